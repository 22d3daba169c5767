//! Ten thousand numbers in thirty disguises are all found; a hundred thousand lines of other numbers are left alone.
//!
//! Numbers are made in memory. Those that stand here in writing have the serials 980–999, which belong to nobody.

use super::super::value::check_digit;
use super::*;

/// A small generator with a fixed seed, so that a failure comes back.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[usize::try_from(self.roll(from.len() as u64)).unwrap()]
    }
}

/// A number as eight digits of date and four of serial.
fn number(dice: &mut Dice) -> (String, String) {
    loop {
        let (year, month, day) = (1901 + dice.roll(125), 1 + dice.roll(12), 1 + dice.roll(28));
        let day = day + if dice.roll(5) == 0 { 60 } else { 0 };
        let date = format!("{year:04}{month:02}{day:02}");
        let serial = format!("{:03}", 1 + dice.roll(999));
        let nine: Vec<u8> = format!("{}{serial}", &date[2..]).bytes().map(|byte| byte - b'0').collect();
        let whole = format!("{serial}{}", check_digit(&nine));
        if nine.len() == 9 {
            return (date, whole);
        }
    }
}

fn other_digits(text: &str, zero: u32) -> String {
    text.chars().map(|c| c.to_digit(10).and_then(|digit| char::from_u32(zero + digit)).unwrap_or(c)).collect()
}

/// The ways in which a number is dressed up.
fn disguises(date: &str, serial: &str) -> Vec<String> {
    let short = &date[2..];
    let (year, month, day) = (&date[..4], &date[4..6], &date[6..]);
    let spaced = |text: &str| text.chars().map(String::from).collect::<Vec<_>>().join(" ");
    let entities = |text: &str| text.bytes().map(|byte| format!("&#{byte};")).collect::<String>();
    let percent = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
    vec![
        format!("{date}{serial}"),
        format!("{date}-{serial}"),
        format!("{short}-{serial}"),
        format!("{short}+{serial}"),
        format!("{short} {serial}"),
        format!("{short}{serial}"),
        format!("{short} - {serial}"),
        format!("{short}–{serial}"),
        format!("{short}\u{2011}{serial}"),
        format!("{short}−{serial}"),
        format!("{short}\u{A0}{serial}"),
        format!("{short}-\n{serial}"),
        format!("{date}\n{serial}"),
        format!("{short}&ndash;{serial}"),
        format!("{short}&#45;{serial}"),
        format!("{short}%2D{serial}"),
        format!("{short}\u{AD}-{serial}"),
        format!("{}\u{200B}{}-{serial}", &short[..3], &short[3..]),
        format!("<b>{short}</b>-<i>{serial}</i>"),
        format!("**{short}**-*{serial}*"),
        format!("| {short} | {serial} |"),
        format!("<td>{short}</td><td>{serial}</td>"),
        format!("\"{date}\";\"{serial}\""),
        other_digits(&format!("{short}-{serial}"), 0xFF10),
        other_digits(&format!("{short}-{serial}"), 0x660),
        other_digits(&format!("{date}{serial}"), 0x1D7CE),
        entities(&format!("{short}-{serial}")),
        percent(&format!("{date}-{serial}")),
        format!("{year}-{month}-{day}-{serial}"),
        spaced(&format!("{short}-{serial}")),
        format!("{short}_{serial}"),
        format!("{short}\\-{serial}"),
        format!("{year} {month} {day} {serial}"),
        format!("{short}-{} {}", &serial[..3], &serial[3..]),
    ]
}

#[test]
fn ten_thousand_numbers_in_every_disguise_are_all_found() {
    let mut dice = Dice(7);
    let mut tried = 0;
    for _ in 0..10_000 {
        let (date, serial) = number(&mut dice);
        for (which, disguise) in disguises(&date, &serial).iter().enumerate() {
            let text = format!("Ansökan från {disguise}, inkommen.");
            let hits = scan(&text);
            assert!(
                hits.iter().any(|hit| hit.certainty == Certainty::Sure),
                "disguise {which} of a number hides it"
            );
            tried += 1;
        }
    }
    assert!(tried >= 300_000);
}

#[test]
fn interim_numbers_are_found() {
    for text in ["850101-T980", "19850101-R980", "19850101X980", "850101–S980", "850161-N980"] {
        let hits = scan(text);
        assert_eq!(hits.len(), 1, "{text}");
        assert_eq!((hits[0].sort, hits[0].certainty), (Sort::Interim, Certainty::Sure), "{text}");
    }
    for text in ["20190529T1330", "20190529T133000Z", "850101-A980", "850101 T980", "851301-T980"] {
        assert_eq!(scan(text), [], "{text}");
    }
}

