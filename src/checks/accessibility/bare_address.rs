//! A link whose text is an address or a file name.

use crate::checks::check::{Check, Found, Look};
use crate::diagnostics::{Code, Words};
use crate::markup::{Block, Reference};

static CODE: Code = Code::error(
    "bare-address",
    Words("Länktexten är en adress eller ett filnamn", "The link text is an address or a file name"),
    Words(
        "En skärmläsare läser upp adressen tecken för tecken.",
        "A screen reader reads the address sign by sign.",
    ),
    Words("Skriv med ord vad länken leder till.", "Say in words where the link leads."),
)
.resting_on("WCAG 2.4.4, EN 301 549 9.2.4.4");

/// A link whose text is an address or a file name.
pub static CHECK: Check = Check { code: &CODE, look: Look::Text(look) };

/// Endings that tell a file name.
const ENDINGS: &[&str] = &[".pdf", ".docx", ".doc", ".xlsx", ".xls", ".pptx", ".odt", ".ods", ".csv", ".zip"];

fn look(blocks: &[Block]) -> Found {
    let links = blocks.iter().flat_map(|block| &block.links).filter(|link| link.is == Reference::Link);
    links
        .filter(|link| is_address(link.text.trim()))
        .map(|link| {
            (
                link.span.clone(),
                text!(
                    "länktexten är en adress eller ett filnamn",
                    "the link text is an address or a file name"
                ),
            )
        })
        .collect()
}

/// An e-mail address or a host name alone is said as it is; a whole address with its path is not.
fn is_address(text: &str) -> bool {
    let lower = text.to_lowercase();
    if lower.contains(char::is_whitespace) || lower.contains('@') {
        return false;
    }
    lower.contains("://")
        || ENDINGS.iter().any(|ending| lower.ends_with(ending))
        || lower.starts_with("www.") && lower.contains('/')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::Parsed;

    #[test]
    fn addresses_and_file_names_are_told() {
        let found = |text: &str| look(&Parsed::new(text, 0).blocks()).len();
        assert_eq!(found("<https://exempel.se/a> och [protokoll.pdf](protokoll.pdf)"), 2);
        assert_eq!(found("[exempel.se](https://exempel.se), <kansli@exempel.se>, [protokollet](p.pdf)"), 0);
    }
}
