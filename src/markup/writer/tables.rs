//! Tables: a region that scrolls, a caption, headings of columns and rows.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::{TableState, Writer};
use crate::markup::finding::FindingKind;
use crate::markup::table::Shape;

impl Writer<'_> {
    /// Whether a paragraph is a table's caption: it begins `Tabell:` and the table follows.
    pub(super) fn is_caption(&self, at: usize) -> bool {
        let begins =
            matches!(self.events.get(at + 1), Some((Event::Text(text), _)) if text.starts_with("Tabell:"));
        begins && matches!(self.events.get(self.end_of(at) + 1), Some((Event::Start(Tag::Table(_)), _)))
    }

    /// A table, with its caption where the paragraph before it is one.
    pub(super) fn table(&mut self, at: usize, caption: Option<usize>) -> usize {
        let start = caption.map_or(at, |caption| self.end_of(caption) + 1);
        let end = self.end_of(start);
        self.tables += 1;
        let id = format!("tabell-{}", self.tables);
        self.raw(&format!(
            "<div class=\"tabell\" role=\"region\" aria-labelledby=\"{id}\" tabindex=\"0\">\n<table>\n<caption id=\"{id}\">"
        ));
        if let Some(caption) = caption {
            let written = self.prose.html.len();
            self.stretch(caption + 1..start - 1);
            let said = self.prose.html[written..].trim_start_matches("Tabell:").trim_start().to_owned();
            // Slots in a caption move with the text they stand in.
            let cut = self.prose.html.len() - written - said.len();
            self.prose.html.truncate(written);
            self.raw(&said);
            for slot in self.prose.slots.iter_mut().rev().take_while(|slot| slot.at > written) {
                slot.at -= cut;
            }
        } else {
            self.found(FindingKind::TableWithoutCaption, &self.events[start].1);
        }
        self.raw("</caption>\n");
        let shape = Shape::of(self.text, &self.events[start + 1..=end]);
        for (cells, span) in &shape.uneven {
            self.found(FindingKind::RowWidth { columns: shape.columns, cells: *cells }, span);
        }
        self.table = TableState { shape, ..TableState::default() };
        self.stretch(start + 1..end);
        self.raw("</tbody>\n</table>\n</div>\n");
        end + 1
    }

    pub(super) fn cell(&mut self, span: &Range<usize>) {
        let column = self.table.column;
        let empty = self.text[span.clone()].trim_matches(['|', ' ']).is_empty();
        if self.table.in_head {
            if empty && column > 0 {
                self.found(FindingKind::EmptyColumnHeading, span);
            }
            if empty {
                return self.raw("<td>");
            }
        }
        let figures = column > 0 && self.table.shape.figures.get(column).copied().unwrap_or(false);
        self.raw(match (self.table.in_head, column, figures) {
            (true, _, true) => "<th scope=\"col\" class=\"tal\">",
            (true, _, false) => "<th scope=\"col\">",
            (false, 0, _) => "<th scope=\"row\">",
            (false, _, true) => "<td class=\"tal\">",
            (false, _, false) => "<td>",
        });
    }
}
