//! What the gate kept: known to exist, so that a name that leads there is not told as one that nobody has.

use std::collections::BTreeMap;

use crate::diagnostics::Text;
use crate::documents::Withheld;

/// The paths of what is not public, each with the reason; none where the file could not be read.
#[derive(Debug, Default)]
pub struct Inside(BTreeMap<String, Option<Withheld>>);

impl Inside {
    /// Of what was kept.
    pub fn of(kept: Vec<(String, Option<Withheld>)>) -> Self {
        Self(kept.into_iter().collect())
    }

    /// Whether there is something at a path that is not public.
    pub fn has(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }

    /// Why the document of a name in a folder is not public, and what to do; none where there is no such document.
    pub fn why(&self, folder: &str, name: &str) -> Option<(Text, Text)> {
        let paths = [format!("content/{folder}/{name}.md"), format!("content/{folder}/{name}/index.md")];
        let (path, why) = paths.iter().find_map(|path| Some((path, self.0.get(path)?)))?;
        Some(match why {
            Some(Withheld::Draft) => (
                text!("{path} är ett utkast", "{path} is a draft"),
                text!(
                    "ta bort utkast = true i {path}, eller skriv utkast = true här också",
                    "remove utkast = true in {path}, or write utkast = true here too"
                ),
            ),
            Some(Withheld::Later(day)) => (
                text!("{path} publiceras först {day}", "{path} is not published before {day}"),
                text!(
                    "ta bort publiceras i {path}, eller skriv publiceras = {day} här också",
                    "remove publiceras in {path}, or write publiceras = {day} here too"
                ),
            ),
            Some(Withheld::Withdrawn(_)) => (
                text!("{path} är tillbakadragen", "{path} is withdrawn"),
                text!(
                    "ta bort tillbakadraget i {path}, eller dra tillbaka den här filen också",
                    "remove tillbakadraget in {path}, or withdraw this file too"
                ),
            ),
            Some(Withheld::Over) | None => (
                text!("{path} går inte att läsa", "{path} cannot be read"),
                text!("rätta felet i {path} först", "mend the fault in {path} first"),
            ),
        })
    }
}
