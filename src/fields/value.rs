//! The types that a key can have, as they are named to the editor.

use toml::de::DeValue;

use crate::diagnostics::Words;

/// What a value is, with its article, in both languages.
pub fn described(value: &DeValue<'_>) -> (&'static str, &'static str) {
    match value {
        DeValue::String(_) => ("text", "text"),
        DeValue::Integer(_) => ("ett heltal", "an integer"),
        DeValue::Float(_) => ("ett decimaltal", "a decimal number"),
        DeValue::Boolean(_) => ("ja eller nej (true, false)", "yes or no (true, false)"),
        DeValue::Datetime(_) => ("ett datum eller klockslag", "a date or time"),
        DeValue::Array(_) => ("en lista", "a list"),
        DeValue::Table(_) => ("en tabell", "a table"),
    }
}

/// A type that a key expects, with an example.
#[derive(Clone, Copy)]
pub enum Expected {
    /// A text.
    Text,
    /// A list of texts; one text alone is a list of one.
    Texts,
    /// A whole number.
    Integer,
    /// True or false.
    Boolean,
    /// A day.
    Date,
    /// A day, a month or a year.
    PartialDate,
    /// A time of day.
    Time,
    /// A table.
    Table,
    /// A list of tables.
    Tables,
}

impl Expected {
    /// The type in words, with an example of how it is written.
    pub fn words(self) -> Words {
        match self {
            Self::Text => {
                Words("text inom citattecken: \"så här\"", "text in quotation marks: \"like this\"")
            }
            Self::Texts => {
                Words("en lista av texter: [\"en\", \"två\"]", "a list of texts: [\"one\", \"two\"]")
            }
            Self::Integer => Words("ett heltal: 12", "an integer: 12"),
            Self::Boolean => Words("true eller false", "true or false"),
            Self::Date => Words("ett datum: 2019-05-29", "a date: 2019-05-29"),
            Self::PartialDate => Words(
                "ett datum (2019-05-29) eller, om dagen är okänd, \"2019-05\" eller \"2019\"",
                "a date (2019-05-29) or, where the day is unknown, \"2019-05\" or \"2019\"",
            ),
            Self::Time => Words("ett klockslag: \"18:00\"", "a time: \"18:00\""),
            Self::Table => Words("en tabell: { nyckel = \"värde\" }", "a table: { key = \"value\" }"),
            Self::Tables => Words(
                "en lista av tabeller: [ { nyckel = \"värde\" } ]",
                "a list of tables: [ { key = \"value\" } ]",
            ),
        }
    }
}
