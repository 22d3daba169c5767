//! The figures beside a steering document: indicators, targets and outcomes, from TOML, CSV, spreadsheets and
//! Kolada, and the rule that says how far a goal is reached.

mod action;
mod assess;
mod codes;
mod columns;
mod csv;
mod doubtful;
mod files;
mod ground;
mod groups;
mod held_against;
mod import;
mod import_kolada;
mod indicator;
mod kolada;
mod lines;
mod measurement;
mod pace;
mod rows;
mod set;
mod settings;
mod shape;
mod spreadsheet;
mod table;
#[cfg(test)]
mod tests;
mod unknown;
mod workbook;

pub use action::{Action, ActionState};
pub use assess::{Assessment, assess};
pub use codes::CODES;
pub use csv::{HEAD as CSV_HEAD, row as csv_row, write as write_csv};
pub use files::{FILES, FigureFile, homeless, is_figure_file, misnamed, read};
pub use ground::Ground;
pub use groups::TOTAL;
pub use import::{Differing, Merge, Present, table};
pub use indicator::{Baseline, Break, Direction, Indicator, Operator, Target, Verdict};
pub use measurement::{Measurement, Origin};
pub use pace::Pace;
pub use set::{FigureSet, Unmeasured};
pub use spreadsheet::CHILD;
pub use workbook::read_as_child;
