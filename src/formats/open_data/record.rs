//! One document or case as JSON. What is not known is left out, never `null`.

use std::collections::BTreeMap;

use crate::documents::{
    AgendaItem, Body, Commission, CommissionState, Data, Meeting, Member, Paper, SteeringDocument,
    SteeringState, Verdict, Whereabouts,
};
use crate::formats::json::{Joined, Object};
use crate::formats::teller::{LICENSE, Teller, moment};
use crate::site::{DocumentId, Edge, End, Node, PublicFile};
use crate::terms::CaseNumber;

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
pub fn write(map: &mut Object<'_, '_>, teller: Teller<'_>, (node, files): (Node, &Files<'_>)) {
    let site = teller.site;
    map.put("id", teller.tag(teller.lasting_path(node)));
    map.put("url", teller.url(site.address_of_node(node)));
    map.put("type", kind(teller, node));
    map.put("title", &*teller.name(node));
    map.put("language", &site.config.language);
    map.put("license", LICENSE);
    map.put("publisher", &site.config.publisher);
    map.maybe("summary", teller.summary(node));
    map.maybe("modified", teller.changed(node).map(moment));
    match node {
        Node::Document(id) => document(map, teller, (id, files)),
        Node::Case(id) => {
            let case = site.case(id);
            map.put("number", &case.number);
            map.maybe("municipality", teller.municipality(case.municipality));
            map.some_objects("documents", &case.documents, |link, id| to(link, teller, *id));
        }
    }
    map.some_objects("relations", site.relations_from(node), |made, edge| relation(made, teller, edge));
    map.some_objects("related_from", site.relations_to(node), |made, edge| {
        to(made, teller, edge.from);
        made.put("relation", edge.kind.name());
    });
}

fn relation(made: &mut Object<'_, '_>, teller: Teller<'_>, edge: &Edge) {
    made.put("relation", edge.kind.name());
    made.maybe("text", edge.text.as_ref());
    if let End::Here(node, anchor) = &edge.to {
        made.put("title", &*teller.name(*node));
        let url = teller.url(teller.site.address_of_node(*node));
        match anchor {
            Some(anchor) => made.put("url", Joined([url.as_str(), "#", anchor])),
            None => made.put("url", url),
        }
    }
}

/// What leads to a document or case.
fn to(link: &mut Object<'_, '_>, teller: Teller<'_>, node: impl Into<Node>) {
    let node = node.into();
    link.put("title", &*teller.name(node));
    link.put("url", teller.url(teller.site.address_of_node(node)));
}

fn document(map: &mut Object<'_, '_>, teller: Teller<'_>, (id, files): (DocumentId, &Files<'_>)) {
    let document = teller.site.document(id);
    let tie = teller.site.tie(id);
    map.maybe("municipality", teller.municipality(tie.municipality));
    map.maybe("date", tie.date.map(|date| date.to_string()));
    for (key, above) in [("body", tie.body), ("meeting", tie.meeting)] {
        if let Some(above) = above {
            map.object(key, |link| to(link, teller, above));
        }
    }
    match &document.data {
        Data::Body(body) => of_body(map, teller, body),
        Data::Meeting(meeting) => of_meeting(map, teller, (id, meeting)),
        Data::AgendaItem(item) => of_item(map, item),
        Data::Steering(steering) => of_steering(map, teller, steering),
        Data::StandingPaper(paper) => {
            map.put("category", paper.kind.name());
            map.maybe("from", paper.from.as_ref());
            map.some("cases", paper.cases.iter().map(CaseNumber::printed));
        }
        _ => {}
    }
    let text = document.prose.plain_text(document.prose.main());
    map.maybe("text", (!text.is_empty()).then_some(text));
    map.some_objects("headings", document.prose.headings(), |made, heading| {
        made.put("id", &heading.id);
        made.put("level", heading.level);
        made.put("text", &heading.text);
    });
    map.some_objects("files", files.get(&id).into_iter().flatten(), |made, file| {
        made.put("url", teller.url(&file.address));
        made.put("type", file.kind());
        made.put("size", file.size);
    });
}

