//! A municipality's twenty years, of any size: bodies, meetings with items, programmes with goals, follow-ups with
//! figures. A seed decides every word, so that every program builds the same site on every machine.

use std::fmt::Write;

use fastrand::Rng;

use super::text::{one, sentence, title, words};

const FIRST_YEAR: usize = 2006;
const YEARS: usize = 20;
/// Meetings of a body in twenty years: two a month.
const MEETINGS_OF_BODY: usize = YEARS * 24;
const ITEMS: usize = 15;
/// Items of one case.
const ITEMS_OF_CASE: usize = 6;
const TYPES: &[&str] =
    &["beslut", "beslut", "beslut", "information", "motion", "remissvar", "rapport", "val"];
const VERDICTS: &[&str] = &["bifall", "bifall", "bifall", "avslag", "aterremiss", "bordlagt"];
const ROLES: &[&str] = &["Trafikplanerare", "Ekonomichef", "Verksamhetschef", "Utredare", "Skolchef"];

/// How much of each sort.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    /// Documents in all, about.
    pub documents: usize,
    /// Bodies.
    pub bodies: usize,
    /// Meetings, each with its items.
    pub meetings: usize,
    /// Programmes, and as many follow-ups.
    pub programmes: usize,
}

/// A political body.
pub struct Body {
    /// The name of its file.
    pub slug: String,
    /// Its name.
    pub name: String,
}

/// A meeting with its items.
pub struct Meeting {
    /// The body, by the name of its file.
    pub body: String,
    /// The day, ISO 8601.
    pub date: String,
    /// What is said of it.
    pub text: String,
    /// Its items, in order.
    pub items: Vec<Item>,
}

/// One item of a meeting.
pub struct Item {
    /// From 1.
    pub number: usize,
    /// As printed.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// What kind of item.
    pub kind: &'static str,
    /// The case that it handles.
    pub case: String,
    /// How it fared.
    pub verdict: &'static str,
    /// Who presents it.
    pub presenter: &'static str,
    /// The programme that it handles, by the name of its file.
    pub programme: Option<String>,
    /// An order and the day when it is to be done.
    pub commission: Option<(String, String)>,
    /// Markdown: a proposal and a decision of about 250 words.
    pub text: String,
}

/// A programme of about 2,000 words with its goals, or the follow-up of one.
pub struct Paper {
    /// The name of its file.
    pub slug: String,
    /// As printed.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// The day, ISO 8601.
    pub date: String,
    /// The case.
    pub case: String,
    /// The programme, where this is a follow-up.
    pub follows: Option<String>,
    /// Markdown.
    pub text: String,
}

impl Item {
    /// The order as a field of its own line, where there is one.
    pub fn commission_field(&self) -> String {
        self.commission.as_ref().map_or_else(String::new, |(text, due)| {
            format!("\nuppdrag = [{{ till = \"Kommundirektören\", text = \"{text}\", klart = {due} }}]")
        })
    }
}

impl Paper {
    /// What it is, as a term.
    pub fn kind(&self) -> &'static str {
        if self.follows.is_some() { "uppfoljning" } else { "program" }
    }
}

impl Size {
    /// The parts of a site of so many documents.
    pub fn of(documents: usize) -> Self {
        let programmes = (documents / 50).max(1);
        let meetings = (documents.saturating_sub(2 * programmes + 12) / (ITEMS + 1)).max(1);
        let bodies = meetings.div_ceil(MEETINGS_OF_BODY).max(12);
        Self { documents, bodies, meetings, programmes }
    }

    fn cases(self) -> usize {
        (self.meetings * ITEMS / ITEMS_OF_CASE).max(1)
    }

    /// The bodies.
    pub fn bodies(self) -> impl Iterator<Item = Body> {
        (0..self.bodies).map(|at| Body { slug: body(at), name: format!("Nämnd {at:02}") })
    }

    /// The meetings.
    pub fn meetings(self) -> impl Iterator<Item = Meeting> {
        (0..self.meetings).map(move |at| self.meeting(at))
    }

    /// The programmes and, after each, its follow-up.
    pub fn papers(self) -> impl Iterator<Item = Paper> {
        (0..self.programmes).flat_map(move |at| [self.programme(at), self.follow_up(at)])
    }

    fn meeting(self, at: usize) -> Meeting {
        let mut rng = Rng::with_seed(at as u64);
        let of_body = (self.meetings / self.bodies + 1).min(MEETINGS_OF_BODY);
        let fortnight = at / self.bodies * MEETINGS_OF_BODY / of_body;
        let year = FIRST_YEAR + fortnight / 24;
        let date = format!("{year}-{:02}-{:02}", fortnight / 2 % 12 + 1, 8 + fortnight % 2 * 14);
        let items = (0..ITEMS).map(|item| self.item(&mut rng, at * ITEMS + item, year)).collect();
        Meeting { body: body(at % self.bodies), date, text: words(&mut rng, 60), items }
    }

