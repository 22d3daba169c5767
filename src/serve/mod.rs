//! Preview: watches the sources, makes the page that is asked for, and lets open pages renew themselves.
//!
//! One thread watches and takes the trip again when something changed, with the memory of the last one; the
//! linked site then takes the place of the old one in one step. Requests are answered by threads of their own.
//! A site with faults never takes the place of one without.

mod desk;
mod disk;
mod fence;
mod generation;
mod head;
mod reply;
mod router;
mod state;
mod watch;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use desk::Desk;
use fence::Fence;
use generation::Generation;
use router::Router;

use crate::diagnostics::{Language, Report};
use crate::pipeline::{Gate, Memory, Trip};

pub use watch::{Mode, Watch, Wish};

/// How long a new fault must last before it is told: a file that is being written is not a fault.
const BENEFIT_OF_DOUBT: Duration = Duration::from_millis(600);

/// What a preview needs to know.
pub struct Settings {
    /// The site's folder.
    pub root: PathBuf,
    /// In which language the preview speaks.
    pub language: Language,
    /// How a link opens a file in the editor: `{path}`, `{line}` and `{column}` are filled in.
    pub editor: String,
    /// How changes are to be noticed.
    pub wish: Wish,
}

/// A preview, bound to its port and not yet open.
pub struct Preview {
    fence: Fence,
    router: Arc<Router>,
    watch: Watch,
}

/// What happened in the preview.
pub enum Event<'e> {
    /// The site was read and is shown.
    Shown {
        /// What was found in it.
        report: &'e Report,
        /// How long it took.
        took: Duration,
    },
    /// The site was read and cannot be shown.
    Failed {
        /// What was found in it.
        report: &'e Report,
    },
}

impl Preview {
    /// Binds a port of this machine (0 takes a free one) and begins to watch.
    ///
    /// # Errors
    /// When the port is taken or may not be used.
    pub fn bind(settings: Settings, port: u16) -> io::Result<Self> {
        let fence = Fence::bind(port)?;
        let watch = Watch::begin(&settings.root, settings.wish);
        let Settings { root, language, editor, .. } = settings;
        let router = Arc::new(Router { state: state::State::default(), root, language, editor });
        Ok(Self { fence, router, watch })
    }

    /// The port it is bound to.
    pub fn port(&self) -> u16 {
        self.fence.port
    }

    /// How changes are noticed.
    pub fn mode(&self) -> Mode {
        self.watch.mode
    }

    /// Answers and watches for as long as the program runs. `gate` says what may be seen today.
    pub fn run(self, gate: impl Fn() -> Gate, mut tell: impl FnMut(Event<'_>)) {
        let Self { fence, router, watch } = self;
        let answers = Arc::clone(&router);
        let mut memory = Memory::default();
        let mut shown = show(&router, (&watch, &mut memory), gate(), &mut tell);
        thread::spawn(move || fence.open(&answers));
        loop {
            let today = gate();
            if !watch.wait(&mut memory) || today.as_of() != shown {
                shown = show(&router, (&watch, &mut memory), today, &mut tell);
            }
        }
    }
}

/// Takes the trip and shows where it led, or tells what is wrong; gives the day that is shown.
fn show(
    router: &Router,
    (watch, memory): (&Watch, &mut Memory),
    gate: Gate,
    tell: &mut impl FnMut(Event<'_>),
) -> jiff::civil::Date {
    let (state, root) = (&router.state, &router.root);
    let began = Instant::now();
    let (mut trip, mut report) = Trip::again(root, gate, memory);
    // Somebody may be writing: a fault is told when it lasts.
    while report.has_errors() && state.now().good.is_some() && !state.is_failing() {
        let noticed = Instant::now();
        while noticed.elapsed() < BENEFIT_OF_DOUBT && memory.is_current(root) {
            watch.pause(BENEFIT_OF_DOUBT / 12);
        }
        if memory.is_current(root) {
            break;
        }
        (trip, report) = Trip::again(root, gate, memory);
    }
    if report.has_errors() {
        tell(Event::Failed { report: &report });
        let desk = Desk { root, language: router.language, editor: &router.editor };
        let faults = desk.faults(&report);
        state.fail(report, faults);
    } else {
        let (took, report) = (began.elapsed(), Arc::new(report));
        state.replace(Generation::new(trip), Arc::clone(&report));
        tell(Event::Shown { report: &report, took });
    }
    gate.as_of()
}
