//! Steering documents with their goals and figures: what is followed up, how far it is, what is missing.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::address::Address;
use super::edges::End;
use super::identity::{DocumentId, Node, next};
use super::store::Site;
use crate::documents::{Data, GoalTree, Loaded, Public, RelationType};
use crate::figures::{Assessment, FigureSet, Indicator, Measurement, assess};
use crate::terms::{Attainment, Date, slug};

/// The goals and figures of a steering document.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The steering document.
    pub document: DocumentId,
    /// Its goals.
    pub goals: GoalTree,
    /// Its figures.
    pub figures: Arc<FigureSet>,
    /// How far each indicator is, in the order of the figures.
    pub assessments: Vec<Assessment>,
    /// The pages of its goals, in the order of the text.
    pub goal_pages: Vec<Address>,
    /// The pages of its indicators, in the order of the figures.
    pub indicator_pages: Vec<Address>,
    /// The page that says what is missing.
    pub gaps_page: Address,
    /// All its figures as CSV.
    pub csv: Address,
}

/// How many indicators have come how far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// In the order of [`Attainment::VALUES`].
    pub by: [usize; Attainment::VALUES.len()],
}

impl Counts {
    /// How many of one degree.
    pub fn of(&self, degree: Attainment) -> usize {
        Attainment::VALUES.iter().position(|(_, one)| *one == degree).map_or(0, |at| self.by[at])
    }

    /// How many in all.
    pub fn all(&self) -> usize {
        self.by.iter().sum()
    }

    fn add(&mut self, degree: Attainment) {
        if let Some(at) = Attainment::VALUES.iter().position(|(_, one)| *one == degree) {
            self.by[at] += 1;
        }
    }

    /// The whole in one word: not met where one part is not; else behind where one part is; met where all parts are;
    /// on track where all parts are met or on track; else it cannot be said.
    pub fn whole(&self) -> Attainment {
        let met = self.of(Attainment::Met);
        let moving = met + self.of(Attainment::OnTrack);
        match self.all() {
            0 => Attainment::NotMeasured,
            _ if self.of(Attainment::NotMet) > 0 => Attainment::NotMet,
            _ if self.of(Attainment::Behind) > 0 => Attainment::Behind,
            all if met == all => Attainment::Met,
            all if moving == all => Attainment::OnTrack,
            all if self.of(Attainment::NotComparable) == all => Attainment::NotComparable,
            _ => Attainment::NotMeasured,
        }
    }
}

impl Plan {
    /// The indicators of a goal alone.
    pub fn indicators_of(&self, goal: usize) -> Vec<usize> {
        let Some(goal) = self.goals.get(goal) else { return Vec::new() };
        self.indicators_at(&goal.id)
    }

    /// The indicators that belong to an anchor.
    pub fn indicators_at(&self, anchor: &str) -> Vec<usize> {
        let belongs = |one: &Indicator| one.goal.as_ref().is_some_and(|goal| goal.value == anchor);
        self.figures.indicators.iter().enumerate().filter(|(_, one)| belongs(one)).map(|(at, _)| at).collect()
    }

    /// The indicators of a goal and of all below it.
    pub fn indicators_under(&self, goal: usize) -> Vec<usize> {
        self.goals.under(goal).into_iter().flat_map(|goal| self.indicators_of(goal)).collect()
    }

    /// How far the indicators of a goal and all below it are.
    pub fn counts_under(&self, goal: usize) -> Counts {
        let mut counts = Counts::default();
        for at in self.indicators_under(goal) {
            counts.add(self.assessments[at].attainment);
        }
        counts
    }

    /// How far the indicators that belong to a goal are, of all goals together.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for goal in 0..self.goals.len() {
            for at in self.indicators_of(goal) {
                counts.add(self.assessments[at].attainment);
            }
        }
        counts
    }

    /// The goals without an indicator of their own or below them.
    pub fn goals_without_measure(&self) -> Vec<usize> {
        (0..self.goals.len()).filter(|goal| self.indicators_under(*goal).is_empty()).collect()
    }

    /// The goal of an indicator.
    pub fn goal_of(&self, indicator: usize) -> Option<usize> {
        let one = self.figures.indicators.get(indicator)?;
        self.goals.find(&one.goal.as_ref()?.value)
    }

    /// The outcomes of an indicator, in order of time.
    pub fn outcomes(&self, indicator: usize) -> Vec<&Measurement> {
        self.figures.outcomes(&self.figures.indicators[indicator])
    }
}

