//! How the site speaks of its documents to other systems: whole addresses, titles that stand alone, days of change.

use std::borrow::Cow;
use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::{AmbiguousOffset, TimeZone};

use super::format::Ready;
use crate::config::Part;
use crate::documents::{AgendaItem, Data, Meeting, MeetingStatus, SteeringDocument};
use crate::site::{Address, DocumentId, Node, Site};
use crate::terms::{Days, PartialDate, Tongue};
use crate::theme::Locale;

/// CC0, as data portals spell it: `http` and a slash at the end.
pub const LICENSE: &str = "http://creativecommons.org/publicdomain/zero/1.0/";
/// The longest beginning of a text that stands for a summary, in characters.
const SUMMARY: usize = 280;
/// The year in which the scheme of `tag:` identities began; it is part of each identity and never changes.
const TAG_YEAR: &str = "2026";
/// The zone of all times of day; looked up once, for there are many.
static ZONE: LazyLock<Option<TimeZone>> = LazyLock::new(|| TimeZone::get("Europe/Stockholm").ok());
/// The days as moments, each made when it is first needed.
static MOMENTS: LazyLock<Days> = LazyLock::new(Days::default);

/// Speaks of documents to other systems.
#[derive(Clone, Copy)]
pub struct Teller<'s> {
    /// All public documents, linked.
    pub site: &'s Site,
    /// The words.
    pub locale: &'s Locale,
    /// The words of the main language, in which most texts are.
    pub main: &'s Locale,
}

impl<'s> Teller<'s> {
    /// The teller of a site.
    pub fn of(ready: Ready<'s>) -> Self {
        Self::speaking(ready, Tongue::MAIN)
    }

    /// The teller of the site in one of its languages.
    pub fn speaking(ready: Ready<'s>, tongue: Tongue) -> Self {
        Self { site: ready.site_in(tongue), locale: ready.theme.words(tongue), main: ready.theme.locale() }
    }

