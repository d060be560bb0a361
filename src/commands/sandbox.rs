//! `sandbox`: a local CodeSignal and Ashby for another terminal.

use crate::error::{Error, Exit, Result};
use crate::report::{Report, Ui};
use crate::sandbox::{InitialState, Sandbox, Scenario, page_paths};
use serde_json::json;
use std::collections::BTreeMap;

pub(crate) async fn run(scenario: Scenario, ui: &Ui, report: &mut Report) -> Result<Exit> {
    let sandbox = Sandbox::start(scenario, InitialState::Finished).await?;
    report.sandbox = true;
    announce(&sandbox, scenario, report)?;
    report.close(Exit::Pass);
    let given = ui.report(report);
    report.given = true;
    if given != Exit::Pass {
        return Ok(given);
    }
    // Ctrl-C and SIGTERM end the run from outside.
    std::future::pending().await
}

fn announce(sandbox: &Sandbox, scenario: Scenario, report: &mut Report) -> Result<()> {
    let keys = sandbox.stored().ok_or_else(|| {
        Error::local(
            "sandbox_without_keys",
            "The sandbox started without keys. This is a bug.",
            "Run the command again. If it happens again, report this message.",
        )
    })?;
    let addresses = [
        ("CS_ASHBY_CODESIGNAL_URL", sandbox.codesignal_url()),
        ("CS_ASHBY_ASHBY_URL", sandbox.ashby_url()),
        ("CS_ASHBY_WEBHOOK_URL", sandbox.webhook_url()),
        ("CS_ASHBY_PROFILE", "sandbox".to_owned()),
    ];
    // These keys work nowhere else: the sandbox has just created them.
    let keys = [
        ("CS_ASHBY_CODESIGNAL_KEY", keys.codesignal.expose().to_owned()),
        ("CS_ASHBY_ASHBY_KEY", keys.ashby.expose().to_owned()),
        ("CS_ASHBY_STORE", "none".to_owned()),
    ];
    report.say(format!(
        "The sandbox is running: a practice CodeSignal and Ashby on this computer.\n\
         Scenario: {about}.\n\
         It starts with a finished integration. Press Ctrl-C to stop it.\n\n\
         To practise, set these in another terminal and run `cs-ashby setup`:\n\n{addresses}\n\n\
         To skip ahead to the finished integration, set these too:\n\n\
         {keys}\n\n\
         Pages to open in a browser on this computer:\n\n  CodeSignal  {codesignal}/\n  Ashby       {ashby}/",
        about = scenario.about(),
        addresses = assignments(&addresses),
        keys = assignments(&keys),
        codesignal = sandbox.codesignal_site(),
        ashby = sandbox.ashby_url(),
    ));
    let environment = addresses.into_iter().chain(keys);
    report.data = Some(json!({
        "scenario": scenario.name(),
        "pages": pages(sandbox).into_iter().collect::<BTreeMap<_, _>>(),
        "test_sessions": sandbox.test_sessions_url(),
        "environment": environment.collect::<BTreeMap<_, _>>(),
    }));
    Ok(())
}

/// The lines that set these variables in the shell of this system.
fn assignments(variables: &[(&str, String)]) -> String {
    let lines = variables.iter().map(|(name, value)| {
        if cfg!(windows) {
            format!("  $env:{name} = '{value}'")
        } else {
            format!("  export {name}={value}")
        }
    });
    // To be copied as they are: a narrow terminal must not break them.
    let lines: Vec<String> = lines.map(|line| line.replace(' ', "\u{a0}")).collect();
    lines.join("\n")
}

/// The pages of the guide, each with a name for scripts.
fn pages(sandbox: &Sandbox) -> [(&'static str, String); 4] {
    [
        ("codesignal_api_keys", sandbox.codesignal_site() + page_paths::API_KEYS),
        ("codesignal_webhooks", sandbox.codesignal_site() + page_paths::WEBHOOKS),
        ("ashby_assessments", sandbox.ashby_url() + page_paths::ASSESSMENTS),
        ("ashby_api_keys", sandbox.ashby_url() + page_paths::ASHBY_API_KEYS),
    ]
}
