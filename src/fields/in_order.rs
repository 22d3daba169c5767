//! A table said again in one way, however its file says it.

use serde::ser::{Error, Serialize, Serializer};
use toml::de::DeValue;

use super::table::Fields;

/// Whether a key is wanted.
type Wanted = fn(&str) -> bool;

impl Fields<'_, '_> {
    /// The table as TOML, with its keys in order and without comments, and without those keys at any depth that are not
    /// wanted. Of a table that has been read nothing is left to say; of one with faults in its syntax, nothing is said.
    pub fn in_order(&self, wanted: Wanted) -> String {
        if self.has_lost_keys() {
            return String::new();
        }
        toml::to_string(&Table { fields: self, wanted }).unwrap_or_default()
    }
}

struct Table<'f, 't, 'r> {
    fields: &'f Fields<'t, 'r>,
    wanted: Wanted,
}

impl Serialize for Table<'_, '_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut entries: Vec<_> = self.fields.entries().filter(|(key, _)| (self.wanted)(key)).collect();
        entries.sort_unstable_by_key(|(key, _)| *key);
        serializer
            .collect_map(entries.into_iter().map(|(key, value)| (key, Value { value, wanted: self.wanted })))
    }
}

struct Value<'v, 't> {
    value: &'v DeValue<'t>,
    wanted: Wanted,
}

impl Serialize for Value<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let within = |value| Value { value, wanted: self.wanted };
        match self.value {
            DeValue::String(text) => serializer.serialize_str(text),
            DeValue::Integer(number) => {
                let number =
                    i64::from_str_radix(number.as_str(), number.radix()).map_err(S::Error::custom)?;
                serializer.serialize_i64(number)
            }
            DeValue::Float(number) => {
                serializer.serialize_f64(number.as_str().parse().map_err(S::Error::custom)?)
            }
            DeValue::Boolean(flag) => serializer.serialize_bool(*flag),
            DeValue::Datetime(given) => given.serialize(serializer),
            DeValue::Array(items) => serializer.collect_seq(items.iter().map(|item| within(item.get_ref()))),
            DeValue::Table(table) => {
                let entries = table.iter().filter(|(key, _)| (self.wanted)(key.get_ref()));
                serializer.collect_map(entries.map(|(key, value)| (key.get_ref(), within(value.get_ref()))))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diagnostics::Report;

    fn said(text: &str, wanted: Wanted) -> String {
        Fields::parse(text, &Arc::from("a"), 0, &mut Report::new()).in_order(wanted)
    }

    #[test]
    fn a_table_is_said_as_the_library_says_it() {
        for text in [
            "b = 'ett \\ \"två\"'\na = 0x1F\nf = 1.50\ng = -inf\nd = 2019-05-29\nt = 18:00:00\nsant = true\n",
            "z = []\ny = [1, [2], { b = 1, a = [{ c = 1 }] }]\nlang = \"\"\"\nen\ntvå\"\"\"\n\"nyckel med å\" = 1_000\n",
            "[b]\nc = 1\n[[a]]\nx = 1\n[[a]]\ny = 2\n[a.d]\n[b.e.f]\ng = 1\n",
            "a = { b.c = 1, b.a = 2 }\nd.e = 1 # utan\n",
            "",
        ] {
            let table: toml::Table = text.parse().unwrap();
            assert_eq!(said(text, |_| true), toml::to_string(&table).unwrap());
        }
        let (text, without) = ("a = [{ b = 1, c = 2 }]\nb = 1\n[d]\nb = 1\n", "a = [{ c = 2 }]\n[d]\n");
        assert_eq!(said(text, |key| key != "b"), said(without, |_| true));
        assert_eq!(said("a = \n", |_| true), "");
    }
}
