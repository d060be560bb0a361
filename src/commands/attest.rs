//! `attest list`, `attest export`, `attest import`: what a person vouched for, and on its way elsewhere.

use super::keys::age_words;
use crate::app::App;
use crate::cli::{AttestCommand, AttestImportArgs, AttestListArgs};
use crate::credentials::key_set::KeySet;
use crate::credentials::places_of;
use crate::error::{Error, Exit, Result};
use crate::integration::{KeyName, ManualStep};
use crate::platform::rfc3339;
use crate::platform::{self, files};
use crate::report::Report;
use crate::rotate;
use crate::state::{AttestationBundle, AttestationStatus, ImportOutcome, ProfileState};
use serde_json::{Value, json};
use std::path::Path;

/// The largest file that is read, in bytes.
const LARGEST: u64 = 64 * 1024;

pub(crate) async fn run(app: &App, command: AttestCommand, report: &mut Report) -> Result<Exit> {
    match command {
        AttestCommand::List(args) => list(app, &args, report).await,
        AttestCommand::Export => export(app, report),
        AttestCommand::Import(args) => import(app, &args, report).await,
    }
}

async fn list(app: &App, args: &AttestListArgs, report: &mut Report) -> Result<Exit> {
    let record = app.record_for_show()?;
    let (keys, item) = match app.keys(&args.keys).await {
        // What was said, by whom and when, is worth showing without the keys too.
        Err(error) if error.exit == Exit::Local => {
            app.ui.note(&format!("Note: {}", error.message));
            (KeySet::default(), None)
        }
        // Where both keys come from elsewhere the key store may be of no use here, and need not be.
        other => (
            other?,
            app.store.read(&app.settings.profile).await.ok().flatten(),
        ),
    };
    let item = item.unwrap_or_default();
    let shown = ManualStep::ALL.map(|step| {
        let mut shown = Shown::of(step, &record, &keys, args);
        shown.for_new_key = rotate::confirmed_for_new_key(step, &record, &item);
        shown
    });
    report.data =
        Some(json!({ "attestations": shown.iter().map(Shown::value).collect::<Vec<_>>() }));
    report.text = Some(
        shown
            .iter()
            .map(|shown| shown.line(args.max_attestation_age))
            .collect::<Vec<_>>()
            .join("\n"),
    );
    Ok(Exit::Pass)
}

struct Shown<'a> {
    step: ManualStep,
    word: Option<&'a crate::state::Attestation>,
    /// How it stands to the keys here; `None` where one of them is not known.
    standing: Option<AttestationStatus>,
    /// Whether the word is for the new key of a rotation under way.
    for_new_key: bool,
    age_days: Option<i64>,
    old: bool,
}

impl<'a> Shown<'a> {
    fn of(
        step: ManualStep,
        record: &'a ProfileState,
        keys: &KeySet,
        args: &AttestListArgs,
    ) -> Shown<'a> {
        let word = record.attestation(step);
        let standing = match (
            keys.secret(KeyName::Codesignal),
            keys.secret(KeyName::Ashby),
        ) {
            (Some(codesignal), Some(ashby)) => Some(record.standing(step, codesignal, ashby)),
            _ => None,
        };
        let age_days = word.map(|word| (platform::now() - word.at).whole_days().max(0));
        Shown {
            step,
            word,
            standing,
            for_new_key: false,
            age_days,
            old: age_days.is_some_and(|days| days > args.max_attestation_age),
        }
    }

    fn value(&self) -> Value {
        json!({
            "step": self.step.as_str(),
            "attested_at": self.word.map(|word| rfc3339(word.at)),
            "by": self.word.and_then(|word| word.by.clone()),
            "age_days": self.age_days,
            "old": self.old,
            "imported": self.word.map(|word| word.salt.is_some()),
            "fingerprints": self.word.map(|word| json!({
                "codesignal": word.codesignal.to_string(),
                "ashby": word.ashby.to_string(),
            })),
            "stale": match &self.standing {
                Some(AttestationStatus::Stale(_, places)) if !self.for_new_key => Some(places.clone()),
                Some(_) => Some(Vec::new()),
                None => None,
            },
        })
    }

    fn line(&self, max_age: i64) -> String {
        let title = self.step.title();
        let Some(word) = self.word else {
            return format!(
                "{title}: nobody has confirmed it here. If somebody did on another computer, bring it here with `cs-ashby attest export` there and `cs-ashby attest import` here."
            );
        };
        let mut line = format!(
            "{title}: confirmed on {} ({}) by {}{}",
            word.at.date(),
            age_words(word.at),
            word.by.as_deref().unwrap_or("somebody"),
            if word.salt.is_some() {
                ", on another computer"
            } else {
                ""
            },
        );
        line.push_str(&match &self.standing {
            Some(AttestationStatus::Stale(..)) if self.for_new_key => {
                ", for the new key of the rotation that is under way.".to_owned()
            }
            Some(AttestationStatus::Stale(_, stale)) => {
                let places: Vec<&str> = places_of(self.step)
                    .filter(|place| stale.contains(&place.location_id))
                    .map(|place| place.title)
                    .collect();
                format!(
                    ". A key has changed since: as far as is known, the old one still stands in {}. Next: run `cs-ashby verify` to see what to do.",
                    places.join(" and in ")
                )
            }
            Some(_) => ", for the keys of now.".to_owned(),
            None => ". Whether for the keys of now can't be told: they are not known here.".to_owned(),
        });
        if self.old {
            line.push_str(&format!(
                " That is more than {max_age} days ago. Next: look whether it still holds, then run `cs-ashby setup --attest {}`.",
                self.step.as_str()
            ));
        }
        line
    }
}

