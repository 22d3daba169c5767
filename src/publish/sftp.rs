//! A server over SSH: files by the system's own `sftp`, in one batch a step, or by `rsync` where that is installed
//! there too. Keys, known hosts and jumps are the user's own settings of SSH.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;
use std::process::{Command, Output};

use super::disk;
use super::host::{Host, Outcome, Parcel, Trouble};
use super::record::LOCK;
use super::tool;
use crate::config::{PublishTarget, TargetKind};

/// A server over SSH.
pub struct Sftp {
    target: PublishTarget,
    /// `user@server`.
    server: String,
    /// The folder there.
    folder: String,
    /// Folders that are known to be there.
    made: BTreeSet<String>,
}

impl Sftp {
    /// A server from the settings: `user@server:/folder`.
    ///
    /// # Errors
    /// When the place has another form.
    pub fn new(target: &PublishTarget) -> Outcome<Self> {
        let place = &target.place;
        let parts = place.split_once(':').filter(|(server, folder)| {
            !server.is_empty() && !server.starts_with('-') && !folder.is_empty() && tool::can_be_quoted(place)
        });
        let Some((server, folder)) = parts else {
            return Err(Trouble::Lasting(text!(
                "\"{place}\" är ingen plats på en server; skriv användare@server:/mapp",
                "\"{place}\" is no place on a server; write user@server:/folder"
            )));
        };
        Ok(Self {
            target: target.clone(),
            server: server.to_owned(),
            folder: folder.to_owned(),
            made: BTreeSet::new(),
        })
    }

    fn command(&self) -> Command {
        let mut command = Command::new("sftp");
        command.args(["-q", "-b", "-", "-oBatchMode=yes", "-oConnectTimeout=20"]);
        if let Some(config) = &self.target.ssh_config {
            command.args(["-F", config]);
        }
        if let Some(port) = self.target.port {
            command.args(["-P", &port.to_string()]);
        }
        command.args(["--", &self.server]);
        command
    }

    fn batch(&self, lines: &str) -> Outcome<()> {
        tool::must(&mut self.command(), lines).map(drop)
    }

    /// Fetches a file; what is not there leaves the one here as it was.
    fn get(&self, address: &str, here: &Path) -> Outcome<()> {
        self.batch(&format!("-get {} {}\n", self.at(address)?, tool::quoted(&here.to_string_lossy())?))
    }

    fn at(&self, address: &str) -> Outcome<String> {
        tool::quoted(&format!("{}/{address}", self.folder))
    }

    /// Makes the folders above addresses, those that are not known to be there.
    fn folders(&mut self, parcels: &[Parcel]) -> Outcome<String> {
        let mut lines = String::new();
        let mut wanted = BTreeSet::from([String::new()]);
        for Parcel { address, .. } in parcels {
            wanted.extend(address.match_indices('/').map(|(end, _)| address[..end].to_owned()));
        }
        for folder in wanted {
            if self.made.insert(folder.clone()) {
                let place = format!("{}/{folder}", self.folder);
                let _ = writeln!(lines, "-mkdir {}", tool::quoted(place.trim_end_matches('/'))?);
            }
        }
        Ok(lines)
    }

    fn rsync(&self, parcels: &[Parcel]) -> Outcome<()> {
        let Some(first) = parcels.first() else { return Ok(()) };
        let file = first.file.to_string_lossy();
        let root = file.strip_suffix(&first.address).unwrap_or(&file).to_owned();
        let mut ssh = "ssh -oBatchMode=yes -oConnectTimeout=20".to_owned();
        if let Some(config) = &self.target.ssh_config {
            let _ = write!(ssh, " -F {config}");
        }
        if let Some(port) = self.target.port {
            let _ = write!(ssh, " -p {port}");
        }
        let list: String = parcels.iter().map(|parcel| format!("{}\n", parcel.address)).collect();
        let mut command = Command::new("rsync");
        command.args(["--checksum", "--files-from=-", "--chmod=D755,F644", "-e", &ssh, "--", &root]);
        command.arg(format!("{}:{}/", self.server, self.folder));
        tool::must(&mut command, &list).map(drop)
    }
}

