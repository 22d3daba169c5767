//! What the parser of TOML stumbled on, in the words of those who write it.

use std::ops::Range;

use super::codes::{EMPTY_VALUE, SYNTAX};
use super::scalars::impossible;
use crate::diagnostics::{Diagnostic, Text};

/// Quotation marks of word processors, which TOML does not know.
const CURLY: [char; 9] = ['”', '“', '„', '’', '‘', '»', '«', '´', '`'];

/// The fault of a slip, with the parser's message and the place where it stumbled.
pub fn told(text: &str, span: &Range<usize>, message: &str) -> (Diagnostic, Range<usize>) {
    let given = &text[span.clone()];
    let rest = text[span.start..].lines().next().unwrap_or_default();
    let like_a_date = given.starts_with(|c: char| c.is_ascii_digit()) && given.contains(['-', '/']);
    if like_a_date {
        let found = if is_period(given) { slip(unquoted_period(given)) } else { impossible(given) };
        return (found, span.clone());
    }
    if message.contains("multi-line") {
        // The parser stumbles at the end of all; the text begins before.
        let begin = text[..span.start].rfind("\"\"\"").unwrap_or(span.start);
        return (slip(open_text()), begin..(begin + 3).min(text.len()));
    }
    let before = &text[..span.start];
    let line = &text[before.rfind('\n').map_or(0, |at| at + 1)..];
    let line = line.lines().next().unwrap_or_default();
    if let Some((key, _)) = line.split_once('=').filter(|(_, value)| value.trim().is_empty()) {
        let key = key.trim();
        let found = Diagnostic::new(&EMPTY_VALUE, text!("{key} är tom", "{key} is empty"));
        return (found.help(EMPTY_VALUE.explanation.fix), span.clone());
    }
    let words = of_value(message, (given, rest)).or_else(|| of_line(message, (before, rest, line)));
    (slip(words.unwrap_or_else(|| unknown(message))), span.clone())
}

/// Whether digits like those of a date are a year and a month, or two years.
fn is_period(given: &str) -> bool {
    let is_number = |part: &str, most: usize| part.len() <= most && part.bytes().all(|b| b.is_ascii_digit());
    given.split_once('-').is_some_and(|(first, last)| {
        first.len() == 4 && is_number(first, 4) && !last.is_empty() && is_number(last, 4)
    })
}

fn unquoted_period(given: &str) -> Told {
    (
        text!("perioden {given} saknar citattecken", "the period {given} lacks quotation marks"),
        text!("skriv \"{given}\"", "write \"{given}\""),
    )
}

/// What is wrong, and the next step.
type Told = (Text, Text);

fn slip((message, help): Told) -> Diagnostic {
    Diagnostic::new(&SYNTAX, message).help(help)
}

fn unknown(message: &str) -> Told {
    let told = text!("raden går inte att läsa ({message})", "the line cannot be read ({message})");
    (told, SYNTAX.explanation.fix.into())
}

fn open_text() -> Told {
    (
        text!("texten efter \"\"\" tar inte slut", "the text after \"\"\" does not end"),
        text!(
            "skriv \"\"\" på en egen rad där texten tar slut",
            "write \"\"\" on a line of its own where the text ends"
        ),
    )
}

/// Whether the parser took a word for what it begins as: `formalia` for false, `information` for infinity.
fn is_word(message: &str, given: &str) -> bool {
    let taken = ["invalid boolean", "invalid float"].into_iter().any(|what| message.contains(what));
    taken && given.starts_with(char::is_alphabetic)
}

/// Slips in a value.
fn of_value(message: &str, (given, rest): (&str, &str)) -> Option<Told> {
    let unquoted = message.contains("must be quoted");
    Some(match given {
        _ if unquoted && given.starts_with(CURLY) => (
            text!("texten står inom fel slags citattecken", "the text stands in the wrong quotation marks"),
            {
                let inner = given.trim_matches(CURLY);
                text!("skriv raka citattecken: \"{inner}\"", "write straight quotation marks: \"{inner}\"")
            },
        ),
        "ja" | "Ja" | "True" | "TRUE" | "yes" | "sant" => instead(given, "true"),
        "nej" | "Nej" | "False" | "FALSE" | "no" | "falskt" => instead(given, "false"),
        _ if unquoted || is_word(message, given) => (
            text!("texten saknar citattecken", "the text lacks quotation marks"),
            text!("skriv \"{given}\"", "write \"{given}\""),
        ),
        _ if message.contains("leading zero") => (
            text!("ett tal börjar inte med en nolla", "a number does not begin with a zero"),
            text!(
                "ta bort nollan, eller skriv citattecken runt om det är en text",
                "remove the zero, or put quotation marks around it if it is a text"
            ),
        ),
        _ if message.contains("invalid time") => (
            text!("klockslaget finns inte", "there is no such time of day"),
            text!("skriv klockslaget så här: \"18:00\"", "write the time like this: \"18:00\""),
        ),
        _ if message.contains("unexpected key or value") && rest.starts_with(',') => (
            text!("ett decimaltal skrivs med punkt", "a decimal number is written with a point"),
            text!("byt kommatecknet mot en punkt: 50.5", "change the comma to a point: 50.5"),
        ),
        _ => return None,
    })
}

