//! A link whose text does not say where it leads.

use crate::checks::check::{Check, Found, Look};
use crate::diagnostics::{Code, Words};
use crate::markup::{Block, Reference};

static CODE: Code = Code::error(
    "vague-link-text",
    Words("Länktexten säger inte vart länken leder", "The link text does not say where the link leads"),
    Words("Den som lyssnar får ofta länkarna upplästa i en lista, utan texten runt omkring. \"Här\" säger då ingenting.", "Whoever listens often hears the links in a list, without the words around them. \"Here\" then says nothing."),
    Words("Skriv vad läsaren hittar: [programmet för trygg skolväg](…)", "Write what the reader will find: [the programme for safe ways to school](…)"),
)
.in_html(Words("Skriv i länken vad läsaren hittar: <a href=…>Programmet för trygg skolväg</a>", "Write in the link what the reader will find: <a href=…>The programme for safe ways to school</a>"))
.resting_on("WCAG 2.4.4, 2.4.9, EN 301 549 9.2.4.4");

/// A link whose text does not say where it leads.
pub static CHECK: Check = Check { code: &CODE, look: Look::Text(look) };

/// Link texts that mean nothing alone, in Swedish and English.
const VAGUE: &[&str] = &[
    "här",
    "klicka här",
    "tryck här",
    "läs mer",
    "läs mer här",
    "läs vidare",
    "mer",
    "mer info",
    "mer information",
    "visa",
    "visa mer",
    "öppna",
    "ladda ner",
    "ladda ned",
    "hämta",
    "länk",
    "länken",
    "se länk",
    "dokument",
    "dokumentet",
    "bilaga",
    "bilagan",
    "pdf",
    "fil",
    "filen",
    "webbplats",
    "webbplatsen",
    "denna sida",
    "sidan",
    "fortsätt",
    "gå vidare",
    "here",
    "click here",
    "read more",
    "more",
    "link",
    "download",
    "open",
    "this page",
];

fn look(blocks: &[Block]) -> Found {
    let links = blocks.iter().flat_map(|block| &block.links).filter(|link| link.is == Reference::Link);
    links
        .filter(|link| VAGUE.contains(&plain(&link.text).as_str()))
        .map(|link| {
            let said = link.text.trim();
            (link.span.clone(), text!("länktexten är bara \"{said}\"", "the link text is only \"{said}\""))
        })
        .collect()
}

/// Lower case, letters and spaces alone.
fn plain(text: &str) -> String {
    let kept: String = text.chars().filter(|c| c.is_alphabetic() || c.is_whitespace()).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::Parsed;

    #[test]
    fn only_texts_that_mean_nothing_alone_are_told() {
        let found = |text: &str| look(&Parsed::new(text, 0).blocks()).len();
        assert_eq!(found("Se [här](a.md) och [Läs mer »](b.md), [**PDF**](c.pdf)."), 3);
        assert_eq!(
            found("Se [programmet](a.md), [här i Exempelby](b.md) och [läs mer om skolvägar](c.md)."),
            0
        );
    }
}
