//! CodeSignal: access, whose key it is, the four permissions.

use super::{EvalContext, no_key, obstacle, swapped};
use crate::api::codesignal::{Answer, PermissionAnswer};
use crate::api::obstacle::Obstacle;
use crate::check_result::{Evidence, Finding, Status};
use crate::checks::answers::Answers;
use crate::credentials::sanitize::clean;
use crate::integration::{CODESIGNAL_SITE, KEY_DESCRIPTION, KeyName, Permission};
use serde_json::Value;

const AGAIN: &str = "Run the command again. If it happens again, install the latest cs-ashby, or write to support@codesignal.com.";

/// `codesignal.access`: it answers as GraphQL, or refuses the key.
pub(crate) fn access(ctx: &EvalContext<'_>) -> Finding {
    let Some(first) = company(ctx.answers) else {
        return Finding::unknown("CodeSignal wasn't asked.");
    };
    let permissions = ctx.answers.permissions.iter();
    let others = permissions.map(|(_, timed)| match &timed.answer {
        PermissionAnswer::Read(answer) | PermissionAnswer::Probe(answer) => is_graphql(answer),
        PermissionAnswer::Reported(_) => true,
    });
    if is_graphql(first) || others.into_iter().any(|answers| answers) {
        return Finding::pass(Evidence::Proven, "Its API responds.");
    }
    unanswered(first)
}

/// `codesignal.key`: `company` answers, or is refused.
pub(crate) fn key(ctx: &EvalContext<'_>) -> Finding {
    if ctx.keys.swapped {
        return swapped(KeyName::Codesignal).link(CODESIGNAL_SITE);
    }
    if ctx.keys.get(KeyName::Codesignal).is_none() {
        return no_key(ctx, KeyName::Codesignal).link(CODESIGNAL_SITE);
    }
    let Some(answer) = company(ctx.answers) else {
        return Finding::unknown("CodeSignal wasn't asked.");
    };
    match answer {
        Answer::Data(found) | Answer::Partial(found, _) if found.is_object() => {
            let name = found["name"]
                .as_str()
                .map(|name| clean(name, &ctx.keys.secrets()));
            let shown = name.as_deref().unwrap_or("a company without a name");
            Finding::pass(Evidence::Proven, format!("Accepted · {shown}")).detail("company", name)
        }
        Answer::Denied(words) | Answer::KeyRefused(words) if works(ctx.answers) => {
            Finding::unknown(format!(
                "CodeSignal answers other calls with this key, but not whose it is ({words})."
            ))
            .impact("It may be a key of another company.")
            .fix("In CodeSignal, open Integrations > API Keys, create a key with ADD A KEY and the four permissions, and run `cs-ashby setup`. If that key gets the same answer, write to support@codesignal.com.")
        }
        Answer::Denied(words) | Answer::KeyRefused(words) => refused(words),
        Answer::Data(_) | Answer::Partial(..) => {
            Finding::unknown("CodeSignal answered without a company and without a reason.")
                .fix(AGAIN)
        }
        other => unanswered(other),
    }
}

fn refused(words: &str) -> Finding {
    Finding::new(
        Status::Fail,
        Evidence::Proven,
        format!("CodeSignal rejected this key ({words})."),
    )
    .impact("It was deleted or isn't a CodeSignal key. Ashby can't invite candidates without it.")
    .fix("In CodeSignal, open Integrations > API Keys. If the key is there, click it to copy it and run `cs-ashby keys set codesignal`. If it isn't, create one with ADD A KEY and run `cs-ashby setup`.")
    .link(CODESIGNAL_SITE)
}

