//! What came out of a file.

use serde::{Deserialize, Serialize};

use super::sniff::Kind;
use crate::terms::personal_data::{Found, Trace};
use crate::terms::personal_number::{Certainty, Sort};

/// What was found in a file that could be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Examined {
    /// What it is.
    pub kind: Kind,
    /// What was found in its text, hidden or not.
    pub traces: Vec<FileTrace>,
    /// What it is like.
    pub traits: Vec<Trait>,
}

/// Something found in one part of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileTrace {
    /// The part: `sidan 3`, `word/comments.xml`.
    pub part: String,
    /// The line in the part's text, from 1.
    pub line: usize,
    /// What was found.
    pub what: What,
    /// The name by which a waiver calls a number.
    pub seal: String,
}

/// What was found, as it travels from the child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum What {
    /// A number of a person: sort and certainty, as 0–2.
    Number(u8, u8),
    /// An address of mail.
    Email(String),
    /// A telephone.
    Telephone(String),
    /// Words about protected persons.
    Wording(String),
    /// A key.
    Key(String),
}

/// A trait of a file that an editor should know of before it is published.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Trait {
    /// A PDF without the structure that assistive technology reads.
    Untagged,
    /// A PDF without a title.
    NoTitle,
    /// A PDF without a language.
    NoLanguage,
    /// Pages that are pictures alone.
    Scanned,
    /// A name of an author or last editor.
    Author,
    /// A script or macro.
    Script,
    /// Files inside the file.
    Embedded,
    /// Comments or annotations.
    Comments,
    /// Tracked changes, with what was deleted.
    Revisions,
    /// Text that is not shown.
    HiddenText,
    /// Text under a black box, which can be copied.
    Covered,
    /// Sheets, rows or columns that are not shown.
    HiddenCells,
    /// Links to other files or servers that open with the file.
    External,
    /// A file whose text cannot be read in part.
    Unreadable,
}

/// Why a file cannot go out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// Its kind is not published.
    Kind(Kind),
    /// Its name says another kind than its bytes.
    Name(Kind),
    /// It has no bytes, and its name says that it should.
    Empty,
    /// It is larger than an attachment may be.
    Size,
    /// It is encrypted or has a password.
    Encrypted,
    /// It is broken.
    Broken,
    /// It grows beyond all bounds when unpacked.
    Bomb,
    /// An SVG with script, outside references or foreign content.
    Svg,
    /// XML that a browser shows as a page of its own.
    Xml,
    /// An image in another form than its format has: what it carries beside the picture cannot be taken out.
    Image,
    /// Reading it took too much time or memory.
    Exhausted,
    /// The reader could not be started.
    NoReader,
    /// The file cannot be opened.
    Unopened,
}

impl FileTrace {
    /// A trace in a part of a file.
    pub fn new(part: &str, text: &str, trace: Trace) -> Self {
        let line = text[..trace.span.start].matches('\n').count() + 1;
        Self { part: part.to_owned(), line, what: What::from(trace.found), seal: trace.seal }
    }
}

impl From<Found> for What {
    fn from(found: Found) -> Self {
        match found {
            Found::Number(sort, certainty) => Self::Number(sort as u8, certainty as u8),
            Found::Email(address) => Self::Email(address),
            Found::Telephone(number) => Self::Telephone(number),
            Found::Wording(word) => Self::Wording(word.to_owned()),
            Found::Key(kind) => Self::Key(kind.to_owned()),
        }
    }
}

impl What {
    /// The sort and certainty of a number.
    pub fn number(&self) -> Option<(Sort, Certainty)> {
        let Self::Number(sort, certainty) = self else { return None };
        let sort = [Sort::Personal, Sort::Coordination, Sort::Interim].into_iter().nth(usize::from(*sort))?;
        let certainty = [Certainty::Sure, Certainty::Doubtful, Certainty::NearMiss]
            .into_iter()
            .nth(usize::from(*certainty))?;
        Some((sort, certainty))
    }
}
