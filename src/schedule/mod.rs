//! Entries for the schedulers that are there already: they run `verify`, this program has none of its own.
//! Each entry is whole, says in comments what to do with it, and holds no key.

mod cloud;
mod interval;
mod launchd;
mod unix;
mod windows;

pub use interval::Interval;

use crate::error::Result;
use clap::ValueEnum;
use serde::Serialize;

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Scheduler {
    /// A systemd service and timer of your account (Linux).
    Systemd,
    /// A line for a crontab.
    Cron,
    /// A launch agent of your account (macOS).
    Launchd,
    /// A task for Windows Task Scheduler, as XML.
    Windows,
    /// A workflow of GitHub Actions.
    Github,
    /// A Kubernetes CronJob with a volume for its state.
    Kubernetes,
}

impl Scheduler {
    pub(crate) fn of_this_system() -> Scheduler {
        if cfg!(windows) {
            Scheduler::Windows
        } else if cfg!(target_os = "macos") {
            Scheduler::Launchd
        } else {
            Scheduler::Systemd
        }
    }

    /// The word after `--for`.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Scheduler::Systemd => "systemd",
            Scheduler::Cron => "cron",
            Scheduler::Launchd => "launchd",
            Scheduler::Windows => "windows",
            Scheduler::Github => "github",
            Scheduler::Kubernetes => "kubernetes",
        }
    }

    /// Whether it runs on a computer where this program lies at a path; elsewhere it is found by its name.
    pub(crate) fn is_local(self) -> bool {
        !matches!(self, Scheduler::Github | Scheduler::Kubernetes)
    }
}

/// What is to be run, and how often.
pub struct Plan {
    pub every: Interval,
    pub profile: String,
    /// The program: a path, or its name.
    pub program: String,
    /// `verify` and its options, without the form of the report.
    pub words: Vec<String>,
    /// Whether the entry brings the CodeSignal key itself, since no option says where it comes from.
    pub brings_codesignal: bool,
    pub brings_ashby: bool,
    /// The folders that are not where the platform has them: variable and path. Empty for a scheduler
    /// elsewhere.
    pub folders: Vec<(&'static str, String)>,
    pub image: String,
    /// Today, as `2026-11-24`.
    pub today: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct File {
    pub(crate) path: String,
    pub content: String,
}

/// An entry: its files, and what to do with them.
pub struct ScheduleEntry {
    pub files: Vec<File>,
    pub(crate) steps: Vec<String>,
}

impl Plan {
    pub fn entry(&self, scheduler: Scheduler) -> Result<ScheduleEntry> {
        match scheduler {
            Scheduler::Systemd => Ok(unix::systemd(self)),
            Scheduler::Cron => unix::cron(self),
            Scheduler::Launchd => Ok(launchd::agent(self)),
            Scheduler::Windows => Ok(windows::task(self)),
            Scheduler::Github => cloud::github(self),
            Scheduler::Kubernetes => cloud::kubernetes(self),
        }
    }

    /// The name of the entry: `cs-ashby-verify`, with the profile where it is not the default.
    fn name(&self) -> String {
        match self.profile.as_str() {
            "default" => "cs-ashby-verify".into(),
            profile => format!("cs-ashby-verify-{profile}"),
        }
    }

    /// The program and its words, with more words behind them.
    fn command(&self, more: &[&str]) -> Vec<String> {
        let words = self.words.iter().cloned();
        std::iter::once(self.program.clone())
            .chain(words)
            .chain(more.iter().map(|word| (*word).to_owned()))
            .collect()
    }

    /// A number of the profile's own below `limit`, so that many profiles don't all run in the same minute.
    fn spread(&self, limit: u32) -> u32 {
        let sum = self.profile.bytes().fold(7u32, |sum, byte| {
            sum.wrapping_mul(31).wrapping_add(u32::from(byte))
        });
        sum % limit.max(1)
    }
}

/// Lines as comments that begin with `#`.
fn comments(lines: &[String]) -> String {
    lines.iter().map(|line| format!("# {line}\n")).collect()
}

fn xml(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
