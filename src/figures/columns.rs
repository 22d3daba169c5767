//! Which column of a table is which, and which columns nobody reads.

use std::ops::Range;

use super::table::{Cell, Form, Table, column_of};
use crate::terms::{Period, Quantity};

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
            // Columns for periods leave nothing for one of periods to say.
            Some("period") if self.are_periods() => false,
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

    /// Whether a cell has a line in it that looks like a row of the table: as many cells as there are headings, and a
    /// period or a figure where one belongs.
    pub fn has_row_in(&self, cell: &Cell) -> bool {
        let Form::Text(mark) = self.table.form else { return false };
        cell.text.lines().skip(1).any(|line| {
            let cells: Vec<&str> = line.split(mark).collect();
            let is_then = |at: usize| cells.get(at).is_some_and(|text| Period::parse(text).is_some());
            let is_figure =
                |at: usize| cells.get(at).and_then(|text| Quantity::parse(text)?.amount()).is_some();
            let is_told = match self.at("period") {
                Some(at) if !self.are_periods() => is_then(at),
                _ => self.periods.iter().any(|(at, _)| is_figure(*at)),
            };
            cells.len() >= self.table.head.len().max(2) && is_told
        })
    }

    /// Where a row between commas has a number that its decimal comma has parted: digits and digits beside each other,
    /// of which the second stands where words should, or the next cell.
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
        // Whom a figure is for and what is asked of it are never digits alone; a year is, and a name in figures may be.
        let next = self.known.get(at + 1).copied().flatten();
        let is_of_words = next.is_some_and(|name| !matches!(name, "period" | "matt"));
        (is_longer || is_of_words).then_some(whole.span.start..rest.span.end)
    }
}

#[cfg(test)]
mod tests {
    use super::super::rows::{Sort, of};
    use super::super::tests::set;

    const TOML: &str = "[[matt]]\nid = \"a\"\nnamn = \"A\"\n";

    #[test]
    fn columns_for_periods_hold_targets_and_baselines_where_the_row_says_so() {
        let csv = "matt;slag;krav;2025;2026\na;mal;minst;50;60\na;;;40;45\na;utgangsvarde;;30;\n";
        let (set, faults) = set(TOML, csv);
        assert!(faults.is_empty(), "{faults:?}");
        let told: Vec<_> = of(&set).iter().map(|row| (row.sort, row.value.printed().to_owned())).collect();
        let expected = [
            (Sort::Baseline, "30"),
            (Sort::Target, "50"),
            (Sort::Target, "60"),
            (Sort::Outcome, "40"),
            (Sort::Outcome, "45"),
        ];
        assert_eq!(told, expected.map(|(sort, value)| (sort, value.to_owned())));
    }

    #[test]
    fn columns_for_periods_hold_goals_without_indicator_and_no_other_periods() {
        let (found, faults) = set(TOML, "matt;mal;slag;kommentar;2025\n;mal-2;utan_matt;därför;\n");
        assert!(faults.is_empty() && found.measurements.is_empty(), "{faults:?}");
        assert_eq!(found.unmeasured[0].reason, "därför");
        let (_, faults) = set(TOML, "matt;period;2024;2025\na;2020;1;2\n");
        assert_eq!(faults, ["unknown-column period"]);
    }

    #[test]
    fn a_decimal_comma_is_seen_before_any_column_of_words() {
        for (csv, faults) in [
            ("matt,period,varde,grupp\na,2025,40,5\n", &["surplus-cell 40,5"][..]),
            ("matt,period,varde,krav\na,2025,40,5\n", &["surplus-cell 40,5"]),
            ("matt,varde,period\na,40,2025\n", &[]),
            ("matt,period,varde,grupp\na,2025,40,kvinnor\na,2025,\"40,5\",män\n", &[]),
        ] {
            assert_eq!(set(TOML, csv).1, faults, "{csv}");
        }
    }

    #[test]
    fn a_quotation_mark_that_ends_in_a_later_row_is_told() {
        for (csv, faults) in [
            ("matt;period;varde;kommentar\na;2025;5;\"hej\na;2024;4;hej\"\n", &["broken-quote \""][..]),
            ("matt;kommentar;2024;2025\na;\"hej;1;2\na;hej\";3;4\n", &[]),
            ("matt;kommentar;2024;2025\na;\"hej;1;2\na;hej;3;4\na;x\";5;6\n", &["broken-quote \""]),
            ("matt;period;varde;kommentar\na;2025;5;\"hej\nen; två; tre; fyra\"\n", &[]),
            ("matt,period,varde,kommentar\na,2025,5,\"räknat om,\nsom det var, förr, 2024, och nu\"\n", &[]),
        ] {
            assert_eq!(set(TOML, csv).1, faults, "{csv}");
        }
    }
}
