//! The house's tests. One binary, so that it is linked once; README.md says how to write a case.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it stands")]
#![allow(
    clippy::pedantic,
    clippy::wrong_self_convention,
    reason = "tests are told as stories; what they call is held to the house's manners"
)]

/// Sites in folders of their own, and the real program run on them.
mod driver;
/// What a page says: its text, headings, links and anchors.
mod page;
/// Folders of files, compared whole.
mod tree;

/// An agenda: the order of its items, the files on them, and that they go with their meeting.
mod agenda;
/// 400 posting dates over ten years give the last day of appeal that an independent computation gives.
mod appeal;
/// The notice board: what may stand on it, and that nothing leaves it before its day.
mod board;
/// Words planted in every private place are in nothing that goes out, by whichever way.
mod canary;
/// What the command line promises: exit codes, help, `new`, `explain`.
mod cli;
/// Every fault has a fixture that shows it at its place; twenty faults are told in one run.
mod faults;
/// Goals and figures: every row of the sources is found, what is exported comes back.
mod figures;
/// Finished pages of any origin: one fault of each kind, told once at its place; files from outside may be anything.
mod finished;
/// Nothing secret or private is published: canaries in every private place, numbers in every hiding place.
mod gate;
/// Small sites, each named by the fact it shows, compared whole.
mod golden;
/// Files with words in every place where an office program can hide them.
mod hiding;
/// `insyn import`: what LibreOffice and Kolada give out lies beside its plan, and the same again changes nothing.
mod import;
/// Killed at any moment or on a full disk, the output is the old site or the new.
mod kill;
/// A site in several languages: twins, links within a language, the language of each part, translations at the gate.
mod languages;
/// The ledger of changes: what it tells, that nothing is changed without it, and what it never tells again.
mod ledger;
/// Every link of the example site leads somewhere, from a root, a sub-folder and the disk.
mod links;
/// Long lists show the latest and lead to every entry.
mod long_lists;
/// The municipality's own colours, logo and fonts are on every page, and can be read.
mod look;
/// Elected members: their names stand from the first day to the last, and not a day before or after, anywhere.
mod members;
/// Names that file systems allow and the web does not: each becomes a safe address, or is told.
mod names;
/// Parts that a site can do without.
mod parts;
/// The same sources give the same bytes whatever the machine, the folder and the clock.
mod reproducible;
/// The search index: each result says what it is, and the words by length are those of the pages.
mod search;
/// Spreadsheets beside a plan: what LibreOffice writes is read; a hostile, broken or locked one is a fault.
mod sheets;
/// Without one fact that the law demands of the accessibility statement there is no site.
mod statement;
/// What real documents hold goes in as printed and comes out as printed, or is a fault at its place.
mod strings;
/// What publishing refuses, and that a withdrawn page goes first.
mod targets;
/// The red thread: relations known from both ends, and what a day changes.
mod thread;
/// The house rules, read out of the sources.
mod tidy;
/// Where nothing changed nothing is made, and whatever did change is seen.
mod unchanged;
