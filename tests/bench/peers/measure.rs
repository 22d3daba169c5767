//! What one run of a program costs: wall time here, processor time and peak memory by GNU `time`.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

/// The cost of one run.
#[derive(Debug, Clone, Copy)]
pub struct Cost {
    /// Seconds from start to end.
    pub wall: f64,
    /// Seconds of processor time, of all threads.
    pub cpu: f64,
    /// Most memory held at once, in MB.
    pub peak: f64,
}

/// Runs a command to its end.
///
/// # Errors
/// What the command said, where it failed.
pub fn run(command: &Command, scratch: &Path) -> Result<Cost, Box<dyn Error>> {
    let figures = scratch.join("time.txt");
    let mut timed = Command::new("time");
    timed.args(["-q", "-f", "%U %S %M", "-o"]).arg(&figures);
    timed.arg(command.get_program()).args(command.get_args()).stdin(Stdio::null());
    if let Some(folder) = command.get_current_dir() {
        timed.current_dir(folder);
    }
    let began = Instant::now();
    let ended = timed.output().map_err(|error| format!("GNU time is needed: {error}"))?;
    let wall = began.elapsed().as_secs_f64();
    if !ended.status.success() {
        let said = String::from_utf8_lossy(&ended.stderr).into_owned();
        return Err(format!("{:?} failed: {said}", command.get_program()).into());
    }
    let text = fs::read_to_string(figures)?;
    let mut numbers = text.split_whitespace().map(str::parse::<f64>);
    let mut next = || numbers.next().ok_or("time gave too few figures");
    let (user, system, kilobytes) = (next()??, next()??, next()??);
    Ok(Cost { wall, cpu: user + system, peak: kilobytes / 1000.0 })
}

/// The middle of several costs, each figure by itself.
pub fn median(costs: &[Cost]) -> Cost {
    let middle = |figure: fn(&Cost) -> f64| {
        let mut all: Vec<f64> = costs.iter().map(figure).collect();
        all.sort_by(f64::total_cmp);
        all.get(all.len() / 2).copied().unwrap_or_default()
    };
    Cost { wall: middle(|cost| cost.wall), cpu: middle(|cost| cost.cpu), peak: middle(|cost| cost.peak) }
}
