//! The process and the computer it runs on: the only modules that read the environment, the clock and the
//! platform's folders, and that tell operating systems apart.

pub(crate) mod browser;
pub(crate) mod clipboard;
pub(crate) mod clipboard_manager;
pub(crate) mod date;
pub(crate) mod files;
#[cfg(unix)]
mod groups;
pub(crate) mod io_error;
#[cfg(unix)]
mod permissions;
pub(crate) mod screen;
pub(crate) mod signals;
pub(crate) mod system_info;
#[cfg_attr(windows, path = "terminal_windows.rs")]
pub(crate) mod terminal;
pub(crate) mod text;
pub(crate) mod trusted_file;
mod untrusted;

use crate::error::{Error, Result};
use etcetera::BaseStrategy;
use jiff::Timestamp;
use std::io::{IsTerminal, Read};
use std::path::{Path, PathBuf};

/// The value of an environment variable; an empty one counts as unset.
pub(crate) fn variable(name: &str) -> Result<Option<String>> {
    #[expect(clippy::disallowed_methods, reason = "the only module that may")]
    match std::env::var(name) {
        Ok(value) if value.is_empty() => Ok(None),
        Ok(value) => Ok(Some(value)),
        Err(std::env::VarError::NotPresent) => Ok(None),
        Err(std::env::VarError::NotUnicode(_)) => Err(Error::usage(
            "variable_not_text",
            format!("The environment variable {name} isn't readable text."),
            format!("Set {name} again, or unset it."),
        )),
    }
}

/// Whether an environment variable is there, be it empty.
pub(crate) fn is_set(name: &str) -> bool {
    #[expect(clippy::disallowed_methods, reason = "the only module that may")]
    std::env::var_os(name).is_some()
}

/// Who runs this program, as `account@computer`; as much of it as the system tells.
pub(crate) fn account() -> Option<String> {
    let first = |names: &[&str]| names.iter().find_map(|name| variable(name).ok().flatten());
    let account = first(&["USER", "LOGNAME", "USERNAME"]);
    #[cfg(unix)]
    let computer = rustix::system::uname().nodename().to_str().ok().map(str::to_owned);
    #[cfg(not(unix))]
    let computer = first(&["COMPUTERNAME"]);
    let plain = |text: String| -> String {
        let letters = text.chars();
        letters.filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.')).take(64).collect()
    };
    let account = account.map(plain)?;
    Some(match computer.map(plain) {
        Some(computer) => format!("{account}@{computer}"),
        None => account,
    })
}

/// Whether this run has a terminal of its own, wherever its input and output go.
#[cfg(unix)]
pub(crate) fn has_terminal() -> bool {
    std::fs::File::open("/dev/tty").is_ok()
}

/// A group of processes that is ended when this is dropped, unless it was released before.
pub(crate) struct ProcessGroup(Option<u32>);

impl ProcessGroup {
    /// The group that this process leads; nothing where there is none.
    pub(crate) fn of(leader: Option<u32>) -> ProcessGroup {
        ProcessGroup(leader)
    }

    /// Leaves it alone: what it was started for is done.
    pub(crate) fn release(mut self) {
        self.0 = None;
    }
}

impl Drop for ProcessGroup {
    fn drop(&mut self) {
        #[cfg(unix)]
        if let Some(leader) = self.0.and_then(|id| i32::try_from(id).ok())
            && let Some(leader) = rustix::process::Pid::from_raw(leader)
        {
            // Where it is gone already, all the better.
            let _ = rustix::process::kill_process_group(leader, rustix::process::Signal::KILL);
        }
    }
}

pub(crate) fn program() -> Option<PathBuf> {
    std::env::current_exe().ok()
}

/// From now on no picture of this process's memory, with a key in it, is written to a disk, and on Linux no
/// other program of the same account can look into it or at the environment it was started with (root can).
///
/// macOS has the like (`PT_DENY_ATTACH`), but no library offers it without `unsafe`; there the system's own
/// protection of signed programs is all there is. Windows has none for a program of the same account.
pub(crate) fn keep_memory_private() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let none = Rlimit { current: Some(0), maximum: Some(0) };
        // Where it can't be set, the system's own setting stays.
        let _ = setrlimit(Resource::Core, none);
    }
    // The limit alone would not do: it does not count where the system hands the picture to a program of
    // its own (core(5), "Piping core dumps to a program"). Programs that are started from here are as
    // every other again: the system sets it back with execve(2).
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{DumpableBehavior, set_dumpable_behavior};
        let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    }
}

pub(crate) fn now() -> Timestamp {
    Timestamp::now()
}

/// The present moment, in UTC and whole seconds: for what is kept.
pub fn now_to_the_second() -> Timestamp {
    whole_seconds(now())
}

/// A moment as RFC 3339, in whole seconds.
pub(crate) fn rfc3339(at: Timestamp) -> String {
    whole_seconds(at).to_string()
}

