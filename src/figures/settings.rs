//! `matt.toml`: indicators, targets and actions, read and validated.

use std::sync::Arc;

use super::action;
use super::codes::{BAD_NUMBER, BAD_PERIOD, UNKNOWN_INDICATOR, VERDICT_WITHOUT_REASON};
use super::doubtful;
use super::groups::{Groups, TOTAL, nearly_total};
use super::indicator::{Baseline, Break, Direction, Indicator, Operator, Target, Verdict};
use super::set::{FigureSet, Unmeasured};
use crate::diagnostics::{Diagnostic, Place, Report, nearest};
use crate::fields::{Fields, Placed};
use crate::terms::{Attainment, Date, Period, Quantity, State, Unit};

/// What `matt.toml` says of figures in Kolada.
#[derive(Debug, Default)]
pub struct KoladaSettings {
    /// The municipality's code: `1293`.
    pub municipality: Option<String>,
    /// The codes and names of those it is compared with.
    pub peers: Vec<(String, String)>,
    /// When the file was fetched.
    pub fetched: Option<Date>,
}

/// Reads the text of `matt.toml` into a set.
pub fn read(text: &str, path: &Arc<str>, set: &mut FigureSet, report: &mut Report) -> KoladaSettings {
    let mut fields = Fields::parse(text, path, 0, report);
    let mut groups = Groups::default();
    set.indicators = fields.tables("matt", |one| indicator(one, path, &mut groups));
    for found in wrong_sums(&set.indicators, path) {
        fields.fault(found);
    }
    set.actions = fields.tables("atgard", action::read);
    let unmeasured = fields.tables("utan_matt", |one| {
        let goal = one.required_placed_text("mal");
        let reason = one.required_text("skal");
        goal.map(|goal| Unmeasured { place: Place::new(path, goal.span.clone()), goal, reason })
    });
    set.unmeasured = unmeasured.into_iter().flatten().collect();
    let kolada = fields.table("kolada", |one| KoladaSettings {
        municipality: Some(one.required_text("kommun")),
        fetched: one.required_date("hamtad"),
        peers: one.tables("jamfor", |peer| (peer.required_text("kod"), peer.required_text("namn"))),
    });
    fields.finish();
    kolada.unwrap_or_default()
}

/// Parts of a sum that are no indicators, or the sum itself.
fn wrong_sums(all: &[Indicator], path: &Arc<str>) -> Vec<Diagnostic> {
    let tell = |sum: &Indicator, part: &Placed<String>| {
        let given = &part.value;
        let message = if sum.id == *given {
            text!(
                "måttet \"{given}\" kan inte vara en del av sin egen summa",
                "\"{given}\" cannot be a part of its own sum"
            )
        } else if all.iter().any(|one| one.id == *given) {
            return None;
        } else {
            text!("inget mått heter \"{given}\"", "no indicator is called \"{given}\"")
        };
        let others = all.iter().map(|one| one.id.as_str()).filter(|id| *id != sum.id);
        let found =
            Diagnostic::new(&UNKNOWN_INDICATOR, message).at(Place::new(path, part.span.clone())).help(text!(
                "skriv id på de mått som summan består av",
                "write the id of the indicators that make the sum"
            ));
        Some(found.did_you_mean_text(nearest(given, others)))
    };
    all.iter().flat_map(|sum| sum.sum_of.iter().filter_map(move |part| tell(sum, part))).collect()
}

