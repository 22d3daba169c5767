//! The municipality's own colours, logo and fonts, laid over a theme: a part at the end of its style sheet.

use std::fmt::Write;

use super::assets::Asset;
use crate::config::{Font, Look};
use crate::fields::Placed;

/// As templates name the logo, whatever its kind.
pub const LOGO: &str = "logotyp";
/// The names of the fonts and their files.
const HEADINGS: &str = "rubriker";
const TEXT: &str = "brodtext";

/// The files of a look: each with its name in a theme's folder, and its path from `content/` with its place in the
/// settings.
pub fn files(look: &Look) -> Vec<(String, &Placed<String>)> {
    let fonts = [(HEADINGS, &look.headings), (TEXT, &look.text)];
    let fonts = fonts.into_iter().filter_map(|(name, font)| match font {
        Some(Font::File(file)) => Some((name, file)),
        _ => None,
    });
    let logo = look.logo.iter().map(|logo| (LOGO, &logo.file));
    logo.chain(fonts)
        .map(|(name, file)| {
            let ending = file.value.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
            (format!("assets/{name}.{ending}"), file)
        })
        .collect()
}

/// The part of the style sheet that puts a look on; nothing where there is none.
pub fn style(look: &Look, assets: &[Asset]) -> String {
    let mut style = String::new();
    let mut stacks = Vec::new();
    for (name, token, font) in [(HEADINGS, "serif", &look.headings), (TEXT, "sans", &look.text)] {
        let asset = assets.iter().find(|asset| asset.name.starts_with(&format!("{name}.")));
        match (font, asset) {
            (Some(Font::System), _) if token == "serif" => stacks.push("--serif:var(--sans)".to_owned()),
            (Some(Font::File(_)), Some(asset)) => {
                // The font stands beside the style sheet.
                let file = asset.address.rsplit('/').next().unwrap_or_default();
                let _ = writeln!(
                    style,
                    "@font-face{{font-family:\"{name}\";src:url(\"{file}\");font-display:swap}}"
                );
                stacks.push(format!("--{token}:\"{name}\",system-ui,sans-serif"));
            }
            _ => {}
        }
    }
    rule(&mut style, "all", &stacks);
    for (scheme, palette) in [("light", &look.light), ("dark", &look.dark)] {
        let tokens: Vec<String> =
            palette.0.iter().map(|(token, colour)| format!("--{token}:{colour}")).collect();
        let media = format!("screen and (prefers-color-scheme:{scheme}) and (forced-colors:none)");
        rule(&mut style, &media, &tokens);
    }
    // On paper everything is black but the thread.
    let thread: Vec<String> = look
        .light
        .0
        .iter()
        .filter(|(token, _)| *token == "thread")
        .map(|(token, colour)| format!("--{token}:{colour}"))
        .collect();
    rule(&mut style, "print", &thread);
    style
}

fn rule(style: &mut String, media: &str, tokens: &[String]) {
    if !tokens.is_empty() {
        let _ = writeln!(style, "@media {media}{{:root{{{}}}}}", tokens.join(";"));
    }
}
