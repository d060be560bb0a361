//! The instructions of `rotate`, in the order in which they are shown.

use crate::dialog::Instruction;
use crate::integration::{ASHBY_KEY_HEADER, KEY_DESCRIPTION, KeyName, Permission};
use crate::platform;

pub(super) const STEPS: usize = 4;

pub(super) fn start(practice: bool) -> &'static str {
    if practice {
        "
  This is practice: it rotates a practice key, and nothing is kept."
    } else {
        "
  The old key stays in use until the new one works everywhere.
  Press Ctrl-C to stop; run the same command to continue."
    }
}

pub(super) fn new_key(name: KeyName) -> Vec<Instruction> {
    match name {
        KeyName::Codesignal => {
            let permissions = Permission::ALL.map(Permission::name).to_vec();
            vec![
                "In CodeSignal, open Integrations > API Keys and click ADD A KEY.".into(),
                format!(
                    "Type {KEY_DESCRIPTION} {} in Key Description and click the arrow.",
                    platform::utc_date(platform::now())
                )
                .into(),
                Instruction::select("Select these permissions and click SAVE:", permissions),
                "Click the key (blue text) to copy it. Don't delete the old key.".into(),
            ]
        }
        KeyName::Ashby => vec![
            "In Ashby, open the assessments admin page, then CodeSignal.".into(),
            "Click the Ashby API Key drop-down and create a key.".into(),
            "Copy the key. Don't click Save yet, and don't delete the old key.".into(),
        ],
    }
}

pub(super) fn ashby_settings(name: KeyName) -> Vec<Instruction> {
    let change = match name {
        KeyName::Codesignal => "Replace the key in the topmost box with the new one.",
        KeyName::Ashby => "Select the new key in the Ashby API Key drop-down.",
    };
    vec![
        "In Ashby, open the assessments admin page, then CodeSignal.".into(),
        change.into(),
        "Click Save. Until the webhook has the new key too, CodeSignal can't deliver results and will retry.".into(),
    ]
}

pub(super) fn webhook(name: KeyName) -> Vec<Instruction> {
    let change = match name {
        KeyName::Codesignal => "Replace the Secret Key. Don't click the refresh button.".to_owned(),
        KeyName::Ashby => format!("Replace the value of the custom header {ASHBY_KEY_HEADER}."),
    };
    vec![
        "In CodeSignal, open Integrations > Webhooks, then the webhook for Ashby.".into(),
        change.into(),
        "Click the test button. After the success message, save.".into(),
    ]
}

/// What the vendor's dashboard calls it, and what that leaves the key.
pub(super) fn verb_to_revoke(name: KeyName) -> (&'static str, &'static str) {
    match name {
        KeyName::Codesignal => ("delete", "deleted"),
        KeyName::Ashby => ("deactivate", "deactivated"),
    }
}

pub(super) fn old_key(name: KeyName, titles: Option<(&str, &str)>) -> Vec<Instruction> {
    let page = match name {
        KeyName::Codesignal => "In CodeSignal, open Integrations > API Keys.",
        KeyName::Ashby => "In Ashby, open API Keys in the admin settings.",
    };
    let verb = match name {
        KeyName::Codesignal => "Delete",
        KeyName::Ashby => "Deactivate",
    };
    let which = match titles {
        Some((old, new)) => format!("{verb} \"{old}\", keep \"{new}\"."),
        None => format!("{verb} the old key, keep the new one."),
    };
    vec![page.into(), which.into()]
}

/// What to do where the old key still works.
pub(super) fn still_works(name: KeyName, titles: Option<(&str, &str)>) -> String {
    let old = titles.map_or("the old key".to_owned(), |(old, _)| format!("\"{old}\""));
    match name {
        KeyName::Codesignal => {
            format!("In CodeSignal, open Integrations > API Keys and delete {old}.")
        }
        KeyName::Ashby => format!(
            "In Ashby, open API Keys in the admin settings, click Deactivate beside {old} and confirm."
        ),
    }
}
