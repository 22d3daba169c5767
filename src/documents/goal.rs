//! The goals of a steering document: a tree of any depth, read from its headings.

use super::steering::SteeringDocument;
use crate::markup::{Heading, Prose};
use crate::terms::slug;

/// A goal (mål, delmål, strategi …): a heading with the class `mal`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// Its anchor in the text and its name in figures: `mal-1b`.
    pub id: String,
    /// The heading's text.
    pub title: String,
    /// 0 for the goals at the top.
    pub depth: usize,
    /// What the document calls goals of this depth: `Delmål`.
    pub level_name: Option<String>,
    /// The goal above it, by its place in the tree.
    pub parent: Option<usize>,
    /// The goals directly under it.
    pub children: Vec<usize>,
    /// Its heading, by its place in the text.
    pub heading: usize,
    /// Who answers for it.
    pub responsible: Vec<String>,
    /// What is to be done, as the definition list under it says.
    pub actions: Vec<String>,
    /// Said to have no measure: only activities, or none at all.
    pub without_measure: bool,
}

/// The goals of a document, in the order of the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GoalTree {
    goals: Vec<Goal>,
}

const RESPONSIBLE: &[&str] = &["ansvarig", "ansvariga", "ansvarig verksamhet"];
const ACTIONS: &[&str] = &["aktivitet", "aktiviteter", "åtgärd", "åtgärder", "så gör vi"];
const MEASURES: &[&str] = &["mätetal", "indikator"];

impl GoalTree {
    /// The goals in the text of a steering document.
    pub fn read(document: &SteeringDocument, prose: &Prose) -> Self {
        let mut goals: Vec<Goal> = Vec::new();
        // The headings above the present one: level, place in the tree.
        let mut above: Vec<(u8, usize)> = Vec::new();
        for (index, heading) in prose.headings().iter().enumerate() {
            while above.last().is_some_and(|(level, _)| *level >= heading.level) {
                above.pop();
            }
            if !heading.classes.iter().any(|class| class == "mal") {
                continue;
            }
            let parent = above.last().map(|(_, at)| *at);
            let at = goals.len();
            goals.push(goal(document, (index, heading), above.len(), parent));
            if let Some(parent) = parent {
                goals[parent].children.push(at);
            }
            above.push((heading.level, at));
        }
        Self { goals }
    }

    /// The same goals with the titles of a translation, whose headings are the same.
    pub fn titled(&mut self, prose: &Prose) {
        for goal in &mut self.goals {
            if let Some(heading) = prose.headings().get(goal.heading) {
                goal.title.clone_from(&heading.text);
            }
        }
    }

    /// Whether the document has no goals.
    pub fn is_empty(&self) -> bool {
        self.goals.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.goals.len()
    }

    /// All goals, in the order of the text.
    pub fn all(&self) -> &[Goal] {
        &self.goals
    }

    /// A goal by its place.
    pub fn get(&self, at: usize) -> Option<&Goal> {
        self.goals.get(at)
    }

    /// The place of the goal of a name.
    pub fn find(&self, id: &str) -> Option<usize> {
        self.goals.iter().position(|goal| goal.id == id)
    }

    /// The goals at the top.
    pub fn tops(&self) -> impl Iterator<Item = usize> {
        self.goals.iter().enumerate().filter(|(_, goal)| goal.parent.is_none()).map(|(at, _)| at)
    }

    /// A goal and all below it.
    pub fn under(&self, at: usize) -> Vec<usize> {
        let mut found = vec![at];
        let mut next = 0;
        while let Some(goal) = found.get(next).and_then(|at| self.goals.get(*at)) {
            found.extend(&goal.children);
            next += 1;
        }
        found.sort_unstable();
        found
    }

    /// The goals above a goal, from the top.
    pub fn above(&self, at: usize) -> Vec<usize> {
        let mut path = Vec::new();
        let mut here = self.goals.get(at).and_then(|goal| goal.parent);
        while let Some(at) = here {
            path.push(at);
            here = self.goals[at].parent;
        }
        path.reverse();
        path
    }
}

fn goal(
    document: &SteeringDocument,
    (index, heading): (usize, &Heading),
    depth: usize,
    parent: Option<usize>,
) -> Goal {
    let facts = |names: &[&str]| -> Vec<String> {
        let named = heading.facts.iter().filter(|fact| names.contains(&fact.term.to_lowercase().as_str()));
        named.map(|fact| fact.text.clone()).filter(|text| !matches!(text.as_str(), "–" | "-")).collect()
    };
    let measures = facts(MEASURES);
    Goal {
        id: heading.id.clone(),
        title: heading.text.clone(),
        depth,
        level_name: document.levels.get(depth).cloned(),
        parent,
        children: Vec::new(),
        heading: index,
        responsible: facts(RESPONSIBLE),
        actions: facts(ACTIONS),
        without_measure: measures.iter().any(|text| {
            let first = slug(text.split([' ', ',']).next().unwrap_or_default());
            matches!(first.as_str(), "inget" | "ingen" | "saknas")
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Report;
    use crate::documents::{Data, Origin};
    use crate::fields::Fields;
    use crate::markup::Parsed;

    fn tree(body: &str) -> GoalTree {
        let path = std::sync::Arc::from("content/styrdokument/p/index.md");
        let mut report = Report::new();
        let text = "typ = \"plan\"\nnivaer = [\"Mål\", \"Delmål\"]\n";
        let mut fields = Fields::parse(text, &path, 0, &mut report);
        let origin = Origin { path: std::sync::Arc::clone(&path) };
        let data = (crate::documents::KINDS.iter().find(|kind| kind.name == "steering").unwrap().read)(
            &mut fields,
            &origin,
        );
        let Data::Steering(document) = data else { panic!("a steering document") };
        GoalTree::read(&document, &Parsed::new(body, 0).prose())
    }

    #[test]
    fn headings_make_a_tree_with_the_documents_own_names() {
        let tree = tree(
            "## Mål 1 {#m1 .mal}\n\n### Delmål a {#m1a .mal}\n\nAnsvarig\n: Nämnden\n\n#### Steg {#steg .mal}\n\n\
             ## Inget mål\n\n### Delmål b {#m1b .mal}\n\n## Mål 2 {#m2 .mal}\n",
        );
        let told: Vec<_> = tree
            .all()
            .iter()
            .map(|goal| (goal.id.as_str(), goal.depth, goal.level_name.as_deref(), goal.parent))
            .collect();
        assert_eq!(
            told,
            [
                ("m1", 0, Some("Mål"), None),
                ("m1a", 1, Some("Delmål"), Some(0)),
                ("steg", 2, None, Some(1)),
                // Under a heading that is no goal it stands at the top.
                ("m1b", 0, Some("Mål"), None),
                ("m2", 0, Some("Mål"), None),
            ]
        );
        assert_eq!((tree.under(0), tree.above(2)), (vec![0, 1, 2], vec![0, 1]));
        assert_eq!(tree.all()[1].responsible, ["Nämnden"]);
    }

    #[test]
    fn a_goal_that_says_it_has_no_measure_is_believed() {
        let tree =
            tree("## A {#a .mal}\n\nMätetal\n: Inget, bara en aktivitet\n\nAktivitet\n: Rita en karta\n");
        assert!(tree.all()[0].without_measure);
        assert_eq!(tree.all()[0].actions, ["Rita en karta"]);
    }
}
