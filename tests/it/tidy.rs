//! The house rules, read out of the sources: floors, lists, sizes, doors to the disk and the clock, the catalogue.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use insyn::cli::codes;
use insyn::diagnostics::{Language, Words};

use crate::driver::repository;
use crate::faults;

/// Files longer than 400 lines, and why each may be.
const LONG_FILES: &[(&str, &str)] = &[];

/// Functions longer than 60 lines or with more than 4 parameters, and why each may be.
const LARGE_FUNCTIONS: &[(&str, &str, &str)] = &[];

/// The only files that touch the disk.
const DISK: &[&str] = &[
    "src/content/disk.rs",
    "src/output/disk/mod.rs",
    "src/output/disk/tree.rs",
    "src/cli/new.rs",
    // The ledger beside the content.
    "src/cli/record.rs",
    "src/cli/verify.rs",
    "src/publish/disk.rs",
    "src/serve/disk.rs",
    "src/attachments/disk.rs",
    "src/figures/workbook.rs",
];

/// The only files that look at a clock: the day of the site and the moment of a publication, for its receipt; how old a
/// file's time stamp is, for preview and for builds that have nothing to make. Only the first can reach the output.
const CLOCK: &[&str] = &["src/cli/as_of.rs", "src/content/disk.rs"];

/// Folders with a list: the list's name, the constant that each file in the list exports.
const LISTS: &[(&str, &str, &str)] = &[
    ("documents", "KINDS", "Kind"),
    ("checks", "CHECKS", "Check"),
    ("formats", "FORMATS", "Format"),
    ("cli", "COMMANDS", "Command"),
];

// ---------------------------------------------------------------- what is read

/// A file of the program.
struct File {
    /// From the repository: `src/site/cases.rs`.
    path: String,
    text: String,
    /// The text with comments and the content of strings blanked, and without its tests.
    code: String,
}

impl File {
    fn room(&self) -> &str {
        let inner = self.path.strip_prefix("src/").unwrap();
        inner.split(['/', '.']).next().unwrap()
    }
}

fn sources() -> Vec<File> {
    let mut paths = Vec::new();
    gather(&repository().join("src"), "src", &mut paths);
    paths.retain(|path| path.ends_with(".rs"));
    let read = |path: String| {
        let text = fs::read_to_string(repository().join(&path)).unwrap();
        let blanked = blanked(&text);
        // Tests stand at the end of a file, or in a file of their own.
        let all_tests = path.ends_with("/tests.rs") || path.ends_with("_tests.rs");
        let end = blanked.find("#[cfg(test)]\nmod tests").unwrap_or(blanked.len());
        let end = if all_tests { 0 } else { end };
        File { code: blanked[..end].to_owned(), path, text }
    };
    paths.into_iter().map(read).collect()
}

fn gather(folder: &Path, above: &str, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = format!("{above}/{}", entry.file_name().to_string_lossy());
        if entry.file_type().unwrap().is_dir() {
            gather(&entry.path(), &path, found);
        } else {
            found.push(path);
        }
    }
    found.sort();
}

/// A program text with spaces for comments and for what stands in strings and characters. Lines stay where they are.
fn blanked(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut made = String::with_capacity(text.len());
    let mut at = 0;
    let keep_lines = |made: &mut String, skipped: &[char]| {
        made.extend(skipped.iter().map(|c| if *c == '\n' { '\n' } else { ' ' }));
    };
    while at < chars.len() {
        let rest = &chars[at..];
        let end = match rest {
            ['/', '/', ..] => rest.iter().position(|c| *c == '\n').unwrap_or(rest.len()),
            ['/', '*', ..] => {
                (2..rest.len()).find(|end| rest[..*end].ends_with(&['*', '/'])).unwrap_or(rest.len())
            }
            ['r', '"', ..] if !after_word(&chars, at) => {
                3 + rest[2..].iter().position(|c| *c == '"').unwrap()
            }
            ['r', '#', '"', ..] if !after_word(&chars, at) => {
                (4..rest.len()).find(|end| rest[..*end].ends_with(&['"', '#'])).unwrap_or(rest.len())
            }
            ['"', ..] => quoted(rest, '"'),
            ['\'', '\\', ..] | ['\'', _, '\'', ..] => quoted(rest, '\''),
            [c, ..] => {
                made.push(*c);
                at += 1;
                continue;
            }
            [] => break,
        };
        keep_lines(&mut made, &rest[..end]);
        at += end;
    }
    made
}

