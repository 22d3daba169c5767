//! The output folder is the old site or the new, whatever happens.
//!
//! Fault tests start this binary again (`child`), because a killed process cannot tell its own
//! test and because the seam is steered by environment variables.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it stands")]
#![allow(
    clippy::pedantic,
    reason = "tests are told as stories; what they call is held to the house's manners"
)]
#![allow(clippy::result_large_err, reason = "a fault is told once in a run")]
#![cfg(feature = "fault-injection")]

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use insyn::diagnostics::{Code, Diagnostic, Language, Place, Words};
use insyn::output::{Artifact, Durability, Interrupt, Recipe, Run, Seal, Summary, Target};
use proptest::prelude::*;
use rustix::fs::inotify;
use tempfile::TempDir;

type Tree = BTreeMap<String, Vec<u8>>;
/// Path → mode and bytes (none for a folder).
type Snapshot = BTreeMap<String, (u32, Option<Vec<u8>>)>;

const PROJECT: &str = "kommun-insyn";
const SPARE: &str = ".public.insyn/spare";

// ---------------------------------------------------------------- the fixture

struct Project {
    _home: TempDir,
    root: PathBuf,
}

impl Project {
    fn new() -> Self {
        let home = TempDir::new().unwrap();
        fs::set_permissions(home.path(), fs::Permissions::from_mode(0o755)).unwrap();
        let root = home.path().join("project");
        for folder in ["content/bilagor", "themes"] {
            fs::create_dir_all(root.join(folder)).unwrap();
        }
        fs::write(root.join("content/bilagor/karta.pdf"), vec![7; 200_000]).unwrap();
        Self { _home: home, root }
    }

    fn public(&self) -> PathBuf {
        self.root.join("public")
    }

    fn check(&self) -> Result<Target, Told> {
        check(&self.root, Path::new("public"), PROJECT)
    }

    fn install(&self, tree: &Tree) -> Result<Summary, Vec<Told>> {
        install(&self.check().map_err(|fault| vec![fault])?, &artifacts(tree, &self.root), &run())
    }

    /// Everything in the project except the output folder.
    /// All but the site, and but the spare folder, whose files are the site's own by another name.
    fn outside(&self) -> Snapshot {
        let spare = self.root.join(SPARE);
        for file in self.spare_files() {
            let number = |top: &Path| fs::metadata(top.join(&file)).map(|found| found.ino()).ok();
            assert_eq!(
                number(&spare),
                number(&self.public()),
                "{file} in the spare folder is not the site's"
            );
        }
        let is_alone = self.outsiders(|path| path.starts_with(".public.insyn/")).is_empty();
        self.outsiders(|path| !(is_alone && path == ".public.insyn"))
    }

    /// What is neither of the site nor of the spare folder, if it is to be seen.
    fn outsiders(&self, is_seen: impl Fn(&str) -> bool) -> Snapshot {
        let is_in = |path: &str, top| Path::new(path).starts_with(top);
        let mut all = snapshot(&self.root);
        all.retain(|path, _| !is_in(path, "public") && !is_in(path, SPARE) && is_seen(path));
        all
    }

    /// The names of the files in the spare folder.
    fn spare_files(&self) -> Vec<String> {
        let spare = self.root.join(SPARE);
        if !spare.exists() {
            return vec![];
        }
        snapshot(&spare).into_iter().filter(|(_, (_, bytes))| bytes.is_some()).map(|(name, _)| name).collect()
    }

    /// Runs an install in a process of its own.
    fn child(&self, tree: &str, environment: &[(&str, &str)]) -> Output {
        let mut command = Command::new(std::env::current_exe().unwrap());
        self.prepare(&mut command, tree, environment).output().unwrap()
    }

    fn prepare<'c>(
        &self,
        command: &'c mut Command,
        tree: &str,
        environment: &[(&str, &str)],
    ) -> &'c mut Command {
        command
            .args(["--exact", "child", "--ignored", "--nocapture", "--test-threads=1"])
            .env("ROOM_ROOT", &self.root)
            .env("ROOM_TREE", tree)
            .envs(environment.iter().copied())
    }
}

/// A fault, as these tests look at it.
#[derive(Debug, Clone)]
struct Told {
    code: &'static str,
    path: String,
    sv: String,
    en: String,
    help_sv: String,
    help_en: String,
}

impl Told {
    fn of(found: &Diagnostic) -> Self {
        let help = |language| found.help.as_ref().map_or("", |help| help.in_language(language)).to_owned();
        Self {
            code: found.code.id,
            path: found.place.as_ref().map_or(String::new(), |place| place.path.to_string()),
            sv: found.message.in_language(Language::Swedish).to_owned(),
            en: found.message.in_language(Language::English).to_owned(),
            help_sv: help(Language::Swedish),
            help_en: help(Language::English),
        }
    }
}

fn check(root: &Path, output: &Path, project: &str) -> Result<Target, Told> {
    Target::check(root, output, project).map_err(|found| Told::of(&found))
}

fn install(target: &Target, artifacts: &[Artifact<'_>], run: &Run<'_>) -> Result<Summary, Vec<Told>> {
    insyn::output::install(target, artifacts, run)
        .map_err(|report| report.sorted().into_iter().map(Told::of).collect())
}

fn run() -> Run<'static> {
    Run {
        program: "0.1.0",
        as_of: "2026-03-01",
        durability: Durability::Process,
        seal: None,
        patience: Duration::from_secs(30),
        interrupt: Interrupt::default(),
    }
}

