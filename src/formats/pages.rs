//! The pages, each made when somebody asks for it.

use super::format::Format;
use super::html;
use crate::output::{Artifact, Recipe};

/// Every page as HTML.
pub static FORMAT: Format = Format {
    name: "pages",
    make: |ready| {
        ready
            .site
            .pages()
            .iter()
            .map(|page| Artifact {
                address: page.address.to_string(),
                recipe: Recipe::Make(Box::new(move |out| {
                    let html = html::render(ready, page)?;
                    out.extend_from_slice(html.as_bytes());
                    Ok(())
                })),
            })
            .collect()
    },
};
