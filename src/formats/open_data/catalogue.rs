//! The catalogue of the site's data, DCAT-AP-SE 3 as RDF/XML, which Sveriges dataportal harvests.

use super::tables::{TABLES, title};
use crate::formats::format::{Format, Ready};
use crate::formats::teller::{LICENSE, Teller};
use crate::formats::xml::{self, element};
use crate::output::{Artifact, Recipe};

/// Where the catalogue stands; some servers know the ending of one and not of the other.
const ADDRESSES: [&str; 2] = ["datasets/dcat.rdf", "datasets/dcat.xml"];
const FILE_TYPE: &str = "http://publications.europa.eu/resource/authority/file-type/";
const MEDIA_TYPE: &str = "http://www.iana.org/assignments/media-types/";

/// The catalogue.
pub static FORMAT: Format = Format { name: "dcat", make };

/// A dataset: its name in addresses and locales, and its files with type and media type.
struct Dataset {
    name: String,
    title: String,
    files: Vec<(String, &'static str, &'static str)>,
}

fn make(ready: Ready<'_>) -> Vec<Artifact<'_>> {
    let teller = Teller::of(ready);
    let made = ADDRESSES.map(|address| Artifact {
        address: address.to_owned(),
        recipe: Recipe::Make(Box::new(move |out| {
            out.extend_from_slice(write(teller).as_bytes());
            Ok(())
        })),
    });
    made.into_iter().collect()
}

fn datasets(teller: Teller<'_>) -> Vec<Dataset> {
    let mut all: Vec<Dataset> = TABLES
        .iter()
        .map(|table| Dataset {
            name: table.name.to_owned(),
            title: title(teller, table),
            files: vec![(table.address(), "CSV", "text/csv")],
        })
        .collect();
    for (name, address, kind, media) in [
        ("dokument", "data/dokument.json", "JSON", "application/json"),
        ("moten-och-papper", "oparl/system.json", "JSON", "application/json"),
        ("kalender", "kalender.ics", "ICS", "text/calendar"),
        ("nyheter", "flode.xml", "ATOM", "application/atom+xml"),
    ] {
        if !teller.site.config.has_file(address) {
            continue;
        }
        all.push(Dataset {
            name: name.to_owned(),
            title: teller.locale.word_owned(&format!("oppna_data.mangd.{name}")),
            files: vec![(address.to_owned(), kind, media)],
        });
    }
    all
}

fn write(teller: Teller<'_>) -> String {
    let config = &teller.site.config;
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" \
         xmlns:dcat=\"http://www.w3.org/ns/dcat#\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:foaf=\"http://xmlns.com/foaf/0.1/\" xmlns:vcard=\"http://www.w3.org/2006/vcard/ns#\">\n",
    );
    let all = datasets(teller);
    open(&mut out, "dcat:Catalog", &teller.url_of(ADDRESSES[0]));
    texts(&mut out, teller, (&config.name, teller.about_data()));
    resource(&mut out, "dcterms:publisher", &publisher(teller));
    resource(&mut out, "dcterms:license", LICENSE);
    for dataset in &all {
        resource(&mut out, "dcat:dataset", &address(teller, dataset));
    }
    out.push_str("</dcat:Catalog>\n");
    open(&mut out, "foaf:Agent", &publisher(teller));
    element(&mut out, "foaf:name", &config.publisher);
    resource(&mut out, "dcterms:type", "http://purl.org/adms/publishertype/LocalAuthority");
    out.push_str("</foaf:Agent>\n");
    for dataset in &all {
        write_dataset(&mut out, teller, dataset);
    }
    // A contact without an address for mail is none in this vocabulary.
    if let Some(email) = &config.contact.email {
        open(&mut out, "vcard:Organization", &contact(teller));
        element(&mut out, "vcard:fn", &config.publisher);
        resource(&mut out, "vcard:hasEmail", &format!("mailto:{email}"));
        out.push_str("</vcard:Organization>\n");
    }
    out.push_str("</rdf:RDF>\n");
    out
}

fn write_dataset(out: &mut String, teller: Teller<'_>, dataset: &Dataset) {
    let own = address(teller, dataset);
    open(out, "dcat:Dataset", &own);
    texts(out, teller, (&dataset.title, &dataset.title));
    resource(out, "dcterms:publisher", &publisher(teller));
    if teller.site.config.contact.email.is_some() {
        resource(out, "dcat:contactPoint", &contact(teller));
    }
    resource(
        out,
        "dcterms:accessRights",
        "http://publications.europa.eu/resource/authority/access-right/PUBLIC",
    );
    resource(out, "dcat:theme", "http://publications.europa.eu/resource/authority/data-theme/GOVE");
    for (at, _) in dataset.files.iter().enumerate() {
        resource(out, "dcat:distribution", &format!("{own}/fil-{}", at + 1));
    }
    out.push_str("</dcat:Dataset>\n");
    for (at, (file, kind, media)) in dataset.files.iter().enumerate() {
        open(out, "dcat:Distribution", &format!("{own}/fil-{}", at + 1));
        texts(out, teller, (&format!("{} ({kind})", dataset.title), &dataset.title));
        resource(out, "dcat:accessURL", &teller.url_of(file));
        resource(out, "dcat:downloadURL", &teller.url_of(file));
        resource(out, "dcterms:format", &format!("{FILE_TYPE}{kind}"));
        resource(out, "dcat:mediaType", &format!("{MEDIA_TYPE}{media}"));
        resource(out, "dcterms:license", LICENSE);
        out.push_str("</dcat:Distribution>\n");
    }
}

fn open(out: &mut String, name: &str, about: &str) {
    out.push('<');
    out.push_str(name);
    out.push_str(" rdf:about=\"");
    xml::push(out, about);
    out.push_str("\">\n");
}

fn resource(out: &mut String, name: &str, target: &str) {
    out.push('<');
    out.push_str(name);
    out.push_str(" rdf:resource=\"");
    xml::push(out, target);
    out.push_str("\"/>\n");
}

/// Title and description in the language of the site.
fn texts(out: &mut String, teller: Teller<'_>, (title, description): (&str, &str)) {
    let language = &teller.site.config.language;
    element(out, &format!("dcterms:title xml:lang=\"{language}\""), title);
    element(out, &format!("dcterms:description xml:lang=\"{language}\""), description);
}

fn address(teller: Teller<'_>, dataset: &Dataset) -> String {
    teller.url_of(&format!("datasets/{}", dataset.name))
}

fn publisher(teller: Teller<'_>) -> String {
    teller.url_of("datasets/utgivare")
}

fn contact(teller: Teller<'_>) -> String {
    teller.url_of("datasets/kontakt")
}
