//! The report of a run, as the contract names its parts.

use super::keys::{Registration, UsedKey};
use crate::check_result::CheckResult;
use crate::error::{Error, Exit, Result};
use crate::hint::Hint;
use crate::integration::KeyName;
use crate::platform;
use serde::{Serialize, Serializer};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

#[derive(Serialize)]
pub(crate) struct Report {
    schema_version: u8,
    tool: Tool,
    /// For example `keys set`.
    pub(crate) command: String,
    pub(crate) profile: String,
    /// Whether it ran against the sandbox in this process.
    pub(crate) sandbox: bool,
    /// When it started, as RFC 3339.
    pub(crate) started_at: String,
    duration_ms: u64,
    outcome: &'static str,
    exit_code: u8,
    pub(crate) checks: Vec<CheckResult>,
    /// `verify --all-profiles`: each profile, by name. `checks` is empty then.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "serialize_parts")]
    pub(crate) profiles: Option<Vec<Report>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) registration: Option<Registration>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) missing: Vec<Missing>,
    /// The result of a command without checks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) data: Option<Value>,
    /// What went wrong before or beside the checks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) error: Option<Error>,
    /// Exit 3: why the run ended early. In JSON it's `data.notice`.
    #[serde(skip)]
    pub(crate) notice: Option<Error>,
    /// What a person reads instead of `data`.
    #[serde(skip)]
    pub(crate) text: Option<Hint>,
    /// Text for a person after everything else.
    #[serde(skip)]
    pub(crate) closing: Option<Hint>,
    /// The keys that were used, for the evidence report.
    #[serde(skip)]
    pub(crate) keys: Vec<UsedKey>,
    /// A page for a person before everything else, to keep or send.
    #[serde(skip)]
    pub(crate) page: Option<String>,
    /// How much of the checks a person is shown.
    #[serde(skip)]
    pub(crate) detail: DetailLevel,
    /// Whether it was printed already, by a command that keeps running.
    #[serde(skip)]
    pub(crate) given: bool,
    /// Whether `setup` saves the keys that are entered.
    #[serde(skip)]
    pub(crate) keeps_keys: bool,
    /// A script or a page that is printed as it is; not a part of the document.
    #[serde(skip)]
    pub(crate) verbatim: Option<String>,
    #[serde(skip)]
    started: Instant,
    #[serde(skip)]
    pub(crate) exit: Exit,
}

/// Each of many profiles has what differs between them.
fn serialize_parts<S: Serializer>(
    profiles: &Option<Vec<Report>>,
    serializer: S,
) -> std::result::Result<S::Ok, S::Error> {
    let common = ["schema_version", "tool", "command", "sandbox", "started_at", "data"];
    serializer.collect_seq(profiles.iter().flatten().map(|report| {
        let mut part = json!(report);
        if let Some(fields) = part.as_object_mut() {
            fields.retain(|name, _| !common.contains(&name.as_str()));
        }
        part
    }))
}

/// How much of the checks a person is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DetailLevel {
    Whole,
    /// Only what isn't fine: the wizard has shown each step.
    Brief,
    /// No checks: the wizard was left and continues another time.
    None,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

/// An input that is missing, with the ways to give it.
#[derive(Clone, Serialize)]
pub(crate) struct Missing {
    pub(crate) input: &'static str,
    pub(crate) option: &'static str,
    pub(crate) variable: &'static str,
}

impl Missing {
    /// The entry for a key that is missing.
    pub(crate) fn key(name: KeyName) -> Missing {
        Missing {
            input: match name {
                KeyName::Codesignal => "codesignal_key",
                KeyName::Ashby => "ashby_key",
            },
            option: name.file_option(),
            variable: name.variable(),
        }
    }
}

impl Report {
    /// An empty report of a command that starts now.
    pub(crate) fn new(command: &str) -> Report {
        Report {
            schema_version: 1,
            tool: Tool { name: "cs-ashby", version: env!("CARGO_PKG_VERSION") },
            command: command.to_owned(),
            profile: "default".to_owned(),
            sandbox: false,
            started_at: crate::platform::rfc3339(crate::platform::now()),
            duration_ms: 0,
            outcome: "",
            exit_code: 0,
            checks: Vec::new(),
            profiles: None,
            registration: None,
            missing: Vec::new(),
            data: None,
            error: None,
            notice: None,
            text: None,
            closing: None,
            keys: Vec::new(),
            page: None,
            detail: DetailLevel::Whole,
            given: false,
            keeps_keys: true,
            verbatim: None,
            started: Instant::now(),
            exit: Exit::Pass,
        }
    }

    /// What a person reads instead of the data.
    pub(crate) fn say(&mut self, text: impl Into<Hint>) {
        self.text = Some(text.into());
    }

    /// Ends the report with the result of the run.
    pub(crate) fn conclude(&mut self, result: Result<Exit>) -> Exit {
        let exit = result.unwrap_or_else(|mut error| {
            let exit = error.exit;
            error.fix.name_profile(&self.profile);
            if exit == Exit::Todo {
                // `error` is for exit 2 and 5: a document has its notice as data.
                let data = self.data.get_or_insert_with(|| json!({}));
                data["notice"] = json!(error);
                self.notice = Some(error);
            } else {
                self.error = Some(error);
            }
            exit
        });
        if !self.given {
            self.close(exit);
        }
        exit
    }

    /// Names the keys that are missing, and gives the error that ends the run.
    pub(crate) fn needs_keys(&mut self, names: &[KeyName]) -> Error {
        self.missing = names.iter().copied().map(Missing::key).collect();
        let inputs: Vec<&str> = self.missing.iter().map(|missing| missing.input).collect();
        Error::todo(
            "input_missing",
            format!("Missing: {}.", inputs.join(", ")),
            format!(
                "Pass each one with its option or environment variable, or save it with `cs-ashby keys set`, then run the command again.{}",
                platform::terminal_advice()
            ),
        )
    }

    /// Each profile of `--all-profiles`, or the run itself.
    pub(super) fn parts(&self) -> &[Report] {
        match &self.profiles {
            Some(profiles) if !profiles.is_empty() => profiles,
            _ => std::slice::from_ref(self),
        }
    }

    /// What kept the run from its checks, or why a person must act.
    pub(super) fn problem(&self) -> Option<&Error> {
        self.error.as_ref().or(self.notice.as_ref())
    }

    /// Sets outcome and duration, and names the profile in each hint.
    pub(crate) fn close(&mut self, exit: Exit) {
        self.name_profile();
        self.exit = exit;
        self.outcome = exit.outcome();
        self.exit_code = exit.code();
        let took = self.started.elapsed().as_millis();
        self.duration_ms = u64::try_from(took).unwrap_or(u64::MAX);
    }

    pub(super) fn duration(&self) -> Duration {
        Duration::from_millis(self.duration_ms)
    }

    pub(crate) fn version(&self) -> &'static str {
        self.tool.version
    }

    fn name_profile(&mut self) {
        let checks = self.checks.iter_mut().filter_map(|check| check.finding.fix.as_mut());
        let errors = self.error.iter_mut().chain(&mut self.notice).map(|error| &mut error.fix);
        for hint in checks.chain(errors).chain(&mut self.text).chain(&mut self.closing) {
            hint.name_profile(&self.profile);
        }
    }
}
