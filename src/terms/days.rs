//! What is said of a day, kept: a site says few days, each of them many times.

use std::ops::Range;
use std::sync::OnceLock;

use jiff::civil::Date;

/// The years that have places.
const YEARS: Range<i16> = 1900..2100;

/// A place for each day of some years, where what is said of it is kept.
#[derive(Debug)]
pub struct Days {
    years: Box<[OnceLock<Year>]>,
}

/// The days of a year: thirty-one for each month.
type Year = Box<[OnceLock<Box<str>>]>;

impl Default for Days {
    fn default() -> Self {
        Self { years: YEARS.map(|_| OnceLock::new()).collect() }
    }
}

impl Days {
    /// The place of a day; none in a year that has no places.
    pub fn place(&self, day: Date) -> Option<&OnceLock<Box<str>>> {
        let year = usize::try_from(day.year() - YEARS.start).ok().and_then(|at| self.years.get(at))?;
        let days = year.get_or_init(|| (0..12 * 31).map(|_| OnceLock::new()).collect());
        days.get(usize::try_from(i32::from(day.month() - 1) * 31 + i32::from(day.day()) - 1).ok()?)
    }
}
