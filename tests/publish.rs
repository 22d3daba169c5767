//! Publishing to real servers, started here and on loopback only. A server that is not installed is said to be
//! missing and its test passes: README tells how to get them (Debian: openssh-server, rsync; PyPI: wsgidav, cheroot,
//! moto\[server\]; `INSYN_TEST_TOOLS` names further folders of programs).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it stands")]
#![allow(
    clippy::pedantic,
    reason = "tests are told as stories; what they call is held to the house's manners"
)]

use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread::sleep;
use std::time::Duration;

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
        site
    }

    fn root(&self) -> PathBuf {
        self.home.path().join("plats")
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

    fn built(&self) -> Vec<(String, Vec<u8>)> {
        let public = self.root().join("public");
        let mut found = Vec::new();
        let mut open = vec![public.clone()];
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(folder).unwrap().flatten() {
                if entry.path().is_dir() {
                    open.push(entry.path());
                } else {
                    let name = entry.path().strip_prefix(&public).unwrap().to_string_lossy().into_owned();
                    found.push((name, fs::read(entry.path()).unwrap()));
                }
            }
        }
        found.retain(|(name, _)| !name.starts_with(".insyn/"));
        found
    }
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
        eprintln!("skipped: {name} is not installed");
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
    let site = Site::new(&format!("typ = \"git\"\ntill = \"{}\"", bare.display()));
    whole_life(&site, &|address| {
        let shown = Command::new("git")
            .arg("-C")
            .arg(&bare)
            .args(["show", &format!("gh-pages:{address}")])
            .output()
            .unwrap();
        shown.status.success().then_some(shown.stdout)
    });
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
            "IdentityFile {}\nIdentitiesOnly yes\nUserKnownHostsFile {}\nStrictHostKeyChecking yes\n",
            show("user"),
            show("known")
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
    let place = home.path().join("webb");
    let site = Site::new(&format!(
        "typ = \"{kind}\"\ntill = \"{user}@127.0.0.1:{}\"\nport = {port}\nssh_config = \"{}\"",
        place.display(),
        config.display()
    ));
    whole_life(&site, &|address| fs::read(place.join(address)).ok());
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

#[test]
fn a_webdav_server() {
    let Some(wsgidav) = tool("wsgidav") else { return };
    let place = tempfile::tempdir().unwrap();
    let port = free_port();
    let settings = place.path().join("wsgidav.yaml");
    let served = place.path().join("webb");
    fs::create_dir(&served).unwrap();
    fs::write(
        &settings,
        format!(
            "host: 127.0.0.1\nport: {port}\nprovider_mapping:\n  \"/\": \"{}\"\nsimple_dc:\n  user_mapping:\n    \"*\":\n      \"anna\":\n        password: \"hemligt\"\n",
            served.display()
        ),
    )
    .unwrap();
    let _server =
        Server::start(Command::new(wsgidav).args(["--server", "cheroot", "--config"]).arg(&settings), port);
    let mut site = Site::new(&format!("typ = \"webdav\"\ntill = \"http://127.0.0.1:{port}\""));
    let refused = site.publish(&["--new-target"]).unwrap_err();
    assert!(refused.contains("user och lösenord") || refused.contains("släpper inte in"), "{refused}");
    site.environment =
        vec![("INSYN_WEBDAV_USER", "anna".to_owned()), ("INSYN_WEBDAV_PASSWORD", "hemligt".to_owned())];
    whole_life(&site, &|address| fs::read(served.join(address)).ok());
}

#[test]
fn a_bucket() {
    let Some(moto) = tool("moto_server") else { return };
    let port = free_port();
    let _server = Server::start(Command::new(moto).args(["-H", "127.0.0.1", "-p", &port.to_string()]), port);
    let bucket = format!("http://127.0.0.1:{port}/kommunen");
    let curl = |arguments: &[&str]| {
        let mut command = Command::new("curl");
        command.args([
            "--silent",
            "--fail",
            "--user",
            "nyckel:hemligt",
            "--aws-sigv4",
            "aws:amz:us-east-1:s3",
        ]);
        command.args(["-H", "x-amz-content-sha256: UNSIGNED-PAYLOAD"]).args(arguments).output().unwrap()
    };
    assert!(curl(&["-X", "PUT", &bucket]).status.success());
    let mut site = Site::new(&format!("typ = \"s3\"\ntill = \"{bucket}\"\nregion = \"us-east-1\""));
    site.environment =
        vec![("AWS_ACCESS_KEY_ID", "nyckel".to_owned()), ("AWS_SECRET_ACCESS_KEY", "hemligt".to_owned())];
    whole_life(&site, &|address| {
        let got = curl(&[&format!("{bucket}/{address}")]);
        got.status.success().then_some(got.stdout)
    });
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
