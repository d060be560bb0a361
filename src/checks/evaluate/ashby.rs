//! Ashby: access, and the key.

use super::{EvalContext, no_key, obstacle, swapped};
use crate::api::ashby::{KeyInfo, KeyInfoAnswer};
use crate::check_result::{Evidence, Finding, Status};
use crate::integration::{ASHBY_SITE, KeyName};
use crate::platform::age_days;
use crate::platform::date::ago;
use jiff::Timestamp;

/// `ashby.access`: it answers as Ashby's API does, or refuses the key.
pub(crate) fn access(ctx: &EvalContext<'_>) -> Finding {
    match ctx.answers.ashby.as_ref().map(|timed| &timed.answer) {
        None => Finding::unknown("Ashby wasn't asked."),
        Some(KeyInfoAnswer::Accepted(_) | KeyInfoAnswer::Refused(_)) => {
            Finding::pass(Evidence::Proven, "Its API responds.")
        }
        Some(KeyInfoAnswer::Obstacle(why)) => obstacle("Ashby", why),
    }
}

/// `ashby.key`: accepted, or refused. A key without apiKeysRead is a valid key.
pub(crate) fn key(ctx: &EvalContext<'_>) -> Finding {
    if ctx.keys.swapped {
        return swapped(KeyName::Ashby).link(ASHBY_SITE);
    }
    if ctx.keys.get(KeyName::Ashby).is_none() {
        return no_key(ctx, KeyName::Ashby).link(ASHBY_SITE);
    }
    match ctx.answers.ashby.as_ref().map(|timed| &timed.answer) {
        None => Finding::unknown("Ashby wasn't asked."),
        Some(KeyInfoAnswer::Accepted(info)) => accepted(info, ctx.now),
        Some(KeyInfoAnswer::Refused(words)) => refused(words),
        Some(KeyInfoAnswer::Obstacle(why)) => obstacle("Ashby", why),
    }
}

fn accepted(info: &KeyInfo, now: Timestamp) -> Finding {
    if *info == KeyInfo::default() {
        return Finding::pass(Evidence::Proven, "Accepted.");
    }
    let created = info.created_at.map(|at| format!("created {}", ago(at, now)));
    let shown: Vec<String> = info.title.clone().into_iter().chain(created).collect();
    let summary = if shown.is_empty() {
        "Accepted.".to_owned()
    } else {
        format!("Accepted · {}", shown.join(", "))
    };
    Finding::pass(Evidence::Proven, summary)
        .detail("title", info.title.clone())
        .detail("created_at", info.created_at.map(|at| at.to_string()))
        .detail("age_days", info.created_at.map(|at| age_days(now, at)))
        .detail("scopes", info.scopes.clone())
}

fn refused(words: &str) -> Finding {
    Finding::new(
        Status::Fail,
        Evidence::Proven,
        format!("Ashby rejected this key ({words})."),
    )
    .impact("It was deactivated or isn't an Ashby key. Results can't arrive with it.")
    .fix("In Ashby, open the assessments admin page, then the CodeSignal integration, and create or select a key with the \"Ashby API Key\" drop-down. Run `cs-ashby keys set ashby`, then `cs-ashby setup`.")
    .link(ASHBY_SITE)
}
