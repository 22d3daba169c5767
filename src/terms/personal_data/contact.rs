//! Addresses of mail and telephone that look like a person's own.

use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem;

use super::trace::Found;
use crate::terms::FirstLook;

/// What stands between the name and the host of an address, plain or written around.
const AT: [&str; 7] = ["@", "\u{FF20}", "(at)", " (at) ", "[at]", "&#64;", "%40"];

/// One of them, whatever stands around it.
static ANY_AT: LazyLock<FirstLook> = LazyLock::new(|| FirstLook::for_any(&AT.map(str::trim)));

/// How numbers of mobile telephones begin.
const TELEPHONES: [&str; 3] = ["07", "+46", "0046"];

/// Words of functions: `social.forvaltningen@` is nobody's name.
const FUNCTIONS: [&str; 12] = [
    "forvaltning",
    "namnd",
    "kommun",
    "kansli",
    "registrator",
    "info",
    "kontakt",
    "skola",
    "enhet",
    "kontor",
    "utskott",
    "no-reply",
];

/// Addresses with the form of a person's name: `fornamn.efternamn@exempel.se`.
pub fn emails(text: &str) -> Vec<(Found, Range<usize>)> {
    let mut found: Vec<(Found, Range<usize>)> = Vec::new();
    if !ANY_AT.finds_any_in(text) {
        return found;
    }
    for at in AT {
        for (start, _) in text.match_indices(at) {
            let name_start = text[..start]
                .rfind(|c: char| !in_name(c))
                .map_or(0, |before| before + text[before..].chars().next().map_or(1, char::len_utf8));
            let host_start = start + at.len();
            let host_end =
                text[host_start..].find(|c: char| !in_name(c)).map_or(text.len(), |end| host_start + end);
            let name = text[name_start..start].trim_matches('.');
            let host = text[host_start..host_end].trim_end_matches(['.', '-', '_']);
            if host.contains('.') && is_personal(name) {
                let span = name_start..host_start + host.len();
                if found.iter().all(|(_, other)| other.end <= span.start || span.end <= other.start) {
                    found.push((Found::Email(format!("{name}@{host}").to_lowercase()), span));
                }
            }
        }
    }
    found
}

fn in_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '-' | '_')
}

fn is_personal(name: &str) -> bool {
    let lower = name.to_lowercase();
    let parts: Vec<&str> = lower.split(['.', '_']).collect();
    parts.len() >= 2
        && parts.iter().all(|part| {
            !part.is_empty() && part.chars().all(|c| c.is_alphabetic() || c == '-' || c.is_ascii_digit())
        })
        && parts.last().is_some_and(|last| last.chars().count() >= 2)
        && !FUNCTIONS.iter().any(|word| lower.contains(word))
}

/// Numbers of mobile telephones: `070-123 45 67`, `+46 (0)70 123 45 67`.
pub fn telephones(text: &str) -> Vec<(Found, Range<usize>)> {
    let mut found: Vec<(Found, Range<usize>)> = Vec::new();
    let bytes = text.as_bytes();
    for start in TELEPHONES.iter().flat_map(|start| memmem::find_iter(bytes, start)) {
        let apart = start == 0
            || !bytes[start - 1].is_ascii_alphanumeric() && !matches!(bytes[start - 1], b'-' | b'/' | b'.');
        if let Some((number, end)) = telephone(&text[start..]).filter(|_| apart) {
            found.push((Found::Telephone(number), start..start + end));
        }
    }
    found
}

/// The ten digits of a mobile number at the start of a text, and its length. Bare digits are left to those who look for
/// personal numbers.
fn telephone(text: &str) -> Option<(String, usize)> {
    let (mut digits, skipped) = match text {
        _ if text.starts_with("+46") => ("0".to_owned(), 3),
        _ if text.starts_with("0046") => ("0".to_owned(), 4),
        _ => (String::new(), 0),
    };
    let mut grouped = skipped > 0;
    let mut end = skipped;
    for (at, c) in text[skipped..].char_indices() {
        match c {
            '0' if digits == "0" && skipped > 0 => {}
            '0'..='9' => {
                if digits.len() == 10 {
                    return None;
                }
                digits.push(c);
                end = skipped + at + 1;
            }
            ' ' | '-' | '–' | '\u{A0}' | '(' | ')' | '\u{2011}' if digits.len() < 10 => grouped = true,
            _ => break,
        }
    }
    let mobile = ["070", "072", "073", "076", "079"].iter().any(|start| digits.starts_with(start));
    (digits.len() == 10 && mobile && grouped).then_some((digits, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_persons_address_is_told_from_a_functions() {
        for text in [
            "fornamn.efternamn@exempel.se",
            "Skriv till F.Efternamn (at) exempel.se.",
            "a.b.namn[at]exempel.se",
        ] {
            assert_eq!(emails(text).len(), 1, "{text}");
        }
        for text in ["kansli@exempel.se", "social.forvaltningen@exempel.se", "a@b", "kl. 10@"] {
            assert_eq!(emails(text), [], "{text}");
        }
    }

    #[test]
    fn mobile_numbers_are_found_however_they_are_grouped() {
        for text in
            ["070-174 06 05", "070 174 06 05", "+46 70 174 06 05", "+46 (0)70-174 06 05", "0701–740605"]
        {
            assert_eq!(
                telephones(text).first().map(|(found, _)| found.clone()),
                Some(Found::Telephone("0701740605".into())),
                "{text}"
            );
        }
        for text in ["0451-26 70 00", "KS 2019/0701", "2007-07-01"] {
            assert_eq!(telephones(text), [], "{text}");
        }
    }
}