fn indicator(one: &mut Fields<'_, '_>, path: &Arc<str>, groups: &mut Groups) -> Indicator {
    let id = one.required_placed_text("id");
    let place = Place::new(path, id.as_ref().map_or(0..0, |id| id.span.clone()));
    let unit = one.text("enhet").map(|unit| Unit::new(&unit));
    let in_unit = |value: Quantity| match &unit {
        Some(unit) => value.in_unit(unit),
        None => value,
    };
    let targets = one.tables("malvarde", |target| read_target(target, path, groups));
    let mut targets: Vec<Target> =
        targets.into_iter().flatten().map(|one| Target { value: in_unit(one.value), ..one }).collect();
    let baseline = one.table("utgangsvarde", |base| baseline(base, path)).flatten();
    let baseline = baseline.map(|base| Baseline { value: in_unit(base.value), ..base });
    if let Some(reason) = one.placed_text("utan_malvarde") {
        targets.push(Target {
            period: Period::parse("okänt").unwrap_or_else(|| Period::year(0)),
            group: TOTAL.to_owned(),
            operator: Operator::Nothing,
            value: Quantity::of_state(State::NoTarget),
            note: Some(reason.value),
            place: Place::new(path, reason.span),
        });
    }
    Indicator {
        id: id.map(|id| id.value).unwrap_or_default(),
        place,
        goal: one.placed_text("mal"),
        name: one.required_text("namn"),
        definition: one.text("definition"),
        unit,
        direction: one.choice("riktning", Direction::VALUES).unwrap_or(Direction::None),
        baseline,
        source: one.text("kalla"),
        interval: one.text("intervall"),
        note: one.text("anmarkning"),
        breaks: one
            .tables("brott", |gap| {
                let (period, text) = (period(gap, path), gap.required_text("text"));
                Some(Break { period: period?, text })
            })
            .into_iter()
            .flatten()
            .collect(),
        targets,
        verdict: one.table("bedomning", |set| verdict(set)).flatten(),
        persons: one.flag("personer"),
        adds_up: one.flag("grupper_ar_delar"),
        sum_of: one.placed_texts("summa_av"),
        kolada: one.text("kolada"),
        printed_number: one.text("nummer"),
        scale: one.integer_in("skala", 1..=1_000_000).unwrap_or(1),
    }
}

fn read_target(one: &mut Fields<'_, '_>, path: &Arc<str>, groups: &mut Groups) -> Option<Target> {
    let whole = one.place("period");
    let period = period(one, path);
    let operator = one.choice_or_meant("krav", Operator::VALUES, Operator::MEANT);
    let number = one.number_text("tal");
    let words = one.placed_text("text");
    let group = group(one, path, groups);
    let note = one.text("anmarkning");
    let place = match number.as_ref().or(words.as_ref()) {
        Some(said) => Place::new(path, said.span.clone()),
        None => whole,
    };
    let operator = operator.unwrap_or(if number.is_some() { Operator::Equal } else { Operator::Words });
    let value = match (number, words) {
        (Some(number), words) => {
            if words.is_some() {
                unread_words(one);
            }
            let value = read_number(one, path, &number)?;
            if !operator.takes(&value) {
                needless_number(one, path, (operator, &number));
            }
            value
        }
        (None, Some(words)) => Quantity::parse(&words.value)?,
        (None, None) => default_words(one, operator)?,
    };
    Some(Target { period: period?, group, operator, value, note, place })
}

/// For whom a target is.
fn group(one: &mut Fields<'_, '_>, path: &Arc<str>, groups: &mut Groups) -> String {
    let Some(given) = one.placed_text("grupp") else { return TOTAL.to_owned() };
    if let Some(found) = nearly_total(&given.value, Place::new(path, given.span)) {
        one.fault(found);
    }
    groups.named(&given.value)
}

/// What a target says where its operator says it all; one that compares must have something to compare with.
fn default_words(one: &mut Fields<'_, '_>, operator: Operator) -> Option<Quantity> {
    match operator {
        Operator::Equal | Operator::AtLeast | Operator::AtMost | Operator::Below | Operator::Above => {
            require_value(one);
            None
        }
        Operator::All => Quantity::parse("alla"),
        Operator::Yes => Quantity::parse("ja"),
        Operator::Nothing => Some(Quantity::of_state(State::NoTarget)),
        _ => Some(Quantity::of_state(State::Missing)),
    }
}

