//! `insyn import`: what a planning system and Kolada give out lies beside its plan after one command; the same again
//! changes nothing, a difference is never written unasked, and what cannot be read is told by its place.

use std::fs;
use std::time::{Duration, Instant};

use crate::driver::{Ended, Site, repository};

const PLAN: &str = "content/styrdokument/p";
const TABLE: &str = "content/styrdokument/p/utfall.csv";

/// A small site with a plan that has these indicators.
fn with_plan(toml: &str) -> Site {
    let text = "+++\ntitel = \"P\"\ntyp = \"plan\"\n+++\n\n## Mål {#mal-1 .mal}\n";
    Site::small().with(&format!("{PLAN}/index.md"), text).with(&format!("{PLAN}/matt.toml"), toml)
}

/// A plan with the indicators `m0`, `m1` …
fn with_indicators(count: usize) -> Site {
    let one = |at| {
        format!(
            "[[matt]]\nid = \"m{at}\"\nmal = \"mal-1\"\nnamn = \"Mått {at}\"\nenhet = \"%\"\nriktning = \"upp\"\n\
             utgangsvarde = {{ period = \"2014\", tal = 1 }}\nmalvarde = [{{ period = \"2024\", krav = \"minst\", tal = 500 }}]\n"
        )
    };
    with_plan(&(0..count).map(one).collect::<String>())
}

/// A file that LibreOffice wrote, as `tests/figures/README.md` says.
fn written_by_libreoffice(name: &str) -> Vec<u8> {
    fs::read(repository().join("tests/figures").join(name)).unwrap()
}

fn import(site: &Site, arguments: &[&str]) -> Ended {
    site.run(&[&["import"][..], arguments].concat())
}

fn table(site: &Site) -> String {
    fs::read_to_string(site.root().join(TABLE)).unwrap()
}

fn exported(site: &Site) -> String {
    String::from_utf8(site.build().files["styrdokument/p/utfall.csv"].clone()).unwrap()
}

#[test]
fn nine_thousand_rows_of_libreoffice_come_in_by_one_command_and_again_change_nothing() {
    let mut exports = Vec::new();
    for name in ["large.xlsx", "large.ods"] {
        let site = with_indicators(300).with(name, written_by_libreoffice(name));
        let began = Instant::now();
        let ended = import(&site, &[name]);
        assert_eq!(ended.code, Some(0), "{name}: {}", ended.err);
        assert!(began.elapsed() < Duration::from_secs(60), "{name}: {:?}", began.elapsed());
        assert!(ended.out.contains("9000 rader lästa: 9000 nya, 0 ändrade, 0 fanns redan."), "{}", ended.out);
        let first = table(&site);
        assert_eq!(first.lines().count(), 9_001);
        assert!(first.starts_with("\u{FEFF}matt;period;grupp;varde;kommentar\r\n"), "{}", &first[..80]);
        for row in [
            "m0;2015;totalt;rapporteras senare;",
            "m0;2015;kvinnor;5,6;",
            "m299;2024;män;172;",
            "m11;2024;män;--;färre än 5 personer",
        ] {
            assert!(first.lines().any(|line| line == row), "{name} lacks {row}");
        }
        // Exporting and importing again, from the sheet and from the site's own CSV, changes nothing.
        let out = exported(&site);
        site.write("tillbaka.csv", &out);
        for again in [name, "tillbaka.csv"] {
            let ended = import(&site, &[again, "--plan", "p"]);
            assert_eq!(ended.code, Some(0), "{again}: {}", ended.err);
            assert!(ended.out.contains("0 nya, 0 ändrade"), "{again}: {}", ended.out);
            assert!(ended.out.contains("är oförändrad"), "{again}: {}", ended.out);
            assert_eq!(table(&site), first, "{again}");
        }
        exports.push(out);
    }
    assert!(exports[0] == exports[1], "XLSX and ODS give the same");
    // A plan without outcomes that takes the export gives the same export, byte for byte.
    let fresh = with_indicators(300).with("tillbaka.csv", &exports[0]);
    assert_eq!(import(&fresh, &["tillbaka.csv"]).code, Some(0));
    assert!(exported(&fresh) == exports[0], "byte for byte");
}

#[test]
fn the_export_of_every_plan_of_the_example_imports_and_changes_nothing() {
    let site = Site::example();
    let mut plans = 0;
    for (path, bytes) in &crate::driver::EXAMPLE.files {
        let Some(plan) = path.strip_prefix("styrdokument/").and_then(|rest| rest.strip_suffix("/utfall.csv"))
        else {
            continue;
        };
        site.write("ut.csv", bytes);
        let ended = import(&site, &["ut.csv", "--plan", plan]);
        assert_eq!(ended.code, Some(0), "{plan}: {}", ended.err);
        assert!(ended.out.contains("lästa: 0 nya, 0 ändrade"), "{plan}: {}", ended.out);
        plans += 1;
    }
    assert!(plans >= 5, "{plans}");
}

