//! The head of a request, read strictly: what is not plainly a harmless question is refused before anything is
//! looked up.

use tiny_http::Method;

use crate::terms::percent;

/// The longest line, in bytes.
const LINE: usize = 8 * 1024;
/// The most lines.
const LINES: usize = 64;
/// The longest head, in bytes.
pub const LONGEST: usize = 32 * 1024;

/// A question that may be answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Whether the body is wanted too.
    pub method: Method,
    /// The path, decoded once, without the first slash.
    pub path: String,
    /// What follows `?`, as it was sent.
    pub query: String,
    /// The one stretch of bytes that is wanted: from, and to (inclusive).
    pub range: Option<Range>,
    /// Whether a browser is about to show the answer as a page.
    pub shows_page: bool,
}

/// A stretch of bytes, as asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Range {
    /// From this byte to that one or to the end.
    From(u64, Option<u64>),
    /// The last so many.
    Last(u64),
}

/// Why a request is refused: the status code of the answer.
pub type Refusal = u16;

/// Whether the head is all here; how long it is.
pub fn end_of(bytes: &[u8]) -> Option<usize> {
    bytes.windows(4).position(|four| four == b"\r\n\r\n").map(|at| at + 4)
}

/// Reads a whole head that was sent to a port of this machine.
///
/// # Errors
/// The status of the refusal: a request in another form, from another site, or for another host.
pub fn read(bytes: &[u8], port: u16) -> Result<Head, Refusal> {
    let text = std::str::from_utf8(bytes).map_err(|_| 400_u16)?;
    let text = text.strip_suffix("\r\n\r\n").ok_or(400_u16)?;
    let mut lines = text.split("\r\n");
    let request = lines.next().ok_or(400_u16)?;
    if request.len() > LINE {
        return Err(414);
    }
    if text.replace("\r\n", "").contains(['\r', '\n', '\0']) {
        return Err(400);
    }
    let fields = fields(lines)?;
    refuse_body(&fields)?;
    refuse_strangers(&fields, port)?;
    let (method, path, query) = request_line(request)?;
    let range = one(&fields, "range").and_then(range_of);
    let shows_page = one(&fields, "accept").is_some_and(|accept| accept.contains("text/html"));
    Ok(Head { method, path, query, range, shows_page })
}

type Fields<'h> = Vec<(String, &'h str)>;

fn fields<'h>(lines: impl Iterator<Item = &'h str>) -> Result<Fields<'h>, Refusal> {
    let mut fields = Vec::new();
    for line in lines {
        if line.len() > LINE || fields.len() >= LINES {
            return Err(431);
        }
        let (name, value) = line.split_once(':').ok_or(400_u16)?;
        let sound =
            !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.!~".contains(&b));
        if !sound || value.contains(|c: char| c.is_control() && c != '\t') {
            return Err(400);
        }
        fields.push((name.to_ascii_lowercase(), value.trim()));
    }
    Ok(fields)
}

fn one<'h>(fields: &Fields<'h>, name: &str) -> Option<&'h str> {
    let mut found = fields.iter().filter(|(known, _)| known == name);
    match (found.next(), found.next()) {
        (Some((_, value)), None) => Some(value),
        _ => None,
    }
}

/// No request to the preview has a body; one that says it has is not read further.
fn refuse_body(fields: &Fields<'_>) -> Result<(), Refusal> {
    let has = |name: &str| fields.iter().any(|(known, _)| known == name);
    if has("transfer-encoding") || (has("content-length") && one(fields, "content-length") != Some("0")) {
        return Err(400);
    }
    Ok(())
}

/// Another site may neither name this machine as its own (DNS rebinding) nor ask on its visitors' behalf.
fn refuse_strangers(fields: &Fields<'_>, port: u16) -> Result<(), Refusal> {
    let ours = ["127.0.0.1", "localhost", "[::1]"].map(|name| format!("{name}:{port}"));
    let host = one(fields, "host").ok_or(400_u16)?;
    let is_ours = |given: &str| ours.iter().any(|known| known.eq_ignore_ascii_case(given));
    if !is_ours(host) {
        return Err(403);
    }
    for (_, origin) in fields.iter().filter(|(name, _)| name == "origin") {
        if !origin.strip_prefix("http://").is_some_and(is_ours) {
            return Err(403);
        }
    }
    let foreign = one(fields, "sec-fetch-site").is_some_and(|site| site == "cross-site");
    let navigates = one(fields, "sec-fetch-mode").is_some_and(|mode| mode == "navigate");
    if foreign && !navigates { Err(403) } else { Ok(()) }
}

