//! The `OParl` objects of bodies, meetings, items, cases and files.

use jiff::civil::Date;

use super::oparl::{Oparl, Thing};
use super::people;
use super::value::Map;
use crate::documents::{BodyKind, Data, ItemType, MeetingStatus, Tombstone};
use crate::formats::teller::{clock, first_day, timed};
use crate::site::{CaseId, DocumentId, FileId, Node, Reference, Target};

/// The longest readable part of a file name, in bytes.
const LONGEST_NAME: usize = 70;

/// Everything that is an object of its own, in the order of the site.
pub fn things(oparl: Oparl<'_>) -> Vec<Thing> {
    let site = oparl.teller.site;
    let mut made = Vec::new();
    for id in site.documents() {
        match &site.document(id).data {
            Data::Body(_) => made.push(Thing::Organization(id)),
            Data::Meeting(meeting) if meeting.date.is_some() => {
                made.push(Thing::Meeting(id));
                made.extend(site.children(id).iter().map(|item| Thing::Item(*item)));
            }
            _ => {}
        }
    }
    made.extend((0..people::parties(site).len()).map(Thing::Party));
    for case in site.cases() {
        made.push(Thing::Paper(case));
        made.extend(consultations(oparl, case));
    }
    made.extend(site.files().iter().filter_map(|file| {
        let origin = &site.document(file.listed_by).origin;
        match site.resolve(origin, &format!("/{}", file.path.strip_prefix("content/")?)) {
            Reference::Here(Target::File(id), _) => Some(Thing::File(id)),
            _ => None,
        }
    }));
    made
}

fn consultations(oparl: Oparl<'_>, case: CaseId) -> impl Iterator<Item = Thing> {
    let site = oparl.teller.site;
    let items = site.case(case).documents.iter().copied().filter(move |id| site.item(*id).is_some());
    items.map(move |item| Thing::Consultation(case, item))
}

