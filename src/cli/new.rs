//! `insyn new`: writes a complete, commented example of a document, or a whole small site.

use std::fs;
use std::path::Path;

use clap::{Arg, ArgMatches};

use super::command::{Command, Exit};
use super::options;
use super::shell::Shell;
use crate::diagnostics::Words;
use crate::documents::{KINDS, Kind};

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
    let Some(path) = path_of(found, name) else {
        let folder = found.folder;
        let example = example_of(kind);
        shell.say(&text!("fel: \"{name}\" blir inget i {folder}/\nhjälp: skriv till exempel insyn new {kind} {example}", "error: \"{name}\" becomes nothing in {folder}/\nhelp: write for example insyn new {kind} {example}"));
        return Exit::Usage;
    };
    let text = filled_in(found, &path);
    write_all(shell, &root, std::iter::once((format!("content/{path}"), text)))
}

/// The path below `content/` of a new document; none where the kind would not claim it.
fn path_of(kind: &Kind, name: &str) -> Option<String> {
    let name = name.trim_matches('/').trim_end_matches(".md");
    let sound = !name.is_empty() && name.split('/').all(|part| !part.is_empty() && !part.starts_with('.'));
    ["", "/index"]
        .iter()
        .map(|ending| format!("{}/{name}{ending}.md", kind.folder))
        .find(|path| sound && (kind.claims)(&path.split('/').collect::<Vec<_>>()))
}

/// The example, with the body and date of its folder.
fn filled_in(kind: &Kind, path: &str) -> String {
    let segments: Vec<&str> = path.split('/').collect();
    match (kind.name, segments.as_slice()) {
        ("meeting", [_, body, date, _]) => {
            kind.example.replace("\"ks\"", &format!("\"{body}\"")).replace("2026-03-12", date)
        }
        _ => kind.example.to_owned(),
    }
}

fn example_of(kind: &str) -> &'static str {
    match kind {
        "meeting" => "ks/2026-03-12",
        "item" => "ks/2026-03-12/02-trygg-skolvag",
        "case" => "ks-2026-41",
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
