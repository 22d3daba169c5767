//! Names and references on a finished page: ids, labels of fields, names of buttons and links.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::super::finding::{Finding, FindingKind};

/// What refers to what, until the whole page is read.
#[derive(Default)]
pub struct Names {
    ids: BTreeSet<String>,
    /// Ids that something refers to, with the first place.
    wanted: BTreeMap<String, Range<usize>>,
    /// Ids of fields that a `label` names.
    labelled: BTreeSet<String>,
    /// Fields that only a `label` elsewhere can name.
    fields: Vec<(Option<String>, Range<usize>)>,
}

impl Names {
    /// An id; whether it is new.
    pub fn id(&mut self, id: &str) -> bool {
        self.ids.insert(id.to_owned())
    }

    /// Something refers to ids, parted by white space.
    pub fn refer(&mut self, ids: &str, span: &Range<usize>) {
        for id in ids.split_whitespace() {
            self.wanted.entry(id.to_owned()).or_insert_with(|| span.clone());
        }
    }

    /// A `label` for a field elsewhere.
    pub fn label(&mut self, field: &str, span: &Range<usize>) {
        self.labelled.insert(field.to_owned());
        self.refer(field, span);
    }

    /// A field without a name of its own.
    pub fn field(&mut self, id: Option<&str>, span: Range<usize>) {
        self.fields.push((id.map(str::to_owned), span));
    }

    /// What is missing, now that the page is read.
    pub fn settle(self, findings: &mut Vec<Finding>) {
        for (id, span) in self.fields {
            if id.is_none_or(|id| !self.labelled.contains(&id)) {
                findings.push(Finding { kind: FindingKind::FieldWithoutLabel, span });
            }
        }
        for (id, span) in self.wanted {
            if !self.ids.contains(&id) {
                findings.push(Finding { kind: FindingKind::DanglingReference(id), span });
            }
        }
    }
}
