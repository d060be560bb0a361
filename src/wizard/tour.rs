//! The walk through the guide with a person: seven steps, each asked only where it does not hold, back and
//! forth, to be left at any question.

use super::Walk;
use super::copying::Copying;
use super::page::Pages;
use super::{before, handoff, intro, key, next, settings, test, webhook};
use crate::checklist::{CheckId, Checked, Keystore, check};
use crate::error::Result;
use crate::finding::{Entry, Status};
use crate::integration::{KeyName, ManualStep, Permission, Step};
use crate::keys::Keys;
use crate::prompt::Word;
use crate::secret::Secret;
use std::time::{Duration, Instant};

/// What the person asked for on the command line.
pub struct Wishes {
    /// Where to begin; else at the first step that is open.
    pub from: Option<Step>,
    /// What was vouched for already.
    pub vouched: Vec<ManualStep>,
    /// The vendor that somebody else looks after.
    pub handoff: Option<KeyName>,
}

/// How a step ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// On to the next one.
    Next,
    /// To the one before.
    Back,
    /// There was nothing to ask here: on in the same direction.
    Pass,
    /// The person stops.
    Quit,
}

impl Turn {
    /// What a word of the person means for the walk, where it has no other meaning.
    pub fn of(word: Word) -> Turn {
        match word {
            Word::Back => Turn::Back,
            Word::Quit => Turn::Quit,
            Word::Skip | Word::Open | Word::Again => Turn::Next,
        }
    }
}

/// How the walk ended.
pub enum Ended {
    /// Without a person: there was none.
    Unwalked,
    /// At its end, with the last words.
    Finished(String),
    /// At this step, at the person's wish.
    Stopped(Step),
}

/// The walk.
pub struct Tour<'t, 'a> {
    /// What is kept.
    pub walk: &'t mut Walk<'a>,
    /// The keys in force.
    pub keys: &'t mut Keys,
    /// What was asked for.
    pub wishes: Wishes,
    /// The checklist, as it was last asked.
    pub checked: Checked,
    /// The pages to open.
    pub pages: Pages,
    /// The clipboard, and what was put on it.
    pub copying: Copying,
    /// Whether the person has said that the way to the keys is open.
    pub before_done: bool,
    /// The steps that were open when the walk began, less those that were asked.
    pub open: Vec<Step>,
    /// What is said last, once the walk came to its end.
    pub closing: Option<String>,
    /// The keys that were there when the run began: codesignal, ashby.
    first: [Option<Secret>; 2],
    keystore_took: Duration,
    changed: bool,
}

impl<'t, 'a> Tour<'t, 'a> {
    /// Asks the checklist with the keys that are there, and stores those that were accepted.
    ///
    /// # Errors
    /// Exit 5 where they can't be stored.
    pub async fn begin(
        walk: &'t mut Walk<'a>,
        keys: &'t mut Keys,
        wishes: Wishes,
        keystore_took: Duration,
    ) -> Result<Tour<'t, 'a>> {
        let first = KeyName::ALL.map(|name| keys.secret(name).cloned());
        let checked = ask_all(walk, keys, keystore_took).await;
        walk.store_accepted(keys, &checked).await?;
        let mut tour = Tour {
            pages: Pages::of(walk.app),
            walk,
            keys,
            wishes,
            checked,
            copying: Copying::default(),
            before_done: false,
            first,
            open: Vec::new(),
            closing: None,
            keystore_took,
            changed: false,
        };
        tour.attest_vouched()?;
        tour.open = Step::ALL
            .into_iter()
            .filter(|step| !tour.holds(*step))
            .collect();
        Ok(tour)
    }

    /// Walks to the end, or to where the person stops.
    ///
    /// # Errors
    /// Exit 5 where something can't be kept, exit 130 at Ctrl-C, exit 3 where the terminal is gone.
    pub async fn walk_through(&mut self) -> Result<Ended> {
        if let Some(vendor) = self.wishes.handoff
            && handoff::offer(self, vendor).await? == Turn::Quit
        {
            return Ok(Ended::Stopped(Step::Before));
        }
        intro::welcome(self);
        let mut at = self.wishes.from.map_or(0, |step| step.number() - 1);
        let mut asked_for = self.wishes.from.is_some();
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
            self.copying.tidy(&self.walk.app.voice);
            forward = match turn {
                Turn::Quit => {
                    if self.changed {
                        self.look().await?;
                    }
                    return Ok(Ended::Stopped(step));
                }
                Turn::Next => true,
                Turn::Back => false,
                Turn::Pass => forward || at == 0,
            };
            asked_for = !forward;
            at = match forward {
                true => at + 1,
                false => at.saturating_sub(1),
            };
        }
        if self.changed {
            self.look().await?;
        }
        Ok(Ended::Finished(self.closing.take().unwrap_or_default()))
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

    /// The checklist, as it was last asked.
    pub fn into_checked(self) -> Checked {
        self.checked
    }

