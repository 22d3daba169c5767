//! Registers: pages that gather what many documents say of one thing.

use std::collections::BTreeSet;

use super::address::Address;
use super::commissions::{GivenCommission, Standing};
use super::identity::DocumentId;
use super::store::Site;
use super::ties::name_of;

/// A register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Register {
    /// The notice board: what is up now.
    Board,
    /// What has come down from it, where the site keeps that.
    OldPostings,
    /// "Vad blev det av besluten?"
    Commissions(Portion),
    /// All steering documents in one table.
    Steering,
    /// What ought to be looked at in them.
    Radar,
    /// How far the indicators of those in force have come.
    Attainment,
}

/// Which commissions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Portion {
    /// All.
    All,
    /// Those that a body gave.
    Body(DocumentId),
    /// Those that were given in a year.
    Year(i16),
    /// Those that stand so.
    Standing(Standing),
}

impl Portion {
    /// Whether a commission belongs to it.
    pub fn holds(self, site: &Site, one: &GivenCommission) -> bool {
        match self {
            Self::All => true,
            Self::Body(body) => site.tie(one.item).body == Some(body),
            Self::Year(year) => one.year(site) == Some(year),
            Self::Standing(standing) => one.standing == standing,
        }
    }
}

/// Every register that the site has. The notice board is there even when nothing is up: the law asks for it.
pub fn all(site: &Site) -> Vec<Register> {
    let mut all = vec![Register::Board, Register::Steering, Register::Radar];
    if site.config.keeps_old_postings {
        all.push(Register::OldPostings);
    }
    if site.has_indicators() {
        all.push(Register::Attainment);
    }
    all.extend(portions(site).into_iter().map(Register::Commissions));
    all
}

/// The portions of commissions that are not empty, and the whole.
pub fn portions(site: &Site) -> Vec<Portion> {
    let mut found = BTreeSet::from([Portion::All]);
    for one in &site.commissions().given {
        found.insert(Portion::Standing(one.standing));
        found.extend(one.year(site).map(Portion::Year));
        found.extend(site.tie(one.item).body.map(Portion::Body));
    }
    found.into_iter().collect()
}

/// Where a register stands.
pub fn address(site: &Site, register: Register) -> Address {
    let body;
    let year;
    let segments: &[&str] = match register {
        Register::Board => &["anslagstavla"],
        Register::OldPostings => &["anslagstavla", "tidigare"],
        Register::Commissions(Portion::All) => &["uppdrag"],
        Register::Commissions(Portion::Body(id)) => {
            body = name_of(site.document(id));
            &["uppdrag", "organ", &body]
        }
        Register::Commissions(Portion::Year(of)) => {
            year = of.to_string();
            &["uppdrag", "ar", &year]
        }
        Register::Commissions(Portion::Standing(standing)) => &["uppdrag", "status", standing.name()],
        Register::Steering => &["styrdokument", "register"],
        Register::Radar => &["styrdokument", "att-revidera"],
        Register::Attainment => &["maluppfyllelse"],
    };
    Address::page(&segments.iter().map(|segment| (*segment).to_owned()).collect::<Vec<_>>())
}
