//! What an attachment is like: who it names, what it hides, who can read it.

use crate::attachments::Trait;
use crate::diagnostics::{Code, Diagnostic, Place, Report, Words};

/// What the file hides.
static HIDDEN: Code = Code::error(
    "hidden-in-file",
    Words("Bilagan bär på mer än den visar", "The attachment carries more than it shows"),
    Words(
        "Kommentarer, spårade ändringar, dold text och dolda blad följer med till den som laddar ner filen.",
        "Comments, tracked changes, hidden text and hidden sheets go along to whoever downloads the file.",
    ),
    Words(
        "Spara en ren kopia: godta ändringar, ta bort kommentarer och det dolda, och publicera helst som text på sidan.",
        "Save a clean copy: accept changes, remove comments and what is hidden, and best publish as text on the page.",
    ),
);

/// Text that is painted over.
static COVERED: Code = Code::error(
    "covered-text",
    Words("Svarta rutor ligger över text", "Black boxes lie over text"),
    Words(
        "En svart ruta döljer inget: texten under den går att markera, kopiera och söka.",
        "A black box hides nothing: the text under it can be marked, copied and searched.",
    ),
    Words(
        "Ta bort texten i originalet och gör PDF:en på nytt, eller använd ett program som verkligen tar bort det maskade.",
        "Take the text out of the original and make the PDF anew, or use a program that really removes what is masked.",
    ),
);

/// Whom and what the file names beside its text.
static NAMES: Code = Code::warning(
    "name-in-file",
    Words("Bilagans egenskaper säger mer än dess text", "The attachment's properties say more than its text"),
    Words(
        "Namn i egenskaperna och länkar till andra filer följer med till den som laddar ner filen.",
        "Names in the properties and links to other files go along to whoever downloads the file.",
    ),
    Words(
        "Ta bort egenskaperna i programmet som gjorde filen (Dokumentgranskning, Ta bort egenskaper).",
        "Remove the properties in the program that made the file (Inspect Document, Remove properties).",
    ),
);

/// A PDF that not everybody can read.
static INACCESSIBLE: Code = Code::warning(
    "inaccessible-pdf",
    Words("PDF:en går inte att läsa för alla", "Not everybody can read the PDF"),
    Words(
        "Utan taggar, titel och språk kan en skärmläsare inte följa rubriker och tabeller.",
        "Without tags, title and language a screen reader cannot follow headings and tables.",
    ),
    Words(
        "Skapa PDF:en på nytt ur originalet med taggar, titel och språk, eller lägg texten på sidan.",
        "Make the PDF anew from the original with tags, title and language, or put the text on the page.",
    ),
)
.resting_on("EN 301 549 kapitel 10; lagen (2018:1937) om tillgänglighet till digital offentlig service");

/// A file that does things.
static ACTIVE: Code = Code::error(
    "active-file",
    Words("Bilagan innehåller program", "The attachment holds programs"),
    Words(
        "Skript och makron kan skada den som öppnar filen.",
        "Scripts and macros can harm whoever opens the file.",
    ),
    Words("Spara filen utan skript och makron.", "Save the file without scripts and macros."),
);

/// All codes.
pub static CODES: &[&Code] = &[&HIDDEN, &COVERED, &NAMES, &INACCESSIBLE, &ACTIVE];

/// Tells the traits of a file.
pub fn tell(path: &str, traits: &[Trait], report: &mut Report) {
    for one in traits {
        let (code, Words(sv, en)) = described(one);
        report.push(
            Diagnostic::new(code, Words(sv, en)).at(Place::file(path).discreet()).help(code.explanation.fix),
        );
    }
}

fn described(one: &Trait) -> (&'static Code, Words) {
    match one {
        Trait::Untagged => (&INACCESSIBLE, Words("PDF:en är inte taggad", "the PDF is not tagged")),
        Trait::NoTitle => (&INACCESSIBLE, Words("PDF:en har ingen titel", "the PDF has no title")),
        Trait::NoLanguage => {
            (&INACCESSIBLE, Words("PDF:en säger inte sitt språk", "the PDF does not say its language"))
        }
        Trait::Scanned => {
            (&INACCESSIBLE, Words("PDF:en är bilder utan text", "the PDF is images without text"))
        }
        Trait::Author => {
            (&NAMES, Words("egenskaperna nämner en författare", "the properties name an author"))
        }
        Trait::Comments => (&HIDDEN, Words("filen har kommentarer", "the file has comments")),
        Trait::Revisions => (&HIDDEN, Words("filen har spårade ändringar", "the file has tracked changes")),
        Trait::HiddenText => (&HIDDEN, Words("filen har dold text", "the file has hidden text")),
        Trait::Covered => (
            &COVERED,
            Words(
                "svarta rutor ligger över text som går att kopiera",
                "black boxes lie over text that can be copied",
            ),
        ),
        Trait::HiddenCells => (
            &HIDDEN,
            Words(
                "filen har dolda blad, rader eller kolumner",
                "the file has hidden sheets, rows or columns",
            ),
        ),
        Trait::Embedded => (&HIDDEN, Words("filen innehåller andra filer", "the file holds other files")),
        Trait::External => {
            (&NAMES, Words("filen hämtar från andra ställen", "the file fetches from other places"))
        }
        Trait::Unreadable => (
            &NAMES,
            Words("delar av filen går inte att läsa som text", "parts of the file cannot be read as text"),
        ),
        Trait::Script => {
            (&ACTIVE, Words("filen innehåller skript eller makron", "the file holds scripts or macros"))
        }
    }
}
