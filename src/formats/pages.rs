//! The pages, each made when somebody asks for it.

use super::format::{Format, Ready};
use super::html;
use crate::output::{Artifact, Recipe};
use crate::site::Page;

/// Every page as HTML.
pub static FORMAT: Format = Format {
    name: "pages",
    make: |ready| ready.site.pages().iter().map(|page| artifact(ready, page)).collect(),
};

/// The page at an address: a preview need not list them all to make one.
pub fn find<'r>(ready: Ready<'r>, address: &str) -> Option<Artifact<'r>> {
    let pages = ready.site.pages();
    let at = pages.binary_search_by(|page| page.address.as_str().cmp(address)).ok()?;
    Some(artifact(ready, &pages[at]))
}

fn artifact<'r>(ready: Ready<'r>, page: &'r Page) -> Artifact<'r> {
    Artifact {
        address: page.address.to_string(),
        recipe: Recipe::Make(Box::new(move |out| {
            let html = html::render(ready, page)?;
            out.extend_from_slice(html.as_bytes());
            Ok(())
        })),
    }
}
