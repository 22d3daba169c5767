//! The new site before anybody sees it: what differs is written here, the rest is linked.

use std::cell::OnceCell;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::artifact::{Stream, folders_above, folders_above_all};
use super::disk::{self, FILE_MODE, FOLDER_MODE, Linked, Reader, Top, Writer};
use super::guard::KEPT;
use super::manifest::{ADDRESS, Entry};
use super::{Known, Run, Stop, Summary, Target, exchange, spare};
use crate::terms::{Identity, Stamp};

/// The folder that becomes the output folder. Removed when dropped, unless exchanged.
pub struct Stage<'t> {
    pub target: &'t Target,
    pub old: Old,
    known: Known,
    top: Mutex<Option<Arc<Top>>>,
    /// The folders in it.
    folders: Mutex<FxHashSet<String>>,
    written: AtomicU64,
}

/// What the output folder holds before the run.
#[derive(Default)]
pub struct Old {
    /// Addresses of plain files, in order.
    pub files: Vec<String>,
    /// Its folders, in order.
    folders: Vec<String>,
    /// Files that are carried over.
    kept: Vec<String>,
    /// How many links, devices and names that are not text.
    pub strangers: usize,
    /// How many folders with another mode than ours.
    odd_modes: usize,
}

/// The new site, next to the old one.
pub struct Whole<'a> {
    /// The addresses of all its files and of those that are carried over, in order.
    all: Vec<&'a str>,
    /// Its folders, in order, once they are asked for.
    folders: OnceCell<Vec<&'a str>>,
    /// Those files that are of the old site, with which file each is.
    former: Vec<(&'a str, Identity)>,
}

/// One file of the new site.
pub struct Made {
    pub entry: Entry,
    pub fate: Fate,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// The bytes are in the stage, in a file with this stamp.
    Written(Stamp),
    /// The old file has the same bytes, and is to be linked if anything at all differs. It had this stamp when that was
    /// seen.
    Unchanged(Stamp),
}

impl Fate {
    /// Whether a file with this stamp is the one that it was the fate of, with the same bytes.
    pub fn left(&self, found: &Stamp) -> bool {
        match self {
            Self::Written(stamp) => found == stamp,
            Self::Unchanged(stamp) => found.is_of_same_bytes(stamp),
        }
    }

    /// Which file of the old site it is, if it is one.
    fn former(&self) -> Option<Identity> {
        match self {
            Self::Written(_) => None,
            Self::Unchanged(stamp) => Some(stamp.identity()),
        }
    }

    /// Whether the file is the old one still.
    pub fn is_unchanged(self) -> bool {
        matches!(self, Self::Unchanged(_))
    }
}

impl<'a> Whole<'a> {
    fn folders(&self) -> &[&'a str] {
        self.folders.get_or_init(|| folders_above_all(self.all.iter().copied()))
    }
}

impl<'t> Stage<'t> {
    /// Looks at what is there. Writes nothing yet.
    pub fn open(target: &'t Target, run: &Run<'_>) -> Result<Self, Stop> {
        let (top, folders, written) = Default::default();
        let (old, known) = rayon::join(|| Old::read(target), || Known::by(run.seal, target));
        Ok(Self { target, old: old?, known, top, folders, written })
    }

