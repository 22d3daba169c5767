//! A saved answer of Kolada's service, old or new, as outcomes.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;

use super::codes::BAD_KOLADA;
use super::measurement::{Measurement, Origin};
use super::set::FigureSet;
use super::settings::KoladaSettings;
use crate::diagnostics::{Diagnostic, Place, Report};
use crate::terms::{Period, Quantity, State};

/// Adds the values of a saved answer, one page or a list of pages, of the indicators that name a measure of
/// Kolada. Values of other municipalities are kept apart as peers.
pub fn take(
    text: &str,
    path: &Arc<str>,
    (set, settings): (&mut FigureSet, &KoladaSettings),
    report: &mut Report,
) {
    let parsed: Value = match serde_json::from_str(text) {
        Ok(parsed) => parsed,
        Err(error) => {
            let (line, column) = (error.line(), error.column());
            return tell(report, path, (line, column));
        }
    };
    let pages: Vec<&Value> = match &parsed {
        Value::Array(pages) => pages.iter().collect(),
        page => vec![page],
    };
    let names: BTreeMap<&str, &str> =
        settings.peers.iter().map(|(code, name)| (code.as_str(), name.as_str())).collect();
    for page in &pages {
        let Some(values) = page.get("values").and_then(Value::as_array) else {
            tell(report, path, (1, 1));
            continue;
        };
        for entry in values {
            take_entry(entry, path, (set, settings, &names));
        }
    }
    // Every page but the last names the next one.
    let saved = pages.len();
    if saved > 0 && pages.iter().filter(|page| next_page(page).is_some()).count() >= saved {
        report.push(
            Diagnostic::new(
                &BAD_KOLADA,
                text!(
                    "svaret har fler sidor än de {saved} som är sparade",
                    "the answer has more pages than the {saved} that are saved"
                ),
            )
            .at(Place::file(path))
            .help(text!(
                "hämta alla sidor och spara dem i en lista: [ {{…}}, {{…}} ]",
                "fetch every page and save them in a list: [ {{…}}, {{…}} ]"
            )),
        );
    }
}

/// The address of the next page: `next_page` in the older service, `next_url` in the newer.
fn next_page(page: &Value) -> Option<&str> {
    ["next_page", "next_url"]
        .iter()
        .find_map(|key| page.get(key).and_then(Value::as_str))
        .filter(|at| !at.is_empty())
}

fn take_entry(
    entry: &Value,
    path: &Arc<str>,
    (set, settings, names): (&mut FigureSet, &KoladaSettings, &BTreeMap<&str, &str>),
) {
    let text = |key: &str| text(entry, key);
    let (kpi, municipality) = (text("kpi"), text("municipality"));
    let Some(indicator) = set.indicators.iter().find(|one| one.kolada.as_deref() == Some(kpi.as_str()))
    else {
        return;
    };
    let indicator = indicator.id.clone();
    let Some(period) = Period::parse(&text("period")) else { return };
    let own = settings.municipality.as_deref() == Some(municipality.as_str());
    let Some(values) = entry.get("values").and_then(Value::as_array) else { return };
    for value in values.iter().filter(|value| !deleted(value)) {
        let mean = value.get("count").and_then(Value::as_u64).unwrap_or(1) > 1;
        let name = names.get(municipality.as_str()).map_or(municipality.as_str(), |name| name);
        set.measurements.push(Measurement {
            indicator: indicator.clone(),
            period: period.clone(),
            group: group(value).to_owned(),
            value: quantity(value),
            comment: None,
            place: Place::file(path),
            origin: if own { Origin::Kolada } else { Origin::Peer { name: name.to_owned(), mean } },
        });
    }
}

