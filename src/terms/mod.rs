//! Small validated values: case number, date, holiday, period, quantity, time for appeal, reference in text, Swedish
//! order; and texts as HTML and addresses hold them.

mod appeal;
mod attainment;
mod calendar;
mod case_number;
mod choice;
mod colour;
mod days;
mod decimal;
mod escape;
mod first_look;
mod language;
mod mention;
mod mention_words;
mod order;
mod partial_date;
pub mod percent;
mod period;
pub mod personal_data;
pub mod personal_number;
mod placeholder;
mod quantity;
mod reader;
pub mod rows;
mod side;
mod slug;
mod stamp;
pub mod tongue;
mod unit;

pub use appeal::{earliest_removal, last_day_of_appeal, latest_announcement};
pub use attainment::Attainment;
pub use calendar::{DayOff, MONTHS, day_off, easter, next_weekday};
pub use case_number::CaseNumber;
pub use choice::name_in;
pub use colour::Colour;
pub use days::Days;
pub use decimal::Decimal;
pub use escape::{escape_into, escaped};
pub use first_look::FirstLook;
pub use language::is_language;
pub use mention::{Mention, MinutesEntry, has_figure, mentions, sole_mention};
pub use order::SwedishOrder;
pub use partial_date::PartialDate;
pub use period::{Period, Stretch};
pub use placeholder::placeholder;
pub use quantity::{Amount, Quantity, State};
pub use reader::{confine, reader, wait};
pub use side::Side;
pub use slug::{MAX_SEGMENT, ascii_fold, slug};
pub use stamp::{Identity, Stamp};
pub use tongue::Tongue;
pub use unit::{Unit, UnitKind};

pub use jiff::civil::Date;
