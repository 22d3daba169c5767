//! The faults that reading the content folder can tell.

use crate::diagnostics::{Code, Words};

/// All codes of this room.
pub const CODES: &[&Code] = &[
    &NO_SITE,
    &UNREADABLE,
    &NOT_UTF8,
    &TOO_LARGE,
    &NO_FRONT_MATTER,
    &NO_PLACE,
    &LINK,
    &TOO_DEEP,
    &SECRET_CONTENT,
    &OPEN_FRONT_MATTER,
    &MASKED,
    &MISNAMED,
    &UNUSABLE_LOOK_FILE,
    &TRANSLATION_LANGUAGE,
    &TRANSLATION_WITHOUT_ORIGINAL,
    &TRANSLATION_KEY,
    &TRANSLATION_HEADINGS,
];

/// A logo or font that cannot be used.
pub static UNUSABLE_LOOK_FILE: Code = Code::error(
    "unusable-look-file",
    Words("Logotypen eller typsnittet går inte att använda", "The logo or font cannot be used"),
    Words(
        "Filen följer med på varje sida. Saknas den ser alla sidor fel ut.",
        "The file goes with every page. Without it all pages look wrong.",
    ),
    Words(
        "Lägg filen i content/ och skriv vägen dit: en logotyp i SVG eller PNG, ett typsnitt i WOFF2, WOFF, TTF eller OTF, högst 300 kB.",
        "Put the file in content/ and write the path to it: a logo in SVG or PNG, a font in WOFF2, WOFF, TTF or OTF, at most 300 kB.",
    ),
);

/// A translation into a language that the site does not have.
pub static TRANSLATION_LANGUAGE: Code = Code::error(
    "translation-language",
    Words(
        "Översättningen är på ett språk som webbplatsen inte har",
        "The translation is in a language that the site does not have",
    ),
    Words(
        "En översättning visas på sidorna på sitt språk. Utan språket i inställningarna finns inga sådana sidor.",
        "A translation is shown on the pages in its language. Without the language in the settings there are none.",
    ),
    Words(
        "Lägg till språket i sprak i content/site.toml, huvudspråket först, eller byt namn på filen.",
        "Add the language to sprak in content/site.toml, the main language first, or rename the file.",
    ),
);

/// A translation of nothing.
pub static TRANSLATION_WITHOUT_ORIGINAL: Code = Code::error(
    "translation-without-original",
    Words("Översättningen har inget original", "The translation has no original"),
    Words(
        "Datum, nummer och regler för när något får visas står i originalet. Utan det visas inget.",
        "Dates, numbers and the rules for when something may be shown stand in the original. Without it nothing is shown.",
    ),
    Words(
        "Lägg originalet bredvid: index.en.md är index.md på engelska. Rätta filnamnet om det är felstavat.",
        "Put the original beside it: index.en.md is index.md in English. Correct the file name if it is misspelt.",
    ),
);

/// A field of a translation that is no word.
pub static TRANSLATION_KEY: Code = Code::error(
    "translation-key",
    Words("Uppgiften hör inte hemma i en översättning", "The field does not belong in a translation"),
    Words(
        "En översättning har bara ord. Datum, nummer och länkar står i originalet, så att de inte kan skilja sig åt.",
        "A translation has only words. Dates, numbers and links stand in the original, so that they cannot differ.",
    ),
    Words(
        "Ta bort raden ur översättningen. Rader i en lista skrivs i originalets ordning, med en tom {} för den som inte översätts.",
        "Remove the line from the translation. Rows of a list are written in the order of the original, with an empty {} for one that is not translated.",
    ),
);

/// Headings of a translation that are not those of its original.
pub static TRANSLATION_HEADINGS: Code = Code::error(
    "translation-headings",
    Words(
        "Översättningen har andra rubriker än originalet",
        "The translation has other headings than the original",
    ),
    Words(
        "Länkar, mål och mätetal hänger på rubrikerna. De får samma ankare på alla språk, i samma ordning.",
        "Links, goals and indicators hang on the headings. They get the same anchors in every language, in the same order.",
    ),
    Words(
        "Ge översättningen lika många rubriker på samma nivåer som originalet, eller ingen text alls.",
        "Give the translation as many headings of the same levels as the original, or no text at all.",
    ),
);

/// The folder has no settings.
pub static NO_SITE: Code = Code::error(
    "no-site",
    Words("Här finns ingen webbplats", "There is no site here"),
    Words(
        "En webbplats är en mapp med filen content/site.toml.",
        "A site is a folder with the file content/site.toml.",
    ),
    Words(
        "Gå till webbplatsens mapp, ange den med --root, eller skapa en ny med insyn new site.",
        "Go to the site's folder, name it with --root, or make a new one with insyn new site.",
    ),
);

/// A file that the operating system does not let us read.
pub static UNREADABLE: Code = Code::error(
    "unreadable",
    Words("Filen går inte att läsa", "The file cannot be read"),
    Words("Utan den blir webbplatsen inte hel.", "Without it the site is not whole."),
    Words(
        "Kontrollera att filen finns och att du får läsa den.",
        "Check that the file exists and that you may read it.",
    ),
);

