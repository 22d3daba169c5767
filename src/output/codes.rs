//! The faults that writing the site can tell.

use crate::diagnostics::{Code, Words};

/// All codes of this room.
pub const CODES: &[&Code] = &[
    &ADDRESS_INVALID,
    &ADDRESS_TWICE,
    &ADDRESS_IS_FOLDER,
    &BUSY,
    &INTERRUPTED,
    &DISK_FULL,
    &READ_ONLY,
    &NOT_PERMITTED,
    &MISSING,
    &NOT_A_FILE,
    &CHANGED_WHILE_READ,
    &DISK_ERROR,
    &IS_PROJECT,
    &ABOVE_PROJECT,
    &IN_SOURCES,
    &IS_HOME,
    &IS_ROOT,
    &IS_LINK,
    &IS_MOUNT_POINT,
    &IS_FILE,
    &NOT_OURS,
    &OTHER_PROJECT,
    &HOLDS_GIT,
];

const HOST: Words = Words(
    "Samma adresser ska fungera på varje webbserver och i varje filsystem.",
    "The same addresses must work on every web server and in every file system.",
);
const WHOLE: Words = Words(
    "Webbplatsen byts ut som en helhet eller inte alls, så den gamla ligger kvar.",
    "The site is replaced as a whole or not at all, so the old one is still there.",
);
const OURS: Words = Words(
    "Insyn ersätter hela utmappen, och bara mappar som det självt har gjort.",
    "Insyn replaces the whole output folder, and only folders that it made itself.",
);
const ELSEWHERE: Words = Words(
    "Välj en egen mapp för webbplatsen, till exempel public i projektet.",
    "Choose a folder of its own for the site, for example public in the project.",
);

/// The address cannot be used.
pub static ADDRESS_INVALID: Code = Code::error(
    "output-address-invalid",
    Words("Adressen kan inte användas", "The address cannot be used"),
    HOST,
    Words(
        "Använd små bokstäver a-z, siffror, bindestreck, understreck och punkt, högst 100 tecken mellan snedstrecken, och inget namn som är reserverat.",
        "Use lower-case a-z, digits, hyphen, underscore and full stop, at most 100 characters between slashes, and no reserved name.",
    ),
);

/// Several files get the same address.
pub static ADDRESS_TWICE: Code = Code::error(
    "output-address-twice",
    Words("Flera filer får samma adress", "Several files get the same address"),
    HOST,
    Words("Ge dem olika namn i källorna.", "Give them different names in the sources."),
);

/// The address is both a file and a folder with files.
pub static ADDRESS_IS_FOLDER: Code = Code::error(
    "output-address-is-folder",
    Words(
        "Adressen är både en fil och en mapp med filer",
        "The address is both a file and a folder with files",
    ),
    HOST,
    Words("Byt namn på den ena i källorna.", "Rename one of them in the sources."),
);

/// Another run is writing here.
pub static BUSY: Code = Code::error(
    "output-busy",
    Words("En annan körning skriver hit", "Another run is writing here"),
    WHOLE,
    Words(
        "Vänta tills den är klar, eller avsluta den, och kör igen.",
        "Wait until it is done, or stop it, and run again.",
    ),
);

/// The run was interrupted; the old site is untouched.
pub static INTERRUPTED: Code = Code::error(
    "output-interrupted",
    Words(
        "Körningen avbröts; den gamla webbplatsen är orörd",
        "The run was interrupted; the old site is untouched",
    ),
    WHOLE,
    Words("Kör igen när du vill.", "Run again when you like."),
);

/// The disk is full.
pub static DISK_FULL: Code = Code::error(
    "output-disk-full",
    Words("Disken är full", "The disk is full"),
    WHOLE,
    Words(
        "Frigör utrymme på disken och kör igen. Den gamla webbplatsen är orörd.",
        "Free some space on the disk and run again. The old site is untouched.",
    ),
);

/// This can only be read, not written.
pub static READ_ONLY: Code = Code::error(
    "output-read-only",
    Words("Det går bara att läsa här, inte skriva", "This can only be read, not written"),
    WHOLE,
    Words(
        "Välj en utmapp på en disk som går att skriva till, eller montera om den skrivbar.",
        "Choose an output folder on a disk that can be written, or remount it writable.",
    ),
);

/// The user who runs this has no permission here.
pub static NOT_PERMITTED: Code = Code::error(
    "output-not-permitted",
    Words("Användaren som kör saknar behörighet hit", "The user who runs this has no permission here"),
    WHOLE,
    Words(
        "Ändra behörigheten, eller kör som den användare som äger mappen.",
        "Change the permission, or run as the user who owns the folder.",
    ),
);

