//! `attest list`, `attest export`, `attest import`: what a person confirmed, also on another computer.

use crate::app::App;
use crate::cli::{AttestCommand, KeySourceArgs};
use crate::credentials::key_set::KeySet;
use crate::credentials::sanitize::clean;
use crate::credentials::{fields, ids};
use crate::error::{Error, Exit, Result};
use crate::integration::ManualStep;
use crate::keystore::StoredCredentials;
use crate::platform;
use crate::platform::date::ago;
use crate::platform::{files, io_error, rfc3339};
use crate::report::Report;
use crate::rotate;
use crate::state::{
    Attestation, AttestationBundle, AttestationStatus, Binding, ImportOutcome, ProfileState,
};
use serde_json::{Value, json};
use std::path::Path;

/// The largest file that is read, in bytes.
const LARGEST: u64 = 64 * 1024;

pub(crate) async fn run(app: &App, command: &AttestCommand, report: &mut Report) -> Result<Exit> {
    match command {
        AttestCommand::List { keys, max_attestation_age } => {
            list(app, keys, *max_attestation_age, report).await
        }
        AttestCommand::Export => export(app, report),
        AttestCommand::Import { file } => import(app, file, report).await,
    }
}

async fn list(
    app: &App,
    sources: &KeySourceArgs,
    max_age: i64,
    report: &mut Report,
) -> Result<Exit> {
    let mut state = app.state_for_show()?;
    let (keys, item) = match app.keys(sources).await {
        // Without the keys it still shows who confirmed what.
        Err(error) if error.exit == Exit::Local => {
            app.ui.note(format!("Note: {}", error.message));
            (KeySet::default(), None)
        }
        // If both keys come from elsewhere, the keychain isn't needed and may be unusable.
        other => (other?, app.store.read(&app.settings.profile).await.ok().flatten()),
    };
    let item = item.unwrap_or_default();
    app.rebind(None, &mut state, &keys);
    let binding = app.binding(&keys);
    let steps =
        ManualStep::ALL.map(|step| ConfirmedStep::new(binding.as_ref(), step, &state, &item));
    let values: Vec<Value> = steps.iter().map(|it| it.value(max_age)).collect();
    let lines: Vec<String> = steps.iter().map(|it| it.line(max_age)).collect();
    report.data = Some(json!({ "attestations": values }));
    report.say(lines.join("\n"));
    Ok(Exit::Pass)
}

/// A step that only a person can confirm, as `attest list` and `status` show it.
pub(super) struct ConfirmedStep<'a> {
    pub(super) step: ManualStep,
    pub(super) attestation: Option<&'a Attestation>,
    /// `None` if the keys aren't known here.
    status: Option<AttestationStatus>,
    /// Whether it was confirmed for the new key of a rotation.
    for_new_key: bool,
}

impl<'a> ConfirmedStep<'a> {
    /// `binding`: both keys, if they're known here.
    pub(super) fn new(
        binding: Option<&Binding<'_>>,
        step: ManualStep,
        state: &'a ProfileState,
        item: &StoredCredentials,
    ) -> ConfirmedStep<'a> {
        ConfirmedStep {
            step,
            attestation: state.attestation(step),
            status: binding.map(|binding| state.attestation_status(step, binding)),
            for_new_key: rotate::confirmed_for_new_key(step, state, item),
        }
    }

    /// The ids of what's out of date; `None` if the keys aren't known here.
    pub(super) fn stale(&self) -> Option<Vec<&'static str>> {
        Some(match self.status.as_ref()? {
            AttestationStatus::Stale(_, stale) if !self.for_new_key => ids(stale),
            _ => Vec::new(),
        })
    }

    fn age_days(&self) -> Option<i64> {
        Some(platform::age_days(platform::now(), self.attestation?.at))
    }

    fn is_old(&self, max_age: i64) -> bool {
        self.age_days().is_some_and(|days| days > max_age)
    }

    fn value(&self, max_age: i64) -> Value {
        let given = self.attestation;
        json!({
            "step": self.step.as_str(),
            "attested_at": given.map(|it| rfc3339(it.at)),
            "by": given.and_then(|it| it.by.clone()),
            "age_days": self.age_days(),
            "old": self.is_old(max_age),
            "imported": given.map(|it| it.salt.is_some()),
            "fingerprints": given.map(|it| json!({
                "codesignal": it.codesignal.to_string(),
                "ashby": it.ashby.to_string(),
            })),
            "stale": self.stale(),
        })
    }

    /// `confirmed by anna on Nov 25 (3 days ago) for these keys`.
    pub(super) fn words(&self) -> String {
        let Some(given) = self.attestation else {
            return "not confirmed yet".into();
        };
        let now = platform::now();
        let by_and_when = given.confirmation().by_and_when(now, platform::account().as_deref());
        let confirmed = format!("confirmed {by_and_when} ({})", ago(given.at, now));
        match &self.status {
            Some(AttestationStatus::Stale(..)) if self.for_new_key => {
                format!("{confirmed} for the new key")
            }
            Some(AttestationStatus::Stale(_, stale)) => {
                format!("{confirmed}; out of date since: {}", fields(stale))
            }
            Some(AttestationStatus::Current(_)) => format!("{confirmed} for the current keys"),
            Some(AttestationStatus::Never) => {
                "confirmed, but changed afterwards, so it doesn't count".into()
            }
            None => format!("{confirmed}, for keys that aren't available here"),
        }
    }

    fn line(&self, max_age: i64) -> String {
        let mut line = format!("{}: {}.", self.step.title(), self.words());
        if self.is_old(max_age) {
            line.push_str(&format!(
                " That's more than {max_age} days ago. Next: check it again, then run `cs-ashby setup --attest {}`.",
                self.step.as_str()
            ));
        }
        line
    }
}

