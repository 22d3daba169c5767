//! What a publication withdraws from the public, by the addresses that a browser shows.

use clap::ArgMatches;

use super::shell::Shell;
use crate::config::{PublishTarget, TargetKind};
use crate::diagnostics::Diagnostic;
use crate::output::Manifest;
use crate::pipeline::Trip;
use crate::publish::{NOTHING_TO_WITHDRAW, Prospect, STILL_PUBLISHED};

/// The pages that must not be read another minute: those that the sources say are withdrawn, and those named here.
pub(super) fn withdrawn(
    matches: &ArgMatches,
    trip: Option<&Trip>,
    manifest: &Manifest,
) -> Result<Vec<String>, Box<Diagnostic>> {
    let mut all: Vec<String> = trip.map_or_else(Vec::new, Trip::withdrawn_pages);
    for files in named(matches, manifest) {
        if let Some(named) =
            files.iter().find(|file| manifest.files.contains_key(*file) && !all.contains(file))
        {
            return Err(Box::new(
                Diagnostic::new(
                    &STILL_PUBLISHED,
                    text!("{named} finns kvar på webbplatsen", "{named} is still on the site"),
                )
                .help(STILL_PUBLISHED.explanation.fix),
            ));
        }
        all.extend(files);
    }
    Ok(all)
}

/// The files that each page may be that the user withdraws.
pub(super) fn named(matches: &ArgMatches, manifest: &Manifest) -> Vec<Vec<String>> {
    let addresses = matches.get_many::<String>("withdraw").unwrap_or_default();
    addresses.map(|one| files_of(one, &manifest.project)).collect()
}

/// Whether everything that the user withdraws is at the target: a word that is misspelt would seem to have done it.
pub(super) fn held(named: &[Vec<String>], prospect: &Prospect) -> Result<(), Box<Diagnostic>> {
    let Some(old) = &prospect.old else { return Ok(()) };
    let known: Vec<&String> = old.files.keys().chain(&old.pending).chain(&old.leaving).collect();
    let mut missing = named.iter().filter(|files| !files.iter().any(|one| known.contains(&one)));
    let Some(missing) = missing.find_map(|files| files.first()) else { return Ok(()) };
    let found = Diagnostic::new(
        &NOTHING_TO_WITHDRAW,
        text!("{missing} finns inte på målet", "{missing} is not at the target"),
    );
    Err(Box::new(found.help(NOTHING_TO_WITHDRAW.explanation.fix)))
}

/// What else may hold a copy of what was withdrawn.
pub(super) fn say_withdrawn(shell: &Shell, target: &PublishTarget) {
    shell.say(&text!(
        "Tillbakadraget är borta från målet, ur sökningen och ur flödena, och äldre versioner i .publicerat/ är \
         raderade. Kopior kan finnas kvar hos sökmotorer, prenumeranter och säkerhetskopior.",
        "What was withdrawn is gone from the target, from search and feeds, and older versions in .publicerat/ are \
         deleted. Copies may remain with search engines, subscribers and backups."
    ));
    if target.kind == TargetKind::Git {
        shell.say(&text!(
            "Git sparar det som funnits: rensa historiken i målets arkiv.",
            "Git keeps what has been: purge the history of the target's repository."
        ));
    }
}

/// `/organ/ks/` as the name of its file; where the last slash may be left out, as both names that it can have. It is
/// written from the site's start page, or whole as a browser shows it.
fn files_of(address: &str, site: &str) -> Vec<String> {
    let without_scheme = |whole: &str| whole.split_once("://").map(|(_, rest)| rest.to_owned());
    let within = without_scheme(address).zip(without_scheme(site)).and_then(|(page, site)| {
        let site = site.trim_end_matches('/');
        let rest = page.get(site.len()..).filter(|_| page[..site.len()].eq_ignore_ascii_case(site))?;
        (rest.is_empty() || rest.starts_with(['/', '?', '#'])).then(|| rest.to_owned())
    });
    let path = within.as_deref().unwrap_or(address);
    let path = path.split(['?', '#']).next().unwrap_or_default().trim_start_matches('/');
    if path.is_empty() || path.ends_with('/') {
        vec![format!("{path}index.html")]
    } else {
        vec![path.to_owned(), format!("{path}/index.html")]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_withdrawn_by_any_address_that_a_browser_shows() {
        let site = "https://insyn.exempel.se/";
        let page = "om-webbplatsen/index.html".to_owned();
        for address in [
            "/om-webbplatsen/",
            "om-webbplatsen",
            "/om-webbplatsen",
            "/om-webbplatsen/index.html",
            "https://insyn.exempel.se/om-webbplatsen/",
            "http://Insyn.exempel.se/om-webbplatsen",
            "https://insyn.exempel.se/om-webbplatsen/#kontakt",
        ] {
            assert!(files_of(address, site).contains(&page), "{address}");
        }
        let below = "https://exempel.se/insyn/";
        assert!(files_of("https://exempel.se/insyn/om-webbplatsen/", below).contains(&page));
        assert_eq!(files_of("https://exempel.se/insyn", below), ["index.html"]);
        for other in
            ["https://annan.exempel.se/om-webbplatsen/", "https://exempel.se/insynen/om-webbplatsen/"]
        {
            assert!(!files_of(other, below).contains(&page), "{other}");
        }
        assert_eq!(files_of("/handlingar/bilaga.pdf", site)[0], "handlingar/bilaga.pdf");
    }
}
