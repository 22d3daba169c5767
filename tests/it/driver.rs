//! Sites in folders of their own, and the real program run on them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;

use serde::Deserialize;
use tempfile::TempDir;

use crate::page::Page;
use crate::tree::{self, Tree};

/// The day on which most tests stand.
pub const AS_OF: &str = "2026-03-12";

/// The example site, built once for all who look at it.
pub static EXAMPLE: LazyLock<Public> = LazyLock::new(|| Site::example().build());

/// The repository.
pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A site in a folder that is gone when dropped.
pub struct Site {
    home: TempDir,
    root: PathBuf,
    as_of: String,
}

impl Site {
    /// A folder without anything in it.
    pub fn empty() -> Self {
        let home = TempDir::new().unwrap();
        let root = home.path().join("site");
        fs::create_dir(&root).unwrap();
        Self { home, root, as_of: AS_OF.to_owned() }
    }

    /// The smallest whole site: settings, a start page and the body `ks`.
    pub fn small() -> Self {
        Self::empty().with_folder(&repository().join("tests/base"))
    }

    /// A small site whose board chose somebody on the 3rd of March: the persons, as the item lists them.
    pub fn electing(persons: &str) -> Self {
        let meeting = "content/sammantraden/ks/2026-03-03";
        let item = format!(
            "+++\ntitel = \"Val av nämndeman\"\ntyp = \"val\"\nparagraf = \"7\"\nutfall = \"bifall\"\npersoner = \
             [\n{persons}]\n+++\n## Beslut\n\n1. Kommunstyrelsen väljer en nämndeman.\n"
        );
        Self::small()
            .with(
                &format!("{meeting}/index.md"),
                "+++\norgan = \"ks\"\ndatum = 2026-03-03\nstatus = \"genomfort\"\n+++\n",
            )
            .with(&format!("{meeting}/01-val.md"), item)
    }

    /// The repository's own example site.
    pub fn example() -> Self {
        let site = Self::empty();
        tree::write(&site.root.join("content"), &tree::read(&repository().join("content")));
        site.as_of("2026-11-22")
    }

    /// With the `content/` and `themes/` of a folder laid over what is there.
    pub fn with_folder(self, folder: &Path) -> Self {
        for part in ["content", "themes"] {
            if folder.join(part).is_dir() {
                tree::write(&self.root.join(part), &tree::read(&folder.join(part)));
            }
        }
        self
    }

    /// With a file.
    pub fn with(self, path: &str, text: impl AsRef<[u8]>) -> Self {
        self.write(path, text);
        self
    }

    /// Seen on another day.
    pub fn as_of(mut self, day: &str) -> Self {
        day.clone_into(&mut self.as_of);
        self
    }

    /// The site's folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Writes a file.
    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let place = self.root.join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, text).unwrap();
    }

    /// Replaces a piece of a file that must be there.
    pub fn replace(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert!(text.contains(from), "{path} has no {from:?}");
        self.write(path, text.replacen(from, to, 1));
    }

    /// The program, ready to run on this site in a bare environment that speaks Swedish.
    pub fn program(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_insyn"));
        command.env_clear().env("INSYN_LANG", "sv").env("HOME", self.home.path()).current_dir(&self.root);
        command
    }

    /// Runs the program with arguments.
    pub fn run(&self, arguments: &[&str]) -> Ended {
        Ended::from(self.program().args(arguments).output().unwrap())
    }

    /// `insyn build` on the site's day.
    pub fn try_build(&self) -> Ended {
        self.run(&["build", "--as-of", &self.as_of])
    }

    /// `insyn build`, which must succeed; what it wrote.
    pub fn build(&self) -> Public {
        let ended = self.try_build();
        assert_eq!(ended.code, Some(0), "{}", ended.err);
        Public { files: self.public() }
    }

    /// What is in `public/`.
    pub fn public(&self) -> Tree {
        tree::read(&self.root.join("public"))
    }

    /// Every fault that `insyn check --format json` tells.
    pub fn faults(&self) -> Vec<Told> {
        let ended = self.run(&["check", "--as-of", &self.as_of, "--format", "json"]);
        serde_json::from_str(&ended.out).unwrap_or_else(|error| panic!("{error}: {}{}", ended.out, ended.err))
    }

    /// The faults as lines: `path:line:column code «what is marked»`, notes and warnings with their weight.
    pub fn fault_lines(&self) -> String {
        self.faults().iter().map(|told| self.line_of(told) + "\n").collect()
    }

    fn line_of(&self, told: &Told) -> String {
        let weight = if told.severity == "error" { String::new() } else { format!(" ({})", told.severity) };
        let code = &told.code;
        let Some(path) = &told.path else { return format!("- {code}{weight}") };
        let text = fs::read(self.root.join(path)).unwrap_or_default();
        let text = String::from_utf8_lossy(&text).replace("\r\n", "\n");
        let marked = told.marked(&text);
        let marked = if marked.is_empty() { marked } else { format!(" «{}»", marked.replace('\n', "⏎")) };
        format!("{path}:{}:{} {code}{weight}{marked}", told.line, told.column)
    }
}

