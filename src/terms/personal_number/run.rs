//! Runs of digits, and what parts them.

use std::ops::Range;

use super::sign::{Sign, first, of_char};

/// More digits than this in a run are counted and not kept.
const KEPT: usize = 12;

/// What stands between two runs of digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Between {
    /// Something that parts them: words, brackets, the end of a row.
    Far,
    /// White space, possibly with line ends.
    Gap,
    /// A dash, with or without space around it.
    Dash,
    /// A plus, with or without space around it.
    Plus,
    /// The border of two cells.
    Cell,
    /// One full stop, slash, colon or comma, without space.
    Point,
    /// One letter that may stand in an interim number, after a sign or directly.
    Letter {
        /// Whether a dash or plus stands before it.
        signed: bool,
    },
}

/// Digits that nothing parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The first ones.
    pub digits: [u8; KEPT],
    /// How many there are.
    pub len: usize,
    /// Where they stand.
    pub span: Range<usize>,
    /// What stands before them, up to the run before.
    pub before: Between,
    /// Whether that parts nothing and holds no white space.
    pub tight: bool,
    /// Whether a letter stands directly before them.
    pub after_letter: bool,
    /// Whether a letter stands directly after them.
    pub before_letter: bool,
}

/// All runs of a text, in order, and the insides of its tags, in which the caller may look too.
pub fn runs(text: &str) -> (Vec<Run>, Vec<Range<usize>>) {
    let mut reader = Reader::default();
    let mut at = 0;
    while at < text.len() {
        if reader.met.parts() {
            at += reader.pass(&text[at..]);
        }
        at += reader.next(text, at);
    }
    (reader.runs, reader.tags)
}

/// Where the first byte stands that may be part of a digit, or of what is read as a whole: tags, entities, escapes. Of
/// the letters beyond ASCII, those that Swedish is full of are none.
fn first_of_note(bytes: &[u8]) -> usize {
    let of_note = |byte: u8| {
        matches!(byte, b'%' | b'&' | b'<' | b'\\' | 0xC2) | matches!(byte, 0xC4..) | byte.is_ascii_digit()
    };
    let (blocks, rest) = bytes.as_chunks::<32>();
    // No early end within a block: the compiler looks at all of it at once.
    let is_plain = |block: &&[u8; 32]| !block.iter().fold(false, |any, byte| any | of_note(*byte));
    let passed = blocks.iter().take_while(is_plain).count() * 32;
    let end = blocks.get(passed / 32).map_or(rest, |block| &block[..]);
    passed + end.iter().position(|byte| of_note(*byte)).unwrap_or(end.len())
}

/// What was met since the last digit.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each sign is met or not, in any order")]
struct Met {
    far: bool,
    gap: bool,
    line: bool,
    cell: bool,
    quote: bool,
    plus: bool,
    dashes: usize,
    points: usize,
    letters: usize,
    /// The last sign was a letter of interim numbers.
    interim: bool,
    /// The last sign was a letter.
    letter: bool,
    anything: bool,
}

#[derive(Default)]
struct Reader {
    runs: Vec<Run>,
    tags: Vec<Range<usize>>,
    met: Met,
    raised: bool,
}

