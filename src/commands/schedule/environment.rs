//! The variables of this shell that a run needs and a scheduler doesn't have.

use super::{absolute, one_line};
use crate::cli::SchedulePrintArgs;
use crate::config::Config;
use crate::credentials::source::ConfiguredSource;
use crate::error::Result;
use crate::integration::KeyName;
use crate::platform;
use crate::schedule::Scheduler;

/// Paths on this computer.
const PATHS: [&str; 4] =
    ["CS_ASHBY_STATE_DIR", "CS_ASHBY_CONFIG_DIR", "SSL_CERT_FILE", "SSL_CERT_DIR"];
const PROXIES: [&str; 8] = [
    "HTTPS_PROXY",
    "https_proxy",
    "HTTP_PROXY",
    "http_proxy",
    "ALL_PROXY",
    "all_proxy",
    "NO_PROXY",
    "no_proxy",
];

pub(super) fn environment(
    args: &SchedulePrintArgs,
    scheduler: Scheduler,
    profile: &str,
) -> Result<Vec<(&'static str, String)>> {
    let paths: &[&str] = if scheduler.is_local() { &PATHS } else { &[] };
    let path: &[&str] = if needs_path(args, scheduler, profile) { &["PATH"] } else { &[] };
    let mut found = Vec::new();
    for name in [paths, &PROXIES, path].concat() {
        let Some(value) = platform::variable(name)? else { continue };
        if PATHS.contains(&name) {
            for path in std::env::split_paths(&value) {
                absolute(name, "a path", &path)?;
            }
        }
        // A proxy is reached from elsewhere too, unless it runs on this computer.
        if scheduler.is_local() || !is_private(name, &value) {
            found.push((name, one_line(name, &value)?));
        }
    }
    Ok(found)
}

/// Whether a proxy's address is of use on this computer only, or contains a password, which must not go into a
/// repository or a cluster's job.
fn is_private(name: &str, value: &str) -> bool {
    let parts = ["@", "localhost", "127.", "[::1]"];
    !name.eq_ignore_ascii_case("NO_PROXY") && parts.iter().any(|part| value.contains(part))
}

/// A key command is found through PATH, and systemd, cron and launchd have a short one. Windows has the account's.
fn needs_path(args: &SchedulePrintArgs, scheduler: Scheduler, profile: &str) -> bool {
    if !matches!(scheduler, Scheduler::Systemd | Scheduler::Cron | Scheduler::Launchd) {
        return false;
    }
    let keys = &args.keys;
    if args.all_profiles
        || keys.codesignal_key_command.is_some()
        || keys.ashby_key_command.is_some()
    {
        return true;
    }
    // `verify` reports a configuration that can't be used.
    let Ok(config) = Config::read() else { return false };
    let sources = config.profiles.get(profile);
    KeyName::ALL.into_iter().any(|name| {
        let source = sources.and_then(|sources| sources.get(name));
        source.is_some_and(|it| matches!(it.from, ConfiguredSource::Command(_)))
    })
}
