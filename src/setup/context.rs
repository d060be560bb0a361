//! What every step of the wizard has at hand: the session, the keys, the last results, the terminal.

use crate::check_id::CheckId;
use crate::check_result::{CheckResult, Status};
use crate::checks::{CheckRun, Scope};
use crate::credentials::Secret;
use crate::credentials::key_set::{KeySet, ResolvedKey};
use crate::credentials::source::Source;
use crate::dialog::{Dialog, Pages};
use crate::error::Result;
use crate::integration::{KeyName, ManualStep, Permission, Step};
use crate::session::Session;

/// What the person asked for on the command line, and who does a vendor's part.
pub(crate) struct WizardOptions {
    /// Where to begin; else at the first step that isn't done.
    pub(crate) from: Option<Step>,
    /// What `--attest` confirms.
    pub(crate) attest: Vec<ManualStep>,
    /// The vendor whose part another person does.
    pub(crate) handoff: Option<KeyName>,
    pub(crate) handoff_from_command_line: bool,
}

/// How a step ended where the person went through it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StepResult {
    Done,
    /// Nothing was asked: on in the same direction.
    NothingToAsk,
}

const INTEGRATION: [CheckId; 3] =
    [CheckId::AshbySettings, CheckId::WebhookRegistration, CheckId::WebhookHandshake];

pub(crate) struct WizardContext<'s, 'a> {
    pub(crate) session: &'s mut Session<'a>,
    pub(crate) keys: &'s mut KeySet,
    pub(crate) options: WizardOptions,
    pub(crate) checked: CheckRun,
    pub(crate) dialog: Dialog<'a>,
    /// The steps that weren't done when the wizard began, less those that were walked.
    pub(crate) open: Vec<Step>,
    /// The keys that the person went on with though their vendor didn't answer.
    pub(crate) unanswered: Vec<KeyName>,
    /// Whether the connectivity test of a sandbox ended with a candidate's result.
    pub(crate) practice_result_arrived: bool,
}

impl<'s, 'a> WizardContext<'s, 'a> {
    /// Runs the checklist with the keys that are there, and stores those that were accepted.
    pub(crate) async fn begin(
        session: &'s mut Session<'a>,
        keys: &'s mut KeySet,
        options: WizardOptions,
    ) -> Result<WizardContext<'s, 'a>> {
        let pages = Pages::find(session.app).await;
        let checked = session.check(keys).await;
        session.store_accepted(keys, &checked).await?;
        let mut ctx = WizardContext {
            dialog: Dialog::new(session.app, pages),
            session,
            keys,
            options,
            checked,
            open: Vec::new(),
            unanswered: Vec::new(),
            practice_result_arrived: false,
        };
        ctx.attest_from_options().await?;
        let open = Step::NUMBERED.into_iter().filter(|step| !ctx.is_done(*step));
        ctx.open = open.collect();
        Ok(ctx)
    }

    /// Shows the heading of a step that asks something.
    pub(crate) fn show_heading(&self, step: Step) {
        if let Some(number) = step.number() {
            self.dialog.step(number, Step::NUMBERED.len(), step.title());
        }
    }

    /// Whether there is nothing left to do at a step.
    pub(crate) fn is_done(&self, step: Step) -> bool {
        match step {
            Step::AshbyKey => self.is_accepted(KeyName::Ashby),
            Step::CodesignalKey => {
                self.is_accepted(KeyName::Codesignal) && self.missing_permissions().is_empty()
            }
            Step::AshbySettings => self.passes(CheckId::AshbySettings),
            Step::Webhook => self.passes(CheckId::WebhookRegistration),
            // Short, and worth seeing in each run.
            Step::Before | Step::Test | Step::Next => false,
        }
    }

    /// Whether only the connectivity test is left.
    pub(crate) fn is_complete(&self) -> bool {
        self.open.iter().all(|step| *step == Step::Test)
    }

    pub(crate) fn is_accepted(&self, name: KeyName) -> bool {
        let status = self.checked.status(CheckId::of_key(name));
        status.is_some_and(Status::allows_dependents)
    }

