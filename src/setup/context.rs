//! The walk through the guide with a person: seven steps, each asked only where it does not hold, back and
//! forth, to be left at any question.

use super::clipboard::ClipboardSession;
use super::pages::Pages;
use super::{handoff, intro, key, next, prerequisites, settings, test, webhook};
use crate::check_id::CheckId;
use crate::check_result::{CheckResult, Status};
use crate::checks::CheckRun;
use crate::credentials::Secret;
use crate::credentials::key_set::KeySet;
use crate::error::Result;
use crate::integration::{KeyName, ManualStep, Permission, Step};
use crate::prompt::Shortcut;
use crate::session::Session;

/// What the person asked for on the command line.
pub(crate) struct WizardOptions {
    /// Where to begin; else at the first step that is open.
    pub(crate) from: Option<Step>,
    pub(crate) vouched: Vec<ManualStep>,
    pub(crate) handoff: Option<KeyName>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StepResult {
    Next,
    Back,
    /// There was nothing to ask here: on in the same direction.
    Pass,
    Quit,
}

impl StepResult {
    /// What a word of the person means for the walk, where it has no other meaning.
    pub(crate) fn of(word: Shortcut) -> StepResult {
        match word {
            Shortcut::Back => StepResult::Back,
            Shortcut::Quit => StepResult::Quit,
            Shortcut::Skip | Shortcut::Open | Shortcut::Again => StepResult::Next,
        }
    }
}

pub(crate) enum WizardEnd {
    /// Without a person: there was none.
    Unwalked,
    Finished(String),
    Stopped(Step),
}

pub(crate) struct WizardContext<'t, 'a> {
    pub(crate) session: &'t mut Session<'a>,
    pub(crate) keys: &'t mut KeySet,
    pub(crate) options: WizardOptions,
    pub(crate) checked: CheckRun,
    pub(crate) pages: Pages,
    /// The clipboard, and what was put on it.
    pub(crate) copying: ClipboardSession,
    /// Whether the person has said that the way to the keys is open.
    pub(crate) before_done: bool,
    /// The steps that were open when the walk began, less those that were asked.
    pub(crate) open: Vec<Step>,
    /// What is said last, once the walk came to its end.
    pub(crate) closing: Option<String>,
    /// The keys that were there when the run began: codesignal, ashby.
    first: [Option<Secret>; 2],
    changed: bool,
}

impl<'t, 'a> WizardContext<'t, 'a> {
    /// Asks the checklist with the keys that are there, and stores those that were accepted.
    pub(crate) async fn begin(
        session: &'t mut Session<'a>,
        keys: &'t mut KeySet,
        options: WizardOptions,
    ) -> Result<WizardContext<'t, 'a>> {
        let first = KeyName::ALL.map(|name| keys.secret(name).cloned());
        let checked = session.check(keys).await;
        session.store_accepted(keys, &checked).await?;
        let mut ctx = WizardContext {
            pages: Pages::of(session.app),
            session,
            keys,
            options,
            checked,
            copying: ClipboardSession::default(),
            before_done: false,
            first,
            open: Vec::new(),
            closing: None,
            changed: false,
        };
        ctx.attest_vouched()?;
        ctx.open = Step::ALL
            .into_iter()
            .filter(|step| !ctx.holds(*step))
            .collect();
        Ok(ctx)
    }

    /// Walks to the end, or to where the person stops.
    pub(crate) async fn walk_through(&mut self) -> Result<WizardEnd> {
        if let Some(vendor) = self.options.handoff
            && handoff::offer(self, vendor).await? == StepResult::Quit
        {
            return Ok(WizardEnd::Stopped(Step::Before));
        }
        intro::welcome(self);
        let mut at = self.options.from.map_or(0, |step| step.number() - 1);
        let mut asked_for = self.options.from.is_some();
        let mut forward = true;
        while let Some(step) = Step::ALL.get(at).copied() {
            if self.changed {
                self.look().await?;
            }
            if !asked_for && self.holds(step) {
                if self.open.contains(&step) {
                    self.say_step(step);
                    self.say_done(step);
                }
                at += 1;
                continue;
            }
            let turn = self.one(step, asked_for).await?;
            self.copying.tidy(&self.session.app.ui);
            forward = match turn {
                StepResult::Quit => {
                    if self.changed {
                        self.look().await?;
                    }
                    return Ok(WizardEnd::Stopped(step));
                }
                StepResult::Next => true,
                StepResult::Back => false,
                StepResult::Pass => forward || at == 0,
            };
            asked_for = !forward;
            at = if forward {
                at + 1
            } else {
                at.saturating_sub(1)
            };
        }
        if self.changed {
            self.look().await?;
        }
        Ok(WizardEnd::Finished(self.closing.take().unwrap_or_default()))
    }

