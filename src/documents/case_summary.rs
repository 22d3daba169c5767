//! What an editor adds to a case (ärende): its title and a plain summary.
//!
//! The case itself exists as soon as one document carries its number.

use std::ops::Range;

use super::document::{Data, Origin};
use super::kind::{Kind, address_of_path};
use super::withdrawn::Withdrawn;
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
    /// The case.
    pub number: CaseNumber,
    /// Where its number stands in the file.
    pub stands: Range<usize>,
    /// The municipality whose register has it; `None` on a site of one municipality.
    pub municipality: Option<Placed<String>>,
}

fn read(fields: &mut Fields<'_, '_>, _: &Origin) -> Data {
    let message = text!(
        "ett ärende kan inte dras tillbaka: sidan finns så länge ett dokument bär numret",
        "a case cannot be withdrawn: its page is there as long as a document carries the number"
    );
    let help = text!(
        "ta bort filen, så försvinner sammanfattningen, eller dra tillbaka dokumenten i ärendet",
        "remove the file, and the summary is gone, or withdraw the documents of the case"
    );
    Withdrawn::refuse(fields, (message, help));
    Data::CaseSummary(CaseSummary {
        number: CaseNumber::new(&fields.required_text("arende")),
        stands: fields.place_of_value("arende").span,
        municipality: fields.placed_text("kommun"),
    })
}
