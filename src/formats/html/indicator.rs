//! The page of an indicator: pictures, the same figures in a table, targets, groups, peers, definition, source.

use serde::Serialize;

use super::desk::{Desk, Html, Link, html};
use super::facts::{Fact, Facts};
use super::figure::short;
use super::layout::{Head, Shell};
use super::peers::{Peers, peers};
use super::plan::indicator_link;
use super::state::State;
use crate::charts::{self, Bar, Caption, Point, Series, Step};
use crate::config::Part;
use crate::figures::{Indicator, Measurement, Operator, Origin, TOTAL};
use crate::site::{ListOf, Plan, Subject};
use crate::terms::{Period, Unit};

/// What the template of an indicator gets.
#[derive(Debug, Serialize)]
pub struct IndicatorView {
    /// What surrounds the page.
    pub shell: Shell,
    /// Its name.
    pub heading: String,
    /// The goal that it measures.
    pub goal: Option<Link>,
    /// How far.
    pub state: State,
    /// By what rule.
    pub ground: String,
    /// The facts.
    pub facts: Vec<Fact>,
    /// Pictures, each with its heading.
    pub charts: Vec<Html>,
    /// The groups that have columns in the table.
    pub groups: Vec<String>,
    /// Targets and outcomes side by side, a row for each period.
    pub rows: Vec<Row>,
    /// What must be said of the table: its unit.
    pub unit: Option<String>,
    /// Why figures before and after a period are not comparable.
    pub breaks: Vec<String>,
    /// What others have.
    pub peers: Vec<Peers>,
    /// The figures as CSV, where the site has tables.
    pub csv: Option<String>,
}

/// A row of the table.
#[derive(Debug, Serialize)]
pub struct Row {
    /// When.
    pub period: String,
    /// What is asked.
    pub target: Option<String>,
    /// What was reached, one for each group.
    pub values: Vec<Option<String>>,
    /// What must be said of it.
    pub comment: String,
}

/// What the pictures and the table of one indicator are made of.
struct Material<'m> {
    one: &'m Indicator,
    outcomes: Vec<&'m Measurement>,
    periods: Vec<Period>,
    groups: Vec<String>,
}

/// The view of an indicator.
pub fn view(desk: &Desk<'_>, plan: &Plan, at: usize) -> Option<IndicatorView> {
    let one = plan.figures.indicators.get(at)?;
    let all = plan.outcomes(at);
    let material = material(one, all.iter().copied().filter(|one| one.is_own()).collect());
    let assessment = &plan.assessments[at];
    let goal = plan.goal_of(at);
    let subject = Subject::Indicator(plan.document, u32::try_from(at).unwrap_or(u32::MAX));
    Some(IndicatorView {
        shell: Shell::of(desk, subject, head(desk, plan, at, one)),
        heading: one.name.clone(),
        goal: goal.map(|goal| super::plan::goal_link(desk, plan, goal)),
        state: desk.attainment(assessment.attainment),
        ground: desk.ground(one, assessment),
        facts: facts(desk, plan, &material),
        charts: pictures(desk, &material).into_iter().map(html).collect(),
        groups: material.groups.iter().map(|group| group_name(desk, group)).collect(),
        rows: rows(desk, &material),
        unit: one.unit.as_ref().map(|unit| unit.printed().to_owned()),
        breaks: one
            .breaks
            .iter()
            .map(|gap| {
                desk.locale.phrase("matt.brott", &[("nar", &desk.period(&gap.period)), ("skal", &gap.text)])
            })
            .collect(),
        peers: peers(desk, plan, one, &all),
        csv: desk.site.config.has(Part::Tables).then(|| desk.link(&plan.csv)),
    })
}

