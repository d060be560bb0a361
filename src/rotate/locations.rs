//! What a run saves in the state: which location has which key, as the connectivity test shows it or a
//! person says.

use super::Rotate;
use crate::check_result::Evidence;
use crate::checks::{CheckRun, settings_key};
use crate::credentials::key_set::{KeyGeneration, KeySet};
use crate::error::Result;
use crate::integration::ManualStep;
use crate::platform;
use crate::session::Change;
use crate::state::{Observation, ObservedKey};

impl Rotate<'_> {
    /// Brings the state in line with the keychain, where an earlier run ended between the two.
    pub(super) fn repair_state(&mut self) -> Result<()> {
        let changed = match (
            self.session.credentials.candidate(self.name),
            self.session.credentials.get(self.name),
        ) {
            (Some(new), Some(old)) => {
                let (old, new, since) = (&old.secret, &new.key.secret, new.since);
                self.session.state.begin_rotation(self.name, old, new, since)
            }
            // The rotation that the record knows is over.
            _ if self.session.credentials.candidate.is_none() => self.session.state.end_rotation(),
            _ => false,
        };
        if changed { self.session.save() } else { Ok(()) }
    }

    /// Notes what the connectivity test shows of Ashby's settings.
    pub(super) fn note_shown(&mut self, checked: &CheckRun) -> Result<()> {
        let Some(key) = settings_key(&checked.answers, KeyGeneration::New) else {
            return Ok(());
        };
        let now = platform::now_to_the_second();
        let seen = Observation::new(key, Evidence::Proven, now);
        if self.session.state.note_locations(ManualStep::AshbySettings, seen) {
            self.session.save()?;
        }
        Ok(())
    }

    /// Saves at once that a person confirms these steps with the new key. What Ashby itself refutes is
    /// not noted, and said.
    pub(super) fn attest(
        &mut self,
        steps: &[ManualStep],
        keys: &KeySet,
        checked: &CheckRun,
    ) -> Result<()> {
        let Some(binding) = self.session.app.binding(keys) else {
            return Ok(());
        };
        let shown = settings_key(&checked.answers, KeyGeneration::New);
        let refuted = shown.is_some_and(|key| key != ObservedKey::New);
        for step in steps {
            if *step == ManualStep::AshbySettings && refuted {
                self.session.app.ui.note(format!(
                    "Note: your confirmation wasn't saved: Ashby doesn't accept the new {} yet.",
                    self.name.title()
                ));
                continue;
            }
            let now = platform::now_to_the_second();
            let attested = self.session.state.attest(*step, &binding, now);
            let seen = Observation::new(ObservedKey::New, Evidence::Attested, now);
            let noted = self.session.state.note_locations(*step, seen);
            if attested || noted {
                self.session.save()?;
                self.session.changes.push(Change::Attested(*step));
            }
        }
        Ok(())
    }
}
