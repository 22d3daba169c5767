//! Small validated values: case number, date, period, quantity, address, Swedish order.

mod attainment;
mod case_number;
mod decimal;
mod order;
mod partial_date;
mod period;
mod placeholder;
mod quantity;
mod slug;
mod unit;

pub use attainment::Attainment;
pub use case_number::CaseNumber;
pub use decimal::Decimal;
pub use order::SwedishOrder;
pub use partial_date::PartialDate;
pub use period::{Period, Stretch};
pub use placeholder::placeholder;
pub use quantity::{Amount, Quantity, State};
pub use slug::{MAX_SEGMENT, ascii_fold, slug};
pub use unit::{Unit, UnitKind};

pub use jiff::civil::Date;