    /// The permissions that the CodeSignal key is known to lack.
    pub(crate) fn missing_permissions(&self) -> Vec<Permission> {
        let fails =
            |it: &Permission| self.checked.status(CheckId::Permission(*it)) == Some(Status::Fail);
        Permission::ALL.into_iter().filter(fails).collect()
    }

    /// Whether both keys are accepted with all permissions: a bad one would only be carried into two dashboards.
    pub(crate) fn has_good_keys(&self) -> bool {
        self.is_done(Step::AshbyKey) && self.is_done(Step::CodesignalKey)
    }

    pub(crate) fn entry(&self, id: CheckId) -> Option<&CheckResult> {
        self.checked.find(id)
    }

    pub(crate) fn passes(&self, id: CheckId) -> bool {
        self.checked.status(id) == Some(Status::Pass)
    }

    pub(crate) fn show_check(&self, id: CheckId) {
        if let Some(entry) = self.entry(id) {
            self.dialog.check(entry);
        }
    }

    /// Asks a key's vendor again.
    pub(crate) async fn recheck_key(&mut self, name: KeyName) -> Result<()> {
        let checked = self.session.check_keys(self.keys, &[name]).await;
        self.checked.update(checked);
        self.key_was_checked().await
    }

    /// Asks again about the keys that the person went on with. About others each step would wait for nothing.
    pub(crate) async fn recheck_unanswered(&mut self) -> Result<()> {
        for name in self.unanswered.clone() {
            let status = self.checked.status(CheckId::of_key(name));
            let is_open = matches!(status, Some(Status::Unknown | Status::Skip));
            if is_open && self.keys.get(name).is_some() {
                self.recheck_key(name).await?;
            }
        }
        Ok(())
    }

    /// After a vendor was asked about a key: an accepted one is stored, and the checks that need both keys run.
    pub(crate) async fn key_was_checked(&mut self) -> Result<()> {
        self.session.store_accepted(self.keys, &self.checked).await?;
        if KeyName::ALL.iter().all(|name| self.is_accepted(*name)) {
            self.recheck_integration().await;
            self.attest_from_options().await?;
        }
        Ok(())
    }

    /// Goes on with a key that was pasted. What `--attest` confirms is for the one that it replaces.
    pub(crate) fn adopt(&mut self, name: KeyName, pasted: Secret) {
        let replaces = self.keys.secret(name).is_some_and(|old| !old.same_as(&pasted));
        if replaces && !self.options.attest.is_empty() {
            self.options.attest.clear();
            self.dialog.attention(
                "--attest was for the key that you replaced, so please go through this step.",
            );
        }
        self.keys.set(name, ResolvedKey::new(pasted, Source::Prompt));
    }

    /// Runs the connectivity test again, and what follows from it.
    pub(crate) async fn recheck_integration(&mut self) {
        let scope = Scope::of(INTEGRATION.to_vec());
        let spinner = "Running the connectivity test";
        let checked = self.session.check_some(self.keys, &scope, spinner).await;
        self.checked.update(checked);
    }

    /// Saves at once that a person confirms a step.
    pub(crate) async fn attest(&mut self, step: ManualStep) -> Result<()> {
        self.session.attest(&[step], self.keys, &self.checked)?;
        self.recheck_attested(step).await;
        Ok(())
    }

    async fn recheck_attested(&mut self, step: ManualStep) {
        if step == ManualStep::AshbySettings && !self.passes(CheckId::AshbySettings) {
            return self.recheck_integration().await;
        }
        // Nobody is asked for this one.
        let scope = Scope::of(vec![CheckId::WebhookRegistration]);
        let checked = self.session.check_some(self.keys, &scope, "Saving").await;
        self.checked.update(checked);
    }

    /// Saves what `--attest` confirms once both keys are accepted.
    async fn attest_from_options(&mut self) -> Result<()> {
        if !KeyName::ALL.iter().all(|name| self.is_accepted(*name)) {
            return Ok(());
        }
        let steps = std::mem::take(&mut self.options.attest);
        self.session.attest(&steps, self.keys, &self.checked)?;
        for step in steps {
            self.recheck_attested(step).await;
        }
        Ok(())
    }
}
