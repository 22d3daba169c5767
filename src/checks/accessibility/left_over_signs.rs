//! Signs of Markdown that were not read as such, and stand in the text.

use std::ops::Range;

use memchr::memchr3;

use crate::checks::check::{Check, Found, Look};
use crate::diagnostics::{Code, Text, Words};
use crate::markup::{Block, BlockKind};

static CODE: Code = Code::warning(
    "left-over-signs",
    Words("Tecken för formatering står kvar i texten", "Signs of formatting are left in the text"),
    Words(
        "Läsaren ser tecknen, och rubriken, tabellen eller länken blir ingen.",
        "The reader sees the signs, and the heading, table or link is none.",
    ),
    Words("Skriv om stället så som meddelandet säger.", "Rewrite the place as the message says."),
)
.resting_on("WCAG 1.3.1, EN 301 549 9.1.3.1");

/// Signs of Markdown that were not read as such.
pub static CHECK: Check = Check { code: &CODE, look: Look::Text(look) };

fn look(blocks: &[Block]) -> Found {
    let found = blocks.iter().filter_map(|block| {
        let (stretch, message) = left_over(block)?;
        Some((block.place(stretch), message))
    });
    found.collect()
}

fn left_over(block: &Block) -> Option<(Range<usize>, Text)> {
    let text = &*block.text;
    match block.kind {
        BlockKind::Heading(_) => attributes(text),
        // Each of the others has one of these.
        _ if memchr3(b'#', b'|', b'[', text.as_bytes()).is_none() => None,
        BlockKind::Paragraph => {
            heading_without_space(text).or_else(|| table_without_rule(text)).or_else(|| swapped_link(text))
        }
        BlockKind::Cell | BlockKind::Definition => swapped_link(text),
    }
}

/// `##Öppettider`. A single sign may be a tag of other media.
fn heading_without_space(text: &str) -> Option<(Range<usize>, Text)> {
    let mut at = 0;
    for line in text.split('\n') {
        let words = line.trim_start_matches('#');
        let signs = line.len() - words.len();
        if (2..=6).contains(&signs) && words.starts_with(char::is_alphanumeric) {
            let (signs, words) = line.split_at(signs);
            return Some((
                at..at + line.len(),
                text!(
                    "rubriken blir ingen: skriv {signs} {words}",
                    "the heading is none: write {signs} {words}"
                ),
            ));
        }
        at += line.len() + 1;
    }
    None
}

/// Rows between bars, without the row of dashes that makes them a table.
fn table_without_rule(text: &str) -> Option<(Range<usize>, Text)> {
    let mut lines = text.lines().map(str::trim);
    let mut is_row =
        || lines.next().is_some_and(|line| line.starts_with('|') && line.matches('|').count() > 1);
    (is_row() && is_row()).then(|| {
        let rule = "|---".repeat(text.lines().next().map_or(2, |line| line.matches('|').count() - 1)) + "|";
        (
            0..text.len(),
            text!(
                "tabellen blir ingen: skriv {rule} under rubrikraden",
                "the table is none: write {rule} under the row of headings"
            ),
        )
    })
}

/// `(Programmet)[/index.md]`: the brackets of a link, the other way round.
fn swapped_link(text: &str) -> Option<(Range<usize>, Text)> {
    let middle = text.find(")[")?;
    let begin = text[..middle].rfind('(')?;
    let (address, _) = text[middle + 2..].split_once(']')?;
    let leads = ["/", "./", "../", "http://", "https://", "www.", "mailto:"];
    let is_address = leads.iter().any(|lead| address.starts_with(lead)) || address.ends_with(".md");
    let words = &text[begin + 1..middle];
    (is_address && !address.contains(char::is_whitespace)).then(|| {
        (
            begin..middle + address.len() + 3,
            text!(
                "länken blir ingen: skriv [{words}]({address})",
                "the link is none: write [{words}]({address})"
            ),
        )
    })
}

/// `## Mål 1a (#mal-1a .mal)`: the anchor of a heading in other brackets than `{…}`.
fn attributes(text: &str) -> Option<(Range<usize>, Text)> {
    let shown = text.trim_end();
    let closed = shown.strip_suffix([')', ']', '}'])?;
    let begin = ["(#", "(.", "[#", "{#", "{."].iter().filter_map(|sign| shown.rfind(sign)).max()?;
    let inner = closed.get(begin + 1..)?;
    let is_anchor =
        !inner.contains(['(', '[', '{']) && inner.split(' ').all(|part| part.starts_with(['#', '.']));
    is_anchor.then(|| {
        (
            begin..shown.len(),
            text!("ankaret läses inte: skriv {{{inner}}}", "the anchor is not read: write {{{inner}}}"),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::Parsed;

    #[test]
    fn signs_that_were_not_read_are_told_and_sound_text_is_not() {
        let found = |text: &str| look(&Parsed::new(text, 0).blocks()).len();
        for text in [
            "##Öppettider",
            "Rad.\n###Rad",
            "| a | b |\n| 1 | 2 |",
            "Se (programmet)[/index.md].",
            "- (här)[../a.md]",
            "## Mål (#mal-1a .mal)",
        ] {
            assert_eq!(found(text), 1, "{text}");
        }
        for text in [
            "## Öppettider",
            "#skolan",
            "Nummer ##",
            "`##x`",
            "Tabell: T\n\n| a | b |\n|---|---|\n| 1 | 2 |",
            "| ensam | rad |",
            "Se [programmet](/index.md) (2026)[^1].\n\n[^1]: Not.",
            "Enligt (punkt 3)[sic].",
            "## Mål {#mal-1a .mal}",
            "## Mål (nr #3)",
        ] {
            assert_eq!(found(text), 0, "{text}");
        }
    }
}
