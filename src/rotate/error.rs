//! Why a rotation can't begin, go on or go back.

use crate::error::{Error, Exit};
use crate::integration::KeyName;

pub(super) fn nothing_to_replace(name: KeyName) -> Error {
    let title = name.title();
    let message = format!(
        "There's no {title} of this profile in your keychain, so there's nothing to rotate."
    );
    Error::todo("nothing_to_replace", message, "Run `cs-ashby setup` first.")
}

pub(super) fn another_under_way(name: KeyName) -> Error {
    let (title, command, variable) = (name.title(), name.as_str(), name.variable());
    Error::usage(
        "another_key_under_way",
        format!(
            "Another new {title} is already being rotated in, and may be in Ashby or CodeSignal by now. Nothing was changed."
        ),
        format!(
            "To continue with that key, run `cs-ashby rotate {command}` without a new key (unset {variable}). To start over, run `cs-ashby rotate {command} --abort` first."
        ),
    )
}

pub(super) fn old_key_still_kept(name: KeyName) -> Error {
    let (title, command, delete) = (name.title(), name.as_str(), name.how_to_delete());
    Error::todo(
        "old_key_still_kept",
        format!("The last rotation of your {title} isn't complete: the old key isn't revoked yet."),
        format!(
            "{delete} Then run `cs-ashby rotate {command} --finish`, and after that `cs-ashby rotate {command}` with the new key."
        ),
    )
}

pub(super) fn not_new(name: KeyName) -> Error {
    let (title, command, variable) = (name.title(), name.as_str(), name.variable());
    Error::usage(
        "key_not_new",
        format!("That's the current {title}, so there's nothing to rotate. Nothing was sent."),
        format!(
            "Create a new key at {}, and give that one to `cs-ashby rotate {command}`. If {variable} has the old key, unset it or name the new key with {}.",
            name.vendor(),
            name.file_option()
        ),
    )
}

pub(super) fn other_vendors(name: KeyName) -> Error {
    let (other, title) = (name.other().title(), name.title());
    Error::usage(
        "key_of_the_other",
        format!("That's your {other}, not a new {title}. Nothing was sent."),
        format!("Copy the new key from {} and give that one.", name.vendor()),
    )
}

pub(super) fn another_company(new: Option<&str>, old: Option<&str>) -> Error {
    let [new, old] = [new, old].map(|name| name.unwrap_or("a company without a name"));
    Error::new(
        Exit::Fail,
        "another_company",
        format!("The new key belongs to {new}, the old one to {old}. It wasn't saved."),
        "Create the new key in the same CodeSignal company. For another company, use a profile of its own: `cs-ashby setup --profile NAME`.",
    )
}

pub(super) fn no_new_key(name: KeyName) -> Error {
    Error::todo(
        "input_missing",
        format!("There's no new {} yet. Nothing was changed.", name.title()),
        format!("When you have it, run `cs-ashby rotate {}` again.", name.as_str()),
    )
}
