//! The preview and `insyn watch`, run as a user runs them: what they give is what a clean build gives, and what
//! strangers ask for they do not get.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it stands")]
#![allow(
    clippy::pedantic,
    reason = "tests are told as stories; what they call is held to the house's manners"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

const DAY: &str = "2026-03-12";

/// A preview that ends with the test.
struct Preview {
    _child: Running,
    port: u16,
}

impl Preview {
    fn start(root: &Path, more: &[&str]) -> Self {
        Self::start_losing(root, more, "0")
    }

    /// So many of a hundred events get lost.
    fn start_losing(root: &Path, more: &[&str], lost: &str) -> Self {
        let mut child = insyn(root)
            .env("INSYN_LOSE_HINTS", lost)
            .args(["serve", "--port", "0", "--as-of", DAY, "--root"])
            .arg(root)
            .args(more)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let port = line.trim().trim_end_matches('/').rsplit(':').next().unwrap().parse().unwrap();
        Self { _child: Running(child), port }
    }

    fn raw(&self, request: &[u8]) -> (u16, String, Vec<u8>) {
        let address: SocketAddr = ([127, 0, 0, 1], self.port).into();
        let mut stream = TcpStream::connect_timeout(&address, Duration::from_secs(5)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        // A refusal may come, and the connection be closed, before all is sent.
        let _ = stream.write_all(request);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let Some(end) = answer.windows(4).position(|four| four == b"\r\n\r\n") else {
            return (0, String::new(), answer);
        };
        let head = String::from_utf8_lossy(&answer[..end]).into_owned();
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0);
        (status, head, answer[end + 4..].to_vec())
    }

    fn ask(&self, target: &str, more: &str) -> (u16, String, Vec<u8>) {
        let port = self.port;
        self.raw(format!("GET {target} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{more}\r\n").as_bytes())
    }

    fn text(&self, target: &str) -> String {
        String::from_utf8(self.ask(target, "").2).unwrap()
    }
}

/// A program that ends with its test, however that ends.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn insyn(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_insyn"));
    command.current_dir(folder).env("INSYN_LANG", "sv");
    command
}

/// The example site that `insyn new` writes.
fn site() -> (tempfile::TempDir, PathBuf) {
    let home = tempfile::tempdir().unwrap();
    let made = insyn(home.path()).args(["new", "site", "plats"]).output().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let root = home.path().join("plats");
    (home, root)
}

/// What a clean build of the sources gives, or nothing where it fails.
fn clean_build(root: &Path) -> Option<BTreeMap<String, Vec<u8>>> {
    let elsewhere = tempfile::tempdir().unwrap();
    copy(&root.join("content"), &elsewhere.path().join("content"));
    if root.join("themes").is_dir() {
        copy(&root.join("themes"), &elsewhere.path().join("themes"));
    }
    let built = insyn(elsewhere.path()).args(["build", "--as-of", DAY]).output().unwrap();
    built.status.success().then(|| tree(&elsewhere.path().join("public")))
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        let Ok(entries) = fs::read_dir(&next) else { continue };
        for entry in entries.flatten() {
            if entry.path().is_dir() {
                open.push(entry.path());
            } else if let Ok(bytes) = fs::read(entry.path()) {
                let name = entry.path().strip_prefix(folder).unwrap().to_string_lossy().into_owned();
                found.insert(name, bytes);
            }
        }
    }
    found
}

/// Whether the preview shows exactly what a clean build gives, page by page.
fn shows(preview: &Preview, built: &BTreeMap<String, Vec<u8>>) -> Result<(), String> {
    for (address, bytes) in built {
        if address.starts_with(".insyn/") {
            continue;
        }
        let (status, _, body) = preview.ask(&format!("/{address}"), "");
        let wanted = if address == "404.html" { [200, 404].contains(&status) } else { status == 200 };
        if !wanted || body != *bytes {
            return Err(format!("{address}: {status}"));
        }
    }
    Ok(())
}

fn within(limit: Duration, mut fact: impl FnMut() -> Result<(), String>) {
    let began = Instant::now();
    loop {
        match fact() {
            Ok(()) => return,
            Err(what) if began.elapsed() > limit => panic!("not within {limit:?}: {what}"),
            Err(_) => sleep(Duration::from_millis(50)),
        }
    }
}

/// A small generator of numbers, the same on every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

