//! What a page is about, for search engines and other programs: JSON-LD in the words of schema.org.
//!
//! A block of data is not a script: browsers neither run it nor ask the policy for it. It holds nothing that the page
//! does not show.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::desk::{Desk, Html, html};
use super::trail::Trail;
use crate::config::Part;
use crate::documents::{Body, Data, Meeting, MeetingStatus, SteeringDocument, SteeringState};
use crate::formats::teller::{LICENSE, Teller, clock, timed};
use crate::output::media_type;
use crate::site::{Address, DocumentId, Plan, Subject, Tool};
use crate::terms::PartialDate;

/// The words are those of schema.org.
const CONTEXT: &str = "https://schema.org";
/// The longest description, in characters.
const LONGEST: usize = 280;

/// The block of a page with its title; none for the page that a server shows at any address.
pub fn block(desk: &Desk<'_>, (subject, trail): (Subject, &Trail), title: &str) -> Option<Html> {
    if subject == Subject::NotFound {
        return None;
    }
    let page = Linked { desk, teller: desk.teller() };
    let thing = page.thing(subject).and_then(|thing| serde_json::to_string(&thing).ok());
    let own = Step { item: None, name: title, position: trail.length + 1 };
    let way = (trail.length > 0).then(|| serde_json::to_string(&own).ok()).flatten();
    if thing.is_none() && way.is_none() {
        return None;
    }
    let mut made = String::with_capacity(trail.data.len() + thing.as_ref().map_or(0, String::len) + 512);
    made.push_str(BEGIN);
    if let Some(thing) = &thing {
        inert(&mut made, thing);
    }
    if let Some(own) = &way {
        made.push_str(if thing.is_some() { "," } else { "" });
        made.push_str(WAY);
        made.push_str(&trail.data);
        made.push(',');
        inert(&mut made, own);
        made.push_str("]}");
    }
    made.push_str("]}</script>");
    Some(html(made))
}

/// How a block begins: what follows are the things that the page says of itself.
const BEGIN: &str = "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@graph\":[";

/// How the way to a page begins: what follows are its steps.
const WAY: &str = "{\"@type\":\"BreadcrumbList\",\"itemListElement\":[";

/// Appends JSON in which no sign can end the element that holds it.
pub fn inert(made: &mut String, json: &str) {
    const SIGNS: [char; 5] = ['<', '>', '&', '\u{2028}', '\u{2029}'];
    // Most data have none, and without an early end the compiler looks at many bytes at once.
    let may_begin_one = |byte: u8| matches!(byte, b'<' | b'>' | b'&' | 0xe2);
    if !json.bytes().fold(false, |any, byte| any | may_begin_one(byte)) {
        made.push_str(json);
        return;
    }
    let mut rest = json;
    while let Some(at) = rest.find(SIGNS) {
        made.push_str(&rest[..at]);
        let mut after = rest[at..].chars();
        made.extend(after.next().map(|sign| format!("\\u{:04x}", u32::from(sign))));
        rest = after.as_str();
    }
    made.push_str(rest);
}

/// A step of the way to a page from the start page.
#[derive(Serialize)]
#[serde(tag = "@type", rename = "ListItem")]
pub struct Step<'s> {
    /// Where it leads; none for the page itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    /// What it is called.
    pub name: &'s str,
    /// Which it is, counted from one.
    pub position: usize,
}

struct Linked<'d> {
    desk: &'d Desk<'d>,
    teller: Teller<'d>,
}

