//! Replaces one key everywhere it is used.
//!
//! The order of the writes lets a run end anywhere:
//!
//! 1. The new key is checked, then stored beside the old one, in the profile's one keychain item.
//! 2. The state notes which location has which key, as the connectivity test shows it or a person says.
//! 3. When every check passes with the new key, one write makes it the current key and the old one retired.
//! 4. When its vendor refuses the retired key, one write removes it.
//!
//! The keychain alone says which key is current. The state may be one write behind and never contradicts it.

mod candidate;
mod complete;
mod error;
mod locations;
mod sandbox;
mod status;
mod text;
mod walk;

pub(crate) use candidate::{CandidateOutcome, take};
pub(crate) use complete::{abort, finish, wants_to_finish};
pub(crate) use status::{
    confirmed_for_new_key, fill, fill_after_error, rotation_json, rotation_lines,
};
pub(crate) use walk::walk;

use crate::checks::CheckRun;
use crate::credentials::key_set::{KeySet, ResolvedKey, RotationKeys};
use crate::credentials::{Location, Secret};
use crate::dialog::{Dialog, Pages};
use crate::error::Result;
use crate::integration::KeyName;
use crate::platform;
use crate::report::Registration;
use crate::session::{Change, Session};
use crate::state::Observation;
use strum::IntoStaticStr;

#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub(crate) enum Phase {
    /// No rotation is open, and no old key is kept.
    None,
    /// The new key is stored beside the old one, which is still current.
    Open,
    /// The new key is current; the old one is kept until it is revoked.
    Promoted,
    /// The old key is revoked and removed.
    Finished,
    /// The old key is current again, the new one removed.
    Aborted,
}

impl Phase {
    pub(crate) fn as_str(self) -> &'static str {
        self.into()
    }
}

/// One run of `rotate`.
pub(crate) struct Rotate<'a> {
    pub(crate) session: Session<'a>,
    pub(crate) name: KeyName,
    /// The key that isn't rotated.
    pub(crate) other: Option<ResolvedKey>,
    /// A new key that was given. No output repeats it, whether the run uses it or not.
    pub(crate) given: Option<Secret>,
    /// Which key each location has, as far as is known, when the rotation was broken off.
    left: Vec<(Location, Observation)>,
    pub(crate) dialog: Dialog<'a>,
}

impl<'a> Rotate<'a> {
    /// Brings the state in line with the keychain, in case the last run ended between the two writes.
    pub(crate) async fn open(session: Session<'a>, name: KeyName) -> Result<Rotate<'a>> {
        let pages = if session.app.prompter.is_person() {
            Pages::find(session.app).await
        } else {
            Pages::Unknown
        };
        let mut rotation = Rotate {
            dialog: Dialog::new(session.app, pages),
            session,
            name,
            other: None,
            given: None,
            left: Vec::new(),
        };
        rotation.repair_state()?;
        rotation.session.save_if_new()?;
        Ok(rotation)
    }

    pub(crate) fn is_person(&self) -> bool {
        self.session.app.prompter.is_person()
    }

    pub(crate) fn phase(&self) -> Phase {
        let credentials = &self.session.credentials;
        if credentials.candidate(self.name).is_some() {
            Phase::Open
        } else if credentials.retired(self.name).is_some() {
            Phase::Promoted
        } else {
            Phase::None
        }
    }

    /// The keys to check with: the new key where there is one, else the current one; and the other key.
    fn pair(&self) -> KeySet {
        let credentials = &self.session.credentials;
        let candidate = credentials.candidate(self.name).map(|it| &it.key);
        let mut keys = KeySet::default();
        if let Some(key) = candidate.or(credentials.get(self.name)) {
            keys.set(self.name, ResolvedKey::stored(key));
        }
        if let Some(other) = &self.other {
            let other_key = ResolvedKey::new(other.secret.clone(), other.source);
            keys.set(self.name.other(), other_key);
        }
        keys.rotation_keys = RotationKeys::of(credentials, &keys);
        keys.rotation_keys.also_redact.extend(self.given.clone());
        keys
    }

    /// The whole checklist with the current keys.
    pub(crate) async fn check_current(&self) -> CheckRun {
        self.session.check(&self.pair()).await
    }

    /// The webhook form with the new key where there is one, else with the current key.
    pub(crate) fn registration(&self) -> Registration {
        let session = &self.session;
        session.app.registration(&session.state, &self.pair())
    }

    /// Makes the new key the current one, in one write, and keeps the old key as retired.
    async fn promote(&mut self) -> Result<()> {
        let now = platform::now_to_the_second();
        let session = &mut self.session;
        session.update_credentials(|item| item.promote(now)).await?;
        session.changes.push(Change::Promoted(self.name));
        session.state.end_rotation();
        session.save()
    }
}