/// Bytes that are not UTF-8.
pub static NOT_UTF8: Code = Code::error(
    "not-utf8",
    Words("Filen är inte sparad som UTF-8", "The file is not saved as UTF-8"),
    Words("Å, ä och ö skulle bli fel tecken på webbplatsen.", "Å, ä and ö would come out wrong on the site."),
    Words(
        "Spara om filen som UTF-8 i textredigeraren, eller kör: iconv -f WINDOWS-1252 -t UTF-8 gammal > ny",
        "Save the file as UTF-8 in the editor, or run: iconv -f WINDOWS-1252 -t UTF-8 old > new",
    ),
);

/// A text beyond the limits.
pub static TOO_LARGE: Code = Code::error(
    "too-large",
    Words("Filen är för stor", "The file is too large"),
    Words(
        "En text på flera megabyte är nästan alltid fel fil.",
        "A text of several megabytes is nearly always the wrong file.",
    ),
    Words("Dela upp texten, eller lägg filen som en bilaga.", "Split the text, or attach the file."),
);

/// A document without front matter.
pub static NO_FRONT_MATTER: Code = Code::error(
    "no-front-matter",
    Words("Uppgifterna överst saknas", "The fields at the top are missing"),
    Words(
        "De säger vad dokumentet är och när det gäller.",
        "They say what the document is and when it holds.",
    ),
    Words(
        "Börja filen med en rad +++, uppgifterna och en rad +++ till.",
        "Begin the file with a line +++, the fields, and another line +++.",
    ),
);

/// Front matter that does not end.
pub static OPEN_FRONT_MATTER: Code = Code::error(
    "open-front-matter",
    Words("Uppgifterna överst tar inte slut", "The fields at the top do not end"),
    Words(
        "Utan en avslutande rad +++ går det inte att skilja uppgifter från text.",
        "Without a closing line +++ fields and text cannot be told apart.",
    ),
    Words("Lägg till en rad +++ där texten börjar.", "Add a line +++ where the text begins."),
);

/// A text that belongs to no kind of document.
pub static NO_PLACE: Code = Code::error(
    "misplaced-document",
    Words(
        "Filen ligger på ett ställe där inget dokument hör hemma",
        "The file lies where no document belongs",
    ),
    Words("Mappen avgör vad ett dokument är.", "The folder decides what a document is."),
    Words(
        "Flytta filen till organ, sammantraden/<organ>/<datum>, arenden, handlingar, styrdokument, uppfoljningar, anslag eller sidor.",
        "Move the file to organ, sammantraden/<body>/<date>, arenden, handlingar, styrdokument, uppfoljningar, anslag or sidor.",
    ),
);

/// A text whose name keeps it from being read.
pub static MISNAMED: Code = Code::error(
    "misnamed-document",
    Words("Filnamnet gör att texten inte läses", "The file name keeps the text from being read"),
    Words(
        "Texter heter något som slutar på .md, mappens egen text index.md och översättningar .en.md, med små bokstäver. Annars saknas sidan på webbplatsen.",
        "Texts have names that end in .md, a folder's own text is index.md and translations end in .en.md, in small letters. Otherwise the page is missing from the site.",
    ),
    Words("Byt namn på filen, så som meddelandet säger.", "Rename the file as the message says."),
);

/// A symbolic link or special file.
pub static LINK: Code = Code::warning(
    "link-not-followed",
    Words("Länken följs inte", "The link is not followed"),
    Words(
        "En länk kan leda ut ur webbplatsens mapp och ta med sig något som inte ska publiceras.",
        "A link may lead out of the site's folder and bring along what must not be published.",
    ),
    Words("Lägg filen själv i content/.", "Put the file itself in content/."),
);

/// Folders nested beyond the limit.
pub static TOO_DEEP: Code = Code::error(
    "too-deep",
    Words("Mapparna är för djupa", "The folders are too deep"),
    Words(
        "Så djupa mappar är nästan alltid ett misstag.",
        "Folders as deep as this are nearly always a mistake.",
    ),
    Words("Flytta upp filerna.", "Move the files up."),
);

/// An item under secrecy that holds more than it may.
pub static SECRET_CONTENT: Code = Code::error(
    "secret-content",
    Words(
        "En sekretesspunkt får bara ha nummer, titel och lagrum",
        "An item under secrecy may have only number, title and legal ground",
    ),
    Words(
        "Det som står i filen kan hamna på webben av misstag. Inget av det har lästs in.",
        "What stands in the file may end up on the web by mistake. None of it has been read in.",
    ),
    Words(
        "Ta bort texten och handlingarna ur filen, eller ändra typ.",
        "Remove the text and the papers from the file, or change typ.",
    ),
);

/// A personal address stood in a text, and does not go out.
pub static MASKED: Code = Code::note(
    "masked-contact",
    Words("Personlig kontaktuppgift är maskerad", "A personal contact is masked"),
    Words(
        "En persons e-post eller mobilnummer byts mot funktionens, eller mot ordet dold, innan sidan görs.",
        "A person's e-mail or mobile number is replaced by the function's, or by a word, before the page is made.",
    ),
    Words(
        "Skriv funktionens adress. Ska uppgiften stå kvar, lägg den i tillatna_kontakter i content/site.toml.",
        "Write the function's address. If it is to stay, add it to tillatna_kontakter in content/site.toml.",
    ),
);