fn page_text(n: usize) -> String {
    format!("+++\ntitel = \"Sida nummer {n:04}\"\n+++\n\nText nummer {n:04}.\n")
}

/// One thing that an editor, a person or a disk may do to the plain pages of a site.
fn disturb(root: &Path, dice: &mut Dice, n: usize) {
    let folder = root.join("content/sidor");
    let name = |at: usize| folder.join(format!("sida-{at}.md"));
    let (a, b) = (name(dice.roll(6)), name(dice.roll(6)));
    let aside = root.join("aside");
    let _ = match dice.roll(22) {
        0..3 => fs::write(&a, page_text(n)),
        3 => fs::remove_file(&a),
        4 => fs::rename(&a, &b),
        // Saved as vim, Word and many others do: beside, then over.
        5 => fs::write(folder.join("4913"), page_text(n)).and_then(|()| fs::rename(folder.join("4913"), &a)),
        6 => fs::rename(&a, a.with_extension("md~")).and_then(|()| fs::write(&a, page_text(n))),
        // Another text of the same size at the same time of change.
        7 => fs::metadata(&a).and_then(|meta| meta.modified()).and_then(|time| {
            fs::write(&a, page_text(n))?;
            fs::File::options().write(true).open(&a)?.set_modified(time)
        }),
        8 => fs::write(folder.join(".sida-1.md.swp"), "swap"),
        // Half a file, and the other half a moment later.
        9 => fs::write(&a, &page_text(n)[..12]).and_then(|()| {
            sleep(Duration::from_millis(300));
            fs::write(&a, page_text(n))
        }),
        // Two change places.
        10 => fs::rename(&a, &aside).and_then(|()| fs::rename(&b, &a)).and_then(|()| fs::rename(&aside, &b)),
        // Gone, and there again before anybody has looked.
        11 => fs::remove_file(&a).and_then(|()| {
            sleep(Duration::from_millis(10));
            fs::write(&a, page_text(n))
        }),
        // A folder of papers comes, goes, or gets another name, whole.
        12 => paper_folder(root, &format!("ny-{}", dice.roll(3)), n),
        13 => fs::remove_dir_all(root.join(format!("content/handlingar/ny-{}", dice.roll(3)))),
        14 => {
            let papers = root.join("content/handlingar");
            fs::rename(
                papers.join(format!("ny-{}", dice.roll(3))),
                papers.join(format!("ny-{}", dice.roll(3))),
            )
        }
        // Other words somewhere, and nothing else; or a heading, a link and a number that other pages see.
        15..18 => append(&any_text(root, dice), &format!("\nOrd {n:04}.\n")),
        18 => append(
            &any_text(root, dice),
            &format!("\n## Rubrik {n}\n\nSe [startsidan](/index.md) och KS 2031/{n}.\n"),
        ),
        19..21 => retitle(&any_text(root, dice), n),
        // Moved out of the site, and in again.
        _ => fs::rename(&folder, root.join("undan")).and_then(|()| {
            sleep(Duration::from_millis(40 * (n as u64 % 3)));
            fs::rename(root.join("undan"), &folder)
        }),
    };
    let _ = fs::remove_file(aside);
    let _ = fs::remove_file(folder.join("4913"));
}

/// One of the texts of the site that are there from the start.
fn any_text(root: &Path, dice: &mut Dice) -> PathBuf {
    let mut texts: Vec<PathBuf> = tree(&root.join("content"))
        .into_keys()
        .filter(|path| path.ends_with(".md") && !path.contains("sida-") && !path.contains("ny-"))
        .map(|path| root.join("content").join(path))
        .collect();
    texts.sort();
    texts.swap_remove(dice.roll(texts.len()))
}

fn append(place: &Path, words: &str) -> std::io::Result<()> {
    fs::File::options().append(true).open(place)?.write_all(words.as_bytes())
}

/// Another title, which may begin with another letter of the index and be longer than the one before.
fn retitle(place: &Path, n: usize) -> std::io::Result<()> {
    let letter = ["A", "Ö", "Å", "Q", "7"][n % 5];
    let long = "och mer ".repeat(n % 3);
    let text = fs::read_to_string(place)?;
    let is_title = |line: &str| line.starts_with("titel = ") || line.starts_with("namn = ");
    let lines = text.lines().map(|line| match line.split_once(" = ") {
        Some((key, _)) if is_title(line) => {
            format!("{key} = \"{letter}titel {long}{n:04}\"\nsammanfattning = \"Sammanfattning {n}.\"\n")
        }
        _ if line.starts_with("sammanfattning = ") => String::new(),
        _ => format!("{line}\n"),
    });
    fs::write(place, lines.collect::<String>())
}

