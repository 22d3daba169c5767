//! What every document has: title, summary, and when it may be shown.

use jiff::civil::Date;

use super::document::Data;
use super::withdrawn::{Correction, Withdrawn};
use crate::fields::{Fields, Placed};

/// What every document has.
#[derive(Debug, Clone, Default)]
pub struct Head {
    /// The title, as printed.
    pub title: String,
    /// One to three plain sentences.
    pub summary: Option<String>,
    /// The same in easy words (lättläst), paragraph by paragraph: short sentences, one thought in each.
    pub easy: Vec<String>,
    /// A draft is not published.
    pub draft: bool,
    /// Not published before this day.
    pub publish_on: Option<Date>,
    /// Was published and is no more.
    pub withdrawn: Option<Withdrawn>,
    /// What was wrong in it and is right now, the oldest first.
    pub corrections: Vec<Correction>,
    /// Addresses that the page had before, from the site's root.
    pub former_addresses: Vec<Placed<String>>,
}

impl Head {
    /// Reads the keys that every document has. The title is `titel`, a body's is `namn`; a meeting makes
    /// its own and has neither.
    pub fn read(fields: &mut Fields<'_, '_>, title_key: Option<&'static str>) -> Self {
        Self {
            title: title_key.map(|key| fields.required_text(key)).unwrap_or_default(),
            summary: fields.text("sammanfattning"),
            easy: fields.text("lattlast").as_deref().map(paragraphs).unwrap_or_default(),
            draft: fields.flag("utkast"),
            publish_on: fields.date("publiceras"),
            withdrawn: Withdrawn::read(fields),
            corrections: Correction::read_all(fields),
            former_addresses: fields.placed_texts("tidigare_adresser"),
        }
    }
}

/// The keys whose values are shown and decide nothing of how the site hangs together, but the place of a title in the
/// index from A to Ö. By the titles of bodies and steering documents lists are in order and texts name them.
pub fn only_shown(data: &Data, title_key: Option<&'static str>) -> Vec<&'static str> {
    let title = title_key.filter(|_| !matches!(data, Data::Body(_) | Data::Steering(_)));
    title.into_iter().chain(["sammanfattning", "lattlast"]).collect()
}

/// The paragraphs of a text, parted by empty lines; lines within one are run together.
fn paragraphs(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    lines.split(|line| line.is_empty()).filter(|part| !part.is_empty()).map(|part| part.join(" ")).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn an_empty_line_parts_paragraphs() {
        assert_eq!(super::paragraphs("\nEn mening.\nEn till.\n \n\nNy.\n"), ["En mening. En till.", "Ny."]);
        assert!(super::paragraphs(" \n").is_empty());
    }
}
