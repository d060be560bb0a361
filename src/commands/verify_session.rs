//! One `verify` of a watched integration: the checks, what has moved since the setup, the deep proof, and
//! the negative controls of an earlier run.

use super::{deep, drift};
use crate::api::deadline::Deadline;
use crate::app::App;
use crate::check_id::CheckId;
use crate::check_result::Status;
use crate::checks::{self, CheckRun, Keystore, Scope};
use crate::cli::VerifyArgs;
use crate::credentials::key_set::KeySet;
use crate::error::{Exit, Result};
use crate::integration::KeyName;
use crate::platform;
use crate::report::Report;
use crate::state::{CleanupJournal, KeyHistory, ProfileState};
use serde_json::Value;
use std::time::Duration;

/// What a run has at hand beside the keys.
pub(crate) struct VerifySession<'a> {
    app: &'a App,
    args: &'a VerifyArgs,
    ledger: Option<CleanupJournal<'a>>,
    sightings: Option<KeyHistory>,
}

impl<'a> VerifySession<'a> {
    pub(crate) fn open(app: &'a App, args: &'a VerifyArgs) -> Result<VerifySession<'a>> {
        let noted = app.state_store.last().and_then(|last| last.sightings);
        Ok(VerifySession {
            app,
            args,
            ledger: deep::open(app, args.deep)?,
            // Without randomness nothing is noted, and nothing is lost but "since when".
            sightings: noted.or_else(|| KeyHistory::new().ok()),
        })
    }

    pub(crate) async fn check(
        &mut self,
        keys: &KeySet,
        record: &ProfileState,
        keystore: impl Future<Output = (Keystore, Duration)>,
        deadline: Deadline,
    ) -> Result<CheckRun> {
        let (app, args) = (self.app, self.args);
        let scope = Scope {
            control: self.earlier_control(keys),
            ..Scope::whole()
        };
        let ask = app.ask(keys, deadline);
        let (mut checked, beyond, left) = tokio::join!(
            checks::run(&ask, record, keystore, platform::now(), &scope),
            ask.beyond(),
            deep::clean(&ask, self.ledger.as_ref()),
        );
        let ledger = self.ledger.as_ref();
        deep::prove(app, keys, ledger, args.deep, left?, &mut checked).await?;
        let sightings = self.sightings.as_mut();
        drift::add(&args.ages, record, keys, beyond, sightings, &mut checked);
        if scope.control.is_none() {
            self.note_control(keys, &checked);
        }
        Ok(checked)
    }

    /// Notes the result for `status` and for the next run, as best it can.
    pub(crate) fn note(self, report: &Report, exit: Exit) {
        self.app.note_result_with(report, exit, self.sightings);
    }

    /// When an earlier run saw both controls refused, for these very keys and this very endpoint, and not
    /// longer than a day ago. Only where that is asked for.
    fn earlier_control(&self, keys: &KeySet) -> Option<time::OffsetDateTime> {
        if !self.args.control.reuse_control || self.args.control.fresh_control {
            return None;
        }
        let (codesignal, ashby) = pair(keys)?;
        let endpoint = self.app.settings.addresses.webhook.text();
        let seen = self.sightings.as_ref()?;
        seen.control(codesignal, ashby, endpoint, platform::now())
    }

    /// Keeps what the controls of this run showed. What they could not establish takes nothing away.
    fn note_control(&mut self, keys: &KeySet, checked: &CheckRun) {
        let handshake = checked.find(CheckId::WebhookHandshake);
        let (Some(entry), Some((codesignal, ashby)), Some(seen)) =
            (handshake, pair(keys), self.sightings.as_mut())
        else {
            return;
        };
        // An endpoint that refuses everything refuses the controls too, and shows nothing by that.
        if entry.status != Status::Pass {
            return;
        }
        let showed = |what: &str| entry.details.get(what).and_then(Value::as_str);
        let endpoint = self.app.settings.addresses.webhook.text();
        match (showed("header"), showed("signature")) {
            (Some("checked"), Some("checked")) => {
                seen.keep_control(codesignal, ashby, endpoint, platform::now_to_the_second());
            }
            (Some("not_checked"), _) | (_, Some("not_checked")) => seen.forget_control(),
            _ => {}
        }
    }
}

fn pair(keys: &KeySet) -> Option<(&crate::credentials::Secret, &crate::credentials::Secret)> {
    Some((
        keys.secret(KeyName::Codesignal)?,
        keys.secret(KeyName::Ashby)?,
    ))
}