    /// What can be had as data: all that the site says, unless it does without the data of its pages.
    pub fn about_data(&self) -> &'s str {
        let has_all = self.site.config.has(Part::Records);
        self.locale.word(if has_all { "oppna_data.om" } else { "oppna_data.om_delar" })
    }

    /// The whole address of a page or file.
    pub fn url(&self, address: &Address) -> String {
        self.url_of(address.tidy())
    }

    /// The whole address of a path from the site's root.
    pub fn url_of(&self, path: &str) -> String {
        [&self.site.config.address, path].concat()
    }

    /// The host of the site's address: `insyn.exempel.se`.
    pub fn host(&self) -> &str {
        let address = &self.site.config.address;
        let rest = address.split_once("://").map_or(address.as_str(), |(_, rest)| rest);
        rest.split(['/', ':']).next().unwrap_or_default()
    }

    /// An identity (RFC 4151) that does not change when the site moves to another folder of its host.
    pub fn tag(&self, path: &str) -> String {
        ["tag:", self.host(), ",", TAG_YEAR, ":", path.trim_end_matches('/')].concat()
    }

    /// What a node was called first: its oldest declared address, so that a rename keeps every identity.
    pub fn lasting_path(&self, node: Node) -> &'s str {
        let first = match node {
            Node::Document(id) => {
                let mut former = self.site.document(id).head.former_addresses.iter();
                // An identity is an address: letters outside ASCII and spaces do not stand in it.
                former.find(|placed| placed.value.bytes().all(|byte| byte.is_ascii_graphic()))
            }
            Node::Case(_) => None,
        };
        let path = first.map_or_else(
            || self.site.address_of_node(node).tidy(),
            |placed| placed.value.trim_start_matches('/').trim_end_matches("index.html"),
        );
        path.trim_end_matches('/')
    }

    /// The title alone; a meeting's is its body and day.
    pub fn name(&self, node: Node) -> Cow<'s, str> {
        let Node::Document(id) = node else { return self.site.title(node).into() };
        match &self.site.document(id).data {
            Data::Body(_) => self.body_name(id),
            Data::Meeting(_) => {
                let tie = self.site.tie(id);
                let body = tie.body.map(|body| self.body_name(body)).unwrap_or_default();
                let date = tie.date.map(|date| self.locale.date(date)).unwrap_or_default();
                self.locale.phrase("mote.namn", &[("organ", &body), ("datum", &date)]).into()
            }
            _ => self.site.title(node).into(),
        }
    }

    /// The name of a body, with its municipality where the site has several.
    pub fn body_name(&self, id: DocumentId) -> Cow<'s, str> {
        let name = self.site.title(id.into());
        match self.municipality(self.site.tie(id).municipality) {
            Some(municipality) => {
                self.locale.phrase("organ.i_kommun", &[("organ", name), ("kommun", municipality)]).into()
            }
            None => name.into(),
        }
    }

    /// A word of a group, as that for a verdict or a type of document.
    pub fn word(&self, group: &str, name: &str) -> Cow<'s, str> {
        self.locale.term(group, name)
    }

    /// The name of a municipality.
    pub fn municipality(&self, at: Option<usize>) -> Option<&'s str> {
        self.site.config.municipalities.get(at?).map(|one| one.name.as_str())
    }

    /// A title that stands alone in a list of news: number, subject, outcome and where.
    pub fn headline(&self, node: Node) -> String {
        let name = self.name(node);
        let Node::Document(id) = node else {
            return [&*name, " (", self.case_number(node), ")"].concat();
        };
        match &self.site.document(id).data {
            Data::AgendaItem(item) => self.item_headline(id, item, &name),
            Data::Meeting(meeting) => [&*name, ": ", &self.meeting_status(meeting)].concat(),
            Data::StandingPaper(paper) => {
                format!("{}: {name}", self.word("handlingstyp", paper.kind.name()))
            }
            _ => name.into_owned(),
        }
    }

    fn item_headline(&self, id: DocumentId, item: &AgendaItem, name: &str) -> String {
        let number = match (&item.decision.minute_number, &item.number) {
            (Some(minute), _) => ["§ ", minute, " "].concat(),
            (None, Some(number)) => self.locale.phrase("mote.punkt", &[("nummer", number)]) + " ",
            (None, None) => String::new(),
        };
        let outcome = item.decision.verdict.map(|verdict| self.word("utfall", verdict.name()));
        let outcome = outcome.map_or_else(String::new, |outcome| [": ", &outcome].concat());
        let place = self.site.tie(id).meeting.map(|meeting| self.name(meeting.into())).unwrap_or_default();
        [&number, name, &outcome, " – ", &place].concat()
    }

    /// The status of a meeting in a word.
    pub fn meeting_status(&self, meeting: &Meeting) -> Cow<'s, str> {
        self.word("motesstatus", meeting.called_on(self.site.as_of))
    }

    /// The number of a case; empty for anything else.
    pub fn case_number(&self, node: Node) -> &'s str {
        match node {
            Node::Case(id) => &self.site.case(id).number,
            Node::Document(_) => "",
        }
    }

    /// A few plain sentences: the editor's summary, else the beginning of the text.
    pub fn summary(&self, node: Node) -> Option<Cow<'s, str>> {
        let id = match node {
            Node::Document(id) => id,
            Node::Case(id) => self.site.case(id).summary?,
        };
        let document = self.site.document(id);
        let text = document.head.summary.as_deref().map_or_else(
            || beginning(&document.prose.plain_beginning(SUMMARY), SUMMARY).into(),
            single_spaced,
        );
        (!text.is_empty()).then_some(text)
    }

    /// The day on which a node last changed, as far as the sources tell. It never is the day of the build: from
    /// one day to the next only what has happened in between is told as changed.
    pub fn changed(&self, node: Node) -> Option<Date> {
        match node {
            Node::Case(id) => {
                let documents = &self.site.case(id).documents;
                documents.iter().filter_map(|id| self.changed((*id).into())).max()
            }
            Node::Document(id) => match &self.site.document(id).data {
                Data::Meeting(meeting) => self.meeting_changed(id, meeting),
                Data::AgendaItem(_) => {
                    let id = self.site.tie(id).meeting?;
                    self.meeting_changed(id, self.site.meeting(id)?)
                }
                Data::Steering(steering) => self.steering_changed(steering),
                _ => self.site.tie(id).date.map(first_day),
            },
        }
    }

    /// The day of a meeting's last known change: it was made public, called, held, and its minutes were approved
    /// and announced. One of which nothing but its day is known counts as planned when the year before it began, and
    /// as called when the month before it began, so that it is the same in every build.
    pub fn meeting_changed(&self, id: DocumentId, meeting: &Meeting) -> Option<Date> {
        let approval = &meeting.approval;
        let public_on = self.site.document(id).head.publish_on;
        // It has been held when its day is over, or when its file says so.
        let told = matches!(meeting.status, MeetingStatus::Held | MeetingStatus::Approved);
        let held = meeting.date.filter(|day| told || *day < self.site.as_of);
        let known = [public_on, meeting.issued_on, held, approval.date, approval.posted_on];
        let past = known.into_iter().flatten().filter(|day| *day <= self.site.as_of).max();
        past.or_else(|| {
            let day = meeting.date?;
            Some(if meeting.status == MeetingStatus::Planned { planned(day) } else { called(day) })
        })
    }

    fn steering_changed(&self, steering: &SteeringDocument) -> Option<Date> {
        let adopted = steering.adoptions.iter().filter_map(|one| one.date);
        let logged = steering.versions.iter().filter_map(|one| one.date);
        adopted.chain(logged).map(first_day).filter(|day| *day <= self.site.as_of).max()
    }

    /// The first day that the site tells of: the day of what has none of its own. A site without days began with
    /// the scheme of its identities.
    pub fn first(&self) -> Date {
        let known = self.site.documents().filter_map(|id| self.changed(id.into()));
        known.min().unwrap_or(Date::constant(2026, 1, 1))
    }
}

/// When a meeting was called of which nothing but its day is known.
fn called(day: Date) -> Date {
    day.first_of_month().saturating_sub(1.month())
}