/// `2026-11-25`, in UTC.
pub(crate) fn utc_date(at: Timestamp) -> String {
    jiff::tz::TimeZone::UTC.to_datetime(at).date().to_string()
}

fn whole_seconds(at: Timestamp) -> Timestamp {
    // The second of a moment is one too: there is no error.
    Timestamp::from_second(at.as_second()).unwrap_or(at)
}

/// Whole days; none for a moment in the future, which a wrong clock wrote.
pub(crate) fn age_days(now: Timestamp, at: Timestamp) -> i64 {
    (now.duration_since(at).as_hours() / 24).max(0)
}

pub(crate) fn stdin_is_terminal() -> bool {
    #[cfg(windows)]
    if terminal::is_pipe() {
        return false;
    }
    std::io::stdin().is_terminal()
}

/// What else helps a person whose terminal can't ask questions: words that follow a fix.
pub(crate) fn terminal_advice() -> &'static str {
    if std::io::stdin().is_terminal() && !stdin_is_terminal() {
        " To be asked in Git Bash's own window, start it with winpty: `winpty cs-ashby setup`. Windows Terminal needs no winpty."
    } else {
        ""
    }
}

pub(crate) fn stdout_is_terminal() -> bool {
    std::io::stdout().is_terminal()
}

pub(crate) fn stderr_is_terminal() -> bool {
    std::io::stderr().is_terminal()
}

/// Whether the terminal can do nothing but show letters one after the other.
pub(crate) fn terminal_is_dumb() -> bool {
    matches!(variable("TERM"), Ok(Some(term)) if term == "dumb")
}

/// Whether this run's terminal is on another computer.
pub(crate) fn is_over_ssh() -> bool {
    ["SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"].into_iter().any(has_value)
}

fn has_value(name: &str) -> bool {
    matches!(variable(name), Ok(Some(_)) | Err(_))
}

/// Reads standard input to its end, but at most `limit` bytes and one more.
pub(crate) fn read_stdin(limit: u64) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::io::stdin().take(limit + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The folder for the state: `CS_ASHBY_STATE_DIR`, else the platform's folder and `cs-ashby` in it.
/// (macOS and Windows know no state folder of their own; there it is the data folder.)
pub(crate) fn state_folder() -> Result<PathBuf> {
    if let Some(folder) = given_folder("CS_ASHBY_STATE_DIR")? {
        return Ok(folder);
    }
    let strategy = etcetera::base_strategy::choose_native_strategy().map_err(|_| {
        Error::local(
            "no_home",
            "This account has no home folder, so there's no place to save what was confirmed.",
            "Set HOME, or set CS_ASHBY_STATE_DIR to a folder.",
        )
    })?;
    // On Windows Local AppData, which is the folder for caches too: Roaming AppData is copied to other computers.
    let base = match strategy.state_dir() {
        Some(folder) => folder,
        None if cfg!(windows) => strategy.cache_dir(),
        None => strategy.data_dir(),
    };
    Ok(base.join("cs-ashby"))
}

/// The number of the account in whose home root runs, where this path is in it.
pub(crate) fn other_home_owner(path: &Path) -> Option<u32> {
    #[cfg(unix)]
    if etcetera::home_dir().is_ok_and(|home| path.starts_with(home)) {
        return groups::other_home_owner();
    }
    let _ = path;
    None
}

/// The folder for the configuration: `CS_ASHBY_CONFIG_DIR`, else the platform's folder and `cs-ashby` in it.
/// `None` where the machine names no home folder: there is then no configuration.
pub(crate) fn config_folder() -> Result<Option<PathBuf>> {
    if let Some(folder) = given_folder("CS_ASHBY_CONFIG_DIR")? {
        return Ok(Some(folder));
    }
    let strategy = etcetera::base_strategy::choose_native_strategy().ok();
    Ok(strategy.map(|strategy| strategy.config_dir().join("cs-ashby")))
}

/// A relative path would be another folder for each folder that the command is run in.
fn given_folder(name: &str) -> Result<Option<PathBuf>> {
    let folder = variable(name)?.map(PathBuf::from);
    match folder {
        Some(folder) if !folder.is_absolute() => Err(Error::usage(
            "path_not_absolute",
            format!("{name} is a relative path: {}.", folder.display()),
            format!("Set {name} to a full path, or unset it to use the default folder."),
        )),
        folder => Ok(folder),
    }
}

/// How many files and connections this process may have open at a time, where the system tells.
pub(crate) fn most_open_files() -> Option<u64> {
    #[cfg(unix)]
    return rustix::process::getrlimit(rustix::process::Resource::Nofile).current;
    #[cfg(not(unix))]
    None
}

/// Whether the terminal's locale can show letters beyond ASCII. On Windows and macOS it can.
pub(crate) fn locale_is_utf8() -> bool {
    if cfg!(any(windows, target_os = "macos")) {
        return true;
    }
    system_info::locale().is_some_and(|value| {
        let value = value.to_ascii_lowercase();
        value.contains("utf-8") || value.contains("utf8")
    })
}
