//! Reads the content folder and lets through the gate what is public.

use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use super::codes::NO_SITE;
use super::disk::{self, Entry};
use super::look::files_of_look;
use super::memory::{Memory, Read, is_text};
use super::{figures, names, read, secrecy, translation};
use crate::config::{self, Config};
use crate::diagnostics::{Diagnostic, Place, Report, Source};
use crate::documents::{Data, Gate, Loaded, OldPostings, Public, Tombstone, WAIVERS, Waiver, Withheld};
use crate::fields::{Fields, Placed, UNKNOWN_VALUE};
use crate::figures::is_figure_file;
use crate::ledger::{self, Ledger};
use crate::site::{ListedFile, Sources};

/// So many texts are not worth waking another thread for; twice as many in a row would leave one waiting for the other's
/// last ones, for long texts lie together.
const FEW: usize = 8;
/// The longest ledger, in bytes: a hundred years of a large municipality.
const LEDGER_LIMIT: u64 = 100_000_000;

/// Reads the sources of the site in a folder; texts that the memory holds are not read again. What cannot be
/// read is told, and the rest is read.
pub fn load(root: &Path, gate: Gate, memory: &mut Memory, report: &mut Report) -> Sources {
    let mut faults_of_listing = Report::new();
    let entries = memory.look(root, &mut faults_of_listing);
    let Some(config) = settings(root, report) else {
        let config = Config { language: "sv".to_owned(), ..Config::default() };
        return Sources { config, ..Sources::default() };
    };
    memory.under(config.masks());
    report.extend(unknown_theme(&config, memory));
    let gate = gate.with(if config.keeps_old_postings { OldPostings::Stay } else { OldPostings::Leave });
    report.append(faults_of_listing);
    let apart = files_of_look(&config);
    let is_apart = |path: &String| {
        [config::PATH, WAIVERS, ledger::PATH].contains(&path.as_str()) || apart.contains(path)
    };
    let entries = entries.into_iter().filter(|entry| !is_apart(&entry.path));
    let (entries, misnamed) = names::apart(entries.collect(), &config, report);
    let (texts, others): (Vec<_>, Vec<_>) = entries.into_iter().partition(|entry| is_text(&entry.path));
    let (translated, texts): (Vec<_>, Vec<_>) =
        texts.into_iter().partition(|entry| translation::named(&entry.path, &config).is_some());
    let read = read_or_recall(&texts, &config, memory);
    let Sorted { documents, mut withheld, coming, tombstones, over } = sort_out(&read, gate, report);
    // Under its right name a misnamed file is known, and what hangs on it is not told as lacking it.
    withheld.extend(misnamed.into_iter().map(|path| (path, None)));
    let translated = translations(translated, &texts, &config);
    let translations = admitted(&translated, &documents, gate, report);
    memory.keep(read, translated);
    let (figure_files, others): (Vec<_>, Vec<_>) =
        others.into_iter().partition(|entry| is_figure_file(&entry.path));
    figures::tell_homeless(&figure_files, &texts, report);
    let figures = figures::sets(&figure_files, memory, report);
    let files = others.iter().map(|file| listed(root, file)).collect();
    let figure_files = figure_files.iter().map(|file| file.path.clone()).collect();
    let waivers = waivers(root, report);
    let (ledger, found) = memory.ledger().unwrap_or_else(|| kept_ledger(root));
    memory.keep_ledger((Arc::clone(&ledger), found.clone()));
    report.append(found);
    Sources {
        config,
        documents,
        withheld,
        tombstones,
        over,
        translations,
        coming,
        files,
        figures,
        figure_files,
        waivers,
        ledger,
    }
}

/// What the gate let out, and what is known of the rest.
#[derive(Default)]
struct Sorted {
    documents: Vec<Public<Loaded>>,
    withheld: Vec<(String, Option<Withheld>)>,
    coming: Vec<Date>,
    tombstones: Vec<Tombstone>,
    over: Vec<Vec<String>>,
}

