//! Black boxes over text in a PDF: what is painted over is not seen, and can still be copied.
//!
//! Only text that was drawn before a dark box, and so lies under it, is covered: white words in a dark table head are
//! drawn after it. A note that is a black square, or a redaction that was marked and never carried out, lies over all.

#![allow(clippy::many_single_char_names, reason = "the six numbers of a matrix have these names in PDF")]

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};

/// The most that the content of one page may be when it is unpacked, in bytes.
const UNPACKED: usize = 64_000_000;
/// Boxes lower than this are lines, in points.
const LOWEST: f32 = 4.0;
/// Boxes narrower than this are lines, in points.
const NARROWEST: f32 = 8.0;
/// How much of a text, in its own size, must lie under a box.
const COVERED: f32 = 0.6;

/// Whether some text of a page lies under something dark.
pub fn covers_text(document: &Document, page: ObjectId) -> bool {
    let Ok(bytes) = document.get_page_content_with_limit(page, UNPACKED) else { return false };
    let Ok(content) = Content::decode(&bytes) else { return false };
    let mut painter =
        Painter { state: State::fresh(), saved: Vec::new(), path: Vec::new(), texts: Vec::new() };
    let covered = content.operations.iter().any(|operation| painter.paint(operation));
    let notes = document.get_page_annotations(page).unwrap_or_default();
    covered || notes.into_iter().filter_map(cover_of_note).any(|cover| painter.covers(cover))
}

/// A matrix as PDF writes it: `a b c d e f`.
type Matrix = [f32; 6];
/// Left, low, right, high.
type Area = [f32; 4];

const SAME: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

#[derive(Clone, Copy)]
struct State {
    matrix: Matrix,
    dark: bool,
    text: Matrix,
    line: Matrix,
    leading: f32,
    size: f32,
}

impl State {
    /// Everything is painted black until something else is said.
    fn fresh() -> Self {
        Self { matrix: SAME, dark: true, text: SAME, line: SAME, leading: 0.0, size: 1.0 }
    }
}

struct Painter {
    state: State,
    saved: Vec<State>,
    path: Vec<Area>,
    texts: Vec<Area>,
}

impl Painter {
    /// Carries out one operation; whether it covers text that is there.
    fn paint(&mut self, operation: &Operation) -> bool {
        let numbers: Vec<f32> = operation.operands.iter().filter_map(|one| one.as_float().ok()).collect();
        match (operation.operator.as_str(), numbers.as_slice()) {
            ("q", _) if self.saved.len() < 64 => self.saved.push(self.state),
            ("Q", _) => self.state = self.saved.pop().unwrap_or(self.state),
            ("cm", &[a, b, c, d, e, f]) => self.state.matrix = times([a, b, c, d, e, f], self.state.matrix),
            ("g" | "rg" | "k" | "sc" | "scn", numbers) => self.state.dark = is_dark(numbers),
            ("re", &[x, y, width, height]) => {
                let corners = [(x, y), (x + width, y), (x, y + height), (x + width, y + height)];
                self.path.push(area(corners.map(|corner| at(corner, self.state.matrix))));
            }
            ("f" | "F" | "f*" | "B" | "B*" | "b" | "b*", _) => {
                let boxes = std::mem::take(&mut self.path);
                return self.state.dark && boxes.into_iter().any(|cover| self.covers(cover));
            }
            ("S" | "s" | "n", _) => self.path.clear(),
            _ => self.write(operation, &numbers),
        }
        false
    }

    /// The operations of text.
    fn write(&mut self, operation: &Operation, numbers: &[f32]) {
        let state = &mut self.state;
        match (operation.operator.as_str(), numbers) {
            ("BT", _) => (state.text, state.line) = (SAME, SAME),
            ("Tf", &[size]) => state.size = size,
            ("TL", &[leading]) => state.leading = leading,
            ("Tm", &[a, b, c, d, e, f]) => {
                (state.text, state.line) = ([a, b, c, d, e, f], [a, b, c, d, e, f]);
            }
            ("Td", &[x, y]) => self.next_line(x, y),
            ("TD", &[x, y]) => {
                self.state.leading = -y;
                self.next_line(x, y);
            }
            ("T*", _) => self.next_line(0.0, -self.state.leading),
            ("Tj" | "TJ", _) => self.show(&operation.operands),
            ("'" | "\"", _) => {
                self.next_line(0.0, -self.state.leading);
                self.show(&operation.operands);
            }
            _ => {}
        }
    }

    fn next_line(&mut self, x: f32, y: f32) {
        self.state.line = times([1.0, 0.0, 0.0, 1.0, x, y], self.state.line);
        self.state.text = self.state.line;
    }

    /// Remembers about where a text stands: a letter is half as wide as it is high.
    fn show(&mut self, operands: &[Object]) {
        let width = 0.5 * self.state.size * letters(operands);
        let whole = times(self.state.text, self.state.matrix);
        let (low, high) = (0.05 * self.state.size, 0.6 * self.state.size);
        let corners = [(0.0, low), (width, low), (0.0, high), (width, high)];
        self.texts.push(area(corners.map(|corner| at(corner, whole))));
        self.state.text = times([1.0, 0.0, 0.0, 1.0, width, 0.0], self.state.text);
    }

    fn covers(&self, cover: Area) -> bool {
        let [left, low, right, high] = cover;
        right - left >= NARROWEST
            && high - low >= LOWEST
            && self.texts.iter().any(|text| {
                let size = text[3] - text[1];
                let wide = right.min(text[2]) - left.max(text[0]);
                let tall = high.min(text[3]) - low.max(text[1]);
                size > 0.0 && tall >= COVERED * size && wide >= COVERED * size
            })
    }
}

