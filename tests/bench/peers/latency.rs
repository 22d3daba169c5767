//! From saving a file to fresh bytes of its page: the preview of Insyn beside Hugo's.
//!
//! `cargo bench --bench peers -- latency --documents 1000,10000 --edits 24`

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use fastrand::Rng;

use super::corpus::{Meeting, Size};
use super::{files, hugo, install, insyn};

const DAY: &str = "2026-01-01";
/// What takes longer is told as this.
const PATIENCE: Duration = Duration::from_secs(60);
/// A person does not save ten times a second.
const BETWEEN: Duration = Duration::from_millis(400);

/// A server that ends with its measurement.
struct Server {
    child: Child,
    port: u16,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    /// The body of an address; empty where nothing is answered yet.
    fn get(&self, address: &str) -> Vec<u8> {
        let mut answer = Vec::new();
        let asked = TcpStream::connect(("127.0.0.1", self.port)).and_then(|mut stream| {
            let port = self.port;
            stream.write_all(
                format!("GET {address} HTTP/1.0\r\nHost: 127.0.0.1:{port}\r\nAccept: */*\r\n\r\n").as_bytes(),
            )?;
            stream.read_to_end(&mut answer)
        });
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n");
        match (asked, end) {
            (Ok(_), Some(end)) => answer.split_off(end + 4),
            _ => Vec::new(),
        }
    }

    fn shows(&self, address: &str, word: &str) -> bool {
        self.get(address).windows(word.len()).any(|piece| piece == word.as_bytes())
    }

    fn wait_for(&self, address: &str, word: &str) -> Duration {
        let began = Instant::now();
        while began.elapsed() < PATIENCE && !self.shows(address, word) {
            thread::sleep(Duration::from_millis(1));
        }
        began.elapsed()
    }
}

/// What was seen of one program at one size.
struct Seen {
    name: &'static str,
    first_view: Duration,
    /// Of edits of a text, and of a title.
    edits: [Vec<Duration>; 2],
    /// Pages that showed an old title at the moment when the edited page showed the new one.
    stale: usize,
    /// Pages that differ from a clean build in the end; none where that is not asked.
    wrong: Option<usize>,
}

/// Measures and prints a table for each size.
///
/// # Errors
/// When a program cannot be started or a file not be written.
pub fn measure(
    sizes: &str,
    edits: usize,
    (folder, hugo, chosen): (&Path, &str, &str),
) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(folder)?;
    for documents in sizes.split(',') {
        let size = Size::of(documents.trim().parse()?);
        let mut all = Vec::new();
        if chosen.contains("insyn") {
            all.push(of_insyn(size, edits, folder)?);
        }
        if chosen.contains("hugo") {
            all.push(of_hugo(size, edits, (folder, &install::hugo_program(hugo, folder)?))?);
        }
        print(size, &all);
    }
    Ok(())
}

fn of_insyn(size: Size, edits: usize, folder: &Path) -> Result<Seen, Box<dyn Error>> {
    let root = folder.join("insyn");
    insyn::write(size, &root)?;
    let mut command = Command::new(env!("CARGO_BIN_EXE_insyn"));
    command.args(["serve", "--port", "0", "--as-of", DAY, "--root"]).arg(&root);
    let began = Instant::now();
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
    let mut line = String::new();
    BufReader::new(child.stdout.take().ok_or("no output")?).read_line(&mut line)?;
    let port = line.trim().trim_end_matches('/').rsplit(':').next().unwrap_or_default().parse()?;
    let server = Server { child, port };
    let starting = began.elapsed();
    let mut seen = edit(&server, size, (&root, "titel = \"", edits));
    seen.first_view += starting;
    let built = clean_build(&root)?;
    let differing = built.iter().filter(|(address, bytes)| server.get(&format!("/{address}")) != **bytes);
    seen.wrong = Some(differing.count());
    Ok(Seen { name: "insyn serve", ..seen })
}

