//! What the index knows of pages that are parts of documents: goals, indicators, postings.

use super::lexicon::Lexicon;
use super::page::{Draft, Facets, Indexed, LEAD, SUMMARY, TEXT};
use crate::formats::html::{Desk, posting_title};
use crate::formats::teller::{Teller, beginning, single_spaced};
use crate::site::{Address, DocumentId, PostingId};

/// A goal of a steering document.
pub fn goal(teller: Teller<'_>, (id, at): (DocumentId, usize), lexicon: &mut Lexicon) -> Option<Indexed> {
    let plan = teller.site.plan(id)?;
    let goal = plan.goals.get(at)?;
    let address = plan.goal_pages.get(at)?;
    let desk = Desk::at(teller, address);
    let prose = &teller.site.document(id).prose;
    let text = prose.headings().get(goal.heading).map(|heading| prose.plain_text(heading.content.clone()));
    let text = text.unwrap_or_default();
    let facets = Facets {
        kind: desk.word("sok.sort.mal").to_owned(),
        status: desk.attainment(plan.counts_under(at).whole()).word,
        ..of_document(teller, id)
    };
    let mut page = begin(lexicon, &goal.title, facets);
    page.add(&text, TEXT);
    page.show(address, &goal.title, (&teller.name(id.into()), &text));
    Some(page.page)
}

/// An indicator of a steering document.
pub fn indicator(
    teller: Teller<'_>,
    (id, at): (DocumentId, usize),
    lexicon: &mut Lexicon,
) -> Option<Indexed> {
    let plan = teller.site.plan(id)?;
    let one = plan.figures.indicators.get(at)?;
    let address = plan.indicator_pages.get(at)?;
    let desk = Desk::at(teller, address);
    let assessment = &plan.assessments[at];
    let facets = Facets {
        kind: desk.word("matt.slag").to_owned(),
        status: desk.attainment(assessment.attainment).word,
        ..of_document(teller, id)
    };
    let mut page = begin(lexicon, &one.name, facets);
    for words in [&one.printed_number, &one.definition].into_iter().flatten() {
        page.add(words, LEAD);
    }
    for words in [&one.note, &one.source].into_iter().flatten() {
        page.add(words, TEXT);
    }
    page.show(address, &one.name, (&teller.name(id.into()), &desk.ground(one, assessment)));
    Some(page.page)
}

/// A posting on the notice board.
pub fn posting(teller: Teller<'_>, id: PostingId, lexicon: &mut Lexicon) -> Indexed {
    let posting = teller.site.posting(id);
    let desk = Desk::at(teller, &posting.address);
    let title = posting_title(&desk, posting);
    let facets = Facets {
        kind: desk.term("anslagstyp", posting.kind.name()),
        year: posting.posted_on.year().to_string(),
        body: posting.body.map(|body| teller.body_name(body).into_owned()).unwrap_or_default(),
        ..of_document(teller, posting.source)
    };
    let mut page = begin(lexicon, &title, facets);
    page.add(desk.word("anslag.tavla"), LEAD);
    let summary = teller.summary(posting.source.into()).unwrap_or_default();
    page.add(&summary, TEXT);
    page.show(&posting.address, &title, (desk.word("anslag.tavla"), &summary));
    page.page
}

fn begin<'l>(lexicon: &'l mut Lexicon, title: &str, facets: Facets) -> Draft<'l> {
    // They rank with what is not named: below the documents that they are parts of.
    let mut page = Draft::begin(lexicon, "delar", facets);
    page.title(title);
    page
}

/// The facets of a part that are those of its document.
fn of_document(teller: Teller<'_>, id: DocumentId) -> Facets {
    let tie = teller.site.tie(id);
    Facets {
        body: tie.body.map(|body| teller.body_name(body).into_owned()).unwrap_or_default(),
        municipality: teller.municipality(tie.municipality).unwrap_or_default().to_owned(),
        ..Facets::default()
    }
}

impl Draft<'_> {
    /// How a result shows it: its kind, what it is a part of, how far it is, and the beginning of a text.
    fn show(&mut self, address: &Address, title: &str, (of, text): (&str, &str)) {
        self.facet_words();
        let page = &mut self.page;
        let parts = [page.facets.kind.as_str(), of, &page.facets.status];
        let context: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let text = beginning(&single_spaced(text), SUMMARY);
        page.shown = [address.as_str().to_owned(), title.to_owned(), context.join(" · "), text];
    }
}