fn after_word(chars: &[char], at: usize) -> bool {
    at > 0 && (chars[at - 1].is_alphanumeric() || chars[at - 1] == '_')
}

fn quoted(rest: &[char], mark: char) -> usize {
    let mut at = 1;
    while at < rest.len() && rest[at] != mark {
        at += if rest[at] == '\\' { 2 } else { 1 };
    }
    (at + 1).min(rest.len())
}

fn line_of(text: &str, offset: usize) -> usize {
    text[..offset].matches('\n').count() + 1
}

/// Every place in the code where a piece stands.
fn finds<'c>(code: &'c str, piece: &'c str) -> impl Iterator<Item = usize> + 'c {
    code.match_indices(piece).map(|(at, _)| at)
}

fn identifier(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    &text[..end]
}

/// The first names in what follows a `crate::` or `super::`: one name, or those of a group in braces.
fn first_names(rest: &str) -> Vec<&str> {
    let Some(group) = rest.strip_prefix('{') else { return vec![identifier(rest)] };
    let mut depth = 0;
    let mut names = Vec::new();
    let mut start = Some(0);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => start = Some(at + 1),
            _ => {}
        }
        if let Some(from) = start.filter(|from| at >= *from && !c.is_whitespace() && c != ',') {
            names.push(identifier(group[from..].trim_start()));
            start = None;
        }
    }
    names
}

fn assert_none(rule: &str, found: &[String]) {
    assert!(found.is_empty(), "{rule}:\n{}", found.join("\n"));
}

// ---------------------------------------------------------------- the rules

#[test]
fn every_file_begins_by_saying_what_it_is_for() {
    let silent = |file: &&File| !file.text.starts_with("//! ");
    let found: Vec<String> = sources().iter().filter(silent).map(|file| file.path.clone()).collect();
    assert_none("no //! on the first line", &found);
}

/// Floor and permitted imports of each room, from the table in `src/lib.rs`.
fn floors() -> BTreeMap<String, (u32, Vec<String>)> {
    let text = fs::read_to_string(repository().join("src/lib.rs")).unwrap();
    let rows = text.lines().filter_map(|line| line.strip_prefix("//! |"));
    rows.filter_map(|row| {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let floor = cells[0].parse().ok()?;
        let room = cells[1].trim_matches('`').trim_end_matches(".rs").to_owned();
        let imports = cells[2].split(',').map(|name| name.trim().trim_matches('`').to_owned());
        Some((room, (floor, imports.filter(|name| !name.is_empty()).collect())))
    })
    .collect()
}

#[test]
fn every_room_stands_on_its_floor_and_imports_only_what_its_line_allows() {
    let floors = floors();
    let mut wrong = Vec::new();
    for (room, (floor, imports)) in &floors {
        for import in imports.iter().filter(|import| *import != "every room") {
            match floors.get(import) {
                None => wrong.push(format!("the line of {room} names {import}, which has no line")),
                Some((below, _)) if below >= floor => {
                    wrong.push(format!("{room} (floor {floor}) may not import {import} (floor {below})"));
                }
                Some(_) => {}
            }
        }
    }
    for file in sources().iter().filter(|file| !matches!(file.path.as_str(), "src/lib.rs" | "src/main.rs")) {
        let Some((floor, allowed)) = floors.get(file.room()) else {
            wrong.push(format!("{}: the room {} has no line in lib.rs", file.path, file.room()));
            continue;
        };
        let named = finds(&file.code, "crate::").flat_map(|at| {
            let names = first_names(&file.code[at + "crate::".len()..]);
            names.into_iter().map(move |name| (at, name))
        });
        let macros = finds(&file.code, "text!(").map(|at| (at, "diagnostics"));
        for (at, name) in named.chain(macros).filter(|(_, name)| *name != file.room()) {
            let below = floors.get(name).is_some_and(|(below, _)| below < floor);
            let listed = allowed.iter().any(|import| import == name || import == "every room");
            if !below || !listed {
                wrong.push(format!("{}:{}: imports {name}", file.path, line_of(&file.code, at)));
            }
        }
    }
    assert_none(
        "imports against the table in src/lib.rs (which goes strictly down, so it has no loops)",
        &wrong,
    );
    assert!(floors.len() >= 14, "the table was read: {floors:?}");
}

