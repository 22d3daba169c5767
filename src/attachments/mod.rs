//! What attachments hold: told by their bytes, read to the last hidden word, in a process of their own.
//!
//! A file from outside may be made to break whoever opens it. So the program starts itself once for each file with
//! little memory and little time; that child reads the file, looks for what must not be published and answers with what
//! it found, never with the text. A child that dies is a fault of its file and of nothing else.

mod active;
mod child;
mod cover;
mod disk;
mod examined;
mod extract;
mod image;
mod office;
mod pdf;
mod sniff;
mod spreadsheet;
mod svg;
mod xml;

pub use child::{COMMAND, answer, examine};
pub use disk::{clean_image, hash_of_file};
pub use examined::{Examined, FileTrace, Refusal, Trait, What};
pub use image::is_cleaned;
pub use sniff::{Kind, sniff};
