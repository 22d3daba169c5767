//! The faults that reading figures can tell.

use crate::diagnostics::{Code, Words};

/// All codes of this room.
pub const CODES: &[&Code] = &[
    &UNKNOWN_INDICATOR,
    &BAD_PERIOD,
    &EMPTY_CELL,
    &MISSING_COLUMN,
    &DUPLICATE_FIGURE,
    &VERDICT_WITHOUT_REASON,
    &BAD_SHEET,
    &BAD_KOLADA,
    &BAD_NUMBER,
    &FIGURE_DIFFERS,
    &COLUMN_NOT_KEPT,
];

/// A row about an indicator that nobody describes.
pub static UNKNOWN_INDICATOR: Code = Code::error(
    "unknown-indicator",
    Words("Okänt mått", "Unknown indicator"),
    Words(
        "Raden handlar om ett mått som inte står i matt.toml, så ingen läsare skulle se den.",
        "The row is about an indicator that matt.toml does not describe, so no reader would see it.",
    ),
    Words(
        "Rätta namnet, eller beskriv måttet i matt.toml.",
        "Correct the name, or describe the indicator in matt.toml.",
    ),
);

/// A period that cannot be read.
pub static BAD_PERIOD: Code = Code::error(
    "bad-period",
    Words("Perioden går inte att läsa", "The period cannot be read"),
    Words(
        "Utan period går det inte att säga när utfallet gällde eller om målet är nått i tid.",
        "Without a period it cannot be said when the outcome held, or whether the goal was reached in time.",
    ),
    Words(
        "Skriv till exempel 2019, 2019-08, tertial 2 2019, kvartal 3 2019, höstterminen 2019, r12 2019-08, 2015–2019 eller okänt.",
        "Write for example 2019, 2019-08, tertial 2 2019, kvartal 3 2019, höstterminen 2019, r12 2019-08, 2015–2019 or okänt.",
    ),
);

/// A cell without value.
pub static EMPTY_CELL: Code = Code::error(
    "empty-outcome",
    Words("Utfallet är tomt", "The outcome is empty"),
    Words(
        "En tom cell kan betyda noll, dold, senare eller okänt. Läsaren måste få veta vilket.",
        "An empty cell may mean nought, hidden, later or unknown. The reader must be told which.",
    ),
    Words(
        "Skriv 0, - (saknas), -- (dold), rapporteras senare, oläsligt, mäts inte eller ej jämförbart.",
        "Write 0, - (missing), -- (hidden), rapporteras senare, oläsligt, mäts inte or ej jämförbart.",
    ),
);

/// A table without the columns that it needs.
pub static MISSING_COLUMN: Code = Code::error(
    "missing-column",
    Words("Tabellen saknar en kolumn", "The table lacks a column"),
    Words("Utfall läses efter kolumnernas rubriker.", "Outcomes are read by the headings of the columns."),
    Words(
        "En rad bland de tjugo översta ska ha rubrikerna matt;period;grupp;varde;kommentar, eller matt;grupp och en kolumn för varje period.",
        "One of the twenty upper rows must have the headings matt;period;grupp;varde;kommentar, or matt;grupp and a column for each period.",
    ),
);

/// Two values for the same thing.
pub static DUPLICATE_FIGURE: Code = Code::error(
    "duplicate-figure",
    Words("Samma utfall står två gånger", "The same outcome stands twice"),
    Words(
        "Två värden för samma mått, period och grupp kan inte båda gälla.",
        "Two values for one indicator, period and group cannot both hold.",
    ),
    Words("Ta bort den ena raden.", "Remove one of the rows."),
);

/// A status without its reason.
pub static VERDICT_WITHOUT_REASON: Code = Code::error(
    "status-without-reason",
    Words("Statusen saknar skäl", "The status has no reason"),
    Words(
        "En status som någon har satt för hand, och en åtgärd som har avbrutits, ska gå att granska.",
        "A status that somebody has set by hand, and an action that was cancelled, must be open to examination.",
    ),
    Words("Lägg till skal = \"…\".", "Add skal = \"…\"."),
);

/// A spreadsheet that cannot be read.
pub static BAD_SHEET: Code = Code::error(
    "bad-spreadsheet",
    Words("Kalkylbladet går inte att läsa", "The spreadsheet cannot be read"),
    Words(
        "Kalkylblad läses i en egen process med gränser för minne, tid och storlek, så att en trasig eller fientlig fil inte kan stoppa bygget.",
        "Spreadsheets are read in a process of their own with limits on memory, time and size, so that a broken or hostile file cannot stop the build.",
    ),
    Words(
        "Öppna och spara filen i kalkylprogrammet, eller spara bladet som CSV (utfall.csv).",
        "Open and save the file in the spreadsheet program, or save the sheet as CSV (utfall.csv).",
    ),
);

/// A file of Kolada that cannot be read.
pub static BAD_KOLADA: Code = Code::error(
    "bad-kolada",
    Words("Filen från Kolada går inte att läsa", "The file from Kolada cannot be read"),
    Words(
        "Den ska vara svaret från Koladas tjänst, sparat som det är.",
        "It must be the answer of Kolada's service, saved as it is.",
    ),
    Words(
        "Hämta svaret igen och spara det som kolada.json.",
        "Fetch the answer again and save it as kolada.json.",
    ),
);

/// A number that cannot be read.
pub static BAD_NUMBER: Code = Code::error(
    "bad-number",
    Words("Talet går inte att läsa", "The number cannot be read"),
    Words("Ett målvärde i tal måste vara ett tal.", "A target in numbers must be a number."),
    Words(
        "Skriv talet utan enhet: tal = 4,4 som \"4,4\" eller 4.4. Ord skrivs text = \"…\".",
        "Write the number without unit: 4,4 as \"4,4\" or 4.4. Words are written text = \"…\".",
    ),
);

/// An imported row that says something else than the plan.
pub static FIGURE_DIFFERS: Code = Code::error(
    "figure-differs",
    Words("Filen har ett annat värde än planen", "The file has another value than the plan"),
    Words(
        "En publicerad siffra ändras inte utan att någon har bestämt det.",
        "A published figure is not changed unless somebody has decided so.",
    ),
    Words(
        "Kör om insyn import med --replace om filens värden gäller.",
        "Run insyn import again with --replace if the values of the file hold.",
    ),
);

/// A column that an import would not keep.
pub static COLUMN_NOT_KEPT: Code = Code::error(
    "column-not-kept",
    Words("En kolumn i utfall.csv skulle försvinna", "A column of utfall.csv would be gone"),
    Words(
        "Import skriver om utfall.csv med de kolumner som läses. Något annat ska inte försvinna obemärkt.",
        "An import writes utfall.csv anew with the columns that are read. Nothing else may vanish unnoticed.",
    ),
    Words(
        "Flytta kolumnen till en annan fil, eller ta bort den, och kör om.",
        "Move the column to another file, or remove it, and run again.",
    ),
);
