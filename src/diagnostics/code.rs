//! The stable name of a kind of fault, with what `insyn explain` says of it.

use super::text::Words;

/// How much a fault weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site cannot be built.
    Error,
    /// The site is built, and somebody should look; `--strict` makes it an error.
    Warning,
    /// Said for information.
    Note,
}

/// A kind of fault: its stable name, its weight and what it means.
///
/// Two codes are the same when their names are.
#[derive(Debug)]
pub struct Code {
    /// Stable, English, lower case with hyphens: `unknown-key`.
    pub id: &'static str,
    /// The weight unless the site's settings say otherwise.
    pub severity: Severity,
    /// One line.
    pub title: Words,
    /// Told at length by `insyn explain`.
    pub explanation: Explanation,
}

/// What `insyn explain CODE` says below the title.
#[derive(Debug, Clone, Copy)]
pub struct Explanation {
    /// Why it matters, and for whom.
    pub why: Words,
    /// How it is put right.
    pub fix: Words,
    /// How it is put right in HTML, where that is another thing than in a text.
    pub in_html: Option<Words>,
    /// The rule behind it where there is one: a WCAG criterion, a paragraph of law.
    pub rule: Option<&'static str>,
}

impl Code {
    /// A fault that stops the build.
    pub const fn error(id: &'static str, title: Words, why: Words, fix: Words) -> Self {
        Self {
            id,
            severity: Severity::Error,
            title,
            explanation: Explanation { why, fix, in_html: None, rule: None },
        }
    }

    /// A fault that is told and does not stop the build.
    pub const fn warning(id: &'static str, title: Words, why: Words, fix: Words) -> Self {
        Self {
            id,
            severity: Severity::Warning,
            title,
            explanation: Explanation { why, fix, in_html: None, rule: None },
        }
    }

    /// Something worth knowing, which neither stops the build nor is wrong.
    pub const fn note(id: &'static str, title: Words, why: Words, fix: Words) -> Self {
        Self {
            id,
            severity: Severity::Note,
            title,
            explanation: Explanation { why, fix, in_html: None, rule: None },
        }
    }

    /// The same code with the rule that it rests on.
    #[must_use]
    pub const fn resting_on(self, rule: &'static str) -> Self {
        let explanation = Explanation { rule: Some(rule), ..self.explanation };
        Self { id: self.id, severity: self.severity, title: self.title, explanation }
    }

    /// The same code with how it is put right in HTML.
    #[must_use]
    pub const fn in_html(self, fix: Words) -> Self {
        let explanation = Explanation { in_html: Some(fix), ..self.explanation };
        Self { id: self.id, severity: self.severity, title: self.title, explanation }
    }
}

impl Explanation {
    /// How it is put right in a finished page.
    pub fn fix_in_html(&self) -> Words {
        self.in_html.unwrap_or(self.fix)
    }
}

impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Code {}
