//! The notice board: what may stand on it, and that nothing leaves it before its day.

use crate::driver::Site;

const POSTING: &str = "+++\ntitel = \"Torghandel\"\ntyp = \"delegationsbeslut\"\norgan = \"ks\"\nanslaget = 2026-03-10\n\
                       protokoll_finns = \"Kommunkontoret\"\n+++\n\nBeslutet gäller torghandel.\n";
const PATH: &str = "content/anslag/torghandel.md";
const PAGE: &str = "anslagstavla/torghandel/index.html";

fn site() -> Site {
    Site::small().with(PATH, POSTING)
}

#[test]
fn a_posting_is_up_from_its_day_until_the_time_for_appeal_has_run_out() {
    let site = site();
    for (day, up) in
        [("2026-03-09", false), ("2026-03-10", true), ("2026-03-31", true), ("2026-04-01", false)]
    {
        let site = Site::small().with(PATH, POSTING).as_of(day);
        let built = site.build();
        assert_eq!(built.files.contains_key(PAGE), up, "{day}");
        assert_eq!(built.text("anslagstavla/").contains("Torghandel"), up, "{day}");
    }
    let text = site.build().text("anslagstavla/torghandel/");
    assert!(text.contains("31 mars 2026") && text.contains("1 april 2026"), "{text}");
}

#[test]
fn what_has_come_down_stays_only_where_the_settings_say_so() {
    let site = site().as_of("2026-04-01");
    site.replace("content/site.toml", "namn = ", "anslagsarkiv = true\nnamn = ");
    let built = site.build();
    assert!(!built.text("anslagstavla/").contains("Torghandel"));
    assert!(built.text("anslagstavla/tidigare/").contains("Torghandel"));
    assert!(built.text("anslagstavla/torghandel/").contains("har tagits ned"));
}

#[test]
fn a_running_posting_that_would_vanish_stops_the_build() {
    let site = site();
    site.build();
    let before = site.public();
    std::fs::remove_file(site.root().join(PATH)).unwrap();
    let ended = site.try_build();
    assert_eq!(ended.code, Some(1), "{}", ended.err);
    assert!(ended.err.contains("notice-vanished"), "{}", ended.err);
    assert!(site.public() == before, "the former site is untouched");
    // A day that is changed afterwards is the same fault; after its time it may go.
    site.write(PATH, POSTING.replace("2026-03-10", "2026-03-11"));
    assert!(site.try_build().err.contains("notice-vanished"));
    std::fs::remove_file(site.root().join(PATH)).unwrap();
    let later = site.run(&["build", "--as-of", "2026-04-01"]);
    assert_eq!(later.code, Some(0), "{}", later.err);
}

#[test]
fn a_posting_that_comes_down_too_early_stays_an_error_whatever_the_settings_say() {
    let site =
        Site::small().with(PATH, POSTING.replace("protokoll_finns", "nedtas = 2026-03-31\nprotokoll_finns"));
    site.replace("content/site.toml", "namn = ", "[kontroller]\nnotice-too-short = \"av\"\n#");
    let text = std::fs::read_to_string(site.root().join("content/site.toml")).unwrap();
    let (first, rest) = text.split_once('#').unwrap();
    site.write("content/site.toml", format!("namn = {rest}\n{first}"));
    let ended = site.try_build();
    assert_eq!(ended.code, Some(1), "{}", ended.err);
    assert!(ended.err.contains("2026-04-01"), "{}", ended.err);
}

#[test]
fn a_type_outside_the_closed_list_is_refused() {
    let site = Site::small().with(PATH, POSTING.replace("delegationsbeslut", "nyhet"));
    assert!(site.try_build().err.contains("unknown-value"));
}

/// Kommunallagen 13 kap. 5 §: of a joint committee, the time runs from the day on which the minutes are announced on
/// the boards of all its municipalities.
#[test]
fn the_time_for_appeal_of_a_joint_committee_runs_from_the_last_board() {
    let meeting = |elsewhere: &str| {
        let text = format!(
            "+++\norgan = \"gn\"\ndatum = 2026-03-03\nstatus = \"justerat\"\n\n[justering]\ndatum = 2026-03-09\n\
             anslaget = 2026-03-10\n{elsewhere}+++\n"
        );
        Site::small()
            .with("content/organ/gn.md", "+++\nnamn = \"Gemensamma nämnden\"\ntyp = \"gemensam\"\n+++\n")
            .with("content/sammantraden/gn/2026-03-03/index.md", text)
    };
    let page = "anslagstavla/protokoll-gn-2026-03-03/";
    // Here on the 10th, in Grannby on the 16th, in Långby on the 12th: the last counts, and Easter Monday too.
    let others = "anslaget_hos = [{ kommun = \"Grannby\", datum = 2026-03-16 }, { kommun = \"Långby\", datum = 2026-03-12 }]\n";
    let built = meeting(others).build();
    let text = built.text(page);
    for words in
        ["10 mars 2026", "Grannby 16 mars 2026", "Långby 12 mars 2026", "7 april 2026", "8 april 2026"]
    {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(!text.contains("31 mars 2026"), "{text}");
    let text = built.text("sammantraden/gn/2026-03-03/");
    assert!(text.contains("till och med den 7 april 2026") && text.contains("den 16 mars 2026"), "{text}");
    // The calendar has the same day, and so has the board's file, which the next build is measured against.
    let calendar: Vec<&str> = built
        .files
        .iter()
        .filter(|(path, _)| path.ends_with(".ics"))
        .map(|(_, bytes)| std::str::from_utf8(bytes).unwrap())
        .filter(|text| text.contains("UID:overklagande"))
        .collect();
    assert!(!calendar.is_empty());
    assert!(calendar.iter().all(|text| text.contains("DTSTART;VALUE=DATE:20260407")), "{calendar:?}");
    // It is up until that day, and no shorter whatever the editor writes.
    for (day, up) in [("2026-04-01", true), ("2026-04-07", true), ("2026-04-08", false)] {
        assert_eq!(
            meeting(others).as_of(day).build().files.contains_key(&format!("{page}index.html")),
            up,
            "{day}"
        );
    }
    let ended = meeting(&format!("nedtas = 2026-04-01\n{others}")).try_build();
    assert!(ended.err.contains("notice-too-short") && ended.err.contains("2026-04-08"), "{}", ended.err);
    // Where nothing is said of the other boards, the editor is told; the site counts from its own.
    let alone = meeting("");
    assert!(alone.fault_lines().contains("joint-notice-incomplete"), "{}", alone.fault_lines());
    assert!(alone.build().text(page).contains("31 mars 2026"));
}

#[test]
fn a_posting_alone_makes_no_case() {
    let with_number = POSTING.replace("organ =", "arende = [\"KS 2026/233\"]\norgan =");
    let built = site().with(PATH, &with_number).build();
    let text = built.text("anslagstavla/torghandel/");
    assert!(text.contains("KS 2026/233") && !text.contains("inte känt"), "{text}");
    assert!(!built.files.keys().any(|path| path.starts_with("arenden/ks-2026-233")));
}
