//! The figures as tables in Markdown, and how they grow.

use std::fmt::Write;

use super::corpus::Size;
use super::measure::{Cost, median};

/// One program's runs on one corpus.
pub struct Row {
    /// The program.
    pub name: &'static str,
    /// What its runs cost.
    pub costs: Vec<Cost>,
    /// Files made.
    pub files: u64,
    /// Their bytes.
    pub bytes: u64,
}

/// The table of one size.
pub fn of_size(size: Size, runs: usize, rows: &[Row]) -> String {
    let of = |name: &str| rows.iter().find(|row| row.name == name).map(|row| median(&row.costs));
    let (hugo, bare, copy) = (of("hugo"), of("bare program"), of("copy of Insyn's files"));
    let mut made = format!("\n{} documents, medians of {runs} runs:\n\n", size.documents);
    made.push_str("| program | wall s | fastest–slowest | CPU s | peak MB | kB/document | files | MB | Hugo ÷ this | bare ÷ this | copy ÷ this | Hugo ÷ this, CPU | bare ÷ this, CPU |\n");
    made.push_str("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
    for row in rows {
        let Cost { wall, cpu, peak } = median(&row.costs);
        let walls = row.costs.iter().map(|cost| cost.wall);
        let (least, most) =
            walls.fold((f64::MAX, 0.0_f64), |(least, most), wall| (least.min(wall), most.max(wall)));
        let told = |ratio: Option<f64>| ratio.map_or_else(|| "–".to_owned(), |ratio| format!("{ratio:.2}"));
        let by_wall = |other: Option<Cost>| told(other.map(|other| other.wall / wall));
        // On a busy machine the processor's time says more.
        let by_cpu = |other: Option<Cost>| told(other.map(|other| other.cpu / cpu));
        #[expect(clippy::cast_precision_loss, reason = "figures for people")]
        let (documents, megabytes) = (size.documents as f64, row.bytes as f64 / 1e6);
        let _ = writeln!(
            made,
            "| {} | {wall:.2} | {least:.2}–{most:.2} | {cpu:.2} | {peak:.0} | {:.1} | {} | {megabytes:.1} | {} | {} | {} | {} | {} |",
            row.name,
            peak * 1000.0 / documents,
            row.files,
            by_wall(hugo),
            by_wall(bare),
            by_wall(copy),
            by_cpu(hugo),
            by_cpu(bare),
        );
    }
    made
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
