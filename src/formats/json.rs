//! JSON, written straight to where it goes. An object's members stand in order of key, however they are put. There is
//! no `null`: what is not known is left out.

use std::borrow::Cow;
use std::cell::Cell;
use std::io::Write;

/// How JSON is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// A line for each member, as people read it.
    Open,
    /// Without a space, for what is many.
    Close,
}

/// What can be a value: a text, a number, true or false, or a list of these.
pub trait Value {
    /// Appends itself.
    fn write(self, to: &mut Writer<'_>);
}

/// What parts a member from the one before, and the beginning of its line.
const LINE: &[u8; 34] = b",\n                                ";
/// The beginning of every line of members that were written for themselves.
const MARGIN: &[u8] = b"\n  ";

/// Writes values of JSON to the end of a file.
pub struct Writer<'o> {
    out: &'o mut Vec<u8>,
    layout: Layout,
    depth: usize,
    spare: Spare,
}

/// What a writer works with, kept for the next one of its thread.
#[derive(Default)]
struct Spare {
    /// The members of the objects that are not yet closed, the innermost last.
    members: Vec<Member>,
    /// Where the members of an object are put in order.
    room: Vec<u8>,
}

thread_local! {
    static SPARE: Cell<Spare> = const { Cell::new(Spare { members: Vec::new(), room: Vec::new() }) };
}

/// A member of an object that is not yet closed: its key, and where it stands.
#[derive(Clone, Copy)]
struct Member {
    /// The beginning of the key as a number, by which most keys are put in order.
    rank: u64,
    key: &'static str,
    begin: usize,
    end: usize,
}

/// An object that is being written.
pub struct Object<'w, 'o> {
    to: &'w mut Writer<'o>,
    /// Where it begins.
    begin: usize,
    /// Its first among the members.
    first: usize,
}

/// The members of an object, written once to be copied into every object that has them.
pub struct Members(Box<[u8]>);

/// A text in pieces, as the address of the site and a path.
pub struct Joined<'t, const N: usize>(pub [&'t str; N]);

/// Appends an object as a whole file.
pub fn file(out: &mut Vec<u8>, layout: Layout, fill: impl FnOnce(&mut Object<'_, '_>)) {
    let mut to = Writer { out, layout, depth: 0, spare: SPARE.take() };
    to.object(fill);
    SPARE.set(to.spare);
    out.push(b'\n');
}

impl Members {
    /// Writes the members of an object, each on a line.
    pub fn of(fill: impl FnOnce(&mut Object<'_, '_>)) -> Self {
        let mut out = Vec::new();
        file(&mut out, Layout::Open, fill);
        // Without the signs that open and close it.
        let lines = out.strip_prefix(b"{").and_then(|rest| rest.strip_suffix(b"\n}\n"));
        Self(lines.unwrap_or_default().into())
    }
}

impl<'o> Writer<'o> {
    fn object(&mut self, fill: impl FnOnce(&mut Object<'_, 'o>)) {
        let mut object = Object { begin: self.out.len(), first: self.spare.members.len(), to: self };
        object.to.depth += 1;
        fill(&mut object);
        object.end();
    }

    fn list<T>(&mut self, items: impl IntoIterator<Item = T>, mut write: impl FnMut(&mut Self, T)) {
        let begin = self.out.len();
        self.depth += 1;
        for item in items {
            self.next();
            write(self, item);
        }
        self.end(begin, *b"[]");
    }

    /// What parts a member from the one before; the first one's comma becomes the sign that opens.
    fn next(&mut self) {
        self.part(0);
    }

    /// Appends what parts members, from one of its signs on.
    fn part(&mut self, from: usize) {
        let end = if self.layout == Layout::Open { 2 + 2 * self.depth } else { 1 };
        let known = end.min(LINE.len());
        self.out.extend_from_slice(&LINE[from..known]);
        // Hardly anything is as deep as this.
        self.out.resize(self.out.len() + end - known, b' ');
    }