impl Linked<'_> {
    fn thing(&self, subject: Subject) -> Option<Value> {
        match subject {
            Subject::Start => Some(self.site()),
            Subject::Document(id) => match &self.desk.site.document(id).data {
                Data::Body(body) => Some(self.body(id, body)),
                Data::Meeting(meeting) => self.meeting(id, meeting),
                Data::Steering(steering) => Some(self.steering(id, steering)),
                _ => None,
            },
            Subject::Indicator(id, at) => self.indicator(self.desk.site.plan(id)?, at as usize),
            Subject::Tool(Tool::OpenData) => Some(self.catalogue()),
            _ => None,
        }
    }

    /// The identity of what this page is about.
    fn own(&self, name: &str) -> String {
        format!("{}#{name}", self.teller.url(&self.desk.here))
    }

    fn begin(&self, kind: &str, anchor: &str, name: &str) -> Map<String, Value> {
        let mut map = Map::new();
        put(&mut map, "@type", kind);
        put(&mut map, "@id", self.own(anchor));
        put(&mut map, "name", name);
        put(&mut map, "url", self.teller.url(&self.desk.here));
        map
    }

    fn site(&self) -> Value {
        let (config, tongue) = (&self.desk.site.config, self.desk.tongue);
        let mut map = self.begin("WebSite", "webbplats", config.name_in(tongue));
        put(&mut map, "description", config.description_in(tongue));
        let languages: Vec<&str> = config.languages.iter().map(|one| one.value.as_str()).collect();
        let spoken = if let [only] = languages[..] { Value::from(only) } else { Value::from(languages) };
        put(&mut map, "inLanguage", spoken);
        let mut publisher = organization(config.publisher_in(tongue));
        if let Some(email) = &config.contact.email {
            publisher["email"] = email.clone().into();
        }
        if let Some(telephone) = &config.contact.telephone {
            publisher["telephone"] = telephone.clone().into();
        }
        put(&mut map, "publisher", publisher);
        Value::Object(map)
    }

    /// The municipality of a document: the publisher where the site has one alone.
    fn municipality(&self, id: DocumentId) -> &str {
        let at = self.desk.site.tie(id).municipality;
        self.desk.municipality(at).unwrap_or(&self.desk.site.config.publisher)
    }

    fn body_briefly(&self, id: DocumentId) -> Value {
        json!({
            "@type": "GovernmentOrganization",
            "@id": format!("{}#organ", self.teller.url(self.desk.site.address(id))),
            "name": self.desk.site.title(id.into()),
            "parentOrganization": organization(self.municipality(id)),
        })
    }

    fn body(&self, id: DocumentId, body: &Body) -> Value {
        let mut map = self.begin("GovernmentOrganization", "organ", self.desk.site.title(id.into()));
        if let Some(short) = &body.short_name {
            put(&mut map, "alternateName", short.clone());
        }
        if let Some(email) = &body.email {
            put(&mut map, "email", email.clone());
        }
        let above = self.desk.site.parent_of(id).map(|parent| self.body_briefly(parent));
        put(&mut map, "parentOrganization", above.unwrap_or_else(|| organization(self.municipality(id))));
        Value::Object(map)
    }

    fn meeting(&self, id: DocumentId, meeting: &Meeting) -> Option<Value> {
        let day = meeting.date?;
        let mut map = self.begin("Event", "mote", &self.teller.name(id.into()));
        let time = meeting.time.as_deref().and_then(clock);
        put(&mut map, "startDate", time.map_or_else(|| day.to_string(), |time| timed(day, time)));
        let status = match meeting.status {
            MeetingStatus::Cancelled => "EventCancelled",
            _ => "EventScheduled",
        };
        put(&mut map, "eventStatus", format!("{CONTEXT}/{status}"));
        put(&mut map, "inLanguage", self.desk.site.config.language.clone());
        if let Some(place) = &meeting.place {
            put(&mut map, "eventAttendanceMode", format!("{CONTEXT}/OfflineEventAttendanceMode"));
            put(&mut map, "location", json!({ "@type": "Place", "name": place }));
        }
        if let Some(body) = self.desk.site.tie(id).body {
            put(&mut map, "organizer", self.body_briefly(body));
        }
        Some(Value::Object(map))
    }

    fn steering(&self, id: DocumentId, steering: &SteeringDocument) -> Value {
        let site = self.desk.site;
        let mut map = self.begin("Legislation", "dokument", site.title(id.into()));
        put(&mut map, "inLanguage", site.config.language.clone());
        put(&mut map, "legislationType", self.desk.term("dokumenttyp", steering.kind.name()));
        let in_force = SteeringState::of(steering, site.as_of) == SteeringState::InForce;
        let force = if in_force { "InForce" } else { "NotInForce" };
        put(&mut map, "legislationLegalForce", format!("{CONTEXT}/{force}"));
        put(&mut map, "legislationPassedBy", adopters(steering));
        if let [adoption] = steering.adoptions.as_slice() {
            // Only a whole day is a date in this vocabulary.
            if let Some(day) = adoption.date.and_then(PartialDate::date) {
                put(&mut map, "legislationDate", day.to_string());
            }
            let case = adoption.case.as_ref().map(|case| case.printed().to_owned());
            let minute = adoption.minute_number.as_ref().map(|number| format!("§ {number}"));
            let parts: Vec<String> = case.into_iter().chain(minute).collect();
            if !parts.is_empty() {
                put(&mut map, "legislationIdentifier", parts.join(" "));
            }
        }
        if let Some(by) = &steering.revision_by {
            put(&mut map, "legislationResponsible", organization(by));
        }
        let validity = &steering.validity;
        if let Some(from) = validity.from {
            let until = validity.until.map_or_else(|| "..".to_owned(), |until| until.to_string());
            put(&mut map, "temporalCoverage", format!("{from}/{until}"));
        }
        let places = site.municipalities_of(id).into_iter().filter_map(|at| self.desk.municipality(Some(at)));
        let mut places: Vec<Value> = places.map(area).collect();
        if places.is_empty() {
            places.push(area(&site.config.publisher));
        }
        put(&mut map, "legislationJurisdiction", places);
        if let Some(file) = &steering.file
            && let Some(file) = site.file_named(&site.document(id).origin, &file.value)
        {
            // The signed original is in the archive; what is on the web is a copy.
            put(
                &mut map,
                "encoding",
                json!({
                    "@type": "LegislationObject",
                    "contentUrl": self.teller.url(&site.file(file).address),
                    "legislationLegalValue": format!("{CONTEXT}/UnofficialLegalValue"),
                }),
            );
        }
        Value::Object(map)
    }

    fn indicator(&self, plan: &Plan, at: usize) -> Option<Value> {
        let one = plan.figures.indicators.get(at)?;
        let site = self.desk.site;
        let title = site.title(plan.document.into());
        let mut map = self.begin("Dataset", "data", &format!("{} – {title}", one.name));
        let about = one.definition.clone().unwrap_or_else(|| one.name.clone());
        put(&mut map, "description", crate::formats::teller::beginning(&about, LONGEST));
        put(&mut map, "inLanguage", site.config.language.clone());
        put(&mut map, "license", LICENSE);
        put(&mut map, "creator", organization(&site.config.publisher));
        let mut measured = json!({ "@type": "PropertyValue", "name": one.name });
        if let Some(unit) = &one.unit {
            measured["unitText"] = unit.printed().into();
        }
        if let Some(kolada) = &one.kolada {
            measured["propertyID"] = kolada.clone().into();
        }
        put(&mut map, "variableMeasured", measured);
        let outcomes = plan.outcomes(at);
        let first = outcomes.iter().filter_map(|one| one.period.first()).min();
        let last = outcomes.iter().filter_map(|one| one.period.last()).max();
        if let (Some(first), Some(last)) = (first, last) {
            put(&mut map, "temporalCoverage", format!("{first}/{last}"));
        }
        if site.config.has(Part::Tables) {
            put(&mut map, "distribution", self.download(&plan.csv));
        }
        Some(Value::Object(map))
    }

    fn catalogue(&self) -> Value {
        let config = &self.desk.site.config;
        let mut map = self.begin("Dataset", "data", &config.name);
        put(&mut map, "description", self.teller.about_data());
        put(&mut map, "inLanguage", config.language.clone());
        put(&mut map, "license", LICENSE);
        put(&mut map, "creator", organization(&config.publisher));
        let files = ["dokument.json", "sammantraden.csv", "arendepunkter.csv", "styrdokument.csv"];
        let files = files.map(|name| format!("data/{name}")).into_iter().filter(|path| config.has_file(path));
        let files = files.map(|path| self.download(&Address::file(path)));
        put(&mut map, "distribution", files.collect::<Vec<_>>());
        Value::Object(map)
    }

    fn download(&self, file: &Address) -> Value {
        json!({
            "@type": "DataDownload",
            "encodingFormat": media_type(file.as_str()),
            "contentUrl": self.teller.url(file),
        })
    }
}

fn adopters(steering: &SteeringDocument) -> Vec<Value> {
    let adopters = steering.adoptions.iter().filter_map(|adoption| {
        let body = adoption.body.as_deref()?;
        let mut made = organization(body);
        if let Some(municipality) = &adoption.municipality {
            made["parentOrganization"] = organization(&municipality.value);
        }
        Some(made)
    });
    adopters.collect()
}

fn organization(name: &str) -> Value {
    json!({ "@type": "GovernmentOrganization", "name": name })
}

fn area(name: &str) -> Value {
    json!({ "@type": "AdministrativeArea", "name": name })
}

fn put(map: &mut Map<String, Value>, key: &str, value: impl Into<Value>) {
    map.insert(key.to_owned(), value.into());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_the_data_can_end_its_element() {
        let mut made = String::new();
        inert(&mut made, &json!({ "name": "</script><!-- & \u{2028}" }).to_string());
        assert!(!made.contains(['<', '>', '&', '\u{2028}']), "{made}");
        let read: Value = serde_json::from_str(&made).unwrap();
        assert_eq!(read["name"], "</script><!-- & \u{2028}");
    }
}