/// A paper with a file beside it.
fn paper_folder(root: &Path, name: &str, n: usize) -> std::io::Result<()> {
    let folder = root.join("content/handlingar").join(name);
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("underlag.csv"), format!("ar;antal\n2025;{n}\n"))?;
    let text = format!(
        "+++\ntitel = \"Handling {n:04}\"\ntyp = \"pm\"\ndatum = 2026-01-15\nfil = \"underlag.csv\"\n+++\n\nText {n:04}.\n"
    );
    fs::write(folder.join("index.md"), text)
}

fn disturbed_site_shows_a_clean_build((seed, rounds): (u64, usize), more: &[&str], lost: &str) {
    let (_home, root) = site();
    let preview = Preview::start_losing(&root, more, lost);
    let mut dice = Dice(seed);
    let mut ever: BTreeSet<String> = BTreeSet::new();
    for round in 0..rounds {
        for step in 0..6 {
            disturb(&root, &mut dice, round * 10 + step);
        }
        let built = clean_build(&root).expect("the site stays sound");
        within(Duration::from_secs(8), || shows(&preview, &built));
        let gone: Vec<_> = ever.iter().filter(|address| !built.contains_key(*address)).cloned().collect();
        within(Duration::from_secs(8), || {
            gone.iter().try_for_each(|address| match preview.ask(&format!("/{address}"), "").0 {
                404 => Ok(()),
                status => Err(format!("{address} is still there: {status}")),
            })
        });
        ever.extend(built.into_keys().filter(|address| !address.starts_with(".insyn/")));
    }
}

#[test]
fn whatever_happens_to_the_files_the_preview_shows_a_clean_build() {
    disturbed_site_shows_a_clean_build((7, 10), &[], "0");
}

/// Most titles leave what hangs on what as it is; the index, lists and pages that name them must still follow.
#[test]
fn where_only_titles_change_the_preview_shows_a_clean_build() {
    let (_home, root) = site();
    let preview = Preview::start(&root, &[]);
    let mut dice = Dice(23);
    for n in 0..16 {
        retitle(&any_text(&root, &mut dice), n).unwrap();
        let built = clean_build(&root).expect("the site stays sound");
        within(Duration::from_secs(8), || shows(&preview, &built));
    }
}

/// What is made of other files than texts stands while only texts change, and no longer.
#[test]
fn where_theme_settings_and_ledger_change_among_texts_the_preview_shows_a_clean_build() {
    let (_home, root) = site();
    let preview = Preview::start(&root, &[]);
    let mut dice = Dice(29);
    let style = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/standard/assets/style.css");
    let style = fs::read_to_string(style).unwrap();
    let (own, settings) = (root.join("themes/standard/assets/style.css"), root.join("content/site.toml"));
    let mut built = clean_build(&root).expect("the site is sound");
    for n in 0..10 {
        match n % 5 {
            0 | 3 => append(&any_text(&root, &mut dice), &format!("\nOrd {n:04}.\n")).unwrap(),
            1 => {
                fs::create_dir_all(own.parent().unwrap()).unwrap();
                fs::write(&own, format!("{style}\nh1 {{ color: #12345{n}; }}\n")).unwrap();
            }
            2 => {
                let text = fs::read_to_string(&settings).unwrap();
                fs::write(&settings, text.replacen("namn = \"", &format!("namn = \"N{n} "), 1)).unwrap();
            }
            _ => fs::write(root.join("content/andringar.json"), &built["andringar/andringar.json"]).unwrap(),
        }
        built = clean_build(&root).expect("the site stays sound");
        within(Duration::from_secs(8), || shows(&preview, &built));
    }
}

#[test]
fn where_no_event_arrives_looking_finds_the_changes() {
    disturbed_site_shows_a_clean_build((11, 4), &["--poll"], "0");
}

/// The seam that loses events is there with the feature `fault-injection`; without it this is the first test again.
#[test]
fn where_events_get_lost_the_rounds_find_the_changes() {
    disturbed_site_shows_a_clean_build((13, 4), &[], "30");
    disturbed_site_shows_a_clean_build((17, 3), &[], "100");
}

