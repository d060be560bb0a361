//! `setup --sandbox` without a person: the admin's part is done through the sandbox's own dashboards.

use crate::credentials::key_set::{KeySet, ResolvedKey};
use crate::credentials::source::Source;
use crate::error::Result;
use crate::integration::{KeyName, ManualStep, Permission};
use crate::platform;
use crate::sandbox::{Sandbox, Scenario};
use crate::session::{Change, Session};

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
    let registered = admin.register_webhook(&codesignal, &ashby).await;
    keys.set(KeyName::Codesignal, ResolvedKey::new(codesignal, Source::Sandbox));
    keys.set(KeyName::Ashby, ResolvedKey::new(ashby, Source::Sandbox));
    if let Err(error) = registered {
        session.app.ui.note(format!("Note: {error}"));
        return Ok(());
    }
    session
        .changes
        .push(Change::Sandbox("created the webhook; CodeSignal's own test was answered with 200"));
    // The sandbox's dashboard shows the webhook with these keys, so it counts as confirmed.
    if let Some(binding) = session.app.binding(keys) {
        session.state.attest(ManualStep::Webhook, &binding, platform::now_to_the_second());
        session.save()?;
    }
    if admin.complete_test_session().await.is_empty() {
        session.app.ui.note("Note: a candidate finished a test, but Ashby took no event.");
    } else {
        let done = Change::Sandbox("a candidate finished a test, and Ashby took the events");
        session.changes.push(done);
    }
    Ok(())
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
