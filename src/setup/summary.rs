//! A step in one line, as it stays on the screen when its instructions have gone.

use super::context::WizardContext;
use crate::check_id::CheckId;
use crate::check_result::{CheckResult, Evidence, Status};
use crate::integration::{KeyName, Permission, Step};

/// Shows what came of a step.
pub(super) fn show(ctx: &WizardContext<'_, '_>, step: Step) {
    match step {
        Step::Test => {
            let test = ctx.entry(CheckId::WebhookHandshake);
            let proven = |it: &CheckResult| {
                (it.finding.status, it.finding.evidence) == (Status::Pass, Evidence::Proven)
            };
            if test.is_some_and(proven) {
                ctx.dialog.done("Connectivity test passed, and fake keys were rejected");
            } else {
                ctx.show_check(CheckId::WebhookHandshake);
            }
            if ctx.practice_result_arrived {
                ctx.dialog.done("A practice candidate's result arrived in Ashby");
            }
        }
        step => {
            let (status, words) = of(ctx, step);
            ctx.session.app.ui.result(status, &words);
        }
    }
}

pub(super) fn of(ctx: &WizardContext<'_, '_>, step: Step) -> (Status, String) {
    match step {
        Step::AshbyKey => key(ctx, KeyName::Ashby),
        Step::CodesignalKey => key(ctx, KeyName::Codesignal),
        Step::AshbySettings => manual(ctx, CheckId::AshbySettings, "Ashby's settings"),
        Step::Webhook => manual(ctx, CheckId::WebhookRegistration, "Webhook"),
        Step::Before | Step::Test | Step::Next => (Status::Skip, step.title().to_owned()),
    }
}

fn key(ctx: &WizardContext<'_, '_>, name: KeyName) -> (Status, String) {
    let title = name.title();
    if !ctx.is_accepted(name) {
        return match ctx.checked.status(CheckId::of_key(name)) {
            Some(Status::Unknown) => (Status::Unknown, format!("{title} not checked yet")),
            _ => (Status::Skip, format!("{title} skipped")),
        };
    }
    let entry = ctx.entry(CheckId::of_key(name));
    let whose = match name {
        KeyName::Ashby => "title",
        KeyName::Codesignal => "company",
    };
    let whose = entry.and_then(|entry| entry.finding.details.get(whose)?.as_str());
    let whose = whose.map_or_else(String::new, |whose| format!(" · {whose}"));
    let accepted = format!("{title} accepted{whose}");
    match name {
        KeyName::Ashby => (Status::Pass, accepted),
        KeyName::Codesignal => with_permissions(ctx, accepted),
    }
}

fn with_permissions(ctx: &WizardContext<'_, '_>, accepted: String) -> (Status, String) {
    let all = Permission::ALL.len();
    let status = |it: &Permission| ctx.checked.status(CheckId::Permission(*it));
    let granted = |it: &Permission| status(it).is_some_and(Status::allows_dependents);
    match ctx.missing_permissions().len() {
        0 if Permission::ALL.iter().all(granted) => {
            (Status::Pass, format!("{accepted} · {all} of {all} permissions"))
        }
        0 => (Status::Warn, format!("{accepted}, but couldn't check all permissions")),
        1 => (Status::Fail, format!("{accepted}, but 1 permission missing")),
        missing => (Status::Fail, format!("{accepted}, but {missing} permissions missing")),
    }
}

fn manual(ctx: &WizardContext<'_, '_>, id: CheckId, title: &str) -> (Status, String) {
    match ctx.entry(id) {
        Some(entry) if entry.finding.status == Status::Pass => {
            let how = match entry.finding.evidence {
                Evidence::Attested => "confirmed",
                _ => "verified",
            };
            (Status::Pass, format!("{title} {how}"))
        }
        _ if !ctx.has_good_keys() => {
            (Status::Skip, format!("{title} skipped: add both keys first"))
        }
        _ => (Status::Skip, format!("{title} skipped")),
    }
}