#[test]
fn no_file_imports_the_list_of_its_own_folder() {
    let mut wrong = Vec::new();
    for file in sources() {
        let Some((room, ..)) = LISTS.iter().find(|(room, ..)| *room == file.room()) else { continue };
        if file.path == format!("src/{room}/mod.rs") {
            continue;
        }
        // What a file takes from its own room comes from a file beside it, not from the list or what is with it.
        let folder = file.path.trim_end_matches("/mod.rs").rsplit_once('/').unwrap().0;
        let own = format!("crate::{room}::");
        let beside = finds(&file.code, "super::").map(|at| (at, "super::".len(), folder.to_owned()));
        let by_name = finds(&file.code, &own).map(|at| (at, own.len(), format!("src/{room}")));
        for (at, length, place) in beside.chain(by_name) {
            for name in first_names(&file.code[at + length..]) {
                let module = ["", "/mod"]
                    .iter()
                    .any(|end| repository().join(format!("{place}/{name}{end}.rs")).is_file());
                if !module {
                    wrong.push(format!("{}:{}: {name}", file.path, line_of(&file.code, at)));
                }
            }
        }
    }
    assert_none("imports from the mod.rs of the own folder", &wrong);
}

#[test]
fn every_kind_check_format_and_command_is_in_its_list() {
    let sources = sources();
    let mut missing = Vec::new();
    let mut found = 0;
    for (room, list, type_name) in LISTS {
        let text = &sources.iter().find(|file| file.path == format!("src/{room}/mod.rs")).unwrap().code;
        let start =
            text.find(&format!("{list}: &[")).unwrap_or_else(|| panic!("{list} in src/{room}/mod.rs"));
        let start = start + text[start..].find("= &[").unwrap() + "= &[".len();
        let listed = &text[start..start + text[start..].find("];").unwrap()];
        let entries: BTreeSet<String> = listed
            .split('&')
            .skip(1)
            .map(|entry| entry.split([',', ']']).next().unwrap().trim().to_owned())
            .collect();
        let mut exported = BTreeSet::new();
        for file in sources.iter().filter(|file| file.room() == *room) {
            for at in finds(&file.code, "pub static ") {
                let (name, rest) = file.code[at + "pub static ".len()..].split_once(':').unwrap();
                if identifier(rest.trim_start()) == *type_name {
                    exported.insert(entry_of(&sources, file, name));
                }
            }
        }
        found += exported.len();
        missing.extend(
            exported.symmetric_difference(&entries).map(|entry| format!("src/{room}/mod.rs: {entry}")),
        );
    }
    assert_none("exported and not listed, or listed and not exported", &missing);
    assert!(found > 25, "{found} found");
}

/// How a list names a constant of a file: `file::NAME`, or `topic::NAME` for a file in a folder whose `mod.rs` says
/// `pub use file::CONSTANT as NAME`.
fn entry_of(sources: &[File], file: &File, name: &str) -> String {
    let inner = file.path.strip_prefix("src/").unwrap().trim_end_matches(".rs");
    let parts: Vec<&str> = inner.split('/').collect();
    match parts.as_slice() {
        // A room of its own within the room says its constant in its mod.rs.
        [_, stem] | [_, stem, "mod"] => format!("{stem}::{name}"),
        [room, topic, stem] => {
            let list =
                sources.iter().find(|other| other.path == format!("src/{room}/{topic}/mod.rs")).unwrap();
            let needle = format!("pub use {stem}::{name} as ");
            let shown = list.code.find(&needle).map(|at| identifier(&list.code[at + needle.len()..]));
            format!("{topic}::{}", shown.unwrap_or("not re-exported"))
        }
        _ => panic!("{} is deeper than lists go", file.path),
    }
}

#[test]
fn files_are_short() {
    let long: BTreeSet<String> =
        sources().into_iter().filter(|file| file.text.lines().count() > 400).map(|file| file.path).collect();
    let excepted: BTreeSet<String> = LONG_FILES.iter().map(|(path, _)| (*path).to_owned()).collect();
    assert_eq!(long, excepted, "files over 400 lines, against the exceptions in this test");
}

