//! A key that was pasted: its vendor is asked, and an accepted one is stored at once.

use crate::check_id::CheckId;
use crate::check_result::Status;
use crate::checks::CheckRun;
use crate::error::Result;
use crate::integration::KeyName;
use crate::setup::context::WizardContext;

/// What came of a key that was pasted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    Accepted,
    /// It was refused, or can't be a key.
    Refused,
    Unknown,
}

/// Checks what was pasted, and keeps it if its vendor accepts it.
pub(super) async fn take(
    ctx: &mut WizardContext<'_, '_>,
    name: KeyName,
    typed: &str,
) -> Result<Outcome> {
    let refused = ctx.checked.status(CheckId::of_key(name)) == Some(Status::Fail);
    let why = format!("That's the same key, and {} refused it. Create a new one.", name.vendor());
    let same = ctx.keys.secret(name).filter(|_| refused);
    let not_this = same.map(|key| (key, why.as_str()));
    let other = ctx.keys.secret(name.other());
    let Some(secret) = ctx.dialog.read_key(name, typed, not_this, other).await? else {
        return Ok(Outcome::Refused);
    };
    let known = KeyName::ALL.iter().filter_map(|name| ctx.keys.secret(*name));
    let checked = ctx.session.check_key(name, &secret, known).await;
    let outcome = match checked.status(CheckId::of_key(name)) {
        Some(status) if status.allows_dependents() => Outcome::Accepted,
        Some(Status::Fail) => Outcome::Refused,
        _ => Outcome::Unknown,
    };
    if outcome != Outcome::Accepted {
        show_outcome(ctx, &checked, name);
    }
    if outcome != Outcome::Refused {
        // Kept for this run even if nobody answered, so that it can be tried again without pasting it.
        ctx.adopt(name, secret);
        ctx.checked.update(checked);
    }
    if outcome == Outcome::Accepted {
        ctx.key_was_checked().await?;
    }
    Ok(outcome)
}

/// What kept the key from being checked is in the check that it depends on.
pub(super) fn show_outcome(ctx: &WizardContext<'_, '_>, checked: &CheckRun, name: KeyName) {
    let (key, access) = match name {
        KeyName::Ashby => (CheckId::AshbyKey, CheckId::AshbyAccess),
        KeyName::Codesignal => (CheckId::CodesignalKey, CheckId::CodesignalAccess),
    };
    let id = if checked.status(key) == Some(Status::Skip) { access } else { key };
    let Some(entry) = checked.find(id) else {
        return;
    };
    if entry.status == Status::Fail {
        // What to do is to paste another key here, not what the report says.
        ctx.dialog.failed(&entry.summary);
        ctx.dialog.say("  Copy the whole key again, with nothing before or after it.");
    } else {
        ctx.dialog.check(entry);
    }
}
