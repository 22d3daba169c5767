//! Swedish alphabetical order: å, ä and ö last, digits by their value.

use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{CollatorBorrowed, CollatorPreferences};

/// Compares texts as a Swedish index does.
pub struct SwedishOrder {
    collator: Option<CollatorBorrowed<'static>>,
}

impl SwedishOrder {
    /// Ready to compare; the tables are in the program.
    pub fn new() -> Self {
        let mut preferences = CollatorPreferences::from(&icu_locale_core::locale!("sv"));
        preferences.numeric_ordering = Some(CollationNumericOrdering::True);
        let options = CollatorOptions::default();
        Self { collator: CollatorBorrowed::try_new(preferences, options).ok() }
    }

    /// The order of two texts. Texts that the order holds for equal are told apart by their bytes, so
    /// that every list has one order.
    pub fn compare(&self, left: &str, right: &str) -> Ordering {
        let alphabetical =
            self.collator.as_ref().map_or(Ordering::Equal, |collator| collator.compare(left, right));
        alphabetical.then_with(|| left.cmp(right))
    }
}

impl Default for SwedishOrder {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letters_and_numbers_stand_where_a_reader_looks_for_them() {
        let expected = [
            "§ 9",
            "§ 10",
            "Vara",
            "Väster",
            "Wallander",
            "zebra",
            "Zorn",
            "Åa",
            "Åmål",
            "Älmhult",
            "Ängelholm",
            "Ödeshög",
            "Örebro",
        ];
        let order = SwedishOrder::new();
        let mut sorted = expected;
        sorted.reverse();
        sorted.sort_by(|left, right| order.compare(left, right));
        assert_eq!(sorted, expected);
    }
}
