//! `status`: what is stored and the last result. No network call.

use super::attest::ConfirmedStep;
use super::keys::{key_lines, key_list};
use crate::app::App;
use crate::credentials::key_set::KeySet;
use crate::error::{Exit, Result};
use crate::integration::{KeyName, ManualStep};
use crate::keystore::StoredCredentials;
use crate::platform::rfc3339;
use crate::platform::{self, date::ago};
use crate::report::Report;
use crate::rotate;
use crate::state::LastResult;
use serde_json::{Value, json};

pub(crate) async fn run(app: &App, report: &mut Report) -> Result<Exit> {
    let mut state = app.state_for_show()?;
    let mut keys = KeySet::default();
    let configured = |name: &KeyName| app.configured.get(*name).is_some();
    let (item, unreadable) = match app.store.read(&app.settings.profile).await {
        Ok(item) => (item.unwrap_or_default(), None),
        // If the configuration names both keys, the keychain isn't used.
        Err(_) if KeyName::ALL.iter().all(configured) => (StoredCredentials::default(), None),
        // The rest is shown anyway, and the run ends with this error.
        Err(error) => (StoredCredentials::default(), Some(error)),
    };
    keys.complete_from(&item);
    let has_keys = KeyName::ALL.iter().any(|name| keys.get(*name).is_some());
    let (list, lines_of_keys) = if unreadable.is_some() {
        (Value::Null, "Keys: couldn't be read (see below).".to_owned())
    } else {
        (json!(key_list(&keys, &state, &app.configured)), key_lines(&keys, &state, &app.configured))
    };
    let rest: Vec<KeyName> = KeyName::ALL.into_iter().filter(|name| !configured(name)).collect();
    keys.keep_only(&rest);
    app.rebind(None, &mut state, &keys);
    let binding = app.binding(&keys);
    let steps =
        ManualStep::ALL.map(|step| ConfirmedStep::new(binding.as_ref(), step, &state, &item));
    let mut last = app.state_store.last();
    if let Some(last) = &mut last {
        // Only later runs need it.
        last.key_history = None;
    }
    report.data = Some(json!({
        "keys": list,
        "rotations": KeyName::ALL.map(|name| rotate::rotation_json(name, &item, &state)),
        "attestations": steps.each_ref().map(|step| json!({
            "step": step.step.as_str(),
            "attested_at": state.attested_at(step.step).map(rfc3339),
            "stale": step.stale(),
        })),
        "last": last,
    }));
    let mut lines = vec![format!("Profile {}", app.settings.profile), String::new(), lines_of_keys];
    lines.extend(
        KeyName::ALL.into_iter().flat_map(|name| rotate::rotation_lines(name, &item, &state)),
    );
    lines.extend(steps.iter().filter_map(|step| step_line(step, last.as_ref())));
    lines.push(String::new());
    lines.push(last_lines(last.as_ref(), has_keys));
    report.say(lines.join("\n"));
    unreadable.map_or(Ok(Exit::Pass), |error| Err(error.into()))
}

fn step_line(step: &ConfirmedStep<'_>, last: Option<&LastResult>) -> Option<String> {
    let is_proven = |last: &LastResult| {
        last.checks.iter().any(|it| it.id == "ashby.settings" && it.evidence == "proven")
    };
    let words = match (step.step, step.attestation, last) {
        // Setup may have verified it, and stopped before its result was saved.
        (ManualStep::AshbySettings, None, None) => return None,
        (ManualStep::AshbySettings, None, Some(last)) if is_proven(last) => {
            "verified by the last connectivity test".to_owned()
        }
        _ => step.words(),
    };
    Some(format!("{}: {words}", step.step.title()))
}

fn last_lines(last: Option<&LastResult>, has_keys: bool) -> String {
    let Some(last) = last else {
        let words = if has_keys {
            "Setup isn't finished. Run `cs-ashby setup` to continue."
        } else {
            "Nothing was checked yet. Run `cs-ashby verify`."
        };
        return words.into();
    };
    let mut lines = vec![format!("Last result: {}", last_result(last))];
    for check in &last.checks {
        if !matches!(check.status.as_str(), "pass" | "skip") {
            lines.push(format!("  {}: {}", check.status, check.title));
        }
    }
    if last.exit_code != 0 {
        lines.push(format!("Next: run `cs-ashby {}` to see what to do.", last.command));
    }
    lines.join("\n")
}

/// `pass (verify, 3 days ago)`.
pub(super) fn last_result(last: &LastResult) -> String {
    let when = last.at.parse().map_or(last.at.clone(), |at| ago(at, platform::now()));
    format!("{} ({}, {when})", last.outcome, last.command)
}