fn of_hugo(size: Size, edits: usize, (folder, program): (&Path, &Path)) -> Result<Seen, Box<dyn Error>> {
    let root = folder.join("hugo");
    hugo::PEER.write(size, &root)?;
    let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let mut command = Command::new(program);
    command.args(["server", "--bind", "127.0.0.1", "--renderToMemory", "--port", &port.to_string()]);
    command.args(["--baseURL", &format!("http://127.0.0.1:{port}/"), "--source"]).arg(&root);
    let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let server = Server { child, port };
    let seen = edit(&server, size, (&root, "title = \"", edits));
    Ok(Seen { name: "hugo server", ..seen })
}

/// Waits for the start page, then edits texts and titles in turn.
fn edit(server: &Server, size: Size, (root, title, edits): (&Path, &str, usize)) -> Seen {
    let first_view = server.wait_for("/", "</html>");
    let meetings: Vec<Meeting> = size.meetings().collect();
    let mut rng = Rng::with_seed(1);
    let mut seen = Seen { name: "", first_view, edits: [Vec::new(), Vec::new()], stale: 0, wrong: None };
    for n in 0..edits * 2 {
        thread::sleep(BETWEEN);
        let meeting = &meetings[rng.usize(..meetings.len())];
        let folder = format!("sammantraden/{}/{}", meeting.body, meeting.date);
        let item = rng.usize(1..=meeting.items.len());
        let place = root.join(format!("content/{folder}/{item:02}.md"));
        let word = format!("Ny{n:04}x");
        let text = fs::read_to_string(&place).unwrap_or_default();
        let text = match n % 2 {
            0 => format!("{text}\n{word}.\n"),
            _ => text.replacen(title, &format!("{title}{word} "), 1),
        };
        if fs::write(&place, text).is_err() {
            continue;
        }
        seen.edits[n % 2].push(server.wait_for(&format!("/{folder}/{item:02}/"), &word));
        if n % 2 == 1 && !server.shows(&format!("/{folder}/"), &word) {
            seen.stale += 1;
        }
    }
    seen
}

/// What a clean build of the sources gives.
fn clean_build(root: &Path) -> Result<BTreeMap<String, Vec<u8>>, Box<dyn Error>> {
    files::remove(&root.join("public"))?;
    let mut command = Command::new(env!("CARGO_BIN_EXE_insyn"));
    let built = command.args(["build", "--as-of", DAY, "--root"]).arg(root).output()?;
    if !built.status.success() {
        return Err(String::from_utf8_lossy(&built.stderr).into_owned().into());
    }
    let public = root.join("public");
    let mut found = BTreeMap::new();
    let mut open: Vec<PathBuf> = vec![public.clone()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder)? {
            let place = entry?.path();
            if place.is_dir() {
                open.push(place);
            } else {
                let address = place.strip_prefix(&public)?.to_string_lossy().into_owned();
                if !address.starts_with(".insyn/") {
                    found.insert(address, fs::read(&place)?);
                }
            }
        }
    }
    Ok(found)
}

fn print(size: Size, all: &[Seen]) {
    println!("\n{} documents, from saving to fresh bytes of the page:\n", size.documents);
    println!(
        "| program | first view s | edits | text ms, median | least–most | title ms, median | least–most | stale lists | pages unlike a clean build |"
    );
    println!("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
    for seen in all {
        let ms = |time: &Duration| time.as_secs_f64() * 1000.0;
        let cells = seen.edits.iter().map(|times| {
            let mut times: Vec<f64> = times.iter().map(ms).collect();
            times.sort_by(f64::total_cmp);
            let at = |place: usize| times.get(place).copied().unwrap_or_default();
            let last = times.len().saturating_sub(1);
            format!("{:.0} | {:.0}–{:.0}", at(times.len() / 2), at(0), at(last))
        });
        println!(
            "| {} | {:.2} | {} | {} | {} | {} |",
            seen.name,
            seen.first_view.as_secs_f64(),
            seen.edits[0].len() + seen.edits[1].len(),
            cells.collect::<Vec<_>>().join(" | "),
            seen.stale,
            seen.wrong.map_or_else(|| "–".to_owned(), |wrong| wrong.to_string()),
        );
    }
}
