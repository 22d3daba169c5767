//! `insyn explain`: what a fault means, what becomes of a file, or where a page comes from.

use clap::{Arg, ArgMatches};

use super::catalogue::codes;
use super::command::{Command, Exit};
use super::options;
use super::shell::{self, Shell};
use crate::diagnostics::{Code, Language, Words, nearest};
use crate::pipeline::Trip;
use crate::site::{Reference, Site, Subject, Target};

const WHAT: Words = Words(
    "Ett felnamn (unknown-key), en fil (content/organ/ks.md) eller en adress (organ/ks/)",
    "A fault's name (unknown-key), a file (content/organ/ks.md) or an address (organ/ks/)",
);

/// Explains.
pub static COMMAND: Command = Command {
    name: "explain",
    about: Words("Förklarar ett fel, en fil eller en sida", "Explains a fault, a file or a page"),
    arguments: |command, language| {
        options::with_site(command, language)
            .arg(Arg::new("what").value_name("VAD").required(true).help(WHAT.in_language(language)))
    },
    run,
};

fn run(shell: &Shell, matches: &ArgMatches) -> Exit {
    let options = match options::read(shell, matches) {
        Ok(options) => options,
        Err(exit) => return exit,
    };
    let what = matches.get_one::<String>("what").map_or("", String::as_str);
    let all = codes();
    if let Some(code) = all.iter().find(|code| code.id == what) {
        shell::print(&of_code(code, shell.language));
        return Exit::Clean;
    }
    let (trip, _) = Trip::take(&options.root, options.as_of);
    let found = of_file(&trip.site, what).or_else(|| of_address(&trip.site, what));
    if let Some(found) = found {
        shell::print(found.in_language(shell.language));
        return Exit::Clean;
    }
    shell.say(&text!(
        "fel: \"{what}\" är varken ett felnamn, en fil i content/ eller en adress på webbplatsen",
        "error: \"{what}\" is neither a fault's name, a file in content/ nor an address of the site"
    ));
    if let Some(meant) = nearest(what, all.iter().map(|code| code.id)) {
        shell.say(&text!("hjälp: menade du {meant}?", "help: did you mean {meant}?"));
    }
    Exit::Usage
}

fn of_code(code: &Code, language: Language) -> String {
    let said = |words: Words| words.in_language(language);
    let mut text = format!(
        "{}: {}\n\n{}\n\n{}",
        code.id,
        said(code.title),
        said(code.explanation.why),
        said(code.explanation.fix)
    );
    if let Some(rule) = code.explanation.rule {
        text.push_str("\n\n");
        text.push_str(rule);
    }
    text
}

/// What becomes of a file in `content/`, and the rule that decides it.
fn of_file(site: &Site, what: &str) -> Option<crate::diagnostics::Text> {
    let path = what.strip_prefix("content/")?;
    if what == crate::ledger::PATH {
        return Some(text!(
            "{what} är ändringslistans historia: den visas på sidan /andringar/ och skrivs av insyn publish",
            "{what} is the history of the ledger: it is shown on the page /andringar/ and written by insyn publish"
        ));
    }
    let root = crate::documents::Origin { path: "content/index.md".into() };
    Some(match site.resolve(&root, &format!("/{path}")) {
        Reference::Here(target, _) => {
            let address = site.address_of(target).tidy();
            match target {
                Target::Document(id) => {
                    let kind = site.document(id).kind.name;
                    text!(
                        "{what} är ett dokument ({kind}) och blir sidan /{address}",
                        "{what} is a document ({kind}) and becomes the page /{address}"
                    )
                }
                Target::Case(_) => text!(
                    "{what} sammanfattar ärendet på sidan /{address}",
                    "{what} summarises the case on the page /{address}"
                ),
                Target::File(id) => {
                    let by = &site.document(site.file(id).listed_by).origin.path;
                    text!(
                        "{what} publiceras som /{address}, för att {by} räknar upp den",
                        "{what} is published as /{address}, because {by} lists it"
                    )
                }
            }
        }
        Reference::NotPublic => text!(
            "{what} publiceras inte: den är ett utkast, har en senare dag eller går inte att läsa",
            "{what} is not published: it is a draft, has a later day or cannot be read"
        ),
        Reference::Elsewhere | Reference::Nothing => text!(
            "{what} publiceras inte: inget publikt dokument räknar upp den, eller så finns den inte",
            "{what} is not published: no public document lists it, or it does not exist"
        ),
    })
}

/// Where a page comes from.
fn of_address(site: &Site, what: &str) -> Option<crate::diagnostics::Text> {
    let wanted = what.trim_start_matches('/');
    let page = site.every_page().find(|page| {
        page.address.as_str() == wanted
            || page.address.tidy().trim_end_matches('/') == wanted.trim_end_matches('/')
    })?;
    let address = page.address.tidy();
    let template = crate::formats::html::template_of(site, page);
    Some(match page.subject {
        Subject::Document(id)
        | Subject::Withheld(id, _)
        | Subject::Goal(id, _)
        | Subject::Indicator(id, _)
        | Subject::Gaps(id) => {
            let source = &site.document(id).origin.path;
            text!(
                "/{address} görs av {source} med mallen {template}",
                "/{address} is made of {source} with the template {template}"
            )
        }
        Subject::Case(id) => {
            let sources: Vec<&str> =
                site.case(id).documents.iter().map(|id| &*site.document(*id).origin.path).collect();
            let sources = sources.join("\n  ");
            text!(
                "/{address} görs med mallen {template} av de dokument som bär ärendets nummer:\n  {sources}",
                "/{address} is made with the template {template} of the documents that carry the case's number:\n  {sources}"
            )
        }
        Subject::Tombstone(_) => text!(
            "/{address} säger att ett dokument är tillbakadraget",
            "/{address} says that a document is withdrawn"
        ),
        Subject::Posting(id) => {
            let source = &site.document(site.posting(id).source).origin.path;
            text!(
                "/{address} görs av {source} med mallen {template}",
                "/{address} is made of {source} with the template {template}"
            )
        }
        Subject::List(_)
        | Subject::Register(_)
        | Subject::SiteMap
        | Subject::Statement
        | Subject::Tool(_)
        | Subject::Start
        | Subject::NotFound => {
            text!(
                "/{address} görs med mallen {template} av hela webbplatsen",
                "/{address} is made with the template {template} of the whole site"
            )
        }
    })
}