impl Oparl<'_> {
    /// The path of an object below `oparl/`, without ending.
    pub fn path(self, thing: Thing) -> String {
        let lasting = |node: Node| {
            let path = self.teller.lasting_path(node);
            let below = path.split_once('/').map_or(path.as_str(), |(_, rest)| rest);
            file_name(below)
        };
        match thing {
            Thing::Organization(id) => format!("organization/{}", lasting(id.into())),
            Thing::Party(at) => self.path_of_party(at),
            Thing::Meeting(id) => format!("meeting/{}", lasting(id.into())),
            Thing::Item(id) => format!("agenda-item/{}", lasting(id.into())),
            Thing::Paper(id) => format!("paper/{}", lasting(id.into())),
            Thing::Consultation(case, item) => {
                format!(
                    "consultation/{}",
                    file_name(&format!("{}--{}", lasting(case.into()), lasting(item.into())))
                )
            }
            Thing::File(id) => {
                let address = self.teller.site.file(id).address.as_str();
                let mark = blake3::hash(address.as_bytes()).to_hex();
                format!("file/{}", &mark.as_str()[..16])
            }
        }
    }

    /// The path of a body below `oparl/`.
    pub fn path_of_body(self, id: DocumentId) -> String {
        self.path(Thing::Organization(id))
    }

    /// An object.
    pub fn object(self, thing: Thing) -> Map {
        match thing {
            Thing::Organization(id) => self.organization(id),
            Thing::Party(at) => self.party(at),
            Thing::Meeting(id) => self.meeting(id),
            Thing::Item(id) => self.item(id),
            Thing::Paper(id) => self.paper(id),
            Thing::Consultation(case, item) => self.consultation(case, item),
            Thing::File(id) => self.file(id),
        }
    }

    /// The address of an object.
    fn id(self, thing: Thing) -> String {
        self.url(&self.path(thing))
    }

    fn days(self, node: Node) -> (Date, Date) {
        let modified = self.teller.changed(node).unwrap_or(self.span.0);
        let written = self.teller.site.latest_date(node).map_or(modified, first_day);
        (written.min(modified), modified)
    }

    fn begin(self, kind: &str, thing: Thing, node: Node) -> Map {
        let mut map = self.start(kind, &self.path(thing), self.days(node));
        map.put("name", shortened(&self.teller.name(node)));
        map.put("web", self.teller.url(self.teller.site.address_of_node(node)));
        map
    }

    fn organization(self, id: DocumentId) -> Map {
        let site = self.teller.site;
        let days = site.children(id).iter().filter_map(|one| self.teller.changed((*one).into()));
        let days: Vec<Date> = days.collect();
        let first = days.iter().copied().min().unwrap_or(self.span.0);
        let last = days.into_iter().max().unwrap_or(first);
        let path = self.path(Thing::Organization(id));
        let mut map = self.start("Organization", &path, (first, last));
        map.put("body", self.url("body"));
        map.put("name", self.teller.body_name(id));
        map.put("organizationType", "Gremium");
        if let Some(body) = site.body(id) {
            let council = body.kind == BodyKind::Council;
            let kind = self.teller.locale.word_owned(&format!("organtyp.{}", body.kind.name()));
            map.put("classification", if council { "Parlament".to_owned() } else { kind });
            if let Some(short) = &body.short_name {
                map.put("shortName", short.clone());
            }
        }
        map.put("meeting", self.url(&format!("{path}/meetings")));
        let members = self.memberships_of(id);
        if !members.is_empty() {
            map.put("membership", members);
        }
        map.put("web", self.teller.url(site.address(id)));
        map
    }

    fn meeting(self, id: DocumentId) -> Map {
        let site = self.teller.site;
        let mut map = self.begin("Meeting", Thing::Meeting(id), id.into());
        let Some(meeting) = site.meeting(id) else { return map };
        let state = match meeting.status {
            MeetingStatus::Planned | MeetingStatus::Cancelled => "terminiert",
            MeetingStatus::Called => "eingeladen",
            MeetingStatus::Held | MeetingStatus::Approved => "durchgeführt",
        };
        map.put("meetingState", state);
        map.put("cancelled", meeting.status == MeetingStatus::Cancelled);
        if let Some(day) = meeting.date {
            map.put("start", timed(day, meeting.time.as_deref().and_then(clock).unwrap_or((0, 0))));
        }
        let body = site.tie(id).body.map(|body| self.id(Thing::Organization(body)));
        map.put("organization", body.into_iter().collect::<Vec<_>>());
        if let Some(file) = &meeting.minutes {
            let origin = &site.document(id).origin;
            if let Reference::Here(Target::File(file), _) = site.resolve(origin, &file.value) {
                map.put("resultsProtocol", self.file(file));
            }
        }
        let items = site.children(id).iter().map(|item| self.item(*item));
        map.put("agendaItem", items.collect::<Vec<_>>());
        map
    }

    fn item(self, id: DocumentId) -> Map {
        let site = self.teller.site;
        let mut map = self.begin("AgendaItem", Thing::Item(id), id.into());
        let tie = site.tie(id);
        if let Some(meeting) = tie.meeting {
            map.put("meeting", self.id(Thing::Meeting(meeting)));
        }
        map.put("order", site.place_in_meeting(id.into()));
        let Some(item) = site.item(id) else { return map };
        map.put("public", item.kind != ItemType::Secret);
        let minute = item.decision.minute_number.as_ref().map(|number| format!("§ {number}"));
        if let Some(number) = minute.or_else(|| item.number.clone()) {
            map.put("number", number);
        }
        let case = item.cases.first().and_then(|number| site.case_of(tie.municipality, number));
        if let Some(case) = case {
            map.put("consultation", self.id(Thing::Consultation(case, id)));
        }
        if let Some(verdict) = item.decision.verdict {
            map.put("result", self.teller.locale.word_owned(&format!("utfall.{}", verdict.name())));
        }
        let prose = &site.document(id).prose;
        let decided = prose.parts().into_iter().find(|part| part.heading.text == "Beslut");
        if let Some(part) = decided {
            map.put("resolutionText", prose.plain_text(part.content));
        }
        map
    }

    fn paper(self, id: CaseId) -> Map {
        let site = self.teller.site;
        let mut map = self.begin("Paper", Thing::Paper(id), id.into());
        map.put("body", self.url("body"));
        map.put("reference", site.case(id).number.clone());
        map.put("paperType", self.teller.locale.word_owned("sok.sort.arende"));
        if let Some(day) = site.latest_date(id.into()) {
            map.put("date", first_day(day).to_string());
        }
        let handled = consultations(self, id).map(|thing| self.object(thing));
        map.put("consultation", handled.collect::<Vec<_>>());
        map
    }

    fn consultation(self, case: CaseId, item: DocumentId) -> Map {
        let site = self.teller.site;
        let path = self.path(Thing::Consultation(case, item));
        let mut map = self.start("Consultation", &path, self.days(item.into()));
        map.put("paper", self.id(Thing::Paper(case)));
        map.put("agendaItem", self.id(Thing::Item(item)));
        let tie = site.tie(item);
        if let Some(meeting) = tie.meeting {
            map.put("meeting", self.id(Thing::Meeting(meeting)));
        }
        let body = tie.body.map(|body| self.id(Thing::Organization(body)));
        map.put("organization", body.into_iter().collect::<Vec<_>>());
        map.put("web", self.teller.url(site.address(item)));
        map
    }

    fn file(self, id: FileId) -> Map {
        let site = self.teller.site;
        let file = site.file(id);
        let days = self.days(file.listed_by.into());
        let mut map = self.start("File", &self.path(Thing::File(id)), days);
        let name = file.address.as_str().rsplit('/').next().unwrap_or_default().to_owned();
        map.put("name", name.clone());
        map.put("fileName", name);
        map.put("mimeType", media_type(&file.kind()));
        map.put("size", file.size);
        map.put("accessUrl", self.teller.url(&file.address));
        map
    }
}

