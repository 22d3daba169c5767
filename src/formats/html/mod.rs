//! Pages for people.

use minijinja::Value;

use crate::diagnostics::Diagnostic;
use crate::site::{Page, Site};
use crate::theme::Theme;

/// The HTML of a page.
///
/// # Errors
/// The fault of the template that makes it.
pub fn render(site: &Site, theme: &Theme, page: &Page) -> Result<String, Box<Diagnostic>> {
    let _ = (site, page);
    theme.render("page.html", Value::from(()))
}

/// The template that makes a page.
pub fn template_of(site: &Site, page: &Page) -> &'static str {
    let _ = (site, page);
    "page.html"
}
