//! Each table as CSV (RFC 4180) with its description (CSVW), and once more for Swedish spreadsheets.

use std::borrow::Cow;
use std::fmt::Display;

use super::cells::{Rows, line};
use super::{attainments, outcomes, people};
use crate::documents::{Data, SteeringState};
use crate::formats::csvw::{self, Cell, Column, DECIMAL, Dialect};
use crate::formats::format::{Format, Ready};
use crate::formats::html::{Desk, decides, is_amended};
use crate::formats::teller::Teller;
use crate::output::{Artifact, Recipe};
use crate::site::{DocumentId, Node};

/// Every table.
pub static FORMAT: Format = Format { name: "tables", make };

/// A table of what the site holds.
pub struct Table {
    /// The name of its files.
    pub name: &'static str,
    columns: &'static [Column],
    rows: fn(Teller<'_>) -> Rows<'_>,
}

const ADDRESS: Column = ("adress", "anyURI", Cell::Always);

/// All tables.
pub const TABLES: &[Table] = &[
    Table {
        name: "organ",
        columns: &[
            ADDRESS,
            ("namn", "string", Cell::Always),
            ("typ", "string", Cell::Always),
            ("kommun", "string", Cell::Maybe),
        ],
        rows: bodies,
    },
    Table {
        name: "ledamoter",
        columns: &[
            ADDRESS,
            ("organ", "string", Cell::Always),
            ("id", "string", Cell::Always),
            ("namn", "string", Cell::Always),
            ("parti", "string", Cell::Maybe),
            ("roll", "string", Cell::Always),
            ("fran", "date", Cell::Maybe),
            ("till", "date", Cell::Always),
        ],
        rows: members,
    },
    Table {
        name: "sammantraden",
        columns: &[
            ADDRESS,
            ("organ", "string", Cell::Always),
            ("datum", "date", Cell::Maybe),
            ("tid", "string", Cell::Maybe),
            ("plats", "string", Cell::Maybe),
            ("lage", "string", Cell::Always),
        ],
        rows: meetings,
    },
    Table {
        name: "arendepunkter",
        columns: &[
            ADDRESS,
            ("organ", "string", Cell::Maybe),
            ("datum", "date", Cell::Maybe),
            ("nummer", "string", Cell::Maybe),
            ("paragraf", "string", Cell::Maybe),
            ("titel", "string", Cell::Always),
            ("typ", "string", Cell::Always),
            ("utfall", "string", Cell::Maybe),
            ("arende", "string", Cell::Maybe),
            ("avgor", "string", Cell::Maybe),
            ("andrat", "string", Cell::Maybe),
        ],
        rows: items,
    },
    Table {
        name: "omrostningar",
        columns: &[
            ADDRESS,
            ("organ", "string", Cell::Maybe),
            ("datum", "date", Cell::Maybe),
            ("paragraf", "string", Cell::Maybe),
            ("titel", "string", Cell::Always),
            ("utfall", "string", Cell::Maybe),
            ("galler", "string", Cell::Maybe),
            ("ja", "integer", Cell::Always),
            ("nej", "integer", Cell::Always),
            ("avstar", "integer", Cell::Always),
            ("franvarande", "integer", Cell::Always),
            ("reservationer", "string", Cell::Maybe),
        ],
        rows: votes,
    },
    Table {
        name: "uppdrag",
        columns: &[
            ADDRESS,
            ("till", "string", Cell::Always),
            ("uppdrag", "string", Cell::Always),
            ("klart_senast", "date", Cell::Maybe),
            ("lage", "string", Cell::Always),
            ("organ", "string", Cell::Maybe),
            ("datum", "date", Cell::Maybe),
            ("titel", "string", Cell::Always),
            ("svar", "string", Cell::Maybe),
        ],
        rows: commissions,
    },
    Table {
        name: "arenden",
        columns: &[
            ADDRESS,
            ("nummer", "string", Cell::Always),
            ("titel", "string", Cell::Always),
            ("kommun", "string", Cell::Maybe),
            ("senast", "string", Cell::Maybe),
        ],
        rows: cases,
    },
    Table {
        name: "styrdokument",
        columns: &[
            ADDRESS,
            ("titel", "string", Cell::Always),
            ("typ", "string", Cell::Always),
            ("lage", "string", Cell::Always),
            ("fran", "date", Cell::Maybe),
            ("till", "date", Cell::Maybe),
            ("kommun", "string", Cell::Maybe),
        ],
        rows: steering,
    },
    Table { name: "matt", columns: attainments::COLUMNS, rows: attainments::rows },
    Table {
        name: "utfall",
        columns: &[
            ADDRESS,
            ("styrdokument", "string", Cell::Always),
            ("matt", "string", Cell::Always),
            ("period", "string", Cell::Always),
            ("grupp", "string", Cell::Always),
            ("varde", DECIMAL, Cell::Maybe),
            ("enhet", "string", Cell::Maybe),
            ("lage", "string", Cell::Always),
            ("kommentar", "string", Cell::Maybe),
        ],
        rows: outcomes::rows,
    },
];

impl Table {
    /// The address of its CSV.
    pub fn address(&self) -> String {
        self.address_of(Dialect::Standard)
    }