/// What is left of a withdrawn object at its address: that it was, and that it is no more. None where the document was
/// no object of the interface.
pub fn gone(oparl: Oparl<'_>, tombstone: &Tombstone) -> Option<(String, Map)> {
    let [folder, below @ ..] = tombstone.address.as_slice() else { return None };
    let (kind, list) = match (folder.as_str(), below.len()) {
        ("organ", 1) => ("Organization", "organization"),
        ("sammantraden", 2) => ("Meeting", "meeting"),
        ("sammantraden", 3) => ("AgendaItem", "agenda-item"),
        _ => return None,
    };
    let path = format!("{list}/{}", file_name(&below.join("/")));
    let on = tombstone.withdrawn.on;
    let mut map = oparl.start(kind, &path, (on, on));
    map.put("deleted", true);
    Some((path, map))
}

/// A name of a file made of a path: the same for ever, of signs that every server takes, not too long.
fn file_name(path: &str) -> String {
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    let name: String = path.chars().map(|c| if is_plain(c) { c } else { '-' }).collect();
    if name.len() <= LONGEST_NAME && path.chars().all(|c| is_plain(c) || matches!(c, '/' | '-')) {
        return name;
    }
    let mark = blake3::hash(path.as_bytes()).to_hex();
    let cut = name.len().min(LONGEST_NAME);
    format!("{}-{}", &name[..cut], &mark.as_str()[..12])
}

/// The interface recommends short names.
fn shortened(name: &str) -> String {
    crate::formats::teller::beginning(name, 150)
}

fn media_type(kind: &str) -> &'static str {
    match kind {
        "PDF" => "application/pdf",
        "CSV" => "text/csv",
        "PNG" => "image/png",
        "JPG" | "JPEG" => "image/jpeg",
        "SVG" => "image/svg+xml",
        "XLSX" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "DOCX" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _ => "application/octet-stream",
    }
}
