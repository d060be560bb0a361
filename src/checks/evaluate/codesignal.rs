//! CodeSignal: access, whose key it is, the four permissions.

use super::{EvalContext, Obstacle, no_key, obstacle};
use crate::api::codesignal::{Answer, PermissionAnswer};
use crate::check_result::{Evidence, Finding, Status};
use crate::checks::probe::Answers;
use crate::credentials::sanitize::clean;
use crate::integration::{CODESIGNAL_SITE, KEY_DESCRIPTION, KeyName, Permission};
use serde_json::Value;

const VENDOR: &str = "CodeSignal";

/// `codesignal.access`: it answers as GraphQL, or refuses the key.
pub(crate) fn access(facts: &EvalContext<'_>) -> Finding {
    let answers = facts.answers;
    let Some(first) = answers.codesignal.as_ref().map(|timed| &timed.answer) else {
        return Finding::unknown("CodeSignal was not asked.");
    };
    let reached = is_codesignal(first)
        || answers
            .permissions
            .iter()
            .any(|(_, timed)| is_codesignal(answer_of(&timed.answer)));
    if reached {
        return Finding::pass(Evidence::Proven, "Its API answers.");
    }
    trouble(first)
}

/// `codesignal.key`: `company` answers, or is refused.
pub(crate) fn key(facts: &EvalContext<'_>) -> Finding {
    if facts.codesignal_key.is_none() {
        return no_key(facts, KeyName::Codesignal).link(CODESIGNAL_SITE);
    }
    let Some(answer) = facts.answers.codesignal.as_ref().map(|timed| &timed.answer) else {
        return Finding::unknown("CodeSignal was not asked.");
    };
    match answer {
        Answer::Data(company) if company.is_object() => {
            let name = company["name"].as_str().map(|name| clean(name, &facts.secrets()));
            let shown = name.clone().unwrap_or_else(|| "a company without a name".into());
            Finding::pass(Evidence::Proven, format!("Accepted. It belongs to {shown}."))
                .detail("company", name)
        }
        Answer::Denied(words) | Answer::KeyRefused(words) => refused(facts, words),
        Answer::Data(_) => Finding::unknown(
            "CodeSignal answered without a company and without a reason, so it is not known whether the key is accepted.",
        )
        .fix("Run the command again; if it stays, write to support@codesignal.com."),
        other => trouble(other),
    }
}

fn refused(facts: &EvalContext<'_>, words: &str) -> Finding {
    let finding = |summary: String, fix: &str| {
        Finding::new(Status::Fail, Evidence::Proven, summary)
            .fix(fix)
            .link(CODESIGNAL_SITE)
    };
    if facts.answers.exchanged {
        return finding(
            "The two keys are in each other's place: CodeSignal accepts the one that was given as the Ashby API key.".into(),
            "Give each key in the other one's place. If they are stored like this, store them again with `cs-ashby keys set codesignal` and `cs-ashby keys set ashby`.",
        )
        .detail("swapped", true);
    }
    if reads(facts.answers) {
        return finding(
            format!(
                "CodeSignal does not say whose key this is ({words}), though it answers a read with it. So it can't be told whether it is a key of your company."
            ),
            "In CodeSignal, open Integrations > API Keys, make a new key with ADD A KEY and the four permissions, and run `cs-ashby setup`. If that is refused too, write to support@codesignal.com.",
        );
    }
    if facts.same_key() {
        return finding(
            format!(
                "CodeSignal refuses this key ({words}). The same text was given for both keys."
            ),
            "Copy each key again from its own page, and give each one in its place.",
        );
    }
    finding(
        format!(
            "CodeSignal refuses this key ({words}). It was deleted, or it is not a key of CodeSignal. Without it Ashby can invite nobody."
        ),
        "In CodeSignal, open Integrations > API Keys. If the key is there, click on it to copy it, and store it with `cs-ashby keys set codesignal`. If not, make a new one with ADD A KEY and run `cs-ashby setup`.",
    )
}

/// `codesignal.permission.*`
pub(crate) fn permission(facts: &EvalContext<'_>, permission: Permission) -> Finding {
    let answer = facts
        .answers
        .permissions
        .iter()
        .find(|(asked, _)| *asked == permission);
    match answer.map(|(_, timed)| &timed.answer) {
        None => Finding::unknown("CodeSignal was not asked."),
        Some(PermissionAnswer::Reported(true)) => {
            Finding::pass(Evidence::Reported, "CodeSignal says that the key has it.")
        }
        Some(PermissionAnswer::Reported(false)) => {
            missing(permission, Evidence::Reported, "CodeSignal says so")
        }
        Some(PermissionAnswer::Read(Answer::Data(Value::Null))) => Finding::unknown(
            "CodeSignal answered a read that needs it with nothing at all, which its published schema does not allow.",
        )
        .fix("Run the command again; if it stays, write to support@codesignal.com."),
        Some(PermissionAnswer::Read(answer)) => probed(
            permission,
            answer,
            "A real read with it was answered.",
            Evidence::Proven,
        ),
        Some(PermissionAnswer::Probe(answer)) => probed(
            permission,
            answer,
            "CodeSignal let a call through that needs it (on an id that can't exist, so nothing was changed).",
            Evidence::Inferred,
        ),
        Some(PermissionAnswer::NotAsked(answer)) => trouble(answer),
    }
}

