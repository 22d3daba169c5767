//! `[[publicera]]`: a place where the public reads the site.

use crate::diagnostics::{Code, Diagnostic, Text, Words};
use crate::fields::Fields;

/// A place where the public reads the site.
#[derive(Debug, Clone)]
pub struct PublishTarget {
    /// As it is named on the command line: `skarp`.
    pub name: String,
    /// What kind of place.
    pub kind: TargetKind,
    /// Where: a folder, `user@server:/folder`, or an address.
    pub place: String,
    /// The branch of a Git target.
    pub branch: String,
    /// The region of a bucket.
    pub region: String,
    /// The port of a server that is reached over SSH.
    pub port: Option<u16>,
    /// A configuration file for SSH other than the user's own.
    pub ssh_config: Option<String>,
}

/// What kind of place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TargetKind {
    /// A folder or mounted drive.
    Folder,
    /// A server over SFTP.
    Sftp,
    /// A server over SSH where rsync is installed.
    Rsync,
    /// An S3-compatible bucket.
    Bucket,
    /// A `WebDAV` server.
    WebDav,
    /// A branch of a Git repository.
    Git,
}

const KINDS: &[(&str, TargetKind)] = &[
    ("mapp", TargetKind::Folder),
    ("sftp", TargetKind::Sftp),
    ("rsync", TargetKind::Rsync),
    ("s3", TargetKind::Bucket),
    ("webdav", TargetKind::WebDav),
    ("git", TargetKind::Git),
];

/// Keys that only some kinds read.
const KEYS_OF_KINDS: &[(&str, &[TargetKind])] = &[
    ("gren", &[TargetKind::Git]),
    ("region", &[TargetKind::Bucket]),
    ("port", &[TargetKind::Sftp, TargetKind::Rsync]),
    ("ssh_config", &[TargetKind::Sftp, TargetKind::Rsync]),
];

/// Folders of the site itself: its sources, and what the program makes there.
pub const OWN_FOLDERS: &[&str] = &["content", "themes", "public", ".public.insyn", ".publicerat", ".git"];

pub(super) static BAD_TARGET: Code = Code::error(
    "bad-target",
    Words("Målet går inte att publicera till", "The target cannot be published to"),
    Words(
        "I fel mapp blandas webbplatsen med sina egna källor eller med andras filer.",
        "In a wrong folder the site is mixed with its own sources or with the files of others.",
    ),
    Words(
        "Skriv en mapp som är webbplatsens egen för mapp, användare@server:/mapp för sftp och rsync, hela adressen för s3 \
         och webdav. Varje mål har ett eget namn.",
        "Write a folder of the site's own for mapp, user@server:/folder for sftp and rsync, the whole address for s3 and \
         webdav. Each target has a name of its own.",
    ),
);

/// Every target of the settings; no two of one name, for the second would never be met.
pub(super) fn read_all(fields: &mut Fields<'_, '_>) -> Vec<PublishTarget> {
    let mut names: Vec<String> = Vec::new();
    fields.tables("publicera", |one| {
        let target = PublishTarget::read(one);
        let name = &target.name;
        if !name.is_empty() && names.contains(name) {
            let message = text!("två mål heter \"{name}\"", "two targets are called \"{name}\"");
            let help = text!(
                "ge det ena ett annat namn, eller ta bort det",
                "give one of them another name, or remove it"
            );
            one.fault(Diagnostic::new(&BAD_TARGET, message).at(one.place_of_value("namn")).help(help));
        }
        names.push(target.name.clone());
        target
    })
}

impl PublishTarget {
    /// Reads one.
    fn read(fields: &mut Fields<'_, '_>) -> Self {
        let name = fields.required_text("namn");
        let kind = fields.required_choice("typ", KINDS);
        let place = fields.required_placed_text("till");
        let target = Self {
            name,
            kind: kind.unwrap_or(TargetKind::Folder),
            place: place.as_ref().map_or("", |place| place.value.trim_end_matches('/')).to_owned(),
            branch: fields.text("gren").unwrap_or_else(|| "gh-pages".to_owned()),
            region: fields.text("region").unwrap_or_else(|| "eu-north-1".to_owned()),
            port: fields.integer_in("port", 1..=65_535).and_then(|port| u16::try_from(port).ok()),
            ssh_config: fields.text("ssh_config"),
        };
        if let (Some(_), Some(_), Some(flaw)) = (kind, place, target.flaw()) {
            let found = Diagnostic::new(&BAD_TARGET, flaw).at(fields.place_of_value("till"));
            fields.fault(found.help(target.form()));
        }
        for (key, kinds) in KEYS_OF_KINDS {
            if kind.is_some_and(|kind| !kinds.contains(&kind)) && fields.has(key) {
                let names =
                    |kind: &TargetKind| KINDS.iter().find(|(_, one)| one == kind).map(|(name, _)| *name);
                let names: Vec<&str> = kinds.iter().filter_map(names).collect();
                let names = names.join(", ");
                let message =
                    text!("{key} läses bara för typ: {names}", "{key} is read for typ {names} only");
                let help = text!("ta bort raden, eller rätta typ", "remove the line, or correct typ");
                fields.fault(Diagnostic::new(&BAD_TARGET, message).at(fields.place(key)).help(help));
            }
        }
        target
    }