fn head(desk: &Desk<'_>, plan: &Plan, at: usize, one: &Indicator) -> Head {
    let last = plan.figures.indicators.len();
    let alike = plan.figures.indicators.iter().filter(|other| other.name == one.name).count();
    let name = if alike > 1 { "matt.sidtitel" } else { "matt.sidtitel_ensam" };
    Head {
        title: desk.locale.phrase(name, &[("namn", &one.name), ("id", &one.id)]),
        owner: desk.site.title(plan.document.into()).to_owned(),
        description: one.definition.clone(),
        part: Some(ListOf::Steering),
        municipalities: desk.site.municipalities_of(plan.document),
        around: (
            at.checked_sub(1).map(|before| indicator_link(desk, plan, before)),
            (at + 1 < last).then(|| indicator_link(desk, plan, at + 1)),
        ),
    }
}

fn material<'m>(one: &'m Indicator, outcomes: Vec<&'m Measurement>) -> Material<'m> {
    let mut periods: Vec<Period> = Vec::new();
    let base = one.baseline.as_ref().and_then(|base| base.period.as_ref());
    let asked =
        one.targets.iter().filter(|target| target.operator != Operator::Nothing).map(|target| &target.period);
    for period in base.into_iter().chain(asked).chain(outcomes.iter().map(|one| &one.period)) {
        if !periods.iter().any(|known| known.same_days(period)) {
            periods.push(period.clone());
        }
    }
    periods.sort_by_key(Period::order);
    let mut groups: Vec<String> = Vec::new();
    let asked = one.targets.iter().map(|target| &target.group);
    for group in outcomes.iter().map(|one| &one.group).chain(asked) {
        if !groups.contains(group) {
            groups.push(group.clone());
        }
    }
    groups.sort_by_key(|group| group != TOTAL);
    Material { one, outcomes, periods, groups }
}

impl Material<'_> {
    fn outcome(&self, period: &Period, group: &str) -> Option<&Measurement> {
        self.outcomes.iter().copied().find(|one| one.group == group && one.period.same_days(period))
    }

    fn broken(&self, period: &Period) -> bool {
        self.one.breaks.iter().any(|gap| gap.period.same_days(period))
            || self
                .outcome(period, TOTAL)
                .is_some_and(|one| one.value.state() == crate::terms::State::NotComparable)
    }
}

impl Desk<'_> {
    /// The outcomes of one period in words: `76,2 %, kvinnor 71 %`.
    pub fn values<'m>(&self, outcomes: impl Iterator<Item = &'m Measurement>, unit: Option<&Unit>) -> String {
        let parts = outcomes.map(|one| {
            let value = self.quantity_in(&one.value, unit);
            if one.group == TOTAL { value } else { format!("{} {value}", one.group) }
        });
        parts.collect::<Vec<_>>().join(", ")
    }
}

fn group_name(desk: &Desk<'_>, group: &str) -> String {
    if group == TOTAL { desk.word("matt.totalt").to_owned() } else { group.to_owned() }
}

fn rows(desk: &Desk<'_>, material: &Material<'_>) -> Vec<Row> {
    let unit = material.one.unit.as_ref();
    let base = material.one.baseline.as_ref();
    let row = |period: &Period| {
        let asked = material
            .one
            .targets
            .iter()
            .filter(|one| one.operator != Operator::Nothing && one.period.same_days(period));
        let asked: Vec<String> = asked
            .map(|one| match one.group.as_str() {
                TOTAL => desk.target(one, unit),
                group => format!("{group}: {}", desk.target(one, unit)),
            })
            .collect();
        let found: Vec<Option<&Measurement>> =
            material.groups.iter().map(|group| material.outcome(period, group)).collect();
        let mut comments: Vec<String> =
            found.iter().flatten().filter_map(|one| one.comment.clone()).collect();
        comments.dedup();
        if let Some(base) = base.filter(|base| base.period.as_ref().is_some_and(|at| at.same_days(period))) {
            let value = desk.quantity_in(&base.value, unit);
            comments.insert(0, desk.locale.phrase("matt.utgangsvarde", &[("varde", &value)]));
        }
        Row {
            period: desk.period(period),
            target: (!asked.is_empty()).then(|| asked.join("; ")),
            values: found.into_iter().map(|one| one.map(|one| desk.quantity(&one.value))).collect(),
            comment: comments.join(". "),
        }
    };
    material.periods.iter().map(row).collect()
}

