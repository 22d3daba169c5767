//! The elected members of a body: who sits there, for which party, in which role, and until when the name stands.

use jiff::ToSpan;
use jiff::civil::Date;

use super::contradiction::follow_each_other;
use crate::fields::{Fields, Placed};
use crate::terms;

/// An elected member or deputy. Officials have no place here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// What is always the same for this person, in every body and after every election, and does not tell the name.
    pub id: String,
    /// The name; empty where the site does not show it.
    pub name: String,
    /// The party.
    pub party: Option<String>,
    /// The same for every spelling of it that has one address.
    pub party_slug: Option<String>,
    /// The role.
    pub role: Role,
    /// The first day.
    pub from: Option<Date>,
    /// The last day, on which the name still stands.
    pub until: Date,
}

/// What somebody is elected to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Ordförande.
    Chair,
    /// Förste vice ordförande.
    FirstViceChair,
    /// Andre vice ordförande.
    SecondViceChair,
    /// Ledamot.
    Member,
    /// Ersättare.
    Deputy,
}

impl Role {
    /// The roles, as editors write them.
    pub const VALUES: &'static [(&'static str, Self)] = &[
        ("ordforande", Self::Chair),
        ("forste_vice_ordforande", Self::FirstViceChair),
        ("andre_vice_ordforande", Self::SecondViceChair),
        ("ledamot", Self::Member),
        ("ersattare", Self::Deputy),
    ];

    /// Its name in locales, addresses and data.
    pub fn name(self) -> &'static str {
        terms::name_in(Self::VALUES, self)
    }

    /// Whether the role has a vote of its own.
    pub fn votes(self) -> bool {
        self != Self::Deputy
    }
}

/// What is left of a membership that is over: never the name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Former {
    /// The person's mark.
    pub id: String,
    /// The role.
    pub role: Role,
    /// The first day.
    pub from: Option<Date>,
    /// The first day without it.
    pub over: Date,
}

/// The members of a body. Nobody gets a name out of it without saying on which day it is to be shown.
#[derive(Debug, Clone, Default)]
pub struct Members(Vec<(Member, Placed<String>)>);

impl Members {
    /// Reads the list `ledamoter`. Who lacks a mark, a role or a last day is told, and never shown.
    pub fn read_all(fields: &mut Fields<'_, '_>) -> Self {
        let read = fields.tables("ledamoter", |one| {
            let id = one.required_placed_text("id");
            let name = one.required_text("namn");
            let party = one.text("parti");
            let role = one.required_choice("roll", Role::VALUES);
            let from = one.date("fran");
            let until = one.required_date("till");
            follow_each_other(one, None, &[("fran", from), ("till", until)]);
            let placed = id?;
            let id = terms::slug(&placed.value);
            let party_slug = party.as_deref().map(terms::slug);
            let member = Member { id, name, party, party_slug, role: role?, from, until: until? };
            Some((member, placed))
        });
        let mut members: Vec<_> = read.into_iter().flatten().collect();
        // By role; within a role as the editor has them.
        members.sort_by_key(|(member, _)| member.role);
        Self(members)
    }

    /// Drops the names and the marks that stand for them, where the site shows nobody's.
    pub fn drop_names(&mut self) {
        for (member, _) in &mut self.0 {
            member.name.clear();
            member.id.clear();
        }
    }

    /// Those who sit there on a day.
    pub fn on(&self, day: Date) -> impl Iterator<Item = &Member> {
        self.0.iter().map(|(member, _)| member).filter(move |member| member.sits_on(day))
    }

    /// What is left of those whose time was over by a day.
    pub fn over_by(&self, day: Date) -> impl Iterator<Item = Former> {
        let over = self.0.iter().map(|(member, _)| member).filter(move |member| member.until < day);
        over.map(|member| Former {
            id: member.id.clone(),
            role: member.role,
            from: member.from,
            over: member.until.saturating_add(1.day()),
        })
    }

    /// The days on which somebody comes, and those on which a name goes.
    pub fn days(&self) -> impl Iterator<Item = (Option<Date>, Date)> {
        self.0.iter().map(|(member, _)| (member.from, member.until.saturating_add(1.day())))
    }

    /// Each member with the first one of another list, or before it in this one, that does not agree with it, and where
    /// its mark is written.
    pub fn disagreeing<'m>(
        &'m self,
        others: &'m Self,
        disagree: fn(&Member, &Member) -> bool,
    ) -> impl Iterator<Item = (&'m Member, &'m Member, &'m Placed<String>)> {
        self.0.iter().enumerate().filter_map(move |(at, (one, placed))| {
            let same_list = std::ptr::eq(self, others);
            let before = if same_list { &others.0[..at] } else { &others.0[..] };
            let (other, _) = before.iter().find(|(other, _)| disagree(one, other))?;
            Some((one, other, placed))
        })
    }
}

impl Member {
    fn sits_on(&self, day: Date) -> bool {
        self.until >= day && self.from.is_none_or(|from| from <= day)
    }
}
