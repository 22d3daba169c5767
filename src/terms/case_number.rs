//! A case number (diarienummer): the register's key, which ties a case together.

use std::fmt;

use super::slug::slug;

/// A case number as printed, with a key that is the same for its various spellings.
///
/// Registers write it in many ways (`KLK 2019/144`, `SN-2019/149`, `2013/1183 100`, `86/05`,
/// `2005.110.005`), so no pattern is demanded. A number whose digits are lost (`SN-2019/?`,
/// `SN-2019/`, `?`) is unknown and ties nothing together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseNumber {
    printed: String,
    key: Option<String>,
}

impl CaseNumber {
    /// Reads a case number as printed, without or with a label such as `Dnr`.
    pub fn new(text: &str) -> Self {
        let mut printed = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for label in ["Diarienummer", "Ärendenr", "Dnr", "dnr", "Hid nr"] {
            if let Some(rest) = printed.strip_prefix(label) {
                let rest = rest.trim_start_matches([':', '.']).trim_start();
                if rest.len() < printed.len() && !rest.is_empty() {
                    printed = rest.to_owned();
                }
            }
        }
        let printed = printed.replace("/ ", "/").replace(" /", "/");
        let key = Self::key_of(&printed);
        Self { printed, key }
    }

    /// As the register prints it.
    pub fn printed(&self) -> &str {
        &self.printed
    }

    /// The same for every spelling of the number; `None` where the number is unknown.
    pub fn key(&self) -> Option<&str> {
        self.key.as_deref()
    }

    /// Its segment of an address, as `klk-2019-144`.
    pub fn slug(&self) -> Option<String> {
        self.key.as_deref().map(slug)
    }

    /// Upper case; between the letters of the body and the year stands one space, whatever the register
    /// puts there.
    fn key_of(printed: &str) -> Option<String> {
        let complete = printed.chars().any(|c| c.is_ascii_digit())
            && !printed.contains('?')
            // Two numbers in one text are no number; the editor is told.
            && !printed.contains(" och ")
            && !printed.ends_with(['/', ':', '-', '.']);
        if !complete {
            return None;
        }
        let letters = printed.chars().take_while(|c| c.is_alphabetic()).count();
        let split = printed.char_indices().nth(letters).map_or(printed.len(), |(at, _)| at);
        let (body, number) = printed.split_at(split);
        let number = number.trim_start_matches([' ', '-', '/', ':']);
        Some(format!("{body} {number}").trim_start().to_uppercase())
    }
}

impl fmt::Display for CaseNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.printed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_in_the_registers_is_accepted() {
        for printed in [
            "KLK 2019/174",
            "SN-2013/4277.629",
            "Dnr 150/05",
            "2005.110.005",
            "KS 2005/0097",
            "SN/2018:361-003",
            "Ks2016/0142.074",
            "2009-KS0423/739",
            "KS-2013/1319.175",
            "2/2013.041",
        ] {
            assert!(CaseNumber::new(printed).key().is_some(), "{printed}");
        }
    }

    #[test]
    fn spellings_of_one_number_meet() {
        let key = |text| CaseNumber::new(text).key().map(str::to_owned);
        assert_eq!(key("2013/ 1183 100"), key("2013/1183 100"));
        assert_eq!(key("SN-2019/149"), key("Ärendenr: SN 2019/149"));
        assert_eq!(key("Ks2016/0142.074"), key("KS 2016/0142.074"));
        assert_ne!(key("KLK 2019/144"), key("KLK 2019/14"));
        assert_eq!(CaseNumber::new("2013/ 1183 100").printed(), "2013/1183 100");
    }

    #[test]
    fn a_lost_number_is_unknown_and_makes_no_address() {
        for printed in ["SN-2019/", "SN-2019/?", "?", "SN-2018/ ?", "Dnr", "KLK 2019/174 och KLK 2018/956"] {
            let number = CaseNumber::new(printed);
            assert_eq!((number.key(), number.slug()), (None, None), "{printed}");
        }
    }

    #[test]
    fn the_address_is_the_number() {
        assert_eq!(CaseNumber::new("KLK 2019/144").slug().as_deref(), Some("klk-2019-144"));
        assert_eq!(CaseNumber::new("2013/1183 100").slug().as_deref(), Some("2013-1183-100"));
    }
}