#[test]
fn functions_are_short_and_take_few_parameters() {
    let mut large = BTreeSet::new();
    let mut seen = 0;
    for file in sources() {
        for function in functions(&file.code) {
            seen += 1;
            if function.lines > 60 || function.parameters > 4 {
                println!(
                    "{}: {} has {} lines and {} parameters",
                    file.path, function.name, function.lines, function.parameters
                );
                large.insert((file.path.clone(), function.name));
            }
        }
    }
    let excepted: BTreeSet<_> =
        LARGE_FUNCTIONS.iter().map(|(path, name, _)| ((*path).to_owned(), (*name).to_owned())).collect();
    assert_eq!(
        large, excepted,
        "functions over 60 lines or 4 parameters, against the exceptions in this test"
    );
    assert!(seen > 300, "{seen} functions seen");
}

struct Function {
    name: String,
    lines: usize,
    /// Without `self`.
    parameters: usize,
}

fn functions(code: &str) -> Vec<Function> {
    let chars: Vec<char> = code.chars().collect();
    let starts =
        (0..chars.len()).filter(|at| chars[*at..].starts_with(&['f', 'n', ' ']) && !after_word(&chars, *at));
    starts.filter_map(|at| function(&chars, at + 3)).collect()
}

fn function(chars: &[char], at: usize) -> Option<Function> {
    let name: String = chars[at..].iter().take_while(|c| c.is_alphanumeric() || **c == '_').collect();
    let open = at + chars[at..].iter().position(|c| *c == '(')?;
    let close = closing(chars, open)?;
    let list: String = chars[open + 1..close].iter().collect();
    // A declaration without a body ends before any brace.
    let body = close + chars[close..].iter().position(|c| matches!(c, '{' | ';'))?;
    if name.is_empty() || chars[body] == ';' {
        return None;
    }
    let end = closing(chars, body)?;
    let lines = chars[at..end].iter().filter(|c| **c == '\n').count() + 1;
    let first = list.split(',').next().unwrap_or_default();
    let own = usize::from(first.trim().trim_start_matches("mut ").trim_start_matches('&').contains("self"));
    Some(Function { name, lines, parameters: commas(&list) - own })
}

