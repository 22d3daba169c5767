//! One document or case as JSON. What is not known is left out, never `null`.

use std::collections::BTreeMap;

use super::value::{Map, Value, object};
use crate::documents::{
    AgendaItem, Body, Commission, CommissionState, Data, Meeting, Member, Paper, SteeringDocument,
    SteeringState, Whereabouts,
};
use crate::formats::teller::{LICENSE, Teller, moment};
use crate::site::{DocumentId, Edge, End, Node, PublicFile};

/// The published files by the document that lists them.
pub type Files<'s> = BTreeMap<DocumentId, Vec<&'s PublicFile>>;

/// The name of a node's sort.
pub fn kind(teller: Teller<'_>, node: Node) -> &'static str {
    match node {
        Node::Document(id) => teller.site.document(id).kind.name,
        Node::Case(_) => "case",
    }
}

/// A document or case.
pub fn of(teller: Teller<'_>, node: Node, files: &Files<'_>) -> Map {
    let mut record = Record { teller, map: Map::new() };
    record.put("id", teller.tag(&teller.lasting_path(node)));
    record.put("url", teller.url(teller.site.address_of_node(node)));
    record.put("type", kind(teller, node));
    record.put("title", teller.name(node));
    record.put("language", teller.site.config.language.clone());
    record.put("license", LICENSE);
    record.put("publisher", teller.site.config.publisher.clone());
    record.maybe("summary", teller.summary(node));
    record.maybe("modified", teller.changed(node).map(moment));
    match node {
        Node::Document(id) => record.document(id, files),
        Node::Case(id) => {
            let case = teller.site.case(id);
            record.put("number", case.number.clone());
            record.maybe("municipality", teller.municipality(case.municipality).map(str::to_owned));
            let documents = case.documents.iter().map(|id| record.link((*id).into())).collect();
            record.list("documents", documents);
        }
    }
    let site = teller.site;
    record.list("relations", site.relations_from(node).map(|edge| relation(teller, edge)).collect());
    let back = site.relations_to(node).map(|edge| {
        let mut made = record.link(edge.from);
        made.put("relation", edge.kind.name());
        made
    });
    let back = back.collect();
    record.list("related_from", back);
    record.map
}

fn relation(teller: Teller<'_>, edge: &Edge) -> Map {
    let mut made = object([("relation", edge.kind.name().into())]);
    made.maybe("text", edge.text.as_ref());
    if let End::Here(node, anchor) = &edge.to {
        let mut url = teller.url(teller.site.address_of_node(*node));
        if let Some(anchor) = anchor {
            url.push('#');
            url.push_str(anchor);
        }
        made.put("title", teller.name(*node));
        made.put("url", url);
    }
    made
}

struct Record<'s> {
    teller: Teller<'s>,
    map: Map,
}

