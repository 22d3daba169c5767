//! A plain page, and the start page.

use super::document::{Data, Origin};
use super::kind::{Kind, address_of_path, file_or_folder};
use super::withdrawn::Withdrawn;
use crate::fields::{Fields, Placed};

/// Plain pages lie in `content/sidor/`; on the site they stand at the root.
pub static KIND: Kind = Kind {
    name: "page",
    folder: "sidor",
    claims: |path| file_or_folder(path, "sidor"),
    title_key: Some("titel"),
    read,
    address: |path| address_of_path(path).split_off(1),
    example: include_str!("examples/page.md"),
};

/// The start page is `content/index.md`.
pub static START: Kind = Kind {
    name: "start",
    folder: "",
    claims: |path| matches!(path, ["index.md"]),
    title_key: Some("titel"),
    read: |fields, _| {
        let message = text!("startsidan kan inte dras tillbaka", "the start page cannot be withdrawn");
        let help = text!("ta bort raden tillbakadraget", "remove the line tillbakadraget");
        Withdrawn::refuse(fields, (message, help));
        Data::Start
    },
    address: |_| Vec::new(),
    example: include_str!("examples/start.md"),
};

/// A plain page.
#[derive(Debug)]
pub struct Page {
    /// Whether it stands in the menu.
    pub in_menu: bool,
    /// Its place in the menu; pages without one come last.
    pub order: i64,
    /// What it explains, where it is a glossary.
    pub glossary: Option<Glossary>,
}

/// A page whose definition lists explain words, where other texts use them too.
#[derive(Debug)]
pub struct Glossary {
    /// Words that stand on the page and are not explained elsewhere, since they mean other things too.
    pub here_only: Vec<Placed<String>>,
}

fn read(fields: &mut Fields<'_, '_>, _: &Origin) -> Data {
    let here_only = fields.placed_texts("bara_har");
    Data::Page(Page {
        in_menu: fields.flag("meny"),
        order: fields.integer("ordning").unwrap_or(i64::MAX),
        glossary: fields.flag("ordlista").then_some(Glossary { here_only }),
    })
}
