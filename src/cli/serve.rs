//! `insyn serve`: shows the site on this machine while it is written.

use std::time::Instant;

use clap::{Arg, ArgAction, ArgMatches};

use super::as_of;
use super::command::{Command, Exit};
use super::options::{self, Options};
use super::shell::{self, Form, Shell};
use crate::diagnostics::{Language, Words};
use crate::pipeline::Gate;
use crate::serve::{Event, Mode, Preview, Settings, Wish};

const PORT: Words = Words("Porten; 0 tar en ledig", "The port; 0 takes a free one");
const DRAFTS: Words = Words(
    "Visa utkast och det som publiceras senare, märkt",
    "Show drafts and what is published later, marked",
);
const POLL: Words = Words(
    "Titta efter ändringar gång på gång, för nätverksenheter",
    "Look for changes again and again, for network drives",
);
const EDITOR: Words = Words(
    "Hur länkar öppnar en fil: vscode, vscodium, idea, none eller en adress med {path}, {line} och {column}",
    "How links open a file: vscode, vscodium, idea, none, or an address with {path}, {line} and {column}",
);

/// Editors by name, and how they are asked to open a file.
const EDITORS: &[(&str, &str)] = &[
    ("vscode", "vscode://file{path}:{line}:{column}"),
    ("vscodium", "vscodium://file{path}:{line}:{column}"),
    ("idea", "idea://open?file={path}&line={line}&column={column}"),
    ("none", ""),
];

/// Shows the site.
pub static COMMAND: Command = Command {
    name: "serve",
    about: Words(
        "Visar webbplatsen på den här datorn medan du skriver",
        "Shows the site on this machine while you write",
    ),
    arguments: |command, language| {
        let help = |words: Words| words.in_language(language);
        options::with_site(command, language)
            .arg(
                Arg::new("port")
                    .long("port")
                    .value_name("PORT")
                    .default_value("4000")
                    .value_parser(clap::value_parser!(u16))
                    .help(help(PORT)),
            )
            .arg(Arg::new("drafts").long("drafts").action(ArgAction::SetTrue).help(help(DRAFTS)))
            .arg(Arg::new("poll").long("poll").action(ArgAction::SetTrue).help(help(POLL)))
            .arg(
                Arg::new("editor")
                    .long("editor")
                    .value_name("NAMN")
                    .default_value("vscode")
                    .help(help(EDITOR)),
            )
    },
    run,
};

fn run(shell: &Shell, matches: &ArgMatches) -> Exit {
    let options = match options::read(shell, matches) {
        Ok(options) => options,
        Err(exit) => return exit,
    };
    let port = matches.get_one::<u16>("port").copied().unwrap_or(4000);
    let settings = Settings {
        root: std::path::absolute(&options.root).unwrap_or_else(|_| options.root.clone()),
        language: shell.language,
        editor: editor(matches),
        wish: wish(matches),
    };
    let preview = match Preview::bind(settings, port) {
        Ok(preview) => preview,
        Err(error) => {
            shell.say(&text!(
                "fel: porten {port} går inte att använda ({error})\nhjälp: --port 0 tar en ledig",
                "error: the port {port} cannot be used ({error})\nhelp: --port 0 takes a free one"
            ));
            return Exit::Faults;
        }
    };
    let gate = gate(matches, &options);
    let mut greeting = Some(Instant::now());
    let (port, mode) = (preview.port(), preview.mode());
    preview.run(gate, |event| {
        tell(shell, &options, &event);
        if greeting.take().is_some() {
            greet(shell, port, mode);
        }
    });
    Exit::Clean
}

/// What may be seen: on the day asked for, else today, whatever day that has become.
fn gate(matches: &ArgMatches, options: &Options) -> impl Fn() -> Gate + use<> {
    let drafts = matches.get_flag("drafts");
    let given = matches.get_one::<String>("as-of").cloned();
    let first = options.as_of;
    move || {
        let gate = Gate::on(as_of::decide(given.as_deref()).unwrap_or(first));
        if drafts { gate.for_editors() } else { gate }
    }
}

/// How changes are to be noticed.
pub fn wish(matches: &ArgMatches) -> Wish {
    if matches.get_flag("poll") { Wish::Poll } else { Wish::Best }
}

fn editor(matches: &ArgMatches) -> String {
    let given = matches.get_one::<String>("editor").map_or("", String::as_str);
    EDITORS.iter().find(|(name, _)| *name == given).map_or(given, |(_, address)| address).to_owned()
}

fn greet(shell: &Shell, port: u16, mode: Mode) {
    shell::print(&format!("http://127.0.0.1:{port}/"));
    how_watched(shell, mode);
}

/// Says how changes are noticed.
pub fn how_watched(shell: &Shell, mode: Mode) {
    shell.say(&match mode {
        Mode::Native => text!(
            "Väntar på ändringar. Avsluta med Ctrl-C.",
            "Waiting for changes. End with Ctrl-C."
        ),
        Mode::Polling => text!(
            "Tittar efter ändringar två gånger i sekunden. Avsluta med Ctrl-C.",
            "Looking for changes twice a second. End with Ctrl-C."
        ),
        Mode::TooMany => text!(
            "Mapparna är fler än systemet kan bevaka; tittar efter ändringar två gånger i sekunden. Avsluta med Ctrl-C.",
            "The folders are more than the system can watch; looking for changes twice a second. End with Ctrl-C."
        ),
        Mode::Unwatchable => text!(
            "Systemet kan inte bevaka mapparna; tittar efter ändringar två gånger i sekunden. Avsluta med Ctrl-C.",
            "The system cannot watch the folders; looking for changes twice a second. End with Ctrl-C."
        ),
    });
}

fn tell(shell: &Shell, options: &Options, event: &Event<'_>) {
    match event {
        Event::Shown { report, took } => {
            let ms = took.as_millis();
            let counts =
                shell::counts(report).unwrap_or_else(|| text!("inga anmärkningar", "nothing to remark"));
            let (sv, en) = (counts.in_language(Language::Swedish), counts.in_language(Language::English));
            shell.say(&text!("Visas, läst på {ms} ms: {sv}.", "Shown, read in {ms} ms: {en}."));
        }
        Event::Failed { report } => {
            shell.tell(&options.root, report, Form::Text);
        }
    }
}
