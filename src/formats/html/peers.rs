//! What other municipalities have, beside the plan's own: a picture of the latest year and a table of all, labelled as
//! the source asks.

use serde::Serialize;

use super::desk::{Desk, Html, html};
use crate::charts::{self, Bar, Caption};
use crate::figures::{Indicator, Measurement, Origin, TOTAL};
use crate::site::Plan;
use crate::terms::{Decimal, Period};

/// What others have, of one group.
#[derive(Debug, Serialize)]
pub struct Peers {
    /// The group, where it is not all.
    pub group: Option<String>,
    /// The latest year with a number of the plan and of another, side by side.
    pub chart: Option<Picture>,
    /// Whose values stand in the columns: the plan's own first.
    pub names: Vec<String>,
    /// A row for each period.
    pub rows: Vec<Row>,
    /// Whose figures they are, as HTML.
    pub source: Html,
}

/// A picture and the words above it, which say what year it shows.
#[derive(Debug, Serialize)]
pub struct Picture {
    /// What it shows.
    pub title: String,
    /// The picture.
    pub svg: Html,
}

/// A period: the value of each column.
#[derive(Debug, Serialize)]
pub struct Row {
    /// When.
    pub period: String,
    /// The values; none where the source has none.
    pub values: Vec<Option<String>>,
}

/// A column: a name, and whether it is a mean of several; the plan itself has none.
type Column<'m> = Option<(&'m str, bool)>;

struct Material<'m> {
    group: &'m str,
    all: &'m [&'m Measurement],
    columns: Vec<Column<'m>>,
    periods: Vec<&'m Period>,
}

/// The comparisons of an indicator, one for each group that others have values of.
pub fn peers(desk: &Desk<'_>, plan: &Plan, one: &Indicator, all: &[&Measurement]) -> Vec<Peers> {
    let mut groups: Vec<&str> = Vec::new();
    for other in all.iter().filter(|other| !other.is_own()) {
        if !groups.contains(&other.group.as_str()) {
            groups.push(&other.group);
        }
    }
    groups.sort_by_key(|group| *group != TOTAL);
    let view = |group: &&str| {
        let material = Material::of(group, all);
        let source = plan.figures.kolada_fetched.map_or_else(
            || super::desk::escaped(desk.word("matt.kalla_kolada")),
            |day| desk.phrase("matt.hamtat_kolada", &[("nar", &desk.time(day))]),
        );
        Peers {
            group: (*group != TOTAL).then(|| (*group).to_owned()),
            chart: material.chart(desk, one),
            names: material.columns.iter().map(|column| name(desk, *column)).collect(),
            rows: material.periods.iter().map(|period| material.row(desk, period)).collect(),
            source: html(source),
        }
    };
    groups.iter().map(view).collect()
}

fn name(desk: &Desk<'_>, column: Column<'_>) -> String {
    match column {
        None => desk.word("matt.egen").to_owned(),
        Some((name, false)) => name.to_owned(),
        Some((name, true)) => desk.locale.phrase("matt.ovagt", &[("namn", name)]),
    }
}

impl<'m> Material<'m> {
    fn of(group: &'m str, all: &'m [&'m Measurement]) -> Self {
        let mut material = Self { group, all, columns: vec![None], periods: Vec::new() };
        for one in all.iter().filter(|one| one.group == group) {
            let column = column_of(one);
            if !material.columns.contains(&column) {
                material.columns.push(column);
            }
            // A year that only the plan has is no comparison.
            if column.is_some() && !material.periods.iter().any(|known| known.same_days(&one.period)) {
                material.periods.push(&one.period);
            }
        }
        material
    }

    fn find(&self, period: &Period, column: Column<'_>) -> Option<&'m Measurement> {
        let same = |one: &&&Measurement| {
            one.group == self.group && column_of(one) == column && one.period.same_days(period)
        };
        self.all.iter().find(same).copied()
    }

    fn row(&self, desk: &Desk<'_>, period: &Period) -> Row {
        let value = |column: &Column<'_>| self.find(period, *column).map(|one| desk.quantity(&one.value));
        Row { period: desk.period(period), values: self.columns.iter().map(value).collect() }
    }

    fn chart(&self, desk: &Desk<'_>, one: &Indicator) -> Option<Picture> {
        let number = |period: &Period, column: Column<'_>| {
            self.find(period, column).and_then(|one| one.value.number()).map(Decimal::to_f64)
        };
        let comparable = |period: &&&Period| {
            number(period, None).is_some()
                && self.columns.iter().any(|column| column.is_some() && number(period, *column).is_some())
        };
        let period = self.periods.iter().rev().find(comparable)?;
        let bar = |column: &Column<'_>| {
            let found = self.find(period, *column)?;
            let (value, text) = (number(period, *column), desk.quantity_in(&found.value, one.unit.as_ref()));
            Some(Bar { name: name(desk, *column), value, text })
        };
        let bars: Vec<Bar> = self.columns.iter().filter_map(bar).collect();
        let said: Vec<String> = bars.iter().map(|bar| format!("{} {}", bar.name, bar.text)).collect();
        let caption = Caption {
            name: format!("d-andra-{}", crate::terms::slug(self.group)),
            title: desk
                .locale
                .phrase("matt.diagram_andra", &[("namn", &one.name), ("nar", &desk.period(period))]),
            description: said.join(", "),
        };
        Some(Picture { svg: html(charts::bars(&caption, &bars, None)), title: caption.title })
    }
}

fn column_of(one: &Measurement) -> Column<'_> {
    match &one.origin {
        Origin::Peer { name, mean } => Some((name, *mean)),
        Origin::Own | Origin::Kolada => None,
    }
}
