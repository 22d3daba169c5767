//! Swedish sentences that a seed decides: the same words on every machine.

use fastrand::Rng;

const SUBJECTS: &[&str] = &[
    "kommunen",
    "nämnden",
    "förvaltningen",
    "kommunstyrelsen",
    "skolan",
    "verksamheten",
    "utredningen",
    "tjänsteskrivelsen",
    "styrelsen",
    "samhällsbyggnadskontoret",
    "äldreomsorgen",
    "biblioteket",
];
const VERBS: &[&str] = &[
    "föreslår",
    "redovisar",
    "beskriver",
    "följer upp",
    "prövar",
    "genomför",
    "utreder",
    "planerar",
    "beslutar om",
    "återkommer med",
    "finansierar",
    "samordnar",
];
const OBJECTS: &[&str] = &[
    "åtgärder",
    "kostnader",
    "insatser för barn och unga",
    "trafiksäkerheten",
    "underhållet av vägar",
    "en plan för klimatet",
    "platser i förskolan",
    "resultatet av mätningen",
    "avtalet med regionen",
    "hyran för lokalerna",
    "stödet till föreningslivet",
    "bemanningen på natten",
];
const ENDINGS: &[&str] = &[
    "under hela perioden",
    "enligt den antagna budgeten",
    "i samråd med de berörda",
    "senast vid årets slut",
    "utan att kvaliteten försämras",
    "i alla delar av kommunen",
    "med hänsyn till barnets bästa",
    "tillsammans med grannkommunerna",
    "så att fler kan delta på lika villkor",
    "när medel har anvisats",
];

/// About this many words in sentences.
pub fn words(rng: &mut Rng, count: usize) -> String {
    let mut text = String::with_capacity(count * 8);
    let mut written = 0;
    while written < count {
        let sentence = sentence(rng);
        written += sentence.split(' ').count();
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&sentence);
    }
    text
}

/// One sentence of about ten words.
pub fn sentence(rng: &mut Rng) -> String {
    let mut made =
        format!("{} {} {} {}", one(rng, SUBJECTS), one(rng, VERBS), one(rng, OBJECTS), one(rng, ENDINGS));
    if rng.bool() {
        made.push_str(&format!(", och {} {} {}", one(rng, SUBJECTS), one(rng, VERBS), one(rng, OBJECTS)));
    }
    made.push('.');
    capitalised(&made)
}

/// A title of a few words.
pub fn title(rng: &mut Rng) -> String {
    capitalised(&format!("{} {}", one(rng, OBJECTS), one(rng, ENDINGS)))
}

/// One of several.
pub fn one<'w>(rng: &mut Rng, several: &[&'w str]) -> &'w str {
    several[rng.usize(..several.len())]
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
