//! `insyn new`: writes a complete, commented example of a document, or a whole small site.

use std::fs;
use std::path::Path;

use clap::{Arg, ArgMatches};
use jiff::civil::Date;

use super::command::{Command, Exit};
use super::options;
use super::shell::Shell;
use crate::diagnostics::Words;
use crate::documents::{KINDS, Kind};
use crate::terms::{CaseNumber, slug};

const KIND: Words = Words(
    "site, body, meeting, item, case, paper, steering, posting eller page",
    "site, body, meeting, item, case, paper, steering, posting or page",
);
const NAME: Words = Words(
    "Namnet, så som det blir i mappen: ks för ett organ, ks/2026-03-12 för ett sammanträde",
    "The name, as it will stand in the folder: ks for a body, ks/2026-03-12 for a meeting",
);

/// What a new site holds: where, and the example.
const SITE: &[(&str, &str)] = &[
    ("content/site.toml", include_str!("examples/site.toml")),
    ("content/index.md", include_str!("../documents/examples/start.md")),
    ("content/organ/ks.md", include_str!("../documents/examples/body.md")),
    ("content/sammantraden/ks/2026-03-12/index.md", include_str!("../documents/examples/meeting.md")),
    ("content/sammantraden/ks/2026-03-12/02-trygg-skolvag.md", include_str!("../documents/examples/item.md")),
    ("content/arenden/ks-2026-41.md", include_str!("../documents/examples/case.md")),
    ("content/handlingar/tjansteskrivelse-trygg-skolvag.md", include_str!("../documents/examples/paper.md")),
    ("content/styrdokument/trygg-skolvag/index.md", include_str!("../documents/examples/steering.md")),
    ("content/sidor/om-webbplatsen.md", include_str!("../documents/examples/page.md")),
];

/// Writes examples.
pub static COMMAND: Command = Command {
    name: "new",
    about: Words("Skriver ett kommenterat exempel att fylla i", "Writes a commented example to fill in"),
    arguments: |command, language| {
        options::with_root(command, language)
            .arg(Arg::new("kind").value_name("SLAG").required(true).help(KIND.in_language(language)))
            .arg(Arg::new("name").value_name("NAMN").required(true).help(NAME.in_language(language)))
    },
    run,
};

fn run(shell: &Shell, matches: &ArgMatches) -> Exit {
    let argument = |name: &str| matches.get_one::<String>(name).map_or("", String::as_str);
    let (kind, name) = (argument("kind"), argument("name"));
    let root = options::root(matches);
    if kind == "site" {
        return write_all(
            shell,
            &root.join(name),
            SITE.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())),
        );
    }
    let Some(found) = KINDS.iter().find(|known| known.name == kind && !known.folder.is_empty()) else {
        shell.say(&text!("fel: \"{kind}\" är inget slags dokument\nhjälp: välj site, body, meeting, item, case, paper, steering, posting eller page", "error: \"{kind}\" is no kind of document\nhelp: choose site, body, meeting, item, case, paper, steering, posting or page"));
        return Exit::Usage;
    };
    let Some(New { path, text }) = New::of(found, name) else {
        let folder = found.folder;
        let example = example_of(kind);
        shell.say(&text!("fel: \"{name}\" blir inget i {folder}/\nhjälp: skriv till exempel insyn new {kind} {example}", "error: \"{name}\" becomes nothing in {folder}/\nhelp: write for example insyn new {kind} {example}"));
        return Exit::Usage;
    };
    write_all(shell, &root, std::iter::once((format!("content/{path}"), text)))
}

/// A new document: where it goes, and what it says.
struct New {
    /// Below `content/`.
    path: String,
    text: String,
}

impl New {
    /// The example of a kind with what its name says; none where the kind has no place for that name.
    fn of(kind: &Kind, name: &str) -> Option<Self> {
        let name = name.trim().trim_matches('/').trim_end_matches(".md");
        if kind.name == "case" {
            let number = CaseNumber::new(&number_of_file(name));
            let path = format!("{}/{}.md", kind.folder, number.slug()?);
            return Some(Self { path, text: with_value(kind.example, "arende", number.printed()) });
        }
        let path = path_of(kind, name)?;
        let last = name.rsplit('/').next().unwrap_or(name);
        let text = match kind.name {
            "meeting" => {
                let (body, date) = name.split_once('/')?;
                let dated = kind.example.replace("2026-03-12", &date.parse::<Date>().ok()?.to_string());
                with_value(&dated, "organ", &slug(body))
            }
            "body" => {
                let title = title_of(last);
                let own = with_value(kind.example, "namn", &title).replace("Kommunstyrelsen", &title);
                // Nobody has said the short name.
                own.replace("\nkortnamn =", "\n# kortnamn =")
            }
            _ => with_value(kind.example, kind.title_key?, &title_of(last)),
        };
        Some(Self { path, text })
    }
}

/// The path below `content/` of a new document; none where the kind would not claim it. Files lie beside the `index.md`
/// of a steering document.
fn path_of(kind: &Kind, name: &str) -> Option<String> {
    let parts: Vec<String> = name.split('/').map(slug).collect();
    let endings = if kind.name == "steering" { ["/index", ""] } else { ["", "/index"] };
    endings
        .iter()
        .map(|ending| format!("{}/{}{ending}.md", kind.folder, parts.join("/")))
        .find(|path| !parts.contains(&String::new()) && (kind.claims)(&path.split('/').collect::<Vec<_>>()))
}