fn of_body(map: &mut Object<'_, '_>, teller: Teller<'_>, body: &Body) {
    map.put("category", body.kind.name());
    map.maybe("short_name", body.short_name.as_ref());
    map.maybe("email", body.email.as_ref());
    map.some("former_names", &body.former_names);
    map.some_objects("members", body.members.on(teller.site.as_of), of_member);
}

fn of_meeting(map: &mut Object<'_, '_>, teller: Teller<'_>, (id, meeting): (DocumentId, &Meeting)) {
    let approval = &meeting.approval;
    map.put("status", meeting.called_on(teller.site.as_of));
    map.maybe("changed", meeting.changed.as_ref());
    map.maybe("time", meeting.time.as_ref());
    map.maybe("place", meeting.place.as_ref());
    map.maybe("notice_issued", meeting.issued_on.map(|day| day.to_string()));
    map.maybe("approved", approval.date.map(|day| day.to_string()));
    map.maybe("posted", approval.posted_on.map(|day| day.to_string()));
    map.maybe("removed", approval.removed_on.map(|day| day.to_string()));
    map.some_objects("items", teller.site.children(id), |link, item| to(link, teller, *item));
}

fn of_item(map: &mut Object<'_, '_>, item: &AgendaItem) {
    let decision = &item.decision;
    map.put("category", item.kind.name());
    map.maybe("number", item.number.as_ref());
    map.maybe("minute_number", decision.minute_number.as_ref());
    map.maybe("verdict", decision.verdict.map(Verdict::name));
    map.maybe("decided_by", item.decided_by.as_ref());
    map.maybe("legal_ground", item.legal_ground.as_ref());
    map.some("cases", item.cases.iter().map(CaseNumber::printed));
    map.some_objects("papers", &item.papers, of_paper);
    map.some_objects("commissions", &decision.commissions, of_commission);
    map.some("dissents", &decision.dissents);
    if let Some(vote) = &decision.vote {
        map.object("vote", |made| {
            made.put("yes", vote.yes);
            made.put("no", vote.no);
            made.put("abstained", vote.abstained);
            made.put("absent", vote.absent);
        });
    }
}

fn of_steering(map: &mut Object<'_, '_>, teller: Teller<'_>, steering: &SteeringDocument) {
    let validity = &steering.validity;
    map.put("category", steering.kind.name());
    map.put("status", SteeringState::of(steering, teller.site.as_of).name());
    map.maybe("valid_from", validity.from.map(|day| day.to_string()));
    map.maybe("valid_until", validity.until.map(|day| day.to_string()));
    map.maybe("until_further_notice", validity.until_further_notice.then_some(true));
    map.some("cases", steering.cases.iter().map(CaseNumber::printed));
    map.some_objects("adoptions", &steering.adoptions, |made, one| {
        made.maybe("municipality", one.municipality.as_ref().map(|name| &name.value));
        made.maybe("body", one.body.as_ref());
        made.maybe("date", one.date.map(|date| date.to_string()));
        made.maybe("minute_number", one.minute_number.as_ref());
    });
}

fn of_member(made: &mut Object<'_, '_>, member: &Member) {
    made.put("role", member.role.name());
    made.put("until", member.until.to_string());
    made.maybe("id", Some(&member.id).filter(|id| !id.is_empty()));
    made.maybe("name", Some(&member.name).filter(|name| !name.is_empty()));
    made.maybe("party", member.party.as_ref());
    made.maybe("from", member.from.map(|day| day.to_string()));
}

fn of_paper(made: &mut Object<'_, '_>, paper: &Paper) {
    made.put("title", &paper.title);
    made.maybe("from", paper.from.as_ref());
    made.maybe("date", paper.date.map(|date| date.to_string()));
    if let Whereabouts::Missing(reason) = &paper.whereabouts {
        made.put("missing", reason);
    }
}

fn of_commission(made: &mut Object<'_, '_>, commission: &Commission) {
    let state = match commission.state {
        CommissionState::Open => "open",
        CommissionState::Reported => "reported",
        CommissionState::Closed => "closed",
    };
    made.put("text", &commission.text);
    made.put("state", state);
    made.put("to", &commission.to);
    made.maybe("due", commission.due.map(|due| due.to_string()));
}
