//! Insyn turns a municipality's agendas, adopted programmes and follow-up results into an accessible static
//! website, and follows every decision from the agenda to its outcome: *den röda tråden*.
//!
//! # The trip
//!
//! ```text
//! content/ + themes/ ─ content ─▶ Sources ─ site ─▶ Site ─ formats ─▶ Vec<Artifact> ─ output ─▶ public/
//!                        └────── every stage adds to one Report ──────┴─ checks
//! ```
//!
//! There is one way down, and [`pipeline`] is its map. Stages are functions from value to value; nothing is
//! born half-filled. A stage tells its faults as data ([`diagnostics`]), makes what it can and goes on, so that
//! one run tells them all. The pipeline never writes: commands decide where artifacts go.
//!
//! An [`output::Artifact`] is an address and a recipe for its bytes. A build runs all recipes side by side; a
//! preview runs the one that a browser asks for. They are the same function, so they cannot differ.
//!
//! What may not be published has no way in. [`documents::Gate`] is the only thing that makes a
//! [`documents::Public`], and everything past it takes only that type. An item under secrecy is stripped while it
//! is read. A file goes out only when a public document lists it.
//!
//! The output depends on the sources, the settings, the program and one day, the *as of* date, and on nothing
//! else. Only `cli/as_of.rs` looks at a clock, but for the age of files; where order can reach the output, maps are
//! ordered.
//!
//! The history of the site is a source like any other: `content/andringar.json`. A build reads it, finds what differs
//! from it, and shows the entry that publishing will add; publishing writes it. So the same sources, the history among
//! them, give the same bytes, and a build into an empty folder knows what the last one did.
//!
//! What says the same on several pages is made once: the menu, the way to a page, an entry of a list, a station of a thread.
//! Until a page is finished, its links are a mark for the site's root and an address; finishing puts in the way from the page.
//!
//! A page is a subject in a language. The site in another language is the same site in other words: its documents are
//! replaced by their translations, all links are shared. Words of the theme and of translations carry marks from the
//! moment they are read, and the finished page says the language of every part by them ([`terms::tongue`]).
//!
//! # The house
//!
//! Each room stands on a floor and imports only from rooms below; rooms on one floor do not know each other. A test
//! reads this table and every import.
//!
//! | floor | room | may import |
//! |--:|---|---|
//! | 1 | `diagnostics` | |
//! | 1 | `terms` | |
//! | 2 | `attachments` | terms |
//! | 2 | `fields` | diagnostics, terms |
//! | 2 | `markup` | terms |
//! | 2 | `ledger` | diagnostics |
//! | 2 | `output` | diagnostics, terms |
//! | 3 | `config` | diagnostics, fields, terms |
//! | 2 | `charts` | terms |
//! | 3 | `figures` | diagnostics, fields, terms |
//! | 3 | `documents` | diagnostics, fields, markup, terms |
//! | 4 | `site` | config, diagnostics, documents, fields, figures, ledger, markup, terms |
//! | 4 | `theme` | config, diagnostics, fields, terms |
//! | 5 | `checks` | attachments, diagnostics, documents, fields, figures, markup, site, terms |
//! | 5 | `formats` | attachments, charts, config, diagnostics, documents, figures, ledger, markup, output, site, terms, theme |
//! | 6 | `content` | attachments, checks, config, diagnostics, documents, fields, figures, ledger, markup, site, terms, theme |
//! | 7 | `pipeline` | attachments, checks, config, content, diagnostics, documents, fields, figures, formats, ledger, output, site, terms, theme |
//! | 8 | `publish` | config, diagnostics, output |
//! | 8 | `serve` | diagnostics, documents, output, pipeline, terms |
//! | 9 | `cli` | every room |
//!
//! | room | what it is for |
//! |---|---|
//! | [`diagnostics`] | What is wrong, where, and what to do about it. |
//! | [`terms`] | Small validated values: case number, date, address, Swedish order. |
//! | [`attachments`] | What attachments hold, read to the last hidden word in a process of their own. |
//! | [`fields`] | Typed reading of TOML tables, with every fault at its place. |
//! | [`markup`] | Markdown in, prose out: HTML with slots, headings, findings. Finished pages in, findings out. |
//! | [`ledger`] | What was added, corrected and removed on the site, entry chained to entry. |
//! | [`output`] | What is made, and how it reaches the disk, whole or not at all. |
//! | [`charts`] | Series of numbers as pictures that are read without their colours. |
//! | [`figures`] | Indicators, targets and outcomes beside a steering document, and how far a goal is. |
//! | [`config`] | `content/site.toml`, read and validated. |
//! | [`documents`] | Every kind of document in one table, and the gate. |
//! | [`theme`] | Templates compiled, template faults as diagnostics, words of each language. |
//! | [`site`] | All public documents, linked: the whole site as one value. |
//! | [`content`] | From the content folder to documents. |
//! | [`checks`] | One fault, one file: what can be wrong with a site that can be built. |
//! | [`formats`] | One output format, one file. |
//! | [`pipeline`] | Load, link, render, check. |
//! | [`publish`] | Moves a clean build to where the public reads it, in safe order. |
//! | [`serve`] | Preview: watches, makes the page that is asked for, asks open pages to renew themselves. |
//! | [`cli`] | One file per command; the only place that prints and sets exit codes. |
//!
//! A folder with a list has no loops: the *type* lives in a leaf file (`checks/check.rs`, `formats/format.rs`,
//! `documents/kind.rs`, `cli/command.rs`), the *list* in `mod.rs`, and no file in the folder imports the list.
//!
//! # Adding a thing
//!
//! | to add | new file | one line in |
//! |---|---|---|
//! | a document kind | `documents/<kind>.rs`, its example, its template | `documents/mod.rs` |
//! | a check | `checks/<topic>/<fault>.rs` | the `mod.rs` of its topic, and the list in `checks/mod.rs` |
//! | an output format | `formats/<name>.rs` | `formats/mod.rs` |
//! | a command | `cli/<name>.rs` | `cli/mod.rs` |
//!
//! # Words
//!
//! Who reads it decides the language. What a programmer reads is English; what an editor types or a resident reads
//! is Swedish: keys, folders, addresses, default texts. Faults exist in both. One Swedish word has one English word:
//! organ `Body`, sammanträde `Meeting`, kallelse `Notice`, ärendepunkt `AgendaItem`, ärende `Case`, diarienummer
//! `CaseNumber`, handling `Paper`, protokoll `Minutes`, paragraf `MinuteNumber`, justering `Approval`, beslut
//! `Decision`, bifall, avslag, återremiss, bordläggning `Verdict`, uppdrag `Commission`, reservation `Dissent`,
//! styrdokument `SteeringDocument`, anslag `Posting`, antagande `Adoption`, giltighet `Validity`, mål `Goal`, mätetal `Indicator`,
//! målvärde `Target`, utfall `Measurement`, uppföljning `FollowUp`, måluppfyllelse `Attainment`, sekretess `Secrecy`,
//! ändringslista `Ledger`, rättelse `Correction`, ledamot `Member`, ordlista `Glossary`, översättning `Translation`.

#[macro_use]
pub mod diagnostics;
pub mod attachments;
pub mod charts;
pub mod checks;
pub mod cli;
pub mod config;
pub mod content;
pub mod documents;
pub mod fields;
pub mod figures;
pub mod formats;
pub mod ledger;
pub mod markup;
pub mod output;
pub mod pipeline;
pub mod publish;
pub mod serve;
pub mod site;
pub mod terms;
pub mod theme;