fn pictures(desk: &Desk<'_>, material: &Material<'_>) -> Vec<String> {
    let counted = |group: &str| {
        material.outcomes.iter().filter(|one| one.group == group && one.value.number().is_some()).count()
    };
    let mut made = Vec::new();
    let lines: Vec<&String> = material.groups.iter().filter(|group| counted(group) > 1).collect();
    if lines.iter().any(|group| *group == TOTAL) {
        made.push(over_time(desk, material, &[TOTAL.to_owned()]));
    }
    let parts: Vec<String> = lines.into_iter().filter(|group| *group != TOTAL).cloned().collect();
    if parts.len() == 2 {
        made.push(over_time(desk, material, &parts));
    } else if parts.len() > 2 {
        made.push(small(desk, material, &parts));
    }
    let several_groups = material.groups.iter().filter(|group| counted(group) > 0).count() > 1;
    let one_beside_its_target = counted(TOTAL) == 1 && !targets(desk, material).is_empty();
    if (parts.is_empty() && several_groups) || (made.is_empty() && one_beside_its_target) {
        made.extend(by_group(desk, material));
    }
    made
}

fn series(desk: &Desk<'_>, material: &Material<'_>, group: &str) -> Series {
    let point = |period: &Period| {
        let one = material.outcome(period, group);
        let value = one.and_then(|one| one.value.number()).map(crate::terms::Decimal::to_f64);
        let text = one.map_or_else(String::new, |one| match one.value.number() {
            Some(number) => number.to_string(),
            None => desk.term("vardetecken", one.value.state().name()),
        });
        Point { value, text, broken: material.broken(period) }
    };
    Series { name: group_name(desk, group), points: material.periods.iter().map(point).collect() }
}

/// The steps of the target, where it is a number: each holds for its own period.
fn targets(desk: &Desk<'_>, material: &Material<'_>) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for (at, period) in material.periods.iter().enumerate() {
        let asked =
            material.one.targets.iter().filter(|one| one.group == TOTAL && one.period.same_days(period));
        for target in asked {
            let Some(number) = target.value.number() else { continue };
            let text = desk
                .locale
                .phrase("matt.mallinje", &[("mal", &desk.target(target, material.one.unit.as_ref()))]);
            match steps.last_mut() {
                // Equal targets of periods that follow each other are one line.
                Some(last) if last.to + 1 == at && last.text == text => last.to = at,
                _ => steps.push(Step { from: at, to: at, value: number.to_f64(), text }),
            }
        }
    }
    // One target alone is a level to reach: the line goes all the way.
    if let [only] = steps.as_mut_slice() {
        only.from = 0;
    }
    steps
}

fn over_time(desk: &Desk<'_>, material: &Material<'_>, groups: &[String]) -> String {
    let labels: Vec<String> = material.periods.iter().map(|period| period.printed().to_owned()).collect();
    let all: Vec<Series> = groups.iter().map(|group| series(desk, material, group)).collect();
    let steps = targets(desk, material);
    let what = if groups.len() > 1 { "matt.diagram_grupper" } else { "matt.diagram_tid" };
    let caption = caption(desk, material, (&format!("d-{}", groups.len()), what), &all);
    charts::line(&caption, &labels, &all, &steps)
}

fn small(desk: &Desk<'_>, material: &Material<'_>, groups: &[String]) -> String {
    let all: Vec<Series> = groups.iter().map(|group| series(desk, material, group)).collect();
    let end = |period: Option<&Period>| period.map(|period| period.printed().to_owned()).unwrap_or_default();
    let (first, last) = (end(material.periods.first()), end(material.periods.last()));
    charts::multiples(&caption(desk, material, ("d-sma", "matt.diagram_sma"), &all), (&first, &last), &all)
}