fn artifacts<'a>(tree: &'a Tree, root: &Path) -> Vec<Artifact<'a>> {
    tree.iter()
        .enumerate()
        .map(|(number, (address, bytes))| Artifact {
            address: address.clone(),
            recipe: match number % 2 {
                _ if bytes == b"copy" => Recipe::Copy(root.join("content/bilagor/karta.pdf")),
                0 => Recipe::Bytes(bytes.as_slice().into()),
                _ => Recipe::Make(Box::new(|buffer| {
                    buffer.extend_from_slice(bytes);
                    Ok(())
                })),
            },
        })
        .collect()
}

/// The trees that a child can be asked for by name.
fn tree(name: &str) -> Tree {
    let page = |number: usize, text: &str| {
        (format!("moten/{}/sida-{number}.html", number % 3), text.repeat(40 + number).into_bytes())
    };
    let mut tree: Tree = (0..8).map(|number| page(number, "lika ")).collect();
    tree.insert("index.html".into(), name.repeat(50).into_bytes());
    tree.insert("bilagor/karta.pdf".into(), b"copy".to_vec());
    match name {
        "old" => tree.extend([page(20, "tas bort "), ("gammal/en.html".into(), b"bort".to_vec())]),
        "new" => tree.extend([page(21, "ny "), ("ny/mapp/en.html".into(), b"ny".to_vec())]),
        other => tree.extend([(format!("{other}.html"), other.repeat(3000).into_bytes())]),
    }
    tree
}

fn snapshot(top: &Path) -> Snapshot {
    fn walk(top: &Path, folder: &Path, found: &mut Snapshot) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(top).unwrap().to_string_lossy().into_owned();
            let about = fs::symlink_metadata(&path).unwrap();
            if about.is_dir() {
                found.insert(name, (about.mode() & 0o7777, None));
                walk(top, &path, found);
            } else {
                let bytes = if about.is_file() { fs::read(&path).unwrap() } else { vec![] };
                found.insert(name, (about.mode() & 0o7777, Some(bytes)));
            }
        }
    }
    let mut found = Snapshot::new();
    if let Ok(about) = fs::metadata(top) {
        found.insert(String::new(), (about.mode() & 0o7777, None));
        walk(top, top, &mut found);
    }
    found
}

/// Whether a file is opened, as the file system tells it.
struct Reads(std::os::fd::OwnedFd);

impl Reads {
    fn of(file: &Path) -> Self {
        let watch = inotify::init(inotify::CreateFlags::NONBLOCK).unwrap();
        inotify::add_watch(&watch, file, inotify::WatchFlags::OPEN).unwrap();
        Self(watch)
    }

    /// Since this was last asked.
    fn are_new(&self) -> bool {
        let mut buffer = [std::mem::MaybeUninit::uninit(); 4096];
        let mut events = inotify::Reader::new(&self.0, &mut buffer);
        std::iter::from_fn(|| events.next().ok().map(|_| ())).count() > 0
    }
}

/// What a first install into nothing gives.
fn clean(tree: &Tree) -> Snapshot {
    let project = Project::new();
    project.install(tree).unwrap();
    snapshot(&project.public())
}

fn code(faults: Result<Summary, Vec<Told>>) -> String {
    faults.unwrap_err()[0].code.to_owned()
}

/// Every fault names a relative path and says what to do, in both languages.
fn assert_told_well(fault: &Told) {
    for text in [&fault.path, &fault.sv, &fault.en, &fault.help_sv, &fault.help_en] {
        assert!(!text.is_empty() && !text.contains("/tmp"), "{fault:?}");
    }
    assert!(!fault.path.starts_with('/') && !fault.path.contains(".insyn/stage"), "{fault:?}");
    for bare in ["os error", "No such file", "denied"] {
        // Where the program has no words of its own for what the disk said, the disk's stand in brackets.
        let bracketed = fault.code == "output-disk-error";
        assert!(bracketed || !fault.sv.contains(bare), "bare system text: {fault:?}");
    }
}

