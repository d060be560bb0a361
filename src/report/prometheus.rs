//! The report in Prometheus' text format, for the textfile collector of its node exporter.
//! (prometheus.io/docs/instrumenting/exposition_formats)

use super::model::Report;
use crate::check_id::CheckId;
use crate::check_result::{CheckResult, Status};
use jiff::Timestamp;
use serde_json::Value;
use std::fmt::Write;
use strum::VariantArray;

/// The labels of a sample, and its value.
type Sample = (String, f64);

/// All metrics of a run: each family once, with the samples of every profile.
pub(super) fn document(report: &Report) -> String {
    let parts = report.parts();
    let profiles = |value: &dyn Fn(&Report) -> Option<f64>| -> Vec<Sample> {
        let sample = |part: &Report| Some((labels(&[("profile", &part.profile)]), value(part)?));
        parts.iter().filter_map(sample).collect()
    };
    let checks = |value: &dyn Fn(&CheckResult) -> Option<f64>| -> Vec<Sample> {
        let of_part = |part: &Report| -> Vec<Sample> {
            let sample = |check: &CheckResult| {
                let id = check.id.to_string();
                Some((labels(&[("profile", &part.profile), ("check", &id)]), value(check)?))
            };
            part.checks.iter().filter_map(sample).collect()
        };
        parts.iter().flat_map(of_part).collect()
    };
    let started = seconds(&report.started_at);
    [
        family(
            "cs_ashby_verify_exit_code",
            "Exit code of the last verify: 0 passed, 1 failed, 2 usage, 3 needs a person, 4 couldn't check, 5 this machine.",
            profiles(&|part| Some(part.exit.code().into())),
        ),
        family(
            "cs_ashby_verify_timestamp_seconds",
            "When the last verify started, in seconds since the epoch.",
            profiles(&|_| started),
        ),
        family(
            "cs_ashby_verify_duration_seconds",
            "How long the last verify took.",
            profiles(&|part| Some(part.duration().as_secs_f64())),
        ),
        family(
            "cs_ashby_check_status",
            "Status of a check: 1 for the status it has, 0 for the others.",
            parts.iter().flat_map(statuses).collect(),
        ),
        family(
            "cs_ashby_key_known_timestamp_seconds",
            "Since when a key is known: when it was made, where the vendor tells, else when it was first known here.",
            checks(&|check| match check.id {
                CheckId::CodesignalKey => moment(check, "known_since"),
                CheckId::AshbyKey => moment(check, "created_at").or(moment(check, "known_since")),
                _ => None,
            }),
        ),
        family(
            "cs_ashby_attested_timestamp_seconds",
            "When a person last confirmed a step that no API shows.",
            checks(&|check| moment(check, "attested_at")),
        ),
        family(
            "cs_ashby_control_age_seconds",
            "Age of the negative controls of the connectivity test; 0 when they were sent with it.",
            checks(&|check| check.finding.details.get("control_age_s").and_then(Value::as_f64)),
        ),
    ]
    .concat()
}

/// For each check one sample a status, of which one is 1.
fn statuses(part: &Report) -> Vec<Sample> {
    let of_check = |check: &CheckResult| {
        let (id, actual) = (check.id.to_string(), check.finding.status);
        Status::VARIANTS.iter().map(move |status| {
            let status_label = ("status", status.as_str());
            let labels = labels(&[("profile", &part.profile), ("check", &id), status_label]);
            (labels, f64::from(u8::from(actual == *status)))
        })
    };
    part.checks.iter().flat_map(of_check).collect()
}

/// The samples of a metric below its description; nothing without samples.
fn family(name: &str, help: &str, samples: Vec<Sample>) -> String {
    let mut out = String::new();
    if !samples.is_empty() {
        let _ = writeln!(out, "# HELP {name} {help}\n# TYPE {name} gauge");
    }
    for (labels, value) in samples {
        let _ = writeln!(out, "{name}{{{labels}}} {value}");
    }
    out
}

fn labels(labels: &[(&str, &str)]) -> String {
    let escaped = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    let labels = labels.iter().map(|(name, text)| format!("{name}=\"{}\"", escaped(text)));
    labels.collect::<Vec<_>>().join(",")
}

fn moment(check: &CheckResult, detail: &str) -> Option<f64> {
    seconds(check.finding.details.get(detail)?.as_str()?)
}

fn seconds(rfc3339: &str) -> Option<f64> {
    let at = rfc3339.parse::<Timestamp>().ok()?;
    // Whole seconds of this century are exact as floats.
    Some(at.as_second() as f64)
}
