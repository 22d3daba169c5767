//! Which column of a table is which, and which columns nobody reads.

use std::ops::Range;

use super::table::{Cell, Form, Table, column_of};
use crate::terms::Period;

/// Which column is which.
pub struct Columns<'t> {
    /// The table.
    pub table: &'t Table,
    known: Vec<Option<&'static str>>,
    /// Columns whose heading is a period.
    pub periods: Vec<(usize, Period)>,
}

impl<'t> Columns<'t> {
    /// The columns of a table, by its headings.
    pub fn of(table: &'t Table) -> Self {
        let periods = table.head.iter().enumerate();
        let periods = periods.filter_map(|(at, cell)| Some((at, Period::parse(&cell.text)?))).collect();
        Self { table, known: table.head.iter().map(|cell| column_of(&cell.text)).collect(), periods }
    }

    /// Where the column of a name is.
    pub fn at(&self, name: &str) -> Option<usize> {
        self.known.iter().position(|known| *known == Some(name))
    }

    /// Whether there is a column for each period instead of one for all values.
    pub fn are_periods(&self) -> bool {
        self.at("varde").is_none() && !self.periods.is_empty()
    }

    /// The columns that hold something and are not read: of an unknown heading, of none, or the second of one name.
    pub fn untaken(&self) -> Vec<usize> {
        let is_filled =
            |at: usize, cells: &[Cell]| cells.get(at).is_some_and(|cell| !cell.text.trim().is_empty());
        let is_taken = |at: usize| match self.known.get(at).copied().flatten() {
            Some(name) => self.at(name) == Some(at),
            None => self.are_periods() && self.periods.iter().any(|(of, _)| *of == at),
        };
        let head = &self.table.head;
        // In a text a cell beside the headings is a fault of its row.
        let rows = self.table.rows.iter().filter(|_| self.table.form == Form::Sheet);
        let width = rows.map(|(_, row)| row.len()).max().unwrap_or_default().max(head.len());
        (0..width)
            .filter(|at| !is_taken(*at))
            .filter(|at| is_filled(*at, head) || self.table.rows.iter().any(|(_, row)| is_filled(*at, row)))
            .collect()
    }

    /// Where a row between commas has a number that its decimal comma has parted: digits and digits beside each other,
    /// of which the second stands where a comment or the next cell should.
    pub fn parted(&self, cells: &[Cell]) -> Option<Range<usize>> {
        let is_bare = |cell: &&Cell| {
            let digits = cell.text.trim_start_matches('-');
            !digits.is_empty()
                && digits.bytes().all(|byte| byte.is_ascii_digit())
                && cell.span.len() == cell.text.len()
        };
        let at = self.at("varde")?;
        let (whole, rest) = (cells.get(at).filter(is_bare)?, cells.get(at + 1).filter(is_bare)?);
        let is_longer = cells.len() > self.table.head.len();
        let is_comment = self.at("kommentar") == Some(at + 1);
        (is_longer || is_comment).then_some(whole.span.start..rest.span.end)
    }
}
