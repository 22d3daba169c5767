//! What texts of municipalities name, as they write it.

use super::*;

fn named(text: &str) -> Vec<String> {
    mentions(text)
        .into_iter()
        .map(|(mention, _)| match mention {
            Mention::Minutes(entry) => entry.printed(),
            Mention::Case(number) => number.printed().to_owned(),
            Mention::Law => "lag".to_owned(),
        })
        .collect()
}

#[test]
fn entries_in_minutes_are_read_as_they_are_written() {
    for (text, printed) in [
        ("enligt KSAU 2013-12-04 § 298 ska", "KSAU 2013-12-04 § 298"),
        ("(KSAU, 2013-12-04, § 298)", "KSAU 2013-12-04 § 298"),
        ("KSAU, 2013-12-04, 298", "KSAU 2013-12-04 § 298"),
        ("Kommunstyrelsens uppdrag § 16 år 2019", "kommunstyrelsen § 16/2019"),
        ("uppdraget (§ 16, 2019)", "§ 16/2019"),
        ("KS §16/2019", "KS § 16/2019"),
        ("§ 254/2018", "§ 254/2018"),
        ("KF 86/05", "KF § 86/2005"),
        ("Kf 11/2006", "KF § 11/2006"),
        ("KF § 6 2008", "KF § 6/2008"),
        ("KF § 6 (2008-01-31)", "KF 2008-01-31 § 6"),
    ] {
        assert_eq!(named(text), [printed], "{text}");
    }
}

#[test]
fn cases_are_read_as_they_are_written() {
    for (text, printed) in [
        ("ärendet KLK 2019/144.", "KLK 2019/144"),
        ("se SN-2019/149", "SN-2019/149"),
        ("dnr KS 2005/0097", "KS 2005/0097"),
        ("KS/2018:60 gäller", "KS/2018:60"),
        ("diarienummer 2013/1183", "2013/1183"),
    ] {
        assert_eq!(named(text), [printed], "{text}");
    }
}

#[test]
fn laws_and_inquiries_are_never_minutes() {
    for text in [
        "14 § LVU",
        "enligt KL 5 kap. 3 § ska",
        "KL 10 kap 9 §",
        "SOU 2018:69",
        "SOU 2018_47",
        "SOSFS 2011:9",
        "15:5 § LSS",
        "LSS §14.11",
        "1 kap. 1 § socialtjänstlagen",
        "5 kap. 3 § kommunallagen",
        "§ 19 MBL",
    ] {
        let found = named(text);
        assert!(!found.is_empty() && found.iter().all(|one| one == "lag"), "{text}: {found:?}");
    }
    assert_eq!(named("socialtjänstlag (2001:453)"), ["lag"]);
}

#[test]
fn ordinary_text_names_nothing() {
    for text in [
        "§ 1 Kartläggning",
        "Strategisk plan 2019-2021 med budget 2019 och flerårsplan 2020-2021",
        "vid årsskiftet 2019/2020",
        "läsåret 2027/2028",
        "KF antog i oktober 2017 en strategi",
        "Kommunfullmäktige beslutade den 27 mars 2006",
        "SN 2019 hade 12 möten",
        "VB 2018",
    ] {
        assert_eq!(named(text), Vec::<String>::new(), "{text}");
    }
}
