//! Series of numbers as pictures (SVG, made at build time) that are read without their colours: lines differ by
//! dashes and marks, values stand as text, gaps stay open. Beside each picture stands a table with the same figures.

mod bars;
mod line;
mod multiples;
mod scale;
mod series;
mod svg;

pub use bars::bars;
pub use line::line;
pub use multiples::multiples;
pub use series::{Bar, Caption, Point, Series, Step};