fn export(app: &App, report: &mut Report) -> Result<Exit> {
    let record = app.record_for_show()?;
    let travelling = record.export(&app.settings.profile, platform::now_to_the_second());
    if travelling.attestations.is_empty() {
        app.ui.note(
            "Note: nobody has confirmed a step in this profile yet, so there is nothing to export. To confirm one: `cs-ashby setup --attest webhook`.",
        );
    }
    // Texts and numbers always become JSON.
    let mut text = serde_json::to_string_pretty(&travelling).unwrap_or_default();
    text.push('\n');
    report.verbatim = Some(text);
    report.data = serde_json::to_value(&travelling).ok();
    Ok(Exit::Pass)
}

async fn import(app: &App, args: &AttestImportArgs, report: &mut Report) -> Result<Exit> {
    let bytes = read(&args.file).await?;
    let travelling = AttestationBundle::read(&bytes, platform::now())?;
    let lock = app.state_store.lock()?;
    let mut record = app.load_record(Some(&lock))?.record;
    let profile = &app.settings.profile;
    if travelling.profile != *profile {
        app.ui.note(&format!(
            "Note: these come from profile {}, and are taken into profile {profile}.",
            travelling.profile
        ));
    }
    let done = record.import(travelling);
    if done.iter().any(|(_, taken)| *taken == ImportOutcome::New) {
        app.state_store.save(&lock, &record)?;
    }
    let value =
        |(step, taken): &(String, ImportOutcome)| json!({"step": step, "result": taken.as_str()});
    report.data = Some(json!({ "attestations": done.iter().map(value).collect::<Vec<_>>() }));
    let mut lines: Vec<String> = done.iter().map(imported_line).collect();
    if lines.is_empty() {
        lines.push("That file holds no confirmation. Nothing was changed.".into());
    } else {
        lines.push("To see whether they are for the keys that are used here: `cs-ashby attest list`, with the same key options as `cs-ashby verify`.".into());
    }
    report.text = Some(lines.join("\n"));
    Ok(Exit::Pass)
}

fn imported_line((step, taken): &(String, ImportOutcome)) -> String {
    let known = ManualStep::ALL.into_iter().find(|it| it.as_str() == step);
    let title = known.map_or("A step that this version does not know", ManualStep::title);
    let what = match taken {
        ImportOutcome::New => "taken over",
        ImportOutcome::Same => "was here already",
        ImportOutcome::Older => "left as it is: what is here was confirmed later",
        ImportOutcome::UnknownStep => {
            "left out. Install the newer version of cs-ashby on this computer too"
        }
    };
    format!("{title}: {what}.")
}

async fn read(path: &Path) -> Result<Vec<u8>> {
    let stdin = path == Path::new("-");
    let owned = path.to_owned();
    // On a thread of its own: a pipe that nobody closes must not hold up Ctrl-C.
    let reading = tokio::task::spawn_blocking(move || {
        if stdin {
            platform::read_stdin(LARGEST).map(Some)
        } else {
            files::read_at_most(&owned, LARGEST)
        }
    });
    let why = match reading.await {
        Ok(Ok(Some(bytes))) if bytes.len() as u64 <= LARGEST => match platform::text::decode(bytes)
        {
            Ok(text) => return Ok(text.as_bytes().to_vec()),
            Err(why) => why.to_owned(),
        },
        Ok(Ok(Some(_))) => "it is larger than 64 KiB".to_owned(),
        Ok(Ok(None)) => "it does not exist".to_owned(),
        Ok(Err(error)) => files::words(&error),
        Err(_) => "it could not be read".to_owned(),
    };
    Err(Error::usage(
        "attestations_file",
        format!(
            "The file {} can't be read: {why}. Nothing was changed.",
            crate::credentials::sanitize::clean(&path.to_string_lossy(), &[])
        ),
        "Name the file that `cs-ashby attest export` wrote, or - for standard input.",
    ))
}
