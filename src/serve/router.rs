//! From a question to an answer: the preview's own pages under `/__insyn/`, and the site.

use std::net::TcpStream;
use std::path::{Path, PathBuf};

use super::desk::{self, Desk};
use super::disk;
use super::fence::Answer;
use super::generation::{Found, Generation};
use super::head::{Head, Refusal};
use super::reply::{Body, Reply};
use super::state::{Now, State};
use crate::diagnostics::Language;
use crate::output::content_type;
use crate::terms::percent;

/// The preview's own corner; no page of a site can stand here.
const OWN: &str = "__insyn/";

/// Answers requests from the state of the preview.
pub struct Router {
    /// What is shown now.
    pub state: State,
    /// The site's folder.
    pub root: PathBuf,
    /// In which language the preview speaks.
    pub language: Language,
    /// How a link opens a file in the editor: `{path}`, `{line}` and `{column}` are filled in.
    pub editor: String,
}

impl Answer for Router {
    fn answer(&self, head: Result<Head, Refusal>, stream: TcpStream) {
        match head {
            Ok(head) => self.reply(&head).send(Some(&head), &stream),
            Err(status) => Reply::refusal(status).send(None, &stream),
        }
    }
}

impl Router {
    fn reply(&self, head: &Head) -> Reply {
        let now = self.state.now();
        match head.path.strip_prefix(OWN) {
            Some(own) => self.own(own, head, &now),
            None => self.page(head, &now),
        }
    }

    fn own(&self, path: &str, head: &Head, now: &Now) -> Reply {
        let desk = Desk { root: &self.root, language: self.language, editor: &self.editor };
        let html = |text: Option<String>| match text {
            Some(text) => Reply::new(200, content_type("x.html"), text),
            None => Reply::refusal(404),
        };
        match path {
            "live.js" => Reply::new(200, content_type(path), include_str!("assets/live.js")),
            "live.css" => Reply::new(200, content_type(path), include_str!("assets/live.css")),
            "live" => Reply::new(200, content_type("x.json"), desk.live(now, &head.query)),
            "" => html(Some(desk.overview(now))),
            _ => match path.strip_prefix("sida/") {
                Some(address) => html(desk.about(now, &page_address(address))),
                None => Reply::refusal(404),
            },
        }
    }

    fn page(&self, head: &Head, now: &Now) -> Reply {
        let desk = Desk { root: &self.root, language: self.language, editor: &self.editor };
        let Some(good) = &now.good else {
            return Reply::new(503, content_type("x.html"), desk.overview(now));
        };
        let address = page_address(&head.path);
        match good.find(&address) {
            Found::Nothing => match good.find(&format!("{}/index.html", head.path)) {
                Found::Nothing => missing(head, (now.version, good)),
                _ => Reply {
                    location: Some(format!("/{}/", percent::path(&head.path))),
                    ..Reply::new(308, content_type("x.txt"), "")
                },
            },
            Found::File(path) => file(&path, &address),
            Found::Fault(fault) => match self.state.remembered(&address) {
                Some(bytes) => page((200, now.version), head, bytes),
                None => Reply::new(500, content_type("x.html"), desk.of_fault(now, &fault)),
            },
            Found::Bytes(bytes) if address.ends_with(".html") => {
                self.state.remember(&address, &bytes);
                page((200, now.version), head, bytes)
            }
            Found::Bytes(bytes) => Reply::new(200, content_type(&address), bytes),
        }
    }
}

/// A page, with the script of the preview where a browser shows it; the script is told of which version the page is.
/// Whoever only fetches it gets the bytes of the build.
fn page((status, version): (u16, u64), head: &Head, mut bytes: Vec<u8>) -> Reply {
    if head.shows_page {
        let end = bytes.windows(7).rposition(|seven| seven == b"</body>").unwrap_or(bytes.len());
        bytes.splice(end..end, desk::script(version).into_bytes());
    }
    Reply::new(status, content_type("x.html"), bytes)
}

fn file(path: &Path, address: &str) -> Reply {
    match disk::open(path) {
        Ok((file, size)) => {
            Reply { status: 200, kind: content_type(address), location: None, body: Body::File(file, size) }
        }
        Err(_) => Reply::refusal(404),
    }
}

/// The address of the page that a path means.
fn page_address(path: &str) -> String {
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
}

/// The page that says that there is none, in the language of the folder that was asked for.
fn missing(head: &Head, (version, good): (u64, &Generation)) -> Reply {
    let folder = head.path.split_once('/').map(|(first, _)| format!("{first}/404.html"));
    for address in folder.as_deref().into_iter().chain(["404.html"]) {
        if let Found::Bytes(bytes) = good.find(address) {
            return page((404, version), head, bytes);
        }
    }
    Reply::refusal(404)
}
