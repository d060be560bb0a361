//! `setup --plan`: what `setup` would ask and do, from what is on this computer. Nothing is asked, sent or
//! changed.

use crate::credentials::fields;
use crate::integration::{KeyName, ManualStep, Step};
use crate::keystore::StoredCredentials;
use crate::state::{AttestationStatus, Binding, ProfileState};
use clap::ValueEnum;
use serde_json::{Value, json};

pub(crate) struct PlanInput<'a> {
    pub(crate) state: &'a ProfileState,
    pub(crate) item: &'a StoredCredentials,
    /// Where the webhook has to deliver.
    pub(crate) endpoint: &'a str,
    pub(crate) given: Vec<KeyName>,
    /// The steps that `--attest` confirms.
    pub(crate) attested: &'a [ManualStep],
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
    Step::value_variants()
        .iter()
        .map(|&step| match step {
            Step::Before => before(known),
            Step::AshbyKey => key(known, step, KeyName::Ashby),
            Step::CodesignalKey => key(known, step, KeyName::Codesignal),
            Step::AshbySettings => manual(known, step, ManualStep::AshbySettings),
            Step::Webhook => manual(known, step, ManualStep::Webhook),
            Step::Test => planned(
                step,
                false,
                &[],
                &["send Ashby a test request, and fake ones that it must reject"],
            ),
            Step::Next => planned(step, false, &[], &["list your CodeSignal assessments"]),
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
        let title = self.step.title();
        let mut lines = vec![match self.step.number() {
            Some(number) => format!("\n{number}. {title}"),
            None => format!("\n{title}"),
        }];
        lines.extend(self.asks.iter().map(|asks| format!("   asks {asks}")));
        lines.extend(self.does.iter().map(|does| format!("   will {does}")));
        lines.join("\n")
    }
}

fn planned(step: Step, open: bool, asks: &[&str], does: &[&str]) -> PlannedStep {
    let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    PlannedStep { step, open, asks: owned(asks), does: owned(does) }
}

fn has(known: &PlanInput<'_>, name: KeyName) -> bool {
    known.given.contains(&name) || known.item.get(name).is_some()
}

fn before(known: &PlanInput<'_>) -> PlannedStep {
    let open = !has(known, KeyName::Codesignal);
    let asks: &[&str] =
        if open { &["whether you see Webhooks and API Keys in CodeSignal"] } else { &[] };
    let mut does = vec!["check that CodeSignal and Ashby are reachable"];
    if known.keeps_keys {
        does.insert(0, "check that your keychain can be written");
    }
    planned(Step::Before, open, asks, &does)
}

fn key(known: &PlanInput<'_>, step: Step, name: KeyName) -> PlannedStep {
    let title = name.title();
    let vendor = match name {
        KeyName::Codesignal => "check it and its four permissions with CodeSignal",
        KeyName::Ashby => "check it with Ashby",
    };
    let stored = known.item.get(name);
    let (open, asks, proves) = match (known.given.contains(&name), stored) {
        (true, _) => (false, None, format!("take the {title} you gave and {vendor}")),
        (false, Some(stored)) if stored.proven => {
            (false, None, format!("take the stored {title} and {vendor}"))
        }
        (false, Some(_)) => {
            (true, None, format!("take the stored {title}, which wasn't checked yet, and {vendor}"))
        }
        (false, None) => (true, Some(format!("for the {title}")), vendor.to_owned()),
    };
    let kept_here = known.keeps_keys && !known.configured.contains(&name);
    let keeps = (kept_here && stored.is_none_or(|stored| !stored.proven))
        .then(|| "save it in your keychain once it's accepted".to_owned());
    PlannedStep {
        step,
        open,
        asks: asks.into_iter().collect(),
        does: std::iter::once(proves).chain(keeps).collect(),
    }
}

fn manual(known: &PlanInput<'_>, step: Step, by_hand: ManualStep) -> PlannedStep {
    let asks = match by_hand {
        ManualStep::AshbySettings => "you to paste the CodeSignal API key into Ashby's settings",
        ManualStep::Webhook => "you to fill in CodeSignal's webhook form, field by field",
    };
    if known.attested.contains(&by_hand) {
        return planned(step, false, &[], &["save your confirmation (--attest)"]);
    }
    let keys = (known.item.codesignal.as_ref(), known.item.ashby.as_ref(), known.given.is_empty());
    let status = match keys {
        (Some(codesignal), Some(ashby), true) => {
            let binding = Binding {
                codesignal: &codesignal.secret,
                ashby: &ashby.secret,
                endpoint: known.endpoint,
            };
            known.state.attestation_status(by_hand, &binding)
        }
        _ => AttestationStatus::Never,
    };
    match status {
        AttestationStatus::Current(_) => {
            planned(step, false, &[], &["do nothing: it's confirmed for these keys"])
        }
        AttestationStatus::Stale(_, locations) => {
            let mut step = planned(step, true, &[asks], &[]);
            step.does
                .push(format!("ask again, because this changed since: {}", fields(&locations)));
            step
        }
        AttestationStatus::Never => planned(step, true, &[asks], &[]),
    }
}