    /// Writes one file, unless the old one is the same. `open` gives its bytes from the start.
    pub fn put<'a>(&self, address: &str, open: impl Fn() -> disk::Result<Stream<'a>>) -> Result<Made, Stop> {
        let mut stream = open().map_err(Stop::Source)?;
        if self.old.holds(address) {
            let same = match self.known.entry(address, self.target) {
                Some((entry, stamp)) => {
                    let same = entry.size == stream.size()
                        && Entry::of_stream(stream).map_err(Stop::Source)? == *entry;
                    same.then(|| (entry.clone(), stamp))
                }
                None => self.compare(address, &mut stream)?,
            };
            if let Some((entry, stamp)) = same {
                return Ok(Made { entry, fate: Fate::Unchanged(stamp) });
            }
            stream = open().map_err(Stop::Source)?;
        }
        let size = stream.size();
        let made = self.write(address, stream).map_err(|stop| stop.needing(self.bytes() + size))?;
        self.written.fetch_add(made.entry.size, Ordering::Relaxed);
        Ok(made)
    }

    /// Bytes written to the stage so far.
    pub fn bytes(&self) -> u64 {
        self.written.load(Ordering::Relaxed)
    }

    /// What the new site is, next to the old one.
    pub fn whole<'a>(&'a self, made: &'a Summary) -> Whole<'a> {
        let files = made.manifest.files.keys().map(String::as_str).chain([ADDRESS]);
        let files = files.zip(made.fates.iter().map(Fate::former));
        // Which file one that is carried over is, nobody looked.
        let kept = self.old.kept.iter().map(|address| (address.as_str(), Some(Identity::default())));
        let mut files: Vec<(&str, Option<Identity>)> = files.chain(kept).collect();
        files.sort();
        let all: Vec<&str> = files.iter().map(|(address, _)| *address).collect();
        let former = files.into_iter().filter_map(|(address, former)| Some((address, former?))).collect();
        Whole { folders: OnceCell::new(), all, former }
    }

    /// Whether the old site is the new one already.
    pub fn is_needless(&self, whole: &Whole<'_>) -> bool {
        whole.all.len() == whole.former.len() && self.old.is_exactly(whole)
    }

    /// Gives the stage what is of the old site, and leaves nothing in it that is not of the new one. Which of the old files
    /// got a name for it, and how, in order.
    pub fn complete<'a>(&self, whole: &Whole<'a>, run: &Run<'_>) -> Result<Vec<(&'a str, Linked)>, Stop> {
        let top = self.top()?;
        let there = if top.is_adopted() { top.strip(&whole.all)? } else { vec![] };
        // Where there is no old site, there is nothing of it.
        if whole.former.is_empty() {
            return Ok(vec![]);
        }
        let is_there =
            |folder: &str| there.binary_search_by(|one| one.to_bytes().cmp(folder.as_bytes())).is_ok();
        let mut folders: Vec<&str> =
            whole.folders().iter().copied().filter(|one| !one.is_empty() && !is_there(one)).collect();
        folders.sort_by_key(|folder| depth(folder));
        for level in folders.chunk_by(|one, other| depth(one) == depth(other)) {
            level.par_iter().try_for_each(|folder| top.create_folder(folder))?;
        }
        let old = Top::open(self.target.place.clone())?;
        let linked = whole.former.par_iter().map(|former| {
            run.interrupt.check()?;
            let way = top.link_or_copy(*former, &old)?;
            Ok((way != Linked::Already).then_some((former.0, way)))
        });
        linked.filter_map(Result::transpose).collect()
    }

    /// The folders and the files of the old site that the new one has not, or has others for.
    pub fn unwanted(&self, whole: &Whole<'_>) -> [Vec<&str>; 2] {
        // Where there is no old site, there is nothing of it.
        if self.old.files.is_empty() {
            return Default::default();
        }
        let shared: Vec<&str> = whole.former.iter().map(|one| one.0).collect();
        [missing(&self.old.folders, whole.folders()), missing(&self.old.files, &shared)]
    }

    /// The old file's entry and stamp if its bytes are the same, which are read.
    fn compare(&self, address: &str, new: &mut Stream<'_>) -> Result<Option<(Entry, Stamp)>, Stop> {
        // An old file that cannot be read is written anew.
        let Ok(mut old) = Reader::open(&self.target.place.join(address)) else {
            return Ok(None);
        };
        if old.mode() != FILE_MODE || old.size() != new.size() {
            return Ok(None);
        }
        let mut hasher = blake3::Hasher::new();
        loop {
            let fresh = new.chunk().map_err(Stop::Source)?;
            let Ok(stale) = old.chunk() else {
                return Ok(None);
            };
            let count = fresh.len().min(stale.len());
            if fresh[..count] != stale[..count] || (count == 0 && fresh.len() != stale.len()) {
                return Ok(None);
            }
            if count == 0 {
                new.finish().map_err(Stop::Source)?;
                return Ok(Some((Entry::of_hashed(&hasher), old.stamp())));
            }
            hasher.update(&fresh[..count]);
            new.consume(count);
            old.consume(count);
        }
    }

    fn write(&self, address: &str, stream: Stream<'_>) -> Result<Made, Stop> {
        let top = self.top()?;
        self.make_folders(&top, address)?;
        let mut file = top.create_file(address)?;
        let entry = match stream {
            Stream::Held(bytes) => {
                file.write(bytes)?;
                Entry::of(bytes)
            }
            Stream::File(source) => copy(source, &mut file)?,
        };
        let stamp = file.finish()?;
        Ok(Made { entry, fate: Fate::Written(stamp) })
    }

    /// The top folder, taken over or created when it is first asked for.
    fn top(&self) -> disk::Result<Arc<Top>> {
        let mut top = self.top.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(top) = &*top {
            return Ok(Arc::clone(top));
        }
        let spare = if self.old.files.is_empty() { None } else { spare::take(self.target)? };
        let new = spare.map_or_else(|| Top::create(self.target.stage()), Ok)?;
        Ok(Arc::clone(top.insert(Arc::new(new))))
    }

    /// Creates each folder above an address that is not there yet. Nobody waits for another's to be created.
    fn make_folders(&self, top: &Top, address: &str) -> disk::Result<()> {
        let folders = || self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        let Some((parent, _)) = address.rsplit_once('/') else { return Ok(()) };
        if folders().contains(parent) {
            return Ok(());
        }
        for folder in folders_above(address).skip(1) {
            if !folders().contains(folder) {
                top.create_folder(folder)?;
                folders().insert(folder.to_owned());
            }
        }
        Ok(())
    }
}

