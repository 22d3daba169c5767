//! Code with its words marked as classes; the theme gives them their look.

use std::sync::LazyLock;

use syntect::html::{ClassStyle, ClassedHTMLGenerator};
use syntect::parsing::SyntaxSet;
use syntect::util::LinesWithEndings;

use crate::terms::escape_into;

/// Every class begins with this, so that it never meets one of the theme's.
const PREFIX: ClassStyle = ClassStyle::SpacedPrefixed { prefix: "k-" };

/// Loaded when the first block of code is met: it takes longer than a small site.
static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

/// Appends a block of code in the language that its fence names; as plain text when nobody knows it.
pub fn write_code(out: &mut String, code: &str, language: &str) {
    let token = language.split([' ', ',']).next().unwrap_or_default();
    out.push_str("<pre tabindex=\"0\"><code>");
    match highlighted(code, token) {
        Some(html) => out.push_str(&html),
        None => escape_into(out, code),
    }
    out.push_str("</code></pre>\n");
}

fn highlighted(code: &str, token: &str) -> Option<String> {
    if token.is_empty() {
        return None;
    }
    let syntax = SYNTAXES.find_syntax_by_token(token)?;
    let mut generator = ClassedHTMLGenerator::new_with_class_style(syntax, &SYNTAXES, PREFIX);
    for line in LinesWithEndings::from(code) {
        generator.parse_html_for_line_which_includes_newline(line).ok()?;
    }
    Some(generator.finalize())
}
