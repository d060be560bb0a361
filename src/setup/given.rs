//! The keys that a run begins with, looked at before anything is sent.

use crate::app::App;
use crate::credentials::key_set::KeySet;
use crate::dialog::{Dialog, Pages};
use crate::error::Result;
use crate::integration::{KeyName, ManualStep};

/// Leaves out a key that looks like the other vendor's, or like a part of one, unless the person wants it sent.
/// Keys that are each in the other's place can be swapped. What `--attest` confirms isn't for a key that is left out.
pub(crate) async fn review(
    app: &App,
    keys: &mut KeySet,
    attest: &mut Vec<ManualStep>,
) -> Result<()> {
    let dialog = Dialog::new(app, Pages::Unknown);
    if keys.are_swapped() {
        let is_configured = |name| keys.get(name).is_some_and(|key| key.source.is_configured());
        if KeyName::ALL.into_iter().any(is_configured) {
            // Used the right way round, they'd be swapped again in the next run. Their steps say where to fix it.
            return Ok(());
        }
        dialog.failed("Your two keys are swapped. Nothing was sent.");
        let (codesignal, ashby) = (keys.take(KeyName::Codesignal), keys.take(KeyName::Ashby));
        if dialog.prompter.agrees("Use each in the other's place?", true).await? {
            for (name, key) in [(KeyName::Codesignal, ashby), (KeyName::Ashby, codesignal)] {
                if let Some(key) = key {
                    keys.set(name, key);
                }
            }
        } else {
            attest.clear();
        }
        return Ok(());
    }
    for name in KeyName::ALL {
        let Some(key) = keys.get(name) else {
            continue;
        };
        let was_accepted = key.stored.as_ref().is_some_and(|stored| stored.proven);
        if was_accepted || dialog.may_be_sent(name, &key.secret).await? {
            continue;
        }
        dialog.say(&format!("Left out the {} you gave.", name.title()));
        keys.take(name);
        attest.clear();
    }
    Ok(())
}