impl Host for Sftp {
    fn read(&mut self, address: &str) -> Outcome<Option<Vec<u8>>> {
        let aside = disk::write_apart(b"").map_err(|error| Trouble::Passing(error.kind().to_string()))?;
        let done = self.get(address, &aside);
        let bytes = disk::read(&aside).ok().flatten().filter(|bytes| !bytes.is_empty());
        disk::drop_file(&aside);
        done.map(|()| bytes)
    }

    fn put(&mut self, parcels: &[Parcel]) -> Outcome<()> {
        let mut lines = self.folders(parcels)?;
        if self.target.kind == TargetKind::Rsync && parcels.iter().all(|one| one.file.ends_with(&one.address))
        {
            let sent = self.batch(&lines).and_then(|()| self.rsync(parcels));
            return sent.inspect_err(|_| self.made.clear());
        }
        for Parcel { address, file } in parcels {
            let aside = self.at(&format!("{address}.insyn-ny"))?;
            let _ = writeln!(
                lines,
                "put {} {aside}\nchmod 644 {aside}\nrename {aside} {}",
                tool::quoted(&file.to_string_lossy())?,
                self.at(address)?
            );
        }
        self.batch(&lines).inspect_err(|_| self.made.clear())
    }

    fn remove(&mut self, addresses: &[String]) -> Outcome<()> {
        let places = addresses.iter().map(|address| self.at(address)).collect::<Outcome<Vec<_>>>()?;
        take_away(&places, |lines| tool::run(&mut self.command(), lines))
    }

    fn lock(&mut self) -> Outcome<bool> {
        let above = self.folders(&[Parcel { address: LOCK.to_owned(), file: "".into() }])?;
        self.batch(&above).inspect_err(|_| self.made.clear())?;
        let place = self.at(LOCK)?;
        shut(&place, |lines| tool::run(&mut self.command(), lines))
    }

    fn unlock(&mut self) -> Outcome<()> {
        self.batch(&format!("-rmdir {}\n", self.at(LOCK)?))
    }
}

/// Makes the folder that shuts others out; whether it went. `ask` runs one batch. A server says no in the same way where
/// the folder is there and where nobody may make one, so it is asked whether the folder is there.
fn shut(place: &str, mut ask: impl FnMut(&str) -> Outcome<Output>) -> Outcome<bool> {
    let made = ask(&format!("mkdir {place}\n"))?;
    match made.status.code() {
        Some(0) => return Ok(true),
        // A line that broke.
        Some(255) | None => return Err(Trouble::Passing(tool::said(&made))),
        Some(_) => {}
    }
    let there = ask(&format!("cd {place}\n"))?;
    match there.status.code() {
        Some(0) => Ok(false),
        Some(255) | None => Err(Trouble::Passing(tool::said(&there))),
        Some(_) => {
            let said = tool::said(&made);
            Err(Trouble::Lasting(text!(
                "mappen {place} gick inte att skapa på servern: {said}",
                "the folder {place} could not be made on the server: {said}"
            )))
        }
    }
}

/// Takes files away in one batch; `ask` runs one. A batch that goes on past a file that is not there goes on past a
/// refusal too: where the server says anything but that a file is missing, each is taken away by itself, so that nothing
/// is believed gone that the public still reads.
fn take_away(places: &[String], ask: impl Fn(&str) -> Outcome<Output>) -> Outcome<()> {
    let all: String = places.iter().map(|place| format!("-rm {place}\n")).collect();
    let output = ask(&all)?;
    if !output.status.success() {
        return Err(Trouble::Passing(tool::said(&output)));
    }
    if tool::lines(&output).iter().all(|line| is_missing(line)) {
        return Ok(());
    }
    for place in places {
        let output = ask(&format!("rm {place}\n"))?;
        // The file is the last thing that a batch of one tells of; other words may come before.
        match output.status.code() {
            Some(0) => {}
            Some(255) | None => return Err(Trouble::Passing(tool::said(&output))),
            Some(_) if tool::lines(&output).last().is_some_and(|line| is_missing(line)) => {}
            Some(_) => {
                let said = tool::said(&output);
                return Err(Trouble::Lasting(text!(
                    "{place} gick inte att ta bort och ligger kvar: {said}",
                    "{place} could not be removed and is still there: {said}"
                )));
            }
        }
    }
    Ok(())
}

