//! The faults that reading TOML can tell.

use crate::diagnostics::{Code, Words};

/// All codes of this room.
pub static CODES: &[&Code] = &[
    &SYNTAX,
    &UNKNOWN_KEY,
    &MISSING_KEY,
    &WRONG_TYPE,
    &UNKNOWN_VALUE,
    &IMPOSSIBLE_DATE,
    &IMPOSSIBLE_NUMBER,
    &PLACEHOLDER,
    &EMPTY_VALUE,
    &CONTROL_CHARACTER,
];

/// The text is not TOML.
pub static SYNTAX: Code = Code::error(
    "toml-syntax",
    Words("Uppgifterna går inte att läsa", "The fields cannot be read"),
    Words(
        "Uppgifterna överst i en fil skrivs i formatet TOML: en nyckel, ett likhetstecken och ett värde på varje rad.",
        "The fields at the top of a file are TOML: a key, an equals sign and a value on each line.",
    ),
    Words(
        "Rätta raden. Text står inom citattecken, datum skrivs 2019-05-29, listor inom hakparenteser.",
        "Correct the line. Text stands in quotation marks, a date is written 2019-05-29, lists stand in brackets.",
    ),
);

/// A key that nobody asks for.
pub static UNKNOWN_KEY: Code = Code::error(
    "unknown-key",
    Words("Okänd nyckel", "Unknown key"),
    Words(
        "En felstavad nyckel skulle annars tyst falla bort, och uppgiften saknas på webbplatsen.",
        "A misspelt key would otherwise be dropped in silence, and the fact be missing from the site.",
    ),
    Words(
        "Rätta stavningen eller ta bort raden. `insyn new` visar alla nycklar för varje slags dokument.",
        "Correct the spelling or remove the line. `insyn new` shows every key of each kind of document.",
    ),
);

/// A key that must be there.
pub static MISSING_KEY: Code = Code::error(
    "missing-key",
    Words("En nyckel saknas", "A key is missing"),
    Words(
        "Utan uppgiften kan sidan inte visas eller hittas.",
        "Without it the page cannot be shown or found.",
    ),
    Words(
        "Lägg till nyckeln på det ställe som meddelandet pekar på.",
        "Add the key at the place that the message points at.",
    ),
);

/// A value of another type.
pub static WRONG_TYPE: Code = Code::error(
    "wrong-type",
    Words("Fel slags värde", "Wrong kind of value"),
    Words(
        "Nyckeln väntar sig ett annat slags värde, till exempel text, datum eller lista.",
        "The key expects another kind of value, such as text, a date or a list.",
    ),
    Words("Skriv om värdet så som meddelandet visar.", "Rewrite the value as the message shows."),
);

/// A value outside the few that a key knows.
pub static UNKNOWN_VALUE: Code = Code::error(
    "unknown-value",
    Words("Okänt värde", "Unknown value"),
    Words(
        "Nyckeln har bestämda värden, och sidor, listor och filter bygger på dem.",
        "The key has a fixed set of values, and pages, lists and filters rest on them.",
    ),
    Words("Välj ett av värdena i meddelandet.", "Choose one of the values in the message."),
);

/// A date that no calendar has.
pub static IMPOSSIBLE_DATE: Code = Code::error(
    "impossible-date",
    Words("Datumet finns inte", "The date does not exist"),
    Words(
        "Ett omöjligt datum är nästan alltid ett skrivfel, och listor och tidsfrister räknar med datumet.",
        "An impossible date is nearly always a typing error, and lists and time limits count on it.",
    ),
    Words(
        "Skriv datumet som år-månad-dag, till exempel 2019-05-26.",
        "Write the date as year-month-day, for example 2019-05-26.",
    ),
);

/// A number that its key cannot have.
pub static IMPOSSIBLE_NUMBER: Code = Code::error(
    "impossible-number",
    Words("Talet kan inte stämma", "The number cannot be right"),
    Words(
        "Ett tal utanför det möjliga är nästan alltid ett skrivfel, och uppgiften skulle saknas eller vara fel på webbplatsen.",
        "A number outside the possible is nearly always a typing error, and the fact would be missing or wrong on the site.",
    ),
    Words("Skriv talet med vanliga siffror.", "Write the number in ordinary digits."),
);

/// Text that somebody should have filled in.
pub static PLACEHOLDER: Code = Code::error(
    "placeholder-text",
    Words("Mallens text står kvar", "A template's text is left"),
    Words(
        "En läsare ska aldrig möta \"[Ange datum]\": uppgiften saknas, fast sidan ser färdig ut.",
        "A reader should never meet \"[Ange datum]\": the fact is missing although the page looks done.",
    ),
    Words("Fyll i uppgiften eller ta bort raden.", "Fill in the fact or remove the line."),
);

/// A value without content.
pub static EMPTY_VALUE: Code = Code::error(
    "empty-value",
    Words("Värdet är tomt", "The value is empty"),
    Words("En tom uppgift ser på sidan ut som ett fel.", "An empty fact looks like a mistake on the page."),
    Words("Skriv värdet eller ta bort raden.", "Write the value or remove the line."),
);

/// Characters that cannot be shown.
pub static CONTROL_CHARACTER: Code = Code {
    id: "control-character",
    severity: crate::diagnostics::Severity::Warning,
    title: Words("Texten har osynliga styrtecken", "The text has invisible control characters"),
    explanation: crate::diagnostics::Explanation {
        why: Words(
            "Flöden och sidor kan inte innehålla dem. De följer ofta med när text klistras in, och tas bort när webbplatsen görs.",
            "Feeds and pages cannot hold them. They often come with pasted text, and are removed when the site is made.",
        ),
        fix: Words("Skriv om texten för hand.", "Type the text again by hand."),
        in_html: None,
        rule: None,
    },
};
