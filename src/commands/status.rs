//! `status`: what is stored and what was last established. No network call.

use super::keys::{age_words, key_lines, key_list};
use crate::app::App;
use crate::credentials::key_set::KeySet;
use crate::error::{Exit, Result};
use crate::integration::{KeyName, ManualStep};
use crate::keystore::StoredCredentials;
use crate::platform::rfc3339;
use crate::report::Report;
use crate::rotate;
use crate::state::{AttestationStatus, LastResult, ProfileState};
use serde_json::{Value, json};
use time::OffsetDateTime;

/// Shows the keys in the key store, what was vouched for, and the last result.
pub(crate) async fn run(app: &App, report: &mut Report) -> Result<Exit> {
    let record = app.record_for_show()?;
    let mut keys = KeySet::default();
    let configured = |name: &KeyName| app.configured.get(*name).is_some();
    let item = match app.store.read(&app.settings.profile).await {
        Ok(item) => item.unwrap_or_default(),
        // What the key store holds beside a source of the configuration is not used: it is only worth a word.
        Err(_) if KeyName::ALL.iter().all(configured) => StoredCredentials::default(),
        Err(error) => return Err(error),
    };
    keys.complete_from(&item);
    let (list, lines_of_keys) = (
        key_list(&keys, &record, &app.configured),
        key_lines(&keys, &record, &app.configured),
    );
    let rest: Vec<KeyName> = KeyName::ALL
        .into_iter()
        .filter(|name| !configured(name))
        .collect();
    keys.keep_only(&rest);
    let mut last = app.state_store.last();
    if let Some(last) = &mut last {
        // For later runs, and with a salt: nothing to show.
        last.sightings = None;
    }
    report.data = Some(json!({
        "keys": list,
        "rotations": KeyName::ALL.map(|name| rotate::standing(name, &item, &record)),
        "attestations": ManualStep::ALL.map(|step| attestation(step, &record, &keys, &item)),
        "last": last,
    }));
    let mut lines = vec![
        format!("Profile {}", app.settings.profile),
        String::new(),
        lines_of_keys,
    ];
    lines.extend(
        KeyName::ALL
            .into_iter()
            .flat_map(|name| rotate::standing_lines(name, &item, &record)),
    );
    lines.extend(
        ManualStep::ALL.map(|step| attestation_line(step, &record, &keys, &item, last.as_ref())),
    );
    lines.push(String::new());
    lines.push(last_lines(last.as_ref()));
    report.text = Some(lines.join("\n"));
    Ok(Exit::Pass)
}

fn standing(step: ManualStep, record: &ProfileState, keys: &KeySet) -> Option<AttestationStatus> {
    let codesignal = keys.secret(KeyName::Codesignal)?;
    let ashby = keys.secret(KeyName::Ashby)?;
    Some(record.standing(step, codesignal, ashby))
}

fn attestation(
    step: ManualStep,
    record: &ProfileState,
    keys: &KeySet,
    item: &StoredCredentials,
) -> Value {
    let stale = match standing(step, record, keys) {
        Some(AttestationStatus::Stale(..)) if rotate::confirmed_for_new_key(step, record, item) => {
            Some(Vec::new())
        }
        Some(AttestationStatus::Stale(_, places)) => Some(places),
        Some(_) => Some(Vec::new()),
        // Without both keys here it can't be known.
        None => None,
    };
    json!({
        "step": step.as_str(),
        "attested_at": record.attested_at(step).map(rfc3339),
        "stale": stale,
    })
}

fn attestation_line(
    step: ManualStep,
    record: &ProfileState,
    keys: &KeySet,
    item: &StoredCredentials,
    last: Option<&LastResult>,
) -> String {
    let title = step.title();
    let words = match (record.attested_at(step), standing(step, record, keys)) {
        (None, _) if step == ManualStep::AshbySettings && settings_proven(last) => {
            "nobody has confirmed it, but the connectivity test of the last run showed it"
                .to_owned()
        }
        (None, _) => "nobody has confirmed it".to_owned(),
        (Some(at), Some(AttestationStatus::Stale(..)))
            if rotate::confirmed_for_new_key(step, record, item) =>
        {
            format!("confirmed on {} for the new key", at.date())
        }
        (Some(at), Some(AttestationStatus::Stale(..))) => {
            format!("confirmed {}, but a key has changed since", when(at))
        }
        (Some(at), Some(_)) => format!("confirmed {} for these keys", when(at)),
        (Some(at), None) => format!("confirmed {}, with keys that are not stored here", when(at)),
    };
    format!("{title}: {words}")
}

fn when(at: OffsetDateTime) -> String {
    format!("on {} ({})", at.date(), age_words(at))
}

fn settings_proven(last: Option<&LastResult>) -> bool {
    let mut checks = last.into_iter().flat_map(|last| &last.checks);
    checks.any(|check| check.id == "ashby.settings" && check.evidence == "proven")
}

fn last_lines(last: Option<&LastResult>) -> String {
    let Some(last) = last else {
        return "Nothing was established yet. Run `cs-ashby verify`.".into();
    };
    let mut lines = vec![format!(
        "Last result: {} (`{}` at {})",
        last.outcome, last.command, last.at
    )];
    for check in &last.checks {
        if !matches!(check.status.as_str(), "pass" | "skip") {
            lines.push(format!("  {}: {}", check.status, check.title));
        }
    }
    if last.exit_code != 0 {
        lines.push(format!(
            "Next: run `cs-ashby {}` to see what to do.",
            last.command
        ));
    }
    lines.join("\n")
}
