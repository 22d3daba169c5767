//! The figures as tables in Markdown, and how they grow.

use std::fmt::Write;

use super::corpus::Size;
use super::measure::{Cost, median};
use super::programs::Scope;

/// One program's runs on one corpus.
pub struct Row {
    /// The program.
    pub name: &'static str,
    /// What it makes; ratios are to the peers of the same scope.
    pub scope: Scope,
    /// What its runs cost.
    pub costs: Vec<Cost>,
    /// Files made.
    pub files: u64,
    /// Their bytes.
    pub bytes: u64,
}

/// The table of one size.
pub fn of_size(size: Size, runs: usize, rows: &[Row]) -> String {
    let mut made =
        format!("\n{} documents, medians of {runs} runs; ratios by wall / by CPU:\n\n", size.documents);
    made.push_str(
        "| program | wall s | CPU s | peak MB | files | MB | Hugo ÷ this | Zola ÷ this | bare ÷ this |\n",
    );
    made.push_str("|---|---:|---:|---:|---:|---:|---:|---:|---:|\n");
    for row in rows {
        let cost = median(&row.costs);
        let of = |name: &str, scope: Scope| {
            let other = rows.iter().find(|other| other.name.starts_with(name) && other.scope == scope);
            ratios(other.map(|other| median(&other.costs)), cost)
        };
        #[expect(clippy::cast_precision_loss, reason = "figures for people")]
        let megabytes = row.bytes as f64 / 1e6;
        let _ = writeln!(
            made,
            "| {} | {:.2} | {:.2} | {:.0} | {} | {megabytes:.1} | {} | {} | {} |",
            row.name,
            cost.wall,
            cost.cpu,
            cost.peak,
            row.files,
            of("hugo", row.scope),
            of("zola", row.scope),
            of("bare program", Scope::Lists),
        );
    }
    made
}

/// How many times quicker than another program, by wall time and, which says more on a busy machine, by processor time.
fn ratios(other: Option<Cost>, this: Cost) -> String {
    other.map_or_else(
        || "–".to_owned(),
        |other| format!("{:.2} / {:.2}", other.wall / this.wall, other.cpu / this.cpu),
    )
}

/// How time and memory grow from each size to the next: the exponent of the number of documents.
pub fn growth(sizes: &[(Size, Vec<Row>)]) -> String {
    let mut made = String::new();
    for pair in sizes.windows(2) {
        let [(small, before), (large, after)] = pair else { continue };
        #[expect(clippy::cast_precision_loss, reason = "figures for people")]
        let times = large.documents as f64 / small.documents as f64;
        let _ = write!(made, "\nGrowth from {} to {}, exponents:\n\n", small.documents, large.documents);
        made.push_str("| program | wall | CPU | memory |\n|---|---:|---:|---:|\n");
        for (one, other) in before.iter().zip(after) {
            let (from, to) = (median(&one.costs), median(&other.costs));
            let exponent = |from: f64, to: f64| (to / from).ln() / times.ln();
            let _ = writeln!(
                made,
                "| {} | {:.2} | {:.2} | {:.2} |",
                one.name,
                exponent(from.wall, to.wall),
                exponent(from.cpu, to.cpu),
                exponent(from.peak, to.peak)
            );
        }
    }
    made
}
