//! What is wrong with the shape of a table, whatever it says: quotation marks without end, cells outside the headings,
//! columns that nobody reads. Each would lose figures or words in silence.

use super::codes::{BROKEN_QUOTE, SURPLUS_CELL, UNKNOWN_COLUMN};
use super::columns::Columns;
use super::table::{Cell, Flaw, Form, NAMES, Table, column_of};
use crate::diagnostics::{Diagnostic, Place, Report, Severity, Text, nearest};

/// Tells quotation marks that do not end where their cell does; whether there are any.
pub fn tell_quotes(table: &Table, report: &mut Report) -> bool {
    let mut found = false;
    let columns = Columns::of(table);
    for cell in table.head.iter().chain(table.rows.iter().flat_map(|(_, cells)| cells)) {
        let (message, span) = match cell.flaw {
            None if !columns.has_row_in(cell) => continue,
            None => (
                text!(
                    "citattecknet avslutas först på en senare rad, och raderna däremellan blir en del av cellen",
                    "the quotation mark ends on a later row only, and the rows between become a part of the cell"
                ),
                cell.span.start..cell.span.start + 1,
            ),
            Some(Flaw::Unclosed) => (
                text!(
                    "citattecknet avslutas aldrig, och resten av filen blir en enda cell",
                    "the quotation mark never ends, and the rest of the file becomes one cell"
                ),
                cell.span.start..cell.span.start + 1,
            ),
            Some(Flaw::Trailing(at)) => (
                text!(
                    "efter cellens sista citattecken står mer text",
                    "more text stands after the cell's last quotation mark"
                ),
                at..cell.span.end,
            ),
        };
        found = true;
        report.push(
            Diagnostic::new(&BROKEN_QUOTE, message)
                .at(Place::new(&table.path, span))
                .help(BROKEN_QUOTE.explanation.fix),
        );
    }
    found
}

/// Whether a row has cells that no heading stands over, or a number that its own comma has parted, and tells it: read
/// on, it would give wrong figures.
pub fn tell_surplus(columns: &Columns<'_>, (number, cells): (usize, &[Cell]), report: &mut Report) -> bool {
    let Form::Text(mark) = columns.table.form else { return false };
    let heads = columns.table.head.len();
    let surplus = cells.get(heads..).unwrap_or_default();
    let is_filled = surplus.iter().any(|cell| !cell.text.trim().is_empty());
    let stretch = |cells: &[Cell]| Some(cells.first()?.span.start..cells.last()?.span.end);
    let (message, span, help) = if mark == ',' && (!surplus.is_empty() || columns.parted(cells).is_some()) {
        let message = text!(
            "rad {number} har ett komma för mycket för rubrikraden",
            "row {number} has a comma too many for the row of headings"
        );
        let help = text!(
            "decimalkomma kräver semikolon mellan cellerna, eller citattecken runt talet: \"40,5\"",
            "decimal commas need semicolons between the cells, or quotation marks around the number: \"40,5\""
        );
        (message, columns.parted(cells).or_else(|| stretch(cells)), help)
    } else if is_filled {
        let count = cells.len();
        let message = text!(
            "rad {number} har {count} celler, men rubrikraden har {heads}",
            "row {number} has {count} cells, but the row of headings has {heads}"
        );
        (message, stretch(surplus), Text::from(SURPLUS_CELL.explanation.fix))
    } else {
        return false;
    };
    report.push(
        Diagnostic::new(&SURPLUS_CELL, message)
            .at(Place::new(&columns.table.path, span.unwrap_or(0..0)))
            .help(help),
    );
    true
}

/// Tells the columns beside a plan that nobody reads. A spreadsheet of a planning system may have more than its
/// figures, so there it is a warning.
pub fn tell_columns(table: &Table, report: &mut Report) {
    let columns = Columns::of(table);
    // Without its own columns a table is told as one that lacks them.
    if columns.at("matt").is_none() {
        return;
    }
    for at in columns.untaken() {
        let (name, list) = (table.heading(at), NAMES.join(", "));
        let help = match (column_of(&name), nearest(&name, NAMES)) {
            (Some(known), _) => text!(
                "en annan kolumn läses som {known}; ta bort en av dem",
                "another column is read as {known}; remove one of them"
            ),
            (None, Some(meant)) => text!("menade du \"{meant}\"?", "did you mean \"{meant}\"?"),
            (None, None) => text!(
                "kolumnerna är {list}; det som läsaren ska få veta skrivs i kommentar, annars tas kolumnen bort",
                "the columns are {list}; what readers are to know is written in kommentar, else remove the column"
            ),
        };
        let span = table.head.get(at).map_or(0..0, |cell| cell.span.clone());
        let message = text!("kolumnen \"{name}\" läses inte", "the column \"{name}\" is not read");
        let mut found =
            Diagnostic::new(&UNKNOWN_COLUMN, message).at(Place::new(&table.path, span)).help(help);
        if table.form == Form::Sheet {
            found.severity = Severity::Warning;
        }
        report.push(found);
    }
}