#[test]
#[ignore = "started by other tests"]
fn child() {
    let root = PathBuf::from(std::env::var("ROOM_ROOT").unwrap());
    if std::env::var("ROOM_NOT_ROOT").is_ok() {
        assert_ne!(rustix::process::geteuid().as_raw(), 0, "modes do not bite as root");
    }
    let tree = tree(&std::env::var("ROOM_TREE").unwrap());
    let done = check(&root, Path::new("public"), PROJECT).map_err(|fault| vec![fault]).and_then(|target| {
        let run = Run { durability: Durability::PowerCut, ..run() };
        install(&target, &artifacts(&tree, &root), &run)
    });
    match done {
        Ok(summary) => {
            if let Some(caution) = summary.caution {
                let caution = Told::of(&caution);
                assert_told_well(&caution);
                println!("CAUTION {}", caution.code);
            }
        }
        Err(faults) => {
            faults.iter().for_each(assert_told_well);
            for fault in faults {
                println!("FAULT {} {} {}", fault.code, fault.path, fault.sv);
            }
            std::process::exit(3);
        }
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

// ---------------------------------------------------------------- sweeps

/// One swept run: starts from the old site, must end in old or new, and a normal run mends all.
struct Sweep {
    project: Project,
    old: Snapshot,
    new: Snapshot,
    outside: Snapshot,
    lacks: &'static str,
}

impl Sweep {
    fn new(lacks: &'static str) -> Self {
        let project = Project::new();
        let outside = project.outside();
        project.install(&tree("old")).unwrap();
        Self { project, old: clean(&tree("old")), new: clean(&tree("new")), outside, lacks }
    }

    fn one(&self, fault: &str) -> Output {
        let environment = [("INSYN_FAULT", fault), ("INSYN_LACKS", self.lacks), ("RAYON_NUM_THREADS", "1")];
        let output = self.project.child("new", &environment);
        let public = self.project.public();
        if !public.exists() {
            assert!(self.lacks.contains("exchange"), "{fault}: no site at all");
            let interrupt = Interrupt::from(Arc::new(AtomicBool::new(true)));
            let target = self.project.check().unwrap();
            let stopped = install(&target, &[], &Run { interrupt, ..run() });
            assert_eq!(code(stopped), "output-interrupted");
        }
        let found = snapshot(&public);
        match output.status.code() {
            Some(0) => assert_eq!(found, self.new, "{fault}: said done"),
            Some(3) => assert_eq!(found, self.old, "{fault}: said failed"),
            None => assert!(found == self.old || found == self.new, "{fault}: a third site"),
            Some(_) => panic!("{fault}: {}", said(&output)),
        }
        self.project.install(&tree("new")).unwrap();
        assert_eq!(snapshot(&public), self.new, "{fault}: mended");
        assert_eq!(self.project.outside(), self.outside, "{fault}: left outside");
        self.project.install(&tree("old")).unwrap();
        output
    }

    /// Kills at each call in turn; the number of calls.
    fn kills(&self) -> usize {
        (1..10_000).find(|at| self.one(&format!("kill@{at}")).status.success()).unwrap() - 1
    }
}

#[test]
fn killed_at_any_call_the_site_is_old_or_new() {
    for lacks in ["", "exchange", "link", "exchange,link"] {
        let calls = Sweep::new(lacks).kills();
        println!("kill sweep, lacking [{lacks}]: {calls} calls");
        assert!(calls > 50);
    }
}

#[test]
fn an_error_at_any_call_leaves_old_or_new_and_is_told() {
    for lacks in ["", "exchange,link"] {
        let sweep = Sweep::new(lacks);
        let calls = sweep.kills();
        for errno in ["ENOSPC", "EIO", "EACCES"] {
            let mut failed = 0;
            for at in 1..=calls {
                for lasting in ["", "+"] {
                    let fault = format!("{errno}@{at}{lasting}");
                    let output = sweep.one(&fault);
                    let told = said(&output);
                    if output.status.code() == Some(3) {
                        failed += 1;
                        assert!(told.contains("FAULT output-"), "{fault}: {told}");
                        assert!(
                            errno != "ENOSPC" || told.to_lowercase().contains("disken är full"),
                            "{told}"
                        );
                    }
                }
            }
            println!("{errno} sweep, lacking [{lacks}]: {failed} of {} failed", 2 * calls);
        }
    }
}

#[test]
fn killed_at_random_times_with_two_threads() {
    let sweep = Sweep::new("");
    for at in (1..120).step_by(7) {
        let fault = format!("kill@{at}");
        let environment = [("INSYN_FAULT", fault.as_str()), ("RAYON_NUM_THREADS", "2")];
        sweep.project.child("new", &environment);
        let found = snapshot(&sweep.project.public());
        assert!(found == sweep.old || found == sweep.new, "{fault}");
        sweep.project.install(&tree("old")).unwrap();
        assert_eq!(snapshot(&sweep.project.public()), sweep.old);
        assert_eq!(sweep.project.outside(), sweep.outside);
    }
}

#[test]
fn what_a_killed_cleaning_left_is_removed() {
    let project = Project::new();
    project.install(&tree("old")).unwrap();
    let outside = project.outside();
    let work = project.root.join(".public.insyn");
    for half in ["stage/moten", "old/.insyn"] {
        fs::create_dir_all(work.join(half)).unwrap();
        fs::write(work.join(half).join("x"), "left").unwrap();
    }
    project.install(&tree("old")).unwrap();
    assert_eq!(snapshot(&project.public()), clean(&tree("old")));
    assert_eq!(project.outside(), outside);
}

// ---------------------------------------------------------------- what a run does

#[test]
fn unchanged_files_keep_inode_and_time_and_removed_ones_leave_nothing() {
    let project = Project::new();
    project.install(&tree("old")).unwrap();
    let about = |name: &str| {
        let found = fs::metadata(project.public().join(name)).unwrap();
        (found.ino(), found.mtime(), found.mtime_nsec())
    };
    let before = (about("moten/1/sida-1.html"), about("bilagor/karta.pdf"), about("index.html"));
    let summary = project.install(&tree("new")).unwrap();
    assert_eq!((summary.written, summary.unchanged, summary.removed), (3, 9, 2));
    assert_eq!((about("moten/1/sida-1.html"), about("bilagor/karta.pdf")), (before.0, before.1));
    assert_ne!(about("index.html"), before.2);
    assert_eq!(snapshot(&project.public()), clean(&tree("new")));

    let time = about("moten/1/sida-1.html");
    fs::remove_dir_all(project.root.join(SPARE)).unwrap();
    let output = project.child("old", &[("INSYN_LACKS", "link")]);
    assert!(output.status.success(), "{}", said(&output));
    let copied = about("moten/1/sida-1.html");
    assert_eq!((copied.1, copied.2), (time.1, time.2), "copied with its time");
    assert_ne!(copied.0, time.0);
    assert_eq!(project.spare_files(), [""; 0], "copies are of no use to a later run");
}

#[test]
fn a_later_run_gives_names_to_nothing_but_what_is_missing() {
    let project = Project::new();
    for name in ["old", "new", "old"] {
        project.install(&tree(name)).unwrap();
    }
    // A name more or less would show as a change of the file.
    let about = |top: &Path| {
        let found = fs::metadata(top.join("moten/1/sida-1.html")).unwrap();
        (found.ino(), found.nlink(), found.ctime(), found.ctime_nsec())
    };
    let before = about(&project.public());
    for name in ["new", "old", "new"] {
        project.install(&tree(name)).unwrap();
        assert_eq!(about(&project.public()), before);
        assert_eq!(about(&project.root.join(SPARE)), before);
        // What only the old site had is nowhere, not even where nobody looks.
        let gone = if name == "new" { "gammal" } else { "ny" };
        assert!(!project.root.join(SPARE).join(gone).exists());
        project.outside();
    }
    let all: Tree = [("index.html".into(), b"alone".to_vec())].into();
    project.install(&all).unwrap();
    assert_eq!(snapshot(&project.public()), clean(&all));
    assert_eq!(project.spare_files(), [""; 0]);
}

#[test]
fn whatever_lies_in_the_spare_folder_the_site_is_the_new_one() {
    let harms: &[fn(&Path) -> std::io::Result<()>] = &[
        |spare| fs::write(spare.join("moten/1/foreign.html"), "?"),
        |spare| fs::create_dir_all(spare.join("index.html/deep")),
        |spare| fs::remove_dir_all(spare.join("moten/1")),
        |spare| fs::set_permissions(spare.join("moten/1"), fs::Permissions::from_mode(0o700)),
        |spare| fs::set_permissions(spare, fs::Permissions::from_mode(0o700)),
        |spare| {
            fs::remove_dir_all(spare.join("moten/2"))?;
            symlink("../../../elsewhere", spare.join("moten/2"))
        },
        |spare| {
            fs::remove_dir_all(spare.join("moten"))?;
            fs::write(spare.join("moten"), "no folder")
        },
        |spare| {
            fs::remove_file(spare.join("moten/1/sida-1.html"))?;
            fs::write(spare.join("moten/1/sida-1.html"), "lika ".repeat(41))
        },
        |spare| {
            fs::remove_file(spare.join("moten/1/sida-1.html"))?;
            symlink("/etc/hostname", spare.join("moten/1/sida-1.html"))
        },
        |spare| {
            fs::remove_dir_all(spare)?;
            symlink("../elsewhere", spare)
        },
        |spare| {
            fs::remove_dir_all(spare)?;
            fs::write(spare, "no folder")
        },
    ];
    for (number, harm) in harms.iter().enumerate() {
        let project = Project::new();
        let elsewhere = project.root.join("elsewhere");
        fs::create_dir(&elsewhere).unwrap();
        fs::write(elsewhere.join("sida-2.html"), "not ours").unwrap();
        for name in ["old", "new"] {
            project.install(&tree(name)).unwrap();
        }
        harm(&project.root.join(SPARE)).unwrap();
        for name in ["old", "new"] {
            project.install(&tree(name)).unwrap_or_else(|told| panic!("{number}: {}", told[0].sv));
            assert_eq!(snapshot(&project.public()), clean(&tree(name)), "{number}");
            project.outside();
        }
        assert_eq!(fs::read(elsewhere.join("sida-2.html")).unwrap(), b"not ours");
        assert_eq!(fs::read_dir(&elsewhere).unwrap().count(), 1);
    }
}

#[test]
fn when_nothing_differs_the_target_is_untouched() {
    let project = Project::new();
    project.install(&tree("new")).unwrap();
    let ids = || {
        snapshot(&project.public())
            .into_keys()
            .map(|name| {
                let found = fs::metadata(project.public().join(name)).unwrap();
                (found.ino(), found.mtime_nsec(), found.ctime(), found.ctime_nsec())
            })
            .collect::<Vec<_>>()
    };
    let before = ids();
    let summary = project.install(&tree("new")).unwrap();
    assert_eq!((summary.written, summary.unchanged, summary.removed, summary.bytes), (0, 10 + 2, 0, 0));
    assert_eq!(ids(), before);
    // Another date is a difference, though no file differs.
    let run = Run { as_of: "2026-03-02", ..run() };
    let new = tree("new");
    install(&project.check().unwrap(), &artifacts(&new, &project.root), &run).unwrap();
    assert_ne!(ids(), before);
    // So is a folder's mode, an empty folder, a link and a changed byte.
    for harm in [
        |public: &Path| fs::set_permissions(public.join("moten"), fs::Permissions::from_mode(0o700)),
        |public: &Path| fs::create_dir(public.join("tom")),
        |public: &Path| symlink("/etc", public.join("lank")),
        |public: &Path| fs::write(public.join("index.html"), "new".repeat(49) + "nyw"),
        |public: &Path| fs::set_permissions(public.join("index.html"), fs::Permissions::from_mode(0o600)),
        |public: &Path| fs::remove_dir_all(public.join("moten/1")),
        |public: &Path| {
            fs::rename(public.join("moten/1"), public.join("../../moved"))?;
            symlink("../../../moved", public.join("moten/1"))
        },
    ] {
        harm(&project.public()).unwrap();
        project.install(&new).unwrap();
        assert_eq!(snapshot(&project.public()), clean(&new));
    }
}

#[test]
fn what_a_seal_vouches_for_is_not_read_and_what_somebody_touched_is() {
    let project = Project::new();
    let target = project.check().unwrap();
    // So long that what comes after has another time.
    let tick = || std::thread::sleep(Duration::from_millis(30));
    let (touched, quiet) =
        (project.public().join("moten/2/sida-2.html"), project.public().join("moten/1/sida-1.html"));
    let harm = || {
        let bytes = fs::read(&touched).unwrap();
        let time = fs::metadata(&touched).unwrap().modified().unwrap();
        fs::write(&touched, bytes.iter().map(|byte| byte ^ 1).collect::<Vec<_>>()).unwrap();
        fs::File::options().write(true).open(&touched).unwrap().set_modified(time).unwrap();
    };
    project.install(&tree("old")).unwrap();
    let reads = Reads::of(&quiet);
    let install = |name: &str, seal: Option<&Seal>| {
        let tree = tree(name);
        let summary = install(&target, &artifacts(&tree, &project.root), &Run { seal, ..run() }).unwrap();
        let is_read = reads.are_new();
        assert_eq!(snapshot(&project.public()), clean(&tree), "{name}");
        assert!(reads.are_new(), "the comparison reads it");
        (summary, is_read)
    };
    let (mut summary, is_read) = install("new", None);
    assert!(is_read, "without a seal it must be read");
    for name in ["old", "new", "old"] {
        tick();
        let seal = target.seal(&summary, &run()).unwrap();
        tick();
        harm();
        // The harm is seen though it has the old size and time: the file is written anew.
        let (made, is_read) = install(name, Some(&seal));
        assert_eq!((made.written, made.unchanged), (4, 8), "{name}");
        assert!(!is_read, "what nobody touched was read");
        summary = made;
    }
    tick();
    let seal = target.seal(&summary, &run()).unwrap();
    assert!(target.is_as_sealed(&seal, &run()).is_some());
    // A file that is written to between the run and its seal is not vouched for, nor is the site of another run.
    summary = install("new", Some(&seal)).0;
    tick();
    fs::write(&touched, "lika ".repeat(42).to_uppercase()).unwrap();
    let late = target.seal(&summary, &run()).unwrap();
    assert!(target.is_as_sealed(&late, &run()).is_none());
    install("old", Some(&late));
    install("new", None);
    install("old", Some(&late));
}

#[test]
fn kept_files_are_carried_over() {
    let project = Project::new();
    fs::create_dir(project.public()).unwrap();
    fs::write(project.public().join(".gitignore"), "*\n").unwrap();
    fs::write(project.public().join(".gitkeep"), "").unwrap();
    for name in ["old", "new", "new"] {
        project.install(&tree(name)).unwrap();
        let found = snapshot(&project.public());
        assert_eq!(found[".gitignore"].1.as_deref(), Some(b"*\n".as_slice()));
        assert_eq!(found.len(), clean(&tree(name)).len() + 2);
    }
}

#[test]
fn modes_are_the_same_under_every_umask_and_few_open_files_are_enough() {
    let expected = clean(&tree("new"));
    for before in ["umask 000", "umask 077", "ulimit -n 32"] {
        let project = Project::new();
        project.install(&tree("old")).unwrap();
        let mut shell = Command::new("sh");
        shell.arg("-c").arg(format!("{before}; exec \"$0\" \"$@\"")).arg(std::env::current_exe().unwrap());
        let output = project.prepare(&mut shell, "new", &[]).output().unwrap();
        assert!(output.status.success(), "{}", said(&output));
        assert_eq!(snapshot(&project.public()), expected, "{before}");
    }
}

#[test]
fn order_and_threads_do_not_reach_the_output() {
    let project = Project::new();
    let new = tree("new");
    let mut turned = artifacts(&new, &project.root);
    turned.reverse();
    install(&project.check().unwrap(), &turned, &run()).unwrap();
    assert_eq!(snapshot(&project.public()), clean(&new));
}

static BROKEN: Code = Code::error(
    "broken-recipe",
    Words("Trasigt", "Broken"),
    Words("Prov.", "Test."),
    Words("Laga.", "Mend."),
);

#[test]
fn all_faults_of_recipes_are_told_and_nothing_is_changed() {
    let project = Project::new();
    project.install(&tree("old")).unwrap();
    let before = (snapshot(&project.public()), project.outside());
    let made: Vec<_> = (0..60)
        .map(|number| Artifact {
            address: format!("{number}.html"),
            recipe: Recipe::Make(Box::new(move |_| {
                let path = format!("content/{number:02}.md");
                Err(Box::new(Diagnostic::new(&BROKEN, BROKEN.title).at(Place::file(&path))))
            })),
        })
        .collect();
    let faults = install(&project.check().unwrap(), &made, &run()).unwrap_err();
    assert_eq!(faults.len(), 60);
    assert!(faults.is_sorted_by_key(|fault| fault.path.clone()));
    assert_eq!((snapshot(&project.public()), project.outside()), before);
}

#[test]
fn sources_that_cannot_be_copied_are_all_named() {
    let project = Project::new();
    let content = project.root.join("content");
    symlink("/etc/hostname", content.join("lank.pdf")).unwrap();
    Command::new("mkfifo").arg(content.join("ror.pdf")).status().unwrap();
    fs::create_dir(content.join("mapp.pdf")).unwrap();
    let made: Vec<_> = ["lank.pdf", "ror.pdf", "mapp.pdf", "saknas.pdf"]
        .map(|name| Artifact { address: name.into(), recipe: Recipe::Copy(content.join(name)) })
        .into();
    let faults = install(&project.check().unwrap(), &made, &run()).unwrap_err();
    faults.iter().for_each(assert_told_well);
    let told: Vec<_> = faults.iter().map(|fault| (fault.code, fault.path.as_str())).collect();
    assert_eq!(
        told,
        [
            ("output-not-a-file", "content/lank.pdf"),
            ("output-not-a-file", "content/mapp.pdf"),
            ("output-not-a-file", "content/ror.pdf"),
            ("output-missing", "content/saknas.pdf"),
        ]
    );
    assert!(!project.public().exists() && !project.root.join(".public.insyn").exists());
}

#[test]
fn an_interrupt_or_a_panic_leaves_the_old_site() {
    let project = Project::new();
    project.install(&tree("old")).unwrap();
    let before = (snapshot(&project.public()), project.outside());
    let raised = Arc::new(AtomicBool::new(false));
    let raise = |_: &mut Vec<u8>| {
        raised.store(true, Ordering::Relaxed);
        Ok(())
    };
    let made = [Artifact { address: "a".into(), recipe: Recipe::Make(Box::new(raise)) }];
    let run_it = Run { interrupt: Interrupt::from(Arc::clone(&raised)), ..run() };
    assert_eq!(code(install(&project.check().unwrap(), &made, &run_it)), "output-interrupted");
    assert_eq!((snapshot(&project.public()), project.outside()), before);

    let made = [
        Artifact { address: "a".into(), recipe: Recipe::Bytes(b"a".as_slice().into()) },
        Artifact { address: "b".into(), recipe: Recipe::Make(Box::new(|_| panic!("on purpose"))) },
    ];
    let target = project.check().unwrap();
    let end = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| install(&target, &made, &run())));
    assert!(end.is_err());
    assert_eq!((snapshot(&project.public()), project.outside()), before);
}

