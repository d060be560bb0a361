//! The JSON Schema of the report: there, and strict enough to be worth something. Every report of
//! the suite is held to it in `support/report.rs`.

use crate::support::scene::finished;
use crate::support::*;
use serde_json::{Value, json};

fn valid(report: &Value) -> bool {
    assert!(project().join("docs/report.schema.json").exists());
    report::against_schema(report).is_none()
}

#[test]
fn it_refuses_what_the_contract_does_not_have() {
    let (home, vendors) = finished();
    let good = home.ask(&vendors, &["verify"]).run().report(0).0;
    assert!(valid(&good));
    let change = |pointer: &str, value: Value| {
        let mut report = good.clone();
        *report.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = value;
        report
    };
    for (pointer, value) in [
        ("/schema_version", json!("1")),
        ("/outcome", json!("fine")),
        ("/exit_code", json!("0")),
        ("/exit_code", json!(7)),
        ("/sandbox", json!("no")),
        ("/started_at", json!("yesterday")),
        ("/duration_ms", json!(-1)),
        ("/checks", json!({})),
        ("/checks/0/status", json!("ok")),
        ("/checks/1/evidence", json!("hearsay")),
        ("/checks/1/id", json!("no.such.check")),
        ("/checks/1/summary", Value::Null),
        ("/checks/1/fix", json!(1)),
        ("/checks/1/details", json!([])),
    ] {
        assert!(!valid(&change(pointer, value.clone())), "{pointer} = {value} is let through");
    }
    for field in
        "schema_version tool command profile sandbox started_at outcome exit_code".split(' ')
    {
        let mut report = good.clone();
        report.as_object_mut().unwrap().remove(field);
        assert!(!valid(&report), "a report without {field} is let through");
    }
    for field in "id title status evidence summary fix link duration_ms details".split(' ') {
        let mut report = good.clone();
        report["checks"][0].as_object_mut().unwrap().remove(field);
        assert!(!valid(&report), "a check without {field} is let through");
    }
}