fn instead(given: &str, right: &str) -> Told {
    (
        text!("\"{given}\" skrivs {right}", "\"{given}\" is written {right}"),
        text!("skriv {right}, utan citattecken", "write {right}, without quotation marks"),
    )
}

/// What a usual slip of a writer makes of a line: a quotation mark, a decimal comma, a letter in a name.
fn slip_of(message: &str, (before, rest, line): (&str, &str, &str)) -> Option<Told> {
    let has = |part: &str| message.contains(part);
    let more =
        has("unexpected key or value") || has("between key-value pairs") || has("between array elements");
    Some(if more && is_inside_text(before, rest) {
        (
            text!(
                "ett citattecken inne i texten gör att den tar slut för tidigt",
                "a quotation mark inside the text makes it end too early"
            ),
            text!(
                "skriv ” i stället för \" inne i texten, eller \\\"",
                "write ” instead of \" inside the text, or \\\""
            ),
        )
    } else if let Some(right) = parted(line).filter(|_| !has("duplicate key")) {
        (
            text!("ett decimaltal skrivs med punkt", "a decimal number is written with a point"),
            text!("byt kommatecknet mot en punkt: {right}", "change the comma to a point: {right}"),
        )
    } else if has("invalid unquoted key") {
        (
            text!(
                "namnet har ett tecken som inte kan stå där",
                "the name has a sign that cannot stand there"
            ),
            text!(
                "en nyckel har inga mellanslag och inte å, ä eller ö: skriv matt i stället för mått",
                "a key has no spaces and no å, ä or ö: write matt instead of mått"
            ),
        )
    } else {
        return None;
    })
}

/// Slips in the line around a value.
fn of_line(message: &str, (before, rest, line): (&str, &str, &str)) -> Option<Told> {
    let has = |part: &str| message.contains(part);
    if let Some(slip) = slip_of(message, (before, rest, line)) {
        return Some(slip);
    }
    Some(if has("duplicate key") {
        (
            text!("nyckeln står två gånger", "the key stands twice"),
            text!("ta bort den ena raden", "remove one of the lines"),
        )
    } else if line.contains('\\') && (has("escape") || has("unicode")) {
        (
            text!(
                "tecknet \\ läses inte som ett vanligt tecken",
                "the sign \\ is not read as other signs are"
            ),
            text!("skriv / i stället, eller två: \\\\", "write / instead, or two of them: \\\\"),
        )
    } else if has("basic string") || has("literal string") {
        (
            text!("citattecknet efter texten saknas", "the quotation mark after the text is missing"),
            text!("sätt \" sist på raden", "put \" at the end of the line"),
        )
    } else if has("key with no value") && (rest.starts_with(':') || before.trim_end().ends_with(':')) {
        (
            text!("efter nyckeln står ett kolon", "a colon stands after the key"),
            text!("skriv = i stället för :", "write = instead of :"),
        )
    } else if has("key with no value") {
        (
            text!("nyckeln följs inte av =", "the key is not followed by ="),
            text!(
                "skriv nyckel = \"värde\"; en nyckel har inga mellanslag och inte å, ä eller ö",
                "write key = \"value\"; a key has no spaces and no å, ä or ö"
            ),
        )
    } else if has("unexpected key or value") {
        (
            text!("på raden står något mer efter värdet", "the line holds something more after the value"),
            text!(
                "lägg det på en egen rad, eller sätt # framför om det är en kommentar",
                "put it on a line of its own, or put # before it if it is a comment"
            ),
        )
    } else if has("unclosed") {
        let missing = if has("inline table") { "}" } else { "]" };
        (
            text!("{missing} saknas", "{missing} is missing"),
            text!("avsluta med {missing}", "end with {missing}"),
        )
    } else if has("between key-value pairs") || has("between array elements") {
        (
            text!("ett kommatecken saknas", "a comma is missing"),
            text!("sätt ett kommatecken mellan uppgifterna", "put a comma between the fields"),
        )
    } else {
        return None;
    })
}

