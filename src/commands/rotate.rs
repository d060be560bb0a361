//! `rotate`: replaces one key everywhere it is used, and keeps the old one until the new one works.

use crate::app::App;
use crate::check_result::exit_of;
use crate::checks::CheckRun;
use crate::cli::RotateArgs;
use crate::credentials::key_set::{KeySet, ResolvedKey};
use crate::credentials::source::Configured;
use crate::error::{Error, Exit, Result};
use crate::integration::KeyName;
use crate::report::Report;
use crate::rotate::{self, CandidateOutcome, Phase, Rotate};
use crate::session::Session;

/// Opens the keychain, reads the keys, then starts, continues, finishes or aborts the rotation.
pub(crate) async fn run(app: &App, args: &RotateArgs, report: &mut Report) -> Result<Exit> {
    if !app.store.exists() {
        return Err(no_place());
    }
    // A rotation that started before the configuration named the key can still be aborted or finished.
    let begins = !args.abort && !args.finish;
    if let (Some(configured), true) = (app.configured.get(args.key), begins) {
        return Err(kept_elsewhere(args.key, configured));
    }
    let session = Session::open(app, report).await?;
    let mut rotation = Rotate::open(session, args.key).await?;
    let done = go(&mut rotation, args, report).await;
    let (checked, phase) = done.inspect_err(|_| rotate::fill_after_error(&rotation, report))?;
    report.checks = checked.results;
    rotate::fill(&rotation, phase, report);
    report.registration = Some(rotation.registration());
    let exit = exit_of(&report.checks);
    app.note_result(report, exit);
    Ok(exit)
}

async fn go(
    rotation: &mut Rotate<'_>,
    args: &RotateArgs,
    report: &mut Report,
) -> Result<(CheckRun, Phase)> {
    let new = take_keys(rotation, args, report).await?;
    // The sandbox keeps nothing between runs, so finishing or aborting starts a rotation first.
    let whole = rotation.session.app.sandbox.is_some();
    if args.abort {
        if whole {
            rotate::take(rotation, None, report).await?;
        }
        return rotate::abort(rotation).await;
    }
    if args.finish && !whole {
        return rotate::finish(rotation).await;
    }
    let checked = match rotate::take(rotation, new, report).await? {
        CandidateOutcome::Candidate => rotate::walk(rotation, &args.attest).await?,
        CandidateOutcome::Promoted => rotation.check_current().await,
        CandidateOutcome::Refused(checked) => *checked,
    };
    let finish = args.finish || rotate::wants_to_finish(rotation).await?;
    if finish && rotation.phase() == Phase::Promoted {
        return rotate::finish(rotation).await;
    }
    Ok((checked, rotation.phase()))
}

/// Reads the new key, if one is given, and the current key of the other vendor, which the checks need.
async fn take_keys(
    rotation: &mut Rotate<'_>,
    args: &RotateArgs,
    report: &mut Report,
) -> Result<Option<ResolvedKey>> {
    let mut given: KeySet = rotation.session.app.given(&args.keys).await?;
    let (name, other) = (rotation.name, rotation.name.other());
    let stored = rotation.session.credentials.get(other).map(ResolvedKey::stored);
    rotation.other = given.take(other).or(stored);
    if rotation.other.is_none() {
        return Err(report.needs_keys(&[other]));
    }
    let new = given.take(name);
    rotation.given = new.as_ref().map(|key| key.secret.clone());
    Ok(new)
}

/// The configuration comes before the keychain, so a new key in the keychain would never be used.
fn kept_elsewhere(name: KeyName, configured: &Configured) -> Error {
    let title = name.title();
    Error::usage(
        "key_in_configuration",
        format!(
            "The {title} comes from {}, so it can only be replaced there. Nothing was changed.",
            configured.place
        ),
        format!(
            "Put the new {title} there, then run `cs-ashby verify`: it lists where the old key still is. Or remove that field, save the key with `cs-ashby keys set {}`, and run this command again.",
            name.as_str()
        ),
    )
}

fn no_place() -> Error {
    Error::usage(
        "no_store",
        "rotate keeps the old and the new key side by side, and with --store none there's no place for them. Nothing was done.",
        "Leave out --store none and unset CS_ASHBY_STORE. If your keys are in a password manager, save the new key there, run `cs-ashby setup` with it, and delete the old key when `cs-ashby verify` passes.",
    )
}
