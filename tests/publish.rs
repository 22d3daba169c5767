//! Publishing to real servers, started here and on loopback only. A server that is not installed is told on the
//! terminal as SKIPPED: tests/README.md says how to get them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it stands")]
#![allow(
    clippy::pedantic,
    reason = "tests are told as stories; what they call is held to the house's manners"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread::sleep;
use std::time::Duration;

use insyn::diagnostics::Text;
use insyn::output::Manifest;
use insyn::pipeline::Trip;
use insyn::publish::{self, Consent, Errand, History, Host, NewTarget, Outcome, Parcel, TakeOver, Trouble};
use insyn::terms::Date;

const DAY: &str = "2026-03-12";

/// A server that ends with the test.
struct Server(Child);

impl Server {
    fn start(command: &mut Command, port: u16) -> Self {
        let server = Self(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap());
        for _ in 0..300 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return server;
            }
            sleep(Duration::from_millis(100));
        }
        panic!("the server does not listen on {port}");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A site and what `insyn` says of it.
struct Site {
    home: tempfile::TempDir,
    environment: Vec<(&'static str, String)>,
}

impl Site {
    fn new(target: &str) -> Self {
        let home = tempfile::tempdir().unwrap();
        let site = Self { home, environment: Vec::new() };
        let made = Command::new(env!("CARGO_BIN_EXE_insyn"))
            .current_dir(site.home.path())
            .args(["new", "site", "plats"])
            .output()
            .unwrap();
        assert!(made.status.success());
        let settings = site.root().join("content/site.toml");
        let text = fs::read_to_string(&settings).unwrap();
        fs::write(&settings, format!("{text}\n[[publicera]]\nnamn = \"prov\"\n{target}\n")).unwrap();
        for path in [
            "sidor/om-webbplatsen.md",
            "sammantraden/ks/2026-03-12/02-trygg-skolvag.md",
            "handlingar/tjansteskrivelse-trygg-skolvag.md",
        ] {
            site.fill_in(path);
        }
        site
    }

    /// Puts a text in place of the words that the example asks to replace: nobody can publish those.
    fn fill_in(&self, path: &str) {
        let place = self.root().join("content").join(path);
        let text = fs::read_to_string(&place).unwrap();
        let lines = text.lines().map(|line| if line.starts_with("Skriv här") { "Barnen går." } else { line });
        fs::write(&place, lines.map(|line| format!("{line}\n")).collect::<String>()).unwrap();
    }

    fn root(&self) -> PathBuf {
        self.home.path().join("plats")
    }

    fn build(&self) {
        let built = self.insyn(&["build"]);
        assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    }

    fn settings(&self) -> String {
        fs::read_to_string(self.root().join("content/site.toml")).unwrap()
    }

    fn insyn(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_insyn"))
            .current_dir(self.root())
            .envs(self.environment.iter().map(|(name, value)| (*name, value.as_str())))
            .env("INSYN_LANG", "sv")
            .args(arguments)
            .args(["--as-of", DAY])
            .output()
            .unwrap()
    }

    fn publish(&self, more: &[&str]) -> Result<String, String> {
        let output = self.insyn(&[&["publish", "prov"], more].concat());
        let said =
            format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        if output.status.success() { Ok(said) } else { Err(said) }
    }

    fn page(&self, name: &str, text: &str) {
        let place = self.root().join(format!("content/sidor/{name}.md"));
        fs::write(place, format!("+++\ntitel = \"Sidan {name}\"\n+++\n\n{text}\n")).unwrap();
    }

    /// Another style, under another name.
    fn restyle(&self) {
        let style = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/standard/assets/style.css");
        let theme = self.root().join("themes/standard/assets");
        fs::create_dir_all(&theme).unwrap();
        let text = fs::read_to_string(style).unwrap() + "\nh1 { color: #123456; }\n";
        fs::write(theme.join("style.css"), text).unwrap();
    }

    fn built(&self) -> Vec<(String, Vec<u8>)> {
        let mut found = files_in(&self.root().join("public"));
        found.retain(|(name, _)| !name.starts_with(".insyn/"));
        found
    }
}

/// Every file below a folder, by its path there.
fn files_in(top: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut open = vec![top.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            if entry.path().is_dir() {
                open.push(entry.path());
            } else {
                let name = entry.path().strip_prefix(top).unwrap().to_string_lossy().into_owned();
                found.push((name, fs::read(entry.path()).unwrap()));
            }
        }
    }
    found
}

