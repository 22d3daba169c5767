//! Elected members: their names stand from the first day to the last, and not a day before or after, anywhere.

use crate::driver::{Public, Site};

/// A body whose members come, stay and go.
const BODY: &str = r#"+++
namn = "Kommunstyrelsen"
kortnamn = "KS"
typ = "styrelse"

[[ledamoter]]
id = "f-1"
namn = "Stannar Påhittsson"
parti = "Exempelpartiet"
roll = "ordforande"
fran = 2023-01-01
till = 2030-12-31

[[ledamoter]]
id = "f-2"
namn = "Zylva Fiktén"
parti = "Exempelpartiet"
roll = "ledamot"
fran = 2023-01-01
till = 2026-12-31

[[ledamoter]]
id = "f-3"
namn = "Börjar Diktström"
roll = "ersattare"
fran = 2027-01-01
till = 2030-12-31
+++

Text.
"#;

/// The files that hold a text, whatever their type.
fn holding(public: &Public, words: &str) -> Vec<String> {
    let sign = |c: char| if c.is_ascii() { c.to_string() } else { format!("\\u{:04x}", u32::from(c)) };
    let escaped: String = words.chars().map(sign).collect();
    let forms = [words.to_owned(), words.to_lowercase(), escaped];
    let has = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        forms.iter().any(|form| text.contains(form.as_str()))
    };
    public.files.iter().filter(|(_, bytes)| has(bytes)).map(|(path, _)| path.clone()).collect()
}

fn on(day: &str) -> Public {
    Site::small().as_of(day).with("content/organ/ks.md", BODY).build()
}

#[test]
fn a_name_stands_to_its_last_day_and_nowhere_the_day_after() {
    let last = on("2026-12-31");
    let standing = holding(&last, "Fiktén");
    for file in [
        "organ/ks/index.html",
        "organ/ks/data.json",
        "organ/ks/ledamoter.json",
        "data/ledamoter.csv",
        "oparl/person/f-2.json",
        "oparl/persons.json",
        "oparl/membership/ks-f-2-ledamot-2023-01-01.json",
    ] {
        let known = file.starts_with("oparl/membership") || standing.iter().any(|path| path == file);
        assert!(known && last.files.contains_key(file), "{file}: {standing:?}");
    }
    assert!(!holding(&last, "fiktén").is_empty(), "the search index has the name");
    assert_eq!(holding(&last, "Diktström"), Vec::<String>::new(), "a member to come");
    assert_eq!(holding(&last, "f-3"), Vec::<String>::new(), "the mark of a member to come");

    let after = on("2027-01-01");
    for word in ["Fiktén", "Zylva"] {
        assert_eq!(holding(&after, word), Vec::<String>::new(), "{word}");
    }
    for file in ["oparl/person/f-2.json", "oparl/membership/ks-f-2-ledamot-2023-01-01.json"] {
        let left: serde_json::Value = serde_json::from_slice(&after.files[file]).unwrap();
        let keys: Vec<&String> = left.as_object().unwrap().keys().collect();
        assert_eq!(keys, ["created", "deleted", "id", "modified", "type"], "{file}");
        assert_eq!(left["deleted"], true);
        assert!(left["modified"].as_str().unwrap().starts_with("2027-01-01"));
    }
    assert!(!holding(&after, "Diktström").is_empty());
    assert!(after.text("organ/ks/").contains("Ett namn har tagits bort här"));
}

#[test]
fn the_page_says_who_leads_and_how_many_each_party_has() {
    let said = on("2026-12-31").text("organ/ks/");
    for words in [
        "2 ledamöter",
        "Ordförande",
        "Stannar Påhittsson, Exempelpartiet",
        "- Exempelpartiet\n2 ledamöter\n- Stannar",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    let said = on("2027-01-01").text("organ/ks/");
    for words in ["1 ledamot och 1 ersättare", "valda till och med 31 december 2030", "Utan parti"] {
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[test]
fn a_party_in_two_spellings_is_one_organization_and_is_told() {
    let body = BODY.replacen("\"Exempelpartiet\"", "\"exempelpartiet\"", 1);
    let site = Site::small().as_of("2026-12-31").with("content/organ/ks.md", &body);
    let public = site.build();
    assert!(public.files.contains_key("oparl/organization/parti-exempelpartiet.json"));
    let told = site.fault_lines();
    assert!(told.contains("content/organ/ks.md") && told.contains("party-in-two-spellings"), "{told}");
}

#[test]
fn where_the_site_shows_no_names_the_seats_stand_alone() {
    let site = Site::small().as_of("2026-12-31").with("content/organ/ks.md", BODY);
    site.replace("content/site.toml", "namn =", "personnamn = \"inga\"\nnamn =");
    let public = site.build();
    for word in ["Påhittsson", "Fiktén", "f-1"] {
        assert_eq!(holding(&public, word), Vec::<String>::new(), "{word}");
    }
    assert!(public.text("organ/ks/").contains("2 ledamöter"));
}

#[test]
fn the_days_on_which_names_come_and_go_are_told() {
    let public = on("2026-12-01");
    let told = String::from_utf8(public.files["nasta-andring.json"].clone()).unwrap();
    for words in ["2027-01-01", "namn_tas_bort", "ledamot_tilltrader", "2031-01-01"] {
        assert!(told.contains(words), "{words}: {told}");
    }
}