    fn address_of(&self, dialect: Dialect) -> String {
        match dialect {
            Dialect::Standard => format!("data/{}.csv", self.name),
            Dialect::Swedish => format!("data/{}-excel.csv", self.name),
        }
    }
}

fn make(ready: Ready<'_>) -> Vec<Artifact<'_>> {
    let teller = Teller::of(ready);
    TABLES
        .iter()
        .flat_map(|table| {
            [Dialect::Standard, Dialect::Swedish].into_iter().flat_map(move |dialect| {
                let address = table.address_of(dialect);
                let described =
                    csvw::beside(teller, &address, title(teller, table), (table.columns.to_vec(), dialect));
                [artifact(address, move |out| write(out, teller, table, dialect)), described]
            })
        })
        .collect()
}

fn artifact<'s>(address: String, write: impl Fn(&mut Vec<u8>) + Send + Sync + 's) -> Artifact<'s> {
    let recipe = Recipe::Make(Box::new(move |out| {
        write(out);
        Ok(())
    }));
    Artifact { address, recipe }
}

fn write(out: &mut Vec<u8>, teller: Teller<'_>, table: &Table, dialect: Dialect) {
    let separator = dialect.delimiter();
    if dialect == Dialect::Swedish {
        out.extend_from_slice("\u{FEFF}".as_bytes());
    }
    let mut text = String::new();
    line(&mut text, table.columns.iter().map(|(name, ..)| *name), separator);
    let swedish = dialect == Dialect::Swedish;
    for mut cells in (table.rows)(teller) {
        for (cell, (_, datatype, _)) in cells.iter_mut().zip(table.columns) {
            if swedish && *datatype == DECIMAL {
                *cell = cell.replace('.', ",").into();
            }
        }
        line(&mut text, cells.iter().map(|cell| &**cell), separator);
    }
    out.extend_from_slice(text.as_bytes());
}

/// What a table is called.
pub fn title(teller: Teller<'_>, table: &Table) -> String {
    teller.locale.word_owned(&format!("oppna_data.tabell.{}", table.name))
}

fn url(teller: Teller<'_>, node: impl Into<Node>) -> Cow<'_, str> {
    teller.url(teller.site.address_of_node(node.into())).into()
}

/// A date as a value; none is an empty one.
fn day<'s>(date: Option<impl Display>) -> Cow<'s, str> {
    date.map(|day| day.to_string()).unwrap_or_default().into()
}

/// A text that may not be known.
fn maybe(text: Option<&String>) -> Cow<'_, str> {
    text.map(String::as_str).unwrap_or_default().into()
}

