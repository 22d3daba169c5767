//! Each stage by itself: parse, load, link, check, make, write.
//!
//! `cargo bench --bench stages`

#![allow(dead_code, reason = "the corpus is shared with the other benchmark")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it stands")]
#![allow(
    clippy::pedantic,
    reason = "tests are told as stories; what they call is held to the house's manners"
)]
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot run says so and ends")]

#[path = "peers/corpus.rs"]
mod corpus;
#[path = "peers/files.rs"]
mod files;
#[path = "peers/insyn.rs"]
mod site;
#[path = "peers/text.rs"]
mod text;

use std::path::PathBuf;
use std::sync::LazyLock;
use std::time::Duration;

use divan::{Bencher, black_box};
use insyn::diagnostics::Report;
use insyn::documents::Gate;
use insyn::output::{self, Artifact, Durability, Interrupt, Recipe, Run, Target};
use insyn::pipeline::{Memory, Trip};
use insyn::site::{Site, Sources};
use insyn::terms::Date;
use insyn::{checks, content, markup};

const DOCUMENTS: usize = 1_000;

/// The site that all stages work on, in memory.
static ROOT: LazyLock<PathBuf> = LazyLock::new(|| {
    let root = std::env::temp_dir().join(format!("insyn-stages-{}", std::process::id()));
    site::write(corpus::Size::of(DOCUMENTS), &root).unwrap();
    root
});

fn main() {
    LazyLock::force(&ROOT);
    divan::main();
    files::remove(&ROOT).unwrap();
}

fn day() -> Date {
    Date::constant(2026, 1, 1)
}

fn load() -> Sources {
    content::load(&ROOT, Gate::on(day()), &mut Memory::default(), &mut Report::new())
}

fn trip() -> Trip {
    Trip::take(&ROOT, day()).0
}

#[divan::bench]
fn parse_one_item(bencher: Bencher<'_, '_>) {
    let item = corpus::Size::of(DOCUMENTS).meetings().next().unwrap().items.remove(0);
    bencher
        .counter(divan::counter::BytesCount::of_str(&item.text))
        .bench(|| markup::Parsed::new(black_box(&item.text), 0).prose());
}

#[divan::bench(sample_count = 20)]
fn load_all(bencher: Bencher<'_, '_>) {
    bencher.bench(load);
}

#[divan::bench(sample_count = 20)]
fn link_all(bencher: Bencher<'_, '_>) {
    bencher.with_inputs(load).bench_values(|sources| Site::link(sources, day(), &mut Report::new()));
}

#[divan::bench(sample_count = 20)]
fn check_all(bencher: Bencher<'_, '_>) {
    let trip = trip();
    let documents: Vec<_> = trip.site.documents().collect();
    bencher.bench(|| checks::run(black_box(&trip.site), &documents));
}

#[divan::bench(sample_count = 20)]
fn make_all(bencher: Bencher<'_, '_>) {
    let trip = trip();
    let artifacts = trip.artifacts();
    bencher.bench(|| {
        let mut buffer = Vec::new();
        for artifact in &artifacts {
            if let Recipe::Make(make) = &artifact.recipe {
                buffer.clear();
                make(&mut buffer).unwrap();
                black_box(&buffer);
            }
        }
    });
}

#[divan::bench(sample_count = 20)]
fn write_all(bencher: Bencher<'_, '_>) {
    let place = tempfile::tempdir_in(&*ROOT).unwrap();
    let bytes = vec![b'x'; 8_000];
    let artifacts: Vec<Artifact<'_>> = (0..DOCUMENTS)
        .map(|at| Artifact {
            address: format!("{}/{at}.html", at % 50),
            recipe: Recipe::Bytes(bytes.as_slice().into()),
        })
        .collect();
    bencher
        .with_inputs(|| {
            files::remove(&place.path().join("public")).unwrap();
            Target::check(place.path(), "public".as_ref(), "https://insyn.exempel.se/").unwrap()
        })
        .bench_values(|target| {
            let run = Run {
                program: "bench",
                as_of: "2026-01-01",
                durability: Durability::Process,
                seal: None,
                patience: Duration::ZERO,
                interrupt: Interrupt::default(),
            };
            output::install(&target, &artifacts, &run).unwrap()
        });
}
