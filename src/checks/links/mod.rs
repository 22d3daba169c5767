//! Links that lead nowhere, or where they should not.

mod broken_link;
mod missing_note;
mod remote_image;
mod scheme;
mod unused_address;
mod unused_note;

pub use broken_link::CHECK as BROKEN_LINK;
pub use missing_note::CHECK as MISSING_NOTE;
pub use remote_image::CHECK as REMOTE_IMAGE;
pub use scheme::CHECK as SCHEME;
pub use unused_address::CHECK as UNUSED_ADDRESS;
pub use unused_note::CHECK as UNUSED_NOTE;