impl Record<'_> {
    fn put(&mut self, key: &'static str, value: impl Into<Value>) {
        self.map.put(key, value);
    }

    fn maybe(&mut self, key: &'static str, value: Option<impl Into<Value>>) {
        self.map.maybe(key, value);
    }

    fn list(&mut self, key: &'static str, values: Vec<impl Into<Value>>) {
        if !values.is_empty() {
            self.put(key, values);
        }
    }

    fn link(&self, node: Node) -> Map {
        let url = self.teller.url(self.teller.site.address_of_node(node));
        object([("title", self.teller.name(node).into()), ("url", url.into())])
    }

    fn document(&mut self, id: DocumentId, files: &Files<'_>) {
        let teller = self.teller;
        let document = teller.site.document(id);
        let tie = teller.site.tie(id);
        self.maybe("municipality", teller.municipality(tie.municipality).map(str::to_owned));
        self.maybe("date", tie.date.map(|date| date.to_string()));
        self.maybe("body", tie.body.map(|body| self.link(body.into())));
        self.maybe("meeting", tie.meeting.map(|meeting| self.link(meeting.into())));
        match &document.data {
            Data::Body(body) => self.body(body),
            Data::Meeting(meeting) => self.meeting(id, meeting),
            Data::AgendaItem(item) => self.item(item),
            Data::Steering(steering) => self.steering(steering),
            Data::StandingPaper(paper) => {
                self.put("category", paper.kind.name());
                self.maybe("from", paper.from.clone());
                self.list("cases", paper.cases.iter().map(|case| case.printed().to_owned()).collect());
            }
            _ => {}
        }
        let text = document.prose.plain_text(document.prose.main());
        self.maybe("text", (!text.is_empty()).then_some(text));
        let headings = document.prose.headings().iter().map(|heading| {
            object([
                ("id", (&heading.id).into()),
                ("level", heading.level.into()),
                ("text", (&heading.text).into()),
            ])
        });
        self.list("headings", headings.collect());
        let listed = files.get(&id).into_iter().flatten().map(|file| {
            object([
                ("url", teller.url(&file.address).into()),
                ("type", file.kind().into()),
                ("size", file.size.into()),
            ])
        });
        self.list("files", listed.collect());
    }

    fn body(&mut self, body: &Body) {
        self.put("category", body.kind.name());
        self.maybe("short_name", body.short_name.clone());
        self.maybe("email", body.email.clone());
        self.list("former_names", body.former_names.iter().collect());
        let members = body.members.on(self.teller.site.as_of).map(member).collect();
        self.list("members", members);
    }

    fn meeting(&mut self, id: DocumentId, meeting: &Meeting) {
        let approval = &meeting.approval;
        self.put("status", meeting.status.name());
        self.maybe("changed", meeting.changed.clone());
        self.maybe("time", meeting.time.clone());
        self.maybe("place", meeting.place.clone());
        self.maybe("notice_issued", meeting.issued_on.map(|day| day.to_string()));
        self.maybe("approved", approval.date.map(|day| day.to_string()));
        self.maybe("posted", approval.posted_on.map(|day| day.to_string()));
        self.maybe("removed", approval.removed_on.map(|day| day.to_string()));
        let items = self.teller.site.children(id).iter().map(|item| self.link((*item).into()));
        let items = items.collect();
        self.list("items", items);
    }

    fn item(&mut self, item: &AgendaItem) {
        let decision = &item.decision;
        self.put("category", item.kind.name());
        self.maybe("number", item.number.clone());
        self.maybe("minute_number", decision.minute_number.clone());
        self.maybe("verdict", decision.verdict.map(crate::documents::Verdict::name));
        self.maybe("decided_by", item.decided_by.clone());
        self.maybe("legal_ground", item.legal_ground.clone());
        self.list("cases", item.cases.iter().map(|case| case.printed().to_owned()).collect());
        self.list("papers", item.papers.iter().map(paper).collect());
        self.list("commissions", decision.commissions.iter().map(commission).collect());
        self.list("dissents", decision.dissents.iter().collect());
        let vote = decision.vote.as_ref().map(|vote| {
            let mut made = Map::new();
            for (key, count) in
                [("yes", vote.yes), ("no", vote.no), ("abstained", vote.abstained), ("absent", vote.absent)]
            {
                made.put(key, count);
            }
            made
        });
        self.maybe("vote", vote);
    }

    fn steering(&mut self, steering: &SteeringDocument) {
        let validity = &steering.validity;
        self.put("category", steering.kind.name());
        self.put("status", SteeringState::of(steering, self.teller.site.as_of).name());
        self.maybe("valid_from", validity.from.map(|day| day.to_string()));
        self.maybe("valid_until", validity.until.map(|day| day.to_string()));
        self.maybe("until_further_notice", validity.until_further_notice.then_some(true));
        self.list("cases", steering.cases.iter().map(|case| case.printed().to_owned()).collect());
        let adoptions = steering.adoptions.iter().map(|one| {
            let mut made = Map::new();
            made.maybe("municipality", one.municipality.as_ref().map(|name| &name.value));
            made.maybe("body", one.body.as_ref());
            made.maybe("date", one.date.map(|date| date.to_string()));
            made.maybe("minute_number", one.minute_number.as_ref());
            made
        });
        self.list("adoptions", adoptions.collect());
    }
}

fn member(member: &Member) -> Map {
    let known = |text: &String| (!text.is_empty()).then(|| text.clone());
    let mut made = object([("role", member.role.name().into()), ("until", member.until.to_string().into())]);
    made.maybe("id", known(&member.id));
    made.maybe("name", known(&member.name));
    made.maybe("party", member.party.clone());
    made.maybe("from", member.from.map(|day| day.to_string()));
    made
}

fn paper(paper: &Paper) -> Map {
    let mut made = object([("title", (&paper.title).into())]);
    made.maybe("from", paper.from.as_ref());
    made.maybe("date", paper.date.map(|date| date.to_string()));
    if let Whereabouts::Missing(reason) = &paper.whereabouts {
        made.put("missing", reason);
    }
    made
}

fn commission(commission: &Commission) -> Map {
    let state = match commission.state {
        CommissionState::Open => "open",
        CommissionState::Reported => "reported",
        CommissionState::Closed => "closed",
    };
    let mut made = object([("text", (&commission.text).into()), ("state", state.into())]);
    made.put("to", &commission.to);
    made.maybe("due", commission.due.map(|due| due.to_string()));
    made
}
