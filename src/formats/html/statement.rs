//! The accessibility statement: what the publisher states, and what the checks really found.

use serde::Serialize;

use super::desk::{Day, Desk};
use super::layout::{Head, Shell};
use crate::config::{Conformity, KnownFault, Method, SITUATIONS, Statement, UndueBurden};
use crate::diagnostics::{Code, Language};
use crate::site::Subject;

/// Where faults are reported to the authority that supervises.
const AUTHORITY: &str = "https://www.digg.se/tdosanmalan";

/// What the template of the statement gets.
#[derive(Debug, Serialize)]
pub struct StatementView {
    /// What surrounds the page.
    pub shell: Shell,
    /// The title.
    pub heading: String,
    /// What the publisher states; none on a demonstration without a statement.
    pub stated: Option<Stated>,
    /// Kinds of fault that the checks found, and how many of each.
    pub found: Vec<Found>,
    /// Where faults are reported to the authority that supervises.
    pub authority: &'static str,
}

/// What the publisher states.
#[derive(Debug, Serialize)]
pub struct Stated {
    /// `helt`, `delvis` or `inte`.
    pub conformity: &'static str,
    /// `egen`, `extern` or `bada`.
    pub method: &'static str,
    /// The day of the assessment.
    pub assessed_on: Option<Day>,
    /// The day of the last update.
    pub updated_on: Option<Day>,
    /// The day of first publication.
    pub published_on: Option<Day>,
    /// The form.
    pub form: String,
    /// How soon somebody answers.
    pub answer_time: String,
    /// Known faults, by the situation of use they concern.
    pub situations: Vec<Situation>,
    /// Undue burdens.
    pub burdens: Vec<Burden>,
    /// What the law does not cover.
    pub outside: Vec<String>,
}

/// The known faults of one situation of use.
#[derive(Debug, Serialize)]
pub struct Situation {
    /// The situation.
    pub heading: String,
    /// What does not work.
    pub faults: Vec<Fault>,
}

/// Something that is known not to work.
#[derive(Debug, Serialize)]
pub struct Fault {
    /// What, where and with what effect.
    pub text: String,
    /// The success criterion.
    pub criterion: String,
    /// How the content is reached all the same.
    pub alternative: Option<String>,
    /// When it will be mended.
    pub mended_by: Option<Day>,
}

/// An undue burden.
#[derive(Debug, Serialize)]
pub struct Burden {
    /// What is left out.
    pub text: String,
    /// Why.
    pub reason: String,
    /// The day of the assessment.
    pub assessed_on: Option<Day>,
}

/// A kind of fault that the checks found.
#[derive(Debug, Serialize)]
pub struct Found {
    /// What, in the language of the page where the program knows it.
    pub title: &'static str,
    /// The rule it rests on.
    pub rule: &'static str,
    /// How many.
    pub count: usize,
}

/// The view of the statement.
pub fn view(desk: &Desk<'_>, audit: &[(&'static Code, usize)]) -> StatementView {
    let heading = desk.phrase("tillganglighet.titel", &[("namn", desk.site.config.name_in(desk.tongue))]);
    let head = Head { title: desk.word("tillganglighet.kort").to_owned(), ..Head::default() };
    let language = if desk.site.config.language == "sv" { Language::Swedish } else { Language::English };
    StatementView {
        shell: Shell::of(desk, Subject::Statement, head),
        heading,
        stated: desk.site.config.statement.as_ref().map(|statement| stated(desk, statement)),
        found: audit
            .iter()
            .map(|(code, count)| Found {
                title: code.title.in_language(language),
                rule: code.explanation.rule.unwrap_or_default(),
                count: *count,
            })
            .collect(),
        authority: AUTHORITY,
    }
}

fn stated(desk: &Desk<'_>, statement: &Statement) -> Stated {
    let day = |date: Option<jiff::civil::Date>| date.map(|date| desk.day(date));
    let situations = SITUATIONS.iter().map(|(_, name)| Situation {
        heading: desk.term("situation", name),
        faults: statement
            .faults
            .iter()
            .filter(|one| one.situation == *name)
            .map(|one| fault(desk, one))
            .collect(),
    });
    Stated {
        conformity: match statement.conformity {
            Conformity::Full => "helt",
            Conformity::Partial => "delvis",
            Conformity::None => "inte",
        },
        method: match statement.method {
            Method::Own => "egen",
            Method::External => "extern",
            Method::Both => "bada",
        },
        assessed_on: day(statement.assessed_on),
        updated_on: day(statement.updated_on),
        published_on: day(statement.published_on),
        form: statement.form.clone(),
        answer_time: statement.answer_time.clone(),
        situations: situations.filter(|situation| !situation.faults.is_empty()).collect(),
        burdens: statement.undue_burdens.iter().map(|one| burden(desk, one)).collect(),
        outside: statement.outside.clone(),
    }
}

fn fault(desk: &Desk<'_>, fault: &KnownFault) -> Fault {
    Fault {
        text: fault.text.clone(),
        criterion: fault.criterion.clone(),
        alternative: fault.alternative.clone(),
        mended_by: fault.mended_by.map(|date| desk.day(date)),
    }
}

fn burden(desk: &Desk<'_>, burden: &UndueBurden) -> Burden {
    Burden {
        text: burden.text.clone(),
        reason: burden.reason.clone(),
        assessed_on: burden.assessed_on.map(|date| desk.day(date)),
    }
}
