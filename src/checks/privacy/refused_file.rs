//! An attachment that cannot go out.

use crate::attachments::{Kind, Refusal};
use crate::diagnostics::{Code, Diagnostic, Place, Text, Words};

pub static CODE: Code = Code::error(
    "refused-file",
    Words("Bilagan kan inte publiceras", "The attachment cannot be published"),
    Words(
        "Bara filer som går att läsa till sista dolda ordet går ut, så att inget hemligt följer med.",
        "Only files that can be read to the last hidden word go out, so that nothing secret goes along.",
    ),
    Words(
        "Spara filen på nytt som PDF, DOCX, ODT, XLSX, ODS, CSV, JPEG eller PNG, utan lösenord.",
        "Save the file anew as PDF, DOCX, ODT, XLSX, ODS, CSV, JPEG or PNG, without a password.",
    ),
);

/// The fault of a refused file.
pub fn fault(path: &str, why: &Refusal) -> Diagnostic {
    Diagnostic::new(&CODE, message(why)).at(Place::file(path).discreet()).help(next_step(why))
}

/// What to do about it, where that is not to save the file as another kind.
fn next_step(why: &Refusal) -> Words {
    match why {
        // A copy or an upload that was broken off.
        Refusal::Empty => Words("spara eller kopiera filen hit igen", "save or copy the file here again"),
        Refusal::Image => Words(
            "Öppna bilden i ett bildprogram och spara den på nytt som JPEG eller PNG.",
            "Open the image in an image program and save it anew as JPEG or PNG.",
        ),
        Refusal::Xml => Words(
            "Publicera uppgifterna som en XML-fil utan HTML, SVG, DOCTYPE och stilmall, eller som CSV. En teckning sparas \
             med ändelsen .svg.",
            "Publish the data as an XML file without HTML, SVG, DOCTYPE and style sheet, or as CSV. Save a drawing with \
             the ending .svg.",
        ),
        _ => CODE.explanation.fix,
    }
}

fn message(why: &Refusal) -> Text {
    match why {
        Refusal::Empty => text!("filen är tom", "the file is empty"),
        Refusal::Kind(Kind::OldOffice) => text!(
            "filen är i ett äldre Office-format, vars dolda delar inte går att läsa",
            "the file is in an older Office format, whose hidden parts cannot be read"
        ),
        Refusal::Kind(Kind::Zip) => text!("filen är ett arkiv", "the file is an archive"),
        Refusal::Kind(_) => text!("filtypen publiceras inte", "this kind of file is not published"),
        Refusal::Name(kind) => {
            let endings = kind.endings().join(", ");
            text!(
                "filen är något annat än namnet säger; innehållet passar: {endings}",
                "the file is not what its name says; its contents fit: {endings}"
            )
        }
        Refusal::Size => text!("filen är större än 50 MB", "the file is larger than 50 MB"),
        Refusal::Encrypted => {
            text!("filen är krypterad eller har lösenord", "the file is encrypted or has a password")
        }
        Refusal::Broken => text!("filen är trasig", "the file is broken"),
        Refusal::Bomb => {
            text!("filen växer utan gräns när den packas upp", "the file grows without bound when unpacked")
        }
        Refusal::Svg => text!(
            "bilden innehåller program, hänvisningar ut eller annat än teckning",
            "the image holds programs, references out or anything but drawing"
        ),
        Refusal::Image => text!(
            "bilden är uppbyggd på ett sätt som inte går att tolka; plats, kamera och namn i den kan inte tas bort",
            "the image is built in a way that cannot be understood; place, camera and names in it cannot be removed"
        ),
        Refusal::Xml => text!(
            "filen kan visas som en webbsida: den innehåller HTML, SVG, en DOCTYPE eller en stilmall",
            "the file can be shown as a web page: it holds HTML, SVG, a DOCTYPE or a style sheet"
        ),
        Refusal::Exhausted => text!(
            "filen tog för mycket tid eller minne att läsa",
            "the file took too much time or memory to read"
        ),
        Refusal::NoReader => text!("läsaren gick inte att starta", "the reader could not be started"),
        Refusal::Unopened => text!("filen går inte att öppna", "the file cannot be opened"),
    }
}
