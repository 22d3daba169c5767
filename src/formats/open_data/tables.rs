//! Each table as CSV (RFC 4180) with its description (CSVW), and once more for Swedish spreadsheets.

use super::cells::line;
use super::outcomes;
use super::people;
use crate::documents::{CommissionState, Data, SteeringState};
use crate::formats::csvw::{self, Cell, Column, DECIMAL, Dialect};
use crate::formats::format::{Format, Ready};
use crate::formats::teller::Teller;
use crate::output::{Artifact, Recipe};
use crate::site::{DocumentId, Node};

/// Every table.
pub static FORMAT: Format = Format { name: "tables", make };

/// A row: the values in the order of the columns.
type Row = Vec<String>;

/// A table of what the site holds.
pub struct Table {
    /// The name of its files.
    pub name: &'static str,
    columns: &'static [Column],
    rows: fn(Teller<'_>) -> Vec<Row>,
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
        ],
        rows: items,
    },
    Table {
        name: "omrostningar",
        columns: &[
            ADDRESS,
            ("titel", "string", Cell::Always),
            ("ja", "integer", Cell::Always),
            ("nej", "integer", Cell::Always),
            ("avstar", "integer", Cell::Always),
            ("franvarande", "integer", Cell::Always),
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
                *cell = cell.replace('.', ",");
            }
        }
        line(&mut text, cells.iter().map(String::as_str), separator);
    }
    out.extend_from_slice(text.as_bytes());
}

/// What a table is called.
pub fn title(teller: Teller<'_>, table: &Table) -> String {
    teller.locale.word_owned(&format!("oppna_data.tabell.{}", table.name))
}

fn url(teller: Teller<'_>, node: impl Into<Node>) -> String {
    teller.url(teller.site.address_of_node(node.into()))
}

fn day(date: Option<jiff::civil::Date>) -> String {
    date.map(|day| day.to_string()).unwrap_or_default()
}

fn body_of(teller: Teller<'_>, id: DocumentId) -> String {
    teller.site.tie(id).body.map(|body| teller.body_name(body).into_owned()).unwrap_or_default()
}

fn municipality_of(teller: Teller<'_>, at: Option<usize>) -> String {
    teller.municipality(at).unwrap_or_default().to_owned()
}

fn bodies(teller: Teller<'_>) -> Vec<Row> {
    let site = teller.site;
    let found = site.documents().filter_map(|id| {
        let body = site.body(id)?;
        let municipality = municipality_of(teller, site.tie(id).municipality);
        Some(vec![
            url(teller, id),
            site.title(id.into()).to_owned(),
            body.kind.name().to_owned(),
            municipality,
        ])
    });
    found.collect()
}

fn members(teller: Teller<'_>) -> Vec<Row> {
    let seats = people::seats(teller.site).into_iter();
    let rows = seats.map(|seat| {
        let member = seat.member;
        vec![
            url(teller, seat.body),
            teller.body_name(seat.body).into_owned(),
            member.id.clone(),
            member.name.clone(),
            member.party.clone().unwrap_or_default(),
            member.role.name().to_owned(),
            day(member.from),
            member.until.to_string(),
        ]
    });
    rows.collect()
}

fn meetings(teller: Teller<'_>) -> Vec<Row> {
    let site = teller.site;
    let found = site.documents().filter_map(|id| {
        let meeting = site.meeting(id)?;
        Some(vec![
            url(teller, id),
            body_of(teller, id),
            day(meeting.date),
            meeting.time.clone().unwrap_or_default(),
            meeting.place.clone().unwrap_or_default(),
            meeting.status.name().to_owned(),
        ])
    });
    found.collect()
}

fn items(teller: Teller<'_>) -> Vec<Row> {
    let site = teller.site;
    let found = site.documents().filter_map(|id| {
        let item = site.item(id)?;
        let decision = &item.decision;
        let cases: Vec<&str> = item.cases.iter().map(crate::terms::CaseNumber::printed).collect();
        Some(vec![
            url(teller, id),
            body_of(teller, id),
            site.tie(id).date.map(|date| date.to_string()).unwrap_or_default(),
            item.number.clone().unwrap_or_default(),
            decision.minute_number.clone().unwrap_or_default(),
            site.title(id.into()).to_owned(),
            item.kind.name().to_owned(),
            decision.verdict.map(crate::documents::Verdict::name).unwrap_or_default().to_owned(),
            cases.join(" | "),
        ])
    });
    found.collect()
}

fn votes(teller: Teller<'_>) -> Vec<Row> {
    let site = teller.site;
    let found = site.documents().filter_map(|id| {
        let vote = site.item(id)?.decision.vote.as_ref()?;
        let counts = [vote.yes, vote.no, vote.abstained, vote.absent];
        let mut row = vec![url(teller, id), site.title(id.into()).to_owned()];
        row.extend(counts.map(|count| count.to_string()));
        Some(row)
    });
    found.collect()
}

fn commissions(teller: Teller<'_>) -> Vec<Row> {
    let site = teller.site;
    let mut rows = Vec::new();
    for id in site.documents() {
        for one in site.item(id).map_or(&[][..], |item| &item.decision.commissions) {
            let state = CommissionState::VALUES.iter().find(|(_, state)| *state == one.state);
            rows.push(vec![
                url(teller, id),
                one.to.clone(),
                one.text.clone(),
                day(one.due),
                state.map_or("oppet", |(name, _)| name).to_owned(),
            ]);
        }
    }
    rows
}

fn cases(teller: Teller<'_>) -> Vec<Row> {
    let site = teller.site;
    let rows = site.cases().map(|id| {
        let case = site.case(id);
        let latest = site.latest_date(id.into()).map(|date| date.to_string()).unwrap_or_default();
        let title = site.title(id.into()).to_owned();
        vec![url(teller, id), case.number.clone(), title, municipality_of(teller, case.municipality), latest]
    });
    rows.collect()
}

fn steering(teller: Teller<'_>) -> Vec<Row> {
    let site = teller.site;
    let found = site.documents().filter_map(|id| {
        let Data::Steering(one) = &site.document(id).data else { return None };
        Some(vec![
            url(teller, id),
            site.title(id.into()).to_owned(),
            one.kind.name().to_owned(),
            SteeringState::of(one, site.as_of).name().to_owned(),
            day(one.validity.from),
            day(one.validity.until),
            municipality_of(teller, site.tie(id).municipality),
        ])
    });
    found.collect()
}
