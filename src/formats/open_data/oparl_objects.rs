//! The `OParl` objects of bodies, meetings, items, cases and files.

use std::borrow::Cow;

use jiff::civil::Date;

use super::oparl::{Oparl, Thing, Url};
use super::oparl_paths::file_name;
use super::people::People;
use crate::documents::{BodyKind, Data, ItemType, MeetingStatus, Tombstone};
use crate::formats::html::Called;
use crate::formats::json::Object;
use crate::formats::teller::{Teller, beginning, clock, first_day, timed};
use crate::output::media_type;
use crate::site::{CaseId, DocumentId, FileId, Node, Reference, Site, Target};

/// The interface recommends short names.
const LONGEST_NAME: usize = 150;

/// Everything that is an object of its own, in the order of the site.
pub fn things(teller: Teller<'_>, people: &People<'_>) -> Vec<Thing> {
    let site = teller.site;
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
    made.extend((0..people.parties.len()).map(Thing::Party));
    for case in site.cases() {
        made.push(Thing::Paper(case));
        made.extend(consultations(site, case));
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

fn consultations(site: &Site, case: CaseId) -> impl Iterator<Item = Thing> {
    items_of(site, case).map(move |item| Thing::Consultation(case, item))
}

fn items_of(site: &Site, case: CaseId) -> impl Iterator<Item = DocumentId> {
    site.case(case).documents.iter().copied().filter(move |id| site.item(*id).is_some())
}

impl Oparl<'_> {
    /// The path of an object below `oparl/`, without ending.
    pub fn path(&self, thing: Thing) -> Cow<'_, str> {
        self.paths.of_thing((self.teller, &self.people), thing)
    }

    /// An object.
    pub fn object(&self, map: &mut Object<'_, '_>, thing: Thing) {
        match thing {
            Thing::Organization(id) => self.organization(map, id),
            Thing::Party(at) => self.party(map, at),
            Thing::Meeting(id) => self.meeting(map, id),
            Thing::Item(id) => self.paths.put_members(thing, map, |map| self.item(map, id)),
            Thing::Paper(id) => self.paper(map, id),
            Thing::Consultation(case, item) => self.consultation(map, (case, item)),
            Thing::File(id) => self.file(map, id),
        }
    }

    /// The address of an object.
    pub fn id(&self, thing: Thing) -> Url<'_> {
        self.url(self.path(thing))
    }

    fn days(&self, node: Node) -> (Date, Date) {
        let modified = self.teller.changed(node).unwrap_or(self.span.0);
        let written = self.teller.site.latest_date(node).map_or(modified, first_day);
        (written.min(modified), modified)
    }

    fn begin(&self, map: &mut Object<'_, '_>, kind: &str, (thing, node): (Thing, Node)) {
        self.start(map, (kind, &self.path(thing)), self.days(node));
        let name = self.teller.name(node);
        // Of what is short enough in bytes, no character need be counted.
        if name.len() <= LONGEST_NAME {
            map.put("name", &*name);
        } else {
            map.put("name", beginning(&name, LONGEST_NAME));
        }
        map.put("web", self.teller.url(self.teller.site.address_of_node(node)));
    }

    fn organization(&self, map: &mut Object<'_, '_>, id: DocumentId) {
        let site = self.teller.site;
        let days = site.children(id).iter().filter_map(|one| self.teller.changed((*one).into()));
        let days: Vec<Date> = days.collect();
        let first = days.iter().copied().min().unwrap_or(self.span.0);
        let last = days.into_iter().max().unwrap_or(first);
        let path = self.path(Thing::Organization(id));
        self.start(map, ("Organization", &path), (first, last));
        map.put("body", self.url("body"));
        map.put("name", &*self.teller.body_name(id));
        map.put("organizationType", "Gremium");
        if let Some(body) = site.body(id) {
            let council = body.kind == BodyKind::Council;
            let kind = self.teller.word("organtyp", body.kind.name());
            map.put("classification", if council { "Parlament" } else { &*kind });
            map.maybe("shortName", body.short_name.as_ref());
        }
        map.put("meeting", self.url(format!("{path}/meetings")));
        map.some("membership", self.memberships_of(id));
        map.put("web", self.teller.url(site.address(id)));
    }

    fn meeting(&self, map: &mut Object<'_, '_>, id: DocumentId) {
        let site = self.teller.site;
        self.begin(map, "Meeting", (Thing::Meeting(id), id.into()));
        let Some(meeting) = site.meeting(id) else { return };
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
        map.list("organization", site.tie(id).body.map(|body| self.id(Thing::Organization(body))));
        if let Some(file) = &meeting.minutes {
            let origin = &site.document(id).origin;
            if let Some(file) = site.file_named(origin, &file.value) {
                map.object("resultsProtocol", |map| self.file(map, file));
            }
        }
        map.objects("agendaItem", site.children(id), |map, item| self.object(map, Thing::Item(*item)));
    }

    fn item(&self, map: &mut Object<'_, '_>, id: DocumentId) {
        let site = self.teller.site;
        self.begin(map, "AgendaItem", (Thing::Item(id), id.into()));
        let tie = site.tie(id);
        map.maybe("meeting", tie.meeting.map(|meeting| self.id(Thing::Meeting(meeting))));
        map.put("order", site.place_in_meeting(id.into()));
        let Some(item) = site.item(id) else { return };
        map.put("public", item.kind != ItemType::Secret);
        match &item.decision.minute_number {
            Some(number) => map.put("number", format!("§ {number}")),
            None => map.maybe("number", item.number.as_ref()),
        }
        let case = item.cases.first().and_then(|number| site.case_of(tie.municipality, number));
        map.maybe("consultation", case.map(|case| self.id(Thing::Consultation(case, id))));
        if let Some(verdict) = item.decision.verdict {
            map.put("result", &*self.teller.word("utfall", verdict.name()));
        }
        let prose = &site.document(id).prose;
        let called = Called::by(self.teller.locale.word("avsnitt.beslut"));
        let decided = prose.parts().into_iter().find(|part| called.is(part.heading));
        map.maybe("resolutionText", decided.map(|part| prose.plain_text(part.content)));
    }

    fn paper(&self, map: &mut Object<'_, '_>, id: CaseId) {
        let site = self.teller.site;
        self.begin(map, "Paper", (Thing::Paper(id), id.into()));
        map.put("body", self.url("body"));
        map.put("reference", &site.case(id).number);
        map.put("paperType", self.teller.locale.word("sok.sort.arende"));
        map.maybe("date", site.latest_date(id.into()).map(|day| first_day(day).to_string()));
        map.objects("consultation", consultations(site, id), |map, thing| self.object(map, thing));
    }

    fn consultation(&self, map: &mut Object<'_, '_>, (case, item): (CaseId, DocumentId)) {
        let site = self.teller.site;
        let path = self.path(Thing::Consultation(case, item));
        self.start(map, ("Consultation", &path), self.days(item.into()));
        map.put("paper", self.id(Thing::Paper(case)));
        map.put("agendaItem", self.id(Thing::Item(item)));
        let tie = site.tie(item);
        map.maybe("meeting", tie.meeting.map(|meeting| self.id(Thing::Meeting(meeting))));
        map.list("organization", tie.body.map(|body| self.id(Thing::Organization(body))));
        map.put("web", self.teller.url(site.address(item)));
    }

    fn file(&self, map: &mut Object<'_, '_>, id: FileId) {
        let site = self.teller.site;
        let file = site.file(id);
        self.start(map, ("File", &self.path(Thing::File(id))), self.days(file.listed_by.into()));
        let name = file.address.as_str().rsplit('/').next().unwrap_or_default();
        map.put("name", name);
        map.put("fileName", name);
        map.put("mimeType", media_type(name));
        map.put("size", file.size);
        map.put("accessUrl", self.teller.url(&file.address));
    }
}

/// The path, the kind and the last day of a withdrawn object. None where the document was no object of the interface.
pub fn gone(tombstone: &Tombstone) -> Option<(String, &'static str, Date)> {
    let [folder, below @ ..] = tombstone.address.as_slice() else { return None };
    let (kind, list) = match (folder.as_str(), below.len()) {
        ("organ", 1) => ("Organization", "organization"),
        ("sammantraden", 2) => ("Meeting", "meeting"),
        ("sammantraden", 3) => ("AgendaItem", "agenda-item"),
        _ => return None,
    };
    Some((format!("{list}/{}", file_name(&below.join("/"))), kind, tombstone.withdrawn.on))
}
