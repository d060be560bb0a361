//! The report of a run, as scripts read it.

use super::{CHECKS, project};
use serde_json::Value;

pub struct Report(pub Value);

impl Report {
    pub fn check(&self, id: &str) -> &Value {
        let checks = self.0["checks"].as_array().unwrap_or_else(|| panic!("no checks: {self}"));
        let found = checks.iter().find(|check| check["id"] == id);
        found.unwrap_or_else(|| panic!("no check {id}: {self}"))
    }

    pub fn status(&self, id: &str) -> &str {
        self.check(id)["status"].as_str().unwrap()
    }

    pub fn details(&self, id: &str) -> &Value {
        &self.check(id)["details"]
    }

    /// Status and evidence at once.
    #[track_caller]
    pub fn expect(&self, id: &str, status: &str, evidence: &str) -> &Self {
        let check = self.check(id);
        assert_eq!(
            (&check["status"], &check["evidence"]),
            (&status.into(), &evidence.into()),
            "{check:#}"
        );
        self
    }

    #[track_caller]
    pub fn expect_status(&self, id: &str, status: &str) -> &Self {
        assert_eq!(self.status(id), status, "{:#}", self.check(id));
        self
    }

    /// The ids that did not pass and were not skipped, with their status.
    pub fn open(&self) -> Vec<(&str, &str)> {
        let checks = self.0["checks"].as_array().unwrap().iter();
        checks
            .map(|check| (check["id"].as_str().unwrap(), check["status"].as_str().unwrap()))
            .filter(|(_, status)| !matches!(*status, "pass" | "skip"))
            .collect()
    }

    /// A skipped check names, for machines and for people, a check that did not pass.
    #[track_caller]
    pub fn expect_skip(&self, id: &str, rests_on: &str) -> &Self {
        self.expect(id, "skip", "none");
        let check = self.check(id);
        let named = match &check["details"]["rests_on"] {
            Value::String(one) => vec![one.as_str()],
            many => many.as_array().into_iter().flatten().filter_map(Value::as_str).collect(),
        };
        assert!(named.contains(&rests_on), "rests_on: {check:#}");
        let title = self.check(rests_on)["title"].as_str().unwrap();
        assert!(check["summary"].as_str().unwrap().contains(title), "summary: {check:#}");
        self
    }

    pub fn error_code(&self) -> &str {
        self.0["error"]["code"].as_str().unwrap_or_else(|| panic!("no error: {self}"))
    }

    /// What is true of every report, whatever it says.
    pub fn assert_sound(&self, code: i32) {
        let report = &self.0;
        assert_eq!(report["exit_code"], code, "exit_code is not the exit code: {self}");
        let outcome = match code {
            0 => "pass",
            1 => "fail",
            3 => "todo",
            4 => "unknown",
            _ => "error",
        };
        assert_eq!(report["outcome"], outcome, "{self}");
        if matches!(code, 2 | 5) {
            for part in ["code", "message", "fix"] {
                assert!(
                    report["error"][part].as_str().is_some_and(|text| !text.is_empty()),
                    "{self}"
                );
            }
        }
        if let Some(checks) = report["checks"].as_array() {
            let ids: Vec<_> = checks.iter().map(|check| check["id"].as_str().unwrap()).collect();
            let order: Vec<_> = CHECKS.into_iter().filter(|id| ids.contains(id)).collect();
            assert!(ids.starts_with(&order), "the order of the contract: {ids:?}");
            checks.iter().for_each(assert_check);
        }
        if let Some(why) = against_schema(report) {
            panic!("not by docs/report.schema.json: {why}\n{self}");
        }
    }
}

fn assert_check(check: &Value) {
    let status = check["status"].as_str().unwrap();
    let evidence = check["evidence"].as_str().unwrap();
    // "pass" without evidence would be a claim; a check that was not run has none.
    match status {
        "pass" => assert_ne!(evidence, "none", "{check:#}"),
        "skip" | "todo" => assert_eq!(evidence, "none", "{check:#}"),
        _ => {}
    }
    if matches!(status, "fail" | "todo" | "unknown") {
        let fix = check["fix"].as_str().unwrap_or_default();
        assert!(!fix.is_empty(), "no next step: {check:#}");
    }
    assert!(!check["summary"].as_str().unwrap().is_empty(), "{check:#}");
    assert!(check["details"].is_object() && check["duration_ms"].is_u64(), "{check:#}");
}

/// What the project's own schema says against it. `None` too while there is no schema: a test of
/// its own asks for the file.
pub fn against_schema(report: &Value) -> Option<String> {
    let path = project().join("docs/report.schema.json");
    let schema = serde_json::from_slice(&std::fs::read(path).ok()?).expect("the schema is JSON");
    let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
    compiler.enable_format_assertions();
    compiler.add_resource("file:///report.schema.json", schema).unwrap();
    let index = compiler.compile("file:///report.schema.json", &mut schemas).unwrap();
    schemas.validate(report, index).err().map(|error| format!("{error:#}"))
}

impl std::fmt::Display for Report {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:#}", self.0)
    }
}
