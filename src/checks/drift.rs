//! What has moved since the setup: ages, another company, more rights than are needed, and since when a
//! place holds an old key. Looks at what the checks found and adds to it; a warning never turns a check
//! that does not hold into one that does, and none is worse than `warn`.

use super::answers::Answers;
use super::probe::Prober;
use super::run::CheckRun;
use crate::api::{ashby, codesignal};
use crate::check_id::CheckId;
use crate::check_result::{CheckResult, Status};
use crate::credentials::sanitize::clean;
use crate::credentials::{Secret, places_of};
use crate::integration::{ASHBY_SITE, CODESIGNAL_SITE, KEY_DESCRIPTION, KeyName, ManualStep};
use crate::platform::rfc3339;
use crate::state::ProfileState;
use serde_json::{Map, Value, json};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

pub(crate) struct Drift<'a> {
    pub(crate) now: OffsetDateTime,
    pub(crate) record: &'a ProfileState,
    /// Since when the CodeSignal key is known here.
    pub(crate) codesignal_since: Option<OffsetDateTime>,
    /// Since when the Ashby key is known here.
    pub(crate) ashby_since: Option<OffsetDateTime>,
    /// How many days old a key may be.
    pub(crate) max_age: Option<i64>,
    /// How many days old a person's word may be.
    pub(crate) max_attestation_age: i64,
    /// What the CodeSignal key may do beyond the four permissions; `None` where CodeSignal does not tell.
    pub(crate) beyond: Option<Vec<&'static str>>,
}

impl Prober<'_> {
    /// What the CodeSignal key may do beyond the four permissions.
    pub(crate) async fn beyond(&self) -> Option<Vec<&'static str>> {
        let key = self.codesignal?;
        let secrets = self.secrets();
        let vendor = codesignal::CodesignalClient {
            again: false,
            ..self.codesignal_with(key, &secrets)
        };
        vendor.ask_beyond().await
    }
}

/// The company behind the CodeSignal key: its id and its name, as far as they were given.
pub(crate) fn company_of(
    answers: &Answers,
    secrets: &[&Secret],
) -> Option<(Option<String>, Option<String>)> {
    let company = answers.codesignal.as_ref()?.answer.data()?;
    let text = |field: &str| company[field].as_str().map(|text| clean(text, secrets));
    company.is_object().then(|| (text("id"), text("name")))
}

/// What the Ashby key may do; `None` where Ashby does not tell.
pub(crate) fn scopes_of(answers: &Answers) -> Option<&[String]> {
    match answers.ashby.as_ref().map(|timed| &timed.answer) {
        Some(ashby::KeyInfoAnswer::Accepted(info)) => Some(&info.scopes),
        _ => None,
    }
}

