//! Applies a scenario to a finished integration.

use super::SandboxKeys;
use super::scenario::Scenario;
use super::state::State;
use crate::error::Result;
use crate::integration::{KEY_DESCRIPTION, Permission};

/// Returns the keys that are in the admin's keychain from now on, and those that a person confirmed.
pub(super) fn apply(
    state: &mut State,
    scenario: Scenario,
    keys: SandboxKeys,
) -> Result<(SandboxKeys, SandboxKeys)> {
    let State { codesignal, ashby, .. } = state;
    let mut attested = keys.clone();
    let mut stored = keys;
    match scenario {
        Scenario::CodesignalKeyRotated => {
            codesignal.keys.clear();
            let all = Permission::ALL.map(Permission::name).to_vec();
            stored.codesignal = codesignal.add_key(KEY_DESCRIPTION, all)?;
        }
        Scenario::CodesignalKeyRevoked => codesignal.keys.clear(),
        // The old one stays active: Ashby goes on to accept what CodeSignal still sends.
        Scenario::AshbyKeyRotated => {
            stored.ashby = ashby.add_key("CodeSignal integration (new)", false)?.key.clone();
        }
        Scenario::AshbyKeyRevoked => ashby.keys.iter_mut().for_each(|it| it.active = false),
        Scenario::AshbyKeyLimited => ashby.keys.iter_mut().for_each(|it| it.limited = true),
        Scenario::KeysSwapped => {
            // They were swapped from the start: who confirmed the steps had them stored so.
            std::mem::swap(&mut stored.codesignal, &mut stored.ashby);
            attested = stored.clone();
        }
        Scenario::SettingsNotSaved => ashby.settings.codesignal_key = None,
        Scenario::WrongAshbyKeySelected => {
            ashby.settings.ashby_key_id = Some(ashby.add_key("Reporting", false)?.id.clone());
        }
        other => {
            let missing = other.missing();
            for key in &mut codesignal.keys {
                key.permissions.retain(|name| missing.iter().all(|it| it.name() != *name));
            }
        }
    }
    state.scenario = scenario;
    Ok((stored, attested))
}
