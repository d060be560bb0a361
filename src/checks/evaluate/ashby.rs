//! Ashby: access, and the key.

use super::{EvalContext, Obstacle, no_key, obstacle};
use crate::api::ashby::{KeyInfo, KeyInfoAnswer};
use crate::check_result::{Evidence, Finding, Status};
use crate::checks::probe::Answers;
use crate::integration::{ASHBY_SITE, KeyName};
use time::format_description::well_known::Rfc3339;

const VENDOR: &str = "Ashby";

/// `ashby.access`: it answers as Ashby's API does, or refuses the key.
pub(crate) fn access(facts: &EvalContext<'_>) -> Finding {
    match facts.answers.ashby.as_ref().map(|timed| &timed.answer) {
        None => Finding::unknown("Ashby was not asked."),
        Some(
            KeyInfoAnswer::Accepted(_)
            | KeyInfoAnswer::AcceptedWithoutInfo
            | KeyInfoAnswer::Refused(_),
        ) => Finding::pass(Evidence::Proven, "Its API answers."),
        Some(answer) => trouble(answer),
    }
}

/// `ashby.key`: accepted, or refused. A key without apiKeysRead is a valid key.
pub(crate) fn key(facts: &EvalContext<'_>) -> Finding {
    if facts.ashby_key.is_none() {
        return no_key(facts, KeyName::Ashby).link(ASHBY_SITE);
    }
    match facts.answers.ashby.as_ref().map(|timed| &timed.answer) {
        None => Finding::unknown("Ashby was not asked."),
        Some(KeyInfoAnswer::Accepted(info)) => accepted(info),
        Some(KeyInfoAnswer::AcceptedWithoutInfo) => Finding::pass(
            Evidence::Proven,
            "Accepted. It may not be asked for its own name (it lacks apiKeysRead), which the integration does not need.",
        ),
        Some(KeyInfoAnswer::Refused(words)) => refused(facts, words),
        Some(answer) => trouble(answer),
    }
}

fn accepted(info: &KeyInfo) -> Finding {
    let mut words = vec!["Accepted.".to_owned()];
    if let Some(title) = &info.title {
        words.push(format!("Its name is \"{title}\"."));
    }
    let age = info
        .created_at
        .map(|made| (crate::platform::now() - made).whole_days().max(0));
    if let Some(days) = age {
        words.push(match days {
            0 => "It was made today.".to_owned(),
            1 => "It was made yesterday.".to_owned(),
            days => format!("It was made {days} days ago."),
        });
    }
    if !info.scopes.is_empty() {
        words.push(format!("It may: {}.", info.scopes.join(", ")));
    }
    Finding::pass(Evidence::Proven, words.join(" "))
        .detail("title", info.title.clone())
        .detail(
            "created_at",
            info.created_at.and_then(|made| made.format(&Rfc3339).ok()),
        )
        .detail("age_days", age)
        .detail("scopes", info.scopes.clone())
}

fn refused(facts: &EvalContext<'_>, words: &str) -> Finding {
    let finding = |summary: String, fix: &str| {
        Finding::new(Status::Fail, Evidence::Proven, summary)
            .fix(fix)
            .link(ASHBY_SITE)
    };
    if facts.answers.exchanged {
        return finding(
            "The two keys are in each other's place: Ashby accepts the one that was given as the CodeSignal API key.".into(),
            "Give each key in the other one's place. If they are stored like this, store them again with `cs-ashby keys set codesignal` and `cs-ashby keys set ashby`.",
        )
        .detail("swapped", true);
    }
    finding(
        format!(
            "Ashby refuses this key ({words}). It was deactivated, or it is not a key of Ashby. With it in the webhook's header, results would not arrive."
        ),
        "In Ashby, open the assessments admin page, then the CodeSignal integration, and create or select a key with the \"Ashby API Key\" drop-down. Store it with `cs-ashby keys set ashby`, then run `cs-ashby setup`.",
    )
}

pub(crate) fn key_refused(answers: &Answers) -> bool {
    matches!(
        answers.ashby.as_ref().map(|timed| &timed.answer),
        Some(KeyInfoAnswer::Refused(_))
    )
}

fn trouble(answer: &KeyInfoAnswer) -> Finding {
    match answer {
        KeyInfoAnswer::Limited(wait) => obstacle(VENDOR, &Obstacle::Limited(*wait)),
        KeyInfoAnswer::Down(words) => obstacle(VENDOR, &Obstacle::Down(words)),
        KeyInfoAnswer::NotUnderstood(words) => obstacle(VENDOR, &Obstacle::NotUnderstood(words)),
        KeyInfoAnswer::NoReply(trouble) => obstacle(VENDOR, &Obstacle::NoReply(trouble)),
        KeyInfoAnswer::Accepted(_)
        | KeyInfoAnswer::AcceptedWithoutInfo
        | KeyInfoAnswer::Refused(_) => Finding::unknown("Ashby's answer does not decide this."),
    }
}