/// Tells that neither number nor words are there.
fn require_value(one: &mut Fields<'_, '_>) {
    if !one.has("tal") && !one.has("text") {
        one.required_text("tal");
    }
}

/// Tells words that a number beside them leaves unread.
fn unread_words(one: &mut Fields<'_, '_>) {
    let place = one.place("text");
    one.fault(
        Diagnostic::new(
            &BAD_NUMBER,
            text!("tal och text kan inte stå tillsammans", "tal and text cannot stand together"),
        )
        .at(place)
        .help(text!(
            "behåll det ena; vid ett mål kan orden stå i anmarkning",
            "keep one of them; the words of a target may stand in anmarkning"
        )),
    );
}

/// The number that is written; what is none is told.
fn read_number(one: &mut Fields<'_, '_>, path: &Arc<str>, number: &Placed<String>) -> Option<Quantity> {
    let value = Quantity::parse(&number.value).filter(|value| value.amount().is_some());
    if value.is_none() {
        bad_number(one, path, number);
    }
    value
}

fn needless_number(
    one: &mut Fields<'_, '_>,
    path: &Arc<str>,
    (operator, number): (Operator, &Placed<String>),
) {
    one.fault(
        Diagnostic::new(&BAD_NUMBER, doubtful::needless(operator, &number.value))
            .at(Place::new(path, number.span.clone()))
            .help(text!(
                "ta bort tal, eller välj krav = \"minst\", \"hogst\" eller \"=\"",
                "remove tal, or choose krav = \"minst\", \"hogst\" or \"=\""
            )),
    );
}

fn bad_number(one: &mut Fields<'_, '_>, path: &Arc<str>, number: &Placed<String>) {
    let given = &number.value;
    one.fault(
        Diagnostic::new(&BAD_NUMBER, text!("\"{given}\" är inget tal", "\"{given}\" is no number"))
            .at(Place::new(path, number.span.clone()))
            .help(BAD_NUMBER.explanation.fix),
    );
}

fn period(one: &mut Fields<'_, '_>, path: &Arc<str>) -> Option<Period> {
    if !one.has("period") {
        one.required_text("period");
        return None;
    }
    let given = one.number_text("period")?;
    let read = Period::parse(&given.value);
    if read.is_none() {
        let text = &given.value;
        one.fault(
            Diagnostic::new(&BAD_PERIOD, text!("\"{text}\" är ingen period", "\"{text}\" is no period"))
                .at(Place::new(path, given.span.clone()))
                .help(BAD_PERIOD.explanation.fix),
        );
    }
    read
}

fn baseline(one: &mut Fields<'_, '_>, path: &Arc<str>) -> Option<Baseline> {
    let period = if one.has("period") { period(one, path) } else { None };
    let number = one.number_text("tal");
    let words = one.placed_text("text");
    if number.is_some() && words.is_some() {
        unread_words(one);
    }
    require_value(one);
    let place = Place::new(path, number.as_ref().or(words.as_ref())?.span.clone());
    let value = match number {
        Some(number) => read_number(one, path, &number)?,
        None => Quantity::parse(&words?.value)?,
    };
    Some(Baseline { period, value, place })
}

fn verdict(one: &mut Fields<'_, '_>) -> Option<Verdict> {
    let status = one.required_choice("status", Attainment::VALUES);
    let reason = one.text("skal");
    if reason.is_none() {
        let place = one.place("status");
        one.fault(
            Diagnostic::new(&VERDICT_WITHOUT_REASON, VERDICT_WITHOUT_REASON.title)
                .at(place)
                .help(VERDICT_WITHOUT_REASON.explanation.fix),
        );
    }
    Some(Verdict { status: status?, reason: reason? })
}

#[cfg(test)]
mod tests {
    use super::super::tests::set;
    use super::*;

    fn toml(rest: &str) -> String {
        format!("[[matt]]\nid = \"a\"\nnamn = \"A\"\n{rest}\n")
    }

