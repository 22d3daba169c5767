//! Waits for the sources to change. What the system tells of changes is a hint; looking decides.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use notify::{ErrorKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::pipeline::{Freshness, Memory};

/// Changes are gathered until it has been quiet this long …
const QUIET: Duration = Duration::from_millis(20);
/// … but never longer than this.
const STORM: Duration = Duration::from_secs(1);
/// How often the files are looked at although nothing was heard: hints get lost.
const ROUND: Duration = Duration::from_millis(1500);
/// How often they are looked at where nothing can be heard.
const POLL: Duration = Duration::from_millis(500);

/// How changes are noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// The system tells, and a round now and then makes sure.
    Native,
    /// By looking at the files again and again, as was asked for.
    Polling,
    /// By looking, because the system cannot watch so many folders.
    TooMany,
    /// By looking, because the system cannot watch these folders.
    Unwatchable,
}

/// What was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// The quickest that works.
    Best,
    /// Looking again and again: for network drives.
    Poll,
}

/// Watches a site's folder.
pub struct Watch {
    root: PathBuf,
    /// How changes are noticed.
    pub mode: Mode,
    hints: Receiver<()>,
    _native: Option<RecommendedWatcher>,
}

impl Watch {
    /// Begins to watch.
    pub fn begin(root: &Path, wish: Wish) -> Self {
        let (sender, hints) = mpsc::channel();
        let native = match wish {
            Wish::Poll => Err(Mode::Polling),
            Wish::Best => notify::recommended_watcher(move |_| {
                // Every event and every error alike is a reason to look.
                let _ = sender.send(());
            })
            .and_then(|mut watcher| {
                for folder in ["content", "themes"].map(|name| root.join(name)) {
                    if folder.is_dir() {
                        watcher.watch(&folder, RecursiveMode::Recursive)?;
                    }
                }
                Ok(watcher)
            })
            .map_err(|error| match error.kind {
                ErrorKind::MaxFilesWatch => Mode::TooMany,
                _ => Mode::Unwatchable,
            }),
        };
        let (mode, native) = match native {
            Ok(watcher) => (Mode::Native, Some(watcher)),
            Err(mode) => (mode, None),
        };
        Self { root: root.to_owned(), mode, hints, _native: native }
    }

    /// Waits until the files are no longer as the memory has them, and have come to rest; or one round.
    pub fn wait(&self, memory: &Memory) -> Freshness {
        match self.mode {
            Mode::Native => match self.hints.recv_timeout(ROUND) {
                Ok(()) => self.settle(),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => std::thread::sleep(POLL),
            },
            Mode::Polling | Mode::TooMany | Mode::Unwatchable => std::thread::sleep(POLL),
        }
        memory.freshness(&self.root)
    }

    /// Waits for a while, or less if something is heard.
    pub fn pause(&self, time: Duration) {
        if self.hints.recv_timeout(time) == Err(RecvTimeoutError::Disconnected) {
            std::thread::sleep(time);
        }
    }

    fn settle(&self) {
        let began = Instant::now();
        while began.elapsed() < STORM && self.hints.recv_timeout(QUIET).is_ok() {}
        while self.hints.try_recv().is_ok() {}
    }
}
