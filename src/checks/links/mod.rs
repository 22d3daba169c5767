//! Links that lead nowhere, or where they should not.

mod broken_link;
mod missing_note;
mod remote_image;
mod scheme;

pub use broken_link::CHECK as BROKEN_LINK;
pub use missing_note::CHECK as MISSING_NOTE;
pub use remote_image::CHECK as REMOTE_IMAGE;
pub use scheme::CHECK as SCHEME;