/// A target that is looked at after each single operation, and may be cut off before one.
struct Watched<'w> {
    host: Box<dyn Host>,
    reader: Reader<'w>,
    /// So many operations more; none where nothing is cut.
    left: Option<usize>,
    done: usize,
}

/// A reader of the site: what is served, and what each page refers to.
struct Reader<'r> {
    read: &'r dyn Fn(&str) -> Option<Vec<u8>>,
    served: BTreeMap<String, BTreeSet<String>>,
    /// Touched, and not yet seen by the public: a branch is pushed at the end.
    hidden: BTreeSet<String>,
    /// Whether each operation is seen by itself.
    at_once: bool,
}

impl Reader<'_> {
    fn touched(&mut self, address: &str) {
        self.hidden.insert(address.to_owned());
        if self.at_once {
            self.look();
        }
    }

    fn look(&mut self) {
        for address in std::mem::take(&mut self.hidden) {
            if address.starts_with(".insyn/") {
                continue;
            }
            match (self.read)(&address) {
                Some(bytes) => self.served.insert(address.clone(), references(&address, &bytes)),
                None => self.served.remove(&address),
            };
        }
        self.check();
    }

    /// Every file that a served page loads or offers is served, and every page that a reader can come to.
    fn check(&self) {
        for (address, wanted) in &self.served {
            for one in wanted.iter().filter(|one| !one.ends_with(".html")) {
                assert!(self.served.contains_key(one), "{address} refers to {one}, which is not there");
            }
        }
        let mut open: Vec<&String> = self.served.keys().filter(|one| *one == "index.html").collect();
        let mut seen = BTreeSet::new();
        while let Some(address) = open.pop() {
            let Some(wanted) = self.served.get(address) else {
                panic!("a reader is led to {address}, which is not there");
            };
            if seen.insert(address) {
                open.extend(wanted.iter().filter(|one| one.ends_with(".html")));
            }
        }
    }
}

/// The files of the site that a page refers to, by their addresses.
fn references(address: &str, bytes: &[u8]) -> BTreeSet<String> {
    if !address.ends_with(".html") {
        return BTreeSet::new();
    }
    let page = scraper::Html::parse_document(&String::from_utf8_lossy(bytes));
    let selector = scraper::Selector::parse("[href], [src]").unwrap();
    let written = page.select(&selector).flat_map(|one| [one.attr("href"), one.attr("src")]).flatten();
    written.filter_map(|one| resolved(address, one)).collect()
}

fn resolved(from: &str, written: &str) -> Option<String> {
    let written = written.split(['#', '?']).next()?;
    if written.is_empty() || written.contains(':') || written.starts_with("//") {
        return None;
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in written.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    if written.ends_with('/') || written.ends_with("..") || written == "." {
        parts.push("index.html");
    }
    Some(parts.join("/"))
}

impl Watched<'_> {
    fn step(&mut self) -> Outcome<()> {
        self.done += 1;
        match &mut self.left {
            Some(0) => Err(Trouble::Lasting(Text::new("avbrott", "cut"))),
            Some(left) => {
                *left -= 1;
                Ok(())
            }
            None => Ok(()),
        }
    }
}

impl Host for Watched<'_> {
    fn read(&mut self, address: &str) -> Outcome<Option<Vec<u8>>> {
        self.step()?;
        self.host.read(address)
    }
    fn put(&mut self, parcels: &[Parcel]) -> Outcome<()> {
        for parcel in parcels {
            self.step()?;
            self.host.put(std::slice::from_ref(parcel))?;
            self.reader.touched(&parcel.address);
        }
        Ok(())
    }
    fn remove(&mut self, addresses: &[String]) -> Outcome<()> {
        for address in addresses {
            self.step()?;
            self.host.remove(std::slice::from_ref(address))?;
            self.reader.touched(address);
        }
        Ok(())
    }
    fn lock(&mut self) -> Outcome<bool> {
        self.step()?;
        self.host.lock()
    }
    fn unlock(&mut self) -> Outcome<()> {
        self.step()?;
        self.host.unlock()
    }
    fn settle(&mut self, message: &str) -> Outcome<()> {
        self.step()?;
        self.host.settle(message)?;
        self.reader.look();
        Ok(())
    }
}

