//! An answer on its way to the browser.

use std::fs::File;
use std::io::{Cursor, Read, Seek, SeekFrom};
use std::net::{Shutdown, TcpStream};

use tiny_http::{HTTPVersion, Header, Method, Response, StatusCode};

use super::head::{Head, Range};
use crate::output::content_type;

/// What pages of the preview may do: load from here, and nothing else.
const POLICY: &str = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; \
                      base-uri 'none'; form-action 'self'; frame-ancestors 'self'; object-src 'none'";

/// An answer.
pub struct Reply {
    /// Its status.
    pub status: u16,
    /// What the bytes are.
    pub kind: &'static str,
    /// Where to go instead.
    pub location: Option<String>,
    /// The bytes.
    pub body: Body,
}

/// The bytes of an answer.
pub enum Body {
    /// Held in memory.
    Held(Vec<u8>),
    /// Sent from a file of this size.
    File(File, u64),
}

impl Reply {
    /// Bytes of a kind.
    pub fn new(status: u16, kind: &'static str, bytes: impl Into<Vec<u8>>) -> Self {
        Self { status, kind, location: None, body: Body::Held(bytes.into()) }
    }

    /// A plain refusal.
    pub fn refusal(status: u16) -> Self {
        let words = StatusCode(status).default_reason_phrase();
        Self::new(status, content_type("x.txt"), format!("{status} {words}\n"))
    }

    /// Sends it, as far as the other end takes it, and closes the connection.
    pub fn send(self, head: Option<&Head>, stream: &TcpStream) {
        let size = self.size();
        let (status, range) = match head.and_then(|head| head.range) {
            Some(wanted) if self.status == 200 => match stretch(wanted, size) {
                Some(found) => (206, Some(found)),
                None => (416, None),
            },
            _ => (self.status, None),
        };
        let mut headers = vec![
            ("Content-Type", self.kind.to_owned()),
            ("Content-Security-Policy", POLICY.to_owned()),
            ("Cache-Control", "no-store".to_owned()),
            ("X-Content-Type-Options", "nosniff".to_owned()),
            ("Cross-Origin-Resource-Policy", "same-origin".to_owned()),
            ("Referrer-Policy", "same-origin".to_owned()),
            ("Accept-Ranges", "bytes".to_owned()),
            ("Server", "insyn".to_owned()),
        ];
        headers.extend(self.location.clone().map(|place| ("Location", place)));
        if status == 405 {
            headers.push(("Allow", "GET, HEAD".to_owned()));
        }
        let (from, length) = match (status, range) {
            (206, Some((from, to))) => {
                headers.push(("Content-Range", format!("bytes {from}-{to}/{size}")));
                (from, to - from + 1)
            }
            (416, _) => {
                headers.push(("Content-Range", format!("bytes */{size}")));
                (0, 0)
            }
            _ => (0, size),
        };
        let headers = headers
            .into_iter()
            .filter_map(|(name, value)| Header::from_bytes(name.as_bytes(), value.as_bytes()).ok())
            .collect();
        let Ok(reader) = self.read_from(from) else { return };
        let length = usize::try_from(length).unwrap_or(usize::MAX);
        let response =
            Response::new(StatusCode(status), headers, reader.take(length as u64), Some(length), None)
                .with_chunked_threshold(usize::MAX);
        let bodiless = head.is_some_and(|head| head.method == Method::Head);
        // HTTP/1.0: every answer ends its connection. The other end may have left; then nobody waits for this.
        let _ = response.raw_print(stream, HTTPVersion(1, 0), &[], bodiless, None);
        let _ = stream.shutdown(Shutdown::Write);
    }

    fn size(&self) -> u64 {
        match &self.body {
            Body::Held(bytes) => bytes.len() as u64,
            Body::File(_, size) => *size,
        }
    }

    fn read_from(self, from: u64) -> std::io::Result<Box<dyn Read>> {
        Ok(match self.body {
            Body::Held(bytes) => {
                let mut cursor = Cursor::new(bytes);
                cursor.set_position(from);
                Box::new(cursor)
            }
            Body::File(mut file, _) => {
                file.seek(SeekFrom::Start(from))?;
                Box::new(file)
            }
        })
    }
}

/// The first and last byte of a range in something of this size; none where it lies outside.
fn stretch(wanted: Range, size: u64) -> Option<(u64, u64)> {
    let last = size.checked_sub(1)?;
    match wanted {
        Range::From(from, to) => {
            let to = to.unwrap_or(last).min(last);
            (from <= to).then_some((from, to))
        }
        Range::Last(0) => None,
        Range::Last(count) => Some((size.saturating_sub(count), last)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_cut_to_what_there_is() {
        assert_eq!(stretch(Range::From(2, Some(4)), 10), Some((2, 4)));
        assert_eq!(stretch(Range::From(2, Some(40)), 10), Some((2, 9)));
        assert_eq!(stretch(Range::From(9, None), 10), Some((9, 9)));
        assert_eq!(stretch(Range::From(10, None), 10), None);
        assert_eq!(stretch(Range::From(4, Some(2)), 10), None);
        assert_eq!(stretch(Range::Last(3), 10), Some((7, 9)));
        assert_eq!(stretch(Range::Last(30), 10), Some((0, 9)));
        assert_eq!(stretch(Range::Last(0), 10), None);
        assert_eq!(stretch(Range::From(0, None), 0), None);
    }
}
