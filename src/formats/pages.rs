//! The pages, each made when somebody asks for it.

use super::format::{Format, Ready};
use super::html;
use crate::output::{Artifact, Recipe};
use crate::site::Page;

/// Every page as HTML.
pub static FORMAT: Format = Format {
    name: "pages",
    make: |ready| ready.site.every_page().map(|page| artifact(ready, page)).collect(),
};

/// The page at an address: a preview need not list them all to make one.
pub fn find<'r>(ready: Ready<'r>, address: &str) -> Option<Artifact<'r>> {
    ready.site.page_at(address).map(|page| artifact(ready, page))
}

fn artifact<'r>(ready: Ready<'r>, page: &'r Page) -> Artifact<'r> {
    Artifact {
        address: page.address.to_string(),
        recipe: Recipe::Make(Box::new(move |out| html::render(ready, page, out))),
    }
}