impl Reader {
    /// Reads one sign; gives its length.
    fn next(&mut self, text: &str, at: usize) -> usize {
        let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) else { return 0 };
        let (sign, length) = first(rest);
        self.take(sign, at..at + length);
        length
    }

    /// Passes over what can neither be a digit nor bring two runs together again; gives its length. Of all that, only the
    /// last sign matters.
    fn pass(&mut self, rest: &str) -> usize {
        let length = first_of_note(rest.as_bytes());
        let last = rest[..length].chars().rev().map(of_char).find(|sign| *sign != Sign::Nothing);
        if let Some(sign) = last {
            self.met.letter = matches!(sign, Sign::Letter(_));
        }
        length
    }

    fn take(&mut self, sign: Sign, span: Range<usize>) {
        match sign {
            Sign::Digit(digit) => self.digit(digit, span, false),
            Sign::Raised(digit) => self.digit(digit, span, true),
            Sign::Nothing => {}
            Sign::Tag => self.tags.push(span),
            other => {
                if matches!(other, Sign::Cell | Sign::Line | Sign::Row) && span.len() > 3 {
                    self.tags.push(span);
                }
                self.part(other);
            }
        }
    }

    fn digit(&mut self, digit: u8, span: Range<usize>, raised: bool) {
        let fresh = self.met.anything || raised != self.raised;
        self.raised = raised;
        if let Some(run) = self.runs.last_mut().filter(|_| !fresh) {
            if run.len < KEPT {
                run.digits[run.len] = digit;
            }
            run.len += 1;
            run.span.end = span.end;
            return;
        }
        let mut digits = [0; KEPT];
        digits[0] = digit;
        let met = std::mem::take(&mut self.met);
        let before = if self.runs.is_empty() { Between::Far } else { met.between() };
        let tight = before != Between::Far && !met.gap && !met.line;
        let after_letter = met.letter;
        self.runs.push(Run { digits, len: 1, span, before, tight, after_letter, before_letter: false });
    }

    fn part(&mut self, sign: Sign) {
        let met = &mut self.met;
        if let (false, Sign::Letter(_), Some(run)) = (met.anything, sign, self.runs.last_mut()) {
            run.before_letter = true;
        }
        met.anything = true;
        met.letter = false;
        met.interim = false;
        match sign {
            Sign::Gap => met.gap = true,
            Sign::Line => met.line = true,
            Sign::Cell => met.cell = true,
            Sign::Dash => met.dashes += 1,
            Sign::Plus => met.plus = true,
            Sign::Point => met.points += 1,
            Sign::Quote => met.quote = true,
            Sign::Letter(c) => {
                met.letters += 1;
                met.letter = true;
                met.interim = super::value::INTERIM.contains(&c.to_ascii_uppercase());
            }
            _ => met.far = true,
        }
    }
}

impl Met {
    /// Whether it parts two runs for good, whatever follows.
    fn parts(&self) -> bool {
        self.far || self.letters > 1 || self.dashes > 2 || (self.cell && self.line)
    }

    fn between(&self) -> Between {
        let signed = self.dashes > 0 || self.plus;
        match self {
            _ if self.parts() => Between::Far,
            _ if self.letters == 1 && self.interim && self.points == 0 && !self.quote && !self.cell => {
                Between::Letter { signed }
            }
            _ if self.letters > 0 => Between::Far,
            _ if self.cell => Between::Cell,
            _ if self.quote => Between::Far,
            _ if self.points > 0 && (self.points > 1 || self.gap || self.line || signed) => Between::Far,
            _ if self.points > 0 => Between::Point,
            _ if self.plus && self.dashes == 0 => Between::Plus,
            _ if signed => Between::Dash,
            _ => Between::Gap,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parted(text: &str) -> Vec<(usize, Between)> {
        runs(text).0.into_iter().map(|run| (run.len, run.before)).collect()
    }

    #[test]
    fn runs_know_what_parts_them() {
        use Between::{Cell, Dash, Far, Gap, Letter, Point};
        assert_eq!(parted("850101 - 9812"), [(6, Far), (4, Dash)]);
        assert_eq!(parted("850101\n9812"), [(6, Far), (4, Gap)]);
        assert_eq!(parted("| 850101 | 9812 |\n| 1 |"), [(6, Far), (4, Cell), (1, Far)]);
        assert_eq!(parted("\"850101\";\"9812\""), [(6, Far), (4, Cell)]);
        assert_eq!(parted("85<b>01</b>01/9812"), [(6, Far), (4, Point)]);
        assert_eq!(parted("850101-T123"), [(6, Far), (3, Letter { signed: true })]);
        assert_eq!(parted("9812²"), [(4, Far), (1, Gap)]);
    }
    /// The same, sign by sign.
    fn slowly(text: &str) -> (Vec<Run>, Vec<Range<usize>>) {
        let mut reader = Reader::default();
        let mut at = 0;
        while at < text.len() {
            at += reader.next(text, at);
        }
        (reader.runs, reader.tags)
    }

    proptest! {
        #[test]
        fn what_is_passed_over_changes_nothing(
            parts in prop::collection::vec(
                "[0-9]{1,4}|[a-zåö]{1,9}|[ *`TåÅ|/.+\n;\"-]{1,3}|<b>|<td a=\"19\">|&#45;|&nbsp;|%2D|%31|\\\\u0031|[–²\u{AD}½٣×\u{A0}]|.",
                0..30,
            )
        ) {
            let text = parts.concat();
            prop_assert_eq!(runs(&text), slowly(&text));
        }
    }
}
