//! Values of JSON, light to make: keys are words of the program, and an object is a short list in order of key.

use std::borrow::Cow;

use serde::ser::{Serialize, SerializeMap, Serializer};

/// A value of JSON. There is no `null`: what is not known is left out.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A text.
    Text(Cow<'static, str>),
    /// A number.
    Number(i64),
    /// True or false.
    Flag(bool),
    /// A list.
    List(Vec<Value>),
    /// An object.
    Object(Map),
}

/// An object: its members in order of key, each key once.
#[derive(Debug, Clone, PartialEq)]
pub struct Map(Vec<(&'static str, Value)>);

impl Map {
    /// An object without members.
    pub fn new() -> Self {
        // Most objects have about a dozen.
        Self(Vec::with_capacity(16))
    }

    /// Sets a member.
    pub fn put(&mut self, key: &'static str, value: impl Into<Value>) {
        let value = value.into();
        match self.0.binary_search_by(|(known, _)| (*known).cmp(key)) {
            Ok(at) => self.0[at].1 = value,
            Err(at) => self.0.insert(at, (key, value)),
        }
    }

    /// Sets a member that is known.
    pub fn maybe(&mut self, key: &'static str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.put(key, value);
        }
    }
}

/// An object of these members.
pub fn object<const N: usize>(members: [(&'static str, Value); N]) -> Map {
    let mut map = Map(Vec::with_capacity(N + 1));
    for (key, value) in members {
        map.put(key, value);
    }
    map
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => to.serialize_str(text),
            Self::Number(number) => to.serialize_i64(*number),
            Self::Flag(flag) => to.serialize_bool(*flag),
            Self::List(values) => values.serialize(to),
            Self::Object(map) => map.serialize(to),
        }
    }
}

impl Serialize for Map {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

impl From<&'static str> for Value {
    fn from(text: &'static str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::Text(Cow::Owned(text.clone()))
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<u8> for Value {
    fn from(number: u8) -> Self {
        Self::Number(number.into())
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<u64> for Value {
    fn from(number: u64) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<Map> for Value {
    fn from(map: Map) -> Self {
        Self::Object(map)
    }
}

impl<V: Into<Value>> From<Vec<V>> for Value {
    fn from(values: Vec<V>) -> Self {
        Self::List(values.into_iter().map(Into::into).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_stand_in_order_of_key() {
        let mut map = object([("b", 1_i64.into()), ("a", "x".into())]);
        map.put("b", vec![true]);
        map.maybe("c", None::<bool>);
        assert_eq!(serde_json::to_string(&Value::from(map)).unwrap(), r#"{"a":"x","b":[true]}"#);
    }
}