const PLANNING: &str = "[[matt]]\nid = \"svar\"\nnamn = \"Andel som svarar inom två dagar\"\nenhet = \"%\"\nskala = 100\n\
    utan_malvarde = \"prov\"\n[[matt]]\nid = \"restid\"\nnummer = \"5.1\"\nnamn = \"Restid\"\nutan_malvarde = \"prov\"\n\
    [[matt]]\nid = \"antal\"\nnamn = \"Antal\"\nutan_malvarde = \"prov\"\n[[matt]]\nid = \"klart\"\nnamn = \"Klart\"\n\
    utan_malvarde = \"prov\"\n";

#[test]
fn a_sheet_with_titles_formats_formulas_and_names_is_read_as_it_is_shown() {
    for name in ["planning.xlsx", "planning.ods"] {
        let site = with_plan(PLANNING).with(name, written_by_libreoffice(name));
        let ended = import(&site, &[name]);
        assert_eq!(ended.code, Some(0), "{name}: {}", ended.err);
        let rows = [
            "matt;period;grupp;varde;kommentar",
            "svar;2025;totalt;61,3;",
            "restid;2025;kvinnor;4,125;\"rad\nbrytning\"",
            "antal;2025-08-31;totalt;1234567,5;",
            "antal;tertial 2 2025;totalt;--;liten grupp",
            "antal;2024;totalt;oläsligt;",
            "antal;2023;totalt;42;'=40+2 skrevs så",
            "antal;2022;totalt;2 940;",
            "klart;2025;totalt;ja;",
        ];
        assert_eq!(table(&site), format!("\u{FEFF}{}\r\n", rows.join("\r\n")), "{name}");
    }
}

#[test]
fn a_sheet_is_chosen_by_its_name_and_an_unknown_one_is_told_with_those_there_are() {
    let site = with_plan(PLANNING).with("p.ods", written_by_libreoffice("planning.ods"));
    let ended = import(&site, &["p.ods", "--sheet", "Utfal"]);
    assert_eq!(ended.code, Some(1));
    assert!(
        ended.err.contains("det finns inget blad \"Utfal\"; filen har Om rapporten, Utfall"),
        "{}",
        ended.err
    );
    let ended = import(&site, &["p.ods", "--sheet", "Om rapporten"]);
    assert!(ended.err.contains("kolumnen matt, period, varde saknas"), "{}", ended.err);
    assert_eq!(import(&site, &["p.ods", "--sheet", "Utfall"]).code, Some(0));
}

