//! The faults that linking can tell.

use crate::diagnostics::{Code, Words};

/// All codes of this room.
pub const CODES: &[&Code] = &[
    &DUPLICATE_ADDRESS,
    &UNKNOWN_BODY,
    &UNKNOWN_MUNICIPALITY,
    &MISSING_FILE,
    &BROKEN_REFERENCE,
    &UNLISTED_FILE,
    &NO_MEETING,
    &NO_ADDRESS,
    &POSTING_TOO_SHORT,
    &POSTING_VANISHED,
    &LATE_APPROVAL,
    &LATE_POSTING,
    &LATE_CALL,
    &JOINT_POSTING,
    &UNNAMED_LAW,
    &EXPLAINED_TWICE,
    &UNKNOWN_WORD,
];

/// Two sources that would be written to one address.
pub static DUPLICATE_ADDRESS: Code = Code::error(
    "duplicate-address",
    Words("Två källor får samma adress", "Two sources get one address"),
    Words("Den ena sidan skulle skriva över den andra.", "One page would overwrite the other."),
    Words("Byt namn på en av filerna.", "Rename one of the files."),
);

/// A body that no file describes.
pub static UNKNOWN_BODY: Code = Code::error(
    "unknown-body",
    Words("Okänt organ", "Unknown body"),
    Words(
        "Sammanträden och styrdokument hör till ett organ, och det har en fil i content/organ/.",
        "Meetings and steering documents belong to a body, and it has a file in content/organ/.",
    ),
    Words(
        "Skriv organets filnamn utan .md, eller lägg till organet.",
        "Write the body's file name without .md, or add the body.",
    ),
);

/// A municipality that the settings do not name.
pub static UNKNOWN_MUNICIPALITY: Code = Code::error(
    "unknown-municipality",
    Words("Okänd kommun", "Unknown municipality"),
    Words(
        "Kommunerna på webbplatsen räknas upp i site.toml.",
        "The municipalities of the site are listed in site.toml.",
    ),
    Words(
        "Rätta namnet eller lägg till kommunen i content/site.toml.",
        "Correct the name or add the municipality in content/site.toml.",
    ),
);

/// A file that a document lists and that does not exist.
pub static MISSING_FILE: Code = Code::error(
    "missing-file",
    Words("Filen finns inte", "The file does not exist"),
    Words(
        "Läsaren skulle möta en länk som inte leder någonstans.",
        "The reader would meet a link to nothing.",
    ),
    Words(
        "Lägg filen i samma mapp, rätta namnet eller ta bort raden. På en rad i handlingar går det också att skriva saknas = \"skälet\" i stället för fil.",
        "Put the file in the same folder, correct the name or remove the line. A row of handlingar may have saknas = \"the reason\" instead of fil.",
    ),
);

/// A reference that leads to nothing.
pub static BROKEN_REFERENCE: Code = Code::error(
    "broken-link",
    Words("Länken leder ingenstans", "The link leads nowhere"),
    Words("Läsaren skulle möta en sida som inte finns.", "The reader would meet a page that does not exist."),
    Words(
        "Rätta sökvägen. Den räknas från filen själv, eller från content/ om den börjar med snedstreck.",
        "Correct the path. It is counted from the file itself, or from content/ where it begins with a slash.",
    ),
);

/// A file that nobody lists.
pub static UNLISTED_FILE: Code = Code {
    id: "unlisted-file",
    severity: crate::diagnostics::Severity::Note,
    title: Words("Filen publiceras inte", "The file is not published"),
    explanation: crate::diagnostics::Explanation {
        why: Words(
            "En fil går ut på webben bara om ett publikt dokument räknar upp den. Så publiceras inget av misstag.",
            "A file goes out on the web only when a public document lists it. So nothing is published by mistake.",
        ),
        fix: Words(
            "Räkna upp filen i ett dokument om den ska ut, annars flytta den från content/.",
            "List the file in a document if it is to go out, else move it out of content/.",
        ),
        in_html: None,
        rule: None,
    },
};

/// An item in a folder without a meeting.
pub static NO_MEETING: Code = Code::error(
    "item-without-meeting",
    Words("Ärendepunkten saknar sammanträde", "The item has no meeting"),
    Words(
        "En punkt hör till ett sammanträde, som är filen index.md i samma mapp.",
        "An item belongs to a meeting, which is the file index.md in the same folder.",
    ),
    Words("Lägg till index.md i mappen.", "Add index.md to the folder."),
);

/// A file name of which no address can be made.
pub static NO_ADDRESS: Code = Code::error(
    "no-address",
    Words("Filnamnet ger ingen adress", "The file name gives no address"),
    Words(
        "Adressen görs av filnamnets bokstäver och siffror.",
        "The address is made of the letters and digits of the file name.",
    ),
    Words(
        "Byt namn på filen, till exempel till om-webbplatsen.md.",
        "Rename the file, for example to om-webbplatsen.md.",
    ),
);

/// A posting that comes down before the time for appeal has run out.
pub static POSTING_TOO_SHORT: Code = Code::error(
    "notice-too-short",
    Words("Anslaget tas ned för tidigt", "The notice comes down too early"),
    Words(
        "Sitter anslaget inte uppe hela tiden går tiden för överklagande inte ut, och beslutet kan aldrig få laga kraft.",
        "Unless the notice is up the whole time, the time for appeal does not run out, and the decision can never gain legal force.",
    ),
    Words(
        "Ta bort nedtas, så räknas dagen ut, eller skriv dagen efter sista dagen att överklaga.",
        "Remove nedtas, and the day is computed, or write the day after the last day of appeal.",
    ),
)
.resting_on("8 kap. 12 § och 13 kap. 5 § kommunallagen; 2 § lag (1930:173) om beräkning av lagstadgad tid");