impl Site {
    /// Whether any steering document has indicators.
    pub fn has_indicators(&self) -> bool {
        self.plans().iter().any(|plan| !plan.assessments.is_empty())
    }

    /// The plan that a follow-up follows up. What it otherwise refers to is not what its figures are about.
    pub fn plan_followed_by(&self, id: DocumentId) -> Option<&Plan> {
        self.relations_from(id).filter(|edge| edge.kind == RelationType::FollowsUp).find_map(
            |edge| match edge.to {
                End::Here(Node::Document(other), _) => self.plan(other),
                _ => None,
            },
        )
    }
}

/// The plans of a site, by their documents.
#[derive(Debug, Clone, Default)]
pub struct Plans {
    all: Vec<Plan>,
    by_document: FxHashMap<DocumentId, usize>,
}

impl Plans {
    /// The plan of a document.
    pub fn of(&self, id: DocumentId) -> Option<&Plan> {
        self.by_document.get(&id).map(|at| &self.all[*at])
    }

    /// Every plan, for new words.
    pub fn all_mut(&mut self) -> &mut [Plan] {
        &mut self.all
    }

    /// Every plan, in order of path.
    pub fn all(&self) -> &[Plan] {
        &self.all
    }
}

/// Joins steering documents with the figures beside them. Figures of a document that is not public are dropped.
pub fn form(documents: &[Public<Loaded>], figures: Vec<Arc<FigureSet>>, as_of: Date) -> Plans {
    let mut by_folder: FxHashMap<String, Arc<FigureSet>> =
        figures.into_iter().map(|set| (set.folder.clone(), set)).collect();
    let mut plans = Plans::default();
    for (index, document) in documents.iter().enumerate() {
        let Data::Steering(steering) = &document.data else { continue };
        let goals = GoalTree::read(steering, &document.prose);
        let folder = document.origin.path.strip_suffix("/index.md").unwrap_or_default();
        let set = by_folder.remove(folder).unwrap_or_default();
        if goals.is_empty() && set.is_empty() {
            continue;
        }
        let id = DocumentId(next(index));
        let base = (document.kind.address)(&document.origin.segments());
        plans.by_document.insert(id, plans.all.len());
        plans.all.push(plan(id, (goals, set), &base, as_of));
    }
    plans
}

fn plan(
    document: DocumentId,
    (goals, figures): (GoalTree, Arc<FigureSet>),
    base: &[String],
    as_of: Date,
) -> Plan {
    // What has not begun cannot have been measured.
    let judged = |one: &Indicator| {
        let mut outcomes = figures.outcomes(one);
        outcomes.retain(|outcome| !outcome.is_ahead(as_of));
        assess(one, &outcomes)
    };
    let under = |names: &[&str]| {
        let mut segments = base.to_vec();
        segments.extend(names.iter().map(|name| (*name).to_owned()));
        segments
    };
    let page = |names: &[&str]| Address::page(&under(names));
    Plan {
        document,
        goal_pages: goals.all().iter().map(|goal| page(&[&slug(&goal.id)])).collect(),
        indicator_pages: figures.indicators.iter().map(|one| page(&["matt", &slug(&one.id)])).collect(),
        gaps_page: page(&["vad-som-saknas"]),
        csv: Address::file(under(&["utfall.csv"]).join("/")),
        assessments: figures.indicators.iter().map(judged).collect(),
        goals,
        figures,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Attainment::{Behind, Met, NotComparable, NotMeasured, NotMet, OnTrack};

    #[test]
    fn the_whole_is_said_by_one_rule() {
        for (parts, whole) in [
            (&[][..], NotMeasured),
            (&[Met, Met], Met),
            (&[Met, OnTrack], OnTrack),
            (&[Met, NotMet], NotMet),
            (&[NotMeasured, NotMet], NotMet),
            (&[Behind, NotMet], NotMet),
            (&[Met, Behind, NotMeasured], Behind),
            (&[Met, NotMeasured], NotMeasured),
            (&[NotComparable], NotComparable),
            (&[NotComparable, OnTrack], NotMeasured),
        ] {
            let mut counts = Counts::default();
            for degree in parts {
                counts.add(*degree);
            }
            assert_eq!(counts.whole(), whole, "{parts:?}");
        }
    }
}
