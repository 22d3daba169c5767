//! What the output folder is known to hold without being read: what a run left there, by its seal.

use std::collections::BTreeMap;

use super::manifest::Entry;
use super::seal::Seal;
use super::{Target, disk};
use crate::terms::Stamp;

/// Old files with the stamps that vouch for their bytes.
#[derive(Default)]
pub struct Known(BTreeMap<String, (Stamp, Entry)>);

impl Known {
    /// What a seal says of the output folder; nothing where the folder is no longer the one that was sealed.
    pub fn by(seal: Option<&Seal>, target: &Target) -> Self {
        let sealed = seal.and_then(|seal| Some((seal, target.manifest_with(seal)?.files)));
        let Some((seal, mut entries)) = sealed else { return Self::default() };
        let sure = seal.sure_files().filter_map(|(address, stamp)| {
            let (address, entry) = entries.remove_entry(address)?;
            Some((address, (stamp, entry)))
        });
        Self(sure.collect())
    }

    /// The entry of an old file and its stamp, if it is still the file that was sealed.
    pub fn entry(&self, address: &str, target: &Target) -> Option<(&Entry, Stamp)> {
        let (stamp, entry) = self.0.get(address)?;
        let found = disk::look(&target.place.join(address)).ok()??;
        (Stamp::of(&found) == *stamp).then_some((entry, *stamp))
    }
}
