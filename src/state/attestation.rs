//! A person's confirmation that a step was done, bound to both keys and to the webhook's endpoint.

use crate::credentials::{Fingerprint, KeyMac, Location, Salt, Secret};
use crate::integration::{KeyName, ManualStep};
use crate::platform;
use crate::platform::date::short_date;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What an attestation is given for.
#[derive(Clone, Copy)]
pub struct Binding<'a> {
    pub codesignal: &'a Secret,
    pub ashby: &'a Secret,
    pub endpoint: &'a str,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attestation {
    pub at: Timestamp,
    pub codesignal: Fingerprint,
    pub ashby: Fingerprint,
    /// `account@computer`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// The salt of the fingerprints where it was imported; else the profile's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub salt: Option<Salt>,
    /// For the webhook alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) endpoint: Option<String>,
    /// Made with both keys over everything above and the step; the first format had none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) mac: Option<KeyMac>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AttestationStatus {
    /// There is none, or one that was changed.
    Never,
    Current(Confirmation),
    /// It was given for other keys or another endpoint: these locations are out of date.
    Stale(Confirmation, Vec<Location>),
}

/// Who confirmed a step, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmation {
    pub(crate) at: Timestamp,
    pub(crate) by: Option<String>,
}

impl Confirmation {
    /// `by anna on Nov 25`.
    pub(crate) fn by_and_when(&self, now: Timestamp, account: Option<&str>) -> String {
        let date = short_date(self.at, now);
        match &self.by {
            Some(by) if account == Some(by) => format!("by you on {date}"),
            Some(by) => format!("by {} on {date}", by.split('@').next().unwrap_or(by)),
            None => format!("on {date}"),
        }
    }
}

impl Attestation {
    pub(super) fn new(
        step: ManualStep,
        binding: &Binding<'_>,
        at: Timestamp,
        own_salt: &Salt,
    ) -> Attestation {
        let mut new = Attestation {
            at,
            codesignal: Fingerprint::of(binding.codesignal, own_salt),
            ashby: Fingerprint::of(binding.ashby, own_salt),
            by: platform::account(),
            salt: None,
            endpoint: None,
            mac: None,
        };
        new.bind(step, binding, own_salt);
        new
    }

    pub(crate) fn confirmation(&self) -> Confirmation {
        Confirmation { at: self.at, by: self.by.clone() }
    }

    pub(super) fn bind(&mut self, step: ManualStep, binding: &Binding<'_>, own_salt: &Salt) {
        self.endpoint = (step == ManualStep::Webhook).then(|| binding.endpoint.to_owned());
        let fields = self.fields(step, own_salt);
        self.mac = Some(KeyMac::of(binding.codesignal, binding.ashby, &fields));
    }

    /// Everything that the MAC covers. An absent field differs from an empty one.
    fn fields(&self, step: ManualStep, own_salt: &Salt) -> [String; 8] {
        let optional = |text: &Option<String>| match text {
            Some(text) => format!("+{text}"),
            None => "-".to_owned(),
        };
        [
            "cs-ashby attestation 2".to_owned(),
            step.as_str().to_owned(),
            self.at.as_nanosecond().to_string(),
            optional(&self.by),
            self.codesignal.to_string(),
            self.ashby.to_string(),
            self.salt.as_ref().unwrap_or(own_salt).to_string(),
            optional(&self.endpoint),
        ]
    }

    /// Whether its fingerprint of this key matches.
    pub fn is_for(&self, name: KeyName, key: &Secret, own_salt: &Salt) -> bool {
        let fingerprint = match name {
            KeyName::Codesignal => &self.codesignal,
            KeyName::Ashby => &self.ashby,
        };
        *fingerprint == Fingerprint::of(key, self.salt.as_ref().unwrap_or(own_salt))
    }