/// How a run ended and what it said.
#[derive(Debug)]
pub struct Ended {
    /// Its exit code; none when a signal ended it.
    pub code: Option<i32>,
    /// On standard output.
    pub out: String,
    /// On standard error.
    pub err: String,
}

impl From<Output> for Ended {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("the program speaks UTF-8");
        Self { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }
}

/// A fault as `--format json` tells it. Unknown keys fail, so the form is what it says.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Told {
    pub code: String,
    pub severity: String,
    pub message: String,
    pub path: Option<String>,
    #[serde(default)]
    pub line: usize,
    #[serde(default)]
    pub column: usize,
    #[serde(default)]
    pub end_line: usize,
    #[serde(default)]
    pub end_column: usize,
    pub help: Option<String>,
    pub replacement: Option<String>,
    pub rule: Option<String>,
}

impl Told {
    /// What the fault marks in a text: counted anew from lines and columns, as an editor would.
    pub fn marked(&self, text: &str) -> String {
        let offset = |line: usize, column: usize| {
            let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
            let line = &text[before.min(text.len())..];
            before + line.chars().take(column.saturating_sub(1)).map(char::len_utf8).sum::<usize>()
        };
        let (start, end) = (offset(self.line, self.column), offset(self.end_line, self.end_column));
        text.get(start..end).unwrap_or_default().to_owned()
    }
}

/// A built site.
pub struct Public {
    pub files: Tree,
}

impl Public {
    /// A page by the address that a reader sees: `organ/ks/`, empty for the start page.
    pub fn page(&self, address: &str) -> Page {
        let file = if address.is_empty() || address.ends_with('/') {
            format!("{address}index.html")
        } else {
            address.to_owned()
        };
        let Some(bytes) = self.files.get(&file) else {
            let pages: Vec<_> = self.files.keys().filter(|path| path.ends_with(".html")).collect();
            panic!("there is no {file}, only {pages:#?}");
        };
        Page::parse(&file, std::str::from_utf8(bytes).unwrap())
    }

    /// What the main part of a page says, one line for each block.
    pub fn text(&self, address: &str) -> String {
        self.page(address).main()
    }

    /// Every page, in order of address.
    pub fn pages(&self) -> impl Iterator<Item = Page> {
        self.files
            .iter()
            .filter(|(path, _)| path.ends_with(".html"))
            .map(|(path, bytes)| Page::parse(path, std::str::from_utf8(bytes).unwrap()))
    }

    /// The files in which some words stand anywhere, in whatever format.
    pub fn holding(&self, words: &str) -> Vec<&str> {
        let lower = words.to_lowercase();
        self.files
            .iter()
            .filter(|(path, bytes)| {
                path.to_lowercase().contains(&lower)
                    || String::from_utf8_lossy(bytes).to_lowercase().contains(&lower)
            })
            .map(|(path, _)| path.as_str())
            .collect()
    }
}