#[test]
fn ten_thousand_rapid_edits_end_in_the_right_state() {
    let (_home, root) = site();
    let preview = Preview::start(&root, &[]);
    let folder = root.join("content/sidor");
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let folder = &folder;
            scope.spawn(move || {
                for n in 0..2500 {
                    let place = folder.join(format!("sida-{writer}-{}.md", n % 12));
                    let aside = place.with_extension("ny");
                    fs::write(&aside, page_text(n)).unwrap();
                    fs::rename(&aside, &place).unwrap();
                }
            });
        }
    });
    let built = clean_build(&root).expect("the site is sound");
    within(Duration::from_secs(10), || shows(&preview, &built));
}

#[test]
fn a_failed_edit_keeps_the_last_good_page_and_is_told_until_it_is_put_right() {
    let (_home, root) = site();
    let evil = root.join("content/sidor/<img src=x onerror=alert(1)>.md");
    let preview = Preview::start(&root, &[]);
    let built = clean_build(&root).unwrap();
    fs::write(&evil, "+++\ntitel = \n+++\n").unwrap();
    within(Duration::from_secs(6), || {
        let live = preview.text("/__insyn/live?sida=index.html");
        if live.contains("\"faults\":[{") { Ok(()) } else { Err(live) }
    });
    shows(&preview, &built).unwrap();
    let desk = preview.text("/__insyn/");
    assert!(!desk.contains("<img"), "{desk}");
    assert!(desk.contains("&lt;img src=x"), "{desk}");
    fs::remove_file(&evil).unwrap();
    within(Duration::from_secs(6), || {
        let live = preview.text("/__insyn/live?sida=index.html");
        if live.contains("\"faults\":[]") { Ok(()) } else { Err(live) }
    });
}

#[test]
fn the_script_is_only_for_browsers_that_show_the_page() {
    let (_home, root) = site();
    let preview = Preview::start(&root, &[]);
    let plain = preview.text("/");
    let shown = String::from_utf8(preview.ask("/", "Accept: text/html,*/*\r\n").2).unwrap();
    assert!(!plain.contains("__insyn"));
    let live: serde_json::Value =
        serde_json::from_str(&preview.text("/__insyn/live?sida=index.html")).unwrap();
    let version = &live["version"];
    let script = format!("<script src=\"/__insyn/live.js\" data-version=\"{version}\" defer></script>\n");
    assert_eq!(shown.replace(&script, ""), plain);
    assert!(preview.ask("/__insyn/live.js", "").1.contains("text/javascript"));
    assert!(preview.text("/__insyn/sida/").contains("Mall"));
}

#[test]
fn what_is_not_there_is_told_in_the_language_of_its_folder() {
    let (_home, root) = site();
    let settings = root.join("content/site.toml");
    let text = fs::read_to_string(&settings).unwrap();
    fs::write(&settings, text.replace("sprak = \"sv\"", "sprak = [\"sv\", \"en\"]")).unwrap();
    let preview = Preview::start(&root, &[]);
    let built = clean_build(&root).unwrap();
    for (asked, page) in
        [("/finns/inte/", "404.html"), ("/en/finns/inte/", "en/404.html"), ("/finns", "404.html")]
    {
        let (status, _, body) = preview.ask(asked, "");
        assert_eq!((status, &body), (404, &built[page]), "{asked}");
    }
}

#[test]
fn drafts_and_later_pages_are_shown_on_request_and_marked() {
    let (_home, root) = site();
    fs::write(root.join("content/sidor/utkast.md"), "+++\ntitel = \"Ett utkast\"\nutkast = true\n+++\nX.\n")
        .unwrap();
    fs::write(
        root.join("content/sidor/sen.md"),
        "+++\ntitel = \"Senare\"\npubliceras = 2030-01-01\n+++\nX.\n",
    )
    .unwrap();
    let closed = Preview::start(&root, &[]);
    assert_eq!(closed.ask("/sidor/utkast/", "").0, 404);
    assert_eq!(closed.ask("/sidor/sen/", "").0, 404);
    let open = Preview::start(&root, &["--drafts"]);
    let built = clean_build(&root).unwrap();
    let address =
        ["sidor/utkast/", "utkast/"].into_iter().find(|a| open.ask(&format!("/{a}"), "").0 == 200).unwrap();
    assert!(!built.contains_key(&format!("{address}index.html")));
    let live = open.text(&format!("/__insyn/live?sida={address}index.html"));
    assert!(live.contains("Utkast: visas bara"), "{live}");
}

