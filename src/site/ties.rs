//! What each document hangs on: its municipality, body, meeting and date.

use rustc_hash::FxHashMap;

use super::codes::{NO_MEETING, UNKNOWN_BODY, UNKNOWN_MUNICIPALITY};
use super::identity::{DocumentId, next};
use super::inside::Inside;
use crate::config::Config;
use crate::diagnostics::{Diagnostic, Place, Report, nearest};
use crate::documents::{Data, Loaded, Public};
use crate::fields::Placed;
use crate::terms::PartialDate;

/// What a document hangs on.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tie {
    /// Its municipality, by its place in the settings.
    pub municipality: Option<usize>,
    /// Its body.
    pub body: Option<DocumentId>,
    /// The meeting of an item.
    pub meeting: Option<DocumentId>,
    /// Its day: of the meeting, of the paper, of the latest adoption.
    pub date: Option<PartialDate>,
}

/// Ties every document, in the order of the list, and tells names that nobody has.
pub fn tie(
    documents: &[Public<Loaded>],
    (config, inside): (&Config, &Inside),
    report: &mut Report,
) -> Vec<Tie> {
    let (bodies, meetings) = (FxHashMap::default(), FxHashMap::default());
    let mut knot = Knot { documents, config, inside, bodies, meetings, report };
    knot.learn();
    let mut ties: Vec<Tie> = documents.iter().map(|document| knot.first(document)).collect();
    // An item hangs on its meeting, a meeting on its body: the second round reads the first.
    for (index, document) in documents.iter().enumerate() {
        if let Some(meeting) = ties[index].meeting {
            ties[index].date = ties[meeting.0 as usize].date;
            ties[index].body = ties[meeting.0 as usize].body;
        }
        if ties[index].municipality.is_none() && !matches!(document.data, Data::Body(_)) {
            let of_body = ties[index].body.map(|body| ties[body.0 as usize].municipality);
            ties[index].municipality = of_body.flatten();
        }
    }
    ties
}

struct Knot<'k> {
    documents: &'k [Public<Loaded>],
    config: &'k Config,
    inside: &'k Inside,
    /// Bodies by the name of their file.
    bodies: FxHashMap<String, DocumentId>,
    /// Meetings by their folder.
    meetings: FxHashMap<String, DocumentId>,
    report: &'k mut Report,
}

impl Knot<'_> {
    fn learn(&mut self) {
        for (index, document) in self.documents.iter().enumerate() {
            let id = DocumentId(next(index));
            match &document.data {
                Data::Body(_) => {
                    self.bodies.insert(name_of(document), id);
                }
                Data::Meeting(_) => {
                    self.meetings.insert(folder_of(&document.origin.path).to_owned(), id);
                }
                _ => {}
            }
        }
    }

    fn first(&mut self, document: &Loaded) -> Tie {
        match &document.data {
            Data::Body(body) => {
                if let Some(parent) = &body.parent {
                    self.body(document, parent);
                }
                Tie {
                    municipality: self.municipality(document, body.municipality.as_ref()),
                    ..Tie::default()
                }
            }
            Data::Meeting(meeting) => Tie {
                body: meeting.body.as_ref().and_then(|name| self.body(document, name)),
                date: meeting.date.map(PartialDate::from),
                ..Tie::default()
            },
            Data::AgendaItem(_) => Tie { meeting: self.meeting(document), ..Tie::default() },
            Data::CaseSummary(case) => Tie {
                municipality: self.municipality(document, case.municipality.as_ref()),
                ..Tie::default()
            },
            Data::StandingPaper(paper) => Tie {
                municipality: self.municipality(document, paper.municipality.as_ref()),
                date: paper.date,
                ..Tie::default()
            },
            Data::Steering(steering) => {
                for adoption in &steering.adoptions {
                    self.municipality(document, adoption.municipality.as_ref());
                }
                Tie {
                    municipality: self.municipality(document, steering.municipality.as_ref()),
                    body: steering.body.as_ref().and_then(|name| self.body(document, name)),
                    date: steering.adoptions.iter().filter_map(|adoption| adoption.date).max(),
                    ..Tie::default()
                }
            }
            Data::FollowUp(report) => Tie {
                municipality: self.municipality(document, report.municipality.as_ref()),
                body: report.body.as_ref().and_then(|name| self.body(document, name)),
                date: report.date.map(PartialDate::from),
                ..Tie::default()
            },
            Data::Posting(posting) => Tie {
                body: posting.body.as_ref().and_then(|name| self.body(document, name)),
                date: posting.posted_on.as_ref().map(|day| PartialDate::from(day.value)),
                ..Tie::default()
            },
            Data::Start | Data::Page(_) => Tie::default(),
        }
    }

    fn body(&mut self, document: &Loaded, name: &Placed<String>) -> Option<DocumentId> {
        let found = self.bodies.get(&name.value).copied();
        if found.is_none() {
            let given = &name.value;
            let mut known: Vec<&str> = self.bodies.keys().map(String::as_str).collect();
            known.sort_unstable();
            let found = match self.inside.why("organ", given) {
                Some((why, help)) => Diagnostic::new(&UNKNOWN_BODY, why).help(help),
                None => Diagnostic::new(
                    &UNKNOWN_BODY,
                    text!("inget organ heter \"{given}\"", "no body is called \"{given}\""),
                )
                .help(UNKNOWN_BODY.explanation.fix)
                .did_you_mean_text(nearest(given, known)),
            };
            self.report.push(found.at(Place::new(&document.origin.path, name.span.clone())));
        }
        found
    }

    fn meeting(&mut self, document: &Loaded) -> Option<DocumentId> {
        let folder = folder_of(&document.origin.path);
        let found = self.meetings.get(folder).copied();
        // What is wrong with a meeting that cannot be read is told there.
        if found.is_none() && !self.inside.has(&format!("{folder}/index.md")) {
            self.report.push(
                Diagnostic::new(
                    &NO_MEETING,
                    text!("mappen har inget sammanträde", "the folder has no meeting"),
                )
                .at(Place::file(&document.origin.path))
                .help(NO_MEETING.explanation.fix),
            );
        }
        found
    }

    fn municipality(&mut self, document: &Loaded, name: Option<&Placed<String>>) -> Option<usize> {
        let name = name?;
        let found = self.config.municipality(&name.value);
        if found.is_none() {
            let given = &name.value;
            let known = self.config.municipalities.iter().map(|one| one.name.as_str());
            self.report.push(
                Diagnostic::new(
                    &UNKNOWN_MUNICIPALITY,
                    text!("ingen kommun heter \"{given}\"", "no municipality is called \"{given}\""),
                )
                .at(Place::new(&document.origin.path, name.span.clone()))
                .help(UNKNOWN_MUNICIPALITY.explanation.fix)
                .did_you_mean_text(nearest(given, known)),
            );
        }
        found
    }
}

/// The name by which others call a document: its file's without `.md`, or its folder's.
pub fn name_of(document: &Loaded) -> String {
    let path = document.known_by().as_ref();
    let path = path.strip_suffix("/index.md").or_else(|| path.strip_suffix(".md")).unwrap_or(path);
    path.rsplit('/').next().unwrap_or_default().to_owned()
}

fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}
