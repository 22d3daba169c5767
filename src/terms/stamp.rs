//! What a file system says of a file: another stamp, another content.

use std::fs::Metadata;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

/// What a file system says of a file or folder: another stamp, another content. Of a folder, the content is its list
/// of names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Numbers", into = "Numbers")]
pub struct Stamp {
    /// In bytes.
    pub size: u64,
    modified: Moment,
    /// When anything about it last changed: an editor cannot set this.
    changed: Moment,
    identity: Identity,
}

/// Which file it is: the file system and the number on it.
pub type Identity = (u64, u64);
/// Seconds since 1970, and nanoseconds.
type Moment = (i64, i64);
/// A stamp as a row of numbers, for keeping many of them.
type Numbers = (u64, Moment, Moment, Identity);

impl Stamp {
    /// The stamp of a file.
    pub fn of(meta: &Metadata) -> Self {
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            Self {
                size: meta.len(),
                modified: (meta.mtime(), meta.mtime_nsec()),
                changed: (meta.ctime(), meta.ctime_nsec()),
                identity: (meta.dev(), meta.ino()),
            }
        }
        #[cfg(not(unix))]
        {
            let since = meta.modified().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
            let modified =
                since.map_or((0, 0), |since| (since.as_secs() as i64, since.subsec_nanos().into()));
            Self { size: meta.len(), modified, changed: modified, identity: (0, 0) }
        }
    }

    /// Which file it is the stamp of.
    pub fn identity(&self) -> Identity {
        self.identity
    }

    /// Whether it is the same file and nobody has written to it since it had another stamp, though it may have got or lost
    /// a name.
    pub fn is_of_same_bytes(&self, other: &Self) -> bool {
        (self.size, self.modified, self.identity) == (other.size, other.modified, other.identity)
    }

    /// Whether the file was last changed well before a moment of this machine's clock.
    pub fn is_older_than(&self, moment: SystemTime, margin: Duration) -> bool {
        let (seconds, nanos) = self.modified.max(self.changed);
        let latest = UNIX_EPOCH
            + Duration::from_secs(u64::try_from(seconds).unwrap_or_default())
            + Duration::from_nanos(u64::try_from(nanos).unwrap_or_default());
        moment.duration_since(latest).is_ok_and(|age| age > margin)
    }

    /// Whether the file was last changed before another one of the same file system was, by the clock of that file
    /// system. Where it was, whatever changes it after the other one gives it another stamp.
    pub fn is_before(&self, other: &Self) -> bool {
        self.identity.0 == other.identity.0 && self.changed < other.changed
    }
}

impl From<Numbers> for Stamp {
    fn from((size, modified, changed, identity): Numbers) -> Self {
        Self { size, modified, changed, identity }
    }
}

impl From<Stamp> for Numbers {
    fn from(stamp: Stamp) -> Self {
        (stamp.size, stamp.modified, stamp.changed, stamp.identity)
    }
}
