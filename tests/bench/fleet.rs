//! Many profiles: how long `verify --all-profiles` takes against the fewest rounds that its concurrency
//! allows, and how time and memory grow.

use super::{CS_ASHBY, median, mib, peak_memory_of, vendors};
use cs_ashby::credentials::Secret;
use cs_ashby::integration::{KeyName, ManualStep};
use cs_ashby::platform;
use cs_ashby::state::{Binding, ProfileState, StateStore};
use std::fmt::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What the program does at a time when nothing is said.
const CONCURRENCY: usize = 8;
/// The figure of the yardstick: an agency with this many organisations.
const YARDSTICK: usize = 500;

/// Measures, prints, and says whether everything is within its limits.
pub fn figures() -> bool {
    let far = vendors::start(Duration::from_millis(100));
    let mut good = true;
    let one = median((0..11).map(|_| measure(&far, 1, &["verify", "--profile", "p0"]).0).collect());
    println!("verify of one profile: {:.1} ms", one.as_secs_f64() * 1e3);
    for profiles in [1, 10, 100, YARDSTICK, 1000] {
        let (took, peak) = measure(&far, profiles, &["verify", "--all-profiles"]);
        let rounds = profiles as f64 / CONCURRENCY as f64;
        let ratio = took.as_secs_f64() / (rounds.max(1.0) * one.as_secs_f64());
        println!(
            "verify --all-profiles, {profiles} profiles, {CONCURRENCY} at a time: {:.2} s, {ratio:.2} of the rounds (at most 1.2 at {YARDSTICK}); peak memory {:.1} MiB (at most 64)",
            took.as_secs_f64(),
            mib(peak),
        );
        good &= peak > 0 && mib(peak) <= 64.0;
        good &= profiles != YARDSTICK || ratio <= 1.2;
    }
    for at_a_time in [1, 4, 16, 32] {
        let words = ["verify", "--all-profiles", "--concurrency", &at_a_time.to_string()];
        let (took, peak) = measure(&far, 100, &words);
        let ratio = took.as_secs_f64() / (100.0 / f64::from(at_a_time) * one.as_secs_f64());
        println!(
            "verify --all-profiles, 100 profiles, {at_a_time} at a time: {:.2} s, {ratio:.2} of the rounds; peak memory {:.1} MiB",
            took.as_secs_f64(),
            mib(peak),
        );
    }
    good
}

/// A run with so many finished profiles, each with keys of its own: how long, and the peak of its memory.
fn measure(vendors: &vendors::Vendors, profiles: usize, words: &[&str]) -> (Duration, u64) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    prepare(folder.path(), profiles, &vendors.webhook());
    let mut child = Command::new(CS_ASHBY)
        .args(["--store", "none", "--output", "json"])
        .args(words)
        .env("CS_ASHBY_STATE_DIR", folder.path().join("state"))
        .env("CS_ASHBY_CONFIG_DIR", folder.path())
        .envs(vendors.addresses())
        .env_remove(KeyName::Codesignal.variable())
        .env_remove(KeyName::Ashby.variable())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("cs-ashby runs");
    let start = Instant::now();
    let peak = peak_memory_of(&mut child);
    let took = start.elapsed();
    assert!(child.wait().is_ok_and(|status| status.success()), "{words:?}");
    (took, peak)
}

/// The keys in files, the configuration that names them, and a state in which the webhook is confirmed.
fn prepare(folder: &Path, profiles: usize, endpoint: &str) {
    let mut config = String::new();
    for number in 0..profiles {
        let keys = [vendors::codesignal_key(number), vendors::ashby_key(number)];
        let profile = format!("p{number}");
        writeln!(config, "[profiles.{profile}]").expect("text");
        for (name, key) in KeyName::ALL.into_iter().zip(&keys) {
            let file = folder.join(format!("{profile}-{}", name.as_str()));
            std::fs::write(&file, key).expect("a file");
            writeln!(config, "{}_key.file = {file:?}", name.as_str()).expect("text");
        }
        let secret = |name, key| Secret::parse(name, key).expect("a key");
        let mut record = ProfileState::new().expect("randomness");
        let binding = Binding {
            codesignal: &secret(KeyName::Codesignal, &keys[0]),
            ashby: &secret(KeyName::Ashby, &keys[1]),
            endpoint,
        };
        let now = platform::now_to_the_second();
        record.attest(ManualStep::Webhook, &binding, now);
        let path = folder.join("state");
        let shelf = StateStore::Folder { path, profile };
        let saved = shelf.lock().and_then(|lock| shelf.save(&lock, &record));
        saved.expect("a state");
    }
    let path = folder.join("config.toml");
    platform::files::replace(&path, config.as_bytes()).expect("a configuration");
}