    pub(super) fn is_for_both(&self, binding: &Binding<'_>, own_salt: &Salt) -> bool {
        self.is_for(KeyName::Codesignal, binding.codesignal, own_salt)
            && self.is_for(KeyName::Ashby, binding.ashby, own_salt)
    }

    /// Whether it is for these keys and something in it was changed afterwards.
    pub(super) fn is_forged(
        &self,
        step: ManualStep,
        binding: &Binding<'_>,
        own_salt: &Salt,
    ) -> bool {
        let fields = self.fields(step, own_salt);
        let right = KeyMac::of(binding.codesignal, binding.ashby, &fields);
        self.is_for_both(binding, own_salt) && self.mac.as_ref().is_some_and(|mac| *mac != right)
    }

    pub(super) fn status(
        &self,
        step: ManualStep,
        binding: &Binding<'_>,
        own_salt: &Salt,
    ) -> AttestationStatus {
        if self.is_forged(step, binding, own_salt) {
            return AttestationStatus::Never;
        }
        let is_stale = |location: &Location| match location.key() {
            Some(KeyName::Codesignal) => {
                !self.is_for(KeyName::Codesignal, binding.codesignal, own_salt)
            }
            Some(KeyName::Ashby) => !self.is_for(KeyName::Ashby, binding.ashby, own_salt),
            // The first format had no endpoint.
            None => self.endpoint.as_deref().is_some_and(|it| it != binding.endpoint),
        };
        let stale: Vec<Location> = Location::of_step(step).filter(is_stale).collect();
        if stale.is_empty() {
            AttestationStatus::Current(self.confirmation())
        } else {
            AttestationStatus::Stale(self.confirmation(), stale)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::SignedDuration;

    fn secret(text: &str) -> Secret {
        Secret::parse(KeyName::Ashby, text).unwrap()
    }

    #[test]
    fn a_changed_field_is_no_attestation() {
        let (codesignal, ashby) = (secret("codesignal-key"), secret("ashby-key"));
        let endpoint = "https://app.ashbyhq.com/api/codesignal_webhook";
        let binding = Binding { codesignal: &codesignal, ashby: &ashby, endpoint };
        let salt = Salt::random().unwrap();
        let step = ManualStep::Webhook;
        let given = Attestation::new(step, &binding, Timestamp::UNIX_EPOCH, &salt);
        let current = |it: &Attestation, step| {
            matches!(it.status(step, &binding, &salt), AttestationStatus::Current(_))
        };
        assert!(current(&given, step));
        assert!(!current(&given, ManualStep::AshbySettings));

        let other = secret("another-key");
        let with_other = Binding { codesignal: &other, ..binding };
        let foreign = Attestation::new(step, &with_other, given.at, &salt);
        type Change<'a> = (&'a str, Box<dyn Fn(&mut Attestation) + 'a>);
        let changes: [Change<'_>; 9] = [
            ("time", Box::new(|it| it.at += SignedDuration::from_secs(1))),
            ("author", Box::new(|it| it.by = Some("mallory@computer".into()))),
            ("no author", Box::new(|it| it.by = None)),
            ("empty author", Box::new(|it| it.by = Some(String::new()))),
            ("no endpoint", Box::new(|it| it.endpoint = None)),
            ("endpoint", Box::new(|it| it.endpoint = Some("https://a.example/".into()))),
            ("MAC of other keys", Box::new(|it| it.mac = foreign.mac.clone())),
            ("fingerprint", Box::new(|it| it.codesignal = foreign.codesignal.clone())),
            ("salt", Box::new(|it| it.salt = Salt::random().ok())),
        ];
        for (what, change) in changes {
            let mut changed = given.clone();
            change(&mut changed);
            if changed == given {
                continue; // There was no author: nobody has a name in some containers.
            }
            assert!(!current(&changed, step), "{what}");
            if changed.is_for_both(&binding, &salt) {
                assert!(changed.is_forged(step, &binding, &salt), "{what}");
            }
        }
    }
}
