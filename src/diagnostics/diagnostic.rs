//! One fault: what, where, why and what to do.

use std::ops::Range;
use std::sync::Arc;

use super::code::{Code, Severity};
use super::text::Text;

/// Where in the sources: a file, named from the site's folder with `/`, and the bytes in its decoded
/// text (see [`super::Source`]). An empty span at 0 means the file as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file, as `content/organ/ks.md`.
    pub path: Arc<str>,
    /// The bytes in the decoded text.
    pub span: Range<usize>,
    /// Whether the line may be shown.
    pub line: Line,
}

/// Whether the line of a place may be shown to whoever reads the fault: a screen, a log that is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Line {
    /// It is shown.
    #[default]
    Shown,
    /// It may hold what nobody else should read: its number and column are shown, not its words.
    Hidden,
}

impl Place {
    /// A stretch of a file.
    pub fn new(path: &Arc<str>, span: Range<usize>) -> Self {
        Self { path: Arc::clone(path), span, line: Line::Shown }
    }

    /// A file as a whole.
    pub fn file(path: &str) -> Self {
        Self { path: Arc::from(path), span: 0..0, line: Line::Shown }
    }

    /// The same place, told by line and column without the line's words.
    #[must_use]
    pub fn discreet(mut self) -> Self {
        self.line = Line::Hidden;
        self
    }
}

/// One fault.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// The kind of fault.
    pub code: &'static Code,
    /// The weight after the site's settings.
    pub severity: Severity,
    /// What was found.
    pub message: Text,
    /// Where, if it has a place.
    pub place: Option<Place>,
    /// Written under the caret.
    pub label: Option<Text>,
    /// The next step.
    pub help: Option<Text>,
    /// The text that should stand at the place instead ("menade du …?").
    pub replacement: Option<String>,
    /// Another place that has to do with it, and how.
    pub related: Option<(Place, Text)>,
    /// Whether message and help may be told also of a file that is not public: no word of them stands in it.
    pub wordless: bool,
}

impl Diagnostic {
    /// A fault of a kind, with what was found.
    pub fn new(code: &'static Code, message: impl Into<Text>) -> Self {
        Self {
            code,
            severity: code.severity,
            message: message.into(),
            place: None,
            label: None,
            help: None,
            replacement: None,
            related: None,
            wordless: false,
        }
    }

    /// With its place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// With a word under the caret.
    #[must_use]
    pub fn label(mut self, label: impl Into<Text>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// With the next step.
    #[must_use]
    pub fn help(mut self, help: impl Into<Text>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// With the nearest known word, offered as a replacement of the place.
    #[must_use]
    pub fn did_you_mean(mut self, nearest: Option<&str>) -> Self {
        if let Some(word) = nearest {
            self.help = Some(text!("menade du \"{word}\"?", "did you mean \"{word}\"?"));
            self.replacement = Some(word.to_owned());
        }
        self
    }

    /// With the nearest known word, offered as a replacement of a place that is a text in quotation marks.
    #[must_use]
    pub fn did_you_mean_text(self, nearest: Option<&str>) -> Self {
        let replacement = nearest.map(|word| format!("\"{word}\""));
        let mut found = self.did_you_mean(nearest);
        found.replacement = replacement;
        found
    }

    /// With the nearest known word, named and not put in: the place is more than the word.
    #[must_use]
    pub fn did_you_mean_word(self, nearest: Option<&str>) -> Self {
        let mut found = self.did_you_mean(nearest);
        found.replacement = None;
        found
    }

    /// Told without a word of the file: with words of the program alone.
    #[must_use]
    pub fn without_words(mut self) -> Self {
        self.wordless = true;
        self
    }

    /// The same fault without a word of the file: what kind of fault, where, and the usual way to put it right.
    /// For files that are not public.
    #[must_use]
    pub fn discreet(self) -> Self {
        let (code, place) = (self.code, self.place.map(Place::discreet));
        if self.wordless {
            return Self { place, label: None, replacement: None, related: None, ..self };
        }
        Self { severity: self.severity, place, ..Self::new(code, code.title).help(code.explanation.fix) }
    }

    /// With another place.
    #[must_use]
    pub fn related(mut self, place: Place, text: Text) -> Self {
        self.related = Some((place, text));
        self
    }
}
