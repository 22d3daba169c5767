//! `andringar`: what was added, corrected and removed on the site, as data and as a feed; its page is in `html`.

mod atom;
mod gather;
mod pages;

pub use atom::{FEED, counts, kind as kind_of, why as why_of};
pub use pages::Finder;

use std::sync::{Arc, OnceLock};

use super::format::{Format, Ready};
use super::teller::Teller;
use crate::ledger::{ADDRESS, Ledger};
use crate::output::{Artifact, Recipe};

/// The ledger as data.
pub static FORMAT: Format = Format {
    name: "ledger",
    make: |ready| {
        vec![Artifact {
            address: ADDRESS.to_owned(),
            recipe: Recipe::Make(Box::new(move |out| {
                out.extend_from_slice(&ready.changes.ledger(ready).to_public_bytes());
                Ok(())
            })),
        }]
    },
};

/// The ledger as Atom (RFC 4287).
pub static ATOM: Format = Format {
    name: "ledger-atom",
    make: |ready| {
        vec![Artifact {
            address: FEED.to_owned(),
            recipe: Recipe::Make(Box::new(move |out| {
                let ledger = ready.changes.ledger(ready);
                out.extend_from_slice(atom::write(Teller::of(ready), ledger).as_bytes());
                Ok(())
            })),
        }]
    },
};

/// What was published before, and what is different now: found out when it is first asked for.
#[derive(Debug, Default)]
pub struct Changes {
    past: Arc<Ledger>,
    site_before: Option<String>,
    mode: Mode,
    made: OnceLock<Ledger>,
}

/// Whether what is different now is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// As it is told when the site is published.
    #[default]
    Told,
    /// Not at all: in a preview there are drafts.
    Still,
}

impl Changes {
    /// What follows a ledger. `site_before` is the hash of the site that is out, where it is known.
    pub fn after(past: Arc<Ledger>, site_before: Option<String>, mode: Mode) -> Self {
        Self { past, site_before, mode, made: OnceLock::new() }
    }

    /// What was published before.
    pub fn past(&self) -> &Ledger {
        &self.past
    }

    /// The ledger with what is different now.
    pub fn ledger(&self, ready: Ready<'_>) -> &Ledger {
        self.made.get_or_init(|| match self.mode {
            Mode::Told => self.past.follow(gather::now(ready), ready.site.as_of, self.site_before.clone()),
            Mode::Still => Ledger::clone(&self.past),
        })
    }
}
