//! The report of a run, as the contract names its parts.

use super::keys::{Registration, UsedKey};
use crate::check_result::CheckResult;
use crate::error::{Error, Exit, Result};
use crate::hint::Hint;
use crate::integration::KeyName;
use serde::Serialize;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

#[derive(Serialize)]
pub(crate) struct Report {
    schema_version: u8,
    tool: Tool,
    /// The command, for example `keys set`.
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
    /// Each profile for itself, by name, where many were looked at; `checks` is then empty.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) profiles: Option<Vec<ProfilePart>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) registration: Option<Registration>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) missing: Vec<Missing>,
    /// What a command without checks has to say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) data: Option<Value>,
    /// What went wrong before or beside the checks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) error: Option<ErrorPart>,
    /// Why a person must act, where the run ended early; in words only.
    #[serde(skip)]
    pub(crate) notice: Option<ErrorPart>,
    /// The same for a person; not a part of the document.
    #[serde(skip)]
    pub(crate) text: Option<Hint>,
    /// The last words for a person, behind everything else.
    #[serde(skip)]
    pub(crate) closing: Option<Hint>,
    /// The keys that were used, for the evidence report.
    #[serde(skip)]
    pub(crate) keys: Vec<UsedKey>,
    /// A page to keep or to send, before everything else.
    #[serde(skip)]
    pub(crate) page: Option<String>,
    /// How much of the checks a person is shown.
    #[serde(skip)]
    pub(crate) detail: DetailLevel,
    /// Whether it has been given already, by a command that goes on after it.
    #[serde(skip)]
    pub(crate) given: bool,
    /// A script or a page that is printed as it is; not a part of the document.
    #[serde(skip)]
    pub(crate) verbatim: Option<String>,
    #[serde(skip)]
    started: Instant,
    #[serde(skip)]
    exit: Exit,
}

/// One profile of many, as it appears in a report.
#[derive(Serialize)]
pub(crate) struct ProfilePart {
    pub(crate) profile: String,
    outcome: &'static str,
    exit_code: u8,
    pub(super) duration_ms: u64,
    pub(crate) checks: Vec<CheckResult>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) missing: Vec<Missing>,
    /// What went wrong before or beside the checks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) error: Option<ErrorPart>,
    /// Why a person must act; in words only.
    #[serde(skip)]
    pub(crate) notice: Option<ErrorPart>,
    #[serde(skip)]
    pub(crate) exit: Exit,
}

/// How much of the checks a person is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DetailLevel {
    Whole,
    /// Only what isn't fine: each step was seen already.
    Brief,
    /// Nothing: the walk was left, and goes on another time.
    None,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

/// An error in a report.
#[derive(Serialize)]
pub(crate) struct ErrorPart {
    pub(crate) code: &'static str,
    pub(crate) message: String,
    pub(crate) fix: Hint,
}

impl From<&Error> for ErrorPart {
    fn from(error: &Error) -> ErrorPart {
        ErrorPart { code: error.code, message: error.message.clone(), fix: error.fix.clone() }
    }
}

/// An input that is missing, with the ways to give it.
#[derive(Clone, Serialize)]
pub(crate) struct Missing {
    pub(crate) input: &'static str,
    pub(crate) option: &'static str,
    pub(crate) variable: &'static str,
    /// The option that names a command; in words only.
    #[serde(skip)]
    pub(crate) command_option: &'static str,
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
            command_option: name.command_option(),
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
            verbatim: None,
            started: Instant::now(),
            exit: Exit::Pass,
        }
    }

    /// What a person reads instead of the data.
    pub(crate) fn say(&mut self, text: impl Into<Hint>) {
        self.text = Some(text.into());
    }

    /// Takes over how a run ended, and closes the report.
    pub(crate) fn conclude(&mut self, result: Result<Exit>) -> Exit {
        let exit = result.unwrap_or_else(|error| {
            let part = Some(ErrorPart::from(&error));
            // For want of a person or an input, a document says what is missing, and no error.
            match error.exit {
                Exit::Todo => {
                    self.tell_why(&error);
                    self.notice = part;
                }
                _ => self.error = part,
            }
            error.exit
        });
        if !self.given {
            self.close(exit);
        }
        exit
    }

    /// For scripts, why a person must act: `data.notice`, since `error` is for exit 2 and 5.
    fn tell_why(&mut self, error: &Error) {
        let data = self.data.get_or_insert_with(|| json!({}));
        if let Some(data) = data.as_object_mut() {
            data.insert(
                "notice".into(),
                json!({ "code": error.code, "message": error.message, "fix": error.fix }),
            );
        }
    }

    /// The report of one profile as a part of one on many.
    pub(crate) fn into_part(self) -> ProfilePart {
        ProfilePart {
            profile: self.profile,
            outcome: self.outcome,
            exit_code: self.exit_code,
            duration_ms: self.duration_ms,
            checks: self.checks,
            missing: self.missing,
            error: self.error,
            notice: self.notice,
            exit: self.exit,
        }
    }

    /// Closes the report with the way the run ends.
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

    /// A command to run next is one for this profile.
    fn name_profile(&mut self) {
        let checks = self.checks.iter_mut().filter_map(|check| check.fix.as_mut());
        let errors = self.error.iter_mut().chain(&mut self.notice).map(|error| &mut error.fix);
        for hint in checks.chain(errors).chain(&mut self.text).chain(&mut self.closing) {
            hint.name_profile(&self.profile);
        }
    }

    pub(crate) fn exit(&self) -> Exit {
        self.exit
    }
}
