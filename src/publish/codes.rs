//! What can be wrong with a publication.

use crate::diagnostics::{Code, Words};

/// All codes of this room.
pub const CODES: &[&Code] = &[
    &NO_SUCH_TARGET,
    &NEW_TARGET,
    &FOREIGN_TARGET,
    &UNSOUND_RECORD,
    &MANY_DELETIONS,
    &EMPTY_SITE,
    &TARGET_BUSY,
    &TARGET_TROUBLE,
    &NO_FORMER_VERSION,
    &UNREADABLE_RECEIPTS,
    &NOTHING_TO_WITHDRAW,
    &STILL_PUBLISHED,
];

const ASIDE: Words = Words("Inget har ändrats på målet.", "Nothing has changed at the target.");

/// No target of that name is set.
pub static NO_SUCH_TARGET: Code = Code::error(
    "no-such-target",
    Words("Målet finns inte", "There is no such target"),
    Words("En publicering behöver veta vart.", "A publication needs to know where to."),
    Words(
        "Skriv målet som [[publicera]] i content/site.toml.",
        "Write the target as [[publicera]] in content/site.toml.",
    ),
);

/// The target holds no record of ours.
pub static NEW_TARGET: Code = Code::error(
    "new-target",
    Words("Målet har inte publicerats till förut", "The target has not been published to before"),
    ASIDE,
    Words(
        "Stämmer platsen: kör igen med --new-target. Filer som redan ligger där och inte hör till webbplatsen rörs inte.",
        "If the place is right, run again with --new-target. Files that lie there and are no part of the site are not touched.",
    ),
);

/// The record at the target names another site.
pub static FOREIGN_TARGET: Code = Code::error(
    "foreign-target",
    Words("Målet hör till en annan webbplats", "The target belongs to another site"),
    ASIDE,
    Words("Rätta adress eller till i content/site.toml.", "Correct adress or till in content/site.toml."),
);

/// The record at the target cannot be read, or names what cannot be a file of the site.
pub static UNSOUND_RECORD: Code = Code::error(
    "unsound-record",
    Words("Målets förteckning går inte att lita på", "The target's record cannot be trusted"),
    Words(
        "Filer tas bort efter förteckningen; en som någon annan har ändrat kan peka på filer utanför webbplatsen. Inget \
         har ändrats på målet.",
        "Files are removed by the record; one that somebody else has changed can point at files outside the site. \
         Nothing has changed at the target.",
    ),
    Words(
        "Ta reda på vem som kan skriva på målet. Ta sedan bort .insyn/publicerat.json där och kör igen med --new-target: \
         alla sidor läggs dit på nytt.",
        "Find out who can write at the target. Then remove .insyn/publicerat.json there and run again with --new-target: \
         all pages are put there anew.",
    ),
);

/// More deletions than a usual change brings.
pub static MANY_DELETIONS: Code = Code::error(
    "many-deletions",
    Words("Ovanligt många filer skulle tas bort", "Unusually many files would be removed"),
    ASIDE,
    Words(
        "Se efter med --dry-run. Är det meningen: bekräfta antalet med --confirm-delete.",
        "Look with --dry-run. If it is meant, confirm the number with --confirm-delete.",
    ),
);

/// A site without pages is never published.
pub static EMPTY_SITE: Code = Code::error(
    "empty-site",
    Words("Webbplatsen har inga sidor", "The site has no pages"),
    ASIDE,
    Words("Bygg webbplatsen först.", "Build the site first."),
);

/// Somebody holds the lock at the target.
pub static TARGET_BUSY: Code = Code::error(
    "target-busy",
    Words("En annan publicering pågår till målet", "Another publication to the target is under way"),
    ASIDE,
    Words(
        "Vänta tills den är klar. Har den brutits: kör igen med --take-over.",
        "Wait until it is done. If it was cut off, run again with --take-over.",
    ),
);

/// The target cannot be reached or refuses.
pub static TARGET_TROUBLE: Code = Code::error(
    "target-trouble",
    Words("Målet gör inte som det ska", "The target does not do as it should"),
    Words(
        "En avbruten publicering lämnar en hel webbplats: gamla sidor eller nya, aldrig sidor vars filer saknas.",
        "A publication that is cut off leaves a whole site: old pages or new, never pages whose files are missing.",
    ),
    Words(
        "Rätta orsaken och kör igen; resten tas då.",
        "Correct the cause and run again; the rest is then done.",
    ),
);

/// No earlier version is kept here.
pub static NO_FORMER_VERSION: Code = Code::error(
    "no-former-version",
    Words(
        "Det finns ingen tidigare version att gå tillbaka till",
        "There is no former version to go back to",
    ),
    Words(
        "De tre senaste olika versionerna sparas på den dator som publicerar, i .publicerat/.",
        "The last three different versions are kept on the machine that publishes, in .publicerat/.",
    ),
    Words("Bygg om från de äldre källorna och publicera.", "Build from the older sources and publish."),
);

/// The receipts of earlier publications are there and cannot be read.
pub static UNREADABLE_RECEIPTS: Code = Code::error(
    "unreadable-receipts",
    Words(
        "Kvittona på tidigare publiceringar går inte att läsa",
        "The receipts of earlier publications cannot be read",
    ),
    Words(
        "Utan dem skulle numreringen börja om och sparade versioner skrivas över. Inget har ändrats på målet.",
        "Without them the numbers would begin again and kept versions be written over. Nothing has changed at the target.",
    ),
    Words(
        "Se till att du får läsa filen. Är en rad i den skadad: ta bort den raden, så är de sparade versionerna kvar.",
        "See to it that you may read the file. If a line in it is damaged, remove that line; the kept versions then stay.",
    ),
);

/// A page that is to be withdrawn is nowhere.
pub static NOTHING_TO_WITHDRAW: Code = Code::error(
    "nothing-to-withdraw",
    Words("Sidan som ska dras tillbaka finns inte på målet", "The page to withdraw is not at the target"),
    Words(
        "En felskriven adress skulle lämna sidan kvar i tron att den är borta. Inget har ändrats på målet.",
        "A misspelt address would leave the page there in the belief that it is gone. Nothing has changed at the target.",
    ),
    Words(
        "Kopiera adressen ur webbläsaren, eller skriv den från webbplatsens startsida: /organ/ks/. Öppna den: är sidan \
         redan borta behövs inget.",
        "Copy the address from the browser, or write it from the start page of the site: /organ/ks/. Open it: if the page \
         is gone already, nothing is needed.",
    ),
);

/// A page that is to be withdrawn is still made.
pub static STILL_PUBLISHED: Code = Code::error(
    "still-published",
    Words(
        "Sidan som ska dras tillbaka finns kvar i källorna",
        "The page to withdraw is still in the sources",
    ),
    ASIDE,
    Words(
        "Ta bort dokumentet, eller skriv [tillbakadraget] i det, och publicera sedan.",
        "Remove the document, or write [tillbakadraget] in it, and then publish.",
    ),
);