/// A posting that ran on the former site and would be gone.
pub static POSTING_VANISHED: Code = Code::error(
    "notice-vanished",
    Words("Ett anslag skulle försvinna i förtid", "A notice would vanish before its day"),
    Words(
        "Ett anslag som sitter uppe får inte tas ned eller få en annan första dag: då går tiden för överklagande inte ut.",
        "A notice that is up may not come down or get another first day: then the time for appeal does not run out.",
    ),
    Words(
        "Lägg tillbaka filen eller dagen. Är anslaget ett misstag: låt det sitta sin tid ut och sätt upp ett rättat.",
        "Put the file or the day back. If the notice is a mistake: let it stay its time and put up a corrected one.",
    ),
)
.resting_on("8 kap. 12 § och 13 kap. 5 § kommunallagen");

/// What to do where the days tell that something was late: what is true cannot be mended.
const CHECK_THE_DAYS: Words = Words(
    "Kontrollera dagarna. Stämmer de hindrar det inte publiceringen.",
    "Check the days. If they are right, this does not keep the site from being published.",
);

/// Minutes approved more than fourteen days after the meeting.
pub static LATE_APPROVAL: Code = Code::note(
    "minutes-approved-late",
    Words("Protokollet justerades sent", "The minutes were approved late"),
    Words(
        "Protokoll ska justeras senast 14 dagar efter mötet.",
        "Minutes are approved at the latest 14 days after the meeting.",
    ),
    CHECK_THE_DAYS,
)
.resting_on("5 kap. 69 § och 6 kap. 35 § kommunallagen");

/// Approved minutes announced more than two days later.
pub static LATE_POSTING: Code = Code::note(
    "minutes-announced-late",
    Words("Justeringen tillkännagavs sent", "The approval was announced late"),
    Words(
        "Att protokollet är justerat ska tillkännages senast andra dagen därefter.",
        "That the minutes are approved is announced at the latest on the second day after.",
    ),
    CHECK_THE_DAYS,
)
.resting_on("8 kap. 12 § kommunallagen");

/// Minutes of a joint committee of which nobody knows when the time for appeal runs.
pub static JOINT_POSTING: Code = Code::warning(
    "joint-notice-incomplete",
    Words("Tiden för överklagande är oviss", "The time for appeal is uncertain"),
    Words(
        "Beslut av en gemensam nämnd kan överklagas i tre veckor från den dag då protokollet är tillkännagivet på alla kommunernas anslagstavlor.",
        "Decisions of a joint committee can be appealed for three weeks from the day on which its minutes are announced on the boards of all municipalities.",
    ),
    Words(
        "Skriv i justering: anslaget_hos = [{ kommun = \"Grannby\", datum = 2026-03-16 }].",
        "Write in justering: anslaget_hos = [{ kommun = \"Grannby\", datum = 2026-03-16 }].",
    ),
)
.resting_on("13 kap. 5 § kommunallagen");

/// A council meeting announced less than a week before.
pub static LATE_CALL: Code = Code::note(
    "council-called-late",
    Words("Fullmäktige kallades sent", "The council was called late"),
    Words(
        "Uppgift om fullmäktiges möte ska finnas på anslagstavlan minst en vecka före mötet.",
        "A meeting of the council is on the notice board at least a week before.",
    ),
    CHECK_THE_DAYS,
)
.resting_on("5 kap. 13 § kommunallagen");

/// A notice that another law demands, without its name.
pub static UNNAMED_LAW: Code = Code::error(
    "notice-without-law",
    Words("Kungörelsen saknar lagrum", "The notice names no law"),
    Words(
        "På anslagstavlan får bara stå det som kommunallagen säger och det som en annan lag kräver.",
        "Only what kommunallagen says and what another law demands may stand on the notice board.",
    ),
    Words(
        "Skriv lagrum = \"5 kap. 29 § plan- och bygglagen\".",
        "Write lagrum = \"5 kap. 29 § plan- och bygglagen\".",
    ),
)
.resting_on("8 kap. 10 och 11 §§ kommunallagen");

/// A word that the glossary explains twice.
pub static EXPLAINED_TWICE: Code = Code::warning(
    "word-explained-twice",
    Words("Ett ord förklaras två gånger", "A word is explained twice"),
    Words("I texterna visas bara den första förklaringen.", "Texts show the first explanation only."),
    Words("Slå ihop förklaringarna.", "Make one of the explanations."),
);

/// A word that is to be explained in the glossary alone, and is not there.
pub static UNKNOWN_WORD: Code = Code::warning(
    "unknown-word",
    Words("Ordet står inte i ordlistan", "The word is not in the glossary"),
    Words(
        "Nyckeln bara_har räknar upp ord i ordlistan som inte ska förklaras i andra texter.",
        "The key bara_har lists words of the glossary that are not to be explained in other texts.",
    ),
    Words("Rätta stavningen, eller ta bort ordet.", "Correct the spelling, or take the word away."),
);
