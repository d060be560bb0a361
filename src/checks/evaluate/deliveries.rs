//! What deliveries show: which of them an endpoint accepts, and what it checks.

use crate::api::ashby::KeyInfoAnswer;
use crate::api::codesignal::{Answer, PermissionAnswer};
use crate::api::obstacle::Obstacle;
use crate::api::webhook::{Delivery, VENDOR_LIMIT};
use crate::checks::answers::{Answers, Controls, Deliveries};
use std::time::Duration;

/// A run whose other calls were answered within this time has a working network.
const PROMPT: Duration = Duration::from_secs(2);

/// What a negative control shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Control {
    /// Refused: the endpoint checks it.
    Checked,
    /// Accepted: the endpoint doesn't check it.
    NotChecked,
    Unknown,
}

impl Control {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Control::Checked => "checked",
            Control::NotChecked => "not_checked",
            Control::Unknown => "unknown",
        }
    }

    fn of(delivery: &Delivery) -> Control {
        match delivery {
            Delivery::Status(200) => Control::NotChecked,
            // Too slow, too early, too many: no judgement of what was sent.
            Delivery::Status(408 | 425 | 429) => Control::Unknown,
            Delivery::Status(400..=499) => Control::Checked,
            _ => Control::Unknown,
        }
    }
}

/// What both controls show: the header, the signature.
pub(crate) fn controls(deliveries: &Deliveries) -> (Control, Control) {
    match &deliveries.controls {
        Controls::Sent { random_header, random_signature } => {
            (Control::of(&random_header.answer), Control::of(&random_signature.answer))
        }
        Controls::Earlier(_) => (Control::Checked, Control::Checked),
    }
}

/// Whether a good delivery was accepted, refused, or shows nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Accepted,
    Refused,
    Unknown,
}

/// `prompt`: whether other calls of the same run were answered within two seconds.
pub(super) fn verdict(delivery: &Delivery, prompt: bool) -> Verdict {
    match delivery {
        Delivery::Status(200) => Verdict::Accepted,
        Delivery::Status(500..) | Delivery::Limited(..) | Delivery::Blocked(..) => Verdict::Unknown,
        Delivery::Status(_) => Verdict::Refused,
        Delivery::Missed(limit) if *limit >= VENDOR_LIMIT && prompt => Verdict::Refused,
        Delivery::Missed(_) | Delivery::NoReply(_) => Verdict::Unknown,
    }
}

/// What the good deliveries of a run show together.
pub(crate) fn agreed(answers: &Answers) -> Verdict {
    let Some(deliveries) = &answers.deliveries else {
        return Verdict::Unknown;
    };
    let prompt = answered_promptly(answers);
    let first = verdict(&deliveries.handshake.answer, prompt);
    match &deliveries.second {
        Some(second) if verdict(&second.answer, prompt) != first => Verdict::Unknown,
        _ => first,
    }
}

/// Whether both keys are the ones that Ashby checks: accepted, and refused with either one replaced.
pub(crate) fn proves_both_keys(answers: &Answers) -> bool {
    let checked = answers.deliveries.as_ref().map(controls);
    checked == Some((Control::Checked, Control::Checked)) && agreed(answers) == Verdict::Accepted
}

/// Whether another call of this run was answered within two seconds: then a miss is not the network's.
pub(super) fn answered_promptly(answers: &Answers) -> bool {
    let mut others: Vec<(Duration, bool)> = Vec::new();
    others.extend(answers.codesignal.iter().map(|it| (it.took, is_answer(&it.answer))));
    others.extend(answers.permissions.iter().map(|(_, it)| {
        let answered = match &it.answer {
            PermissionAnswer::Read(answer) | PermissionAnswer::Probe(answer) => is_answer(answer),
            PermissionAnswer::Reported(_) => true,
        };
        (it.took, answered)
    }));
    others.extend(answers.ashby.iter().map(|it| {
        let silent = matches!(it.answer, KeyInfoAnswer::Obstacle(Obstacle::NoReply(_)));
        (it.took, !silent)
    }));
    let deliveries = answers.deliveries.iter().flat_map(Deliveries::all);
    others.extend(deliveries.map(|it| (it.took, it.answer.status().is_some())));
    others.iter().any(|(took, answered)| *answered && *took <= PROMPT)
}

fn is_answer(answer: &Answer) -> bool {
    !matches!(answer, Answer::Obstacle(Obstacle::NoReply(_)))
}
