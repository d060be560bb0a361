//! `setup --sandbox` without a person: the admin's part is done through the sandbox's own dashboards.

use crate::credentials::Secret;
use crate::credentials::key_set::{KeySet, ResolvedKey};
use crate::credentials::source::Source;
use crate::error::{Error, Result};
use crate::integration::{KeyName, ManualStep, Permission};
use crate::platform;
use crate::sandbox::{Sandbox, Scenario};
use crate::session::{Change, Session};
use crate::state::Binding;

/// Makes both keys, saves them in Ashby, registers the webhook, and lets a candidate take a test.
pub(crate) async fn act_as_admin(
    session: &mut Session<'_>,
    sandbox: &Sandbox,
    keys: &mut KeySet,
) -> Result<()> {
    let scenario = sandbox.scenario;
    if scenario != Scenario::default() && !scenario.starts_empty() {
        session.app.ui.note(format!(
            "Note: {0} only happens to a finished integration. Practise it with `cs-ashby verify --sandbox --scenario {0}`.",
            scenario.name()
        ));
    }
    let admin = sandbox.admin();
    let ashby = admin.create_ashby_key()?;
    session.changes.push(Change::Sandbox("created the Ashby API key"));
    let codesignal = admin.create_codesignal_key(&Permission::ALL)?;
    session.changes.push(Change::Sandbox("created the CodeSignal API key"));
    admin.save_ashby_settings(&codesignal, &ashby)?;
    session.changes.push(Change::Sandbox("saved both keys in Ashby's CodeSignal settings"));
    match admin.register_webhook(&codesignal, &ashby).await {
        Ok(()) => {
            session.changes.push(Change::Sandbox(
                "created the webhook; CodeSignal's own test was answered with 200",
            ));
            // The sandbox's dashboard shows the webhook with these keys, so it counts as confirmed.
            let binding = Binding {
                codesignal: &codesignal,
                ashby: &ashby,
                endpoint: session.app.settings.addresses.webhook.text(),
            };
            let now = platform::now_to_the_second();
            session.state.attest(ManualStep::Webhook, &binding, now);
            session.save()?;
            deliver(session, &admin).await;
        }
        Err(error) => not_made(session, &error),
    }
    hold(keys, KeyName::Codesignal, codesignal);
    hold(keys, KeyName::Ashby, ashby);
    Ok(())
}

async fn deliver(session: &mut Session<'_>, admin: &crate::sandbox::Admin) {
    if admin.complete_test_session().await.is_empty() {
        session.app.ui.note("Note: a candidate finished a test, but Ashby took no event.");
    } else {
        let change = "a candidate finished a test, and Ashby took the events";
        session.changes.push(Change::Sandbox(change));
    }
}

fn not_made(session: &Session<'_>, error: &Error) {
    session.app.ui.note(format!("Note: {error}"));
}

fn hold(keys: &mut KeySet, name: KeyName, secret: Secret) {
    keys.set(name, ResolvedKey::new(secret, Source::Sandbox));
}

/// What a person got wrong in the webhook form, and whether a candidate's result arrives.
pub(super) async fn faults(sandbox: &Sandbox) -> Vec<String> {
    let admin = sandbox.admin();
    let mut faults = admin.faults_of_webhook();
    let arrived = admin.complete_test_session().await;
    if faults.is_empty() && arrived.len() < 2 {
        faults.push("Ashby did not take the events of the test.".to_owned());
    }
    faults
}