fn body_of(teller: Teller<'_>, id: DocumentId) -> Cow<'_, str> {
    teller.site.tie(id).body.map(|body| teller.body_name(body)).unwrap_or_default()
}

fn municipality_of(teller: Teller<'_>, at: Option<usize>) -> Cow<'_, str> {
    teller.municipality(at).unwrap_or_default().into()
}

fn bodies(teller: Teller<'_>) -> Rows<'_> {
    let site = teller.site;
    let found = site.documents().filter_map(move |id| {
        let body = site.body(id)?;
        let municipality = municipality_of(teller, site.tie(id).municipality);
        Some(vec![url(teller, id), site.title(id.into()).into(), body.kind.name().into(), municipality])
    });
    Box::new(found)
}

fn members(teller: Teller<'_>) -> Rows<'_> {
    let seats = people::seats(teller.site).into_iter();
    let rows = seats.map(move |seat| {
        let member = seat.member;
        vec![
            url(teller, seat.body),
            teller.body_name(seat.body),
            member.id.as_str().into(),
            member.name.as_str().into(),
            maybe(member.party.as_ref()),
            member.role.name().into(),
            day(member.from),
            day(Some(member.until)),
        ]
    });
    Box::new(rows)
}

fn meetings(teller: Teller<'_>) -> Rows<'_> {
    let site = teller.site;
    let found = site.documents().filter_map(move |id| {
        let meeting = site.meeting(id)?;
        Some(vec![
            url(teller, id),
            body_of(teller, id),
            day(meeting.date),
            maybe(meeting.time.as_ref()),
            maybe(meeting.place.as_ref()),
            meeting.called_on(site.as_of).into(),
        ])
    });
    Box::new(found)
}

fn items(teller: Teller<'_>) -> Rows<'_> {
    let site = teller.site;
    let found = site.documents().filter_map(move |id| {
        let item = site.item(id)?;
        let decision = &item.decision;
        let cases: Vec<&str> = item.cases.iter().map(crate::terms::CaseNumber::printed).collect();
        let desk = Desk::at(teller, site.address(id));
        let said = |yes| if yes { "ja" } else { "nej" };
        // Whether the body decides it, or proposes what another one decides; whether it said yes to something else.
        let fate = decision.verdict.map(|_| [said(decides(&desk, id, item)), said(is_amended(&desk, id))]);
        let [decides, amended] = fate.unwrap_or_default();
        Some(vec![
            url(teller, id),
            body_of(teller, id),
            day(site.tie(id).date),
            maybe(item.number.as_ref()),
            maybe(decision.minute_number.as_ref()),
            site.title(id.into()).into(),
            item.kind.name().into(),
            decision.verdict.map(crate::documents::Verdict::name).unwrap_or_default().into(),
            cases.join(" | ").into(),
            decides.into(),
            amended.into(),
        ])
    });
    Box::new(found)
}

fn votes(teller: Teller<'_>) -> Rows<'_> {
    let site = teller.site;
    let found = site.documents().filter_map(move |id| {
        let decision = &site.item(id)?.decision;
        let vote = decision.vote.as_ref()?;
        let counts = [vote.yes, vote.no, vote.abstained, vote.absent];
        let mut row = vec![
            url(teller, id),
            body_of(teller, id),
            day(site.tie(id).date),
            maybe(decision.minute_number.as_ref()),
            site.title(id.into()).into(),
            decision.verdict.map(crate::documents::Verdict::name).unwrap_or_default().into(),
            maybe(vote.about.as_ref()),
        ];
        row.extend(counts.map(|count| count.to_string().into()));
        row.push(decision.dissents.join(" | ").into());
        Some(row)
    });
    Box::new(found)
}

/// As the register of commissions has them: where each stands on the day of the site, and what has come back.
fn commissions(teller: Teller<'_>) -> Rows<'_> {
    let site = teller.site;
    let rows = site.commissions().given.iter().filter_map(move |given| {
        let one = given.commission(site)?;
        let answers = given.answers.iter().map(|(node, _)| url(teller, *node)).collect::<Vec<_>>();
        Some(vec![
            format!("{}#{}", url(teller, given.item), given.anchor()).into(),
            one.to.as_str().into(),
            one.text.as_str().into(),
            day(one.due),
            given.standing.name().into(),
            body_of(teller, given.item),
            day(site.tie(given.item).date),
            site.title(given.item.into()).into(),
            answers.join(" | ").into(),
        ])
    });
    Box::new(rows)
}

fn cases(teller: Teller<'_>) -> Rows<'_> {
    let site = teller.site;
    let rows = site.cases().map(move |id| {
        let case = site.case(id);
        vec![
            url(teller, id),
            case.number.as_str().into(),
            site.title(id.into()).into(),
            municipality_of(teller, case.municipality),
            day(site.latest_date(id.into())),
        ]
    });
    Box::new(rows)
}

fn steering(teller: Teller<'_>) -> Rows<'_> {
    let site = teller.site;
    let found = site.documents().filter_map(move |id| {
        let Data::Steering(one) = &site.document(id).data else { return None };
        Some(vec![
            url(teller, id),
            site.title(id.into()).into(),
            one.kind.name().into(),
            SteeringState::of(one, site.as_of).name().into(),
            day(one.validity.from),
            day(one.validity.until),
            municipality_of(teller, site.tie(id).municipality),
        ])
    });
    Box::new(found)
}
