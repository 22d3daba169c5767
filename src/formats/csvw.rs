//! The description of a table (CSVW), which stands beside each CSV of the site: its columns, how they are parted, and
//! whose it is.

use serde_json::{Value, json};

use super::teller::{LICENSE, Teller};
use crate::output::{Artifact, Recipe};

/// Numbers with a decimal point; a comma for Swedish spreadsheets.
pub const DECIMAL: &str = "decimal";

/// A column: its name, its datatype, and whether every row has it.
pub type Column = (&'static str, &'static str, Cell);

/// Whether a cell may be empty. An empty cell is a missing value, never zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// No row is without it.
    Always,
    /// Some rows are.
    Maybe,
}

/// How a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// Commas between cells, points in numbers.
    Standard,
    /// Semicolons, commas in numbers and a byte order mark, which Swedish spreadsheets expect.
    Swedish,
}

impl Dialect {
    /// What stands between cells.
    pub fn delimiter(self) -> char {
        match self {
            Self::Standard => ',',
            Self::Swedish => ';',
        }
    }

    /// The datatype of a column.
    fn datatype(self, name: &str) -> Value {
        match self {
            Self::Swedish if name == DECIMAL => json!({ "base": DECIMAL, "format": { "decimalChar": "," } }),
            _ => name.into(),
        }
    }
}

/// The description of the table at an address.
pub fn beside<'s>(
    teller: Teller<'s>,
    address: &str,
    title: String,
    (columns, dialect): (Vec<Column>, Dialect),
) -> Artifact<'s> {
    let file = address.rsplit('/').next().unwrap_or(address).to_owned();
    let recipe = Recipe::Make(Box::new(move |out| {
        let described = describe(teller, &file, &title, (&columns, dialect));
        out.extend_from_slice(format!("{described}\n").as_bytes());
        Ok(())
    }));
    Artifact { address: format!("{address}-metadata.json"), recipe }
}

fn describe(teller: Teller<'_>, file: &str, title: &str, (columns, dialect): (&[Column], Dialect)) -> Value {
    let columns: Vec<Value> = columns
        .iter()
        .map(|(name, datatype, cell)| {
            json!({
                "name": name,
                "titles": name,
                "datatype": dialect.datatype(datatype),
                "required": *cell == Cell::Always,
            })
        })
        .collect();
    let config = &teller.site.config;
    json!({
        "@context": ["http://www.w3.org/ns/csvw", { "@language": config.language }],
        "url": file,
        "dc:title": title,
        "dc:publisher": config.publisher,
        "dc:license": { "@id": LICENSE },
        // Without a word of it a row that begins with # would be a comment.
        "dialect": {
            "commentPrefix": null,
            "delimiter": dialect.delimiter(),
            "encoding": "utf-8",
            "header": true,
            "lineTerminators": ["\r\n"],
        },
        "tableSchema": { "columns": columns },
    })
}