/// `codesignal.permission.*`
pub(crate) fn permission(ctx: &EvalContext<'_>, permission: Permission) -> Finding {
    let answers = &mut ctx.answers.permissions.iter();
    let answer = answers.find(|(asked, _)| *asked == permission);
    match answer.map(|(_, timed)| &timed.answer) {
        None => Finding::unknown("CodeSignal wasn't asked."),
        Some(PermissionAnswer::Reported(true)) => {
            Finding::pass(Evidence::Reported, "Granted, as CodeSignal reports.")
        }
        Some(PermissionAnswer::Reported(false)) => {
            missing(permission, Evidence::Reported, "as CodeSignal reports")
        }
        // Only data without any error shows that a key may read.
        Some(PermissionAnswer::Read(Answer::Data(value))) if is_whole(permission, value) => {
            Finding::pass(Evidence::Proven, "Granted: a call that needs it was answered.")
        }
        Some(PermissionAnswer::Probe(Answer::NotFound(_))) => Finding::pass(
            Evidence::Inferred,
            "Likely granted: CodeSignal looked for an ID that can't exist.",
        ),
        Some(PermissionAnswer::Read(answer) | PermissionAnswer::Probe(answer)) => {
            let error = if let Answer::Partial(_, error) = answer { error } else { answer };
            match error {
                Answer::Denied(words) => missing(
                    permission,
                    Evidence::Proven,
                    &format!("CodeSignal denied a call that needs it ({words})"),
                ),
                other => unanswered(other),
            }
        }
    }
}

/// Whether a read was answered as published, with nothing left out.
fn is_whole(permission: Permission, value: &Value) -> bool {
    match permission {
        Permission::CompanyTestRead => value["totalCount"].is_number(),
        _ => value.as_array().is_some_and(|found| found.iter().all(|one| one["id"].is_string())),
    }
}

/// The finding for a permission that the key does not have.
pub(crate) fn missing(permission: Permission, evidence: Evidence, why: &str) -> Finding {
    Finding::new(Status::Fail, evidence, format!("Missing, {why}."))
        .impact(format!("Ashby can't {} without it.", permission.purpose()))
        .fix(format!("In CodeSignal, open Integrations > API Keys > \"{KEY_DESCRIPTION}\", select the missing permissions and click SAVE. If the key can't be changed, create one with ADD A KEY and all four permissions, then run `cs-ashby setup`."))
        .link(CODESIGNAL_SITE)
}

fn company(answers: &Answers) -> Option<&Answer> {
    answers.codesignal.as_ref().map(|timed| &timed.answer)
}

/// Whether any call was answered with this key: then it is not refused.
fn works(answers: &Answers) -> bool {
    answers.permissions.iter().any(|(_, timed)| match &timed.answer {
        PermissionAnswer::Reported(_) => true,
        PermissionAnswer::Read(answer) | PermissionAnswer::Probe(answer) => {
            matches!(answer, Answer::Data(value) if !value.is_null())
        }
    })
}

/// What an answer that helps no further says, for the middle of a sentence.
pub(crate) fn describe(answer: &Answer) -> String {
    match answer {
        Answer::Data(_) => "CodeSignal's answer isn't as published".into(),
        Answer::Partial(_, error) => describe(error),
        Answer::KeyRefused(words)
        | Answer::Denied(words)
        | Answer::NotFound(words)
        | Answer::Other(words)
        | Answer::Obstacle(Obstacle::Down(words) | Obstacle::NotUnderstood(words)) => {
            format!("CodeSignal says: {words}")
        }
        Answer::Obstacle(Obstacle::Blocked(words)) => {
            format!("blocked before it reached CodeSignal: {words}")
        }
        Answer::Obstacle(Obstacle::Limited(_)) => "CodeSignal got too many requests".into(),
        Answer::Obstacle(Obstacle::NoReply(error)) => format!("CodeSignal didn't respond: {error}"),
    }
}

/// Data, or an error of GraphQL: only CodeSignal's API answers like that.
fn is_graphql(answer: &Answer) -> bool {
    !matches!(answer, Answer::Obstacle(_))
}

fn unanswered(answer: &Answer) -> Finding {
    match answer {
        Answer::Obstacle(why) => obstacle("CodeSignal", why),
        Answer::Other(words) | Answer::NotFound(words) => Finding::unknown(format!(
            "CodeSignal answered with an error that cs-ashby doesn't know ({words})."
        ))
        .fix(AGAIN),
        Answer::Partial(_, error) => unanswered(error),
        Answer::Data(_) | Answer::KeyRefused(_) | Answer::Denied(_) => {
            Finding::unknown("CodeSignal's answer doesn't show this.").fix(AGAIN)
        }
    }
}

#[cfg(test)]
mod tests;
