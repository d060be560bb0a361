//! `setup --sandbox` without a person: the admin's part is played through the sandbox's own dashboards.

use super::{Change, Walk};
use crate::error::{Error, Result};
use crate::integration::{KeyName, ManualStep, Permission};
use crate::keys::{Held, Keys};
use crate::os;
use crate::sandbox::{Sandbox, Scenario};
use crate::secret::Secret;
use crate::secret::sources::Source;

/// Makes both keys, saves them in Ashby, registers the webhook, and lets a candidate take a test.
pub async fn rehearse(walk: &mut Walk<'_>, sandbox: &Sandbox, keys: &mut Keys) -> Result<()> {
    let scenario = sandbox.scenario();
    if scenario != Scenario::default() && !scenario.from_nothing() {
        walk.app.voice.note(&format!(
            "Note: the situation {0} can only happen to a finished integration. Practise it with `cs-ashby verify --sandbox --scenario {0}`.",
            scenario.name()
        ));
    }
    let admin = sandbox.admin();
    let ashby = admin.create_ashby_key().await?;
    walk.changes.push(Change::Made("created the Ashby API key"));
    let codesignal = admin.create_codesignal_key(&Permission::ALL).await?;
    walk.changes
        .push(Change::Made("created the CodeSignal API key"));
    admin.save_ashby_settings(&codesignal, &ashby).await?;
    walk.changes.push(Change::Made(
        "saved both keys in Ashby's CodeSignal settings",
    ));
    match admin.register_webhook(&codesignal, &ashby).await {
        Ok(()) => {
            walk.changes.push(Change::Made(
                "created the webhook; CodeSignal's own test was answered with 200",
            ));
            // CodeSignal's dashboard shows it, with these keys: that is what a person would vouch for.
            walk.record.attest(
                ManualStep::Webhook,
                &codesignal,
                &ashby,
                os::now_to_the_second(),
            );
            walk.keep()?;
            deliver(walk, &admin).await;
        }
        Err(error) => not_made(walk, &error),
    }
    hold(keys, KeyName::Codesignal, codesignal);
    hold(keys, KeyName::Ashby, ashby);
    Ok(())
}

async fn deliver(walk: &mut Walk<'_>, admin: &crate::sandbox::Admin) {
    match admin.complete_test_session().await {
        Ok(events) if !events.is_empty() => walk.changes.push(Change::Made(
            "a candidate finished a test, and Ashby took the events",
        )),
        Ok(_) => walk
            .app
            .voice
            .note("Note: a candidate finished a test, but Ashby took no event."),
        Err(error) => not_made(walk, &error),
    }
}

fn not_made(walk: &Walk<'_>, error: &Error) {
    walk.app.voice.note(&format!("Note: {error}"));
}

fn hold(keys: &mut Keys, name: KeyName, secret: Secret) {
    keys.set(name, Held::new(secret, Source::Sandbox));
}

/// What a person got wrong in the webhook form, and whether a candidate's result arrives.
pub(super) async fn faults(sandbox: &Sandbox) -> Result<Vec<String>> {
    let admin = sandbox.admin();
    let mut faults = admin.faults_of_webhook().await?;
    let arrived = admin.complete_test_session().await?;
    if faults.is_empty() && arrived.len() < 2 {
        faults.push("Ashby did not take the events of the test.".to_owned());
    }
    Ok(faults)
}
