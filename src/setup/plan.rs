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
    asks: Option<String>,
    does: Vec<String>,
}

impl PlannedStep {
    fn new(step: Step, asks: Option<String>, does: &[&str]) -> PlannedStep {
        let does = does.iter().map(|it| (*it).to_owned()).collect();
        PlannedStep { step, open: asks.is_some(), asks, does }
    }

    pub(crate) fn value(&self) -> Value {
        json!({
            "step": self.step.as_str(),
            "number": self.step.number(),
            "title": self.step.title(),
            "state": if self.open { "open" } else { "done" },
            "asks": self.asks.as_slice(),
            "does": self.does,
        })
    }

    pub(crate) fn lines(&self) -> String {
        let title = self.step.title();
        let mut lines = match self.step.number() {
            Some(number) => format!("\n{number}. {title}"),
            None => format!("\n{title}"),
        };
        lines.extend(self.asks.iter().map(|asks| format!("\n   asks {asks}")));
        lines.extend(self.does.iter().map(|does| format!("\n   will {does}")));
        lines
    }
}

pub(crate) fn plan(known: &PlanInput<'_>) -> Vec<PlannedStep> {
    Step::value_variants()
        .iter()
        .map(|step| match *step {
            Step::Before => before(known),
            Step::AshbyKey => key(known, *step, KeyName::Ashby),
            Step::CodesignalKey => key(known, *step, KeyName::Codesignal),
            Step::AshbySettings => manual(known, *step, ManualStep::AshbySettings),
            Step::Webhook => manual(known, *step, ManualStep::Webhook),
            Step::Test => PlannedStep::new(
                *step,
                None,
                &["send Ashby a test request, and fake ones that it must reject"],
            ),
            Step::Next => PlannedStep::new(*step, None, &["list your CodeSignal assessments"]),
        })
        .collect()
}

fn before(known: &PlanInput<'_>) -> PlannedStep {
    let name = KeyName::Codesignal;
    let has_key = known.given.contains(&name) || known.item.get(name).is_some();
    let asks = "whether you see Webhooks and API Keys in CodeSignal".to_owned();
    let does = [
        "check that your keychain can be written",
        "check that CodeSignal and Ashby are reachable",
    ];
    let does = if known.keeps_keys { &does[..] } else { &does[1..] };
    PlannedStep::new(Step::Before, (!has_key).then_some(asks), does)
}

fn key(known: &PlanInput<'_>, step: Step, name: KeyName) -> PlannedStep {
    let title = name.title();
    let check = match name {
        KeyName::Codesignal => "check it and its four permissions with CodeSignal",
        KeyName::Ashby => "check it with Ashby",
    };
    let stored = known.item.get(name);
    let is_proven = stored.is_some_and(|stored| stored.proven);
    let (open, asks, does) = if known.given.contains(&name) {
        (false, None, format!("take the {title} you gave and {check}"))
    } else if is_proven {
        (false, None, format!("take the stored {title} and {check}"))
    } else if stored.is_some() {
        (true, None, format!("take the stored {title}, which wasn't checked yet, and {check}"))
    } else {
        (true, Some(format!("for the {title}")), check.to_owned())
    };
    let mut does = vec![does];
    if known.keeps_keys && !known.configured.contains(&name) && !is_proven {
        does.push("save it in your keychain once it's accepted".to_owned());
    }
    PlannedStep { step, open, asks, does }
}

fn manual(known: &PlanInput<'_>, step: Step, by_hand: ManualStep) -> PlannedStep {
    if known.attested.contains(&by_hand) {
        return PlannedStep::new(step, None, &["save your confirmation (--attest)"]);
    }
    let asks = match by_hand {
        ManualStep::AshbySettings => "you to paste the CodeSignal API key into Ashby's settings",
        ManualStep::Webhook => "you to fill in CodeSignal's webhook form, field by field",
    };
    let status = match (&known.item.codesignal, &known.item.ashby) {
        (Some(codesignal), Some(ashby)) if known.given.is_empty() => {
            let (codesignal, ashby) = (&codesignal.secret, &ashby.secret);
            let binding = Binding { codesignal, ashby, endpoint: known.endpoint };
            known.state.attestation_status(by_hand, &binding)
        }
        _ => AttestationStatus::Never,
    };
    let mut planned = PlannedStep::new(step, Some(asks.to_owned()), &[]);
    match status {
        AttestationStatus::Current(_) => {
            return PlannedStep::new(step, None, &["do nothing: it's confirmed for these keys"]);
        }
        AttestationStatus::Stale(_, locations) => planned
            .does
            .push(format!("ask again, because this changed since: {}", fields(&locations))),
        AttestationStatus::Never => {}
    }
    planned
}
