//! How to reach the publisher, and which names and addresses of persons may stand.

use super::Config;

/// What becomes of a personal address of mail or telephone in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PersonalContacts {
    /// The function's stands instead.
    #[default]
    Mask,
    /// It stands, and is warned of.
    Warn,
}

/// Whose names a site shows, among those that its documents list with a rule for removal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PersonNames {
    /// Everybody's.
    #[default]
    All,
    /// Those of the elected, who have a party; the others by their roles.
    Elected,
    /// Nobody's: roles and parties stand alone.
    Nobody,
}

impl PersonNames {
    /// Whether the name of somebody stands.
    pub fn shows(self, elected: bool) -> bool {
        match self {
            Self::All => true,
            Self::Elected => elected,
            Self::Nobody => false,
        }
    }
}

/// The values of the setting.
pub(super) const PERSON_NAMES: &[(&str, PersonNames)] =
    &[("alla", PersonNames::All), ("fortroendevalda", PersonNames::Elected), ("inga", PersonNames::Nobody)];

/// The values of the setting.
pub(super) const PERSONAL_CONTACTS: &[(&str, PersonalContacts)] =
    &[("maskera", PersonalContacts::Mask), ("varna", PersonalContacts::Warn)];

/// How to reach the publisher: functions, never persons.
#[derive(Debug, Default)]
pub struct Contact {
    /// A function's address.
    pub email: Option<String>,
    /// A switchboard.
    pub telephone: Option<String>,
    /// A form on the web.
    pub form: Option<String>,
}

impl Config {
    /// Whether a contact may stand. Addresses are compared without regard to case, telephones by their digits.
    pub fn allows_contact(&self, contact: &str) -> bool {
        let own = [self.contact.email.as_deref(), self.contact.telephone.as_deref()].into_iter().flatten();
        let listed = self.allowed_contacts.iter().map(String::as_str);
        own.chain(listed).any(|known| {
            plain(known) == plain(contact)
                || (known.starts_with('@') && contact.ends_with(&known.to_lowercase()))
        })
    }

    /// Everything by which it is decided what is masked: another text where that may be another.
    pub fn masks(&self) -> String {
        format!(
            "{:?} {:?} {:?} {:?}",
            self.person_names, self.personal_contacts, self.contact, self.allowed_contacts
        )
    }
}

fn plain(text: &str) -> String {
    if text.contains('@') {
        return text.to_lowercase();
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits.strip_prefix("46").map_or(digits.clone(), |rest| format!("0{}", rest.trim_start_matches('0')))
}
