//! One party in two spellings among the members of bodies.

use super::mixed_up_member::tell_disagreeing;
use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Words};
use crate::documents::Member;

static CODE: Code = Code::warning(
    "party-in-two-spellings",
    Words("Ett parti skrivs på två sätt", "A party is written in two ways"),
    Words(
        "Sidan om organet visar det som två partier, med ledamöterna delade mellan dem.",
        "The page of the body shows it as two parties, with the members divided between them.",
    ),
    Words("Skriv partiet på ett och samma sätt överallt.", "Write the party in one way everywhere."),
);

/// A member whose party has the same address as one that is written otherwise, in the same municipality.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Document(|site, id, report| {
        let differs = |one: &Member, other: &Member| {
            one.party_slug.is_some() && one.party_slug == other.party_slug && one.party != other.party
        };
        tell_disagreeing(site, id, (&CODE, differs, report), |one, other| {
            let party = |member: &Member| member.party.clone().unwrap_or_default();
            let (here, there) = (party(one), party(other));
            text!(
                "partiet heter {here} här och {there} hos en annan ledamot",
                "the party is called {here} here and {there} of another member"
            )
        });
    }),
};