impl Site {
    /// Publishes what is built, looking at the target after each operation; how many there were.
    fn publish_watched<'w>(
        &self,
        (reader, work): (Reader<'w>, &Path),
        left: Option<usize>,
    ) -> Result<(Reader<'w>, usize), Reader<'w>> {
        self.put_watched(&self.root().join("public"), (reader, work), left)
    }

    /// The same for a version in any folder.
    fn put_watched<'w>(
        &self,
        folder: &Path,
        (reader, work): (Reader<'w>, &Path),
        left: Option<usize>,
    ) -> Result<(Reader<'w>, usize), Reader<'w>> {
        let manifest = Manifest::of_folder(folder).unwrap();
        let (trip, _) = Trip::take(&self.root(), Date::constant(2026, 3, 12));
        let target = &trip.site.config.targets[0];
        let host = publish::host(&self.root(), target, work).unwrap();
        let mut watched = Watched { host, reader, left, done: 0 };
        let consent = Consent { new_target: Some(NewTarget), deletions: Some(2), take_over: Some(TakeOver) };
        let errand = Errand { folder, manifest: &manifest, withdraw: &[], consent };
        match publish::publish(&mut watched, &errand, &mut |_, _| ()) {
            Ok(_) => Ok((watched.reader, watched.done)),
            Err(found) if left.is_some() => {
                assert_eq!(found.code.id, "target-trouble");
                Err(watched.reader)
            }
            Err(found) => panic!("{found:?}"),
        }
    }
}

/// Two versions of a site, one after the other, looked at after each operation; the second is cut off at some points
/// first.
fn at_every_step(site: &Site, read: &dyn Fn(&str) -> Option<Vec<u8>>, cuts: &[usize]) {
    let work = tempfile::tempdir().unwrap();
    let at_once = !site.settings().contains("typ = \"git\"");
    let reader = Reader { read, served: BTreeMap::new(), hidden: BTreeSet::new(), at_once };
    site.page("borta", "Den ska bort.");
    site.build();
    let (mut reader, _) = site.publish_watched((reader, work.path()), None).ok().unwrap();
    assert!(reader.served.len() > 30, "{}", reader.served.len());
    fs::remove_file(site.root().join("content/sidor/borta.md")).unwrap();
    site.page("ny", "En ny sida.");
    site.restyle();
    site.build();
    for cut in cuts {
        reader = match site.publish_watched((reader, work.path()), Some(*cut)) {
            Ok((reader, _)) => reader,
            Err(reader) => reader,
        };
    }
    let (reader, _) = site.publish_watched((reader, work.path()), None).ok().unwrap();
    for (address, bytes) in site.built() {
        assert!(read(&address).as_deref() == Some(&bytes[..]), "{address}");
        assert!(reader.served.contains_key(&address), "{address}");
    }
    let gone: Vec<_> = reader.served.keys().filter(|one| one.contains("borta")).collect();
    assert!(gone.is_empty(), "{gone:?}");
}

/// Publishes, changes, publishes again, looks, rolls back; `read` gives what the public reads.
fn whole_life(site: &Site, read: &dyn Fn(&str) -> Option<Vec<u8>>) {
    let same = |when: &str| {
        for (address, bytes) in site.built() {
            assert!(read(&address).as_deref() == Some(&bytes[..]), "{when}: {address}");
        }
    };
    for n in 0..15 {
        site.page(&format!("fyllnad-{n}"), "Text.");
    }
    site.page("ny", "Den första texten.");
    let refused = site.publish(&[]).unwrap_err();
    assert!(refused.contains("new-target"), "{refused}");
    site.publish(&["--new-target"]).unwrap();
    same("first");
    site.page("ny", "Den andra texten.");
    site.page("till", "En sida till.");
    let dry = site.publish(&["--dry-run"]).unwrap();
    assert!(dry.contains("~ ") && dry.contains("+ ") && dry.contains("till/index.html"), "{dry}");
    let said = site.publish(&[]).unwrap();
    assert!(said.contains("Kvitto 2"), "{said}");
    same("second");
    let before = read("index.html");
    let (address, second) =
        site.built().into_iter().find(|(address, _)| address.ends_with("ny/index.html")).unwrap();
    fs::remove_file(site.root().join("content/sidor/till.md")).unwrap();
    site.page("ny", "Den tredje texten.");
    site.publish(&[]).unwrap();
    same("third");
    assert!(read(&address).unwrap() != second);
    let gone = address.replace("ny/index.html", "till/index.html");
    assert!(read(&gone).is_none(), "a removed page is gone");
    site.publish(&["--rollback"]).unwrap();
    assert!(read(&address).unwrap() == second, "the version before is back");
    assert!(read(&gone).is_some() && before.is_some());
    let settings = site.root().join("content/site.toml");
    let text = fs::read_to_string(&settings).unwrap();
    let line = text.lines().find(|line| line.starts_with("adress")).unwrap().to_owned();
    fs::write(&settings, text.replace(&line, "adress = \"https://annan.exempel.se/\"")).unwrap();
    fs::remove_dir_all(site.root().join("public")).unwrap();
    let refused = site.publish(&["--new-target"]).unwrap_err();
    assert!(refused.contains("foreign-target"), "{refused}");
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

fn tool(name: &str) -> Option<PathBuf> {
    let more = std::env::var("INSYN_TEST_TOOLS").unwrap_or_default();
    let path = std::env::var("PATH").unwrap_or_default();
    let folders = more.split(':').chain(path.split(':')).chain(["/usr/sbin", "/usr/lib/openssh"]);
    let found = folders.map(|folder| Path::new(folder).join(name)).find(|place| place.is_file());
    if found.is_none() {
        // Past the test's own capture: what was not tried must be seen.
        let _ = writeln!(std::io::stderr(), "SKIPPED: {name} is not installed");
    }
    found
}

#[test]
fn a_folder() {
    let place = tempfile::tempdir().unwrap();
    let site = Site::new(&format!("typ = \"mapp\"\ntill = \"{}\"", place.path().display()));
    whole_life(&site, &|address| fs::read(place.path().join(address)).ok());
}

#[test]
fn what_others_altered_in_a_folder_is_put_right_and_told() {
    let place = tempfile::tempdir().unwrap();
    let site = Site::new(&format!("typ = \"mapp\"\ntill = \"{}\"", place.path().display()));
    site.publish(&["--new-target"]).unwrap();
    fs::remove_dir_all(place.path().join("organ")).unwrap();
    fs::write(place.path().join("index.html"), "annat").unwrap();
    let said = site.publish(&[]).unwrap();
    assert!(said.contains("ändrade eller borta"), "{said}");
    for (address, bytes) in site.built() {
        assert!(fs::read(place.path().join(&address)).is_ok_and(|held| held == bytes), "{address}");
    }
    let said = site.publish(&[]).unwrap();
    assert!(said.contains("redan som det ska") && !said.contains("borta"), "{said}");
}

#[test]
fn the_ledger_goes_on_from_what_the_public_reads_and_a_fork_is_told() {
    let place = tempfile::tempdir().unwrap();
    let site = Site::new(&format!("typ = \"mapp\"\ntill = \"{}\"", place.path().display()));
    let read = |address: &str| fs::read_to_string(place.path().join(address)).unwrap();
    let entries = || read("andringar/andringar.json").matches("\"dag\":").count();
    site.page("ny", "Den första texten.");
    site.publish(&["--new-target"]).unwrap();
    assert_eq!(entries(), 1);
    // Builds that nobody sees leave no trace in the history.
    site.page("ny", "En text som ångras.");
    assert!(site.insyn(&["build"]).status.success());
    site.page("ny", "Den andra texten.");
    // Another machine, without the file beside the content: the site carries its own history.
    let kept = site.root().join("content/andringar.json");
    fs::remove_file(&kept).unwrap();
    site.publish(&[]).unwrap();
    assert_eq!(entries(), 2);
    assert!(read("andringar/andringar.json").contains("\"webbplatsen_fore\""));
    assert_eq!(fs::read_to_string(&kept).unwrap().matches("\"dag\":").count(), 2);
    site.publish(&[]).unwrap();
    assert_eq!(entries(), 2, "nothing new, nothing told");
    let same = site.insyn(&["verify"]);
    assert!(same.status.success(), "{}", String::from_utf8_lossy(&same.stderr));
    // Somebody rewrites the history on the server.
    let data = place.path().join("andringar/andringar.json");
    fs::write(&data, read("andringar/andringar.json").replace("rattad", "tillagd")).unwrap();
    site.page("ny", "Den tredje texten.");
    let refused = site.publish(&[]).unwrap_err();
    assert!(refused.contains("forked-ledger"), "{refused}");
}

#[test]
fn a_folder_at_every_step_and_cut_off_anywhere() {
    let place = tempfile::tempdir().unwrap();
    let site = Site::new(&format!("typ = \"mapp\"\ntill = \"{}\"", place.path().display()));
    let cuts: Vec<usize> = (0..25).map(|n| n * 7).collect();
    at_every_step(&site, &|address| fs::read(place.path().join(address)).ok(), &cuts);
}

/// A version that is put back goes out as safely as a new one.
#[test]
fn a_rollback_to_a_folder_at_every_step_and_cut_off_anywhere() {
    let place = tempfile::tempdir().unwrap();
    let site = Site::new(&format!("typ = \"mapp\"\ntill = \"{}\"", place.path().display()));
    let read = |address: &str| fs::read(place.path().join(address)).ok();
    site.page("borta", "Den ska bort.");
    site.publish(&["--new-target"]).unwrap();
    let first = site.built();
    fs::remove_file(site.root().join("content/sidor/borta.md")).unwrap();
    site.page("ny", "En ny sida.");
    site.restyle();
    site.publish(&[]).unwrap();
    let hidden = site.built().into_iter().map(|(address, _)| address).collect();
    let mut reader = Reader { read: &read, served: BTreeMap::new(), hidden, at_once: true };
    reader.look();
    let former = History::of(&site.root(), "prov").former().unwrap().unwrap();
    let work = tempfile::tempdir().unwrap();
    for cut in (0..25).map(|n| n * 7) {
        reader = match site.put_watched(&former, (reader, work.path()), Some(cut)) {
            Ok((reader, _)) => reader,
            Err(reader) => reader,
        };
    }
    let (reader, _) = site.put_watched(&former, (reader, work.path()), None).ok().unwrap();
    for (address, bytes) in first {
        assert!(read(&address).as_deref() == Some(&bytes[..]), "{address}");
    }
    assert!(!reader.served.keys().any(|address| address.contains("/ny/")), "{:?}", reader.served.keys());
}

/// Whoever comes second waits outside or finds the first one done: the target then holds one site, whole.
#[test]
fn two_publishers_at_once_do_not_mix() {
    let place = tempfile::tempdir().unwrap();
    let target = format!("typ = \"mapp\"\ntill = \"{}\"", place.path().display());
    let sites = [Site::new(&target), Site::new(&target)];
    sites[0].publish(&["--new-target"]).unwrap();
    for round in 0..4 {
        for (at, site) in sites.iter().enumerate() {
            for n in 0..20 {
                site.page(&format!("sida-{n}"), &format!("Plats {at}, omgång {round}."));
            }
        }
        let done: Vec<bool> = std::thread::scope(|scope| {
            let runs: Vec<_> = sites.iter().map(|site| scope.spawn(|| site.publish(&[]))).collect();
            let ended = runs.into_iter().map(|run| run.join().unwrap());
            ended
                .map(|run| match run {
                    Ok(_) => true,
                    Err(said) => {
                        assert!(said.contains("target-busy"), "{said}");
                        false
                    }
                })
                .collect()
        });
        assert!(done.contains(&true));
        let whole = sites.iter().zip(&done).filter(|(site, done)| {
            **done
                && site.built().iter().all(|(address, bytes)| {
                    fs::read(place.path().join(address)).is_ok_and(|found| found == *bytes)
                })
        });
        assert_eq!(whole.count(), 1, "round {round}: {done:?}");
        assert!(!place.path().join(".insyn/las").exists());
    }
}

#[test]
fn a_publication_under_way_shuts_others_out_and_warnings_stop_it() {
    let place = tempfile::tempdir().unwrap();
    let site = Site::new(&format!("typ = \"mapp\"\ntill = \"{}\"", place.path().display()));
    fs::create_dir_all(place.path().join(".insyn/las")).unwrap();
    let refused = site.publish(&["--new-target"]).unwrap_err();
    assert!(refused.contains("target-busy"), "{refused}");
    site.publish(&["--new-target", "--take-over"]).unwrap();
    assert!(!place.path().join(".insyn/las").exists());
    site.page("fel", "[hit](finns-inte.md)");
    assert!(site.publish(&[]).is_err());
}

#[test]
fn a_branch_of_a_git_repository() {
    let home = tempfile::tempdir().unwrap();
    let bare = home.path().join("webb.git");
    assert!(Command::new("git").args(["init", "--quiet", "--bare"]).arg(&bare).status().unwrap().success());
    let target = format!("typ = \"git\"\ntill = \"{}\"", bare.display());
    let read = |address: &str| {
        let shown = Command::new("git")
            .arg("-C")
            .arg(&bare)
            .args(["show", &format!("gh-pages:{address}")])
            .output()
            .unwrap();
        shown.status.success().then_some(shown.stdout)
    };
    at_every_step(&Site::new(&target), &read, &[4, 30, 70]);
    assert!(
        Command::new("git")
            .arg("-C")
            .arg(&bare)
            .args(["branch", "-D", "gh-pages"])
            .output()
            .unwrap()
            .status
            .success()
    );
    // As from a hook: the environment names the editor's own repository, which is none of ours.
    let own = home.path().join("redaktionen/.git");
    assert!(
        Command::new("git").args(["init", "--quiet"]).arg(own.parent().unwrap()).status().unwrap().success()
    );
    let before = files_in(&own);
    let mut site = Site::new(&target);
    site.environment.push(("GIT_DIR", own.display().to_string()));
    site.environment.push(("GIT_INDEX_FILE", own.join("index").display().to_string()));
    whole_life(&site, &read);
    assert!(files_in(&own) == before, "the editor's own repository was touched");
}

/// A server of SSH with keys of its own, as this user.
fn ssh_server(home: &Path) -> Option<(Server, PathBuf, u16)> {
    let (sshd, sftp_server) = (tool("sshd")?, tool("sftp-server")?);
    let port = free_port();
    for key in ["host", "user"] {
        let made = Command::new("ssh-keygen")
            .args(["-q", "-t", "ed25519", "-N", "", "-f"])
            .arg(home.join(key))
            .status()
            .ok()?;
        assert!(made.success());
    }
    fs::copy(home.join("user.pub"), home.join("authorized")).unwrap();
    let show = |name: &str| home.join(name).display().to_string();
    let server_settings = format!(
        "Port {port}\nListenAddress 127.0.0.1\nHostKey {}\nAuthorizedKeysFile {}\nStrictModes no\nUsePAM no\nPidFile none\n\
         PasswordAuthentication no\nSubsystem sftp {}\n",
        show("host"),
        show("authorized"),
        sftp_server.display()
    );
    fs::write(home.join("sshd_config"), server_settings).unwrap();
    let host_key = fs::read_to_string(home.join("host.pub")).unwrap();
    fs::write(home.join("known"), format!("[127.0.0.1]:{port} {host_key}")).unwrap();
    fs::write(
        home.join("ssh_config"),
        format!(
            "IdentityFile {}\nIdentitiesOnly yes\nUserKnownHostsFile {}\nStrictHostKeyChecking yes\n\
             ControlMaster auto\nControlPath {}\nControlPersist 20\n",
            show("user"),
            show("known"),
            show("linje")
        ),
    )
    .unwrap();
    let _ = fs::create_dir_all("/run/sshd");
    let server = Server::start(Command::new(sshd).args(["-D", "-f"]).arg(home.join("sshd_config")), port);
    Some((server, home.join("ssh_config"), port))
}

fn over_ssh(kind: &str) {
    let home = tempfile::tempdir().unwrap();
    let Some((_server, config, port)) = ssh_server(home.path()) else { return };
    let user = std::env::var("USER").unwrap_or_else(|_| "root".to_owned());
    let target = |place: &Path| {
        format!(
            "typ = \"{kind}\"\ntill = \"{user}@127.0.0.1:{}\"\nport = {port}\nssh_config = \"{}\"",
            place.display(),
            config.display()
        )
    };
    let place = home.path().join("webb");
    whole_life(&Site::new(&target(&place)), &|address| fs::read(place.join(address)).ok());
    let place = home.path().join("steg");
    at_every_step(&Site::new(&target(&place)), &|address| fs::read(place.join(address)).ok(), &[25]);
    // Another server in its place is not let near the site.
    let known = home.path().join("known");
    let text = fs::read_to_string(&known).unwrap();
    let other = fs::read_to_string(home.path().join("user.pub")).unwrap();
    fs::write(&known, format!("{} {other}", text.split_whitespace().next().unwrap())).unwrap();
    let _ = Command::new("ssh")
        .arg("-F")
        .arg(&config)
        .args(["-O", "exit", "-p", &port.to_string(), "127.0.0.1"])
        .output();
    let refused = Site::new(&target(&home.path().join("annan"))).publish(&["--new-target"]).unwrap_err();
    assert!(refused.contains("target-trouble"), "{refused}");
    assert!(!home.path().join("annan").exists());
}

#[test]
fn a_server_over_sftp() {
    over_ssh("sftp");
}

#[test]
fn a_server_over_rsync() {
    if tool("rsync").is_some() {
        over_ssh("rsync");
    }
}

/// A `WebDAV` server of a folder; `users` in the words of its settings.
fn webdav_server(served: &Path, users: &str) -> Option<(Server, u16)> {
    let wsgidav = tool("wsgidav")?;
    let port = free_port();
    let settings = served.with_extension("yaml");
    fs::create_dir(served).unwrap();
    fs::write(
        &settings,
        format!(
            "host: 127.0.0.1\nport: {port}\nprovider_mapping:\n  \"/\": \"{}\"\nsimple_dc:\n  user_mapping:\n    \"*\": {users}\n",
            served.display()
        ),
    )
    .unwrap();
    let server =
        Server::start(Command::new(wsgidav).args(["--server", "cheroot", "--config"]).arg(&settings), port);
    Some((server, port))
}

#[test]
fn a_webdav_server_at_every_step() {
    let place = tempfile::tempdir().unwrap();
    let served = place.path().join("webb");
    let Some((_server, port)) = webdav_server(&served, "true") else { return };
    let site = Site::new(&format!("typ = \"webdav\"\ntill = \"http://127.0.0.1:{port}\""));
    at_every_step(&site, &|address| fs::read(served.join(address)).ok(), &[5, 40]);
}

#[test]
fn a_webdav_server() {
    let place = tempfile::tempdir().unwrap();
    let served = place.path().join("webb");
    let users = "\n      \"anna\":\n        password: \"hemligt\"";
    let Some((_server, port)) = webdav_server(&served, users) else { return };
    let mut site = Site::new(&format!("typ = \"webdav\"\ntill = \"http://127.0.0.1:{port}\""));
    let refused = site.publish(&["--new-target"]).unwrap_err();
    assert!(refused.contains("user och lösenord") || refused.contains("släpper inte in"), "{refused}");
    // From a key store: what it says is not repeated, whether it answers or not.
    let store = |text: &str| {
        let script = place.path().join("forvaring");
        fs::write(&script, text).unwrap();
        vec![
            ("INSYN_WEBDAV_USER", "anna".to_owned()),
            ("INSYN_SECRET_COMMAND", format!("sh {}", script.display())),
        ]
    };
    site.environment = store("echo hemligt\necho hemligt >&2\nexit 1\n");
    let refused = site.publish(&["--new-target"]).unwrap_err();
    assert!(refused.contains("nyckelförvaringen") && !refused.contains("hemligt"), "{refused}");
    site.environment = store("test \"$INSYN_SECRET_NAME\" = INSYN_WEBDAV_PASSWORD && echo hemligt\n");
    let said = site.publish(&["--new-target"]).unwrap();
    assert!(!said.contains("hemligt"), "{said}");
    for made in [&served, &site.root().join(".publicerat")] {
        fs::remove_dir_all(made).unwrap();
    }
    fs::create_dir(&served).unwrap();
    let read = |address: &str| fs::read(served.join(address)).ok();
    site.environment =
        vec![("INSYN_WEBDAV_USER", "anna".to_owned()), ("INSYN_WEBDAV_PASSWORD", "hemligt".to_owned())];
    whole_life(&site, &read);
    for held in [site.root().join(".publicerat"), site.root().join("public"), site.root().join("content")] {
        let found = Command::new("grep").args(["-rl", "hemligt"]).arg(held).output().unwrap();
        assert_eq!(String::from_utf8_lossy(&found.stdout), "");
    }
}

/// A server of buckets with an empty one, its address, and curl that knows the key.
fn bucket_server() -> Option<(Server, String)> {
    let moto = tool("moto_server")?;
    let port = free_port();
    let server = Server::start(Command::new(moto).args(["-H", "127.0.0.1", "-p", &port.to_string()]), port);
    let bucket = format!("http://127.0.0.1:{port}/kommunen");
    // On a busy machine the server takes a while to answer after it has opened its port.
    let made = (0..40).any(|_| {
        let made = signed(&["-X", "PUT", &bucket]).is_some();
        made || {
            std::thread::sleep(Duration::from_millis(250));
            false
        }
    });
    assert!(made, "the server makes no bucket");
    Some((server, bucket))
}

/// What the server answers to one who has the key.
fn signed(arguments: &[&str]) -> Option<Vec<u8>> {
    let mut command = Command::new("curl");
    command.args(["--silent", "--fail", "--user", "nyckel:hemligt", "--aws-sigv4", "aws:amz:us-east-1:s3"]);
    let got =
        command.args(["-H", "x-amz-content-sha256: UNSIGNED-PAYLOAD"]).args(arguments).output().unwrap();
    got.status.success().then_some(got.stdout)
}

const KEYS: [(&str, &str); 2] = [("AWS_ACCESS_KEY_ID", "nyckel"), ("AWS_SECRET_ACCESS_KEY", "hemligt")];

#[test]
fn a_bucket() {
    let Some((_server, bucket)) = bucket_server() else { return };
    let mut site = Site::new(&format!("typ = \"s3\"\ntill = \"{bucket}\"\nregion = \"us-east-1\""));
    site.environment = KEYS.map(|(name, value)| (name, value.to_owned())).to_vec();
    whole_life(&site, &|address| signed(&[&format!("{bucket}/{address}")]));
}

/// In a process of its own, whose environment has the keys.
#[test]
fn a_bucket_at_every_step() {
    if std::env::var_os(KEYS[0].0).is_none() {
        let mut again = Command::new(std::env::current_exe().unwrap());
        let done = again.args(["--exact", "a_bucket_at_every_step"]).envs(KEYS).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stdout));
        return;
    }
    let Some((_server, bucket)) = bucket_server() else { return };
    let site = Site::new(&format!("typ = \"s3\"\ntill = \"{bucket}\"\nregion = \"us-east-1\""));
    at_every_step(&site, &|address| signed(&[&format!("{bucket}/{address}")]), &[5, 40]);
}

#[test]
fn cut_off_by_a_kill_the_next_run_ends_in_the_right_state() {
    let place = tempfile::tempdir().unwrap();
    let site = Site::new(&format!("typ = \"mapp\"\ntill = \"{}\"", place.path().display()));
    site.publish(&["--new-target"]).unwrap();
    for n in 0..300 {
        site.page(&format!("sida-{n}"), "Text.");
    }
    for round in 0..4 {
        site.page("sida-1", &format!("Text i omgång {round}."));
        let mut child = Command::new(env!("CARGO_BIN_EXE_insyn"))
            .current_dir(site.root())
            .args(["publish", "--take-over", "--as-of", DAY])
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        sleep(Duration::from_millis(150 + 200 * round));
        let _ = child.kill();
        let _ = child.wait();
    }
    site.publish(&["--take-over"]).unwrap();
    for (address, bytes) in site.built() {
        assert!(fs::read(place.path().join(&address)).unwrap() == bytes, "{address}");
    }
    let status = site.insyn(&["status"]);
    let said = String::from_utf8_lossy(&status.stdout).into_owned();
    assert!(said.contains("aktuellt") && status.status.success(), "{said}");
}
