//! Names of files that were meant to be texts and are not read as what they were meant to be.

use std::sync::Arc;

use super::codes::MISNAMED;
use super::disk::Entry;
use super::translation::is_language_of;
use crate::config::Config;
use crate::diagnostics::{Diagnostic, Place, Report};

/// The endings that programs give to texts in Markdown, in lower case.
const ENDINGS: [&str; 4] = [".md.txt", ".markdown", ".md.md", ".md"];

/// Parts the files from those that are misnamed. These are told, and their right paths given.
pub fn apart(
    entries: Vec<Arc<Entry>>,
    config: &Config,
    report: &mut Report,
) -> (Vec<Arc<Entry>>, Vec<String>) {
    let mut right_paths = Vec::new();
    let mut kept = Vec::with_capacity(entries.len());
    for entry in entries {
        let mut misnamed = |message, help| {
            report.push(Diagnostic::new(&MISNAMED, message).at(Place::file(&entry.path)).help(help));
        };
        if is_copy(&entry.path) {
            misnamed(
                text!(
                    "filen läses inte: den ser ut som en kopia av index.md",
                    "the file is not read: it looks like a copy of index.md"
                ),
                text!(
                    "ta bort filen, eller ge den ett namn som säger vad den handlar om",
                    "remove the file, or give it a name that says what it is about"
                ),
            );
            continue;
        }
        let Some(right) = right_name(&entry.path, config) else {
            kept.push(entry);
            continue;
        };
        misnamed(
            text!(
                "filen läses inte: den ska heta {right}",
                "the file is not read: it is to be called {right}"
            ),
            text!("byt namn på filen till {right}", "rename the file to {right}"),
        );
        let folder = entry.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        right_paths.push(format!("{folder}/{right}"));
    }
    (kept, right_paths)
}

/// Whether a file is what programs make of `index.md` when it is copied: `index (2).md`, `index - kopia.md`.
fn is_copy(path: &str) -> bool {
    let lower = path.rsplit_once('/').map_or(path, |(_, name)| name).to_lowercase();
    let Some(stem) = lower.strip_suffix(".md") else { return false };
    let mark = stem.strip_prefix("index").map(|rest| rest.trim_matches(['-', '_', ' ', '(', ')']));
    let is_number = |mark: &str| !mark.is_empty() && mark.bytes().all(|b| b.is_ascii_digit());
    mark.is_some_and(|mark| is_number(mark) || ["kopia", "copy"].iter().any(|word| mark.starts_with(word)))
        || stem.strip_prefix("kopia av ") == Some("index")
}

/// The name that a text was meant to have; none for one that has it, and for what is no text.
fn right_name(path: &str, config: &Config) -> Option<String> {
    let (_, name) = path.rsplit_once('/')?;
    let lower = name.to_ascii_lowercase();
    let stem = ENDINGS.iter().find_map(|ending| lower.strip_suffix(ending))?;
    let written = name.get(..stem.len()).filter(|stem| !stem.is_empty())?;
    let (base, language) = match written.rsplit_once('.') {
        Some((base, language)) if is_language_of(&language.to_lowercase(), config) => (base, Some(language)),
        _ => (written, None),
    };
    let base = if base.eq_ignore_ascii_case("index") { "index" } else { base };
    let language = language.map(|language| format!(".{}", language.to_lowercase())).unwrap_or_default();
    let right = format!("{base}{language}.md");
    (right != name).then_some(right)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_of_an_index_is_known() {
        for name in [
            "index (2).md",
            "index(1).md",
            "Index - Kopia.md",
            "index - kopia (2).md",
            "index kopia.md",
            "index copy.md",
            "index (kopia).md",
            "index 2.md",
            "Kopia av index.md",
        ] {
            assert!(is_copy(&format!("content/a/{name}")), "{name}");
        }
        for name in ["index.md", "index.en.md", "indexering.md", "index-over-priser.md", "kopia.md"] {
            assert!(!is_copy(&format!("content/a/{name}")), "{name}");
        }
    }

    #[test]
    fn a_misnamed_text_has_a_right_name_and_others_have_none() {
        let config = Config::default();
        let right = |name: &str| right_name(&format!("content/sidor/{name}"), &config);
        for (name, meant) in [
            ("Kontakt.MD", "Kontakt.md"),
            ("kontakt.md.txt", "kontakt.md"),
            ("kontakt.markdown", "kontakt.md"),
            ("om.EN.md", "om.en.md"),
            ("Index.md", "index.md"),
            ("INDEX.En.Md", "index.en.md"),
            ("Årsplan.MD.TXT", "Årsplan.md"),
        ] {
            assert_eq!(right(name).as_deref(), Some(meant), "{name}");
        }
        for name in ["kontakt.md", "Kontakt.md", "om.en.md", "v1.2.md", "bilaga.txt", "md", ".md", "a.pdf"] {
            assert_eq!(right(name), None, "{name}");
        }
    }
}
