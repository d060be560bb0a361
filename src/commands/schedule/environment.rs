//! The variables of this shell that a run needs and a scheduler doesn't have.

use super::not_absolute;
use crate::cli::SchedulePrintArgs;
use crate::config::Config;
use crate::credentials::configured::ConfiguredSource;
use crate::error::{Error, Result};
use crate::integration::KeyName;
use crate::platform;
use crate::schedule::Scheduler;
use std::path::Path;

const FOLDERS: [&str; 2] = ["CS_ASHBY_STATE_DIR", "CS_ASHBY_CONFIG_DIR"];
const CERTIFICATES: [&str; 2] = ["SSL_CERT_FILE", "SSL_CERT_DIR"];
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
    let mut found = Vec::new();
    // Elsewhere there are other files. A proxy is reached from there, unless it runs on this computer.
    if scheduler.is_local() {
        for name in FOLDERS.into_iter().chain(CERTIFICATES) {
            if let Some(value) = platform::variable(name)? {
                one_line(name, &value)?;
                for path in std::env::split_paths(&value) {
                    absolute(name, "a path", &path)?;
                }
                found.push((name, value));
            }
        }
    }
    for name in PROXIES {
        if let Some(value) = platform::variable(name)?
            && (scheduler.is_local() || !is_private(name, &value))
        {
            one_line(name, &value)?;
            found.push((name, value));
        }
    }
    if needs_path(args, scheduler, profile)
        && let Some(value) = platform::variable("PATH")?
    {
        one_line("PATH", &value)?;
        found.push(("PATH", value));
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
    let keys = &args.keys;
    let is_given = keys.codesignal_key_command.is_some() || keys.ashby_key_command.is_some();
    // `verify` reports a configuration that can't be used.
    let is_configured = || {
        Config::read().is_ok_and(|config| {
            let sources = config.profile(profile);
            KeyName::ALL.into_iter().any(|name| {
                let source = sources.and_then(|sources| sources.get(name));
                source.is_some_and(|it| matches!(it.from, ConfiguredSource::Command(_)))
            })
        })
    };
    match scheduler {
        Scheduler::Systemd | Scheduler::Cron | Scheduler::Launchd => {
            is_given || args.all_profiles || is_configured()
        }
        Scheduler::Windows | Scheduler::Github | Scheduler::Kubernetes => false,
    }
}

pub(super) fn absolute(option: &str, what: &str, path: &Path) -> Result<()> {
    if path.is_absolute() { Ok(()) } else { Err(not_absolute(option, what)) }
}

/// Refuses what no format can write: control characters, and what YAML or XML reads as a line end or not at all.
pub(super) fn one_line(what: &str, text: &str) -> Result<()> {
    let is_odd = |c: char| {
        c.is_control()
            || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
    };
    if text.chars().any(is_odd) {
        return Err(Error::usage(
            "word_not_one_line",
            format!(
                "{what} contains a line end or a control character, which no scheduler's entry can have."
            ),
            "Put the command into a script, and name that script.",
        ));
    }
    Ok(())
}
