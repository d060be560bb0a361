//! The figures: ratios measured side by side in one run, against `curl`. `cargo bench --profile dist` prints them and
//! fails when one is beyond its limit.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros, dead_code, missing_docs)]

mod fleet;
#[path = "../support/hash.rs"]
mod hash;
#[path = "../support/http.rs"]
mod http;
#[path = "../support/raw.rs"]
mod raw;
mod vendors;

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use vendors::{Vendors, ashby_key, codesignal_key};

const CS_ASHBY: &str = env!("CARGO_BIN_EXE_cs-ashby");
/// How often each pair is measured, in turns; the medians are compared.
const ROUNDS: usize = 21;
/// A vendor that is far away.
const FAR: Duration = Duration::from_millis(100);

fn main() {
    let mut good = true;
    for (name, pause, handshakes, limit) in [
        ("verify, every vendor 100 ms away / one curl request", FAR, 0, 1.1),
        ("the same where a new connection costs two round trips more (TCP, TLS)", FAR, 2, 1.1),
        ("verify, vendors at no distance / one curl request", Duration::ZERO, 0, f64::INFINITY),
    ] {
        let vendors = vendors::start(pause, handshakes);
        let (mut ours, mut curls) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            ours.push(verify(&vendors));
            curls.push(curl(&vendors));
        }
        good &= figure(name, median(ours) / median(curls), "", limit);
    }
    let near = vendors::start(Duration::ZERO, 0);
    let size = std::fs::metadata(CS_ASHBY).expect("the binary").len();
    good &= figure("size of the binary, sandbox included", mib(size), "MiB", 9.0);
    good &= figure("peak memory of verify", mib(peak_memory(&near)), "MiB", 24.0);
    good &= fleet::figures();
    assert!(good, "a figure is beyond its limit");
}

/// Prints it, and says whether it is within its limit.
fn figure(name: &str, value: f64, unit: &str, limit: f64) -> bool {
    println!("{name}: {value:.2} {unit} (at most {limit})");
    value > 0.0 && value <= limit
}

fn mib(bytes: u64) -> f64 {
    bytes as f64 / 1024.0 / 1024.0
}

/// In seconds.
fn median(mut times: Vec<Duration>) -> f64 {
    times.sort();
    times[times.len() / 2].as_secs_f64()
}

fn timed(command: &mut Command) -> Duration {
    let start = Instant::now();
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
    let took = start.elapsed();
    assert!(status.is_ok_and(|status| status.success()), "{command:?}");
    took
}

fn command(vendors: &Vendors, state: &Path) -> Command {
    let mut command = Command::new(CS_ASHBY);
    command
        .args(["--store", "none", "-q"])
        .env("CS_ASHBY_STATE_DIR", state)
        .envs(vendors.addresses())
        .env("CS_ASHBY_CODESIGNAL_KEY", codesignal_key(0))
        .env("CS_ASHBY_ASHBY_KEY", ashby_key(0))
        .stdin(Stdio::null());
    command
}

/// After a setup, as a person runs it.
fn verify(vendors: &Vendors) -> Duration {
    let state = tempfile::tempdir().expect("a temporary folder");
    timed(command(vendors, state.path()).args(["setup", "--attest", "webhook"]));
    timed(command(vendors, state.path()).arg("verify"))
}

fn curl(vendors: &Vendors) -> Duration {
    timed(Command::new("curl").args(["--silent", "--fail", "--noproxy", "*"]).args([
        "--header",
        &format!("Authorization: Bearer {}", codesignal_key(0)),
        "--header",
        "Content-Type: application/json",
        "--data",
        "{\"query\":\"{ company { id name } }\"}",
        &vendors.codesignal(),
    ]))
}

fn peak_memory(vendors: &Vendors) -> u64 {
    let state = tempfile::tempdir().expect("a temporary folder");
    let mut run = command(vendors, state.path());
    run.arg("verify").stdout(Stdio::null()).stderr(Stdio::null());
    peak_memory_of(&mut run.spawn().expect("cs-ashby runs"))
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