#[test]
fn what_is_already_crossed_out_is_left_alone() {
    for text in ["850101-XXXX", "850101-****", "19850101-xxxx", "850101-", "850101"] {
        assert_eq!(scan(text), [], "{text}");
    }
}

#[test]
fn typing_errors_are_near_misses() {
    for text in ["850101-9803", "19850101-9803"] {
        assert_eq!(scan(text)[0].certainty, Certainty::NearMiss, "{text}");
    }
    assert_eq!(scan("8501019803"), []);
}

#[test]
fn the_words_around_bare_digits_turn_them_into_something_else() {
    assert_eq!(scan("Ring 0701019804 eller mejla")[0].certainty, Certainty::Doubtful);
    assert_eq!(scan("Sökande 8501019809")[0].certainty, Certainty::Sure);
    assert_eq!(scan("Dnr 8501019809")[0].certainty, Certainty::Doubtful);
    assert_eq!(scan("Dnr 850101-9809")[0].certainty, Certainty::Sure);
}

#[test]
fn attributes_are_read_too() {
    let hits = scan("<a href=\"/akt/19850101-9809\">akten</a>");
    assert_eq!((hits.len(), hits[0].certainty), (1, Certainty::Sure));
}

#[test]
fn a_masked_text_has_no_number_and_the_same_length() {
    for text in ["Född 850101-9809.", "&#56;50101&ndash;9809", "８５０１０１-9809 å", "<b>85</b>0101-9809"]
    {
        let masked = mask(text);
        assert_eq!(masked.len(), text.len(), "{text}");
        assert_eq!(scan(&masked), [], "{text}");
        assert!(!masked.contains("9809"));
    }
}

/// A line with a number that is nobody's, of the sorts that municipal documents hold.
fn harmless(dice: &mut Dice) -> String {
    let n = |dice: &mut Dice, digits: u32| {
        let bound = 10u64.pow(digits);
        format!("{:0width$}", dice.roll(bound), width = digits as usize)
    };
    let (a, b, c) = (n(dice, 2), n(dice, 3), n(dice, 4));
    let (six, seven, year) = (n(dice, 6), n(dice, 7), 2000 + dice.roll(30));
    let (month, day) = (1 + dice.roll(12), 1 + dice.roll(28));
    match dice.roll(22) {
        0 => format!("Dnr KS {year}/{c}"),
        1 => format!("SN-{year}/{c}.{b}"),
        2 => format!("Organisationsnummer {}{}{a}-{c}", 2 + dice.roll(8), 2 + dice.roll(8)),
        3 => format!("212000-{c} kommunens organisationsnummer"),
        4 => format!("Telefon 0{}-{b} {a} {a}", dice.pick(&["70", "72", "73", "76", "8", "451", "13"])),
        5 => format!("Ring 0451-{a} {b} {a}"),
        6 => format!("Bankgiro {b}-{c}, OCR {six}{c}"),
        7 => format!("Summa {a} {b} {b} kr, varav {b} {b} kr"),
        8 => format!("| {year} | {six} | {c} | {b} |"),
        9 => format!("N {seven}, E {six} (SWEREF 99 TM)"),
        10 => format!("Fastigheten Kvarnbacken {a}:{b}"),
        11 => format!("Sammanträde {year}-{month:02}-{day:02} kl. {a}.{a}, § {b}"),
        12 => format!("Perioden {year}-{month:02}-{day:02}–{year}-12-31"),
        13 => format!("Faktura {six}{c} förfaller {year}{month:02}{day:02}"),
        14 => format!("ISBN 978-91-{c}-{b}-{}", dice.roll(10)),
        15 => format!("§ {b} {year}-{month:02}-{day:02} Dnr {year}/{c} {b}"),
        16 => format!("IP 192.168.{b}.{a}, version {a}.{b}.{c}"),
        17 => format!("Mobil 07{}{six}{a}", dice.roll(10)),
        18 => format!("{seven} {six} invånare, {c} hushåll, {a},{a} procent"),
        19 => format!("Protokoll {year}{month:02}{day:02}, sidan {b} av {b}"),
        20 => format!("Konto {c}-{seven}, referens {six}{six}"),
        _ => format!("SOU {year}:{b}, prop. {year}/{a}:{b}, SFS {year}:{c}"),
    }
}

#[test]
fn a_hundred_thousand_other_numbers_are_left_alone() {
    let mut dice = Dice(11);
    let (mut stopped, mut warned) = (0, 0);
    for _ in 0..100_000 {
        let line = harmless(&mut dice);
        let hits = scan(&line);
        stopped += usize::from(hits.iter().any(|hit| hit.certainty == Certainty::Sure));
        warned += usize::from(!hits.is_empty());
    }
    println!("100,000 lines: {stopped} stopped, {warned} stopped or warned");
    assert!(stopped < 500, "{stopped} of 100,000 lines stop the build for nothing");
}