/// When something was planned of which nothing but its day is known.
pub fn planned(day: Date) -> Date {
    day.first_of_year().saturating_sub(1.year())
}

/// The first day of a date that may lack its day or month.
pub fn first_day(date: PartialDate) -> Date {
    let month = date.month().unwrap_or(1);
    date.date().or_else(|| Date::new(date.year(), month, 1).ok()).unwrap_or(Date::MIN)
}

/// A day as a moment, at midnight where the site is: `2025-03-24T00:00:00+01:00`.
pub fn moment(day: Date) -> Cow<'static, str> {
    let midnight = || timed(day, (0, 0));
    match MOMENTS.place(day) {
        Some(place) => place.get_or_init(|| midnight().into()).as_ref().into(),
        None => midnight().into(),
    }
}

/// A day and a time of day as a moment: `2025-03-18T13:15:00+01:00`.
pub fn timed(day: Date, (hour, minute): (i8, i8)) -> String {
    let (Some(zone), Ok(year)) = (ZONE.as_ref(), u16::try_from(day.year())) else {
        return format!("{day}T00:00:00+00:00");
    };
    let local = day.at(hour, minute, 0, 0);
    let (local, offset) = match zone.to_ambiguous_timestamp(local).offset() {
        AmbiguousOffset::Unambiguous { offset } => (local, offset),
        // An hour that is skipped or comes twice.
        AmbiguousOffset::Gap { before, after } => {
            let skipped = i64::from(after.seconds() - before.seconds());
            (local.saturating_add(skipped.seconds()), after)
        }
        AmbiguousOffset::Fold { before, .. } => (local, before),
    };
    let minutes = offset.seconds() / 60;
    let mut made = String::with_capacity("2025-03-18T13:15:00+01:00".len());
    push_two(&mut made, year / 100);
    push_two(&mut made, year);
    for (sign, two) in [('-', local.month()), ('-', local.day()), ('T', local.hour()), (':', local.minute())]
    {
        made.push(sign);
        push_two(&mut made, two.unsigned_abs().into());
    }
    made.push_str(if minutes < 0 { ":00-" } else { ":00+" });
    for (at, two) in [minutes.abs() / 60, minutes.abs() % 60].into_iter().enumerate() {
        made.push_str(if at == 0 { "" } else { ":" });
        push_two(&mut made, u16::try_from(two).unwrap_or_default());
    }
    made
}

/// Appends the last two digits of a number.
fn push_two(out: &mut String, number: u16) {
    let digit = |digit: u16| char::from_digit((digit % 10).into(), 10).unwrap_or('0');
    out.push(digit(number / 10));
    out.push(digit(number));
}

/// The hour and minute of a time of day: `10:30`.
pub fn clock(time: &str) -> Option<(i8, i8)> {
    let (hour, minute) = time.split_once(':')?;
    let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
    ((0..24).contains(&hour) && (0..60).contains(&minute)).then_some((hour, minute))
}

/// The beginning of a text, cut at a word.
pub fn beginning(text: &str, longest: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(longest) else { return text.to_owned() };
    let cut = &text[..end];
    let end = cut.rfind(' ').unwrap_or(cut.len());
    [cut[..end].trim_end_matches([',', ';', ':', '–', ' ']), " …"].concat()
}

/// A text with one space wherever there was white space.
pub fn single_spaced(text: &str) -> Cow<'_, str> {
    // All white space beyond ASCII begins with one of four bytes.
    let may_be_white = |byte: u8| byte <= b' ' || byte == 0xC2 || byte.wrapping_sub(0xE1) < 3;
    let pairs = text.as_bytes().windows(2);
    let is_single = |pair: &[u8]| !may_be_white(pair[1]) || (pair[1] == b' ' && pair[0] != b' ');
    let is_plain = pairs.fold(true, |is_plain, pair| is_plain & is_single(pair));
    let ends = [text.bytes().next(), text.bytes().next_back()];
    if is_plain && !ends.into_iter().flatten().any(may_be_white) {
        text.into()
    } else {
        text.split_whitespace().collect::<Vec<_>>().join(" ").into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn moments_have_the_offset_of_their_season() {
        assert_eq!(moment(date(2025, 3, 24)), "2025-03-24T00:00:00+01:00");
        assert_eq!(timed(date(2025, 7, 1), (13, 5)), "2025-07-01T13:05:00+02:00");
        assert_eq!(timed(date(2025, 3, 30), (2, 30)), "2025-03-30T03:30:00+02:00");
        assert_eq!(timed(date(2025, 10, 26), (2, 30)), "2025-10-26T02:30:00+02:00");
        assert_eq!(clock("25:00"), None);
    }

    #[test]
    fn white_space_becomes_single_spaces() {
        for text in
            ["", " ", "ett", "ett två – tre", " ett", "ett ", "ett  två", "ett\ntvå", "\u{2003}å\u{A0}"]
        {
            assert_eq!(single_spaced(text), text.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }

    #[test]
    fn a_beginning_ends_at_a_word() {
        assert_eq!(beginning("ett två tre", 8), "ett två …");
        assert_eq!(beginning("åäö", 3), "åäö");
    }
}
