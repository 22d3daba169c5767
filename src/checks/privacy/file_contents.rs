//! What stands in an attachment, shown or hidden.

use super::number::waived;
use super::{contact, file_traits, key, near_miss, number, number_in_address, refused_file, wording};
use crate::attachments::{Examined, FileTrace, Refusal, What};
use crate::diagnostics::{Diagnostic, Place, Report, Text};
use crate::site::Site;
use crate::terms::personal_number::Certainty;

/// Tells everything about one attachment.
pub fn examined(site: &Site, path: &str, outcome: &Result<Examined, Refusal>, report: &mut Report) {
    number_in_address::of_path(path, report);
    let shown = number_in_address::masked(path);
    match outcome {
        Err(why) => report.push(refused_file::fault(&shown, why)),
        Ok(examined) => {
            for trace in &examined.traces {
                report.extend(
                    of_trace(site, path, trace).map(|found| found.at(Place::file(&shown).discreet())),
                );
            }
            file_traits::tell(&shown, &examined.traits, report);
        }
    }
}

fn of_trace(site: &Site, path: &str, trace: &FileTrace) -> Option<Diagnostic> {
    if let Some((sort, certainty)) = trace.what.number() {
        if waived(site, path, &trace.seal) {
            return None;
        }
        let found = match certainty {
            Certainty::Sure => number::fault(sort, &trace.seal),
            _ => near_miss::fault(certainty, &trace.seal),
        };
        return Some(within(found, trace));
    }
    let plain = |code, message| Diagnostic::new(code, message);
    match &trace.what {
        What::Email(address) if !site.config.allows_contact(address) => {
            Some(within(plain(&contact::CODE, contact::mail()).help(contact::CODE.explanation.fix), trace))
        }
        What::Telephone(number) if !site.config.allows_contact(number) => Some(within(
            plain(&contact::CODE, contact::telephone()).help(contact::CODE.explanation.fix),
            trace,
        )),
        What::Wording(word) => {
            let message = text!("filen säger \"{word}\"", "the file says \"{word}\"");
            Some(within(plain(&wording::CODE, message).help(wording::CODE.explanation.fix), trace))
        }
        What::Key(kind) => Some(within(key::fault(kind), trace)),
        _ => None,
    }
}

/// The same fault with the part and line of the file in its message.
fn within(mut found: Diagnostic, trace: &FileTrace) -> Diagnostic {
    use crate::diagnostics::Language::{English, Swedish};
    let line = trace.line;
    let part = number_in_address::masked(&trace.part);
    let comma = if part.is_empty() { "" } else { ", " };
    let (sv, en) = (found.message.in_language(Swedish), found.message.in_language(English));
    found.message =
        Text::new(format!("{sv} i {part}{comma}rad {line}"), format!("{en} in {part}{comma}line {line}"));
    found
}
