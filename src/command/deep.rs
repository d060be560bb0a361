//! `verify --deep`, and what it left behind.

use crate::app::App;
use crate::checklist::Checked;
use crate::checklist::deep::{Deep, Leftover, tell};
use crate::checklist::questions::Ask;
use crate::error::Result;
use crate::keys::Keys;
use crate::os;
use crate::state::Ledger;
use std::time::Instant;

/// Opens the list of what was made: for a deep run, and where an earlier one left something behind.
///
/// # Errors
/// Exit 5 for a deep run that can't have it. Without --deep it is then said, and left for later.
pub fn open(app: &App, deep: bool) -> Result<Option<Ledger<'_>>> {
    if !deep && !app.shelf.has_made() {
        return Ok(None);
    }
    match Ledger::open(&app.shelf) {
        Ok(ledger) => Ok(Some(ledger)),
        Err(error) if deep => Err(error),
        Err(error) => {
            app.voice.note(&format!(
                "Note: what an earlier `verify --deep` left at CodeSignal was not deleted now. {}",
                error.message
            ));
            Ok(None)
        }
    }
}

/// Deletes what earlier runs left behind; gives what is still there.
///
/// # Errors
/// Exit 5 where the list can't be written.
pub async fn clean(ask: &Ask<'_>, ledger: Option<&Ledger<'_>>) -> Result<Vec<Leftover>> {
    match ledger {
        Some(ledger) => deep(ask, ledger).clean().await,
        None => Ok(Vec::new()),
    }
}

/// Proves the write permissions where that is asked for, and tells of everything that is left.
///
/// # Errors
/// Exit 5 where the list can't be written.
pub async fn prove(
    app: &App,
    keys: &Keys,
    ledger: Option<&Ledger<'_>>,
    wanted: bool,
    mut left: Vec<Leftover>,
    checked: &mut Checked,
) -> Result<()> {
    if let (true, Some(ledger)) = (wanted, ledger) {
        let ask = app.ask(keys, app.deadline_from(Instant::now()));
        let later = || app.deadline_from(Instant::now());
        left.extend(deep(&ask, ledger).prove(checked, later).await?);
    }
    tell(checked, &left);
    Ok(())
}

fn deep<'a>(ask: &'a Ask<'a>, ledger: &'a Ledger<'a>) -> Deep<'a> {
    Deep {
        ask,
        ledger,
        now: os::now_to_the_second(),
    }
}
