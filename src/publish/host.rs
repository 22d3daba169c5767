//! What a place must be able to do for the site to be published there.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use crate::diagnostics::Text;
use crate::output::Entry;

/// A file on its way: its address on the site, and where its bytes lie here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parcel {
    /// From the site's root.
    pub address: String,
    /// The bytes, on this machine.
    pub file: PathBuf,
}

/// Why a place did not do as it was asked.
#[derive(Debug)]
pub enum Trouble {
    /// It may work the next time: a broken line, a busy server.
    Passing(String),
    /// It will not: no right, no such place, a wrong setting.
    Lasting(Text),
}

/// What came of it.
pub type Outcome<T> = Result<T, Trouble>;

/// A place where the public reads. Every operation may be done again.
pub trait Host {
    /// The bytes at an address; none where there is nothing.
    fn read(&mut self, address: &str) -> Outcome<Option<Vec<u8>>>;

    /// Puts files in their places, in this order. A reader meets the old file or the new, never half of one.
    fn put(&mut self, parcels: &[Parcel]) -> Outcome<()>;

    /// Takes files away, in this order. What is not there is no trouble.
    fn remove(&mut self, addresses: &[String]) -> Outcome<()>;

    /// The files that are gone or have other bytes than these; `None` where a look at them costs too much.
    fn astray(&mut self, files: &BTreeMap<String, Entry>) -> Outcome<Option<BTreeSet<String>>> {
        let _ = files;
        Ok(None)
    }

    /// Shuts others out, in one step; whether it went. `false` where somebody was first.
    fn lock(&mut self) -> Outcome<bool>;

    /// Lets others in again.
    fn unlock(&mut self) -> Outcome<()>;

    /// Makes all that was done seen, where that is a step of its own.
    fn settle(&mut self, message: &str) -> Outcome<()> {
        let _ = message;
        Ok(())
    }
}
