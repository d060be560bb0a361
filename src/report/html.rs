//! The report as one page to attach to a ticket: no script, nothing loaded, one sheet when printed.

use super::checklist::evidence;
use super::keys::UsedKey;
use super::model::Report;
use crate::check_result::{CheckResult, Evidence, Status};
use crate::error::Exit;
use maud::{DOCTYPE, Markup, PreEscaped, html};

pub(super) fn document(report: &Report) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'";
                title { "CodeSignal and Ashby: " (outcome(report.exit)) }
                style { (PreEscaped(include_str!("html.css"))) }
            }
            body {
                main {
                    h1 { "CodeSignal and Ashby" }
                    @if report.sandbox {
                        p { strong { "Practice run against the sandbox. It says nothing about a real integration." } }
                    }
                    (about(report))
                    @for part in report.parts() { (profile(part)) }
                }
            }
        }
    }
}

fn outcome(exit: Exit) -> &'static str {
    match exit {
        Exit::Pass => "all checks passed",
        Exit::Fail => "problems found",
        Exit::Todo => "needs attention",
        Exit::Unknown => "couldn't check everything",
        Exit::Usage | Exit::Local | Exit::Interrupted | Exit::Terminated => "not checked",
    }
}

/// How, when and by whom it was checked.
fn about(report: &Report) -> Markup {
    let by = crate::platform::account();
    html! {
        dl {
            dt { "Result" } dd { strong { (outcome(report.exit)) } }
            dt { "Checked" } dd { time datetime=(report.started_at) { (report.started_at) } }
            @if let Some(by) = by { dt { "By" } dd { (by) } }
            dt { "With" } dd { "cs-ashby " (report.version()) ", command " code { (report.command) } }
        }
    }
}

fn profile(part: &Report) -> Markup {
    html! {
        section aria-label={ "Profile " (part.profile) } {
            h2 { "Profile " (part.profile) ": " (outcome(part.exit)) }
            @if let Some(error) = part.problem() {
                p { strong { (error.message) } " " (error.fix.to_string()) }
            }
            @if !part.checks.is_empty() { (checks(&part.checks)) }
            (keys(&part.keys))
            (confirmations(&part.checks))
        }
    }
}

fn checks(checks: &[CheckResult]) -> Markup {
    html! {
        table {
            caption { "What was checked" }
            thead { tr {
                th scope="col" { "Result" } th scope="col" { "Check" }
                th scope="col" { "What was found" } th scope="col" { "How it's known" }
            } }
            tbody { @for check in checks { (row(check)) } }
        }
    }
}

fn row(check: &CheckResult) -> Markup {
    html! {
        tr class=(check.finding.status.as_str()) {
            td { (status(check.finding.status)) }
            th scope="row" { (check.id.title()) }
            td {
                (check.finding.description())
                @if let Some(fix) = &check.finding.fix { br; "Fix: " (fix.to_string()) }
                @if let Some(link) = check.finding.link { br; a href=(link) { (link) } }
            }
            td { (evidence(check.finding.evidence).unwrap_or("-")) }
        }
    }
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Pass => "✓ passed",
        Status::Warn => "! warning",
        Status::Fail => "✗ failed",
        Status::Todo => "! to do",
        Status::Unknown => "? couldn't check",
        Status::Skip => "- skipped",
    }
}

/// Which keys were used, by name and fingerprint.
fn keys(keys: &[UsedKey]) -> Markup {
    html! {
        @if !keys.is_empty() {
            h3 { "Keys" }
            ul { @for key in keys {
                li { (key.title) ": fingerprint " code { (key.fingerprint) } ", from " (key.source) }
            } }
        }
    }
}

/// Who confirmed the steps that no API shows, and when.
fn confirmations(checks: &[CheckResult]) -> Markup {
    let confirmed: Vec<_> =
        checks.iter().filter(|check| check.finding.evidence == Evidence::Attested).collect();
    let detail = |check: &CheckResult, name: &str| {
        let value = check.finding.details.get(name).and_then(|value| value.as_str());
        value.map(str::to_owned)
    };
    html! {
        @if !confirmed.is_empty() {
            h3 { "Confirmed by a person" }
            ul { @for check in confirmed { li {
                (check.id.title())
                @if let Some(by) = detail(check, "attested_by") { ", by " (by) }
                @if let Some(at) = detail(check, "attested_at") { ", at " (at) }
            } } }
        }
    }
}
