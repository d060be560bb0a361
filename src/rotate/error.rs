//! Why a rotation can't begin, go on or go back.

use crate::error::{Error, Exit};
use crate::integration::KeyName;

#[derive(Debug, thiserror::Error)]
pub(crate) enum RotateError {
    #[error("There's no {} of this profile in your keychain, so there's nothing to rotate.", .0.title())]
    NothingToReplace(KeyName),
    #[error("Another new {} is already being rotated in, and may be in Ashby or CodeSignal by now. Nothing was changed.", .0.title())]
    AnotherUnderWay(KeyName),
    #[error("The last rotation of your {} isn't complete: the old key isn't revoked yet.", .0.title())]
    OldKeyStillKept(KeyName),
    #[error("That's the current {}, so there's nothing to rotate. Nothing was sent.", .0.title())]
    NotNew(KeyName),
    #[error("That's your {}, not a new {}. Nothing was sent.", .0.other().title(), .0.title())]
    OtherVendors(KeyName),
    #[error(
        "The new key belongs to {}, the old one to {}. It wasn't saved.",
        company(new),
        company(old)
    )]
    AnotherCompany { new: Option<String>, old: Option<String> },
    #[error("There's no new {} yet. Nothing was changed.", .0.title())]
    NoNewKey(KeyName),
    #[error("The new {} isn't in use everywhere yet, so the old one is still needed. Nothing was done.", .0.title())]
    NotPromoted(KeyName),
    #[error("The new {} is in use everywhere, so there's nothing to go back from. Nothing was done.", .0.title())]
    Promoted(KeyName),
}

fn company(name: &Option<String>) -> &str {
    name.as_deref().unwrap_or("a company without a name")
}

impl RotateError {
    fn code(&self) -> &'static str {
        match self {
            RotateError::NothingToReplace(_) => "nothing_to_replace",
            RotateError::AnotherUnderWay(_) => "another_key_under_way",
            RotateError::OldKeyStillKept(_) => "old_key_still_kept",
            RotateError::NotNew(_) => "key_not_new",
            RotateError::OtherVendors(_) => "key_of_the_other",
            RotateError::AnotherCompany { .. } => "another_company",
            RotateError::NoNewKey(_) => "input_missing",
            RotateError::NotPromoted(_) => "rotation_under_way",
            RotateError::Promoted(_) => "rotation_done",
        }
    }

    fn exit(&self) -> Exit {
        match self {
            RotateError::AnotherCompany { .. } => Exit::Fail,
            RotateError::AnotherUnderWay(_)
            | RotateError::NotNew(_)
            | RotateError::OtherVendors(_)
            | RotateError::Promoted(_) => Exit::Usage,
            RotateError::NothingToReplace(_)
            | RotateError::OldKeyStillKept(_)
            | RotateError::NoNewKey(_)
            | RotateError::NotPromoted(_) => Exit::Todo,
        }
    }

    fn fix(&self) -> String {
        let rotate = |name: &KeyName| format!("cs-ashby rotate {}", name.as_str());
        match self {
            RotateError::NothingToReplace(_) => "Run `cs-ashby setup` first.".to_owned(),
            RotateError::AnotherUnderWay(name) => format!(
                "To continue with that key, run `{0}` without a new key (unset {1}). To start over, run `{0} --abort` first.",
                rotate(name),
                name.variable()
            ),
            RotateError::OldKeyStillKept(name) => format!(
                "{} Then run `{1} --finish`, and after that `{1}` with the new key.",
                name.how_to_delete(),
                rotate(name)
            ),
            RotateError::NotNew(name) => format!(
                "Create a new key at {}, and give that one to `{}`. If {} has the old key, unset it or name the new key with {}.",
                name.vendor(),
                rotate(name),
                name.variable(),
                name.file_option()
            ),
            RotateError::OtherVendors(name) => {
                format!("Copy the new key from {} and give that one.", name.vendor())
            }
            RotateError::AnotherCompany { .. } => {
                "Create the new key in the same CodeSignal company. For another company, use a profile of its own: `cs-ashby setup --profile NAME`.".to_owned()
            }
            RotateError::NoNewKey(name) => {
                format!("When you have it, run `{}` again.", rotate(name))
            }
            RotateError::NotPromoted(name) => format!(
                "Run `{0}` to finish the rotation, then delete the old key and run `{0} --finish`.",
                rotate(name)
            ),
            RotateError::Promoted(name) => format!(
                "To use yet another key, delete the old one, run `{0} --finish`, and then `{0}`.",
                rotate(name)
            ),
        }
    }
}

impl From<RotateError> for Error {
    fn from(error: RotateError) -> Error {
        Error::new(error.exit(), error.code(), error.to_string(), error.fix())
    }
}
