//! `[utseende]`: the municipality's own colours, logo and fonts, with the contrast of every text held against its ground.

use std::sync::Arc;

use super::PATH;
use crate::diagnostics::{Code, Diagnostic, Place, Words};
use crate::fields::{Fields, Placed};
use crate::terms::Colour;

/// A colour that is none.
pub static BAD_COLOUR: Code = Code::error(
    "bad-colour",
    Words("Färgen går inte att läsa", "The colour cannot be read"),
    Words(
        "Utan den vet ingen om texten går att läsa mot sin bakgrund.",
        "Without it nobody knows whether the text can be read on its ground.",
    ),
    Words(
        "Skriv sex siffror efter en fyrkant: \"#A3102A\"",
        "Write six digits after a number sign: \"#A3102A\"",
    ),
);

/// A text that cannot be read well on its ground.
pub static LOW_CONTRAST: Code = Code::error(
    "low-contrast",
    Words("Färgen syns för dåligt mot sin bakgrund", "The colour is too faint on its ground"),
    Words(
        "Den som ser dåligt, eller läser ute i solen, kan inte läsa texten.",
        "Whoever sees badly, or reads in the sun, cannot read the text.",
    ),
    Words(
        "Välj en mörkare färg mot ljus bakgrund, eller en ljusare mot mörk. Texten ska ha kontrasten 7:1.",
        "Choose a darker colour on a light ground, or a lighter one on a dark. Text has a contrast of 7:1.",
    ),
)
.resting_on("WCAG 1.4.3, 1.4.6, EN 301 549 9.1.4.3");

/// The contrast that every text has on its ground.
const WANTED: f64 = 7.0;

/// How much of the text's colour there is in a tinted ground.
const TINT: f64 = 0.04;

/// The municipality's own look.
#[derive(Debug, Default)]
pub struct Look {
    /// Colours on a light ground.
    pub light: Palette,
    /// Colours on a dark ground.
    pub dark: Palette,
    /// The municipality's sign.
    pub logo: Option<Logo>,
    /// The font of headings.
    pub headings: Option<Font>,
    /// The font of everything else.
    pub text: Option<Font>,
}