/// The groups side by side in the latest period that has a number.
fn by_group(desk: &Desk<'_>, material: &Material<'_>) -> Option<String> {
    let known = |period: &&Period| {
        material
            .groups
            .iter()
            .any(|group| material.outcome(period, group).is_some_and(|one| one.value.number().is_some()))
    };
    let period = material.periods.iter().rev().find(known)?;
    let bar = |group: &String| {
        let one = material.outcome(period, group)?;
        Some(Bar {
            name: group_name(desk, group),
            value: one.value.number().map(crate::terms::Decimal::to_f64),
            text: desk.quantity(&one.value),
        })
    };
    let all: Vec<Bar> = material.groups.iter().filter_map(bar).collect();
    let target = targets(desk, material).pop();
    let said: Vec<String> = all.iter().map(|bar| format!("{} {}", bar.name, bar.text)).collect();
    let caption = Caption {
        name: "d-grupp".to_owned(),
        title: desk
            .locale
            .phrase("matt.diagram_staplar", &[("namn", &material.one.name), ("nar", &desk.period(period))]),
        description: said.join(", "),
    };
    Some(charts::bars(&caption, &all, target.as_ref().map(|step| (step.value, step.text.as_str()))))
}

/// Title and description: what is shown, and each line from its first to its last value.
fn caption(desk: &Desk<'_>, material: &Material<'_>, (id, what): (&str, &str), all: &[Series]) -> Caption {
    let unit = material.one.unit.as_ref().map(short).unwrap_or_default();
    let said = all.iter().map(|one| {
        let points = one.points.iter().zip(&material.periods).filter(|(point, _)| !point.text.is_empty());
        let points: Vec<String> =
            points.map(|(point, period)| format!("{}: {}", period.printed(), point.text)).collect();
        format!("{}: {}.", one.name, points.join(", "))
    });
    Caption {
        name: id.to_owned(),
        title: desk.locale.phrase(what, &[("namn", &material.one.name), ("enhet", unit)]),
        description: said.collect::<Vec<_>>().join(" "),
    }
}

fn facts(desk: &Desk<'_>, plan: &Plan, material: &Material<'_>) -> Vec<Fact> {
    let one = material.one;
    let goal = one.goal.as_ref();
    let section = goal.filter(|goal| plan.goals.find(&goal.value).is_none()).map(|goal| {
        let href = desk.link_at(desk.site.address(plan.document), Some(&goal.value));
        format!("<a href=\"{href}\">{}</a>", super::desk::escaped(desk.word("matt.i_texten")))
    });
    let from_kolada = material.outcomes.iter().any(|one| one.origin == Origin::Kolada);
    let direction = desk.term("riktning", one.direction.name());
    let base = one.baseline.as_ref().map(|base| {
        let value = desk.quantity_in(&base.value, one.unit.as_ref());
        match &base.period {
            Some(period) => format!("{value} ({})", desk.period(period)),
            None => value,
        }
    });
    let none = one.targets.iter().find(|target| target.operator == Operator::Nothing);
    let mut facts = Facts::new(desk);
    facts
        .html("styrdokument", desk.anchor_to(plan.document))
        .html("avsnitt", section)
        .text("nummer_i_planen", one.printed_number.as_deref())
        .text("enhet", one.unit.as_ref().map(crate::terms::Unit::printed))
        .text("riktning", direction.as_str())
        .text("utgangsvarde", base.as_deref())
        .text("utan_malvarde", none.and_then(|target| target.note.as_deref()))
        .text("definition", one.definition.as_deref())
        .text("matintervall", one.interval.as_deref())
        .text("kalla", one.source.as_deref())
        .text("kalla", from_kolada.then(|| desk.word("matt.kalla_kolada")))
        .date("hamtat", plan.figures.kolada_fetched.filter(|_| from_kolada))
        .text("anmarkning", one.note.as_deref());
    facts.done()
}