/// The file or folder does not exist.
pub static MISSING: Code = Code::error(
    "output-missing",
    Words("Filen eller mappen finns inte", "The file or folder does not exist"),
    WHOLE,
    Words("Lägg tillbaka den eller ändra sökvägen.", "Put it back or change the path."),
);

/// This is not a plain file.
pub static NOT_A_FILE: Code = Code::error(
    "output-not-a-file",
    Words("Detta är ingen vanlig fil", "This is not a plain file"),
    WHOLE,
    Words(
        "Ersätt länken, röret eller mappen med själva filen.",
        "Replace the link, pipe or folder with the file itself.",
    ),
);

/// The file changed while it was read.
pub static CHANGED_WHILE_READ: Code = Code::error(
    "output-changed-while-read",
    Words("Filen ändrades medan den lästes", "The file changed while it was read"),
    WHOLE,
    Words("Kör igen när filen är sparad.", "Run again when the file has been saved."),
);

/// The disk answered with an error.
pub static DISK_ERROR: Code = Code::error(
    "output-disk-error",
    Words("Disken svarade med ett fel", "The disk answered with an error"),
    WHOLE,
    Words(
        "Kör igen. Om felet kommer tillbaka, kontrollera disken.",
        "Run again. If the error returns, check the disk.",
    ),
);

/// The output folder is the project's own folder.
pub static IS_PROJECT: Code = Code::error(
    "output-is-project",
    Words("Utmappen är projektets egen mapp", "The output folder is the project's own folder"),
    OURS,
    ELSEWHERE,
);

/// The output folder holds the project.
pub static ABOVE_PROJECT: Code = Code::error(
    "output-above-project",
    Words("Utmappen innehåller projektet", "The output folder holds the project"),
    OURS,
    ELSEWHERE,
);

/// The output folder and a source folder overlap.
pub static IN_SOURCES: Code = Code::error(
    "output-in-sources",
    Words("Utmappen och en källmapp ligger i varandra", "The output folder and a source folder overlap"),
    OURS,
    ELSEWHERE,
);

/// The output folder is or holds your home folder.
pub static IS_HOME: Code = Code::error(
    "output-is-home",
    Words("Utmappen är eller innehåller din hemmapp", "The output folder is or holds your home folder"),
    OURS,
    ELSEWHERE,
);

/// The output folder is the whole file system.
pub static IS_ROOT: Code = Code::error(
    "output-is-root",
    Words("Utmappen är hela filsystemet", "The output folder is the whole file system"),
    OURS,
    ELSEWHERE,
);

/// The output folder is a symbolic link.
pub static IS_LINK: Code = Code::error(
    "output-is-link",
    Words("Utmappen är en symbolisk länk", "The output folder is a symbolic link"),
    OURS,
    Words(
        "Ange mappen som länken pekar på, eller ta bort länken.",
        "Give the folder that the link points to, or remove the link.",
    ),
);

/// The output folder is a mount point and cannot be replaced in one step.
pub static IS_MOUNT_POINT: Code = Code::error(
    "output-is-mount-point",
    Words(
        "Utmappen är en monteringspunkt och kan inte bytas ut i ett steg",
        "The output folder is a mount point and cannot be replaced in one step",
    ),
    OURS,
    Words("Välj en mapp inuti den.", "Choose a folder inside it."),
);

/// The output folder is a file.
pub static IS_FILE: Code = Code::error(
    "output-is-file",
    Words("Utmappen är en fil", "The output folder is a file"),
    OURS,
    Words("Ta bort filen eller välj en annan mapp.", "Remove the file or choose another folder."),
);

/// The folder lacks Insyn's marker.
pub static NOT_OURS: Code = Code::error(
    "output-not-ours",
    Words("Mappen saknar Insyns märke", "The folder lacks Insyn's marker"),
    OURS,
    Words(
        "Töm mappen själv om inget i den behövs, eller välj en tom mapp.",
        "Empty the folder yourself if nothing in it is needed, or choose an empty one.",
    ),
);

/// The folder holds another site.
pub static OTHER_PROJECT: Code = Code::error(
    "output-of-other-project",
    Words("Mappen innehåller en annan webbplats", "The folder holds another site"),
    OURS,
    Words(
        "Välj en annan mapp, eller töm den här om den webbplatsen inte behövs.",
        "Choose another folder, or empty this one if that site is not needed.",
    ),
);

/// The folder holds .git, and that history would be lost.
pub static HOLDS_GIT: Code = Code::error(
    "output-holds-git",
    Words(
        "Mappen innehåller .git, och den historiken skulle försvinna",
        "The folder holds .git, and that history would be lost",
    ),
    OURS,
    Words(
        "Låt Insyn skriva till en annan mapp och kopiera därifrån.",
        "Let Insyn write to another folder and copy from there.",
    ),
);