#[test]
fn a_difference_is_told_and_written_only_when_asked() {
    let site = with_indicators(2)
        .with(TABLE, "matt;period;grupp;varde;kommentar\nm0;2023;totalt;10;\nm0;2024;totalt;11;prel.\n");
    site.write("ny.csv", "matt,period,varde\nm0,2023,\"10,0\"\nm0,2024,12\nm1,2024,7\n");
    let before = table(&site);
    let ended = import(&site, &["ny.csv"]);
    assert_eq!(ended.code, Some(1));
    assert!(ended.err.contains("figure-differs"), "{}", ended.err);
    assert!(ended.err.contains("m0, 2024, totalt: planen har 11, filen har 12"), "{}", ended.err);
    assert!(ended.err.contains("ny.csv:3:9") && ended.err.contains("--replace"), "{}", ended.err);
    assert_eq!(table(&site), before);
    let ended = import(&site, &["ny.csv", "--replace", "--dry-run"]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert!(ended.out.contains("m0, 2024, totalt: 11 → 12"), "{}", ended.out);
    assert!(ended.out.contains("3 rader lästa: 1 nya, 1 ändrade, 1 fanns redan."), "{}", ended.out);
    assert_eq!(table(&site), before, "a dry run writes nothing");
    assert_eq!(import(&site, &["ny.csv", "--replace"]).code, Some(0));
    let rows = ["m0;2023;totalt;10;", "m0;2024;totalt;12;", "m1;2024;totalt;7;"];
    assert_eq!(
        table(&site),
        format!("\u{FEFF}matt;period;grupp;varde;kommentar\r\n{}\r\n", rows.join("\r\n"))
    );
}

#[test]
fn what_was_promised_for_later_may_come() {
    let old = "matt;period;grupp;varde;kommentar\nm0;2024;totalt;rapporteras senare;i mars\n";
    let site = with_indicators(1).with(TABLE, old).with("ny.csv", "matt;period;varde\nm0;2024;12\n");
    let ended = import(&site, &["ny.csv"]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert!(ended.out.contains("m0, 2024, totalt: rapporteras senare → 12"), "{}", ended.out);
    assert!(table(&site).contains("m0;2024;totalt;12;\r\n"));
}

#[test]
fn what_cannot_be_read_is_told_by_its_place_and_nothing_is_written() {
    let text =
        "Rapport\n\nmatt;period;varde\nm0;2023;1\nm9;2023;2\nm9;2024;2\nm0;i juni;3\nm0;2024;\nm0;2023;4\n";
    let site = with_indicators(1).with("fel.csv", text);
    let ended = import(&site, &["fel.csv"]);
    assert_eq!(ended.code, Some(1));
    for told in [
        "rad 5 och en rad till: inget mått heter \"m9\"",
        "rad 7: \"i juni\" är ingen period",
        "rad 8: utfallet är tomt",
        "står två gånger",
        "fel.csv:5:1",
        "Inget skrevs.",
    ] {
        assert!(ended.err.contains(told), "{told}: {}", ended.err);
    }
    assert!(!site.root().join(TABLE).exists());
    // A sheet has no lines: its cells have names.
    let site = with_plan("[[matt]]\nid = \"antal\"\nnamn = \"Antal\"\nutan_malvarde = \"prov\"\n");
    site.write("p.xlsx", written_by_libreoffice("planning.xlsx"));
    let ended = import(&site, &["p.xlsx"]);
    for told in
        ["cell B5: inget mått heter \"Andel som", "cell B6: inget mått heter \"5.1\"", "cell B11: inget mått"]
    {
        assert!(ended.err.contains(told), "{told}: {}", ended.err);
    }
}

#[test]
fn what_a_new_table_would_not_hold_is_never_lost() {
    // A column of the editor's own.
    let site = with_indicators(1).with(TABLE, "matt;period;varde;handläggare\nm0;2023;1;A\n");
    site.write("ny.csv", "matt;period;varde\nm0;2024;2\n");
    let before = table(&site);
    let ended = import(&site, &["ny.csv"]);
    assert!(ended.err.contains("kolumnen \"handläggare\" läses inte"), "{}", ended.err);
    assert_eq!((ended.code, table(&site)), (Some(1), before));
    // Targets, baselines and goals without indicator that stand only in the table, and rows of another file.
    let held = "slag;matt;mal;period;grupp;krav;varde;kommentar\nmal;m0;;2030;totalt;minst;900;\nutan_matt;;mal-2;;;;-;bara en aktivitet\nutfall;m0;;2023;totalt;;1;\n";
    let site = with_indicators(1).with(TABLE, held);
    site.replace(
        &format!("{PLAN}/index.md"),
        "## Mål {#mal-1 .mal}\n",
        "## Mål {#mal-1 .mal}\n\n## Annat {#mal-2 .mal}\n",
    );
    let before = exported(&site);
    site.write("ny.csv", "matt;period;varde\nm0;2024;2\n");
    assert_eq!(import(&site, &["ny.csv"]).code, Some(0));
    let after = exported(&site);
    assert_eq!(after.replace("m0;Mått 0;mal-1;%;utfall;2024;totalt;;2;\r\n", ""), before);
    assert!(after.contains(";utfall;2024;"));
}

#[test]
fn what_the_next_build_would_refuse_is_not_written() {
    let site = with_indicators(1).with("ny.csv", "matt;period;varde\nm0;2024;7 km\n");
    let ended = import(&site, &["ny.csv"]);
    assert_eq!(ended.code, Some(1), "{}", ended.out);
    assert!(ended.err.contains("unit-mismatch") && ended.err.contains("ny.csv:2:9"), "{}", ended.err);
    assert!(!site.root().join(TABLE).exists());
}

#[test]
fn what_a_planning_system_has_besides_its_figures_is_named_and_left() {
    let site = with_indicators(1).with("ny.csv", "Mått;Ansvarig;År;Utfall;Resultat\nm0;Anna;2024;2;bra\n");
    let ended = import(&site, &["ny.csv"]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert!(ended.out.contains("Läses inte: kolumnerna Ansvarig, Resultat."), "{}", ended.out);
    assert!(table(&site).ends_with("\r\nm0;2024;totalt;2;\r\n"), "{}", table(&site));
    site.write("fel.csv", "Mått,År,Utfall\nm0,2025,40,5\n");
    let ended = import(&site, &["fel.csv"]);
    assert!(ended.code == Some(1) && ended.err.contains("surplus-cell"), "{}", ended.err);
}

#[test]
fn the_plan_is_named_or_the_only_one() {
    let site = with_indicators(1).with("ny.csv", "matt;period;varde\nm0;2024;2\n");
    let other = "content/styrdokument/annan";
    site.write(
        &format!("{other}/index.md"),
        "+++\ntitel = \"Q\"\ntyp = \"plan\"\n+++\n\n## Mål {#mal-1 .mal}\n",
    );
    site.write(
        &format!("{other}/matt.toml"),
        "[[matt]]\nid = \"x\"\nnamn = \"X\"\nutan_malvarde = \"prov\"\n",
    );
    let ended = import(&site, &["ny.csv"]);
    assert_eq!(ended.code, Some(2));
    assert!(ended.err.contains("välj ett av annan, p"), "{}", ended.err);
    let ended = import(&site, &["ny.csv", "--plan", "anan"]);
    assert_eq!(ended.code, Some(2));
    assert!(ended.err.contains("menade du --plan annan?"), "{}", ended.err);
    assert_eq!(import(&site, &["ny.csv", "--plan", "content/styrdokument/p/"]).code, Some(0));
    let ended = import(&site, &["finns-inte.csv", "--plan", "p"]);
    assert!(ended.err.contains("den finns inte"), "{}", ended.err);
}

#[test]
fn an_answer_of_kolada_is_laid_beside_the_plan_whichever_way_its_pages_are_told() {
    let toml = "[kolada]\nkommun = \"9999\"\nhamtad = 2026-01-10\njamfor = [{ kod = \"9998\", namn = \"Granby\" }]\n\
        [[matt]]\nid = \"a\"\nnamn = \"A\"\nkolada = \"N99999\"\nutan_malvarde = \"prov\"\n";
    let entry = |municipality: &str, year: &str, value: &str| {
        format!(
            "{{\"kpi\":\"N99999\",\"municipality\":\"{municipality}\",\"period\":{year},\"values\":[{{\"gender\":\"T\",\"count\":1,\"value\":{value}}}]}}"
        )
    };
    let older = format!(
        "[{{\"values\":[{}],\"next_page\":\"x\"}},{{\"values\":[{}]}}]",
        entry("9999", "2023", "71.5"),
        entry("9998", "2023", "68")
    );
    let newer = format!(
        "[{{\"values\":[{}],\"next_url\":\"x\"}},{{\"values\":[{}],\"next_url\":null}}]",
        entry("9999", "\"2024\"", "72"),
        entry("9998", "\"2024\"", "null")
    );
    let site = with_plan(toml).with("a.json", older).with("b.json", newer);
    for name in ["a.json", "b.json"] {
        let ended = import(&site, &[name]);
        assert_eq!(ended.code, Some(0), "{}", ended.err);
        assert!(ended.out.contains("2 rader lästa: 2 nya"), "{}", ended.out);
        assert!(import(&site, &[name]).out.contains("är oförändrad"));
    }
    let page = site.build().text("styrdokument/p/matt/a/");
    for told in ["Granby", "71,5", "68", "72"] {
        assert!(page.contains(told), "{told}: {page}");
    }
    site.write("c.json", format!("{{\"values\":[{}]}}", entry("9999", "2023", "71.6")));
    let ended = import(&site, &["c.json"]);
    assert!(ended.code == Some(1) && ended.err.contains("Kolada har nu andra värden"), "{}", ended.err);
    assert!(import(&site, &["c.json", "--replace"]).out.contains("71,5 → 71,6"));
    site.write("d.json", entry("9999", "2023", "1").replace("N99999", "N00001"));
    site.write(
        "d.json",
        format!("{{\"values\":[{}]}}", entry("9999", "2023", "1").replace("N99999", "N00001")),
    );
    assert!(import(&site, &["d.json"]).err.contains("inget mått har kolada = \"N00001\""));
}

#[cfg(feature = "fault-injection")]
#[test]
fn killed_at_any_call_to_the_disk_the_table_is_the_old_one_or_the_new() {
    let site = with_indicators(1).with("ny.csv", "matt;period;varde\nm0;2024;2\n");
    let old = "matt;period;varde\nm0;2023;1\n";
    let new = "\u{FEFF}matt;period;grupp;varde;kommentar\r\nm0;2023;totalt;1;\r\nm0;2024;totalt;2;\r\n";
    let mut seen = [0, 0];
    for how in ["kill", "ENOSPC"] {
        for call in 1.. {
            site.write(TABLE, old);
            let mut program = site.program();
            program.args(["import", "ny.csv"]).env("INSYN_FAULT", format!("{how}@{call}"));
            let ended = Ended::from(program.output().unwrap());
            let now = table(&site);
            assert!(now == old || now == new, "{how}@{call}: {now}");
            seen[usize::from(now == new)] += 1;
            if ended.code == Some(0) {
                assert_eq!(now, new);
                break;
            }
            assert!(call < 50, "{}", ended.err);
        }
    }
    assert!(seen[0] >= 8 && seen[1] >= 2, "{seen:?}");
    let left: Vec<_> =
        fs::read_dir(site.root().join(PLAN)).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 3, "{left:?}");
}
