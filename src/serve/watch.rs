//! Waits for the sources to change. What the system tells of changes is a hint; looking decides.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::pipeline::Memory;

/// Changes are gathered until it has been quiet this long …
const QUIET: Duration = Duration::from_millis(20);
/// … but never longer than this.
const STORM: Duration = Duration::from_secs(1);
/// How often the files are looked at although nothing was heard: hints get lost.
const ROUND: Duration = Duration::from_millis(1500);
/// Where hints never end, an answer waits for such a look when none was taken for this long.
const OVERDUE: Duration = Duration::from_secs(5);
/// How often they are looked at where nothing can be heard.
const POLL: Duration = Duration::from_millis(500);
/// Where more places are heard of at once than this, all is looked at.
const MANY: usize = 200;
/// A file that was written to is closed.
const WRITTEN: AccessKind = AccessKind::Close(AccessMode::Write);

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

/// The folders that a site is made of.
const FOLDERS: [&str; 2] = ["content", "themes"];

/// Watches a site's folder.
pub struct Watch {
    root: PathBuf,
    /// How changes are noticed.
    pub mode: Mode,
    hints: Receiver<Hint>,
    /// When all was last looked at.
    round: Cell<Instant>,
    native: Option<RefCell<Native>>,
}

/// What the system is asked to tell of.
struct Native {
    watcher: RecommendedWatcher,
    /// Which of the folders are watched.
    watched: [bool; 2],
}

impl Watch {
    /// Begins to watch.
    pub fn begin(root: &Path, wish: Wish) -> Self {
        let (sender, hints) = mpsc::channel();
        let native = match wish {
            Wish::Poll => Err(Mode::Polling),
            Wish::Best => Native::begin(root, sender).map_err(|error| match error.kind {
                ErrorKind::MaxFilesWatch => Mode::TooMany,
                _ => Mode::Unwatchable,
            }),
        };
        let (mode, native) = match native {
            Ok(native) => (Mode::Native, Some(RefCell::new(native))),
            Err(mode) => (mode, None),
        };
        Self { root: root.to_owned(), mode, hints, round: Cell::new(Instant::now()), native }
    }

    /// Waits until the files are no longer as the memory has them, and have come to rest, or one round; whether they
    /// are as the memory has them.
    ///
    /// Hints get lost, so all is looked at once in a round: when nothing is heard, or right after what was heard.
    pub fn wait(&self, memory: &mut Memory) -> bool {
        let heard = match self.mode {
            Mode::Native => match self.hints.recv_timeout(ROUND.saturating_sub(self.round.get().elapsed())) {
                Ok(hint) => self.settle(hint),
                Err(RecvTimeoutError::Timeout) => Hint::Somewhere,
                Err(RecvTimeoutError::Disconnected) => {
                    std::thread::sleep(POLL);
                    Hint::Somewhere
                }
            },
            Mode::Polling | Mode::TooMany | Mode::Unwatchable => {
                std::thread::sleep(POLL);
                Hint::Somewhere
            }
        };
        if let Some(native) = &self.native {
            // What cannot be watched is found by the rounds.
            let _ = native.borrow_mut().extend(&self.root);
        }
        let near = match heard {
            Hint::At(places) if places.len() <= MANY => Some(memory.is_current_near(&self.root, &places)),
            _ => None,
        };
        let since = self.round.get().elapsed();
        match near {
            Some(true) if since < ROUND => true,
            Some(false) if since < OVERDUE => false,
            _ => {
                let current = memory.is_current(&self.root);
                self.round.set(Instant::now());
                current
            }
        }
    }

    /// Waits for a while, or less if something is heard.
    pub fn pause(&self, time: Duration) {
        if self.hints.recv_timeout(time) == Err(RecvTimeoutError::Disconnected) {
            std::thread::sleep(time);
        }
    }

    fn settle(&self, first: Hint) -> Hint {
        let began = Instant::now();
        let mut heard = first;
        while began.elapsed() < STORM
            && let Ok(hint) = self.hints.recv_timeout(QUIET)
        {
            heard = heard.and(hint);
        }
        self.hints.try_iter().fold(heard, Hint::and)
    }
}

/// What was heard.
#[derive(Debug, PartialEq, Eq)]
enum Hint {
    /// Something changed at these places.
    At(BTreeSet<PathBuf>),
    /// Something changed.
    Somewhere,
}

impl Hint {
    fn of(event: notify::Result<Event>) -> Option<Self> {
        match event {
            // Others that read, among them ourselves.
            Ok(Event { kind: EventKind::Access(kind), .. }) if kind != WRITTEN => None,
            Ok(event) if !event.need_rescan() && !event.paths.is_empty() => {
                Some(Self::At(event.paths.into_iter().collect()))
            }
            // Every other event, and every error alike, is a reason to look.
            _ => Some(Self::Somewhere),
        }
    }

    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::At(mut places), Self::At(more)) => {
                places.extend(more);
                Self::At(places)
            }
            _ => Self::Somewhere,
        }
    }
}

impl Native {
    fn begin(root: &Path, sender: Sender<Hint>) -> notify::Result<Self> {
        let mut dropped = Dropped::default();
        let mut watcher = notify::recommended_watcher(move |event| {
            if let Some(hint) = Hint::of(event)
                && !dropped.next()
            {
                let _ = sender.send(hint);
            }
        })?;
        // A folder of themes may come later.
        watcher.watch(root, RecursiveMode::NonRecursive)?;
        let mut native = Self { watcher, watched: [false; 2] };
        native.extend(root)?;
        Ok(native)
    }

    /// Watches the folders that have come, and forgets those that went.
    fn extend(&mut self, root: &Path) -> notify::Result<()> {
        for (name, watched) in FOLDERS.iter().zip(&mut self.watched) {
            let folder = root.join(name);
            let there = folder.is_dir();
            if there && !*watched {
                self.watcher.watch(&folder, RecursiveMode::Recursive)?;
            }
            *watched = there;
        }
        Ok(())
    }
}

/// Hints that never arrive: none, but in tests that let so many of a hundred get lost.
#[derive(Default)]
struct Dropped {
    #[cfg(feature = "fault-injection")]
    count: usize,
}

impl Dropped {
    #[cfg(feature = "fault-injection")]
    fn next(&mut self) -> bool {
        let share = std::env::var("INSYN_LOSE_HINTS").ok().and_then(|share| share.parse().ok()).unwrap_or(0);
        self.count = self.count.wrapping_mul(1_103_515_245).wrapping_add(12_345);
        (self.count >> 8) % 100 < share
    }

    #[cfg(not(feature = "fault-injection"))]
    fn next(&mut self) -> bool {
        let Self {} = self;
        false
    }
}
