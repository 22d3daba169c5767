//! What shuts somebody out of a finished page, beside what can be wrong with its words.

mod button_name;
mod click;
mod field_label;
mod frame_title;
mod language;
mod main;
mod reference;
mod refresh;
mod tab_order;
mod table_headings;
mod title;
mod top_heading;
mod unknown_language;
mod zoom;

pub use button_name::CHECK as BUTTON_NAME;
pub use click::CHECK as CLICK;
pub use field_label::CHECK as FIELD_LABEL;
pub use frame_title::CHECK as FRAME_TITLE;
pub use language::CHECK as LANGUAGE;
pub use main::CHECK as MAIN;
pub use reference::CHECK as REFERENCE;
pub use refresh::CHECK as REFRESH;
pub use tab_order::CHECK as TAB_ORDER;
pub use table_headings::CHECK as TABLE_HEADINGS;
pub use title::CHECK as TITLE;
pub use top_heading::CHECK as TOP_HEADING;
pub use unknown_language::CHECK as UNKNOWN_LANGUAGE;
pub use zoom::CHECK as ZOOM;
