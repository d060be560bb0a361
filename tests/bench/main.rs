//! The figures: ratios measured side by side in one run, against `curl`. `cargo bench --profile dist` prints them and
//! fails when one is beyond its limit.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros, missing_docs)]

mod fleet;
mod others;
mod sequence;
mod vendors;

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const CS_ASHBY: &str = env!("CARGO_BIN_EXE_cs-ashby");
/// How often each pair is measured, in turns; the medians are compared.
const ROUNDS: usize = 21;

fn main() {
    let near = vendors::start(Duration::ZERO);
    let far = vendors::start(Duration::from_millis(100));
    let mut good = true;
    good &= ratio(
        "verify, every vendor 100 ms away / one curl request",
        || verify(&far),
        || curl(&far),
        Some(1.1),
    );
    let across = vendors::start_across(Duration::from_millis(100), 2);
    good &= ratio(
        "the same where a new connection costs two round trips more (TCP, TLS)",
        || verify(&across),
        || curl(&across),
        Some(1.1),
    );
    good &= ratio(
        "verify, vendors at no distance / one curl request",
        || verify(&near),
        || curl(&near),
        None,
    );
    good &= sequence::figures(&far);
    good &= others::figures();
    let size = std::fs::metadata(CS_ASHBY).map_or(0, |meta| meta.len());
    good &= figure("size of the binary, sandbox included", mib(size), 9.0);
    good &= figure("peak memory of verify", mib(peak_memory(&near)), 24.0);
    good &= fleet::figures();
    assert!(good, "a figure is beyond its limit");
}

/// Measures two things in turns, and compares their medians.
fn ratio(
    name: &str,
    ours: impl Fn() -> Duration,
    theirs: impl Fn() -> Duration,
    limit: Option<f64>,
) -> bool {
    let (mut a, mut b) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        a.push(ours());
        b.push(theirs());
    }
    let (a, b) = (median(a), median(b));
    let ratio = a.as_secs_f64() / b.as_secs_f64();
    let within = limit.map_or(String::new(), |limit| format!("; at most {limit}"));
    println!(
        "{name}: {ratio:.2} ({:.2} ms / {:.2} ms{within})",
        a.as_secs_f64() * 1e3,
        b.as_secs_f64() * 1e3
    );
    limit.is_none_or(|limit| ratio <= limit)
}

fn figure(name: &str, mib: f64, limit: f64) -> bool {
    println!("{name}: {mib:.1} MiB (at most {limit})");
    mib > 0.0 && mib <= limit
}

fn mib(bytes: u64) -> f64 {
    bytes as f64 / 1024.0 / 1024.0
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn timed(command: &mut Command) -> Duration {
    let start = Instant::now();
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
    let took = start.elapsed();
    assert!(status.is_ok_and(|status| status.success()), "{command:?}");
    took
}

fn command(vendors: &vendors::Vendors, state: &Path) -> Command {
    let mut command = Command::new(CS_ASHBY);
    command
        .args(["--store", "none", "-q"])
        .env("CS_ASHBY_STATE_DIR", state)
        .envs(vendors.environment())
        .stdin(Stdio::null());
    command
}

/// The state after a setup: what `verify` is run on.
fn finished(vendors: &vendors::Vendors) -> tempfile::TempDir {
    let state = tempfile::tempdir().expect("a temporary folder");
    let setup = command(vendors, state.path()).args(["setup", "--attest", "webhook"]).output();
    assert!(setup.is_ok_and(|output| output.status.success()), "setup");
    state
}

fn verify(vendors: &vendors::Vendors) -> Duration {
    let state = finished(vendors);
    timed(command(vendors, state.path()).arg("verify"))
}

fn curl(vendors: &vendors::Vendors) -> Duration {
    timed(Command::new("curl").args(["--silent", "--fail", "--noproxy", "*"]).args([
        "--header",
        &format!("Authorization: Bearer {}", vendors::CODESIGNAL_KEY),
        "--header",
        "Content-Type: application/json",
        "--data",
        "{\"query\":\"{ company { id name } }\"}",
        &vendors.codesignal(),
    ]))
}

fn peak_memory(vendors: &vendors::Vendors) -> u64 {
    let state = tempfile::tempdir().expect("a temporary folder");
    let mut child = command(vendors, state.path())
        .arg("verify")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("cs-ashby runs");
    peak_memory_of(&mut child)
}

/// The highest VmHWM that was seen until its end. (Linux tells it nowhere after the end.)
fn peak_memory_of(child: &mut Child) -> u64 {
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    while child.try_wait().is_ok_and(|ended| ended.is_none()) {
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kib = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
        peak = peak.max(kib.unwrap_or(0) * 1024);
        // Without a pause it would take one of the cores from what is measured.
        std::thread::sleep(Duration::from_millis(1));
    }
    peak
}
