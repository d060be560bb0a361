//! `rotate --sandbox` without a person: the admin's part is played through the sandbox's own dashboards.

use super::Rotate;
use crate::check_result::Evidence;
use crate::credentials::key_set::ResolvedKey;
use crate::credentials::source::Source;
use crate::error::Result;
use crate::integration::{KeyName, ManualStep, Permission};
use crate::platform;
use crate::sandbox::Sandbox;
use crate::session::Change;
use crate::state::{Observation, ObservedKey};

pub(crate) async fn make_key(rotation: &mut Rotate<'_>, sandbox: &Sandbox) -> Result<ResolvedKey> {
    let admin = sandbox.admin();
    let secret = match rotation.name {
        KeyName::Codesignal => admin.create_codesignal_key(&Permission::ALL)?,
        KeyName::Ashby => admin.create_ashby_key()?,
    };
    rotation.session.changes.push(Change::Sandbox("created the new key"));
    Ok(ResolvedKey::new(secret, Source::Sandbox))
}

/// The admin enters the new key in Ashby's settings and in the webhook, and confirms both.
pub(crate) async fn change_places(rotation: &mut Rotate<'_>) -> Result<()> {
    let Some(sandbox) = &rotation.session.app.sandbox else {
        return Ok(());
    };
    let keys = rotation.pair();
    let (Some(codesignal), Some(ashby)) =
        (keys.secret(KeyName::Codesignal), keys.secret(KeyName::Ashby))
    else {
        return Ok(());
    };
    let admin = sandbox.admin();
    let saved = admin.save_ashby_settings(codesignal, ashby);
    let edited = match &saved {
        Ok(()) => {
            rotation
                .session
                .changes
                .push(Change::Sandbox("saved the new key in Ashby's CodeSignal settings"));
            done(rotation, ManualStep::AshbySettings, &keys)?;
            admin.register_webhook(codesignal, ashby).await
        }
        Err(_) => Ok(()),
    };
    match saved.and(edited) {
        Ok(()) => {
            rotation.session.changes.push(Change::Sandbox(
                "put the new key into the webhook; CodeSignal's own test was answered with 200",
            ));
            done(rotation, ManualStep::Webhook, &keys)
        }
        Err(error) => {
            rotation.session.app.ui.note(format!("Note: {error}"));
            Ok(())
        }
    }
}

/// The dashboards showed it, so it counts as confirmed.
fn done(
    rotation: &mut Rotate<'_>,
    step: ManualStep,
    keys: &crate::credentials::key_set::KeySet,
) -> Result<()> {
    if let Some(binding) = rotation.session.app.binding(keys) {
        let now = platform::now_to_the_second();
        rotation.session.state.attest(step, &binding, now);
        let seen = Observation::new(ObservedKey::New, Evidence::Attested, now);
        rotation.session.state.note_locations(step, seen);
    }
    rotation.session.save()
}

/// The admin deletes the old key at its vendor.
pub(crate) fn delete_old_key(rotation: &Rotate<'_>, sandbox: &Sandbox) {
    if let Some(old) = rotation.session.credentials.retired(rotation.name) {
        sandbox.admin().delete_key(rotation.name, &old.key.secret);
    }
}