/// The bracket that closes the one at `open`.
fn closing(chars: &[char], open: usize) -> Option<usize> {
    let mut depth = 0_i32;
    for (at, c) in chars.iter().enumerate().skip(open) {
        match c {
            '(' | '{' | '[' => depth += 1,
            ')' | '}' | ']' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

/// How many parts a parameter list has.
fn commas(list: &str) -> usize {
    let (mut depth, mut parts, mut begun) = (0, 0, false);
    let mut before = ' ';
    for c in list.chars() {
        match c {
            '(' | '[' | '<' | '{' => depth += 1,
            '>' if before == '-' => {}
            ')' | ']' | '>' | '}' => depth -= 1,
            ',' if depth == 0 => begun = false,
            _ => {}
        }
        if !c.is_whitespace() && !begun && c != ',' {
            begun = true;
            parts += 1;
        }
        before = c;
    }
    parts
}

#[test]
fn only_the_disk_modules_touch_the_disk_and_one_file_the_clock() {
    let doors: &[(&str, &[&str], &str)] = &[
        ("fs::", DISK, "the disk"),
        ("File::open", DISK, "the disk"),
        ("File::create", DISK, "the disk"),
        ("OpenOptions::new", DISK, "the disk"),
        (".canonicalize()", DISK, "the disk"),
        (".read_dir()", DISK, "the disk"),
        (".exists()", DISK, "the disk"),
        ("SystemTime::now", CLOCK, "the clock"),
        ("Timestamp::now", CLOCK, "the clock"),
        ("Zoned::now", CLOCK, "the clock"),
    ];
    let mut wrong = Vec::new();
    let mut used = BTreeSet::new();
    for file in sources() {
        for (sign, allowed, what) in doors {
            for at in finds(&file.code, sign) {
                // A type of that module (`fs::File`) is no door; a function is.
                if *sign == "fs::"
                    && !file.code[at + sign.len()..].starts_with(|c: char| c.is_ascii_lowercase())
                {
                    continue;
                }
                if allowed.contains(&file.path.as_str()) {
                    used.insert(file.path.clone());
                } else {
                    wrong.push(format!("{}:{}: {sign} ({what})", file.path, line_of(&file.code, at)));
                }
            }
        }
    }
    assert_none("doors used elsewhere", &wrong);
    let named: BTreeSet<String> = DISK.iter().chain(CLOCK).map(|path| (*path).to_owned()).collect();
    assert_eq!(used, named, "every door named here is used");
}

/// Formats whose maps are without order, and why that cannot be seen: they are too large to be kept in order.
const MAPS_WITHOUT_ORDER: &[(&str, &str)] = &[
    ("src/formats/html/trail.rs", "asked by what stands above, never listed"),
    ("src/formats/links/mod.rs", "asked by address, never listed"),
    ("src/formats/open_data/oparl_paths.rs", "asked by object, never listed"),
    (
        "src/formats/search/compound.rs",
        "asked by word; what is listed goes to the place that its number says",
    ),
    ("src/formats/search/index.rs", "values of filters, which are sorted; asked by value, never listed"),
    ("src/formats/search/lexicon.rs", "asked by word; what is listed goes to the place that its number says"),
];

#[test]
fn no_hash_order_can_reach_the_output() {
    let formats = sources().into_iter().filter(|file| file.room() == "formats");
    let found: BTreeSet<String> = formats
        .filter(|file| file.code.contains("HashMap") || file.code.contains("HashSet"))
        .map(|file| file.path)
        .collect();
    let allowed: BTreeSet<String> = MAPS_WITHOUT_ORDER.iter().map(|(path, _)| (*path).to_owned()).collect();
    assert_eq!(found, allowed, "maps without order in formats");
}

#[test]
fn nothing_panics_outside_tests() {
    let mut found = Vec::new();
    for file in sources() {
        for sign in
            [".unwrap()", ".expect(", "panic!(", "unreachable!(", "todo!(", "unimplemented!(", "assert!("]
        {
            found.extend(
                finds(&file.code, sign)
                    .map(|at| format!("{}:{}: {sign}", file.path, line_of(&file.code, at))),
            );
        }
    }
    assert_none("may panic", &found);
}

#[test]
fn no_path_of_a_machine_is_in_the_repository() {
    let mut paths = Vec::new();
    for folder in ["src", "tests", "themes", "content", ".ci"] {
        if repository().join(folder).is_dir() {
            gather(&repository().join(folder), folder, &mut paths);
        }
    }
    paths.retain(|path| !path.contains("/node_modules/"));
    paths.extend(["Cargo.toml", "README.md", "clippy.toml", "tests/README.md"].map(str::to_owned));
    // Written in halves, so that this file does not hold them.
    let signs = [
        ("/wo", "rk/"),
        ("/tmp", "/wt"),
        ("/tmp", "/plan"),
        ("/tmp", "/output-room"),
        ("/ho", "me/"),
        ("/ro", "ot/"),
    ];
    let mut found = Vec::new();
    for path in paths {
        let text = fs::read(repository().join(&path)).unwrap_or_default();
        let text = String::from_utf8_lossy(&text).into_owned();
        for (one, other) in signs {
            let sign = format!("{one}{other}");
            if let Some(at) = text.find(&sign) {
                found.push(format!("{path}:{}: {sign}", line_of(&text, at)));
            }
        }
    }
    assert_none("paths of a machine", &found);
}

/// Languages that lack words, and why. One that lacks none fails: take it out.
const WAITING: &[(&str, &str)] = &[];

#[test]
fn every_shipped_language_has_the_words_of_swedish() {
    let names = |language: &str| -> BTreeSet<String> {
        let path = repository().join(format!("themes/standard/locales/{language}.toml"));
        let locale = insyn::theme::Locale::read(&fs::read_to_string(path).unwrap()).unwrap();
        locale.names().map(str::to_owned).collect()
    };
    let swedish = names("sv");
    let mut wrong = Vec::new();
    for language in ["en", "fi"] {
        let own = names(language);
        let differing: Vec<String> = swedish.symmetric_difference(&own).cloned().collect();
        let waiting = WAITING.iter().any(|(name, _)| *name == language);
        match (differing.is_empty(), waiting) {
            (false, false) => wrong.push(format!("{language}: {}", differing.join(", "))),
            (true, true) => wrong.push(format!("{language} is whole now: take it out of WAITING")),
            _ => println!("{language}: {} words differ", differing.len()),
        }
    }
    assert!(swedish.len() > 300);
    assert_none("words that only one language has", &wrong);
}

// ---------------------------------------------------------------- the catalogue

/// The names of all faults as they stand in the sources: the first string of each `Code`.
fn names_in_sources() -> Vec<String> {
    let mut names = Vec::new();
    for file in sources().iter().filter(|file| file.path != "src/diagnostics/code.rs") {
        // Strings are blanked in the code, so the text is read where the code says that a code begins.
        for sign in ["Code::error(", "Code::warning(", "Code::note(", "Code {\n    id: "] {
            // Not in the tests at its end, which make entries of their own.
            let own = file.code.lines().count();
            for (at, _) in file.text.match_indices(sign).filter(|(at, _)| line_of(&file.text, *at) < own) {
                let rest = file.text[at + sign.len()..].trim_start();
                if let Some(name) = rest.strip_prefix('"').and_then(|rest| rest.split('"').next()) {
                    names.push(name.to_owned());
                }
            }
        }
    }
    names.retain(|name| !name.is_empty());
    names.sort();
    names
}

#[test]
fn every_fault_is_in_the_catalogue_once() {
    let listed: Vec<String> = codes().iter().map(|code| code.id.to_owned()).collect();
    assert_eq!(names_in_sources(), listed, "codes in the sources, against insyn::cli::codes()");
    let form = |id: &String| id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    assert!(listed.iter().all(form), "{listed:?}");
}

#[test]
fn every_fault_is_explained_in_both_languages() {
    let mut wrong = Vec::new();
    for code in codes() {
        let (why, fix) = (code.explanation.why, code.explanation.fix);
        for (what, words) in [("title", code.title), ("why", why), ("fix", fix)] {
            let Words(sv, en) = words;
            for (language, text) in [(Language::Swedish, sv), (Language::English, en)] {
                let sentence =
                    !text.starts_with(|c: char| c.is_lowercase() || c.is_whitespace()) && text.len() > 8;
                let ended = what == "title" || text.ends_with(['.', '!', '?', ')']) || text.contains(": ");
                if !sentence || !ended {
                    wrong.push(format!("{} {what} {language:?}: {text:?}", code.id));
                }
            }
            if sv == en {
                wrong.push(format!("{} {what}: the same in both languages", code.id));
            }
        }
    }
    assert_none("explanations", &wrong);
}

#[test]
fn every_fault_has_a_fixture_that_shows_it() {
    let shown: BTreeSet<String> = faults::shown().into_iter().collect();
    let elsewhere: BTreeMap<&str, &str> = faults::ELSEWHERE.iter().copied().collect();
    let mut wrong = Vec::new();
    for code in codes() {
        match (shown.contains(code.id), elsewhere.contains_key(code.id)) {
            (false, false) => wrong.push(format!("{} has no fixture", code.id)),
            (true, true) => wrong.push(format!("{} has a fixture and an excuse", code.id)),
            _ => {}
        }
    }
    let known: BTreeSet<&str> = codes().iter().map(|code| code.id).collect();
    wrong.extend(
        shown.iter().filter(|id| !known.contains(id.as_str())).map(|id| format!("{id} is no fault any more")),
    );
    wrong.extend(
        elsewhere.keys().filter(|id| !known.contains(*id)).map(|id| format!("{id} is no fault any more")),
    );
    assert_none("fixtures", &wrong);
}

// ---------------------------------------------------------------- the scanner itself

#[test]
fn the_scanner_sees_code_and_not_words() {
    let text = "// crate::a\nuse crate::{b::{c, d}, e};\nlet s = \"crate::f\"; let c = '\"'; crate::g(); fn x<'a>() {}\n";
    let code = blanked(text);
    assert_eq!(code.lines().count(), 3);
    let names: Vec<&str> =
        finds(&code, "crate::").flat_map(|at| first_names(&code[at + "crate::".len()..])).collect();
    assert_eq!(names, ["b", "e", "g"]);
    let long = "fn f(a: A, (b, c): (B, C), d: fn(X, Y) -> Z) -> W {\n\n}\nfn g(&self, e: E) { fn h() {} }";
    let found: Vec<_> = functions(long).into_iter().map(|f| (f.name, f.lines, f.parameters)).collect();
    assert_eq!(found, [("f".into(), 3, 3), ("g".into(), 1, 1), ("h".into(), 1, 0)]);
}