    fn end(&mut self, begin: usize, signs: [u8; 2]) {
        self.depth -= 1;
        match self.out.get_mut(begin) {
            Some(comma) => {
                *comma = signs[0];
                self.part(1);
                self.out.push(signs[1]);
            }
            None => self.out.extend_from_slice(&signs),
        }
    }

    /// Appends what stands in a text.
    fn push(&mut self, text: &str) {
        let bytes = text.as_bytes();
        if bytes.iter().fold(false, |found, byte| found | is_escaped(*byte)) {
            self.escape(bytes);
        } else {
            self.out.extend_from_slice(bytes);
        }
    }

    fn escape(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        while let Some(at) = rest.iter().position(|byte| is_escaped(*byte)) {
            self.out.extend_from_slice(&rest[..at]);
            let sign = match rest[at] {
                b'\n' => b'n',
                b'\r' => b'r',
                b'\t' => b't',
                0x08 => b'b',
                0x0C => b'f',
                control @ 0..=0x1F => {
                    // To memory: this cannot fail.
                    let _ = write!(self.out, "\\u{control:04x}");
                    rest = &rest[at + 1..];
                    continue;
                }
                sign => sign,
            };
            self.out.extend_from_slice(&[b'\\', sign]);
            rest = &rest[at + 1..];
        }
        self.out.extend_from_slice(rest);
    }
}

fn is_escaped(byte: u8) -> bool {
    byte < 0x20 || byte == b'"' || byte == b'\\'
}

impl<'o> Object<'_, 'o> {
    /// A member. Each key is put once.
    pub fn put(&mut self, key: &'static str, value: impl Value) {
        self.member(key, |to| value.write(to));
    }

    /// All members at once, of an object that has no others.
    pub fn copy(&mut self, members: &Members) {
        self.to.out.push(b',');
        let mut rest = &*members.0;
        while let Some(end) = memchr::memchr(b'\n', rest) {
            let (line, after) = rest.split_at(end);
            self.to.out.extend_from_slice(line);
            self.to.part(1);
            rest = after.strip_prefix(MARGIN).unwrap_or_default();
        }
        self.to.out.extend_from_slice(rest);
    }

    /// A member that may not be known.
    pub fn maybe(&mut self, key: &'static str, value: Option<impl Value>) {
        if let Some(value) = value {
            self.put(key, value);
        }
    }

    /// A member that is a list, where it has anything.
    pub fn some<V: Value>(&mut self, key: &'static str, values: impl IntoIterator<Item = V>) {
        let mut values = values.into_iter().peekable();
        if values.peek().is_some() {
            self.list(key, values);
        }
    }

    /// A member that is a list.
    pub fn list<V: Value>(&mut self, key: &'static str, values: impl IntoIterator<Item = V>) {
        self.member(key, |to| to.list(values, |to, value| value.write(to)));
    }

    /// A member that is an object.
    pub fn object(&mut self, key: &'static str, fill: impl FnOnce(&mut Object<'_, 'o>)) {
        self.member(key, |to| to.object(fill));
    }

    /// A member that is a list of objects.
    pub fn objects<T>(
        &mut self,
        key: &'static str,
        items: impl IntoIterator<Item = T>,
        mut fill: impl FnMut(&mut Object<'_, 'o>, T),
    ) {
        self.member(key, |to| to.list(items, |to, item| to.object(|object| fill(object, item))));
    }

    /// A member that is a list of objects, where it has any.
    pub fn some_objects<T>(
        &mut self,
        key: &'static str,
        items: impl IntoIterator<Item = T>,
        fill: impl FnMut(&mut Object<'_, 'o>, T),
    ) {
        let mut items = items.into_iter().peekable();
        if items.peek().is_some() {
            self.objects(key, items, fill);
        }
    }

    fn member(&mut self, key: &'static str, write: impl FnOnce(&mut Writer<'o>)) {
        let begin = self.to.out.len();
        self.to.next();
        self.to.out.push(b'"');
        self.to.out.extend_from_slice(key.as_bytes());
        self.to.out.extend_from_slice(if self.to.layout == Layout::Open { b"\": " } else { b"\":" });
        write(self.to);
        self.to.spare.members.push(Member { rank: rank(key), key, begin, end: self.to.out.len() });
    }

    fn end(self) {
        let Writer { out, spare: Spare { members, room }, .. } = self.to;
        let own = &mut members[self.first..];
        if !own.is_sorted_by_key(|member| (member.rank, member.key)) {
            own.sort_unstable_by_key(|member| (member.rank, member.key));
            room.clear();
            for member in own {
                room.extend_from_slice(&out[member.begin..member.end]);
            }
            out.truncate(self.begin);
            out.extend_from_slice(room);
        }
        members.truncate(self.first);
        self.to.end(self.begin, *b"{}");
    }
}

