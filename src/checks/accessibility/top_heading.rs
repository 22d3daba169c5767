//! A heading of the first level: the title is the only one.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Words};
use crate::markup::FindingKind;

static CODE: Code = Code::error(
    "top-heading",
    Words("Rubriken är på översta nivån", "The heading is on the top level"),
    Words("Sidans titel är den enda rubriken på översta nivån. Den som lyssnar på sidan hittar annars inte var innehållet börjar.", "The page's title is the only heading on the top level. Whoever listens to the page would not find where the content begins."),
    Words("Börja rubriker i texten med två fyrkanter: ## Rubrik", "Begin headings in the text with two number signs: ## Heading"),
)
.resting_on("WCAG 1.3.1, EN 301 549 9.1.3.1");

/// A heading of the first level: the title is the only one.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Finding(|kind| match kind {
        FindingKind::TopHeading => {
            Some(text!("rubriken börjar med en enda fyrkant", "the heading begins with a single number sign"))
        }
        _ => None,
    }),
};
