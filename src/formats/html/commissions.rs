//! "Vad blev det av besluten?": the register of commissions.

use serde::Serialize;

use super::card::mention;
use super::desk::{Day, Desk, Html, html};
use super::layout::{Head, Shell};
use super::list::{ListLink, Siblings, latest};
use super::state::State;
use crate::site::{
    GivenCommission, Portion, Register, SHOWN, Standing, Subject, UnpublishedCommission, portions,
    register_address,
};

/// What the template of the register gets.
#[derive(Debug, Serialize)]
pub struct CommissionsView {
    /// What surrounds the page.
    pub shell: Shell,
    /// The title.
    pub heading: String,
    /// What it is, in a sentence.
    pub about: String,
    /// How many stand how.
    pub counts: Vec<String>,
    /// How many in all.
    pub count: usize,
    /// How many of them are shown, where it is not all: the rest are under each year.
    pub shown: Option<usize>,
    /// The commissions.
    pub rows: Vec<CommissionRow>,
    /// Those that are known from their answers alone.
    pub unpublished: Vec<UnpublishedRow>,
    /// Narrower registers.
    pub siblings: Vec<Siblings>,
}

/// A commission in the register.
#[derive(Debug, Serialize)]
pub struct CommissionRow {
    /// To whom.
    pub to: String,
    /// What was ordered.
    pub text: String,
    /// Its own address, on the page of the item that gave it.
    pub href: String,
    /// Where it stands.
    pub state: State,
    /// The last day.
    pub due: Option<Day>,
    /// How it is reported back.
    pub report_back: Option<String>,
    /// Who gave it, where.
    pub given: Html,
    /// What came of it.
    pub answers: Vec<Html>,
}

/// A commission that is not published, and what answers it.
#[derive(Debug, Serialize)]
pub struct UnpublishedRow {
    /// As the answer prints it.
    pub printed: String,
    /// The municipality.
    pub municipality: Option<String>,
    /// What answers it.
    pub answers: Vec<Html>,
}

/// The view of the register, or of a portion of it.
pub fn view(desk: &Desk<'_>, portion: Portion) -> CommissionsView {
    let all = &desk.site.commissions().given;
    let chosen: Vec<&GivenCommission> = all.iter().filter(|one| portion.holds(desk.site, one)).collect();
    let cut = chosen.len() > SHOWN && !matches!(portion, Portion::Year(_));
    let mut shown = if cut { latest(&chosen, |one| one.year(desk.site).is_some()) } else { chosen.clone() };
    // What has been waited for too long is what people come for.
    shown.sort_by_key(|one| one.standing != Standing::Late);
    let heading = match portion {
        Portion::All => desk.word("uppdragsregister.titel").to_owned(),
        _ => desk.locale.phrase("uppdragsregister.del", &[("del", &part(desk, portion))]),
    };
    let municipality = match portion {
        Portion::Body(body) => desk.site.tie(body).municipality,
        _ => None,
    };
    let head = Head {
        title: heading.clone(),
        municipalities: municipality.into_iter().collect(),
        ..Head::default()
    };
    let counts = Standing::ALL.iter().filter_map(|standing| {
        let count = chosen.iter().filter(|one| one.standing == *standing).count();
        (count > 0).then(|| desk.locale.count(&format!("uppdragsregister.{}", standing.name()), count))
    });
    let unpublished = if portion == Portion::All { &desk.site.commissions().unpublished[..] } else { &[] };
    CommissionsView {
        shell: Shell::of(desk, Subject::Register(Register::Commissions(portion)), head),
        heading,
        about: desk.word("uppdragsregister.om").to_owned(),
        counts: counts.collect(),
        count: chosen.len(),
        shown: (shown.len() < chosen.len()).then_some(shown.len()),
        rows: shown.iter().filter_map(|one| row(desk, one)).collect(),
        unpublished: unpublished.iter().map(|one| unpublished_row(desk, one)).collect(),
        siblings: siblings(desk, portion),
    }
}

fn address(desk: &Desk<'_>, portion: Portion) -> crate::site::Address {
    register_address(desk.site, Register::Commissions(portion))
}

fn row(desk: &Desk<'_>, one: &GivenCommission) -> Option<CommissionRow> {
    let commission = one.commission(desk.site)?;
    Some(CommissionRow {
        to: commission.to.clone(),
        text: commission.text.clone(),
        href: desk.link_at(desk.site.address(one.item), Some(&one.anchor())),
        state: desk.standing(one.standing),
        due: commission.due.map(|day| desk.day(day)),
        report_back: commission.report_back.clone(),
        given: html(mention(desk, one.item.into())),
        answers: one.answers.iter().map(|(node, _)| html(mention(desk, *node))).collect(),
    })
}

fn unpublished_row(desk: &Desk<'_>, one: &UnpublishedCommission) -> UnpublishedRow {
    UnpublishedRow {
        printed: one.printed.clone(),
        municipality: desk.municipality(one.municipality).map(str::to_owned),
        answers: one.answers.iter().map(|id| html(mention(desk, (*id).into()))).collect(),
    }
}

/// What tells a portion from the others.
fn part(desk: &Desk<'_>, portion: Portion) -> String {
    match portion {
        Portion::All => desk.word("lista.alla").to_owned(),
        Portion::Body(body) => desk.whole_body_name(body).into_owned(),
        Portion::Year(year) => year.to_string(),
        Portion::Standing(standing) => desk.term("uppdragsstatus", standing.name()),
    }
}

fn siblings(desk: &Desk<'_>, current: Portion) -> Vec<Siblings> {
    let all = portions(desk.site);
    let group = |label: &str, belongs: fn(&Portion) -> bool| {
        let mut lists: Vec<ListLink> = all
            .iter()
            .filter(|portion| belongs(portion))
            .map(|portion| ListLink {
                href: desk.link(&address(desk, *portion)),
                text: part(desk, *portion),
                count: desk
                    .site
                    .commissions()
                    .given
                    .iter()
                    .filter(|one| portion.holds(desk.site, one))
                    .count(),
                current: *portion == current,
            })
            .collect();
        if label == "ar" {
            lists.reverse();
        }
        Siblings { label: desk.term("lista.efter", label), lists }
    };
    let groups = [
        group("status", |portion| matches!(portion, Portion::All | Portion::Standing(_))),
        group("organ", |portion| matches!(portion, Portion::Body(_))),
        group("ar", |portion| matches!(portion, Portion::Year(_))),
    ];
    groups.into_iter().filter(|group| !group.lists.is_empty()).collect()
}