    fn item(self, rng: &mut Rng, at: usize, year: usize) -> Item {
        let case = (at / ITEMS_OF_CASE + rng.usize(..12)) % self.cases();
        let programme = (rng.usize(..8) == 0).then(|| programme(rng.usize(..self.programmes)));
        Item {
            number: at % ITEMS + 1,
            title: title(rng),
            summary: sentence(rng),
            kind: one(rng, TYPES),
            case: self.case(case),
            verdict: one(rng, VERDICTS),
            presenter: one(rng, ROLES),
            commission: (rng.usize(..6) == 0).then(|| (sentence(rng), format!("{}-06-30", year + 1))),
            text: item_text(rng, programme.as_deref()),
            programme,
        }
    }

    fn programme(self, at: usize) -> Paper {
        let mut rng = Rng::with_seed(1 << 40 | at as u64);
        let year = FIRST_YEAR + at % YEARS;
        Paper {
            slug: programme(at),
            title: format!("Program {at}: {}", title(&mut rng)),
            summary: sentence(&mut rng),
            date: format!("{year}-04-22"),
            case: self.case(at % self.cases()),
            follows: None,
            text: programme_text(&mut rng, year),
        }
    }

    fn follow_up(self, at: usize) -> Paper {
        let mut rng = Rng::with_seed(1 << 41 | at as u64);
        let year = FIRST_YEAR + at % YEARS + 1;
        Paper {
            slug: format!("uppfoljning-{at:05}"),
            title: format!("Uppföljning {year} av program {at}"),
            summary: sentence(&mut rng),
            date: format!("{year}-03-15"),
            case: self.case(at % self.cases()),
            follows: Some(programme(at)),
            text: follow_up_text(&mut rng, year),
        }
    }

    fn case(self, at: usize) -> String {
        format!("KS {}/{}", FIRST_YEAR + at * YEARS / self.cases(), at + 1)
    }
}

fn body(at: usize) -> String {
    format!("namnd-{at:02}")
}

fn programme(at: usize) -> String {
    format!("program-{at:05}")
}

fn item_text(rng: &mut Rng, programme: Option<&str>) -> String {
    let mut text = String::with_capacity(2_500);
    let part = |text: &mut String, heading: &str, body: &str| {
        let _ = write!(text, "## {heading}\n\n{body}\n\n");
    };
    part(&mut text, "Sammanfattning", &words(rng, 30));
    let points = [sentence(rng), sentence(rng)];
    let list = format!("1. {}\n2. {}", points[0], points[1]);
    part(&mut text, "Förslag till beslut", &format!("Kommunstyrelsen föreslår att\n\n{list}"));
    let mut background = words(rng, 70);
    let _ = write!(background, " **{}** {}", sentence(rng), sentence(rng));
    if let Some(programme) = programme {
        let _ = write!(background, " Se [programmet](/styrdokument/{programme}).");
    }
    part(&mut text, "Beskrivning av ärendet", &background);
    let bullets = format!("- {}\n- {}\n- {}", sentence(rng), sentence(rng), sentence(rng));
    part(&mut text, "Ekonomiska konsekvenser", &format!("{}\n\n{bullets}", words(rng, 20)));
    part(&mut text, "Beslut", &format!("Kommunstyrelsen beslutar att\n\n{list}"));
    text
}

fn programme_text(rng: &mut Rng, year: usize) -> String {
    let mut text = format!("## Varför ett program\n\n{}\n\n", words(rng, 200));
    for goal in 1..=6 {
        let _ = write!(text, "## Mål {goal}: {} {{#mal-{goal} .mal}}\n\n", title(rng));
        let _ = write!(text, "{}\n\n{}\n\n", words(rng, 120), words(rng, 100));
        let _ = write!(text, "### Så når vi målet\n\n- {}\n- {}\n\n", sentence(rng), sentence(rng));
        let _ =
            write!(text, "Tabell: Mätetal för mål {goal}\n\n| Mätetal | {year} | Mål |\n|---|---:|---:|\n");
        for _ in 0..5 {
            let _ = writeln!(text, "| {} | {} | {} |", title(rng), rng.usize(..900), rng.usize(..900));
        }
        text.push('\n');
    }
    text
}

fn follow_up_text(rng: &mut Rng, year: usize) -> String {
    let mut text = format!("## Sammanfattning\n\n{}\n\n", words(rng, 150));
    for goal in 1..=6 {
        let _ = write!(text, "## Resultat för mål {goal}\n\n{}\n\n", words(rng, 60));
        let _ = write!(
            text,
            "Tabell: Utfall för mål {goal}\n\n| Mätetal | {} | {year} | Mål |\n|---|---:|---:|---:|\n",
            year - 1
        );
        for _ in 0..5 {
            let _ = writeln!(
                text,
                "| {} | {},{} | {} | {} |",
                title(rng),
                rng.usize(..90),
                rng.usize(..9),
                rng.usize(..900),
                rng.usize(..900)
            );
        }
        text.push('\n');
    }
    text
}