// ---------------------------------------------------------------- refusals

#[test]
fn deadly_targets_are_refused_and_left_alone() {
    let project = Project::new();
    let root = &project.root;
    fs::create_dir_all(root.join("foreign")).unwrap();
    fs::write(root.join("foreign/brev.txt"), "mitt").unwrap();
    fs::create_dir_all(root.join("git/.git")).unwrap();
    fs::create_dir_all(root.join("keepfolder/.gitkeep")).unwrap();
    fs::create_dir_all(root.join("empty")).unwrap();
    fs::create_dir_all(root.join("broken/.insyn")).unwrap();
    fs::write(root.join("broken/.insyn/manifest.json"), "{\"format\":1").unwrap();
    fs::write(root.join("file"), "fil").unwrap();
    symlink("empty", root.join("link")).unwrap();
    symlink("nowhere", root.join("dangling")).unwrap();
    symlink("content", root.join("into")).unwrap();
    install(&check(root, Path::new("theirs"), "annat").unwrap(), &[], &run()).unwrap();
    project.install(&tree("old")).unwrap();
    fs::create_dir(root.join("public/.git")).unwrap();

    let before = snapshot(root);
    let home = std::env::home_dir().unwrap();
    for (output, expected) in [
        (".", "output-is-project"),
        ("", "output-is-project"),
        ("content/..", "output-is-project"),
        ("..", "output-above-project"),
        ("../..", "output-above-project"),
        ("/", "output-is-root"),
        ("content", "output-in-sources"),
        ("content/ut", "output-in-sources"),
        ("content/ny/ut", "output-in-sources"),
        ("into/ut", "output-in-sources"),
        ("themes", "output-in-sources"),
        ("src", "output-in-sources"),
        (".git/x", "output-in-sources"),
        (home.to_str().unwrap(), "output-is-home"),
        ("link", "output-is-link"),
        ("link/", "output-is-link"),
        ("link/.", "output-is-link"),
        ("dangling", "output-is-link"),
        ("file", "output-is-file"),
        ("foreign", "output-not-ours"),
        ("git", "output-not-ours"),
        ("keepfolder", "output-not-ours"),
        ("broken", "output-not-ours"),
        ("theirs", "output-of-other-project"),
        ("public", "output-holds-git"),
        ("nowhere/..", "output-missing"),
        ("nowhere/../public2", "output-missing"),
        ("/proc", "output-is-mount-point"),
    ] {
        let fault = check(root, Path::new(output), PROJECT).expect_err(output);
        assert_eq!(fault.code, expected, "{output}: {fault:?}");
        assert!(!fault.sv.is_empty() && !fault.help_en.is_empty());
    }
    assert_eq!(snapshot(root), before);
    for good in ["empty", "new", "new/deep/er", "../beside", "public3/", "./public4"] {
        check(root, Path::new(good), PROJECT).expect(good);
    }
    assert_eq!(snapshot(root), before, "a check writes nothing");
}

