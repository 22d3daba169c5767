//! What other programs read: documents as JSON, tables, meetings in the forms that others have agreed on.

mod attainments;
mod catalogue;
mod cells;
mod members;
mod oparl;
mod oparl_objects;
mod oparl_paths;
mod oparl_people;
mod outcomes;
mod people;
mod record;
mod records;
mod tables;
mod votes;

pub use catalogue::FORMAT as CATALOGUE;
pub use cells::line as csv_line;
pub use members::FORMAT as MEMBERS;
pub use oparl::FORMAT as OPARL;
pub use records::FORMAT as RECORDS;
pub use tables::FORMAT as TABLES;
pub use votes::FORMAT as VOTES;