    /// One step. `again` where it is looked at though it may hold.
    async fn one(&mut self, step: Step, again: bool) -> Result<Turn> {
        self.open.retain(|open| *open != step);
        if step != Step::Next {
            self.say_step(step);
        }
        match step {
            Step::Before => before::walk(self).await,
            Step::AshbyKey => key::walk(self, KeyName::Ashby, again).await,
            Step::CodesignalKey => key::walk(self, KeyName::Codesignal, again).await,
            Step::AshbySettings => settings::walk(self).await,
            Step::Webhook => webhook::walk(self).await,
            Step::Test => test::walk(self).await,
            Step::Next => {
                self.closing = Some(next::words(self).await);
                Ok(Turn::Pass)
            }
        }
    }

    fn say_step(&self, step: Step) {
        self.walk.app.voice.heading(&format!(
            "Step {} of {}: {}",
            step.number(),
            Step::ALL.len(),
            step.title()
        ));
    }

    /// Whether there is nothing left to do at a step.
    pub fn holds(&self, step: Step) -> bool {
        match step {
            Step::Before => self.before_done || self.carries(CheckId::CodesignalKey),
            Step::AshbyKey => self.carries(CheckId::AshbyKey),
            Step::CodesignalKey => {
                self.carries(CheckId::CodesignalKey) && self.missing_permissions().is_empty()
            }
            Step::AshbySettings => self.passes(CheckId::AshbySettings),
            Step::Webhook => self.passes(CheckId::WebhookRegistration),
            // Short, and worth seeing in each run.
            Step::Test | Step::Next => false,
        }
    }

    /// The permissions that the CodeSignal key is known to lack.
    pub fn missing_permissions(&self) -> Vec<Permission> {
        missing_permissions(&self.checked)
    }

    /// Whether both keys are accepted and lack no permission: a bad one would only be carried into two
    /// dashboards.
    pub fn has_good_keys(&self) -> bool {
        self.holds(Step::AshbyKey) && self.holds(Step::CodesignalKey)
    }

    /// A check, as it was last judged.
    pub fn entry(&self, id: CheckId) -> Option<&Entry> {
        let word = id.word();
        self.checked.entries.iter().find(|entry| entry.id == word)
    }

    /// Says something.
    pub fn say(&self, words: &str) {
        self.walk.app.voice.note(words);
    }

    /// Says how a check stands.
    pub fn say_check(&self, id: CheckId) {
        if let Some(entry) = self.entry(id) {
            self.walk.app.voice.check(entry);
        }
    }

    /// From now on what was asked before is out of date.
    pub fn changed(&mut self) {
        self.changed = true;
    }

    /// Asks the whole checklist again, and notes what was vouched for on the command line.
    ///
    /// # Errors
    /// Exit 5 where that can't be kept.
    pub async fn look(&mut self) -> Result<()> {
        self.checked = ask_all(self.walk, self.keys, self.keystore_took).await;
        self.changed = false;
        // A key whose vendor could not be asked before may be accepted now.
        let stored = self.walk.store_accepted(self.keys, &self.checked);
        stored.await?;
        self.attest_vouched()
    }

    /// Notes the person's word for a step, at once.
    ///
    /// # Errors
    /// Exit 5 where it can't be kept.
    pub fn attest(&mut self, step: ManualStep) -> Result<bool> {
        self.changed = true;
        self.walk.attest(&[step], self.keys, &self.checked)
    }

    fn attest_vouched(&mut self) -> Result<()> {
        let accepted = [KeyName::Codesignal, KeyName::Ashby]
            .into_iter()
            .all(|name| self.carries(CheckId::of_key(name)));
        if !accepted || self.wishes.vouched.is_empty() {
            return Ok(());
        }
        let vouched = std::mem::take(&mut self.wishes.vouched);
        let replaced = KeyName::ALL.iter().zip(&self.first).any(|(name, first)| {
            let now = self.keys.secret(*name);
            matches!((first, now), (Some(first), Some(now)) if !first.same_as(now))
        });
        if replaced {
            self.say("Note: what was confirmed with --attest was for the key that was there when this run began. It was replaced, so the step is asked.");
            return Ok(());
        }
        self.walk.attest(&vouched, self.keys, &self.checked)?;
        self.changed = true;
        Ok(())
    }

    fn carries(&self, id: CheckId) -> bool {
        self.checked.status(id).is_some_and(Status::carries)
    }

    fn passes(&self, id: CheckId) -> bool {
        self.checked.status(id) == Some(Status::Pass)
    }
}

/// The permissions that were found missing.
pub(super) fn missing_permissions(checked: &Checked) -> Vec<Permission> {
    Permission::ALL
        .into_iter()
        .filter(|permission| checked.status(CheckId::Permission(*permission)) == Some(Status::Fail))
        .collect()
}

/// Asks the whole checklist.
pub async fn ask_all(walk: &Walk<'_>, keys: &Keys, keystore_took: Duration) -> Checked {
    let app = walk.app;
    // Without a key there is nobody to ask.
    let has_key = KeyName::ALL.iter().any(|name| keys.get(*name).is_some());
    let _busy = has_key.then(|| app.voice.busy("Asking CodeSignal and Ashby"));
    let keystore = match (&app.sandbox, app.store.exists()) {
        (Some(_), _) => Keystore::InMemory,
        (None, true) => Keystore::Writable,
        (None, false) => Keystore::Unused,
    };
    let ask = app.ask(keys, app.deadline_from(Instant::now()));
    let keystore = std::future::ready((keystore, keystore_took));
    check(&ask, &walk.record, keystore, app.now_ms()).await
}