fn request_line(line: &str) -> Result<(Method, String, String), Refusal> {
    let mut words = line.split(' ');
    let (Some(method), Some(target), Some(version), None) =
        (words.next(), words.next(), words.next(), words.next())
    else {
        return Err(400);
    };
    if !matches!(version, "HTTP/1.1" | "HTTP/1.0") {
        return Err(505);
    }
    let method = match method {
        "GET" => Method::Get,
        "HEAD" => Method::Head,
        _ => return Err(405),
    };
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let path = path.strip_prefix('/').filter(|rest| !rest.starts_with('/')).ok_or(400_u16)?;
    Ok((method, decode(path)?, query.to_owned()))
}

/// Percent signs as the characters they stand for, once.
pub fn decode(path: &str) -> Result<String, Refusal> {
    let decoded = percent::decoded(path).collect::<Result<_, _>>().map_err(|_| 400_u16)?;
    let text = String::from_utf8(decoded).map_err(|_| 400_u16)?;
    if text.contains(char::is_control) { Err(400) } else { Ok(text) }
}

/// A range that is not understood is no range: the whole is sent.
fn range_of(value: &str) -> Option<Range> {
    let (from, to) = value.strip_prefix("bytes=")?.split_once('-')?;
    match (from.is_empty(), to.is_empty()) {
        (true, false) => Some(Range::Last(to.parse().ok()?)),
        (false, true) => Some(Range::From(from.parse().ok()?, None)),
        (false, false) => Some(Range::From(from.parse().ok()?, Some(to.parse().ok()?))),
        (true, true) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(lines: &str) -> Result<Head, Refusal> {
        read(format!("{}\r\n\r\n", lines.replace('\n', "\r\n")).as_bytes(), 4000)
    }

    #[test]
    fn a_plain_question_is_read() {
        let head =
            ask("GET /a%C3%A5/?x=1 HTTP/1.1\nHost: localhost:4000\nRange: bytes=5-\nAccept: text/html")
                .unwrap();
        assert_eq!((head.path.as_str(), head.query.as_str()), ("aå/", "x=1"));
        assert_eq!(head.range, Some(Range::From(5, None)));
        assert!(head.shows_page);
    }

    #[test]
    fn strange_shapes_are_refused() {
        let host = "Host: localhost:4000";
        for (lines, status) in [
            ("POST / HTTP/1.1", 405),
            ("GET http://localhost:4000/ HTTP/1.1", 400),
            ("GET //evil/ HTTP/1.1", 400),
            ("GET /%zz HTTP/1.1", 400),
            ("GET /%00 HTTP/1.1", 400),
            ("GET /%c0%ae HTTP/1.1", 400),
            ("GET / HTTP/2.0", 505),
            ("GET  / HTTP/1.1", 400),
            ("GET / HTTP/1.1\nContent-Length: 5", 400),
            ("GET / HTTP/1.1\nContent-Length: 0\nContent-Length: 0", 400),
            ("GET / HTTP/1.1\nTransfer-Encoding: chunked", 400),
            ("GET / HTTP/1.1\nX : y", 400),
            ("GET / HTTP/1.1\n folded", 400),
            ("GET / HTTP/1.1\nOrigin: null", 403),
            ("GET / HTTP/1.1\nOrigin: http://evil.example", 403),
        ] {
            assert_eq!(ask(&format!("{lines}\n{host}")), Err(status), "{lines}");
        }
        assert_eq!(ask("GET / HTTP/1.1"), Err(400), "no host");
        assert_eq!(ask(&format!("GET / HTTP/1.1\n{host}\n{host}")), Err(400), "two hosts");
        assert_eq!(ask(&format!("GET /{} HTTP/1.1\n{host}", "x".repeat(9000))), Err(414));
    }
}
