//! Values with names, as a list of pairs: what editors choose among, and what the program calls them.

/// The name of a value in the list of all of its kind.
pub fn name_in<T: PartialEq + Copy>(values: &[(&'static str, T)], value: T) -> &'static str {
    values.iter().find(|(_, one)| *one == value).map(|(name, _)| *name).unwrap_or_default()
}
