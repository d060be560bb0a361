//! Applies a scenario to a finished integration.

use super::SandboxKeys;
use super::scenario::Scenario;
use super::state::{API_KEYS_READ, ASHBY_SCOPES, SandboxState};
use crate::credentials::Secret;
use crate::error::Result;
use crate::integration::{KEY_DESCRIPTION, KeyName, Permission};

/// Returns the keys that are in the admin's keychain from now on, and those that a person confirmed.
pub(super) fn apply(
    sandbox: &SandboxState,
    scenario: Scenario,
    keys: SandboxKeys,
) -> Result<(SandboxKeys, SandboxKeys)> {
    let mut state = sandbox.state();
    let state = &mut *state;
    let attested = keys.clone();
    let mut stored = keys;
    let codesignal = &mut state.codesignal;
    let ashby = &mut state.ashby;
    match scenario {
        Scenario::CodesignalKeyRotated => {
            let all = Permission::ALL.map(Permission::name).to_vec();
            let made = codesignal.add_key(KEY_DESCRIPTION.to_owned(), all)?;
            stored.codesignal = Secret::parse(KeyName::Codesignal, &made.key)?;
            let old = attested.codesignal.expose();
            codesignal.keys.retain(|it| it.key != old);
        }
        Scenario::CodesignalKeyRevoked => {
            let own = stored.codesignal.expose();
            codesignal.keys.retain(|it| it.key != own);
        }
        Scenario::AshbyKeyRotated => {
            // The old one stays active: Ashby goes on to accept what CodeSignal still sends.
            let scopes = ASHBY_SCOPES.map(str::to_owned).to_vec();
            let made = ashby.add_key("CodeSignal integration (new)".to_owned(), scopes)?;
            stored.ashby = Secret::parse(KeyName::Ashby, &made.key)?;
        }
        Scenario::AshbyKeyRevoked => ashby.keys.iter_mut().for_each(|it| it.active = false),
        Scenario::AshbyKeyLimited => {
            for key in &mut ashby.keys {
                key.scopes.retain(|scope| scope != API_KEYS_READ);
            }
        }
        Scenario::KeysSwapped => {
            // They were swapped from the start: who vouched for the steps had them stored so.
            std::mem::swap(&mut stored.codesignal, &mut stored.ashby);
            state.scenario = scenario;
            return Ok((stored.clone(), stored));
        }
        Scenario::SettingsNotSaved => ashby.settings.codesignal_key = None,
        Scenario::WrongAshbyKeySelected => {
            let scopes = ASHBY_SCOPES.map(str::to_owned).to_vec();
            let other = ashby.add_key("Reporting".to_owned(), scopes)?.id.clone();
            ashby.settings.ashby_key_id = Some(other);
        }
        other => {
            for key in &mut codesignal.keys {
                let missing = other.missing().iter();
                let missing: Vec<&str> = missing.map(|it| it.name()).collect();
                key.permissions.retain(|name| !missing.contains(name));
            }
        }
    }
    state.scenario = scenario;
    Ok((stored, attested))
}
