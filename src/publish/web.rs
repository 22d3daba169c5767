//! Servers that are reached over HTTP, by the system's own `curl`: `WebDAV`, and buckets in the manner of S3. What is
//! secret is taken from the environment and handed over on standard input.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::process::Command;

use super::host::{Host, Outcome, Parcel, Trouble};
use super::record::LOCK;
use super::secret::secret;
use super::tool::{self, quoted};
use crate::config::{PublishTarget, TargetKind};
use crate::output::content_type;

/// A server over HTTP.
pub struct Web {
    kind: TargetKind,
    place: String,
    /// What every request carries, in the words of curl's settings.
    manners: String,
    made: BTreeSet<String>,
}

impl Web {
    /// A server from the settings, with its secrets from the environment or the key store.
    ///
    /// # Errors
    /// When a secret cannot be had.
    pub fn new(target: &PublishTarget) -> Outcome<Self> {
        let mut manners =
            "silent\nshow-error\ngloboff\nconnect-timeout = 20\nspeed-limit = 1\nspeed-time = 60\n"
                .to_owned();
        let names = match target.kind {
            TargetKind::Bucket => ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"),
            _ => ("INSYN_WEBDAV_USER", "INSYN_WEBDAV_PASSWORD"),
        };
        if let (Some(user), Some(word)) = (secret(names.0)?, secret(names.1)?) {
            let _ = writeln!(manners, "user = \"{user}:{word}\"");
            if target.kind == TargetKind::Bucket {
                let _ =
                    writeln!(manners, "aws-sigv4 = {}", quoted(&format!("aws:amz:{}:s3", target.region))?);
                manners.push_str("header = \"x-amz-content-sha256: UNSIGNED-PAYLOAD\"\n");
            }
            // Only who has a passing key has a token with it.
            if let (TargetKind::Bucket, Ok(token)) = (target.kind, std::env::var("AWS_SESSION_TOKEN")) {
                let token: String = token.chars().filter(|c| c.is_ascii_graphic() && *c != '"').collect();
                let _ = writeln!(manners, "header = \"x-amz-security-token: {token}\"");
            }
        }
        Ok(Self { kind: target.kind, place: target.place.clone(), manners, made: BTreeSet::new() })
    }

    /// One request; its status and body.
    fn ask(&self, method: &str, address: &str, more: &str) -> Outcome<(u16, Vec<u8>)> {
        let mut output = tool::must(
            &mut curl(),
            &self.request(method, address, &format!("{more}write-out = \"%{{http_code}}\"\n"))?,
        )?;
        let code = output.stdout.split_off(output.stdout.len().saturating_sub(3));
        let code = String::from_utf8_lossy(&code).parse().unwrap_or(0);
        refused(code)?;
        Ok((code, output.stdout))
    }

    fn request(&self, method: &str, address: &str, more: &str) -> Outcome<String> {
        let manners = &self.manners;
        let url = quoted(&self.at(address))?;
        Ok(format!("url = {url}\nrequest = \"{method}\"\n{manners}{more}"))
    }

    fn at(&self, address: &str) -> String {
        format!("{}/{address}", self.place)
    }

    /// Several requests on one line, in order; the first that fails ends them.
    fn all(requests: &[String]) -> Outcome<()> {
        if requests.is_empty() {
            return Ok(());
        }
        let joined: Vec<String> =
            requests.iter().map(|one| format!("{one}fail\noutput = \"/dev/null\"\n")).collect();
        tool::must(&mut curl(), &format!("fail-early\n{}", joined.join("next\n"))).map(drop)
    }

    fn folders(&mut self, parcels: &[Parcel]) -> Outcome<()> {
        let mut wanted = BTreeSet::new();
        for Parcel { address, .. } in parcels {
            wanted.extend(address.match_indices('/').map(|(end, _)| address[..end].to_owned()));
        }
        for folder in wanted {
            if !self.made.contains(&folder) {
                match self.ask("MKCOL", &format!("{folder}/"), "")?.0 {
                    // 405: it is there already.
                    200..300 | 405 => self.made.insert(folder),
                    code => return Err(Trouble::Passing(format!("MKCOL {folder}: {code}"))),
                };
            }
        }
        Ok(())
    }
}

impl Host for Web {
    fn read(&mut self, address: &str) -> Outcome<Option<Vec<u8>>> {
        match self.ask("GET", address, "")? {
            (200, bytes) => Ok(Some(bytes)),
            (404, _) => Ok(None),
            (code, _) => Err(Trouble::Passing(format!("GET {address}: {code}"))),
        }
    }

    fn put(&mut self, parcels: &[Parcel]) -> Outcome<()> {
        let upload = |one: &Parcel| -> Outcome<String> {
            let (file, kind) = (quoted(&one.file.to_string_lossy())?, content_type(&one.address));
            Ok(format!("upload-file = {file}\nheader = \"Content-Type: {kind}\"\n"))
        };
        if self.kind == TargetKind::Bucket {
            // A bucket shows an object when all of it has come.
            let requests = parcels.iter().map(|one| self.request("PUT", &one.address, &upload(one)?));
            return Self::all(&requests.collect::<Outcome<Vec<_>>>()?);
        }
        self.folders(parcels)?;
        let mut requests = Vec::new();
        for one in parcels {
            let aside = format!("{}.insyn-ny", one.address);
            let to = quoted(&format!("Destination: {}", self.at(&one.address)))?;
            let to = format!("header = {to}\nheader = \"Overwrite: T\"\n");
            requests.push(self.request("PUT", &aside, &upload(one)?)?);
            requests.push(self.request("MOVE", &aside, &to)?);
        }
        Self::all(&requests)
    }

    fn remove(&mut self, addresses: &[String]) -> Outcome<()> {
        for address in addresses {
            match self.ask("DELETE", address, "")?.0 {
                200..300 | 404 => {}
                code => return Err(Trouble::Passing(format!("DELETE {address}: {code}"))),
            }
        }
        Ok(())
    }

    fn lock(&mut self) -> Outcome<bool> {
        let made = if self.kind == TargetKind::Bucket {
            self.ask(
                "PUT",
                LOCK,
                "data = \"insyn\"\nheader = \"If-None-Match: *\"\nheader = \"Content-Type: text/plain\"\n",
            )?
        } else {
            self.folders(&[Parcel { address: LOCK.to_owned(), file: "".into() }])?;
            self.ask("MKCOL", &format!("{LOCK}/"), "")?
        };
        match made.0 {
            200..300 => Ok(true),
            405 | 409 | 412 => Ok(false),
            code => Err(Trouble::Passing(format!("lock: {code}"))),
        }
    }

    fn unlock(&mut self) -> Outcome<()> {
        let place = if self.kind == TargetKind::Bucket { LOCK.to_owned() } else { format!("{LOCK}/") };
        self.remove(&[place])
    }
}

fn curl() -> Command {
    let mut command = Command::new("curl");
    // Without the user's own settings, which could send the request elsewhere.
    command.args(["--disable", "--config", "-"]);
    command
}

fn refused(code: u16) -> Outcome<()> {
    match code {
        401 | 403 => Err(Trouble::Lasting(text!(
            "servern släpper inte in ({code}); se efter användare och lösenord i miljön",
            "the server does not let in ({code}); check user and password in the environment"
        ))),
        _ => Ok(()),
    }
}