/// About how many letters are shown. Fonts with two bytes a letter are counted as one; too wide finds more.
fn letters(operands: &[Object]) -> f32 {
    operands
        .iter()
        .map(|operand| match operand {
            Object::String(bytes, _) if bytes.first() == Some(&0) => half(bytes.len()),
            Object::String(bytes, _) => 2.0 * half(bytes.len()),
            Object::Array(items) => letters(items),
            _ => 0.0,
        })
        .sum()
}

fn half(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX)) / 2.0
}

/// Whether a colour hides black letters: grey, red-green-blue, or cyan-magenta-yellow-black.
fn is_dark(parts: &[f32]) -> bool {
    match *parts {
        [grey] => grey < 0.25,
        [red, green, blue] => red.max(green).max(blue) < 0.3,
        [cyan, magenta, yellow, black] => black > 0.75 || cyan.min(magenta).min(yellow) > 0.75,
        _ => false,
    }
}

/// The place of a note that hides what lies under it.
fn cover_of_note(note: &Dictionary) -> Option<Area> {
    let colour = |key: &[u8]| {
        let parts = note.get(key).and_then(Object::as_array).ok()?;
        Some(is_dark(&parts.iter().filter_map(|one| one.as_float().ok()).collect::<Vec<_>>()))
    };
    let hides = match note.get(b"Subtype").and_then(Object::as_name).ok()? {
        b"Redact" => true,
        b"Square" => colour(b"IC")?,
        b"Highlight" => colour(b"C")?,
        _ => false,
    };
    let rect: Vec<f32> =
        note.get(b"Rect").and_then(Object::as_array).ok()?.iter().flat_map(Object::as_float).collect();
    match rect.as_slice() {
        &[a, b, c, d] if hides => Some(area([(a, b), (c, b), (a, d), (c, d)])),
        _ => None,
    }
}

fn times(first: Matrix, then: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = first;
    let (x, y) = at((e, f), then);
    let row = |x: f32, y: f32| (x * then[0] + y * then[2], x * then[1] + y * then[3]);
    let ((a, b), (c, d)) = (row(a, b), row(c, d));
    [a, b, c, d, x, y]
}

fn at((x, y): (f32, f32), matrix: Matrix) -> (f32, f32) {
    let [a, b, c, d, e, f] = matrix;
    (x * a + y * c + e, x * b + y * d + f)
}

fn area(corners: [(f32, f32); 4]) -> Area {
    corners.iter().fold([f32::MAX, f32::MAX, f32::MIN, f32::MIN], |[left, low, right, high], (x, y)| {
        [left.min(*x), low.min(*y), right.max(*x), high.max(*y)]
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::{Stream, dictionary};

    fn covered(content: &str, note: Option<Dictionary>) -> bool {
        let mut document = Document::with_version("1.7");
        let content = document.add_object(Stream::new(dictionary! {}, content.as_bytes().to_vec()));
        let notes: Vec<Object> = note.into_iter().map(|note| document.add_object(note).into()).collect();
        let page =
            document.add_object(dictionary! { "Type" => "Page", "Contents" => content, "Annots" => notes });
        covers_text(&document, page)
    }

    const TEXT: &str = "BT /F1 12 Tf 50 700 Td (Namn Namnsson) Tj ET";

    #[test]
    fn a_dark_box_over_text_is_seen_however_it_is_painted() {
        for box_over in [
            "0 g 45 695 100 20 re f",
            "0.1 0.1 0.1 rg 45 695 100 20 re f*",
            "0 0 0 1 k 45 695 100 20 re B",
            "q 1 0 0 1 45 695 cm 0 g 0 0 100 20 re f Q",
            "145 715 -100 -20 re f",
            // Over the last name alone.
            "0 g 85 695 60 20 re f",
        ] {
            assert!(covered(&format!("{TEXT} {box_over}"), None), "{box_over}");
        }
        let scaled = "q 0.1 0 0 0.1 0 0 cm BT /F1 120 Tf 1 0 0 1 500 7000 Tm [(Namn) -20 (sson)] TJ ET Q";
        assert!(covered(&format!("{scaled} 0 g 45 695 100 20 re f"), None));
    }

    #[test]
    fn what_hides_nothing_is_let_be() {
        for page in [
            // A dark table head, with white words on it.
            format!("0 g 45 695 100 20 re f 1 g {TEXT}"),
            // A line under the words, a light ground, a frame, a box elsewhere.
            format!("{TEXT} 0 g 45 697 100 1 re f"),
            format!("{TEXT} 0.9 g 45 695 100 20 re f"),
            format!("{TEXT} 0 g 45 695 100 20 re S"),
            format!("{TEXT} 0 g 45 600 100 20 re f"),
            TEXT.to_owned(),
        ] {
            assert!(!covered(&page, None), "{page}");
        }
    }

    #[test]
    fn a_black_note_and_a_redaction_that_was_not_carried_out_are_seen() {
        let note = |kind: &str, colour: &[f32]| {
            let mut made = dictionary! {
                "Subtype" => kind, "Rect" => vec![45.into(), 695.into(), 145.into(), 715.into()],
            };
            made.set("IC", colour.iter().map(|part| Object::Real(*part)).collect::<Vec<_>>());
            made
        };
        assert!(covered(TEXT, Some(note("Square", &[0.0]))));
        assert!(covered(TEXT, Some(note("Redact", &[]))));
        assert!(!covered(TEXT, Some(note("Square", &[1.0, 1.0, 0.0]))));
        assert!(!covered(TEXT, Some(note("Link", &[0.0]))));
    }
}