/// A call that needs the permission: answered, denied, or neither.
fn probed(permission: Permission, answer: &Answer, good: &str, evidence: Evidence) -> Finding {
    match answer {
        Answer::Data(value) if !value.is_null() => Finding::pass(evidence, good),
        Answer::Denied(_) | Answer::KeyRefused(_) => missing(
            permission,
            Evidence::Proven,
            "a call that needs it was denied",
        ),
        Answer::Data(_) | Answer::Other(_) => Finding::pass(
            Evidence::Inferred,
            "CodeSignal let a call through that needs it: what it answered is neither a refusal nor trouble.",
        ),
        other => trouble(other),
    }
}

/// The finding for a permission that the key does not have.
pub(crate) fn missing(permission: Permission, evidence: Evidence, why: &str) -> Finding {
    Finding::new(
        Status::Fail,
        evidence,
        format!(
            "The key does not have it ({why}). Without it Ashby can't {}.",
            permission.purpose()
        ),
    )
    .fix(format!(
        "In CodeSignal, open Integrations > API Keys, open the key \"{KEY_DESCRIPTION}\", select {} and click SAVE. If the key can't be changed, make a new one with ADD A KEY and all four permissions, and run `cs-ashby setup`.",
        permission.name()
    ))
    .link(CODESIGNAL_SITE)
}

pub(crate) fn key_refused(answers: &Answers) -> bool {
    matches!(
        answers.codesignal.as_ref().map(|timed| &timed.answer),
        Some(Answer::KeyRefused(_) | Answer::Denied(_))
    )
}

/// Whether a real read with the key was answered all the same.
pub(crate) fn reads(answers: &Answers) -> bool {
    answers.permissions.iter().any(|(_, timed)| {
        matches!(&timed.answer, PermissionAnswer::Read(Answer::Data(value)) if !value.is_null())
    })
}

fn answer_of(answer: &PermissionAnswer) -> &Answer {
    const ANSWERED: &Answer = &Answer::Data(serde_json::Value::Bool(true));
    match answer {
        PermissionAnswer::Read(answer)
        | PermissionAnswer::Probe(answer)
        | PermissionAnswer::NotAsked(answer) => answer,
        PermissionAnswer::Reported(_) => ANSWERED,
    }
}

/// What an answer that helps no further says, for the middle of a sentence.
pub(crate) fn words_of(answer: &Answer) -> String {
    match answer {
        Answer::Data(_) => "it was not answered as published".into(),
        Answer::KeyRefused(words)
        | Answer::Denied(words)
        | Answer::Invalid(words)
        | Answer::Down(words)
        | Answer::Other(words)
        | Answer::NotUnderstood(words) => format!("CodeSignal says: {words}"),
        Answer::Limited(_) => "CodeSignal got too many requests".into(),
        Answer::NoReply(trouble) => format!("CodeSignal could not be asked: {trouble}"),
    }
}

/// Data, or a refusal: only CodeSignal's API answers like that.
fn is_codesignal(answer: &Answer) -> bool {
    matches!(
        answer,
        Answer::Data(_) | Answer::KeyRefused(_) | Answer::Denied(_)
    )
}

fn trouble(answer: &Answer) -> Finding {
    match answer {
        Answer::Limited(wait) => obstacle(VENDOR, &Obstacle::Limited(*wait)),
        Answer::Down(words) => obstacle(VENDOR, &Obstacle::Down(words)),
        Answer::NotUnderstood(words) => obstacle(VENDOR, &Obstacle::NotUnderstood(words)),
        Answer::NoReply(trouble) => obstacle(VENDOR, &Obstacle::NoReply(trouble)),
        Answer::Invalid(words) => Finding::unknown(format!(
            "CodeSignal did not take the question ({words}), so nothing could be established. Its API may have changed."
        ))
        .fix("Look for a newer version of cs-ashby; if there is none, report this message."),
        Answer::Other(words) => Finding::unknown(format!(
            "CodeSignal answered with an error that says nothing about the key ({words})."
        ))
        .fix("Run the command again; if it stays, write to support@codesignal.com."),
        Answer::Data(_) | Answer::KeyRefused(_) | Answer::Denied(_) => Finding::unknown(
            "CodeSignal's answer does not decide this.",
        ),
    }
}
