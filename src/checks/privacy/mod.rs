//! What is about persons, or nobody's business, in what is about to be published.

mod contact;
mod file_contents;
mod file_traits;
mod key;
mod near_miss;
mod number;
mod number_in_address;
mod refused_file;
mod waiver;
mod wording;

pub use contact::CHECK as CONTACT;
pub use file_contents::examined as of_file;
pub use key::CHECK as KEY;
pub use near_miss::CHECK as NEAR_MISS;
pub use number::CHECK as NUMBER;
pub use number_in_address::CHECK as NUMBER_IN_ADDRESS;
pub use waiver::unused as unused_waivers;
pub use wording::CHECK as WORDING;

use crate::diagnostics::Code;

/// Faults that no setting can turn off: what they stop cannot be called back.
pub static FIRM: &[&Code] = &[NUMBER.code, NUMBER_IN_ADDRESS.code, KEY.code, &refused_file::CODE];

/// The codes that attachments and waivers tell, beside those of the checks.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    let more = [file_traits::CODES, waiver::CODES].into_iter().flatten().copied();
    more.chain([&refused_file::CODE])
}
