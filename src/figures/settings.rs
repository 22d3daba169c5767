//! `matt.toml`: indicators, targets and actions, read and validated.

use std::sync::Arc;

use super::action::{Action, ActionState};
use super::codes::{BAD_NUMBER, BAD_PERIOD, UNKNOWN_INDICATOR, VERDICT_WITHOUT_REASON};
use super::groups::{Groups, TOTAL, nearly_total};
use super::indicator::{Baseline, Break, Direction, Indicator, Operator, Target, Verdict};
use super::set::{FigureSet, Unmeasured};
use crate::diagnostics::{Diagnostic, Place, Report, nearest};
use crate::fields::{Fields, Placed};
use crate::terms::{Attainment, Date, Decimal, Period, Quantity, State, Unit};

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
    set.actions = fields.tables("atgard", action);
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
        (Some(number), _) => {
            let value = Quantity::parse(&number.value).filter(|value| value.amount().is_some());
            if value.is_none() {
                bad_number(one, path, &number);
            }
            if !is_asked(operator, value.as_ref()?) {
                needless_number(one, path, (operator, &number));
            }
            value?
        }
        (None, Some(words)) => Quantity::parse(&words.value)?,
        (None, None) => default_words(operator)?,
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

/// What a target says where its operator says it all.
fn default_words(operator: Operator) -> Option<Quantity> {
    match operator {
        Operator::All => Quantity::parse("alla"),
        Operator::Yes => Quantity::parse("ja"),
        Operator::Nothing => Some(Quantity::of_state(State::NoTarget)),
        _ => Some(Quantity::of_state(State::Missing)),
    }
}

/// Whether a target of this operator can have a number: what is true or not has none, and all are hundred percent.
fn is_asked(operator: Operator, value: &Quantity) -> bool {
    match operator {
        Operator::Yes | Operator::Nothing => false,
        Operator::All => value.number() == Some(Decimal::whole(100)),
        _ => true,
    }
}

fn needless_number(
    one: &mut Fields<'_, '_>,
    path: &Arc<str>,
    (operator, number): (Operator, &Placed<String>),
) {
    let (name, given) = (operator.name(), &number.value);
    one.fault(
        Diagnostic::new(
            &BAD_NUMBER,
            text!(
                "kravet \"{name}\" kan inte ha talet {given}",
                "the demand \"{name}\" cannot have the number {given}"
            ),
        )
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
    let value = number.or(words)?;
    let place = Place::new(path, value.span.clone());
    Some(Baseline { period, value: Quantity::parse(&value.value)?, place })
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

fn action(one: &mut Fields<'_, '_>) -> Action {
    let state = one.choice("status", ActionState::VALUES);
    let reason = one.text("skal");
    if state == Some(ActionState::Cancelled) && reason.is_none() {
        let place = one.place("status");
        one.fault(
            Diagnostic::new(
                &VERDICT_WITHOUT_REASON,
                text!("åtgärden är avbruten utan skäl", "the action is cancelled without a reason"),
            )
            .at(place)
            .help(VERDICT_WITHOUT_REASON.explanation.fix),
        );
    }
    Action {
        goal: one.required_placed_text("mal"),
        name: one.required_text("namn"),
        responsible: one.text("ansvarig"),
        period: one.text("period"),
        state,
        reason,
    }
}