#[test]
fn sixty_ways_out_of_the_folder_lead_nowhere() {
    let (_home, root) = site();
    fs::write(root.join("hemligt.txt"), "HEMLIGHET").unwrap();
    fs::write(root.join("content/hemligt.txt"), "HEMLIGHET").unwrap();
    let preview = Preview::start(&root, &[]);
    let ups = [
        "..",
        "%2e%2e",
        "%2E%2E",
        ".%2e",
        "%2e.",
        "%252e%252e",
        "%c0%ae%c0%ae",
        "....//..",
        "..%00",
        "..;",
        "%e0%80%ae%e0%80%ae",
        "%uff0e%uff0e",
    ];
    let slashes = ["/", "%2f", "%5c", "\\", "%252f"];
    let mut table: Vec<String> = ups
        .iter()
        .flat_map(|up| slashes.iter().map(move |slash| format!("/{up}{slash}hemligt.txt")))
        .collect();
    assert_eq!(table.len(), 60);
    let place = root.display().to_string();
    table.extend([
        "/content/hemligt.txt".to_owned(),
        format!("/{place}/hemligt.txt"),
        format!("//{place}/hemligt.txt"),
        format!("file://{place}/hemligt.txt"),
        "/hemligt.txt".to_owned(),
        "/hemligt.txt.".to_owned(),
        "/C:/hemligt.txt".to_owned(),
        "/\\\\server\\del".to_owned(),
        "/index.html/../hemligt.txt".to_owned(),
        "*".to_owned(),
        String::new(),
        format!("/{}", "a".repeat(9000)),
        "/%".to_owned(),
        "/index.html%00.txt".to_owned(),
        "/__insyn/../hemligt.txt".to_owned(),
        "/__insyn/sida/../../hemligt.txt".to_owned(),
    ]);
    for target in table {
        let (status, _, body) = preview.ask(&target, "");
        assert!([400, 404, 414].contains(&status), "{target}: {status}");
        assert!(!String::from_utf8_lossy(&body).contains("HEMLIGHET"), "{target}");
    }
}

#[test]
fn strangers_are_refused() {
    let (_home, root) = site();
    let preview = Preview::start(&root, &[]);
    let port = preview.port;
    for host in [
        "evil.example",
        "evil.example:80",
        "127.0.0.1",
        "127.0.0.1:1",
        "localhost",
        "localhost.",
        "127.0.0.1.:PORT",
        "localhost.:PORT",
        "127.0.0.2:PORT",
        "0.0.0.0:PORT",
        "[::]:PORT",
        "[::1]",
        "127.1:PORT",
        "2130706433:PORT",
        "localhost:PORT.evil.example",
        "evil.example:PORT",
        "localhost:PORT@evil.example",
        "127.0.0.1:PORT/",
        "localhost:0PORT",
        "",
    ] {
        let host = host.replace("PORT", &port.to_string());
        let (status, _, _) = preview.raw(format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n").as_bytes());
        assert!([400, 403].contains(&status), "{host}: {status}");
    }
    for own in ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"] {
        assert_eq!(
            preview.raw(format!("GET / HTTP/1.1\r\nHost: {own}:{port}\r\n\r\n").as_bytes()).0,
            200,
            "{own}"
        );
    }
    assert_eq!(preview.raw(b"GET / HTTP/1.1\r\n\r\n").0, 400);
    for origin in ["http://evil.example", "null", "https://127.0.0.1", "http://localhost"] {
        assert_eq!(preview.ask("/__insyn/live", &format!("Origin: {origin}\r\n")).0, 403, "{origin}");
    }
    assert_eq!(preview.ask("/__insyn/live", &format!("Origin: http://localhost:{port}\r\n")).0, 200);
    assert_eq!(preview.ask("/", "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: cors\r\n").0, 403);
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT"] {
        let request = format!("{method} / HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n");
        assert_eq!(preview.raw(request.as_bytes()).0, 405, "{method}");
    }
    for shape in [
        "Content-Length: 3\r\nContent-Length: 4\r\n",
        "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n",
        "X : y\r\n",
        "A: b\nX: y\r\n",
        " folded\r\n",
    ] {
        assert_eq!(preview.ask("/", shape).0, 400, "{shape:?}");
    }
    assert_eq!(preview.ask("/", &"X: y\r\n".repeat(100)).0, 431);
    let head = preview.ask("/", "").1;
    for promise in ["nosniff", "no-store", "Cross-Origin-Resource-Policy: same-origin"] {
        assert!(head.contains(promise), "{head}");
    }
    assert!(!head.to_ascii_lowercase().contains("access-control"));
}