/// The case number of which a file name was made, as `ks-2026-41`; else the words as they are.
fn number_of_file(name: &str) -> String {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    match name.split('-').collect::<Vec<_>>().as_slice() {
        [body, year, number] if year.len() == 4 && digits(year) && digits(number) => {
            format!("{} {year}/{number}", body.to_uppercase())
        }
        _ => name.to_owned(),
    }
}

/// The title of a document by the name that it is made with: in the editor's own words, or as much as a file name says.
fn title_of(name: &str) -> String {
    let words = name.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-');
    let words = if words.is_empty() { name } else { words };
    if slug(words) != words {
        return words.trim().to_owned();
    }
    let spaced = words.replace('-', " ");
    let mut letters = spaced.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// An example with another text for one of its keys.
fn with_value(example: &str, key: &str, value: &str) -> String {
    let begins = format!("{key} = \"");
    let value = toml::Value::String(value.to_owned());
    let line = |line: &str| {
        if line.starts_with(&begins) { format!("{key} = {value}\n") } else { line.to_owned() }
    };
    example.split_inclusive('\n').map(line).collect()
}

fn example_of(kind: &str) -> &'static str {
    match kind {
        "meeting" => "ks/2026-03-12",
        "item" => "ks/2026-03-12/02-trygg-skolvag",
        "case" => "\"KS 2026/41\"",
        "body" => "ks",
        _ => "trygg-skolvag",
    }
}

/// Writes files that do not exist yet. None is written where one exists.
fn write_all(shell: &Shell, root: &Path, files: impl Iterator<Item = (String, String)>) -> Exit {
    let files: Vec<_> = files.collect();
    if let Some((path, _)) = files.iter().find(|(path, _)| root.join(path).exists()) {
        shell.say(&text!(
            "fel: {path} finns redan; inget skrevs",
            "error: {path} exists already; nothing was written"
        ));
        return Exit::Faults;
    }
    for (path, text) in &files {
        let place = root.join(path);
        let written =
            place.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&place, text));
        if let Err(error) = written {
            shell.say(&text!(
                "fel: {path} gick inte att skriva ({error})",
                "error: {path} could not be written ({error})"
            ));
            return Exit::Faults;
        }
        shell.say(&text!("skrev {path}", "wrote {path}"));
    }
    Exit::Clean
}

#[cfg(test)]
mod tests {
    use super::*;

    fn new(kind: &str, name: &str) -> Option<(String, String)> {
        let kind = KINDS.iter().find(|one| one.name == kind)?;
        New::of(kind, name).map(|new| (new.path, new.text))
    }

    #[test]
    fn a_new_document_says_what_its_name_says() {
        for (kind, name, path, line) in [
            ("case", "KS 2026/99", "arenden/ks-2026-99.md", "arende = \"KS 2026/99\""),
            ("case", "ks-2026-99", "arenden/ks-2026-99.md", "arende = \"KS 2026/99\""),
            ("body", "Nämnden för Ålder", "organ/namnden-for-alder.md", "namn = \"Nämnden för Ålder\""),
            ("body", "kf", "organ/kf.md", "# kortnamn = \"KS\""),
            ("steering", "klimat", "styrdokument/klimat/index.md", "titel = \"Klimat\""),
            ("page", "Öppettider \"A\"", "sidor/oppettider-a.md", "titel = 'Öppettider \"A\"'"),
            (
                "item",
                "ks/2026-03-12/03-simhall",
                "sammantraden/ks/2026-03-12/03-simhall.md",
                "titel = \"Simhall\"",
            ),
            ("meeting", "kf/2026-04-09", "sammantraden/kf/2026-04-09/index.md", "organ = \"kf\""),
        ] {
            let (at, text) = new(kind, name).unwrap();
            assert_eq!(at, path, "{kind} {name}");
            assert!(text.lines().any(|one| one == line), "{kind} {name}: {text}");
        }
        for (kind, name) in [("case", "skolväg"), ("meeting", "ks/mars"), ("page", "a/b"), ("body", "!")] {
            assert!(new(kind, name).is_none(), "{kind} {name}");
        }
    }

    /// Whether a comment is a line of TOML that only waits for its sign to go: a key, or the head of a table.
    fn is_commented_out(line: &str) -> bool {
        let Some(line) = line.strip_prefix("# ") else { return false };
        let key = line.split_once(" = ").map_or("", |(key, _)| key);
        let is_key = !key.is_empty() && key.chars().all(|c| c.is_ascii_lowercase() || c == '_' || c == '-');
        is_key || line.starts_with('[')
    }

    #[test]
    fn every_line_of_a_template_can_be_uncommented() {
        let examples = SITE.iter().map(|(_, text)| *text).chain(KINDS.iter().map(|kind| kind.example));
        let mut count = 0;
        for example in examples {
            let fields = example.split("+++\n").find(|part| !part.is_empty()).unwrap();
            let lines: Vec<&str> = fields.lines().collect();
            for (at, _) in lines.iter().enumerate().filter(|(_, line)| is_commented_out(line)) {
                // A list goes on to its bracket.
                let goes_on = lines[at].ends_with('[');
                let last = lines[at..].iter().position(|line| line.starts_with("# ]"));
                let length = last.filter(|_| goes_on).map_or(1, |last| last + 1);
                let own = lines[at..at + length].iter().map(|line| line.trim_start_matches("# "));
                let own: Vec<&str> = own.collect();
                let parsed: Result<toml::Table, _> = own.join("\n").parse();
                assert!(parsed.is_ok(), "{own:?}: {parsed:?}");
                count += 1;
            }
        }
        assert!(count > 20, "{count}");
    }
}
