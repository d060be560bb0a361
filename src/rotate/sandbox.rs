//! `rotate --sandbox` without a person: the admin's part is played through the sandbox's own dashboards.

use super::Rotate;
use crate::check_result::Evidence;
use crate::credentials::Secret;
use crate::credentials::key_set::KeySet;
use crate::error::Result;
use crate::integration::{KeyName, ManualStep, Permission};
use crate::platform;
use crate::sandbox::Sandbox;
use crate::session::Change;
use crate::state::{Observation, ObservedKey};

pub(crate) fn make_key(rotation: &mut Rotate<'_>, sandbox: &Sandbox) -> Result<Secret> {
    let admin = sandbox.admin();
    let secret = match rotation.name {
        KeyName::Codesignal => admin.create_codesignal_key(&Permission::ALL)?,
        KeyName::Ashby => admin.create_ashby_key()?,
    };
    rotation.session.changes.push(Change::Sandbox("created the new key"));
    Ok(secret)
}

/// The admin enters the new key in Ashby's settings and in the webhook, and confirms both.
pub(crate) async fn change_places(rotation: &mut Rotate<'_>) -> Result<()> {
    let keys = rotation.pair();
    let (Some(sandbox), Some((codesignal, ashby))) = (&rotation.session.app.sandbox, keys.both())
    else {
        return Ok(());
    };
    let admin = sandbox.admin();
    if let Err(error) = admin.save_ashby_settings(codesignal, ashby) {
        rotation.session.app.ui.note(format!("Note: {error}"));
        return Ok(());
    }
    let saved = Change::Sandbox("saved the new key in Ashby's CodeSignal settings");
    rotation.session.changes.push(saved);
    confirm(rotation, ManualStep::AshbySettings, &keys)?;
    if let Err(error) = admin.register_webhook(codesignal, ashby).await {
        rotation.session.app.ui.note(format!("Note: {error}"));
        return Ok(());
    }
    rotation.session.changes.push(Change::Sandbox(
        "put the new key into the webhook; CodeSignal's own test was answered with 200",
    ));
    confirm(rotation, ManualStep::Webhook, &keys)
}

/// The dashboards showed it, so it counts as confirmed.
fn confirm(rotation: &mut Rotate<'_>, step: ManualStep, keys: &KeySet) -> Result<()> {
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
