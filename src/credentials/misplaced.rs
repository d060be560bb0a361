//! Refuses settings that repeat a key: a profile's name and the addresses are printed.

use super::error::KeyError;
use super::key_set::KeySet;
use super::sanitize::contains_whole;
use crate::error::Result;
use crate::integration::KeyName;
use crate::settings::Settings;

pub(crate) fn none_in_settings(keys: &KeySet, settings: &Settings) -> Result<()> {
    let addresses = &settings.addresses;
    let places = [
        (settings.profile.as_str(), "the profile's name"),
        (addresses.codesignal.text(), "CodeSignal's address"),
        (addresses.ashby.text(), "Ashby's address"),
        (addresses.webhook.text(), "the webhook's address"),
    ];
    for name in KeyName::ALL {
        for (text, place) in places {
            if keys.secret(name).is_some_and(|key| contains_whole(text, key)) {
                return Err(KeyError::Astray { key: name, place }.into());
            }
        }
    }
    Ok(())
}