fn export(app: &App, report: &mut Report) -> Result<Exit> {
    let state = app.state_for_show()?;
    let bundle = state.export(&app.settings.profile, platform::now_to_the_second());
    if bundle.attestations.is_empty() {
        app.ui.note(
            "Note: nobody has confirmed a step in this profile yet, so there's nothing to export. To confirm one: `cs-ashby setup --attest webhook`.",
        );
    }
    let document = serde_json::to_value(&bundle).map_err(|error| {
        Error::local(
            "attestations_unwritable",
            format!("The confirmations can't be written as JSON: {error}."),
            "Run `cs-ashby report` and send its output to the maintainers.",
        )
    })?;
    report.verbatim = Some(format!("{document:#}\n"));
    report.data = Some(document);
    Ok(Exit::Pass)
}

async fn import(app: &App, file: &Path, report: &mut Report) -> Result<Exit> {
    let bytes = read(file).await?;
    let bundle = AttestationBundle::read(&bytes, platform::now())?;
    let keys = match app.keys(&KeySourceArgs::default()).await {
        Err(error) if error.exit == Exit::Local => KeySet::default(),
        other => other?,
    };
    let lock = app.state_store.lock()?;
    let mut state = app.load_state(Some(&lock))?.state;
    app.rebind(Some(&lock), &mut state, &keys);
    let profile = &app.settings.profile;
    if bundle.profile != *profile {
        app.ui.note(format!(
            "Note: these were exported from profile {} and are imported into profile {profile}.",
            bundle.profile
        ));
    }
    let done = state.import(bundle, app.binding(&keys).as_ref())?;
    if done.iter().any(|(_, outcome)| *outcome == ImportOutcome::New) {
        app.state_store.save(&lock, &state)?;
    }
    let values: Vec<Value> =
        done.iter().map(|(step, outcome)| json!({"step": step, "result": outcome})).collect();
    report.data = Some(json!({ "attestations": values }));
    let mut lines: Vec<String> = done.iter().map(imported_line).collect();
    lines.push(if lines.is_empty() {
        "There's no confirmation in that file. Nothing was changed.".into()
    } else {
        "To see if they're for your keys, run `cs-ashby attest list`.".into()
    });
    report.say(lines.join("\n"));
    Ok(Exit::Pass)
}

fn imported_line((step, outcome): &(ManualStep, ImportOutcome)) -> String {
    let what = match outcome {
        ImportOutcome::New => "imported",
        ImportOutcome::Same => "already here",
        ImportOutcome::Older => "not imported; the one here is later",
        ImportOutcome::Kept => {
            "not imported; there's one here that is valid or may be. To replace it, run the command where the keys are available"
        }
    };
    format!("{}: {what}.", step.title())
}

async fn read(path: &Path) -> Result<Vec<u8>> {
    let owned = path.to_owned();
    // On its own thread: a pipe that nobody closes must not block Ctrl-C.
    let reading = tokio::task::spawn_blocking(move || {
        if owned == Path::new("-") {
            platform::read_stdin(LARGEST).map(Some)
        } else {
            files::read_at_most(&owned, LARGEST)
        }
    });
    let why = match reading.await {
        Ok(Ok(Some(bytes))) => match platform::text::decode(bytes) {
            Ok(text) => return Ok(text.as_bytes().to_vec()),
            Err(why) => why.to_owned(),
        },
        Ok(Ok(None)) => "it doesn't exist".to_owned(),
        Ok(Err(error)) => io_error::words(&error),
        Err(_) => "reading failed".to_owned(),
    };
    Err(Error::usage(
        "attestations_file",
        format!("Can't read {}: {why}. Nothing was changed.", clean(&path.to_string_lossy(), &[])),
        "Name the file that `cs-ashby attest export` wrote, or - for standard input.",
    ))
}
