//! A rotation under way: two keys of one name, and places that hold the one or the other. So a refusal
//! may mean no more than that a place holds the other one; it is said which.

use super::attested::day;
use super::replacing::{Replacing, Shown, shown};
use super::{EvalContext, retired};
use crate::check_id::CheckId;
use crate::check_result::{Evidence, Finding, Status};
use crate::credentials::key_set::KeyGeneration;
use crate::integration::{ASHBY_SITE, KeyName, ManualStep, WEBHOOKS_PAGE};
use crate::state::{Holds, Known};

/// The finding of a check, with what a rotation adds to it.
pub(crate) fn during_rotation(id: CheckId, finding: Finding, facts: &EvalContext<'_>) -> Finding {
    let finding = match id {
        CheckId::CodesignalKey => retired::beside(KeyName::Codesignal, finding, facts),
        CheckId::AshbyKey => retired::beside(KeyName::Ashby, finding, facts),
        _ => finding,
    };
    let Some(replacing) = &facts.replacing else {
        return finding;
    };
    let finding = match (id, replacing.in_use) {
        (CheckId::AshbySettings, KeyGeneration::New) => settings_with_new(replacing, finding),
        (CheckId::WebhookRegistration, KeyGeneration::New) => {
            registration_with_new(replacing, finding)
        }
        (CheckId::WebhookHandshake, KeyGeneration::New) => {
            handshake_with_new(replacing, finding, facts)
        }
        (CheckId::AshbySettings, KeyGeneration::Old) => settings_with_old(replacing, finding),
        (CheckId::WebhookRegistration, KeyGeneration::Old) => {
            registration_with_old(replacing, finding)
        }
        (CheckId::WebhookHandshake, KeyGeneration::Old) => {
            handshake_with_old(replacing, finding, facts)
        }
        _ if id == CheckId::of_key(replacing.name) && replacing.in_use == KeyGeneration::Old => {
            under_way(replacing, finding)
        }
        _ => return finding,
    };
    finding.detail("rotation", replacing.details())
}

/// The key that is being replaced, as `verify` sees it.
fn under_way(replacing: &Replacing, mut finding: Finding) -> Finding {
    let words = format!(
        " It is being replaced since {}: {}. The new key is proven and waits.",
        day(replacing.since).trim_start_matches("on "),
        replacing.told()
    );
    finding.summary.push_str(&words);
    finding
}

pub(crate) fn settings_fix(name: KeyName) -> &'static str {
    match name {
        KeyName::Codesignal => {
            "In Ashby, open the assessments admin page, then the CodeSignal integration: paste the new CodeSignal API key into the topmost box, and save."
        }
        KeyName::Ashby => {
            "In Ashby, open the assessments admin page, then the CodeSignal integration: select the new Ashby API key in the \"Ashby API Key\" drop-down, and save."
        }
    }
}

pub(crate) fn webhook_fix(name: KeyName) -> &'static str {
    match name {
        KeyName::Codesignal => {
            "In CodeSignal, open Integrations > Webhooks, then the webhook that delivers to Ashby: paste the new CodeSignal API key into Secret Key (don't click the refresh button), click the test button, then save."
        }
        KeyName::Ashby => {
            "In CodeSignal, open Integrations > Webhooks, then the webhook that delivers to Ashby: put the new Ashby API key as the value of the custom header X-Ashby-Api-Key, click the test button, then save."
        }
    }
}

fn settings_with_new(replacing: &Replacing, mut finding: Finding) -> Finding {
    let seen = replacing.seen(ManualStep::AshbySettings);
    if finding.status == Status::Todo && (seen.holds, seen.known) == (Holds::Old, Known::Proven) {
        finding.summary = format!(
            "The old {} still stands in {}: the connectivity test shows it.",
            replacing.name.title(),
            replacing.place(ManualStep::AshbySettings)
        );
        let stale = replacing.places.iter().map(|(place, _)| place);
        let stale = stale.filter(|place| place.step == ManualStep::AshbySettings);
        let stale: Vec<&str> = stale.map(|place| place.location_id).collect();
        finding = finding.detail("stale", stale);
    }
    match finding.status {
        Status::Todo | Status::Warn => finding.fix(format!(
            "{} Then run {} again (in a script, add --attest ashby-settings).",
            settings_fix(replacing.name),
            replacing.again()
        )),
        _ => finding,
    }
}

fn registration_with_new(replacing: &Replacing, finding: Finding) -> Finding {
    match finding.status {
        Status::Todo => finding.fix(format!(
            "{} Do it once Ashby's settings hold the new key, and soon after: in between Ashby refuses what CodeSignal sends (CodeSignal tries again, up to 25 times). Then run {} again (in a script, add --attest webhook).",
            webhook_fix(replacing.name),
            replacing.again()
        )),
        _ => finding,
    }
}

