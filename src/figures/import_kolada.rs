//! A saved answer of Kolada laid beside the one that a plan has.

use std::collections::BTreeMap;

use serde_json::Value;

use super::codes::{BAD_KOLADA, FIGURE_DIFFERS, UNKNOWN_INDICATOR};
use super::files::FigureFile;
use super::import::{Differing, Merge, Present};
use super::kolada;
use super::set::FigureSet;
use super::settings;
use crate::diagnostics::{Diagnostic, Place, Report};

/// Measure, municipality and year: what an entry of an answer is about.
type Subject = (String, String, String);

impl Present {
    /// Lays a saved answer, one page or several, beside the plan's. None where it is no answer.
    pub fn merge_kolada(
        &self,
        file: &FigureFile,
        differing: Differing,
        report: &mut Report,
    ) -> Option<Merge> {
        let text = file.text.as_deref().unwrap_or_default();
        let incoming = self.sound(text, file, report)?;
        let mut known: BTreeMap<Subject, usize> = BTreeMap::new();
        let mut entries: Vec<Value> =
            self.kolada.as_ref().and_then(|(_, text)| entries(text)).unwrap_or_default();
        for (at, entry) in entries.iter().enumerate() {
            known.insert(subject(entry), at);
        }
        let mut merge = Merge { read: incoming.len(), ..Merge::default() };
        for entry in incoming {
            let about = subject(&entry);
            let shown = format!("{}, {}, {}", about.0, about.1, about.2);
            match known.get(&about) {
                Some(at) if entries[*at] == entry => merge.same += 1,
                Some(_) if differing == Differing::Refused => report.push(
                    Diagnostic::new(
                        &FIGURE_DIFFERS,
                        text!(
                            "{shown}: Kolada har nu andra värden än planens kolada.json",
                            "{shown}: Kolada has other values now than the plan's kolada.json"
                        ),
                    )
                    .at(Place::file(&file.path))
                    .help(FIGURE_DIFFERS.explanation.fix),
                ),
                Some(at) => {
                    merge.changed.push((shown, values(&entries[*at]), values(&entry)));
                    entries[*at] = entry;
                }
                None => {
                    merge.added += 1;
                    known.insert(about, entries.len());
                    entries.push(entry);
                }
            }
        }
        if merge.added + merge.changed.len() > 0 {
            merge.text = Some(written(&entries));
        }
        Some(merge)
    }

    /// The entries of an answer, read as a build would read them: with every fault told.
    fn sound(&self, text: &str, file: &FigureFile, report: &mut Report) -> Option<Vec<Value>> {
        let mut set = FigureSet::default();
        let settings = self
            .described
            .as_ref()
            .map(|(path, text)| settings::read(text, path, &mut set, &mut Report::new()));
        let Some(settings) = settings.filter(|settings| settings.municipality.is_some()) else {
            report.push(
                Diagnostic::new(
                    &BAD_KOLADA,
                    text!(
                        "planens matt.toml säger inte vilken kommun i Kolada som är den egna",
                        "the plan's matt.toml does not say which municipality of Kolada is its own"
                    ),
                )
                .at(Place::file(&file.path))
                .help(text!(
                    "skriv [kolada] med kommun = \"9999\" och hamtad = dagen då svaret hämtades, och jamfor med de andra",
                    "write [kolada] with kommun = \"9999\" and hamtad = the day of the answer, and jamfor with the others"
                )),
            );
            return None;
        };
        kolada::take(text, &file.path, (&mut set, &settings), report);
        let found = entries(text)?;
        let named = |kpi: &str| set.indicators.iter().any(|one| one.kolada.as_deref() == Some(kpi));
        let mut unknown: Vec<String> = found.iter().map(|entry| subject(entry).0).collect();
        unknown.sort();
        unknown.dedup();
        for kpi in unknown.iter().filter(|kpi| !named(kpi)) {
            report.push(
                Diagnostic::new(
                    &UNKNOWN_INDICATOR,
                    text!("inget mått har kolada = \"{kpi}\"", "no indicator has kolada = \"{kpi}\""),
                )
                .at(Place::file(&file.path))
                .help(text!(
                    "skriv kolada = \"{kpi}\" på måttet i matt.toml",
                    "write kolada = \"{kpi}\" on the indicator in matt.toml"
                )),
            );
        }
        Some(found)
    }
}

/// Every entry of an answer of one page or several; none where it is no answer.
fn entries(text: &str) -> Option<Vec<Value>> {
    let pages = match serde_json::from_str(text).ok()? {
        Value::Array(pages) => pages,
        page => vec![page],
    };
    let mut all = Vec::new();
    for mut page in pages {
        match page.get_mut("values").map(Value::take) {
            Some(Value::Array(values)) => all.extend(values),
            _ => return None,
        }
    }
    Some(all)
}

fn subject(entry: &Value) -> Subject {
    let text = |key: &str| kolada::text(entry, key);
    (text("kpi"), text("municipality"), text("period"))
}

/// The values of an entry, in its own order: `76,2 / - / 75,1`.
fn values(entry: &Value) -> String {
    let values = entry.get("values").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    values.iter().map(|value| kolada::quantity(value).printed().to_owned()).collect::<Vec<_>>().join(" / ")
}

/// One page with an entry on each line, so that a difference is read by the line.
fn written(entries: &[Value]) -> String {
    let lines: Vec<String> = entries.iter().map(Value::to_string).collect();
    format!("{{\"count\":{},\"next_page\":null,\"values\":[\n{}\n]}}\n", entries.len(), lines.join(",\n"))
}
