//! Refuses settings that repeat a key: a profile's name and the addresses are printed.

use super::key_set::KeySet;
use super::sanitize::holds_whole;
use crate::error::{Error, Result};
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
            if keys.secret(name).is_some_and(|key| holds_whole(text, key)) {
                return Err(Error::usage(
                    "key_astray",
                    format!(
                        "The {} is in {place}, which is printed. Nothing was sent.",
                        name.title()
                    ),
                    format!(
                        "Remove it there. Others may have seen it, so delete the key at {} and create a new one.",
                        name.vendor()
                    ),
                ));
            }
        }
    }
    Ok(())
}