impl Drift<'_> {
    pub fn add_to(&self, checked: &mut CheckRun, secrets: &[&Secret]) {
        let CheckRun { entries, answers } = checked;
        for entry in entries {
            match entry.id {
                CheckId::CodesignalKey => self.codesignal_key(entry, answers, secrets),
                CheckId::AshbyKey => self.ashby_key(entry, answers),
                CheckId::AshbySettings => self.step(entry, ManualStep::AshbySettings),
                CheckId::WebhookRegistration => self.step(entry, ManualStep::Webhook),
                _ => {}
            }
        }
    }

    fn codesignal_key(&self, entry: &mut CheckResult, answers: &Answers, secrets: &[&Secret]) {
        if !entry.status.allows_dependents() {
            return;
        }
        let since = self.codesignal_since;
        self.detail_age(entry, since);
        self.company(entry, answers, secrets);
        if let Some(days) = self.too_old(since) {
            entry.warn(
                format!(
                    "It is known here for {days} days (since when it exists CodeSignal does not say)."
                ),
                too_old_fix(KeyName::Codesignal),
            );
        }
        entry
            .details
            .insert("beyond".into(), json!(self.beyond.as_ref()));
        if let Some(beyond) = self.beyond.as_ref().filter(|beyond| !beyond.is_empty()) {
            entry.warn(
                format!(
                    "CodeSignal says that it may do more than the integration needs: {} (CodeSignal's names). Whoever gets hold of it could do that too.",
                    beyond.join(", ")
                ),
                format!(
                    "In CodeSignal, open Integrations > API Keys, open the key \"{KEY_DESCRIPTION}\", leave only the four permissions of the guide selected and click SAVE."
                ),
            );
        }
        if entry.status == Status::Warn {
            entry.link = Some(CODESIGNAL_SITE);
        }
    }

    fn company(&self, entry: &mut CheckResult, answers: &Answers, secrets: &[&Secret]) {
        let (Some(then), Some((id, name))) =
            (&self.record.identity.company, company_of(answers, secrets))
        else {
            return;
        };
        entry
            .details
            .insert("company_at_setup".into(), json!(then.name));
        if then.is(id.as_deref(), name.as_deref()) {
            return;
        }
        let before = then.name.as_deref().unwrap_or("a company without a name");
        entry.warn(
            format!("At setup ({}) the key belonged to another company: {before}. Candidates would be invited in the name of the wrong one.", then.at.date()),
            "If the change is meant, run `cs-ashby setup` with this key: it then remembers the new company. If not, give the key of the right company, or the right --profile.",
        );
    }

    fn ashby_key(&self, entry: &mut CheckResult, answers: &Answers) {
        if !entry.status.allows_dependents() {
            return;
        }
        let made = match answers.ashby.as_ref().map(|timed| &timed.answer) {
            Some(ashby::KeyInfoAnswer::Accepted(info)) => info.created_at,
            _ => None,
        };
        self.detail_age(entry, self.ashby_since);
        if let Some(days) = self.too_old(made.or(self.ashby_since)) {
            let words = match made {
                Some(_) => format!("That is older than --max-age allows ({days} days)."),
                None => format!(
                    "It is known here for {days} days (Ashby does not say since when it exists)."
                ),
            };
            entry.warn(&words, too_old_fix(KeyName::Ashby));
        }
        let before = self.record.identity.scopes.as_ref();
        if let (Some(before), Some(now)) = (before, scopes_of(answers)) {
            let more: Vec<&str> = now
                .iter()
                .filter(|scope| !before.names.contains(scope))
                .map(String::as_str)
                .collect();
            entry.details.insert("scopes_added".into(), json!(more));
            if !more.is_empty() {
                entry.warn(
                    format!("Since setup ({}) it got more rights: {}. Ashby does not publish what the integration needs, so whether they are needed is yours to say.", before.at.date(), more.join(", ")),
                    "In Ashby, look at the permissions of this API key, and take away those that nobody needs. If they are meant, run `cs-ashby setup`: it then remembers them.",
                );
            }
        }
        if entry.status == Status::Warn {
            entry.link = Some(ASHBY_SITE);
        }
    }

    /// A step that only a person can vouch for: how old the word is, or since when it no longer holds.
    fn step(&self, entry: &mut CheckResult, step: ManualStep) {
        let Some(at) = attested_at(&entry.details) else {
            return;
        };
        let days = self.days(at);
        let by = self.record.attestation(step).and_then(|it| it.by.as_ref());
        entry
            .details
            .insert("attestation_age_days".into(), days.into());
        entry.details.insert("attested_by".into(), json!(by));
        match entry.status {
            Status::Todo => self.stale(entry, step, at),
            Status::Pass | Status::Warn if days > self.max_attestation_age => entry.warn(
                format!("That is longer ago than it should be ({} days): CodeSignal disables a webhook after 25 failed deliveries, with no key changing, so an old confirmation says little.", self.max_attestation_age),
                match step {
                    ManualStep::Webhook => "In CodeSignal, open Integrations > Webhooks, see that the webhook is still enabled and click its test button. Then run `cs-ashby setup --attest webhook`.",
                    ManualStep::AshbySettings => "In Ashby, open the assessments admin page, then the CodeSignal integration, and see that both keys are still entered. Then run `cs-ashby setup --attest ashby-settings`.",
                },
            ),
            _ => {}
        }
    }

    /// Names for each place since when it holds an old key: since the new one is known here. A new key that
    /// is known for longer than the confirmation says nothing about when it was put in force.
    fn stale(&self, entry: &mut CheckResult, step: ManualStep, attested: OffsetDateTime) {
        let listed = entry.details.get("stale").cloned().unwrap_or_default();
        let holds_old = |word: &str| {
            listed
                .as_array()
                .is_some_and(|places| places.iter().any(|place| place == word))
        };
        let mut since_by_place = Map::new();
        for place in places_of(step).filter(|place| holds_old(place.location_id)) {
            let since = match place.key {
                KeyName::Codesignal => self.codesignal_since,
                KeyName::Ashby => self.ashby_since,
            };
            let since = since.filter(|since| *since > attested);
            since_by_place.insert(place.location_id.into(), json!(since.map(rfc3339)));
            let words = match since {
                Some(since) => format!(
                    " Out of date is {}: since {} at the latest, when the {} of now was first known here.",
                    place.title,
                    since.date(),
                    place.key.title()
                ),
                None => format!(
                    " Out of date is {}: since some time after that.",
                    place.title
                ),
            };
            entry.summary.push_str(&words);
        }
        if !since_by_place.is_empty() {
            entry
                .details
                .insert("stale_since".into(), since_by_place.into());
        }
    }

    fn detail_age(&self, entry: &mut CheckResult, since: Option<OffsetDateTime>) {
        let details = &mut entry.details;
        details.insert("known_since".into(), json!(since.map(rfc3339)));
        details.insert("known_days".into(), json!(since.map(|at| self.days(at))));
    }

    fn too_old(&self, since: Option<OffsetDateTime>) -> Option<i64> {
        let days = self.days(since?);
        (days > self.max_age?).then_some(days)
    }

    fn days(&self, at: OffsetDateTime) -> i64 {
        (self.now - at).whole_days().max(0)
    }
}

fn too_old_fix(name: KeyName) -> String {
    format!(
        "Make a new key and put it in the place of this one: with `cs-ashby rotate {}` where it is in this computer's key store; a key that comes from elsewhere is replaced there, and `cs-ashby verify` then names the other places.",
        name.as_str()
    )
}

fn attested_at(details: &Map<String, Value>) -> Option<OffsetDateTime> {
    OffsetDateTime::parse(details.get("attested_at")?.as_str()?, &Rfc3339).ok()
}
