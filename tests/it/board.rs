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
