//! One state of the site, ready to be shown: a thread that keeps the recipes and makes a page when it is asked for.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::OnceLock;
use std::sync::mpsc::{self, Receiver, Sender, SyncSender};
use std::thread;

use crate::diagnostics::Diagnostic;
use crate::output::{Artifact, Recipe};
use crate::pipeline::Trip;

/// What there is at an address.
pub enum Found {
    /// Bytes, made now.
    Bytes(Vec<u8>),
    /// A file of the sources.
    File(PathBuf),
    /// A page whose template has a fault.
    Fault(Box<Diagnostic>),
    /// Nothing.
    Nothing,
}

struct Ask {
    address: String,
    reply: SyncSender<Found>,
}

/// One state of the site.
pub struct Generation {
    /// The linked site and its theme.
    pub trip: Arc<Trip>,
    asks: Sender<Ask>,
}

impl Generation {
    /// Takes over a linked site. Its thread ends when the last holder lets go.
    pub fn new(trip: Trip) -> Self {
        let trip = Arc::new(trip);
        let (asks, received) = mpsc::channel();
        let kept = Arc::clone(&trip);
        thread::spawn(move || keep(&kept, &received));
        Self { trip, asks }
    }

    /// What there is at an address: looked up, never joined to a path.
    pub fn find(&self, address: &str) -> Found {
        let (reply, answer) = mpsc::sync_channel(1);
        let sent = self.asks.send(Ask { address: address.to_owned(), reply });
        sent.ok().and_then(|()| answer.recv().ok()).unwrap_or(Found::Nothing)
    }
}

type Shelf<'t> = OnceLock<HashMap<String, Artifact<'t>>>;

fn keep(trip: &Trip, asks: &Receiver<Ask>) {
    let shelves: Vec<Shelf<'_>> = trip.formats().map(|_| OnceLock::new()).collect();
    rayon::in_place_scope(|scope| {
        for Ask { address, reply } in asks {
            let shelves = &shelves;
            scope.spawn(move |_| {
                // Who asked may have left.
                let _ = reply.send(look(trip, shelves, &address));
            });
        }
    });
}

/// Looks for a page, then through the formats in order. The files of a format are listed when it is first needed: a
/// page does not wait for the list of the others, nor for the search index.
fn look<'t>(trip: &'t Trip, shelves: &[Shelf<'t>], address: &str) -> Found {
    if let Some(page) = trip.artifact_of_page(address) {
        return make(&page);
    }
    for (format, shelf) in trip.formats().zip(shelves) {
        let shelf = shelf.get_or_init(|| {
            trip.artifacts_of(format)
                .into_iter()
                .map(|artifact| (artifact.address.clone(), artifact))
                .collect()
        });
        if let Some(artifact) = shelf.get(address) {
            return make(artifact);
        }
    }
    Found::Nothing
}

fn make(artifact: &Artifact<'_>) -> Found {
    match &artifact.recipe {
        Recipe::Bytes(bytes) => Found::Bytes(bytes.to_vec()),
        Recipe::Copy(path) => Found::File(path.clone()),
        Recipe::Make(make) => {
            let mut bytes = Vec::new();
            match make(&mut bytes) {
                Ok(()) => Found::Bytes(bytes),
                Err(fault) => Found::Fault(fault),
            }
        }
    }
}