/// The new key is refused as long as Ashby's settings hold the old one: a step that is open, and no fault.
fn handshake_with_new(replacing: &Replacing, finding: Finding, facts: &EvalContext<'_>) -> Finding {
    let open = facts.settings_open();
    let summary = match shown(facts.answers) {
        Shown::OtherKey => format!(
            "Ashby still holds the old {0}: it takes the connectivity test made with that one, and refuses the new one.",
            replacing.name.title()
        ),
        Shown::Neither if open => format!(
            "Ashby refuses the connectivity test made with the new {0}, and the one made with the old {0} too. So its settings hold another one, and results do not arrive.",
            replacing.name.title()
        ),
        _ => return finding,
    };
    Finding {
        status: Status::Todo,
        evidence: Evidence::None,
        summary,
        ..finding
    }
    .fix(format!(
        "{} Then run {} again.",
        settings_fix(replacing.name),
        replacing.again()
    ))
    .link(ASHBY_SITE)
}

fn settings_with_old(replacing: &Replacing, finding: Finding) -> Finding {
    let seen = replacing.seen(ManualStep::AshbySettings);
    let moved = (seen.holds == Holds::New).then_some(match seen.known {
        Known::Proven => "the connectivity test shows it",
        _ => "somebody confirmed it",
    });
    match moved {
        Some(how) => finish(
            replacing,
            finding,
            format!(
                "The {} is being replaced, and {} holds the new one already: {how}. Here the old one is still in force.",
                replacing.name.title(),
                replacing.place(ManualStep::AshbySettings)
            ),
            ASHBY_SITE,
        ),
        None => finding,
    }
}

fn registration_with_old(replacing: &Replacing, finding: Finding) -> Finding {
    let seen = replacing.seen(ManualStep::Webhook);
    if seen.holds != Holds::New {
        return finding;
    }
    let said = seen.at.map_or(String::new(), |at| format!(" {}", day(at)));
    finish(
        replacing,
        finding,
        format!(
            "The {} is being replaced, and somebody confirmed{said} that {} holds the new one already. Here the old one is still in force.",
            replacing.name.title(),
            replacing.place(ManualStep::Webhook)
        ),
        WEBHOOKS_PAGE,
    )
}

fn handshake_with_old(
    replacing: &Replacing,
    mut finding: Finding,
    facts: &EvalContext<'_>,
) -> Finding {
    let title = replacing.name.title();
    let webhook = replacing.seen(ManualStep::Webhook).holds;
    let arrive = match webhook {
        Holds::New => {
            "The webhook is said to hold the new one too, so results can arrive.".to_owned()
        }
        _ => format!(
            "As long as {} holds the old one, results do not arrive; CodeSignal tries each of them again, up to 25 times.",
            replacing.place(ManualStep::Webhook)
        ),
    };
    let settings = replacing.seen(ManualStep::AshbySettings).holds;
    match (shown(facts.answers), finding.status) {
        (Shown::OtherKey, _) => finish(
            replacing,
            finding,
            format!(
                "The {title} is being replaced, and Ashby holds the new one already: it takes the connectivity test made with that one, and refuses the old one. {arrive}"
            ),
            ASHBY_SITE,
        ),
        (Shown::Nothing, Status::Fail) if settings == Holds::New => finish(
            replacing,
            finding,
            format!(
                "The {title} is being replaced, and Ashby's settings are said to hold the new one already, so it refuses the old one. {arrive}"
            ),
            ASHBY_SITE,
        ),
        (_, Status::Fail) => {
            finding.summary.push_str(&format!(
                " The {title} is being replaced: {}.",
                replacing.told()
            ));
            finding.fix(format!(
                "{} Then run {} again, or go back to the old key with `cs-ashby rotate {} --abort`.",
                settings_fix(replacing.name),
                replacing.again(),
                replacing.name.as_str()
            ))
        }
        _ => {
            finding.summary.push_str(&format!(
                " The {title} is being replaced; this was done with the old one, which is still in force."
            ));
            finding
        }
    }
}

fn finish(
    replacing: &Replacing,
    mut finding: Finding,
    summary: String,
    link: &'static str,
) -> Finding {
    let left: Vec<&str> = ManualStep::ALL
        .into_iter()
        .filter(|step| replacing.seen(*step).holds != Holds::New)
        .map(|step| replacing.place(step))
        .collect();
    let first = if left.is_empty() {
        "Everything holds the new key, so".to_owned()
    } else {
        format!("Put the new key into {}, then", left.join(" and into "))
    };
    let fix = format!(
        "{first} run {} to finish the change. To go back instead: `cs-ashby rotate {} --abort`.",
        replacing.again(),
        replacing.name.as_str()
    );
    // The place holds another key than the one in force, but not an old one.
    finding.details.remove("stale");
    Finding {
        status: Status::Todo,
        evidence: Evidence::None,
        summary,
        ..finding
    }
    .fix(fix)
    .link(link)
}

impl EvalContext<'_> {
    /// Whether nobody vouches that Ashby's settings hold these keys.
    fn settings_open(&self) -> bool {
        !matches!(self.settings, crate::state::AttestationStatus::Current(_))
    }
}
