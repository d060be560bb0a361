//! `sandbox`: a local CodeSignal and Ashby for another terminal.

use crate::cli::SandboxArgs;
use crate::error::{Error, Exit, Result};
use crate::report::{Report, Ui};
use crate::sandbox::{InitialState, Sandbox, Scenario};
use serde_json::json;
use std::collections::BTreeMap;

pub(crate) async fn run(args: &SandboxArgs, ui: &Ui, report: &mut Report) -> Result<Exit> {
    let scenario = args.scenario.unwrap_or_default();
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
    let holding = sandbox.stored().ok_or_else(|| {
        Error::local(
            "sandbox_without_keys",
            "The sandbox started without keys. This is a bug.",
            "Run the command again. If it happens again, report this message.",
        )
    })?;
    // These keys work nowhere else: the sandbox has just created them.
    let environment = [
        ("CS_ASHBY_CODESIGNAL_URL", sandbox.codesignal_url()),
        ("CS_ASHBY_ASHBY_URL", sandbox.ashby_url()),
        ("CS_ASHBY_WEBHOOK_URL", sandbox.webhook_url()),
        ("CS_ASHBY_CODESIGNAL_KEY", holding.codesignal.expose().to_owned()),
        ("CS_ASHBY_ASHBY_KEY", holding.ashby.expose().to_owned()),
        ("CS_ASHBY_STORE", "none".to_owned()),
        ("CS_ASHBY_PROFILE", "sandbox".to_owned()),
    ];
    let lines: Vec<String> = environment
        .iter()
        .map(|(name, value)| {
            if cfg!(windows) {
                format!("  $env:{name} = '{value}'")
            } else {
                format!("  export {name}={value}")
            }
        })
        // To be copied as they are: a narrow terminal must not break them.
        .map(|line| line.replace(' ', "\u{a0}"))
        .collect();
    let pages = pages(sandbox);
    let places: Vec<String> =
        pages.iter().map(|(_, title, address)| format!("  {title}:\n  {address}")).collect();
    report.say(format!(
        "The sandbox is running: a practice CodeSignal and Ashby on this computer.\n\
         Scenario: {about}\n\n\
         In another terminal, set these (the keys work only here):\n\n{lines}\n\n\
         Then try:\n\n  cs-ashby setup\n  cs-ashby verify\n  cs-ashby webhook test --all-events\n\n\
         Pages to open in a browser on this computer:\n\n{places}\n\n\
         Press Ctrl-C to stop the sandbox.",
        about = scenario.about(),
        lines = lines.join("\n"),
        places = places.join("\n"),
    ));
    report.data = Some(json!({
        "scenario": scenario.name(),
        "pages": pages.map(|(name, _, address)| (name, address)).into_iter().collect::<BTreeMap<_, _>>(),
        "test_sessions": sandbox.test_sessions_url(),
        "environment": environment.into_iter().collect::<BTreeMap<_, _>>(),
    }));
    Ok(())
}

/// The pages of the guide: a name for scripts, a title, an address.
fn pages(sandbox: &Sandbox) -> [(&'static str, &'static str, String); 3] {
    let keys = sandbox.codesignal_keys_page();
    let webhooks = sandbox.webhooks_page();
    let ashby = sandbox.ashby_page();
    [
        ("codesignal_api_keys", "CodeSignal, API Keys", keys),
        ("codesignal_webhooks", "CodeSignal, Webhooks", webhooks),
        ("ashby_assessments", "Ashby, assessments admin page", ashby),
    ]
}
