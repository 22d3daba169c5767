//! What is missing or left over in a text.

mod adoption_in_time;
mod body_named_twice;
mod case_summarised_twice;
mod circle;
mod example_text;
mod item_numbered_twice;
mod meeting_in_its_folder;
mod meeting_in_time;
mod mixed_up_member;
mod paper_after_meeting;
mod party_in_two_spellings;
mod placeholder;
mod raw_html;
mod row_width;
mod unknown_case_number;

pub use adoption_in_time::CHECK as ADOPTION_IN_TIME;
pub use body_named_twice::CHECK as BODY_NAMED_TWICE;
pub use case_summarised_twice::CHECK as CASE_SUMMARISED_TWICE;
pub use circle::CHECK as CIRCLE;
pub use example_text::CHECK as EXAMPLE_TEXT;
pub use item_numbered_twice::CHECK as ITEM_NUMBERED_TWICE;
pub use meeting_in_its_folder::CHECK as MEETING_IN_ITS_FOLDER;
pub use meeting_in_time::CHECK as MEETING_IN_TIME;
pub use mixed_up_member::CHECK as MIXED_UP_MEMBER;
pub use paper_after_meeting::CHECK as PAPER_AFTER_MEETING;
pub use party_in_two_spellings::CHECK as PARTY_IN_TWO_SPELLINGS;
pub use placeholder::CHECK as PLACEHOLDER;
pub use raw_html::CHECK as RAW_HTML;
pub use row_width::CHECK as ROW_WIDTH;
pub use unknown_case_number::CHECK as UNKNOWN_CASE_NUMBER;
