//! Small validated values: case number, date, address, Swedish order.

mod case_number;
mod order;
mod partial_date;
pub mod personal_data;
pub mod personal_number;
mod placeholder;
mod slug;

pub use case_number::CaseNumber;
pub use order::SwedishOrder;
pub use partial_date::PartialDate;
pub use placeholder::placeholder;
pub use slug::{MAX_SEGMENT, ascii_fold, slug};

pub use jiff::civil::Date;
