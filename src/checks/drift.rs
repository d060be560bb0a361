//! What has changed since setup: ages, another company, more rights than needed, and since when a location is
//! out of date. Adds warnings to what the checks found; none is worse than `warn`.

use super::answers::Answers;
use super::probe::Prober;
use super::run::CheckRun;
use crate::api::keyed::KeyedClient;
use crate::api::{ashby, codesignal};
use crate::check_id::CheckId;
use crate::check_result::{CheckResult, Confirmed, Status};
use crate::credentials::Secret;
use crate::credentials::sanitize::clean;
use crate::integration::{ASHBY_SITE, CODESIGNAL_SITE, KEY_DESCRIPTION, KeyName, ManualStep};
use crate::platform::date::short_date;
use crate::platform::rfc3339;
use crate::state::ProfileState;
use jiff::Timestamp;
use serde_json::{Map, json};

pub(crate) struct Drift<'a> {
    pub(crate) now: Timestamp,
    pub(crate) record: &'a ProfileState,
    /// Since when the CodeSignal key is known here.
    pub(crate) codesignal_since: Option<Timestamp>,
    /// Since when the Ashby key is known here.
    pub(crate) ashby_since: Option<Timestamp>,
    /// How many days old a key may be.
    pub(crate) max_age: Option<i64>,
    /// How many days old a confirmation may be.
    pub(crate) max_attestation_age: i64,
    /// What the CodeSignal key may do beyond the four permissions; `None` where CodeSignal doesn't say.
    pub(crate) beyond: Option<Vec<&'static str>>,
}

impl Prober<'_> {
    /// What the CodeSignal key may do beyond the four permissions.
    pub(crate) async fn beyond(&self) -> Option<Vec<&'static str>> {
        let key = self.codesignal?;
        let secrets = self.secrets();
        let client = self.keyed(KeyName::Codesignal, key, &secrets);
        codesignal::CodesignalClient(KeyedClient { again: false, ..client }).ask_beyond().await
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

/// What the Ashby key may do; `None` where Ashby doesn't say.
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
                format!("This key has been in use here for {days} days."),
                too_old_fix(KeyName::Codesignal),
            );
        }
        entry.details.insert("beyond".into(), json!(self.beyond.as_ref()));
        if let Some(beyond) = self.beyond.as_ref().filter(|beyond| !beyond.is_empty()) {
            entry.warn(
                format!(
                    "It can do more than the integration needs: {}. So could anyone who gets hold of it.",
                    beyond.join(", ")
                ),
                format!(
                    "In CodeSignal, open Integrations > API Keys and the key \"{KEY_DESCRIPTION}\". Select only the guide's four permissions and click SAVE."
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
        entry.details.insert("company_at_setup".into(), json!(then.name));
        if then.is(id.as_deref(), name.as_deref()) {
            return;
        }
        let before = then.name.as_deref().unwrap_or("a company without a name");
        entry.warn(
            format!(
                "At setup on {} the key belonged to another company: {before}. Candidates would be invited in the wrong company's name.",
                short_date(then.at)
            ),
            "If that's what you want, run `cs-ashby setup` with this key. If not, use the other company's key or --profile.",
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
                Some(_) => format!("It's {days} days old."),
                None => format!("This key has been in use here for {days} days."),
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
                    format!(
                        "It has more rights than at setup on {}: {}.",
                        short_date(before.at),
                        more.join(", ")
                    ),
                    "In Ashby, check this API key's permissions and remove what nobody needs. If they're right, run `cs-ashby setup` to accept them.",
                );
            }
        }
        if entry.status == Status::Warn {
            entry.link = Some(ASHBY_SITE);
        }
    }

    /// How old a confirmation is, or since when it's out of date.
    fn step(&self, entry: &mut CheckResult, step: ManualStep) {
        let Some(confirmed) = entry.confirmed.clone() else {
            return;
        };
        let days = self.days(confirmed.at);
        let by = self.record.attestation(step).and_then(|it| it.by.as_ref());
        entry.details.insert("attestation_age_days".into(), days.into());
        entry.details.insert("attested_by".into(), json!(by));
        match entry.status {
            Status::Todo => self.stale(entry, &confirmed),
            Status::Pass | Status::Warn if days > self.max_attestation_age => entry.warn(
                format!(
                    "That's {days} days ago. CodeSignal disables a webhook after 25 failed deliveries, so please check again."
                ),
                match step {
                    ManualStep::Webhook => {
                        "In CodeSignal, open Integrations > Webhooks, check that the webhook is still enabled and click its test button. Then run `cs-ashby setup --attest webhook`."
                    }
                    ManualStep::AshbySettings => {
                        "In Ashby, open the assessments admin page and the CodeSignal integration, and check that both keys are still there. Then run `cs-ashby setup --attest ashby-settings`."
                    }
                },
            ),
            _ => {}
        }
    }

    /// Since when each location is out of date: since the new key is known here. A new key that is known for
    /// longer than the confirmation says nothing about when it came into use.
    fn stale(&self, entry: &mut CheckResult, confirmed: &Confirmed) {
        let mut since_by_location = Map::new();
        let mut sentences = Vec::new();
        for location in &confirmed.stale {
            let Some(key) = location.key() else {
                continue;
            };
            let since = match key {
                KeyName::Codesignal => self.codesignal_since,
                KeyName::Ashby => self.ashby_since,
            };
            let since = since.filter(|since| *since > confirmed.at);
            since_by_location.insert(location.id().into(), json!(since.map(rfc3339)));
            if let Some(since) = since {
                sentences.push(format!(
                    " {} since {} at the latest.",
                    location.field(),
                    short_date(since)
                ));
            }
        }
        entry.summary.push_str(&sentences.concat());
        if !since_by_location.is_empty() {
            entry.details.insert("stale_since".into(), since_by_location.into());
        }
    }

    fn detail_age(&self, entry: &mut CheckResult, since: Option<Timestamp>) {
        let details = &mut entry.details;
        details.insert("known_since".into(), json!(since.map(rfc3339)));
        details.insert("known_days".into(), json!(since.map(|at| self.days(at))));
    }

    fn too_old(&self, since: Option<Timestamp>) -> Option<i64> {
        let days = self.days(since?);
        (days > self.max_age?).then_some(days)
    }

    fn days(&self, at: Timestamp) -> i64 {
        crate::platform::age_days(self.now, at)
    }
}

fn too_old_fix(name: KeyName) -> String {
    format!(
        "Replace it with `cs-ashby rotate {}` if it's in your keychain. If it comes from elsewhere, replace it there; `cs-ashby verify` then names the other places.",
        name.as_str()
    )
}
