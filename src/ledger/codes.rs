//! The faults of the ledger.

use crate::diagnostics::{Code, Words};

/// All codes of this room.
pub const CODES: &[&Code] = &[&BROKEN, &FORKED, &WITHDRAWN_RETURNS];

/// The ledger beside the content was changed by hand, or is half.
pub static BROKEN: Code = Code::error(
    "broken-ledger",
    Words("Ändringslistan håller inte ihop", "The ledger does not hold together"),
    Words(
        "Varje post bär ett kvitto på posten före. Stämmer det inte har någon ändrat i listan, och då bevisar den inget.",
        "Each entry carries a receipt of the one before. Where that is wrong somebody has changed the list, and it proves nothing.",
    ),
    Words(
        "Hämta den senaste hela filen ur versionshanteringen, eller den publicerade andringar.json, och lägg den som content/andringar.json.",
        "Take the last whole file from version control, or the published andringar.json, and put it at content/andringar.json.",
    ),
);

/// What is published and what is kept have gone different ways.
pub static FORKED: Code = Code::error(
    "forked-ledger",
    Words("Den publicerade ändringslistan är en annan", "The published ledger is another"),
    Words(
        "Listan på webbplatsen och content/andringar.json har olika historia: någon har publicerat från en annan mapp eller ändrat på webbplatsen.",
        "The list on the site and content/andringar.json have different histories: somebody has published from another folder or changed the site.",
    ),
    Words(
        "Ta reda på vilken som är rätt och lägg den som content/andringar.json; publicera sedan igen.",
        "Find out which is right and put it at content/andringar.json; then publish again.",
    ),
);

/// An older version that would be put back holds what was withdrawn since.
pub static WITHDRAWN_RETURNS: Code = Code::error(
    "withdrawn-returns",
    Words("Det som dragits tillbaka skulle komma tillbaka", "What was withdrawn would come back"),
    Words(
        "En sida dras tillbaka för att ingen mer ska läsa den. Den äldre versionen gjordes innan.",
        "A page is withdrawn so that nobody reads it any more. The older version was made before that.",
    ),
    Words(
        "Låt sidan vara tillbakadragen: ändra tillbaka det som är fel i content/ och kör insyn publish.",
        "Let the page stay withdrawn: change back what is wrong in content/ and run insyn publish.",
    ),
);