#[test]
fn a_target_that_becomes_foreign_after_the_check_is_refused() {
    let project = Project::new();
    let target = project.check().unwrap();
    fs::create_dir(project.public()).unwrap();
    fs::write(project.public().join("brev.txt"), "mitt").unwrap();
    let before = snapshot(&project.root);
    assert_eq!(code(install(&target, &[], &run())), "output-not-ours");
    assert_eq!(snapshot(&project.root), before);
}

// ---------------------------------------------------------------- many at once

#[test]
fn eight_installs_at_once_end_in_exactly_one() {
    let project = Project::new();
    let outside = project.outside();
    let names: Vec<_> = (0..8).map(|number| format!("tree{number}")).collect();
    std::thread::scope(|scope| {
        for name in &names {
            scope.spawn(|| {
                let output = project.child(name, &[]);
                assert!(output.status.success(), "{}", said(&output));
            });
        }
    });
    let found = snapshot(&project.public());
    assert_eq!(names.iter().filter(|name| clean(&tree(name)) == found).count(), 1);
    assert_eq!(project.outside(), outside);
}

#[test]
fn a_run_that_waits_too_long_says_so() {
    let project = Project::new();
    fs::create_dir(project.root.join(".public.insyn")).unwrap();
    let held = fs::File::create(project.root.join(".public.insyn/lock")).unwrap();
    held.lock().unwrap();
    let hasty = Run { patience: Duration::from_millis(100), ..run() };
    assert_eq!(code(install(&project.check().unwrap(), &[], &hasty)), "output-busy");
    assert!(!project.public().exists());
    std::thread::scope(|scope| {
        let waiting = scope.spawn(|| project.install(&tree("new")));
        std::thread::sleep(Duration::from_millis(200));
        held.unlock().unwrap();
        waiting.join().unwrap().unwrap();
    });
    assert!(!project.root.join(".public.insyn").exists());
}

