//! The JSON Schema of the report: there, and strict enough to be worth something. Every report of
//! the suite is held to it in `support/report.rs`.

use crate::support::scene::finished;
use crate::support::*;
use serde_json::{Value, json};

fn valid(report: &Value) -> bool {
    let path = project().join("docs/report.schema.json");
    let text = std::fs::read(path).expect("docs/report.schema.json is there");
    let schema: Value = serde_json::from_slice(&text).unwrap();
    assert!(schema["$schema"].is_string(), "it says by which draft it is written");
    let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
    compiler.enable_format_assertions();
    compiler.add_resource("file:///schema.json", schema).unwrap();
    let index = compiler.compile("file:///schema.json", &mut schemas).expect("a valid schema");
    schemas.validate(report, index).is_ok()
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
    for field in [
        "schema_version",
        "tool",
        "command",
        "profile",
        "sandbox",
        "started_at",
        "outcome",
        "exit_code",
    ] {
        let mut report = good.clone();
        report.as_object_mut().unwrap().remove(field);
        assert!(!valid(&report), "a report without {field} is let through");
    }
    for field in
        ["id", "title", "status", "evidence", "summary", "fix", "link", "duration_ms", "details"]
    {
        let mut report = good.clone();
        report["checks"][0].as_object_mut().unwrap().remove(field);
        assert!(!valid(&report), "a check without {field} is let through");
    }
}

#[test]
fn every_kind_of_report_is_held_to_it() {
    // The runs assert it by themselves; here the rarer commands have their turn.
    let (home, vendors) = finished();
    for args in [&["status"][..], &["keys", "list"], &["webhook", "show"], &["guide"]] {
        let report = home.ask(&vendors, args).run().report(0);
        assert!(valid(&report.0), "{args:?}");
        assert_eq!(report.0["command"].as_str().map(|name| name.is_empty()), Some(false));
    }
    let report = home.ask(&vendors, &["verify", "--ashby-url", "garbage"]).run().report(2);
    assert!(valid(&report.0));
}
