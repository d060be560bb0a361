//! `verify --deep`, and what it left behind.

use crate::app::App;
use crate::checks::CheckRun;
use crate::checks::deep::{Deep, UncleanedResource, show_uncleaned};
use crate::checks::probe::Prober;
use crate::credentials::key_set::KeySet;
use crate::error::Result;
use crate::platform;
use crate::state::CleanupJournal;
use std::time::Instant;

/// Opens the journal for a deep run, or if an earlier one left something at CodeSignal.
pub fn open(app: &App, deep: bool) -> Result<Option<CleanupJournal<'_>>> {
    if !deep && !app.state_store.has_journal() {
        return Ok(None);
    }
    match CleanupJournal::open(&app.state_store) {
        Ok(journal) => Ok(Some(journal)),
        Err(error) if deep => Err(error),
        Err(error) => {
            app.ui.note(format!(
                "Note: what an earlier `verify --deep` left at CodeSignal was not deleted now. {}",
                error.message
            ));
            Ok(None)
        }
    }
}

/// Deletes what earlier runs left. Returns what couldn't be deleted.
pub async fn clean(
    prober: &Prober<'_>,
    journal: Option<&CleanupJournal<'_>>,
) -> Result<Vec<UncleanedResource>> {
    match journal {
        Some(journal) => deep(prober, journal).clean().await,
        None => Ok(Vec::new()),
    }
}

/// With --deep, checks the write permissions. Reports what couldn't be deleted.
pub(crate) async fn prove(
    app: &App,
    keys: &KeySet,
    journal: Option<&CleanupJournal<'_>>,
    wanted: bool,
    mut left: Vec<UncleanedResource>,
    checked: &mut CheckRun,
) -> Result<()> {
    if let (true, Some(journal)) = (wanted, journal) {
        let prober = app.ask(keys, app.deadline_from(Instant::now()));
        let later = || app.deadline_from(Instant::now());
        left.extend(deep(&prober, journal).prove(checked, later).await?);
    }
    show_uncleaned(checked, &left, platform::now());
    Ok(())
}

fn deep<'a>(prober: &'a Prober<'a>, journal: &'a CleanupJournal<'a>) -> Deep<'a> {
    Deep { prober, journal, now: platform::now_to_the_second() }
}
