//! One run of `verify`: the checks, what has changed since setup, `--deep`, and the controls of earlier runs.

use super::{deep, drift};
use crate::api::deadline::Deadline;
use crate::app::App;
use crate::checks::{self, CheckRun, Control, Keystore, Scope, Verdict, agreed, controls};
use crate::cli::VerifyArgs;
use crate::credentials::key_set::KeySet;
use crate::error::{Exit, Result};
use crate::platform;
use crate::report::Report;
use crate::state::{CleanupJournal, KeyHistory, ProfileState};
use std::time::Duration;

pub(crate) struct VerifySession<'a> {
    app: &'a App,
    args: &'a VerifyArgs,
    journal: Option<CleanupJournal<'a>>,
    key_history: Option<KeyHistory>,
}

impl<'a> VerifySession<'a> {
    pub(crate) fn open(app: &'a App, args: &'a VerifyArgs) -> Result<VerifySession<'a>> {
        let noted = app.state_store.last().and_then(|last| last.key_history);
        Ok(VerifySession {
            app,
            args,
            journal: deep::open(app, args.deep)?,
            // Without random numbers there's no salt, so this run saves no history.
            key_history: noted.or_else(|| KeyHistory::new().ok()),
        })
    }

    /// Binds attestations of the first format. A deep run already holds the lock.
    pub(crate) fn rebind(&self, state: &mut ProfileState, keys: &KeySet) {
        let lock = self.journal.as_ref().map(CleanupJournal::lock);
        self.app.rebind(lock, state, keys);
    }

    pub(crate) async fn check(
        &mut self,
        keys: &KeySet,
        state: &ProfileState,
        keystore: impl Future<Output = (Keystore, Duration)>,
        deadline: Deadline,
    ) -> Result<CheckRun> {
        let (app, args) = (self.app, self.args);
        let scope = Scope { control: self.earlier_control(keys), ..Scope::whole() };
        let prober = app.ask(keys, deadline);
        let (mut checked, extra_permissions, left) = tokio::join!(
            checks::run(&prober, state, keystore, platform::now(), &scope),
            prober.extra_permissions(),
            deep::clean(&prober, self.journal.as_ref()),
        );
        let journal = self.journal.as_ref();
        deep::prove(app, keys, journal, args.deep, left?, &mut checked).await?;
        let key_history = self.key_history.as_mut();
        drift::add(&args.ages, state, keys, extra_permissions, key_history, &mut checked);
        if !app.settings.addresses.are_published() {
            checked.results.iter_mut().for_each(|it| it.link = None);
        }
        if scope.control.is_none() {
            self.note_control(keys, &checked);
        }
        Ok(checked)
    }

    /// Saves the result for `status` and the next run, if the state can be written.
    pub(crate) fn note(self, report: &Report, exit: Exit) {
        self.app.note_result_with(report, exit, self.key_history);
    }

    /// With --reuse-control: when both controls were last refused for these keys and this endpoint, within a day.
    fn earlier_control(&self, keys: &KeySet) -> Option<jiff::Timestamp> {
        if !self.args.reuse_control || self.args.fresh_control {
            return None;
        }
        let (codesignal, ashby) = keys.both()?;
        let endpoint = self.app.settings.addresses.webhook.text();
        let seen = self.key_history.as_ref()?;
        seen.control(codesignal, ashby, endpoint, platform::now())
    }

    /// Saves what the controls of this run showed. An unknown result doesn't replace an earlier one.
    fn note_control(&mut self, keys: &KeySet, checked: &CheckRun) {
        let (Some(deliveries), Some((codesignal, ashby)), Some(seen)) =
            (&checked.answers.deliveries, keys.both(), self.key_history.as_mut())
        else {
            return;
        };
        // An endpoint that rejects everything rejects the controls too, which shows nothing.
        if agreed(&checked.answers) != Verdict::Accepted {
            return;
        }
        let endpoint = self.app.settings.addresses.webhook.text();
        match controls(deliveries) {
            (Control::Checked, Control::Checked) => {
                seen.keep_control(codesignal, ashby, endpoint, platform::now_to_the_second());
            }
            (Control::NotChecked, _) | (_, Control::NotChecked) => seen.forget_control(),
            _ => {}
        }
    }
}