    /// A step that was open when the walk began, and is done without a question.
    fn say_done(&self, step: Step) {
        match step {
            Step::AshbyKey => self.say_check(CheckId::AshbyKey),
            Step::CodesignalKey => self.say_check(CheckId::CodesignalKey),
            Step::AshbySettings => self.say_check(CheckId::AshbySettings),
            Step::Webhook => self.say_check(CheckId::WebhookRegistration),
            Step::Before | Step::Test | Step::Next => {}
        }
    }

    pub(crate) fn into_checked(self) -> CheckRun {
        self.checked
    }

    /// One step. `again` where it is looked at though it may hold.
    async fn one(&mut self, step: Step, again: bool) -> Result<StepResult> {
        self.open.retain(|open| *open != step);
        if step != Step::Next {
            self.say_step(step);
        }
        match step {
            Step::Before => prerequisites::run(self).await,
            Step::AshbyKey => key::run(self, KeyName::Ashby, again).await,
            Step::CodesignalKey => key::run(self, KeyName::Codesignal, again).await,
            Step::AshbySettings => settings::run(self).await,
            Step::Webhook => webhook::run(self).await,
            Step::Test => test::run(self).await,
            Step::Next => {
                self.closing = Some(next::words(self).await);
                Ok(StepResult::Pass)
            }
        }
    }

    fn say_step(&self, step: Step) {
        self.session.app.ui.heading(&format!(
            "Step {} of {}: {}",
            step.number(),
            Step::ALL.len(),
            step.title()
        ));
    }

    /// Whether there is nothing left to do at a step.
    pub(crate) fn holds(&self, step: Step) -> bool {
        match step {
            Step::Before => self.before_done || self.allows_dependents(CheckId::CodesignalKey),
            Step::AshbyKey => self.allows_dependents(CheckId::AshbyKey),
            Step::CodesignalKey => {
                self.allows_dependents(CheckId::CodesignalKey)
                    && self.missing_permissions().is_empty()
            }
            Step::AshbySettings => self.passes(CheckId::AshbySettings),
            Step::Webhook => self.passes(CheckId::WebhookRegistration),
            // Short, and worth seeing in each run.
            Step::Test | Step::Next => false,
        }
    }

    /// The permissions that the CodeSignal key is known to lack.
    pub(crate) fn missing_permissions(&self) -> Vec<Permission> {
        missing_permissions(&self.checked)
    }

    /// Whether both keys are accepted and lack no permission: a bad one would only be carried into two
    /// dashboards.
    pub(crate) fn has_good_keys(&self) -> bool {
        self.holds(Step::AshbyKey) && self.holds(Step::CodesignalKey)
    }

    pub(crate) fn entry(&self, id: CheckId) -> Option<&CheckResult> {
        self.checked.find(id)
    }

    pub(crate) fn say(&self, words: &str) {
        self.session.app.ui.note(words);
    }

    pub(crate) fn say_check(&self, id: CheckId) {
        if let Some(entry) = self.entry(id) {
            self.session.app.ui.check(entry);
        }
    }

    /// From now on what was asked before is out of date.
    pub(crate) fn changed(&mut self) {
        self.changed = true;
    }

    /// Asks the whole checklist again, and notes what was vouched for on the command line.
    pub(crate) async fn look(&mut self) -> Result<()> {
        self.checked = self.session.check(self.keys).await;
        self.changed = false;
        // A key whose vendor could not be asked before may be accepted now.
        let stored = self.session.store_accepted(self.keys, &self.checked);
        stored.await?;
        self.attest_vouched()
    }

    /// Notes the person's word for a step, at once.
    pub(crate) fn attest(&mut self, step: ManualStep) -> Result<bool> {
        self.changed = true;
        self.session.attest(&[step], self.keys, &self.checked)
    }

    fn attest_vouched(&mut self) -> Result<()> {
        let accepted = [KeyName::Codesignal, KeyName::Ashby]
            .into_iter()
            .all(|name| self.allows_dependents(CheckId::of_key(name)));
        if !accepted || self.options.vouched.is_empty() {
            return Ok(());
        }
        let vouched = std::mem::take(&mut self.options.vouched);
        let replaced = KeyName::ALL.iter().zip(&self.first).any(|(name, first)| {
            let now = self.keys.secret(*name);
            matches!((first, now), (Some(first), Some(now)) if !first.same_as(now))
        });
        if replaced {
            self.say("Note: what was confirmed with --attest was for the key that was there when this run began. It was replaced, so the step is asked.");
            return Ok(());
        }
        self.session.attest(&vouched, self.keys, &self.checked)?;
        self.changed = true;
        Ok(())
    }

    fn allows_dependents(&self, id: CheckId) -> bool {
        self.checked
            .status(id)
            .is_some_and(Status::allows_dependents)
    }

    fn passes(&self, id: CheckId) -> bool {
        self.checked.status(id) == Some(Status::Pass)
    }
}

pub(super) fn missing_permissions(checked: &CheckRun) -> Vec<Permission> {
    Permission::ALL
        .into_iter()
        .filter(|permission| checked.status(CheckId::Permission(*permission)) == Some(Status::Fail))
        .collect()
}