/// Whether a line of `sftp` says that a file is not there.
fn is_missing(line: &str) -> bool {
    line.contains("No such file")
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::os::unix::process::ExitStatusExt;
    use std::process::ExitStatus;

    use super::*;

    /// A server in the manner of `sftp -b`: what it holds, and what it says of a file that it refuses to remove.
    fn server(held: &[&str], refused: &[&str], noise: &str, lines: &str) -> Output {
        let mut said = noise.to_owned();
        for line in lines.lines() {
            let (goes_on, place) =
                line.strip_prefix("-rm ").map_or_else(|| (false, &line[3..]), |place| (true, place));
            if refused.contains(&place) {
                let _ = writeln!(said, "remote delete {place}: Permission denied");
            } else if !held.contains(&place) {
                let _ = writeln!(said, "remote delete {place}: No such file or directory");
            } else {
                continue;
            }
            if !goes_on {
                return Output {
                    status: ExitStatus::from_raw(1 << 8),
                    stdout: Vec::new(),
                    stderr: said.into(),
                };
            }
        }
        Output { status: ExitStatus::from_raw(0), stdout: Vec::new(), stderr: said.into() }
    }

    #[test]
    fn a_folder_that_is_there_shuts_out_and_one_that_may_not_be_made_is_told() {
        let said = |code: i32, words: &str| Output {
            status: ExitStatus::from_raw(code << 8),
            stdout: Vec::new(),
            stderr: words.into(),
        };
        let asked = |mkdir: Output, cd: Output| {
            let mut answers = vec![cd, mkdir];
            shut("\"las\"", |_| Ok(answers.pop().unwrap()))
        };
        let refused = || said(1, "remote mkdir \"las\": Permission denied");
        assert!(asked(said(0, ""), said(0, "")).unwrap());
        assert!(!asked(said(1, "remote mkdir \"las\": Failure"), said(0, "")).unwrap());
        let Err(Trouble::Lasting(told)) = asked(refused(), said(1, "No such file")) else {
            panic!("nobody else is there");
        };
        assert!(format!("{told:?}").contains("Permission denied"));
        assert!(matches!(asked(said(255, "Connection closed"), said(0, "")), Err(Trouble::Passing(_))));
        assert!(matches!(asked(refused(), said(255, "Connection closed")), Err(Trouble::Passing(_))));
    }

    #[test]
    fn a_file_that_the_server_keeps_is_not_taken_for_gone() {
        let places = ["\"a\"", "\"b\"", "\"c\""];
        let all = places.map(str::to_owned);
        let asked = RefCell::new(0);
        let remove = |held: &[&str], refused: &[&str], noise: &str| {
            *asked.borrow_mut() = 0;
            take_away(&all, |lines| {
                *asked.borrow_mut() += 1;
                Ok(server(held, refused, noise, lines))
            })
        };
        assert!(remove(&places, &[], "").is_ok());
        assert!(remove(&places[..1], &[], "").is_ok(), "what is not there is no trouble");
        assert_eq!(*asked.borrow(), 1);
        let Err(Trouble::Lasting(told)) = remove(&places[..1], &places[1..2], "") else {
            panic!("a refusal is told, and not tried again");
        };
        let told = format!("{told:?}");
        assert!(told.contains('b') && told.contains("Permission denied"), "{told}");
        // Words of SSH itself are neither a refusal nor a file that is missing.
        let noise = "no such identity: /nyckel: No such file or directory\n";
        assert!(remove(&places[..1], &[], "Välkommen\n").is_ok());
        assert!(remove(&places, &places[2..], noise).is_err());
    }
}
