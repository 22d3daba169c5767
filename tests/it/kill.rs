//! Killed at any moment or on a full disk, the output is the old site or the new.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::driver::Site;
use crate::tree::{self, Tree};

/// A site of 500 pages with a name that stands on each of them.
fn generated(name: &str) -> Site {
    let site = Site::small();
    for number in 0..430 {
        let text = format!(
            "+++\ntitel = \"Rapport {number}\"\ntyp = \"rapport\"\ndatum = \"{}\"\narende = [\"KS 2020/{}\"]\n+++\n\n## Bakgrund\n\n{}\n",
            2000 + number / 20,
            number / 10,
            "En mening i en rapport som ingen läser. ".repeat(20)
        );
        site.write(&format!("content/handlingar/rapport-{number}.md"), text);
    }
    named(&site, name);
    site
}

fn named(site: &Site, name: &str) {
    let text = format!(
        "namn = \"{name}\"\nadress = \"https://insyn.exempel.se/\"\nutgivare = \"{name}\"\ndemonstration = \"Prov\"\n"
    );
    site.write("content/site.toml", text);
}

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}

fn output_of(site: &Site) -> Option<Tree> {
    let public = site.root().join("public");
    public.is_dir().then(|| tree::read(&public))
}

#[test]
fn killed_at_forty_random_moments_the_output_is_the_old_site_or_the_new() {
    let names = ["Ett", "Två"];
    let site = generated(names[0]);
    let sites: Vec<Tree> = names
        .iter()
        .map(|name| {
            named(&site, name);
            site.build().files
        })
        .collect();
    assert!(sites[0].keys().filter(|path| path.ends_with(".html")).count() >= 500);
    assert!(tree::difference(&sites[0], &sites[1]).is_some());
    let start =
        || site.program().args(["build", "--as-of", "2026-03-12"]).stderr(Stdio::null()).spawn().unwrap();
    named(&site, names[0]);
    let began = Instant::now();
    assert!(start().wait().unwrap().success());
    let mut whole = u64::try_from(began.elapsed().as_micros()).unwrap();

    let (mut standing, mut killed, mut turned) = (0, 0, 0);
    let mut dice = Dice(0x5DEE_CE66_D1CE_4E5B);
    // Runs that were done too soon are too many only if the moments stay too late however near they come.
    for _ in 0..400 {
        if killed == 40 {
            break;
        }
        let wanted = 1 - standing;
        named(&site, names[wanted]);
        let mut child = start();
        std::thread::sleep(Duration::from_micros(dice.below(whole * 11 / 10)));
        let _ = child.kill();
        let ended = child.wait().unwrap();
        match ended.code() {
            None => killed += 1,
            Some(_) => whole = (whole * 19 / 20).max(1000),
        }
        let found = output_of(&site).expect("there is always a site");
        let same = sites.iter().position(|one| tree::difference(one, &found).is_none());
        let now =
            same.unwrap_or_else(|| panic!("a third site: {:?}", tree::difference(&sites[standing], &found)));
        assert!(now == wanted || ended.code() != Some(0), "said done and did nothing");
        turned += usize::from(now == wanted);
        standing = now;
    }
    println!(
        "{killed} runs were killed, {turned} had put the new site in place; a whole run takes {whole} µs"
    );
    assert_eq!(killed, 40, "the moments were too late");

    named(&site, names[1]);
    assert_eq!(tree::difference(&sites[1], &site.build().files), None, "a normal build is clean again");
    let mut left: Vec<_> =
        fs::read_dir(site.root()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    left.sort();
    assert_eq!(left, [".public.insyn", "content", "public"], "nothing lingers beside the site");
    let mut work = tree::read(&site.root().join(".public.insyn"));
    work.retain(|name, bytes| match name.strip_prefix("spare/") {
        Some(address) => sites[1].get(address) != Some(bytes),
        None => name != "senast.json",
    });
    assert_eq!(work.keys().collect::<Vec<_>>(), [""; 0], "nor of what is not of the site");
}

/// A file system of its own, gone when dropped.
struct Mount(PathBuf);

impl Mount {
    fn new(at: &Path, options: &str) -> Option<Self> {
        fs::create_dir_all(at).unwrap();
        let done = Command::new("mount").args(["-t", "tmpfs", "-o", options, "none"]).arg(at).output();
        if done.is_ok_and(|output| output.status.success()) {
            return Some(Self(at.to_owned()));
        }
        println!("SKIPPED: this user may not mount a file system ({options})");
        None
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

#[test]
fn on_a_full_disk_the_old_site_stays_and_how_much_is_needed_is_said() {
    for options in ["size=1m", "size=8m,nr_inodes=200"] {
        let site = Site::small();
        let Some(_mount) = Mount::new(&site.root().join("disk"), options) else { return };
        let build = || site.run(&["build", "--as-of", "2026-03-12", "--output", "disk/public"]);
        let ended = build();
        assert_eq!(ended.code, Some(0), "{options}: {}", ended.err);
        let before = tree::read(&site.root().join("disk/public"));
        for number in 0..200 {
            let text = format!("+++\ntitel = \"Sida {number}\"\n+++\n\n{}\n", "Långt. ".repeat(1500));
            site.write(&format!("content/sidor/sida-{number}.md"), text);
        }
        let ended = build();
        assert_eq!(ended.code, Some(1), "{options}: {}", ended.err);
        assert_eq!(ended.err.matches("fel[").count(), 1, "{}", ended.err);
        for words in ["output-disk-full", "disk/public", "behöver minst", "kB"] {
            assert!(ended.err.contains(words), "{words}: {}", ended.err);
        }
        assert_eq!(
            tree::difference(&before, &tree::read(&site.root().join("disk/public"))),
            None,
            "{options}"
        );
        for number in 0..200 {
            fs::remove_file(site.root().join(format!("content/sidor/sida-{number}.md"))).unwrap();
        }
        assert_eq!(build().code, Some(0));
        assert_eq!(
            tree::difference(&before, &tree::read(&site.root().join("disk/public"))),
            None,
            "{options}: clean again"
        );
    }
}

#[test]
fn several_builds_at_once_end_in_exactly_one_of_them() {
    let site = Site::small();
    let names = ["Ett", "Två", "Tre", "Fyra"];
    let expected: Vec<Tree> = names
        .iter()
        .map(|name| {
            named(&site, name);
            site.build().files
        })
        .collect();
    let mut children = Vec::new();
    for name in names {
        named(&site, name);
        children.push(
            site.program().args(["build", "--as-of", "2026-03-12"]).stderr(Stdio::null()).spawn().unwrap(),
        );
        // Long enough for the settings to be read.
        std::thread::sleep(Duration::from_millis(30));
    }
    for mut child in children {
        assert_eq!(child.wait().unwrap().code(), Some(0));
    }
    let found = site.public();
    assert_eq!(expected.iter().filter(|one| tree::difference(one, &found).is_none()).count(), 1);
}