/// A member of an entry as text: the older service writes a year as a number, the newer as a text.
pub fn text(entry: &Value, key: &str) -> String {
    match entry.get(key) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

fn deleted(value: &Value) -> bool {
    ["isdeleted", "is_deleted"].iter().any(|key| match value.get(key) {
        Some(Value::Bool(deleted)) => *deleted,
        Some(Value::Number(number)) => number.as_u64() == Some(1),
        _ => false,
    })
}

fn group(value: &Value) -> &'static str {
    match value.get("gender").and_then(Value::as_str) {
        Some("K" | "F") => "kvinnor",
        Some("M") => "män",
        _ => super::groups::TOTAL,
    }
}

/// A missing value is missing, never nought; what the service calls private is hidden.
pub fn quantity(value: &Value) -> Quantity {
    let number =
        value.get("value").and_then(Value::as_number).map(|number| number.to_string().replace('.', ","));
    match number.and_then(|number| Quantity::parse(&number)) {
        Some(quantity) => quantity,
        None if value.get("status").and_then(Value::as_str) == Some("Private") => {
            Quantity::of_state(State::Suppressed)
        }
        None => Quantity::of_state(State::Missing),
    }
}

fn tell(report: &mut Report, path: &Arc<str>, (line, column): (usize, usize)) {
    report.push(
        Diagnostic::new(
            &BAD_KOLADA,
            text!(
                "rad {line}, kolumn {column}: det här är inget svar från Kolada",
                "line {line}, column {column}: this is no answer of Kolada"
            ),
        )
        .at(Place::file(path))
        .help(BAD_KOLADA.explanation.fix),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> (FigureSet, Report) {
        let path = Arc::from("content/styrdokument/p/kolada.json");
        let (mut set, mut report) = (FigureSet::default(), Report::new());
        let toml = "[kolada]\nkommun = \"9999\"\nhamtad = 2026-01-10\njamfor = [{ kod = \"9998\", namn = \"Granby\" }]\n\
                    [[matt]]\nid = \"a\"\nnamn = \"A\"\nkolada = \"N99999\"\n";
        let settings = super::super::settings::read(toml, &path, &mut set, &mut report);
        assert!(report.is_empty());
        take(json, &path, (&mut set, &settings), &mut report);
        (set, report)
    }

    #[test]
    fn both_styles_of_pages_are_read_and_a_missing_value_is_missing() {
        let page = |period: &str| {
            format!(
                "{{\"values\":[{{\"kpi\":\"N99999\",\"municipality\":\"9999\",\"period\":{period},\"values\":[\
                 {{\"gender\":\"K\",\"count\":1,\"status\":\"\",\"value\":76.2}},\
                 {{\"gender\":\"T\",\"count\":1,\"status\":\"\",\"value\":null}},\
                 {{\"gender\":\"M\",\"count\":1,\"value\":1,\"isdeleted\":true}}]}},\
                 {{\"kpi\":\"N99999\",\"municipality\":\"9998\",\"period\":{period},\"values\":[{{\"gender\":\"T\",\"count\":3,\"value\":5}}]}}]}}"
            )
        };
        for json in [page("2023"), page("\"2023\""), format!("[{}]", page("2023"))] {
            let (set, report) = read(&json);
            assert!(report.is_empty());
            let told: Vec<_> = set
                .measurements
                .iter()
                .map(|one| (one.group.as_str(), one.value.printed(), one.is_own()))
                .collect();
            assert_eq!(told, [("kvinnor", "76,2", true), ("totalt", "-", true), ("totalt", "5", false)]);
        }
    }

    #[test]
    fn a_page_of_several_is_told_and_so_is_what_is_no_answer() {
        for json in [
            "{\"values\":[],\"next_page\":\"x\"}",
            "{\"values\":[],\"next_url\":\"x\"}",
            "[{\"values\":[],\"next_url\":\"x\"},{\"values\":[],\"next_url\":\"y\"}]",
            "{}",
            "nej",
            "{",
        ] {
            assert_eq!(read(json).1.sorted().len(), 1, "{json}");
        }
        assert!(read("{\"values\":[],\"next_page\":null}").1.is_empty());
    }
}
