//! What the reader of a text notices on its way; whether it is a fault is for the checks to say.

use std::ops::Range;

/// Something noticed in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What.
    pub kind: FindingKind,
    /// Where in the file's decoded text.
    pub span: Range<usize>,
}

/// What can be noticed in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FindingKind {
    /// HTML, which is shown as text.
    RawHtml,
    /// A heading of the first level; the title is the only one.
    TopHeading,
    /// A heading that skips a level.
    SkippedLevel {
        /// The level before.
        from: u8,
        /// The level found.
        to: u8,
    },
    /// A heading without text.
    EmptyHeading,
    /// Two places with one id.
    DuplicateId(String),
    /// A table that nothing introduces.
    TableWithoutCaption,
    /// A column without a heading.
    EmptyColumnHeading,
    /// A row with other than the table's number of cells, whose surplus would be lost.
    RowWidth {
        /// How many columns the table has.
        columns: usize,
        /// How many cells the row has.
        cells: usize,
    },
    /// A template's text that nobody filled in.
    Placeholder,
    /// A link without text.
    EmptyLink,
    /// An image without a text alternative.
    NoAlternative,
    /// A link or image whose scheme is not allowed.
    Scheme(String),
    /// An image from another site.
    RemoteImage,
    /// A reference to a note that does not exist.
    MissingNote(String),
    /// A note that no text refers to, and that is shown nowhere.
    UnusedNote(String),
    /// A line that is read as the address of a link that no text has, and is shown nowhere.
    UnusedAddress(String),
    /// A page that does not say its language.
    NoLanguage,
    /// A language that is none.
    UnknownLanguage(String),
    /// A page without a title.
    NoTitle,
    /// A page without a heading of the first level.
    NoTopHeading,
    /// A page that does not say where its content begins.
    NoMain,
    /// A page that cannot be made larger.
    ZoomBlocked,
    /// A page that changes by itself after a while.
    Refresh,
    /// A table of data without headings.
    TableWithoutHeadings,
    /// A field that nothing names.
    FieldWithoutLabel,
    /// A button that nothing names.
    ButtonWithoutName,
    /// A frame that nothing names.
    FrameWithoutTitle,
    /// An order of its own for the keyboard.
    ForcedTabOrder,
    /// A reference to an id that the page does not have.
    DanglingReference(String),
    /// Something that answers to the mouse alone.
    ClickWithoutRole,
}
