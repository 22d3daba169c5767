//! `[[publicera]]`: a place where the public reads the site.

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

impl PublishTarget {
    /// Reads one.
    pub fn read(fields: &mut Fields<'_, '_>) -> Self {
        Self {
            name: fields.required_text("namn"),
            kind: fields.required_choice("typ", KINDS).unwrap_or(TargetKind::Folder),
            place: fields.required_text("till").trim_end_matches('/').to_owned(),
            branch: fields.text("gren").unwrap_or_else(|| "gh-pages".to_owned()),
            region: fields.text("region").unwrap_or_else(|| "eu-north-1".to_owned()),
            port: fields.integer_in("port", 1..=65_535).and_then(|port| u16::try_from(port).ok()),
            ssh_config: fields.text("ssh_config"),
        }
    }
}