#[test]
fn readers_never_miss_a_file_that_both_sites_have() {
    let project = Project::new();
    project.install(&tree("old")).unwrap();
    let done = AtomicBool::new(false);
    let reads = std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut reads = 0;
            while !done.load(Ordering::Relaxed) {
                for name in ["index.html", "moten/1/sida-1.html", "bilagor/karta.pdf"] {
                    let bytes = fs::read(project.public().join(name)).expect(name);
                    assert!(!bytes.is_empty());
                    reads += 1;
                }
            }
            reads
        });
        for turn in 0..100 {
            project.install(&tree(["new", "old"][turn % 2])).unwrap();
        }
        done.store(true, Ordering::Relaxed);
        reader.join().unwrap()
    });
    println!("{reads} reads during 100 exchanges");
}

// ---------------------------------------------------------------- hostile disks (root only)

/// A mount that is gone when dropped.
struct Mount(PathBuf);

impl Mount {
    fn new(at: &Path, arguments: &[&str]) -> Option<Self> {
        let done = Command::new("mount").args(arguments).arg(at).output();
        if done.is_ok_and(|output| output.status.success()) {
            return Some(Self(at.to_owned()));
        }
        println!("SKIPPED: mount {arguments:?} is not permitted here");
        None
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

#[test]
fn a_full_disk_leaves_the_old_site_and_says_how_much_is_needed() {
    for options in ["size=64k", "size=1m", "size=20m,nr_inodes=30"] {
        let project = Project::new();
        let place = project.root.join("disk");
        fs::create_dir(&place).unwrap();
        let Some(_mount) = Mount::new(&place, &["-t", "tmpfs", "-o", options, "none"]) else {
            return;
        };
        let target = check(&project.root, Path::new("disk/public"), PROJECT).unwrap();
        let small = Tree::from([("index.html".to_owned(), b"liten".to_vec())]);
        install(&target, &artifacts(&small, &project.root), &run()).unwrap();
        let before = snapshot(&place);
        let large: Tree = (0..150).map(|n| (format!("{n}.html"), vec![b'x'; 10_000])).collect();
        let faults = install(&target, &artifacts(&large, &project.root), &run()).unwrap_err();
        assert_eq!((faults.len(), faults[0].code), (1, "output-disk-full"), "{options}");
        assert!(faults[0].path.starts_with("disk/public/"), "{:?}", faults[0]);
        assert!(faults[0].sv.contains("behöver minst"), "{:?}", faults[0]);
        println!("{options}: {} {}", faults[0].path, faults[0].sv);
        assert_eq!(snapshot(&place), before);
    }
}

#[test]
fn read_only_and_mounted_outputs_are_refused_before_anything() {
    let project = Project::new();
    let place = project.root.join("disk");
    fs::create_dir_all(place.join("public")).unwrap();
    let check = |output: &str| check(&project.root, Path::new(output), PROJECT);
    let Some(mounted) = Mount::new(&place, &["--bind", place.to_str().unwrap()]) else {
        return;
    };
    assert_eq!(check("disk").unwrap_err().code, "output-is-mount-point");
    check("disk/public").unwrap();
    let remounted = Command::new("mount").args(["-o", "remount,bind,ro"]).arg(&place).status().unwrap();
    assert!(remounted.success());
    let fault = check("disk/public").unwrap_err();
    assert_eq!((fault.code, fault.path.as_str()), ("output-read-only", "disk/public"));
    assert_eq!(check("disk/new").unwrap_err().code, "output-read-only");
    drop(mounted);
}

#[test]
fn read_only_sources_do_not_matter() {
    let project = Project::new();
    let content = project.root.join("content");
    let Some(_mount) = Mount::new(&content, &["--bind", content.to_str().unwrap()]) else {
        return;
    };
    Command::new("mount").args(["-o", "remount,bind,ro"]).arg(&content).status().unwrap();
    project.install(&tree("new")).unwrap();
    assert_eq!(snapshot(&project.public()), clean(&tree("new")));
}

#[test]
fn without_permission_the_fault_says_where() {
    let nobody = |project: &Project| {
        let mut command = Command::new("setpriv");
        command
            .args(["--reuid=65534", "--regid=65534", "--clear-groups"])
            .arg(std::env::current_exe().unwrap());
        project.prepare(&mut command, "new", &[("ROOM_NOT_ROOT", "1")]).output()
    };
    let project = Project::new();
    project.install(&tree("old")).unwrap();
    let before = snapshot(&project.root);
    let Ok(output) = nobody(&project) else {
        println!("SKIPPED: no setpriv here");
        return;
    };
    assert!(said(&output).contains("FAULT output-not-permitted public "), "{}", said(&output));
    assert_eq!(snapshot(&project.root), before);

    let project = Project::new();
    std::os::unix::fs::chown(&project.root, Some(65534), Some(65534)).unwrap();
    let attachment = project.root.join("content/bilagor/karta.pdf");
    fs::set_permissions(&attachment, fs::Permissions::from_mode(0o000)).unwrap();
    let output = nobody(&project).unwrap();
    let expected = "FAULT output-not-permitted content/bilagor/karta.pdf ";
    assert!(said(&output).contains(expected), "{}", said(&output));
    assert!(!project.public().exists());
    fs::set_permissions(&attachment, fs::Permissions::from_mode(0o644)).unwrap();
    let output = nobody(&project).unwrap();
    assert!(output.status.success(), "{}", said(&output));
    assert_eq!(snapshot(&project.public()), clean(&tree("new")));
}

// ---------------------------------------------------------------- any sequence of sites

fn some_tree() -> impl Strategy<Value = Tree> {
    let address = "([abc]/){0,3}[xyz]\\.(html|json)";
    let bytes = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..40),
        Just(b"copy".to_vec()),
        Just(vec![1; 70_000]),
        Just([vec![1; 69_999], vec![2]].concat()),
    ];
    prop::collection::btree_map(address, bytes, 0..12)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn after_any_sequence_the_output_is_a_clean_one(trees in prop::collection::vec(some_tree(), 1..7)) {
        let project = Project::new();
        let outside = project.outside();
        for tree in &trees {
            let summary = project.install(tree).unwrap();
            prop_assert_eq!(summary.written + summary.unchanged, tree.len());
            prop_assert_eq!(snapshot(&project.public()), clean(tree));
            prop_assert_eq!(project.outside(), outside.clone());
        }
    }
}