/// The first bytes of a key as a number: of two, the lesser is of the key that comes first.
fn rank(key: &str) -> u64 {
    let mut first = [0; 8];
    let length = key.len().min(first.len());
    first[..length].copy_from_slice(&key.as_bytes()[..length]);
    u64::from_be_bytes(first)
}

impl Value for &str {
    fn write(self, to: &mut Writer<'_>) {
        Joined([self]).write(to);
    }
}

impl Value for &String {
    fn write(self, to: &mut Writer<'_>) {
        self.as_str().write(to);
    }
}

impl Value for String {
    fn write(self, to: &mut Writer<'_>) {
        self.as_str().write(to);
    }
}

impl Value for Cow<'_, str> {
    fn write(self, to: &mut Writer<'_>) {
        (*self).write(to);
    }
}

impl<const N: usize> Value for Joined<'_, N> {
    fn write(self, to: &mut Writer<'_>) {
        to.out.push(b'"');
        self.0.iter().for_each(|piece| to.push(piece));
        to.out.push(b'"');
    }
}

impl Value for bool {
    fn write(self, to: &mut Writer<'_>) {
        to.out.extend_from_slice(if self { b"true" } else { b"false" });
    }
}

/// Numbers, as they are shown.
macro_rules! numbers {
    ($($number:ty),*) => { $(
        impl Value for $number {
            fn write(self, to: &mut Writer<'_>) {
                // To memory: this cannot fail.
                let _ = write!(to.out, "{self}");
            }
        }
    )* };
}

numbers!(u8, u64, usize, i64);

#[cfg(test)]
mod tests {
    use super::*;

    fn made(layout: Layout) -> String {
        let mut out = b"before ".to_vec();
        file(&mut out, layout, |map| {
            map.put("b", 1_i64);
            map.object("a", |inner| {
                inner.put("d", Joined(["x\"", "\\\u{7}\n\u{1f}å"]));
                inner.list("c", [true, false]);
                inner.object("aa", |_| {});
            });
            map.maybe("c", None::<bool>);
            map.some("e", Vec::<&str>::new());
            map.list("f", Vec::<&str>::new());
            map.objects("d", [1_u8, 2], |each, number| {
                each.put("z", number);
                each.put("y", "");
            });
        });
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn members_are_copied_to_any_depth() {
        let fill = |map: &mut Object<'_, '_>| {
            map.put("b", "x\ny");
            map.list("a", [1_u8, 2]);
            map.object("c", |inner| inner.object("d", |_| {}));
        };
        let written = |fill: &dyn Fn(&mut Object<'_, '_>)| {
            let mut out = Vec::new();
            file(&mut out, Layout::Open, |map| {
                map.objects("list", [1, 2], |map, _| fill(map));
                map.object("one", fill);
            });
            file(&mut out, Layout::Open, fill);
            String::from_utf8(out).unwrap()
        };
        let members = Members::of(fill);
        assert_eq!(written(&|map| map.copy(&members)), written(&fill));
    }

    #[test]
    fn it_is_written_as_others_write_it() {
        let close = made(Layout::Close);
        let text = close.strip_prefix("before ").unwrap();
        let value: serde_json::Value = serde_json::from_str(text).unwrap();
        assert_eq!(text, format!("{value}\n"));
        assert_eq!(made(Layout::Open), format!("before {value:#}\n"));
        assert_eq!(value["a"]["d"], "x\"\\\u{7}\n\u{1f}å");
    }
}