/// Colours that differ from the theme's: the name of the token in the style sheet, and the colour.
#[derive(Debug, Default)]
pub struct Palette(pub Vec<(&'static str, Colour)>);

/// A sign that stands by the site's name.
#[derive(Debug)]
pub struct Logo {
    /// The image, counted from `content/`.
    pub file: Placed<String>,
    /// What it says.
    pub alternative: String,
}

/// A font.
#[derive(Debug)]
pub enum Font {
    /// The sans-serif of the reader's own system.
    System,
    /// A file, counted from `content/`.
    File(Placed<String>),
}

/// A colour that a municipality may set: its key, its token, and what the theme has in light and in dark.
struct Token(&'static str, &'static str, [Colour; 2]);

const fn c(number: u32) -> Colour {
    let [_, red, green, blue] = number.to_be_bytes();
    Colour::new(red, green, blue)
}

const GROUND: Token = Token("bakgrund", "paper", [c(0xfb_fa_f7), c(0x15_17_1b)]);
const TEXTS: &[Token] = &[
    Token("text", "ink", [c(0x1a_1b_1f), c(0xf0_ee_e9)]),
    Token("accent", "thread", [c(0xa3_10_2a), c(0xff_8a_97)]),
    Token("lank", "link", [c(0x0a_47_85), c(0x9c_c9_ff)]),
    Token("besokt", "visited", [c(0x5b_2a_86), c(0xd7_b8_ff)]),
    Token("dampad", "quiet", [c(0x4b_4d_55), c(0xbd_bc_c2)]),
    Token("uppnatt", "met", [c(0x14_53_2d), c(0x9b_e2_b4)]),
    Token("pa_vag", "attention", [c(0x6b_3a_00), c(0xff_cf_87)]),
    Token("ej_uppnatt", "not-met", [c(0x8a_10_20), c(0xff_a3_ac)]),
];

/// Reads `[utseende]`.
pub fn read(fields: &mut Fields<'_, '_>) -> Look {
    fields
        .table("utseende", |table| Look {
            light: table.table("ljust", |colours| palette(colours, 0)).unwrap_or_default(),
            dark: table.table("morkt", |colours| palette(colours, 1)).unwrap_or_default(),
            logo: table
                .table("logotyp", |logo| {
                    let file = logo.required_placed_text("fil");
                    let alternative = logo.required_text("alt");
                    Some(Logo { file: file?, alternative })
                })
                .flatten(),
            headings: font(table, "typsnitt_rubriker"),
            text: font(table, "typsnitt_text"),
        })
        .unwrap_or_default()
}

fn font(table: &mut Fields<'_, '_>, key: &'static str) -> Option<Font> {
    let given = table.placed_text(key)?;
    Some(if given.value == "system" { Font::System } else { Font::File(given) })
}

/// The colours of one ground, each held against it; `at` is 0 for light, 1 for dark.
fn palette(fields: &mut Fields<'_, '_>, at: usize) -> Palette {
    let mut made = Vec::new();
    let Token(key, token, usual) = GROUND;
    let own_ground = colour(fields, key);
    let ground = own_ground.as_ref().map_or(usual[at], |own| own.value);
    made.extend(own_ground.as_ref().map(|own| (token, own.value)));
    let texts: Vec<(&Token, Option<Placed<Colour>>)> =
        TEXTS.iter().map(|token| (token, colour(fields, token.0))).collect();
    let ink = texts[0].1.as_ref().map_or(TEXTS[0].2[at], |own| own.value);
    if own_ground.is_some() {
        made.push(("tint", ground.with(ink, TINT)));
        made.push(("rule", ground.with(ink, 0.2)));
    }
    let mut faint = Vec::new();
    for (Token(key, token, usual), own) in texts {
        match own {
            Some(own) => {
                measure(fields, key, &own, ground);
                made.push((token, own.value));
            }
            None if usual[at].contrast(ground) < WANTED => faint.push(*key),
            None => {}
        }
    }
    if let Some(own_ground) = own_ground.filter(|_| !faint.is_empty()) {
        fields.fault(too_near(&own_ground, &faint, usual[at]));
    }
    Palette(made)
}

/// The fault of a municipality's own ground on which the theme's own colours are faint: the ground is what has to
/// change, or all of them.
fn too_near(ground: &Placed<Colour>, faint: &[&str], usual: Colour) -> Diagnostic {
    let (colour, keys) = (ground.value, faint.join(", "));
    let message = text!(
        "mot {colour} syns de här färgerna för dåligt: {keys}",
        "on {colour} these colours are too faint: {keys}"
    );
    Diagnostic::new(&LOW_CONTRAST, message).at(Place::new(&Arc::from(PATH), ground.span.clone())).help(text!(
        "välj en bakgrund närmare temats {usual}, eller sätt egna färger för dem bredvid bakgrund",
        "choose a ground nearer to the theme's {usual}, or set colours of your own for them beside bakgrund"
    ))
}

fn colour(fields: &mut Fields<'_, '_>, key: &'static str) -> Option<Placed<Colour>> {
    let Placed { value, span } = fields.placed_text(key)?;
    let Some(colour) = Colour::read(&value) else {
        let message = text!("\"{value}\" är ingen färg", "\"{value}\" is no colour");
        fields.fault(
            Diagnostic::new(&BAD_COLOUR, message)
                .at(Place::new(&Arc::from(PATH), span))
                .help(BAD_COLOUR.explanation.fix),
        );
        return None;
    };
    Some(Placed { value: colour, span })
}

fn measure(fields: &mut Fields<'_, '_>, key: &str, text: &Placed<Colour>, ground: Colour) {
    let contrast = text.value.contrast(ground);
    if contrast >= WANTED {
        return;
    }
    // Rounded down, so that 6,98 is not told as the 7 that it is not.
    let shown = format!("{:.1}", (contrast * 10.0).floor() / 10.0);
    let shown_sv = shown.replace('.', ",");
    let colour = text.value;
    let nearest = colour.readable_on(ground, WANTED).map(|near| near.to_string());
    let message = crate::diagnostics::Text::new(
        format!("{key} {colour} har kontrasten {shown_sv}:1 mot {ground}, och text behöver 7:1"),
        format!("{key} {colour} has a contrast of {shown}:1 on {ground}, and text needs 7:1"),
    );
    let found = Diagnostic::new(&LOW_CONTRAST, message)
        .at(Place::new(&Arc::from(PATH), text.span.clone()))
        .help(LOW_CONTRAST.explanation.fix);
    fields.fault(match nearest {
        Some(near) => found.help(text!(
            "{near} är den närmaste färgen som räcker",
            "{near} is the nearest colour that will do"
        )),
        None => found,
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_theme_s_own_colours_are_read_on_their_grounds() {
        for Token(key, _, colours) in TEXTS {
            for (at, colour) in colours.iter().enumerate() {
                assert!(colour.contrast(GROUND.2[at]) >= WANTED, "{key} {colour}");
            }
        }
    }

    #[test]
    fn the_theme_s_own_colours_are_those_of_its_style_sheet() {
        let style = include_str!("../../themes/standard/assets/style.css");
        let (light, dark) = style.split_once("prefers-color-scheme: dark").unwrap();
        for Token(_, token, colours) in TEXTS.iter().chain([&GROUND]) {
            assert!(light.contains(&format!("--{token}: {};", colours[0])), "{token}");
            assert!(dark.contains(&format!("--{token}: {};", colours[1])), "{token}");
        }
    }
}
