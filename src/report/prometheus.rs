//! The report in Prometheus' text format, for the textfile collector of its node exporter.
//! (prometheus.io/docs/instrumenting/exposition_formats)

use super::model::Report;
use super::view::{View, views};
use crate::check_id::CheckId;
use crate::check_result::{CheckResult, Status};
use jiff::Timestamp;
use serde_json::Value;
use std::fmt::Write;
use strum::VariantArray;

/// All metrics of a run: each family once, with a sample a profile.
pub(super) fn document(report: &Report) -> String {
    let views = views(report);
    let mut out = String::new();
    let mut each = |name: &str, help: &str, value: &dyn Fn(&View<'_>) -> f64| {
        family(&mut out, name, help);
        for view in &views {
            sample(&mut out, name, &[("profile", view.profile)], value(view));
        }
    };
    each(
        "cs_ashby_verify_exit_code",
        "Exit code of the last verify: 0 passed, 1 failed, 2 usage, 3 needs a person, 4 couldn't check, 5 this machine.",
        &|view| view.exit.code().into(),
    );
    if let Some(started) = seconds(&report.started_at) {
        each(
            "cs_ashby_verify_timestamp_seconds",
            "When the last verify started, in seconds since the epoch.",
            &|_| started,
        );
    }
    each("cs_ashby_verify_duration_seconds", "How long the last verify took.", &|view| {
        view.duration.as_secs_f64()
    });
    checks(&mut out, &views);
    moments(
        &mut out,
        &views,
        "cs_ashby_key_known_timestamp_seconds",
        "Since when a key is known: when it was made, where the vendor tells, else when it was first known here.",
        |check| match check.id {
            CheckId::CodesignalKey => moment(check, "known_since"),
            CheckId::AshbyKey => {
                moment(check, "created_at").or_else(|| moment(check, "known_since"))
            }
            _ => None,
        },
    );
    moments(
        &mut out,
        &views,
        "cs_ashby_attested_timestamp_seconds",
        "When a person last confirmed a step that no API shows.",
        |check| moment(check, "attested_at"),
    );
    moments(
        &mut out,
        &views,
        "cs_ashby_control_age_seconds",
        "Age of the negative controls of the connectivity test; 0 when they were sent with it.",
        |check| check.details.get("control_age_s").and_then(Value::as_f64),
    );
    out
}

fn all<'v>(views: &'v [View<'v>]) -> impl Iterator<Item = (&'v str, &'v CheckResult)> {
    views.iter().flat_map(|view| view.checks.iter().map(|check| (view.profile, check)))
}

/// For each check one sample a status, of which one is 1.
fn checks(out: &mut String, views: &[View<'_>]) {
    if all(views).next().is_none() {
        return;
    }
    let name = "cs_ashby_check_status";
    family(out, name, "Status of a check: 1 for the status it has, 0 for the others.");
    for (profile, check) in all(views) {
        let id = check.id.to_string();
        for status in Status::VARIANTS {
            let labels =
                [("profile", profile), ("check", id.as_str()), ("status", status.as_str())];
            sample(out, name, &labels, f64::from(u8::from(check.status == *status)));
        }
    }
}

/// A metric of those checks that have it.
fn moments(
    out: &mut String,
    views: &[View<'_>],
    name: &str,
    help: &str,
    value: impl Fn(&CheckResult) -> Option<f64>,
) {
    let found: Vec<(&str, &CheckResult, f64)> = all(views)
        .filter_map(|(profile, check)| value(check).map(|value| (profile, check, value)))
        .collect();
    if found.is_empty() {
        return;
    }
    family(out, name, help);
    for (profile, check, value) in found {
        let labels = [("profile", profile), ("check", &check.id.to_string())];
        sample(out, name, &labels, value);
    }
}

fn family(out: &mut String, name: &str, help: &str) {
    let _ = writeln!(out, "# HELP {name} {help}\n# TYPE {name} gauge");
}

fn sample(out: &mut String, name: &str, labels: &[(&str, &str)], value: f64) {
    let labels: Vec<String> =
        labels.iter().map(|(label, text)| format!("{label}=\"{}\"", escaped(text))).collect();
    let _ = writeln!(out, "{name}{{{}}} {value}", labels.join(","));
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n")
}

fn moment(check: &CheckResult, detail: &str) -> Option<f64> {
    seconds(check.details.get(detail)?.as_str()?)
}

fn seconds(rfc3339: &str) -> Option<f64> {
    let at = rfc3339.parse::<Timestamp>().ok()?;
    // Whole seconds of this century are exact as floats.
    Some(at.as_second() as f64)
}
