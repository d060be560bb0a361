//! Many profiles: how long `verify --all-profiles` takes against the fewest rounds that its concurrency
//! allows, and its memory.

use super::vendors::{self, Vendors, ashby_key, codesignal_key};
use super::{CS_ASHBY, FAR, figure, median, mib, peak_memory_of};
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
/// An agency with this many organisations.
const PROFILES: usize = 500;

/// Measures, prints, and says whether everything is within its limits.
pub fn figures() -> bool {
    let far = vendors::start(FAR, 0);
    let one = (0..11).map(|_| measure(&far, 1, &["verify", "--profile", "p0"]).0);
    let rounds = PROFILES as f64 / CONCURRENCY as f64 * median(one.collect());
    let (took, peak) = measure(&far, PROFILES, &["verify", "--all-profiles"]);
    let name = format!("verify --all-profiles, {PROFILES} profiles");
    let quick = figure(&format!("{name} / the rounds"), took.as_secs_f64() / rounds, "", 1.2);
    quick & figure(&format!("peak memory of {name}"), mib(peak), "MiB", 64.0)
}

/// A run with so many finished profiles, each with keys of its own: how long, and the peak of its memory.
fn measure(vendors: &Vendors, profiles: usize, words: &[&str]) -> (Duration, u64) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    prepare(folder.path(), profiles, &vendors.webhook());
    let mut child = Command::new(CS_ASHBY)
        .args(["--store", "none", "--output", "json"])
        .args(words)
        .env("CS_ASHBY_STATE_DIR", folder.path().join("state"))
        .env("CS_ASHBY_CONFIG_DIR", folder.path())
        .envs(vendors.addresses())
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
        let keys = [codesignal_key(number), ashby_key(number)];
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
        record.attest(ManualStep::Webhook, &binding, platform::now_to_the_second());
        let store = StateStore::Folder { path: folder.join("state"), profile };
        let saved = store.lock().and_then(|lock| store.save(&lock, &record));
        saved.expect("a state");
    }
    std::fs::write(folder.join("config.toml"), config).expect("a configuration");
}