impl Drop for Stage<'_> {
    fn drop(&mut self) {
        // What cannot be removed here is removed by the next run.
        let _ = exchange::discard(self.target);
    }
}

impl Old {
    /// Whether there is a plain file with this address.
    pub fn holds(&self, address: &str) -> bool {
        self.files.binary_search_by(|one| one.as_str().cmp(address)).is_ok()
    }

    /// Whether the folder holds exactly the files of a site, in the folders they need and no others.
    fn is_exactly(&self, whole: &Whole<'_>) -> bool {
        let is_kept = |address: &str| self.kept.iter().any(|kept| kept == address);
        self.strangers + self.odd_modes == 0
            && self.files.iter().eq(whole.all.iter().filter(|address| !is_kept(address)))
            && self.folders.iter().eq(whole.folders())
    }

    fn read(target: &Target) -> Result<Self, Stop> {
        let mut old = Self::default();
        let mut level = Vec::new();
        if disk::look(&target.place)?.is_some() {
            level.push(String::new());
        }
        // Folders of one depth are read side by side.
        while !level.is_empty() {
            let read: Vec<Folder> =
                level.par_iter().map(|folder| Folder::read(target, folder)).collect::<Result<_, _>>()?;
            old.folders.extend(std::mem::take(&mut level));
            for folder in read {
                level.extend(folder.folders);
                old.files.extend(folder.files);
                old.kept.extend(folder.kept);
                old.strangers += folder.strangers;
                old.odd_modes += usize::from(folder.has_odd_mode);
            }
        }
        old.files.par_sort_unstable();
        old.folders.par_sort_unstable();
        Ok(old)
    }
}

/// What one folder of the output folder holds.
#[derive(Default)]
struct Folder {
    files: Vec<String>,
    folders: Vec<String>,
    kept: Vec<String>,
    strangers: usize,
    has_odd_mode: bool,
}

impl Folder {
    fn read(target: &Target, folder: &str) -> disk::Result<Self> {
        let path = target.place.join(folder);
        let mut read = Self { has_odd_mode: disk::mode(&path)? != FOLDER_MODE, ..Self::default() };
        for (name, kind) in disk::list(&path)? {
            match name.into_string() {
                Ok(name) if folder.is_empty() && kind.is_file() && KEPT.contains(&name.as_str()) => {
                    read.kept.push(name);
                }
                Ok(name) => {
                    let address = if folder.is_empty() { name } else { format!("{folder}/{name}") };
                    if kind.is_dir() {
                        read.folders.push(address);
                    } else if kind.is_file() {
                        read.files.push(address);
                    } else {
                        read.strangers += 1;
                    }
                }
                Err(_) => read.strangers += 1,
            }
        }
        Ok(read)
    }
}

/// What is in one list and not in another; both are in order.
fn missing<'a>(old: &'a [String], new: &[&str]) -> Vec<&'a str> {
    old.par_iter().map(String::as_str).filter(|one| new.binary_search(one).is_err()).collect()
}

/// How many folders a folder is below the top.
fn depth(folder: &str) -> usize {
    folder.bytes().filter(|byte| *byte == b'/').count()
}

/// Writes what is left of a file of the sources.
fn copy(mut source: Reader, file: &mut Writer<'_>) -> Result<Entry, Stop> {
    let mut hasher = blake3::Hasher::new();
    loop {
        let chunk = source.chunk().map_err(Stop::Source)?;
        if chunk.is_empty() {
            break;
        }
        file.write(chunk)?;
        hasher.update(chunk);
        let count = chunk.len();
        source.consume(count);
    }
    source.finish().map_err(Stop::Source)?;
    Ok(Entry::of_hashed(&hasher))
}
