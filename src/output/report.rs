//! The report of a run, as the contract names its parts.

use super::part::{ProfilePart, for_profile};
use crate::error::{Error, Exit, Result};
use crate::finding::Entry;
use crate::integration::{ASHBY_KEY_HEADER, Event, KeyName, WEBHOOK_EMAIL};
use crate::secret::Secret;
use serde::Serialize;
use serde_json::{Value, json};
use std::time::Instant;

/// The report of a run.
#[derive(Serialize)]
pub struct Report {
    schema_version: u8,
    tool: Tool,
    /// The command, for example `keys set`.
    pub command: String,
    /// The profile.
    pub profile: String,
    /// Whether it ran against the sandbox in this process.
    pub sandbox: bool,
    /// When it started, as RFC 3339.
    pub started_at: String,
    duration_ms: u64,
    outcome: &'static str,
    exit_code: u8,
    /// The checks, in order.
    pub checks: Vec<Entry>,
    /// Each profile for itself, by name, where many were looked at; `checks` is then empty.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profiles: Option<Vec<ProfilePart>>,
    /// The webhook form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registration: Option<Registration>,
    /// Inputs that are missing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<Missing>,
    /// What a command without checks has to say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<Value>,
    /// What went wrong before or beside the checks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<ErrorPart>,
    /// Why a person must act, where the run ended early; in words only.
    #[serde(skip)]
    pub notice: Option<ErrorPart>,
    /// The same for a person; not a part of the document.
    #[serde(skip)]
    pub text: Option<String>,
    /// The last words for a person, behind everything else.
    #[serde(skip)]
    pub closing: Option<String>,
    /// How much of the checks a person is shown.
    #[serde(skip)]
    pub detail: Detail,
    /// Whether it has been given already, by a command that goes on after it.
    #[serde(skip)]
    pub given: bool,
    /// A script or a page that is printed as it is; not a part of the document.
    #[serde(skip)]
    pub verbatim: Option<String>,
    #[serde(skip)]
    started: Instant,
    #[serde(skip)]
    exit: Exit,
}

/// How much of the checks a person is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Everything.
    Whole,
    /// A line a check, and words where something is wrong: each step was seen already.
    Brief,
    /// Nothing: the walk was left, and goes on another time.
    None,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

/// An error as it stands in a report.
#[derive(Serialize)]
pub struct ErrorPart {
    /// Stable word for scripts.
    pub code: &'static str,
    /// What happened and why it matters.
    pub message: String,
    /// The exact next step.
    pub fix: String,
}

impl From<&Error> for ErrorPart {
    fn from(error: &Error) -> ErrorPart {
        ErrorPart {
            code: error.code,
            message: error.message.clone(),
            fix: error.fix.clone(),
        }
    }
}

/// An input that is missing, with the ways to give it.
#[derive(Clone, Serialize)]
pub struct Missing {
    /// What.
    pub input: &'static str,
    /// The option.
    pub option: &'static str,
    /// The environment variable.
    pub variable: &'static str,
    /// The option that names a command; in words only.
    #[serde(skip)]
    pub command_option: &'static str,
}

impl Missing {
    /// The entry for a key that is missing.
    pub fn key(name: KeyName) -> Missing {
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

/// The webhook form: keys by name and fingerprint, never their value.
#[derive(Clone, Serialize)]
pub struct Registration {
    /// The eight event types.
    pub events: Vec<&'static str>,
    /// The endpoint.
    pub endpoint: String,
    /// The secret key: the CodeSignal API key.
    pub secret: KeyField,
    /// The owner email.
    pub email: &'static str,
    /// The custom header: its value is the Ashby API key.
    pub header: Header,
}

/// The custom header.
#[derive(Clone, Serialize)]
pub struct Header {
    /// Its name.
    pub name: &'static str,
    /// Its value.
    pub value: KeyField,
}

/// A field of the form that takes a key.
#[derive(Clone, Serialize)]
pub struct KeyField {
    /// Which key.
    pub key: &'static str,
    /// Its fingerprint, where the key is known here.
    pub fingerprint: Option<String>,
    /// The key itself, at a person's own wish on the person's own terminal; never in a document.
    #[serde(skip)]
    pub revealed: Option<Secret>,
}

impl Registration {
    /// The form for this endpoint, with the fingerprints of the keys that are known here.
    pub fn new(endpoint: &str, codesignal: Option<String>, ashby: Option<String>) -> Registration {
        let field = |name: KeyName, fingerprint| KeyField {
            key: name.word(),
            fingerprint,
            revealed: None,
        };
        Registration {
            events: Event::ALL.map(Event::name).to_vec(),
            endpoint: endpoint.to_owned(),
            secret: field(KeyName::Codesignal, codesignal),
            email: WEBHOOK_EMAIL,
            header: Header {
                name: ASHBY_KEY_HEADER,
                value: field(KeyName::Ashby, ashby),
            },
        }
    }
}

impl Report {
    /// An empty report of a command that starts now.
    pub fn new(command: &str) -> Report {
        Report {
            schema_version: 1,
            tool: Tool {
                name: "cs-ashby",
                version: env!("CARGO_PKG_VERSION"),
            },
            command: command.to_owned(),
            profile: "default".to_owned(),
            sandbox: false,
            started_at: crate::os::rfc3339(crate::os::now()),
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
            detail: Detail::Whole,
            given: false,
            verbatim: None,
            started: Instant::now(),
            exit: Exit::Pass,
        }
    }

    /// Takes over how a run ended, and closes the report.
    pub fn conclude(&mut self, result: Result<Exit>) -> Exit {
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

    /// For scripts, why a person must act: `data.notice`, since `error` stands for exit 2 and 5.
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
    pub fn into_part(self) -> ProfilePart {
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
    pub fn close(&mut self, exit: Exit) {
        self.name_profile();
        self.exit = exit;
        self.outcome = exit.outcome();
        self.exit_code = exit.code();
        let took = self.started.elapsed().as_millis();
        self.duration_ms = u64::try_from(took).unwrap_or(u64::MAX);
    }

    /// How long the run took, in seconds.
    pub fn duration_s(&self) -> f64 {
        std::time::Duration::from_millis(self.duration_ms).as_secs_f64()
    }

    /// The version of this program.
    pub fn version(&self) -> &'static str {
        self.tool.version
    }

    /// A command to run next is one for this profile.
    fn name_profile(&mut self) {
        let checks = self
            .checks
            .iter_mut()
            .flat_map(|check| check.fix.iter_mut().chain([&mut check.summary]));
        let errors = self.error.iter_mut().chain(&mut self.notice);
        for words in checks
            .chain(errors.map(|error| &mut error.fix))
            .chain(&mut self.text)
            .chain(&mut self.closing)
        {
            *words = for_profile(words, &self.profile);
        }
    }

    /// How the run ends.
    pub fn exit(&self) -> Exit {
        self.exit
    }
}
