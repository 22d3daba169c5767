//! A server over SSH: files by the system's own `sftp`, in one batch a step, or by `rsync` where that is installed
//! there too. Keys, known hosts and jumps are the user's own settings of SSH.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;
use std::process::Command;

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
            self.batch(&lines)?;
            return self.rsync(parcels);
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
        let lines = addresses.iter().map(|address| Ok(format!("-rm {}\n", self.at(address)?)));
        self.batch(&lines.collect::<Outcome<String>>()?)
    }

    fn lock(&mut self) -> Outcome<bool> {
        let above = self.folders(&[Parcel { address: LOCK.to_owned(), file: "".into() }])?;
        self.batch(&above)?;
        let output = tool::run(&mut self.command(), &format!("mkdir {}\n", self.at(LOCK)?))?;
        match output.status.code() {
            Some(0) => Ok(true),
            // A line that broke, not a folder that is there.
            Some(255) | None => Err(Trouble::Passing(tool::said(&output))),
            Some(_) => Ok(false),
        }
    }

    fn unlock(&mut self) -> Outcome<()> {
        self.batch(&format!("-rmdir {}\n", self.at(LOCK)?))
    }
}
