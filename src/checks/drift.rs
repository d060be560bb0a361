//! What has changed since setup: ages, another company, more rights than needed, and since when a location is
//! out of date. Adds warnings to what the checks found; none is worse than `warn`.

use super::answers::Answers;
use super::probe::Prober;
use super::run::CheckRun;
use crate::api::ashby::KeyInfoAnswer;
use crate::api::codesignal::CodesignalClient;
use crate::api::keyed::KeyedClient;
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
    pub(crate) state: &'a ProfileState,
    /// Since when the CodeSignal key is known here.
    pub(crate) codesignal_since: Option<Timestamp>,
    /// Since when the Ashby key is known here.
    pub(crate) ashby_since: Option<Timestamp>,
    /// How many days old a key may be.
    pub(crate) max_age: Option<i64>,
    /// How many days old a confirmation may be.
    pub(crate) max_attestation_age: i64,
    /// What the CodeSignal key may do beyond the four permissions; `None` where CodeSignal doesn't say.
    pub(crate) extra_permissions: Option<Vec<&'static str>>,
}

impl Prober<'_> {
    /// What the CodeSignal key may do beyond the four permissions.
    pub(crate) async fn extra_permissions(&self) -> Option<Vec<&'static str>> {
        let key = self.keys.get(KeyName::Codesignal)?;
        let client = self.keyed(KeyName::Codesignal, key);
        CodesignalClient(KeyedClient { retry: false, ..client }).ask_beyond().await
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

impl Drift<'_> {
    pub(crate) fn add_to(&self, checked: &mut CheckRun, secrets: &[&Secret]) {
        let CheckRun { results, answers } = checked;
        for check in results {
            match check.id {
                CheckId::CodesignalKey if check.finding.status.allows_dependents() => {
                    self.codesignal_key(check, answers, secrets);
                }
                CheckId::AshbyKey if check.finding.status.allows_dependents() => {
                    self.ashby_key(check, answers);
                }
                CheckId::AshbySettings => self.step(check, ManualStep::AshbySettings),
                CheckId::WebhookRegistration => self.step(check, ManualStep::Webhook),
                _ => {}
            }
        }
    }

    fn codesignal_key(&self, check: &mut CheckResult, answers: &Answers, secrets: &[&Secret]) {
        self.age_of_key(check, KeyName::Codesignal, None);
        if let (Some(then), Some((id, name))) =
            (&self.state.identity.company, company_of(answers, secrets))
        {
            check.finding.details.insert("company_at_setup".into(), json!(then.name));
            if !then.is(id.as_deref(), name.as_deref()) {
                let sentence = format!(
                    "At setup on {} the key belonged to another company: {}. Candidates would be invited in the wrong company's name.",
                    self.date(then.at),
                    then.name.as_deref().unwrap_or("a company without a name")
                );
                check.finding.warn(sentence, "If that's what you want, run `cs-ashby setup` with this key. If not, use the other company's key or --profile.");
            }
        }
        check.finding.details.insert("beyond".into(), json!(self.extra_permissions));
        if let Some(extra) = self.extra_permissions.as_ref().filter(|it| !it.is_empty()) {
            let sentence = format!(
                "It can do more than the integration needs: {}. So could anyone who gets hold of it.",
                extra.join(", ")
            );
            check.finding.warn(sentence, format!("In CodeSignal, open Integrations > API Keys and the key \"{KEY_DESCRIPTION}\". Select only the guide's four permissions and click SAVE."));
        }
        if check.finding.status == Status::Warn {
            check.finding.link = Some(CODESIGNAL_SITE);
        }
    }

    fn ashby_key(&self, check: &mut CheckResult, answers: &Answers) {
        let created = answers.ashby.as_ref().and_then(|timed| match &timed.answer {
            KeyInfoAnswer::Accepted(info) => info.created_at,
            _ => None,
        });
        self.age_of_key(check, KeyName::Ashby, created);
        if check.finding.status == Status::Warn {
            check.finding.link = Some(ASHBY_SITE);
        }
    }

    /// How long a key is known here, and whether it's older than allowed. When its vendor created it says more.
    fn age_of_key(&self, check: &mut CheckResult, key: KeyName, created: Option<Timestamp>) {
        let since = self.since(key);
        check.finding.details.insert("known_since".into(), json!(since.map(rfc3339)));
        check.finding.details.insert("known_days".into(), json!(since.map(|at| self.days(at))));
        let (Some(max_age), Some(since)) = (self.max_age, created.or(since)) else {
            return;
        };
        let days = self.days(since);
        if days > max_age {
            let sentence = match created {
                Some(_) => format!("It's {days} days old."),
                None => format!("This key has been in use here for {days} days."),
            };
            check.finding.warn(sentence, format!("Replace it with `cs-ashby rotate {}` if it's in your keychain. If it comes from elsewhere, replace it there; `cs-ashby verify` then names the other places.", key.as_str()));
        }
    }

    /// How old a confirmation is, or since when it's out of date.
    fn step(&self, check: &mut CheckResult, step: ManualStep) {
        let Some(confirmed) = check.finding.confirmed.clone() else {
            return;
        };
        let days = self.days(confirmed.at);
        let by = self.state.attestation(step).and_then(|it| it.by.as_ref());
        check.finding.details.insert("attestation_age_days".into(), days.into());
        check.finding.details.insert("attested_by".into(), json!(by));
        if check.finding.status == Status::Todo {
            self.stale(check, &confirmed);
        } else if check.finding.status.allows_dependents() && days > self.max_attestation_age {
            let sentence = format!(
                "That's {days} days ago. CodeSignal disables a webhook after 25 failed deliveries, so please check again."
            );
            check.finding.warn(sentence, match step {
                ManualStep::Webhook => "In CodeSignal, open Integrations > Webhooks, check that the webhook is still enabled and click its test button. Then run `cs-ashby setup --attest webhook`.",
                ManualStep::AshbySettings => "In Ashby, open the assessments admin page and the CodeSignal integration, and check that both keys are still there. Then run `cs-ashby setup --attest ashby-settings`.",
            });
        }
    }

    /// Since when each location is out of date: since the new key is known here. A new key that is known for
    /// longer than the confirmation says nothing about when it came into use.
    fn stale(&self, check: &mut CheckResult, confirmed: &Confirmed) {
        let mut since_by_location = Map::new();
        for location in &confirmed.stale {
            let Some(key) = location.key() else {
                continue;
            };
            let since = self.since(key).filter(|since| *since > confirmed.at);
            since_by_location.insert(location.id().into(), json!(since.map(rfc3339)));
            if let Some(since) = since {
                check.finding.notes.push(format!(
                    "{} since {} at the latest.",
                    location.field(),
                    self.date(since)
                ));
            }
        }
        if !since_by_location.is_empty() {
            check.finding.details.insert("stale_since".into(), since_by_location.into());
        }
    }

    fn since(&self, key: KeyName) -> Option<Timestamp> {
        match key {
            KeyName::Codesignal => self.codesignal_since,
            KeyName::Ashby => self.ashby_since,
        }
    }

    fn days(&self, at: Timestamp) -> i64 {
        crate::platform::age_days(self.now, at)
    }

    fn date(&self, at: Timestamp) -> String {
        short_date(at, self.now)
    }
}