    /// What is wrong with the place, as far as its words tell.
    pub fn flaw(&self) -> Option<Text> {
        let place = &self.place;
        let is_sound = match self.kind {
            TargetKind::Folder => return folder_flaw(place),
            TargetKind::Sftp | TargetKind::Rsync => {
                let parts = place.split_once(':');
                parts.is_some_and(|(server, folder)| is_name(server) && !folder.is_empty())
            }
            TargetKind::Bucket | TargetKind::WebDav => is_web_address(place),
            TargetKind::Git => !place.is_empty() && !place.starts_with('-'),
        };
        let is_sound = is_sound && !place.contains(|c: char| matches!(c, '"' | '\\') || c.is_control());
        (!is_sound).then(|| {
            text!(
                "\"{place}\" är ingen plats som går att publicera till",
                "\"{place}\" is no place that can be published to"
            )
        })
    }

    /// How its place is written.
    fn form(&self) -> Text {
        match self.kind {
            TargetKind::Folder => text!(
                "skriv en mapp som bara är till för det publicerade, till exempel /srv/webb/insyn",
                "write a folder that is for what is published alone, such as /srv/webb/insyn"
            ),
            TargetKind::Sftp | TargetKind::Rsync => text!(
                "skriv användare@server:/mapp, till exempel insyn@webb.exempel.se:/var/www/insyn",
                "write user@server:/folder, such as insyn@webb.exempel.se:/var/www/insyn"
            ),
            TargetKind::Bucket | TargetKind::WebDav => text!(
                "skriv hela adressen, till exempel https://filer.exempel.se/insyn",
                "write the whole address, such as https://filer.exempel.se/insyn"
            ),
            TargetKind::Git => text!(
                "skriv arkivets adress, till exempel git@kod.exempel.se:kommun/insyn.git",
                "write the address of the repository, such as git@kod.exempel.se:kommun/insyn.git"
            ),
        }
    }
}

/// What is wrong with a folder, as far as its words tell.
fn folder_flaw(place: &str) -> Option<Text> {
    let parts: Vec<&str> = place.split(['/', '\\']).filter(|part| !matches!(*part, "" | ".")).collect();
    let is_server = place.contains("://")
        || place.split_once(':').is_some_and(|(server, _)| server.contains('@') && !server.contains('/'));
    let first = parts.first().copied().unwrap_or_default();
    if is_server {
        Some(text!("\"{place}\" är ingen mapp", "\"{place}\" is no folder"))
    } else if place.is_empty() || (place.starts_with(['/', '\\']) && parts.is_empty()) || is_drive(&parts) {
        Some(text!("till är diskens rot", "till is the root of the disk"))
    } else if parts.iter().all(|part| *part == "..") {
        Some(text!(
            "\"{place}\" är webbplatsens egen mapp, eller en som den ligger i",
            "\"{place}\" is the site's own folder, or one that it lies in"
        ))
    } else if !place.starts_with(['/', '\\']) && OWN_FOLDERS.contains(&first) {
        Some(text!(
            "\"{place}\" ligger i {first}/, som är webbplatsens egen",
            "\"{place}\" lies in {first}/, which is the site's own"
        ))
    } else {
        None
    }
}

/// Whether a folder is a whole drive of Windows.
fn is_drive(parts: &[&str]) -> bool {
    matches!(parts, [drive] if drive.len() == 2 && drive.ends_with(':'))
}

/// Whether a program takes it for a name, and not for an option or for nothing.
fn is_name(text: &str) -> bool {
    !text.is_empty() && !text.starts_with('-') && !text.contains(char::is_whitespace)
}

fn is_web_address(place: &str) -> bool {
    let rest = place.strip_prefix("https://").or_else(|| place.strip_prefix("http://"));
    rest.is_some_and(|rest| is_name(rest) && !rest.starts_with('/') && !rest.contains(['?', '#']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flaw(kind: TargetKind, place: &str) -> bool {
        let target = PublishTarget {
            name: String::new(),
            kind,
            place: place.to_owned(),
            branch: String::new(),
            region: String::new(),
            port: None,
            ssh_config: None,
        };
        target.flaw().is_some()
    }

    #[test]
    fn a_place_that_is_the_sites_own_or_of_another_kind_is_refused() {
        for place in
            ["", ".", "./", "..", "../..", "content", "./content/x", "public", "C:", "https://a.se", "a@b:/c"]
        {
            assert!(flaw(TargetKind::Folder, place), "{place}");
        }
        for place in
            ["webb", "../webb", "/srv/webb", "C:\\webb", "contents", "/srv/content", "\\\\server\\webb"]
        {
            assert!(!flaw(TargetKind::Folder, place), "{place}");
        }
        for place in ["a.se/insyn", ":/x", "-oProxy:/x", "a@b:", "a@b:/x\"y"] {
            assert!(flaw(TargetKind::Sftp, place), "{place}");
        }
        for place in ["file:///etc", "a.se", "https:///x", "https://a.se/x?y"] {
            assert!(flaw(TargetKind::WebDav, place) && flaw(TargetKind::Bucket, place), "{place}");
        }
        assert!(flaw(TargetKind::Git, "--upload-pack=x") && !flaw(TargetKind::Git, "../arkiv.git"));
        assert!(!flaw(TargetKind::Rsync, "insyn@webb.exempel.se:/var/www/mina sidor"));
        assert!(!flaw(TargetKind::WebDav, "http://127.0.0.1:8080"));
    }
}
