//! What an editor adds to a case (ärende): its title and a plain summary.
//!
//! The case itself exists as soon as one document carries its number.

use super::document::{Data, Origin};
use super::kind::{Kind, address_of_path};
use crate::fields::{Fields, Placed};
use crate::terms::CaseNumber;

/// Summaries lie in `content/arenden/`, in folders or not.
pub static KIND: Kind = Kind {
    name: "case",
    folder: "arenden",
    claims: |path| path.first() == Some(&"arenden") && path.len() > 1,
    title_key: Some("titel"),
    read,
    address: address_of_path,
    example: include_str!("examples/case.md"),
};

/// What an editor adds to a case.
#[derive(Debug)]
pub struct CaseSummary {
    /// The case, and where its number stands.
    pub number: CaseNumber,
    /// The municipality whose register has it; `None` on a site of one municipality.
    pub municipality: Option<Placed<String>>,
}

fn read(fields: &mut Fields<'_, '_>, _: &Origin) -> Data {
    Data::CaseSummary(CaseSummary {
        number: CaseNumber::new(&fields.required_text("arende")),
        municipality: fields.placed_text("kommun"),
    })
}
