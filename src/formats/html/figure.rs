//! Figures in words: quantities with their states, targets, periods, how far a goal is.

use serde::Serialize;

use super::desk::{Desk, Html, Link, escaped, html};
use super::state::State;
use crate::figures::{Assessment, Indicator, Operator, Pace, Target};
use crate::site::{Counts, Plan};
use crate::terms::{Amount, Attainment, Period, Quantity, State as Kind, Unit, UnitKind};

/// A count of one degree, with the goals or indicators that it counts.
#[derive(Debug, Serialize)]
pub struct CountLine {
    /// The degree.
    pub state: State,
    /// How many.
    pub n: usize,
    /// Which.
    pub links: Vec<Link>,
}

/// An indicator in a list.
#[derive(Debug, Serialize)]
pub struct IndicatorLine {
    /// Its page.
    pub link: Link,
    /// How far.
    pub state: State,
    /// Target and outcome in a sentence.
    pub sentence: Html,
}

impl Desk<'_> {
    /// How far a goal is.
    pub fn attainment(&self, degree: Attainment) -> State {
        let (shape, class) = match degree {
            Attainment::Met => ("●", "god"),
            Attainment::OnTrack => ("◐", "vantar"),
            Attainment::Behind => ("◔", "vantar"),
            Attainment::NotMet => ("○", "nej"),
            Attainment::NotMeasured => ("–", "neutral"),
            Attainment::NotComparable => ("≠", "neutral"),
        };
        self.state("maluppfyllelse", degree.name(), (shape, class))
    }

    /// A quantity as a reader sees it: the number the Swedish way, or the word for its state.
    pub fn quantity(&self, quantity: &Quantity) -> String {
        match (quantity.state(), quantity.amount()) {
            (Kind::Approximate, _) | (Kind::Text, None) => quantity.printed().to_owned(),
            (Kind::NotComparable, Some(Amount::One(number))) => {
                format!("{number} ({})", self.word("vardelage.ej_jamforbar"))
            }
            (_, Some(Amount::One(number))) => match quantity.unit() {
                Some(unit) if unit.kind() != UnitKind::Percent => format!("{number} {}", unit.printed()),
                _ => number.to_string(),
            },
            (_, Some(Amount::Range(low, high))) => format!("{low}–{high}"),
            (_, Some(Amount::Truth(true))) => self.word("vardelage.ja").to_owned(),
            (_, Some(Amount::Truth(false))) => self.word("vardelage.nej").to_owned(),
            (state, None) => self.term("vardelage", state.name()),
        }
    }

    /// A quantity with the unit of its indicator.
    pub fn quantity_in(&self, quantity: &Quantity, unit: Option<&Unit>) -> String {
        let text = self.quantity(quantity);
        let bare = matches!(quantity.amount(), Some(Amount::One(_) | Amount::Range(..)))
            && quantity.unit().is_none()
            && quantity.state() != Kind::NotComparable;
        match unit.filter(|_| bare) {
            Some(unit) => format!("{text}\u{A0}{}", short(unit)),
            None => text,
        }
    }

    /// What a target asks, with its unit.
    pub fn target(&self, target: &Target, unit: Option<&Unit>) -> String {
        let value = self.quantity_in(&target.value, unit);
        let wordless = target.value.number().is_none();
        let made = match target.operator {
            Operator::AtLeast
            | Operator::AtMost
            | Operator::Below
            | Operator::Above
            | Operator::NoLaterThan
                if target.value.state() != Kind::Missing =>
            {
                self.locale.phrase(&format!("krav.{}", target.operator.name()), &[("varde", &value)])
            }
            Operator::NoLaterThan => self.locale.phrase("krav.senast", &[("varde", target.period.printed())]),
            Operator::All if wordless => value,
            Operator::All => self.locale.phrase("krav.alla", &[("varde", &value)]),
            _ => value,
        };
        match &target.note {
            Some(note) => format!("{made} ({note})"),
            None => made,
        }
    }

    /// A period as a reader sees it.
    pub fn period(&self, period: &Period) -> String {
        use crate::terms::Stretch::{Day, Month, RollingYear, Unknown};
        let month = |year: i16, month: i8| {
            crate::terms::PartialDate::parse(&format!("{year:04}-{month:02}"))
                .map_or_else(|| period.printed().to_owned(), |date| self.locale.date(date).into_owned())
        };
        match period.stretch() {
            Day(day) => self.locale.date(day).into_owned(),
            Month(year, number) => month(year, number),
            RollingYear(year, number) => {
                self.locale.phrase("period.tolv_manader", &[("manad", &month(year, number))])
            }
            Unknown => self.word("period.okand").to_owned(),
            _ => period.printed().to_owned(),
        }
    }

    /// The rule that decided how far an indicator is, in a sentence.
    pub fn ground(&self, indicator: &Indicator, assessment: &Assessment) -> String {
        let unit = indicator.unit.as_ref();
        let target = assessment.target.map(|at| &indicator.targets[at]);
        let goal = target.map(|target| self.target(target, unit)).unwrap_or_default();
        let year = target.map(|target| self.period(&target.period)).unwrap_or_default();
        let (when, value) = match &assessment.outcome {
            Some((period, value)) => (self.period(period), self.quantity_in(value, unit)),
            None => (String::new(), String::new()),
        };
        let reason = indicator.verdict.as_ref().map(|verdict| verdict.reason.clone()).unwrap_or_default();
        let values =
            [("mal", goal.as_str()), ("malar", &year), ("nar", &when), ("utfall", &value), ("skal", &reason)];
        let ground = self.locale.phrase(&format!("bedomningsregel.{}", assessment.ground.name()), &values);
        let Some(Pace { done: Some(done @ ..=100), gone, .. }) = assessment.pace else { return ground };
        let way = match u64::try_from(done) {
            Ok(done) => self.locale.phrase(
                "bedomningsregel.vagen",
                &[("vag", done.to_string().as_str()), ("tid", gone.to_string().as_str())],
            ),
            Err(_) => self.locale.phrase("bedomningsregel.bakat", &[("tid", &gone.to_string())]),
        };
        format!("{ground} {way}")
    }

    /// What is asked, and when; that nothing is, where that is so.
    pub fn target_sentence(&self, target: Option<&Target>, unit: Option<&Unit>) -> String {
        match target {
            Some(target) if target.operator == Operator::Nothing => self.word("matt.utan_mal").to_owned(),
            Some(target) => self.locale.phrase(
                "matt.mal_i",
                &[("mal", &self.target(target, unit)), ("nar", &self.period(&target.period))],
            ),
            None => self.word("matt.inget_mal").to_owned(),
        }
    }

    /// An indicator in a list: what is asked and what was reached.
    pub fn indicator_line(&self, plan: &Plan, at: usize) -> IndicatorLine {
        let one = &plan.figures.indicators[at];
        let assessment = &plan.assessments[at];
        let unit = one.unit.as_ref();
        let target = assessment.target.map(|at| &one.targets[at]).or(one.targets.first());
        let target = self.target_sentence(target, unit);
        let outcome = match &assessment.outcome {
            Some((period, value)) => self.locale.phrase(
                "matt.utfall_i",
                &[("utfall", &self.quantity_in(value, unit)), ("nar", &self.period(period))],
            ),
            None => self.word("matt.inget_utfall").to_owned(),
        };
        IndicatorLine {
            link: Link { href: self.link(&plan.indicator_pages[at]), text: one.name.clone() },
            state: self.attainment(assessment.attainment),
            sentence: html(format!("{} {}", escaped(&target), escaped(&outcome))),
        }
    }

    /// Counts in words, one line for each degree that occurs: `2 uppnådda`.
    pub fn count_lines(&self, counts: &Counts, which: impl Fn(Attainment) -> Vec<Link>) -> Vec<CountLine> {
        Attainment::VALUES
            .iter()
            .filter(|(_, degree)| counts.of(*degree) > 0)
            .map(|(_, degree)| CountLine {
                state: self.attainment(*degree),
                n: counts.of(*degree),
                links: which(*degree),
            })
            .collect()
    }
}

/// A unit as it stands after a number.
pub fn short(unit: &Unit) -> &str {
    match unit.kind() {
        UnitKind::Percent => "%",
        UnitKind::Count if unit.printed().eq_ignore_ascii_case("antal") => "st",
        _ => unit.printed(),
    }
}
