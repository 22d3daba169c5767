//! Where the `OParl` objects are, and what they hold: the path of each, made once, and the members of those that stand
//! in many files.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::oparl::Thing;
use super::oparl_people;
use super::people::People;
use crate::formats::json::{Members, Object};
use crate::formats::teller::Teller;
use crate::site::Node;

/// The longest readable part of a file name, in bytes.
const LONGEST_NAME: usize = 70;

/// The paths of objects below `oparl/`, without ending.
pub struct Paths {
    /// All of them, one after the other.
    text: String,
    places: FxHashMap<Thing, Place>,
}

/// What is known of an object.
struct Place {
    /// Where its path is in the text of all.
    path: Range<u32>,
    /// Its members, once they have been written.
    members: OnceLock<Members>,
}

impl Paths {
    /// The paths of these.
    pub fn of(about: (Teller<'_>, &People<'_>), things: &[Thing]) -> Self {
        let mut text = String::new();
        let mut places = FxHashMap::with_capacity_and_hasher(things.len(), FxBuildHasher);
        let end = |text: &String| u32::try_from(text.len()).unwrap_or(u32::MAX);
        for thing in things {
            let begin = end(&text);
            text.push_str(&path(about, *thing));
            places.insert(*thing, Place { path: begin..end(&text), members: OnceLock::new() });
        }
        text.shrink_to_fit();
        Self { text, places }
    }

    /// The path of one. What has no object of its own can be named in others.
    pub fn of_thing(&self, about: (Teller<'_>, &People<'_>), thing: Thing) -> Cow<'_, str> {
        let known = self.places.get(&thing);
        let known = known.and_then(|known| self.text.get(known.path.start as usize..known.path.end as usize));
        known.map_or_else(|| path(about, thing).into(), Cow::Borrowed)
    }

    /// Writes the members of an object that stands in many files: they are made for the first of them, and kept.
    pub fn put_members(&self, thing: Thing, map: &mut Object<'_, '_>, fill: impl Fn(&mut Object<'_, '_>)) {
        match self.places.get(&thing) {
            Some(known) => map.copy(known.members.get_or_init(|| Members::of(&fill))),
            None => fill(map),
        }
    }
}

fn path((teller, people): (Teller<'_>, &People<'_>), thing: Thing) -> String {
    let lasting = |node: Node| {
        let path = teller.lasting_path(node);
        file_name(path.split_once('/').map_or(path, |(_, below)| below))
    };
    match thing {
        Thing::Organization(id) => format!("organization/{}", lasting(id.into())),
        Thing::Party(at) => oparl_people::path_of_party(teller, people, at),
        Thing::Meeting(id) => format!("meeting/{}", lasting(id.into())),
        Thing::Item(id) => format!("agenda-item/{}", lasting(id.into())),
        Thing::Paper(id) => format!("paper/{}", lasting(id.into())),
        Thing::Consultation(case, item) => {
            let both = [lasting(case.into()), lasting(item.into())].join("--");
            format!("consultation/{}", file_name(&both))
        }
        Thing::File(id) => {
            let address = teller.site.file(id).address.as_str();
            let mark = blake3::hash(address.as_bytes()).to_hex();
            format!("file/{}", &mark.as_str()[..16])
        }
    }
}

/// A name of a file made of a path: the same for ever, of signs that every server takes, not too long.
pub fn file_name(path: &str) -> String {
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    let name: String = path.chars().map(|c| if is_plain(c) { c } else { '-' }).collect();
    if name.len() <= LONGEST_NAME && path.chars().all(|c| is_plain(c) || matches!(c, '/' | '-')) {
        return name;
    }
    let mark = blake3::hash(path.as_bytes()).to_hex();
    let cut = name.len().min(LONGEST_NAME);
    format!("{}-{}", &name[..cut], &mark.as_str()[..12])
}
