//! Personal addresses of mail and telephone in a text: a function's stand instead, before the text is read any further.
//!
//! What goes out is made of the masked text alone, so no page, feed, search index or data file can have the address.
//! The mask is as long as what it covers: every place in the file stays where it was.

use std::borrow::Cow;
use std::ops::Range;

use super::codes::MASKED;
use crate::config::{Config, PersonalContacts};
use crate::diagnostics::{Diagnostic, Place, Report};
use crate::documents::Origin;
use crate::terms::personal_data::{Found, Trace};

/// What stands where no function's address fits.
const WORDS: [&str; 2] = ["(dold uppgift)", "(dold)"];
/// What stands where nothing else fits.
const LEAST: &str = "…";

/// The text with its personal contacts masked from `body_at` on. What is masked is told as a note and is no trace any
/// more; what cannot be masked stays one.
pub fn masked<'t>(
    text: &'t str,
    body_at: usize,
    (origin, config): (&Origin, &Config),
    (traces, report): (&mut Vec<Trace>, &mut Report),
) -> Cow<'t, str> {
    let mut made = Cow::Borrowed(text);
    if config.personal_contacts == PersonalContacts::Warn {
        return made;
    }
    traces.retain(|trace| {
        let (contact, function) = match &trace.found {
            Found::Email(contact) => (contact, &config.contact.email),
            Found::Telephone(contact) => (contact, &config.contact.telephone),
            _ => return true,
        };
        if trace.span.start < body_at || config.allows_contact(contact) {
            return true;
        }
        let Some((range, mask)) = mask(text, trace.span.clone(), function.as_deref()) else { return true };
        made.to_mut().replace_range(range, &mask);
        let place = Place::new(&origin.path, trace.span.clone());
        report.push(Diagnostic::new(&MASKED, MASKED.title).at(place).help(MASKED.explanation.fix));
        false
    });
    made
}

/// What stands instead, and where: just as long.
fn mask(text: &str, mut range: Range<usize>, function: Option<&str>) -> Option<(Range<usize>, String)> {
    let scheme = ["mailto:", "tel:"].into_iter().find(|scheme| text[..range.start].ends_with(scheme));
    let within = text[..range.start].ends_with('<') && text[range.end..].starts_with('>');
    let new = match (scheme, function) {
        (Some(scheme), function) => {
            range.start -= scheme.len();
            format!("{scheme}{}", function?)
        }
        (None, Some(function)) if within && function.contains('@') => {
            range = range.start - 1..range.end + 1;
            format!("<{function}>")
        }
        (None, Some(function)) if function.len() <= range.len() => function.to_owned(),
        (None, _) => {
            let word = WORDS.into_iter().find(|word| word.len() <= range.len());
            word.unwrap_or(LEAST).to_owned()
        }
    };
    let room = " ".repeat(range.len().checked_sub(new.len())?);
    // Spaces at the start of a line would make it code.
    let line = text[..range.start].rsplit('\n').next().unwrap_or_default();
    let first = !line.contains(char::is_alphanumeric);
    Some((range, if first { new + &room } else { room + &new }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::personal_data::traces;

    fn after(text: &str, function: Option<&str>) -> String {
        let origin = Origin { path: "content/a.md".into() };
        let mut config = Config::default();
        config.contact.email = function.map(str::to_owned);
        config.allowed_contacts = vec!["ord.forande@exempel.se".to_owned()];
        let mut found = traces("a", text);
        let made = masked(text, 0, (&origin, &config), (&mut found, &mut Report::new()));
        assert_eq!(made.len(), text.len(), "{made}");
        made.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_functions_address_stands_instead_and_every_place_stays() {
        let function = Some("kommun@exempel.se");
        for (text, wanted) in [
            ("Skriv till fornamn.efternamn@exempel.se.", "Skriv till kommun@exempel.se."),
            ("fornamn.efternamn (at) exempel.se svarar", "kommun@exempel.se svarar"),
            ("[Namn](mailto:fornamn.efternamn@exempel.se)", "[Namn]( mailto:kommun@exempel.se)"),
            ("Se <fornamn.efternamn@exempel.se>.", "Se <kommun@exempel.se>."),
            ("Till a.bo@x.se nu", "Till (dold) nu"),
            ("Ring 070-174 06 05.", "Ring (dold)."),
            ("Till ord.forande@exempel.se nu", "Till ord.forande@exempel.se nu"),
            ("Till kansli@exempel.se nu", "Till kansli@exempel.se nu"),
        ] {
            assert_eq!(after(text, function), wanted, "{text}");
        }
        assert_eq!(after("Till fornamn.efternamn@exempel.se nu", None), "Till (dold uppgift) nu");
        // A link has nowhere to lead without a function: it stays, and is told as before.
        let link = "[Namn](mailto:a.bo@x.se)";
        assert_eq!(after(link, function), link);
    }
}
