//! What shuts somebody out.

mod alternative;
mod column_heading;
mod duplicate_id;
mod empty_heading;
mod empty_link;
mod skipped_level;
mod table_caption;
mod top_heading;

pub use alternative::CHECK as ALTERNATIVE;
pub use column_heading::CHECK as COLUMN_HEADING;
pub use duplicate_id::CHECK as DUPLICATE_ID;
pub use empty_heading::CHECK as EMPTY_HEADING;
pub use empty_link::CHECK as EMPTY_LINK;
pub use skipped_level::CHECK as SKIPPED_LEVEL;
pub use table_caption::CHECK as TABLE_CAPTION;
pub use top_heading::CHECK as TOP_HEADING;
