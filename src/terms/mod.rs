//! Small validated values: case number, date, holiday, time for appeal, reference in text, Swedish order.

mod appeal;
mod calendar;
mod case_number;
mod mention;
mod mention_words;
mod order;
mod partial_date;
mod placeholder;
mod slug;

pub use appeal::{earliest_removal, last_day_of_appeal, latest_announcement};
pub use calendar::{DayOff, day_off, easter, next_weekday};
pub use case_number::CaseNumber;
pub use mention::{Mention, MinutesEntry, mentions, sole_mention};
pub use order::SwedishOrder;
pub use partial_date::PartialDate;
pub use placeholder::placeholder;
pub use slug::{MAX_SEGMENT, ascii_fold, slug};

pub use jiff::civil::Date;
