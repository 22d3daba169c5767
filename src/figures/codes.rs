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
    &BROKEN_QUOTE,
    &SURPLUS_CELL,
    &UNKNOWN_COLUMN,
    &UNKNOWN_GROUP,
    &MISNAMED_FIGURES,
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
    Words(
        "Ett tal som inte går att läsa kan varken visas, ritas eller jämföras med målet.",
        "A number that cannot be read can neither be shown, drawn nor compared with the target.",
    ),
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

/// A quotation mark that does not end where its cell does.
pub static BROKEN_QUOTE: Code = Code::error(
    "broken-quote",
    Words("Citattecknen går inte ihop", "The quotation marks do not match"),
    Words(
        "Allt från ett citattecken till nästa är en enda cell, så raderna däremellan skulle försvinna som utfall.",
        "All from one quotation mark to the next is one cell, so the rows between would be gone as outcomes.",
    ),
    Words(
        "Sätt ett citattecken också sist i cellen, eller ta bort det första. Ett citattecken inne i texten skrivs dubbelt: \"\".",
        "Put a quotation mark last in the cell too, or remove the first. One within the text is written twice: \"\".",
    ),
);

/// A cell that no heading stands over.
pub static SURPLUS_CELL: Code = Code::error(
    "surplus-cell",
    Words("Raden har fler celler än rubrikraden", "The row has more cells than the row of headings"),
    Words(
        "Det som inte står under en rubrik läses inte. Oftast är ett skiljetecken för mycket, och då hamnar talen i fel kolumn.",
        "What stands under no heading is not read. Mostly there is a separator too many, and the numbers land in the wrong column.",
    ),
    Words(
        "Ta bort det skiljetecken som är för mycket, eller sätt citattecken runt en text som innehåller det.",
        "Remove the separator that is too many, or put quotation marks around a text that holds one.",
    ),
);

/// A column that nobody reads.
pub static UNKNOWN_COLUMN: Code = Code::error(
    "unknown-column",
    Words("Okänd kolumn", "Unknown column"),
    Words(
        "Det som står i en okänd kolumn syns inte på webbplatsen, och försvinner när filen skrivs om av insyn import.",
        "What stands in an unknown column is not seen on the site, and is gone when insyn import writes the file anew.",
    ),
    Words(
        "Rätta rubriken, flytta uppgiften till kommentar, eller ta bort kolumnen.",
        "Correct the heading, move the fact to kommentar, or remove the column.",
    ),
);

/// A group that is meant for all together.
pub static UNKNOWN_GROUP: Code = Code::error(
    "unknown-group",
    Words("Gruppen är nästan totalt", "The group is nearly the total"),
    Words(
        "Bara totalt jämförs med målet. En grupp med ett annat namn visas bredvid, och sidan säger att inget utfall är redovisat.",
        "Only totalt is held against the target. A group of another name is shown beside it, and the page says that no outcome is reported.",
    ),
    Words("Skriv totalt, eller lämna cellen tom.", "Write totalt, or leave the cell empty."),
);

/// A file that is nearly one of figures, or one where no document is.
pub static MISNAMED_FIGURES: Code = Code::error(
    "misnamed-figures",
    Words("Filen med mått eller utfall läses inte", "The file of figures is not read"),
    Words(
        "Mått och utfall läses bara ur filer med bestämda namn i samma mapp som styrdokumentets index.md.",
        "Indicators and outcomes are read only from files of certain names in the folder of the steering document's index.md.",
    ),
    Words(
        "Filerna heter matt.toml, utfall.csv, utfall.xlsx, utfall.ods och kolada.json, med små bokstäver.",
        "The files are called matt.toml, utfall.csv, utfall.xlsx, utfall.ods and kolada.json, in small letters.",
    ),
);
