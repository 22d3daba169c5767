//! The facts of the accessibility statement (tillgänglighetsredogörelse) that no program can know.
//!
//! What must be in it: lag (2018:1937) 13 §, MDFFS 2019:2 6 §, (EU) 2018/1523.

use std::sync::Arc;

use jiff::civil::Date;

use super::PATH;
use crate::diagnostics::{Code, Diagnostic, Place, Words};
use crate::fields::Fields;

/// A fact that the law demands and the settings lack.
pub static STATEMENT_INCOMPLETE: Code = Code::error(
    "statement-incomplete",
    Words("Tillgänglighetsredogörelsen är inte hel", "The accessibility statement is not whole"),
    Words(
        "En myndighet ska redogöra för hur tillgänglig webbplatsen är. Det som bara ni vet måste ni fylla i; Insyn hittar inte på det.",
        "A public body must state how accessible its site is. What only you know you must fill in; Insyn does not invent it.",
    ),
    Words(
        "Lägg till uppgiften under [tillganglighet] i content/site.toml. En webbplats med raden demonstration behöver den inte.",
        "Add the fact under [tillganglighet] in content/site.toml. A site with the line demonstration does not need it.",
    ),
)
.resting_on("Lag (2018:1937) 13 §, MDFFS 2019:2 6 §, (EU) 2018/1523");

/// What the publisher states of the site's accessibility.
#[derive(Debug)]
pub struct Statement {
    /// How far the site meets the law.
    pub conformity: Conformity,
    /// The day of the assessment.
    pub assessed_on: Option<Date>,
    /// How it was assessed.
    pub method: Method,
    /// The day on which the statement was last gone through.
    pub updated_on: Option<Date>,
    /// The day on which the site was first published.
    pub published_on: Option<Date>,
    /// A form where faults are reported and other formats asked for.
    pub form: String,
    /// How soon somebody usually answers: `två arbetsdagar`.
    pub answer_time: String,
    /// What is known not to work.
    pub faults: Vec<KnownFault>,
    /// What is left out because it would be an undue burden (12 §), with the dated reasons.
    pub undue_burdens: Vec<UndueBurden>,
    /// What the law does not cover (9 §; förordning 2018:1938 2 §).
    pub outside: Vec<String>,
}

/// How far the site meets the law: the three answers that it knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conformity {
    /// Helt förenlig.
    Full,
    /// Delvis förenlig.
    Partial,
    /// Inte förenlig.
    None,
}

/// How the site was assessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// By its publisher.
    Own,
    /// By somebody else.
    External,
    /// By both.
    Both,
}

/// Something that is known not to work.
#[derive(Debug)]
pub struct KnownFault {
    /// What, where and with what effect.
    pub text: String,
    /// The success criterion: `1.4.10`.
    pub criterion: String,
    /// Whom it concerns: one of [`SITUATIONS`].
    pub situation: &'static str,
    /// How the content is reached all the same.
    pub alternative: Option<String>,
    /// When it will be mended.
    pub mended_by: Option<Date>,
}

/// An undue burden: what, and the assessment.
#[derive(Debug)]
pub struct UndueBurden {
    /// What is left out.
    pub text: String,
    /// Why, weighed against the benefit for persons with disabilities.
    pub reason: String,
    /// The day of the assessment.
    pub assessed_on: Option<Date>,
}

/// The ten situations of use by which statements are ordered (EN 301 549, 4.2.1–4.2.10).
pub const SITUATIONS: &[(&str, &str)] = &[
    ("utan_syn", "utan_syn"),
    ("nedsatt_syn", "nedsatt_syn"),
    ("fargseende", "fargseende"),
    ("utan_horsel", "utan_horsel"),
    ("nedsatt_horsel", "nedsatt_horsel"),
    ("utan_rost", "utan_rost"),
    ("finmotorik", "finmotorik"),
    ("rorlighet", "rorlighet"),
    ("flimmer", "flimmer"),
    ("kognition", "kognition"),
];

/// Reads `[tillganglighet]`.
pub fn read(fields: &mut Fields<'_, '_>) -> Option<Statement> {
    fields.table("tillganglighet", |table| Statement {
        conformity: demanded(table, ("forenlighet", "MDFFS 2019:2 6 § 2"), |t, key| {
            t.choice(
                key,
                &[("helt", Conformity::Full), ("delvis", Conformity::Partial), ("inte", Conformity::None)],
            )
        })
        .unwrap_or(Conformity::None),
        assessed_on: demanded(table, ("bedomd", "MDFFS 2019:2 6 § 4"), Fields::date),
        method: demanded(table, ("metod", "MDFFS 2019:2 6 § 4"), |t, key| {
            t.choice(key, &[("egen", Method::Own), ("extern", Method::External), ("bada", Method::Both)])
        })
        .unwrap_or(Method::Own),
        updated_on: demanded(table, ("uppdaterad", "MDFFS 2019:2 6 § 4"), Fields::date),
        published_on: demanded(table, ("publicerad", "(EU) 2018/1523"), Fields::date),
        form: demanded(table, ("formular", "lag (2018:1937) 13 §, MDFFS 2019:2 6 § 5"), Fields::text)
            .unwrap_or_default(),
        answer_time: demanded(table, ("svarstid", "lag (2018:1937) 13 §"), Fields::text).unwrap_or_default(),
        faults: table.tables("brister", |fault| KnownFault {
            text: fault.required_text("text"),
            criterion: fault.required_text("kriterium"),
            situation: fault.required_choice("situation", SITUATIONS).unwrap_or("utan_syn"),
            alternative: fault.text("alternativ"),
            mended_by: fault.date("atgardas"),
        }),
        undue_burdens: table.tables("oskaligt_betungande", |burden| UndueBurden {
            text: burden.required_text("text"),
            reason: burden.required_text("skal"),
            assessed_on: burden.required_date("bedomd"),
        }),
        outside: table.texts("omfattas_inte"),
    })
}

/// Tells that a site which is no demonstration has no statement at all.
pub fn demand(fields: &mut Fields<'_, '_>) {
    let rule = STATEMENT_INCOMPLETE.explanation.rule.unwrap_or_default();
    fields.fault(missing("tillganglighet", rule));
}

/// A fact that the law demands: when its key is not there, the fault names the paragraph.
fn demanded<'t, 'r, T>(
    table: &mut Fields<'t, 'r>,
    (key, rule): (&'static str, &str),
    read: impl FnOnce(&mut Fields<'t, 'r>, &'static str) -> Option<T>,
) -> Option<T> {
    if !table.has(key) {
        let place = table.place(key);
        table.fault(missing(key, rule).at(place));
    }
    read(table, key)
}

fn missing(key: &str, rule: &str) -> Diagnostic {
    Diagnostic::new(
        &STATEMENT_INCOMPLETE,
        text!(
            "{key} saknas; lagen kräver uppgiften ({rule})",
            "{key} is missing; the law demands it ({rule})"
        ),
    )
    .at(Place::new(&Arc::from(PATH), 0..0))
    .help(STATEMENT_INCOMPLETE.explanation.fix)
}
