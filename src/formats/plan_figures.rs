//! The figures of each plan as CSV, which reads back as it was.

use std::borrow::Cow;

use super::csvw::{self, Cell, Column, Dialect};
use super::format::Format;
use super::teller::Teller;
use crate::figures::{CSV_HEAD, write_csv};
use crate::output::{Artifact, Recipe};

/// The column that says what a row is: the only one that every row has.
const SORT: &str = "slag";

/// A table beside each steering document with figures, and its description. Its values are as printed: a number, a
/// span, a word.
pub static FORMAT: Format = Format {
    name: "plan figures",
    make: |ready| {
        let teller = Teller::of(ready);
        let plans = ready.site.plans().iter().filter(|plan| !plan.figures.is_empty());
        plans
            .flat_map(|plan| {
                let address = plan.csv.to_string();
                let of = ready.site.title(plan.document.into());
                let title = format!("{of}: {}", teller.locale.word("oppna_data.tabell.utfall"));
                let columns = CSV_HEAD.map(column).to_vec();
                let described = csvw::beside(teller, &address, title, (columns, Dialect::Swedish));
                let bytes = write_csv(&plan.figures).into_bytes();
                [Artifact { address, recipe: Recipe::Bytes(Cow::Owned(bytes)) }, described]
            })
            .collect()
    },
};

fn column(name: &'static str) -> Column {
    (name, "string", if name == SORT { Cell::Always } else { Cell::Maybe })
}
