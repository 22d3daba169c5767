//! The faults that a theme can have.

use crate::diagnostics::{Code, Words};

/// All codes of this room.
pub const CODES: &[&Code] = &[&TEMPLATE_FAULT, &UNKNOWN_LANGUAGE, &MISSING_WORD, &UNKNOWN_THEME_FILE];

/// A template that does not compile or cannot be filled.
pub static TEMPLATE_FAULT: Code = Code::error(
    "template-fault",
    Words("Fel i en mall", "A fault in a template"),
    Words("En sida som mallen gör kan inte skrivas.", "A page that the template makes cannot be written."),
    Words("Rätta mallen på den rad som visas.", "Correct the template on the line that is shown."),
);

/// A language that the theme has no words for.
pub static UNKNOWN_LANGUAGE: Code = Code::error(
    "unknown-language",
    Words("Temat saknar språket", "The theme lacks the language"),
    Words(
        "Rubriker, knappar och datum hämtas ur en fil med språkets ord.",
        "Headings, buttons and dates come from a file with the words of the language.",
    ),
    Words(
        "Välj ett språk som finns, eller lägg till themes/<tema>/locales/<språk>.toml.",
        "Choose a language that exists, or add themes/<theme>/locales/<language>.toml.",
    ),
);

/// A word that a template asks for and the language does not have.
pub static MISSING_WORD: Code = Code::error(
    "missing-word",
    Words("Ett ord saknas i språkfilen", "A word is missing in the locale"),
    Words(
        "Läsaren skulle möta en tom rubrik eller knapp.",
        "The reader would meet an empty heading or button.",
    ),
    Words("Lägg till nyckeln i språkfilen.", "Add the key to the locale."),
);

/// A file in a theme folder that the theme has no use for.
pub static UNKNOWN_THEME_FILE: Code = Code::warning(
    "unknown-theme-file",
    Words("Okänd fil i temat", "Unknown file in the theme"),
    Words(
        "Ett tema har mapparna templates, assets och locales; filen används inte.",
        "A theme has the folders templates, assets and locales; the file is not used.",
    ),
    Words("Flytta filen eller rätta namnet.", "Move the file or correct its name."),
);