fn sort_out(read: &[(Arc<Entry>, Read)], gate: Gate, report: &mut Report) -> Sorted {
    let judged = read.par_iter().map(|(_, Read { loaded, .. })| {
        let admitted = loaded.as_ref().map(|loaded| gate.admit(loaded, meeting_of(loaded, read)));
        (admitted, loaded.as_ref().is_some_and(|loaded| secrecy::is_secret(&loaded.data)))
    });
    let judged: Vec<_> = judged.collect();
    let mut sorted = Sorted::default();
    for ((entry, Read { loaded, found }), (admitted, secret)) in read.iter().zip(judged) {
        // What stays inside is told by its place alone: a log is read by more than the editor.
        let inside = secret || matches!(admitted, Some(Err(_)));
        report.append(if inside { found.clone().discreet() } else { found.clone() });
        match admitted {
            Some(Ok(document)) => sorted.documents.push(document),
            Some(Err(why)) => {
                sorted.withheld.push((entry.path.clone(), Some(why.clone())));
                sorted.coming.extend(why.until());
                match (why, loaded) {
                    (Withheld::Withdrawn(tombstone), _) => sorted.tombstones.push(tombstone),
                    (Withheld::Over, Some(loaded)) => {
                        sorted.over.push((loaded.kind.address)(&loaded.origin.segments()));
                    }
                    _ => {}
                }
            }
            None => sorted.withheld.push((entry.path.clone(), None)),
        }
    }
    sorted
}

/// The meeting of an item, among texts in order of path.
fn meeting_of<'r>(loaded: &Loaded, read: &'r [(Arc<Entry>, Read)]) -> Option<&'r Loaded> {
    let (Data::AgendaItem(_), Some((folder, _))) = (&loaded.data, loaded.origin.path.rsplit_once('/')) else {
        return None;
    };
    let meeting = format!("{folder}/index.md");
    let at = read.binary_search_by(|(entry, _)| entry.path.cmp(&meeting)).ok()?;
    read[at].1.loaded.as_deref()
}

/// Reads the translations. They are read each time: what they say hangs on two files.
fn translations(entries: Vec<Arc<Entry>>, texts: &[Arc<Entry>], config: &Config) -> Vec<(Arc<Entry>, Read)> {
    let original = |path: &str| {
        let found = texts.binary_search_by(|text| text.path.as_str().cmp(path)).ok();
        found.map(|at| &texts[at])
    };
    let read = entries.into_par_iter().filter_map(|entry| {
        let named = translation::named(&entry.path, config)?;
        let mut found = Report::new();
        let loaded = match translation::placed(&entry.path, &named, config) {
            Err(fault) => {
                found.push(*fault);
                None
            }
            Ok(tongue) => match original(&named.original) {
                None => {
                    found.push(translation::without_original(&entry.path, &named));
                    None
                }
                Some(original) => read::translation(&entry, (original, tongue), config, &mut found),
            },
        };
        Some((entry, Read { loaded: loaded.map(Arc::new), found }))
    });
    read.collect()
}

/// The translations of what is public. What is told of the others is told by its place alone.
fn admitted(
    read: &[(Arc<Entry>, Read)],
    documents: &[Public<Loaded>],
    gate: Gate,
    report: &mut Report,
) -> Vec<Public<Loaded>> {
    let mut admitted = Vec::new();
    for (_, Read { loaded, found }) in read {
        let original = loaded.as_ref().and_then(|loaded| {
            let path = loaded.translates.as_ref()?;
            let at = documents.binary_search_by(|document| document.origin.path.cmp(path)).ok()?;
            Some((&documents[at], loaded))
        });
        let public = original.and_then(|(original, loaded)| gate.admit_translation(original, loaded));
        let secret = loaded.as_ref().is_some_and(|loaded| secrecy::is_secret(&loaded.data));
        let inside = secret || public.is_none();
        report.append(if inside { found.clone().discreet() } else { found.clone() });
        admitted.extend(public);
    }
    admitted
}

fn listed(root: &Path, file: &Entry) -> ListedFile {
    let place = file.place.strip_prefix(root).unwrap_or(&file.place).to_owned();
    ListedFile { path: file.path.clone(), place, size: file.stamp.size }
}