// ---------------------------------------------------------------- measurement

#[test]
#[ignore = "a measurement: cargo test --release -- --ignored measure --nocapture"]
fn measure() {
    let home = TempDir::new_in("/dev/shm").unwrap();
    let page = |number: usize, turn: usize| {
        let mut bytes = vec![b'x'; 10_000];
        bytes[..16].copy_from_slice(&format!("{turn:08}{number:08}").into_bytes());
        bytes
    };
    let made = |changed: usize| -> Vec<Artifact<'static>> {
        (0..10_000)
            .map(|number| Artifact {
                address: format!("arenden/{:03}/sida-{number}.html", number % 100),
                recipe: Recipe::Make(Box::new(move |buffer| {
                    buffer.extend_from_slice(&page(number, usize::from(number < changed)));
                    Ok(())
                })),
            })
            .collect()
    };
    let run = Run { durability: Durability::PowerCut, ..run() };
    for (what, changed) in [("first", 0), ("identical", 0), ("one page", 1), ("all", 10_000)] {
        let target = check(home.path(), Path::new("public"), PROJECT).unwrap();
        let made = made(changed);
        let start = std::time::Instant::now();
        let summary = install(&target, &made, &run).unwrap();
        println!("{what}: {:?} {summary:?}", start.elapsed());
    }
    let status = fs::read_to_string("/proc/self/status").unwrap();
    println!("{}", status.lines().find(|line| line.starts_with("VmHWM")).unwrap());
}