/// Whether the parser stumbled directly after a closing quotation mark, on what an editor meant as more of the text.
fn is_inside_text(before: &str, rest: &str) -> bool {
    before.ends_with('"') && rest.starts_with(|c: char| !c.is_whitespace() && !",;]}#".contains(c))
}

/// The number, with a point, that a decimal comma has parted in a table on one line: `tal = 50,5 }`.
fn parted(line: &str) -> Option<String> {
    line.match_indices('=').find_map(|(at, _)| {
        let given = line[at + 1..].trim_start();
        let end = given.find([' ', '}', ']']).unwrap_or(given.len());
        let mut parts = given[..end].split(',');
        let (whole, rest) = (parts.next()?, parts.next()?);
        let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let is_closed = line.contains('{');
        (is_closed && is_number(whole.trim_start_matches('-')) && is_number(rest))
            .then(|| format!("{whole}.{rest}"))
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::diagnostics::{Diagnostic, Language, Report, Text};
    use crate::fields::Fields;

    /// What is told of a text: messages and help, in Swedish.
    fn told(text: &str) -> String {
        let mut report = Report::new();
        drop(Fields::parse(text, &Arc::from("a"), 0, &mut report));
        let words = |found: &Diagnostic| {
            let sv = |text: &Text| text.in_language(Language::Swedish).to_owned();
            format!("{} – {}", sv(&found.message), found.help.as_ref().map(sv).unwrap_or_default())
        };
        report.sorted().into_iter().map(words).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn the_usual_slips_are_told_in_the_editor_s_own_words() {
        for (text, part) in [
            ("titel = ”Om webbplatsen”", "skriv raka citattecken: \"Om webbplatsen\""),
            ("titel = Om webbplatsen", "texten saknar citattecken – skriv \"Om webbplatsen\""),
            ("a = 1\na = 2", "nyckeln står två gånger"),
            ("typ = formalia", "texten saknar citattecken – skriv \"formalia\""),
            ("typ = till_handlingarna", "texten saknar citattecken – skriv \"till_handlingarna\""),
            ("typ = information", "texten saknar citattecken – skriv \"information\""),
            ("titel = Nämnden", "texten saknar citattecken – skriv \"Nämnden\""),
            ("a = [\"x\"; \"y\"]", "ett kommatecken saknas"),
            ("ordning = 01", "börjar inte med en nolla"),
            ("tal = 50,5", "med punkt"),
            ("titel = \"C:\\Users\\x\"", "skriv / i stället"),
            ("titel = \"C:\\mapp\"", "skriv / i stället"),
            ("text = \"\"\"\nEn rad\n", "texten efter \"\"\" tar inte slut"),
            ("titel = \"Om", "citattecknet efter texten saknas"),
            ("titel: \"Om\"", "skriv = i stället för :"),
            ("titel \"Om\"", "följs inte av ="),
            ("meny = ja", "skriv true"),
            ("meny = True", "skriv true"),
            ("titel = \"a\" ordning = 2", "på en egen rad"),
            ("a = [\"x\", \"y\"", "] saknas"),
            ("a = { b = 1 c = 2 }", "kommatecken"),
            ("tid = 25:00", "klockslaget finns inte"),
            ("dag = 2026-13-01", "inget datum"),
            ("titel =", "titel är tom"),
            ("titel = \"Om \"webb\" nu\"", "skriv ” i stället för \" inne i texten, eller \\\""),
            ("a = [\"Om \"x\" nu\"]", "inne i texten"),
            ("a = { b = \"om \"x\" nu\" }", "inne i texten"),
            ("a = [{ b = \"x\", tal = 50,5 }]", "en punkt: 50.5"),
            ("a = [{ b = \"x\", tal = 50,5, c = 1 }]", "en punkt: 50.5"),
            ("period = 2026-03", "saknar citattecken – skriv \"2026-03\""),
            ("a = { period = 2024-2026 }", "skriv \"2024-2026\""),
            ("a = [\n { b = 1 }\n { b = 2 }\n]", "ett kommatecken saknas"),
            ("[[mått]]\na = 1", "skriv matt i stället för mått"),
        ] {
            let told = told(text);
            assert!(told.contains(part), "{text}: {told}");
            assert!(!told.contains(" expected "), "the parser's words: {told}");
        }
    }
}