    #[test]
    fn a_baseline_and_a_target_are_read_as_strictly() {
        for (rest, faults) in [
            ("utgangsvarde = { period = \"2020\", tal = \"1,234.5\" }", &["bad-number \"1,234.5\""][..]),
            ("utgangsvarde = { tal = \"abc\" }", &["bad-number \"abc\""]),
            ("utgangsvarde = { tal = 5, text = \"fem\" }", &["bad-number text"]),
            ("malvarde = [{ period = \"2025\", tal = 5, text = \"fem\" }]", &["bad-number text"]),
            ("utgangsvarde = { text = \"okänt\" }", &[]),
            ("malvarde = [{ period = \"2025\", krav = \"alla\" }]", &[]),
        ] {
            assert_eq!(set(&toml(rest), "matt;period;varde").1, faults, "{rest}");
        }
        for rest in
            ["utgangsvarde = { period = \"2023\" }", "malvarde = [{ period = \"2027\", krav = \"minst\" }]"]
        {
            let (_, faults) = set(&toml(rest), "matt;period;varde");
            assert!(faults.len() == 1 && faults[0].starts_with("missing-key"), "{rest}: {faults:?}");
        }
    }

    #[test]
    fn a_target_of_a_table_is_one_of_the_settings() {
        let asked = |row: &str| {
            let (set, faults) = set(&toml(""), &format!("matt;slag;period;krav;varde\na;mal;2026;{row}\n"));
            (set.indicators[0].targets.first().map(|target| target.operator), faults)
        };
        for (row, operator) in [
            (";80", Operator::Equal),
            (";80 %", Operator::Equal),
            (";färre än 80", Operator::Words),
            (";alla är nöjda", Operator::Words),
            ("text;80", Operator::Words),
            ("minst;80", Operator::AtLeast),
            ("alla;100", Operator::All),
            ("ja;ja", Operator::Yes),
        ] {
            assert_eq!(asked(row), (Some(operator), Vec::new()), "{row}");
        }
        assert_eq!(asked("ja;80"), (None, vec!["bad-number 80".to_owned()]));
        assert_eq!(asked("alla;50"), (None, vec!["bad-number 50".to_owned()]));
    }

    #[test]
    fn a_baseline_of_a_table_loses_nothing() {
        let known = toml("utgangsvarde = { period = \"2020\", tal = 5 }");
        for (toml, row, fault) in [
            (&toml(""), "blaha;;5", "bad-period blaha"),
            (&toml(""), "2020;kvinnor;5", "unknown-group kvinnor"),
            (&known, "2020;;6", "duplicate-figure 6"),
            (&known, "2019;;5", "duplicate-figure 5"),
        ] {
            let csv = format!("matt;slag;period;grupp;varde\na;utgangsvarde;{row}\n");
            assert_eq!(set(toml, &csv).1, [fault], "{row}");
        }
        for row in ["2020;totalt;5", ";;5,0"] {
            let csv = format!("matt;slag;period;grupp;varde\na;utgangsvarde;{row}\n");
            assert_eq!(set(&known, &csv).1, Vec::<String>::new(), "{row}");
        }
    }

    #[test]
    fn a_goal_without_indicator_has_its_reason_in_a_table_too() {
        let known = "[[utan_matt]]\nmal = \"mal-2\"\nskal = \"bara en aktivitet\"\n";
        for (row, faults) in [
            ("mal-2;bara en aktivitet", &[][..]),
            ("mal-3;något annat", &[]),
            ("mal-2;något annat", &["duplicate-figure mal-2"]),
            ("mal-3;", &["status-without-reason mal-3"]),
            (";därför", &["empty-outcome "]),
        ] {
            let csv = format!("matt;slag;period;varde;mal;kommentar\n;utan_matt;;;{row}\n");
            assert_eq!(set(known, &csv).1, faults, "{row}");
        }
    }
}
