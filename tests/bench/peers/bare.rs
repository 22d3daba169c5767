//! The limit: what the same work costs in a program that does nothing else. It reads each text, its TOML and its
//! Markdown, fills one small template and writes the page; no lists, no links, no checks, no staging.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use minijinja::value::Serde;
use minijinja::{Environment, Value, context};
use pulldown_cmark::{Options, Parser, html};
use rayon::prelude::*;

type Done<T> = Result<T, Box<dyn Error + Send + Sync>>;

/// Builds the pages of an Insyn site below a folder.
pub fn build(root: &Path, output: &Path) -> Done<()> {
    let mut templates = Environment::new();
    templates.add_template("base.html", include_str!("bare/base.html"))?;
    templates.add_template("page.html", include_str!("bare/page.html"))?;
    let content = root.join("content");
    let texts: Vec<PathBuf> = files_below(&content)?
        .into_iter()
        .filter(|path| path.extension().is_some_and(|e| e == "md"))
        .collect();
    texts.par_iter().try_for_each(|path| page(&templates, &content, (path, output)))
}

/// Writes anew, in parallel, every file of a finished site: the limit of the file system alone.
pub fn copy(from: &Path, output: &Path) -> Done<()> {
    files_below(from)?.par_iter().try_for_each(|path| {
        let place = output.join(path.strip_prefix(from)?);
        fs::create_dir_all(place.parent().unwrap_or(output))?;
        Ok(fs::write(place, fs::read(path)?)?)
    })
}

fn page(templates: &Environment<'_>, content: &Path, (path, output): (&Path, &Path)) -> Done<()> {
    let text = fs::read_to_string(path)?;
    let (fields, body) = text
        .strip_prefix("+++\n")
        .and_then(|rest| rest.split_once("\n+++\n"))
        .ok_or("a text without front matter")?;
    let fields: toml::Table = toml::from_str(fields)?;
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_HEADING_ATTRIBUTES | Options::ENABLE_DEFINITION_LIST;
    let mut prose = String::with_capacity(body.len() * 5 / 4);
    html::push_html(&mut prose, Parser::new_ext(body, options));
    let made = templates
        .get_template("page.html")?
        .render(context! { fields => Value::from(Serde(&fields)), prose })?;
    let place = output.join(path.strip_prefix(content)?).with_extension("");
    fs::create_dir_all(&place)?;
    Ok(fs::write(place.join("index.html"), made)?)
}

fn files_below(folder: &Path) -> Done<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                open.push(entry.path());
            } else {
                found.push(entry.path());
            }
        }
    }
    Ok(found)
}