#[test]
fn heads_and_ranges_are_answered_as_the_standard_says() {
    let (_home, root) = site();
    let preview = Preview::start(&root, &[]);
    let whole = preview.ask("/index.html", "").2;
    let port = preview.port;
    let (status, head, body) =
        preview.raw(format!("HEAD / HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n").as_bytes());
    assert_eq!((status, body.len()), (200, 0));
    assert!(head.contains(&format!("Content-Length: {}", whole.len())), "{head}");
    let (status, head, body) = preview.ask("/index.html", "Range: bytes=2-5\r\n");
    assert_eq!((status, body.as_slice()), (206, &whole[2..=5]));
    assert!(head.contains(&format!("Content-Range: bytes 2-5/{}", whole.len())), "{head}");
    assert_eq!(preview.ask("/index.html", "Range: bytes=-3\r\n").2, whole[whole.len() - 3..]);
    assert_eq!(preview.ask("/index.html", "Range: bytes=999999999-\r\n").0, 416);
    assert_eq!(preview.ask("/index.html", "Range: bytes=0-1,3-4\r\n").0, 200);
}

#[test]
fn fifteen_hundred_half_open_connections_do_not_keep_others_waiting() {
    let (_home, root) = site();
    let preview = Preview::start(&root, &[]);
    let address: SocketAddr = ([127, 0, 0, 1], preview.port).into();
    let half: Vec<TcpStream> = (0..1500)
        .filter_map(|n| {
            let mut stream = TcpStream::connect_timeout(&address, Duration::from_secs(2)).ok()?;
            let part = if n % 2 == 0 { &b"GET / HTTP/1.1\r\nHo"[..] } else { b"" };
            stream.write_all(part).ok()?;
            Some(stream)
        })
        .collect();
    assert!(half.len() > 900, "only {} connections could be opened", half.len());
    for _ in 0..5 {
        let began = Instant::now();
        assert_eq!(preview.ask("/", "").0, 200);
        assert!(began.elapsed() < Duration::from_secs(1), "{:?}", began.elapsed());
    }
}

#[test]
fn watch_keeps_the_output_equal_to_a_clean_build() {
    let (_home, root) = site();
    let child = insyn(&root).args(["watch", "--as-of", DAY]).stderr(Stdio::null()).spawn().unwrap();
    let _watch = Running(child);
    let mut dice = Dice(3);
    for round in 0..5 {
        // What somebody does to the output later is put right, though the file has its old size and time.
        sleep(Duration::from_secs(1));
        if let Ok(bytes) = fs::read(root.join("public/404.html")) {
            let place = root.join("public/404.html");
            let time = fs::metadata(&place).unwrap().modified().unwrap();
            fs::write(&place, bytes.iter().map(|byte| byte ^ 1).collect::<Vec<_>>()).unwrap();
            fs::File::options().write(true).open(&place).unwrap().set_modified(time).unwrap();
        }
        let text = format!("+++\ntitel = \"Varv {round}\"\n+++\n\nText.\n");
        fs::write(root.join("content/sidor/varv.md"), text).unwrap();
        for step in 0..3 {
            disturb(&root, &mut dice, round * 10 + step);
        }
        let built = clean_build(&root).unwrap();
        within(Duration::from_secs(10), || {
            let found = tree(&root.join("public"));
            let same = built.iter().all(|(address, bytes)| {
                address == ".insyn/manifest.json" || found.get(address) == Some(bytes)
            });
            if same && found.len() == built.len() {
                Ok(())
            } else {
                Err(format!("{} files and not {}", found.len(), built.len()))
            }
        });
    }
    fs::write(root.join("content/sidor/sida-1.md"), "+++\ntitel = \n").unwrap();
    sleep(Duration::from_secs(2));
    assert!(root.join("public/index.html").is_file(), "a failed build leaves the former site");
}
