//! What is missing or left over in a text.

mod example_text;
mod mixed_up_member;
mod paper_after_meeting;
mod placeholder;
mod raw_html;
mod row_width;
mod unknown_case_number;

pub use example_text::CHECK as EXAMPLE_TEXT;
pub use mixed_up_member::CHECK as MIXED_UP_MEMBER;
pub use paper_after_meeting::CHECK as PAPER_AFTER_MEETING;
pub use placeholder::CHECK as PLACEHOLDER;
pub use raw_html::CHECK as RAW_HTML;
pub use row_width::CHECK as ROW_WIDTH;
pub use unknown_case_number::CHECK as UNKNOWN_CASE_NUMBER;
