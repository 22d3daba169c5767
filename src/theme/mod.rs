//! Templates compiled, template faults as diagnostics, the words of each language, assets with lasting names.

mod assets;
mod codes;
mod dress;
mod embedded;
mod engine;
mod locale;
mod speech;
mod worded;

pub use assets::Asset;
pub use codes::CODES;
pub use dress::files as look_files;
pub use embedded::embedded_source;
pub use engine::{Override, Theme};
pub use locale::{Locale, filled};
