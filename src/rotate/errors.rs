//! Why a rotation can't begin.

use crate::error::Error;
use crate::integration::KeyName;

pub(super) fn nothing_to_replace(name: KeyName) -> Error {
    Error::todo(
        "nothing_to_replace",
        format!(
            "There's no {} of this profile in your keychain, so there's nothing to rotate.",
            name.title()
        ),
        "Run `cs-ashby setup` first.",
    )
}

pub(super) fn another_under_way(name: KeyName) -> Error {
    let word = name.as_str();
    Error::usage(
        "another_key_under_way",
        format!(
            "Another new {} is already being rotated in, and may be in Ashby or CodeSignal by now. Nothing was changed.",
            name.title()
        ),
        format!(
            "To continue with that key, run `cs-ashby rotate {word}` without a new key (unset {}). To start over, run `cs-ashby rotate {word} --abort` first.",
            name.variable()
        ),
    )
}

pub(super) fn old_one_still_kept(name: KeyName) -> Error {
    let word = name.as_str();
    Error::todo(
        "old_key_still_kept",
        format!(
            "The last rotation of your {} isn't complete: the old key isn't revoked yet.",
            name.title()
        ),
        format!(
            "{} Then run `cs-ashby rotate {word} --finish`, and after that `cs-ashby rotate {word}` with the new key.",
            name.how_to_delete()
        ),
    )
}
