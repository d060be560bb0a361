//! Entries for the schedulers you already have: they run `verify`. Each entry is complete, says in comments what to
//! do with it, and contains no key.

mod entry;
mod error;
mod interval;
mod name;
mod quote;
mod template;

pub(crate) use error::ScheduleError;
pub use interval::Interval;

use crate::integration::KeyName;
use clap::ValueEnum;
use serde::Serialize;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Scheduler {
    /// A systemd service and timer for your account (Linux)
    Systemd,
    /// A line for a crontab
    Cron,
    /// A launch agent for your account (macOS)
    Launchd,
    /// A task for Windows Task Scheduler, as XML
    Windows,
    /// A GitHub Actions workflow
    Github,
    /// A Kubernetes CronJob with a volume for its state
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

    /// Whether it runs on a computer where this program has a path; elsewhere it's found by its name.
    pub(crate) fn is_local(self) -> bool {
        !matches!(self, Scheduler::Github | Scheduler::Kubernetes)
    }
}

/// What to run, and how often.
pub struct Plan {
    pub every: Interval,
    pub profile: String,
    /// The program: a path, or its name.
    pub program: String,
    /// `verify` and its options, without the form of the report.
    pub words: Vec<String>,
    /// The keys that the entry brings itself, since no option says where they come from.
    pub keys: Vec<KeyName>,
    /// The variables of this shell that the run needs and a scheduler doesn't have.
    pub environment: Vec<(&'static str, String)>,
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
    /// The program and its words, with more words after them.
    fn command(&self, more: &[String]) -> Vec<String> {
        [std::slice::from_ref(&self.program), &self.words, more].concat()
    }

    /// A number below `limit` that depends on the profile, so that many profiles don't all run in the same minute.
    fn spread(&self, limit: u32) -> u32 {
        let sum = self
            .profile
            .bytes()
            .fold(7u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(u32::from(byte)));
        sum % limit.max(1)
    }
}
