//! Long lists in a file that a program keeps for itself: written and read in parts, side by side.

use rayon::prelude::*;
use serde::de::{DeserializeOwned, Error as _};
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::{RawValue, to_raw_value};

/// How many rows make a part.
const PART: usize = 2048;

/// Writes a list as a list of its parts, for `#[serde(serialize_with)]` and JSON alone.
///
/// # Errors
/// When a row cannot be written.
pub fn write<T: Serialize + Sync, S: Serializer>(rows: &[T], serializer: S) -> Result<S::Ok, S::Error> {
    let parts = rows.par_chunks(PART).map(to_raw_value).collect::<Result<Vec<_>, _>>();
    parts.map_err(S::Error::custom)?.serialize(serializer)
}

/// Reads what [`write`] wrote.
///
/// # Errors
/// When a row cannot be read.
pub fn read<'de, T: DeserializeOwned + Send, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    let parts = Vec::<&RawValue>::deserialize(deserializer)?;
    let read = parts.par_iter().map(|part| serde_json::from_str(part.get()));
    let read: Vec<Vec<T>> = read.collect::<Result<_, _>>().map_err(D::Error::custom)?;
    Ok(read.into_iter().flatten().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct List(#[serde(serialize_with = "write", deserialize_with = "read")] Vec<(String, u32)>);

    #[test]
    fn a_list_is_read_as_it_was_written() {
        for length in [0, 1, 2047, 2048, 2049, 10_000] {
            let list = List((0..length).map(|at| (format!("å \"{at}\""), at)).collect());
            let text = serde_json::to_string(&list).unwrap_or_default();
            assert_eq!(serde_json::from_str::<List>(&text).ok(), Some(list), "{length}");
        }
        for broken in ["[[1]]", "[", "{}", "[[[\"a\",1]],[[\"b\"]]]"] {
            assert!(serde_json::from_str::<List>(broken).is_err(), "{broken}");
        }
    }
}
