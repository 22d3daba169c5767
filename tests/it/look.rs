//! The municipality's own colours, logo and fonts: what the settings say is on every page, and nothing else goes out.

use crate::driver::Site;

const LOGO: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path d="M0 0h4v4z"/></svg>"#;

fn dressed() -> Site {
    let site = Site::small()
        .with("content/utseende/vapen.svg", LOGO)
        .with("content/utseende/rubrik.woff2", b"wOF2 and what follows");
    let settings = std::fs::read_to_string(site.root().join("content/site.toml")).unwrap();
    let look = "\n[utseende]\nlogotyp = { fil = \"utseende/vapen.svg\", alt = \"Exempelby kommun\" }\n\
                typsnitt_rubriker = \"utseende/rubrik.woff2\"\nljust = { accent = \"#00505a\" }\n\
                morkt = { bakgrund = \"#101820\", text = \"#ffffff\" }\n";
    site.write("content/site.toml", settings + look);
    site
}

#[test]
fn colours_logo_and_font_are_on_every_page() {
    let site = dressed();
    assert_eq!(site.faults().iter().map(|told| told.code.as_str()).collect::<Vec<_>>(), Vec::<&str>::new());
    let files = site.build().files;
    let address = |beginning: &str| {
        let mut found = files.keys().filter(|path| path.starts_with(beginning));
        let only = found.next().unwrap_or_else(|| panic!("no {beginning}")).clone();
        assert_eq!(found.next(), None, "{beginning}");
        only
    };
    let style = String::from_utf8(files[&address("tillgangar/style-")].clone()).unwrap();
    let (_, part) = style.rsplit_once("@font-face").unwrap();
    assert!(part.contains("--thread:#00505a") && part.contains("prefers-color-scheme:light"), "{part}");
    assert!(part.contains("--paper:#101820;--tint:") && part.contains("--ink:#ffffff"), "{part}");
    let font = address("tillgangar/rubriker-");
    assert!(part.contains(font.strip_prefix("tillgangar/").unwrap()), "{part}");
    let logo = address("tillgangar/logotyp-");
    assert_eq!(files[&logo], LOGO.as_bytes());
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with("index.html")) {
        let page = String::from_utf8_lossy(bytes);
        if page.contains("class=\"sidhuvud\"") {
            assert!(page.contains(&format!("{logo}\" alt=\"Exempelby kommun\"")), "{path}");
        }
    }
    // The files go out with the theme and nowhere else.
    assert!(!files.keys().any(|path| path.starts_with("utseende/")), "{:?}", files.keys());
}

#[test]
fn the_nearest_colour_that_will_do_is_named_and_does() {
    let site = dressed();
    site.replace("content/site.toml", "#00505a", "#e30613");
    let faults = site.faults();
    let [told] = faults.as_slice() else { panic!("{faults:#?}") };
    assert_eq!(told.code, "low-contrast");
    let near: String = told.help.as_ref().unwrap().chars().take(7).collect();
    site.replace("content/site.toml", "#e30613", &near);
    assert_eq!(site.faults().len(), 0, "{near}");
}
