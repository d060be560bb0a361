//! What `setup` would ask and do, told from what lies on this computer: nothing is asked, nothing is sent,
//! nothing is changed.

use crate::credentials::fields;
use crate::integration::{KeyName, ManualStep, Step};
use crate::keystore::StoredCredentials;
use crate::state::{AttestationStatus, Binding, ProfileState};
use serde_json::{Value, json};

pub(crate) struct PlanInput<'a> {
    pub(crate) record: &'a ProfileState,
    pub(crate) item: &'a StoredCredentials,
    /// Where the webhook has to deliver.
    pub(crate) endpoint: &'a str,
    pub(crate) given: Vec<KeyName>,
    /// The steps that are vouched for on the command line.
    pub(crate) vouched: &'a [ManualStep],
    pub(crate) keeps_keys: bool,
    /// The keys that the configuration names: they are kept there.
    pub(crate) configured: Vec<KeyName>,
}

pub(crate) struct PlannedStep {
    step: Step,
    open: bool,
    asks: Vec<String>,
    does: Vec<String>,
}

pub(crate) fn plan(known: &PlanInput<'_>) -> Vec<PlannedStep> {
    Step::ALL
        .into_iter()
        .map(|step| match step {
            Step::Before => before(known),
            Step::AshbyKey => key(known, step, KeyName::Ashby),
            Step::CodesignalKey => key(known, step, KeyName::Codesignal),
            Step::AshbySettings => manual(known, step, ManualStep::AshbySettings),
            Step::Webhook => manual(known, step, ManualStep::Webhook),
            Step::Test => planned(step, false, &[], &[
                "send Ashby's endpoint what CodeSignal sends, and beside it the same with a random header key and with a random signature",
            ]),
            Step::Next => planned(step, false, &[], &[
                "read the titles of your assessments at CodeSignal, and say how to use them in Ashby",
            ]),
        })
        .collect()
}

impl PlannedStep {
    pub(crate) fn value(&self) -> Value {
        json!({
            "step": self.step.as_str(),
            "number": self.step.number(),
            "title": self.step.title(),
            "state": if self.open { "open" } else { "done" },
            "asks": self.asks,
            "does": self.does,
        })
    }

    pub(crate) fn lines(&self) -> String {
        let mut lines = vec![format!("\n{}. {}", self.step.number(), self.step.title())];
        lines.extend(self.asks.iter().map(|asks| format!("   asks: {asks}")));
        lines.extend(self.does.iter().map(|does| format!("   does: {does}")));
        lines.join("\n")
    }
}

fn planned(step: Step, open: bool, asks: &[&str], does: &[&str]) -> PlannedStep {
    let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    PlannedStep {
        step,
        open,
        asks: owned(asks),
        does: owned(does),
    }
}

fn has(known: &PlanInput<'_>, name: KeyName) -> bool {
    known.given.contains(&name) || known.item.get(name).is_some()
}

fn before(known: &PlanInput<'_>) -> PlannedStep {
    let open = !has(known, KeyName::Codesignal);
    let asks: &[&str] = if open {
        &["whether you see \"Webhooks\" and \"API Keys\" in CodeSignal"]
    } else {
        &[]
    };
    let mut does = vec!["look whether CodeSignal and Ashby can be reached"];
    if known.keeps_keys {
        does.insert(
            0,
            "write an item of its own into the key store, read it back and delete it",
        );
    }
    planned(Step::Before, open, asks, &does)
}

fn key(known: &PlanInput<'_>, step: Step, name: KeyName) -> PlannedStep {
    let title = name.title();
    let vendor = match name {
        KeyName::Codesignal => "CodeSignal whether it accepts it, with its four permissions",
        KeyName::Ashby => "Ashby whether it accepts it",
    };
    let stored = known.item.get(name);
    let (open, asks, proves) = match (known.given.contains(&name), stored) {
        (true, _) => (
            false,
            None,
            format!("take the {title} that is given, and ask {vendor}"),
        ),
        (false, Some(stored)) if stored.proven => (
            false,
            None,
            format!("take the stored {title}, and ask {vendor}"),
        ),
        (false, Some(_)) => (
            true,
            None,
            format!("take the stored {title}, which is unproven, and ask {vendor}"),
        ),
        (false, None) => (
            true,
            Some(format!("for the {title}, hidden")),
            format!("ask {vendor}"),
        ),
    };
    let kept_here = known.keeps_keys && !known.configured.contains(&name);
    let keeps = (kept_here && stored.is_none_or(|stored| !stored.proven))
        .then(|| "store it in the key store once it is accepted".to_owned());
    PlannedStep {
        step,
        open,
        asks: asks.into_iter().collect(),
        does: std::iter::once(proves).chain(keeps).collect(),
    }
}

fn manual(known: &PlanInput<'_>, step: Step, by_hand: ManualStep) -> PlannedStep {
    let asks = match by_hand {
        ManualStep::AshbySettings => {
            "to paste the CodeSignal API key in Ashby, and whether it is saved (not where the connectivity test proves it)"
        }
        ManualStep::Webhook => {
            "to fill in the webhook form at CodeSignal, field by field, and what CodeSignal's test said"
        }
    };
    if known.vouched.contains(&by_hand) {
        return planned(step, false, &[], &["note your confirmation (--attest)"]);
    }
    let keys = (
        known.item.codesignal.as_ref(),
        known.item.ashby.as_ref(),
        known.given.is_empty(),
    );
    let status = match keys {
        (Some(codesignal), Some(ashby), true) => {
            let binding = Binding {
                codesignal: &codesignal.secret,
                ashby: &ashby.secret,
                endpoint: known.endpoint,
            };
            known.record.attestation_status(by_hand, &binding)
        }
        _ => AttestationStatus::Never,
    };
    match status {
        AttestationStatus::Current(_) => planned(
            step,
            false,
            &[],
            &["nothing: you confirmed it for these keys"],
        ),
        AttestationStatus::Stale(_, locations) => {
            let mut step = planned(step, true, &[asks], &[]);
            step.does.push(format!(
                "out of date since you confirmed it: {}",
                fields(&locations)
            ));
            step
        }
        AttestationStatus::Never => planned(step, true, &[asks], &[]),
    }
}