/// The fault of a theme without a folder, where the site would go out in the default one.
fn unknown_theme(config: &Config, memory: &Memory) -> Option<Diagnostic> {
    let Placed { value: name, span } = &config.theme;
    let is_folder = !name.contains(['/', '\\', '.']) && memory.has_files_in(&format!("themes/{name}/"));
    if is_folder || name == "standard" {
        return None;
    }
    let message = text!(
        "mappen themes/{name}/ finns inte, eller är tom",
        "the folder themes/{name}/ does not exist, or is empty"
    );
    let found = Diagnostic::new(&UNKNOWN_VALUE, message).help(text!(
        "rätta namnet, lägg temat i themes/{name}/, eller ta bort raden tema",
        "correct the name, put the theme in themes/{name}/, or remove the line tema"
    ));
    Some(found.at(Place::new(&Arc::from(config::PATH), span.clone())))
}

fn settings(root: &Path, report: &mut Report) -> Option<Config> {
    let place = root.join(config::PATH);
    let bytes = match disk::read(&place, read::LIMIT) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            report.push(
                Diagnostic::new(
                    &NO_SITE,
                    text!("filen content/site.toml finns inte", "the file content/site.toml does not exist"),
                )
                .help(NO_SITE.explanation.fix),
            );
            return None;
        }
        Err(error) => {
            report.push(disk::unreadable(config::PATH, &error));
            return None;
        }
    };
    match Source::decode(bytes) {
        Ok(text) => Some(Config::read(&text, report)),
        Err(why) => {
            report.push(read::undecodable(&Arc::from(config::PATH), &why));
            None
        }
    }
}

/// The numbers that somebody has answered for. Without the file there are none.
fn waivers(root: &Path, report: &mut Report) -> Vec<Waiver> {
    let bytes = match disk::read(&root.join(WAIVERS), read::LIMIT) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Vec::new(),
        Err(error) => {
            report.push(disk::unreadable(WAIVERS, &error));
            return Vec::new();
        }
    };
    let path = Arc::from(WAIVERS);
    let text = match Source::decode(bytes) {
        Ok(text) => text,
        Err(why) => {
            report.push(read::undecodable(&path, &why));
            return Vec::new();
        }
    };
    let mut fields = Fields::parse(&text, &path, 0, report);
    let read = Waiver::read_all(&mut fields);
    fields.finish();
    read
}

/// The ledger that the last publication wrote, and what is wrong with it. Without the file it begins.
fn kept_ledger(root: &Path) -> (Arc<Ledger>, Report) {
    let mut found = Report::new();
    let ledger = match disk::read(&root.join(ledger::PATH), LEDGER_LIMIT) {
        Ok(bytes) => Ledger::read(&bytes).map_err(|at| at.told().at(Place::file(ledger::PATH))),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Ledger::default()),
        Err(error) => Err(disk::unreadable(ledger::PATH, &error)),
    };
    let ledger = ledger.unwrap_or_else(|fault| {
        found.push(fault);
        Ledger::default()
    });
    (Arc::new(ledger), found)
}

/// Reads the texts, side by side; what the memory holds is not read again.
fn read_or_recall(texts: &[Arc<Entry>], config: &Config, memory: &Memory) -> Vec<(Arc<Entry>, Read)> {
    let recalled = memory.recall(texts);
    let missing: Vec<&Arc<Entry>> =
        texts.iter().zip(&recalled).filter(|(_, known)| known.is_none()).map(|(text, _)| text).collect();
    let anew: Vec<Read> = missing
        .par_iter()
        .with_min_len(FEW)
        .with_max_len(2 * FEW)
        .map(|entry| {
            let mut found = Report::new();
            let loaded = read::document(entry, (config, memory.is_asked_again()), &mut found).map(Arc::new);
            Read { loaded, found }
        })
        .collect();
    let mut anew = anew.into_iter();
    let read = texts.iter().zip(recalled);
    read.filter_map(|(text, known)| Some((Arc::clone(text), known.or_else(|| anew.next())?))).collect()
}
