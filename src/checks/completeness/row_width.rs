//! A table row with too many or too few cells.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Words};
use crate::markup::FindingKind;

static CODE: Code = Code::error(
    "uneven-table-row",
    Words("Raden har fel antal celler", "The row has the wrong number of cells"),
    Words(
        "Celler utöver tabellens kolumner försvinner, och saknade celler förskjuter raden.",
        "Cells beyond the columns of the table are lost, and missing cells shift the row.",
    ),
    Words(
        "Lägg till eller ta bort ett lodstreck, så att raden får lika många celler som rubrikraden. Ett lodstreck i texten skrivs \\|.",
        "Add or remove a vertical bar, so that the row has as many cells as the heading. A bar in the text is written \\|.",
    ),
);

/// A table row with too many or too few cells.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Finding(|kind| match kind {
        FindingKind::RowWidth { columns, cells } => Some(text!(
            "raden har {cells} celler och tabellen {columns} kolumner",
            "the row has {cells} cells and the table {columns} columns"
        )),
        _ => None,
    }),
};
