//! Screens of `verify` as text: wide, narrow, without Unicode, for a screen reader, with evidence.

use super::model::Report;
use super::style::Look;
use super::text;
use crate::check_id::CheckId;
use crate::check_result::{CheckResult, Evidence, Finding, Status};
use crate::error::Exit;
use crate::integration::{Event, Permission};

fn check(id: CheckId, status: Status, evidence: Evidence, summary: &str) -> CheckResult {
    CheckResult::new(id, Finding::new(status, evidence, summary), std::time::Duration::ZERO)
}

/// A working integration: key, permissions, a warning for the webhook.
fn working() -> Vec<CheckResult> {
    let mut checks = vec![
        check(CheckId::CodesignalAccess, Status::Pass, Evidence::Proven, "Its API answers."),
        check(CheckId::CodesignalKey, Status::Pass, Evidence::Proven, "Acme Rockets"),
    ];
    checks.extend(
        Permission::ALL.map(|one| {
            check(CheckId::Permission(one), Status::Pass, Evidence::Reported, "present")
        }),
    );
    let mut webhook = check(
        CheckId::WebhookRegistration,
        Status::Warn,
        Evidence::Attested,
        "confirmed by anna 97 days ago, please recheck",
    );
    webhook.finding.fix =
        Some("Open the webhook, then run `cs-ashby setup --attest webhook`.".into());
    checks.push(webhook);
    checks
}

/// The same with a permission that is missing.
fn missing() -> Vec<CheckResult> {
    let mut checks = working();
    let last = &mut checks[5];
    last.finding.status = Status::Fail;
    last.finding.summary = "missing".to_owned();
    last.finding.impact = Some("Ashby can't create CodeSignal interviews without it.".to_owned());
    last.finding.fix = Some("In CodeSignal, open Integrations > API Keys and select it.".into());
    checks
}

fn screen(checks: Vec<CheckResult>, exit: Exit, look: Look) -> String {
    console::set_colors_enabled(false);
    let mut report = Report::new("verify");
    report.checks = checks;
    report.close(exit);
    text::document(&report, false, look)
}

fn look(width: usize) -> Look {
    Look { width, ..Look::stdout() }
}

#[test]
fn a_working_integration_is_a_table() {
    assert_eq!(
        screen(working(), Exit::Pass, look(80)),
        "\
✓ CodeSignal API key        Acme Rockets
✓ Permissions               4 of 4
! Webhook                   confirmed by anna 97 days ago, please recheck
  Fix: Open the webhook, then run `cs-ashby setup --attest webhook`.

All checks passed, 1 warning.
"
    );
}

#[test]
fn without_unicode_the_symbols_are_ascii() {
    let look = Look { unicode: false, ..look(60) };
    let screen = screen(missing(), Exit::Fail, look);
    assert!(screen.is_ascii(), "{screen}");
    assert_eq!(
        screen,
        "\
ok CodeSignal API key        Acme Rockets
ok Permission companyTest.company.read
ok Permission companyTestSession.company.write
ok Permission liveInterview.company.read
x  Permission liveInterview.company.write is missing
  Ashby can't create CodeSignal interviews without it.
  Fix: In CodeSignal, open Integrations > API Keys and
  select it.
!  Webhook                   confirmed by anna 97 days ago,
                             please recheck
  Fix: Open the webhook, then run `cs-ashby setup --attest
  webhook`.

1 problem found. Fix it, then run `cs-ashby verify` again.
"
    );
}

#[test]
fn forty_columns_have_no_table() {
    let screen = screen(missing(), Exit::Fail, look(40));
    assert!(screen.lines().all(|line| line.chars().count() <= 46), "{screen}");
    assert!(screen.starts_with("✓ CodeSignal API key: Acme Rockets\n"), "{screen}");
}

#[test]
fn a_screen_reader_gets_words() {
    let look = Look { accessible: true, ..look(80) };
    let screen = screen(missing(), Exit::Fail, look);
    for line in [
        "Passed: CodeSignal API key: Acme Rockets\n",
        "Failed: Permission liveInterview.company.write is missing\n",
        "Warning: Webhook: confirmed by anna 97 days ago, please recheck\n",
    ] {
        assert!(screen.contains(line), "{line:?} in {screen}");
    }
    assert!(!screen.contains("   "), "no table: {screen}");
}

#[test]
fn evidence_is_there_when_asked_for() {
    let look = Look { evidence: true, ..look(80) };
    let screen = screen(working(), Exit::Pass, look);
    assert!(screen.contains("CodeSignal API key        Acme Rockets (verified)\n"), "{screen}");
    assert!(
        screen.contains("companyTest.company.read: present (reported by the vendor)"),
        "{screen}"
    );
    assert!(screen.contains("CodeSignal API            Its API answers. (verified)"), "{screen}");
}

#[test]
fn the_last_line_counts_and_says_what_to_do() {
    let status = |status| check(CheckId::CodesignalKey, status, Evidence::None, "x");
    let rerun = "then run `cs-ashby verify` again.";
    for (statuses, exit, wanted) in [
        (vec![Status::Pass; 12], Exit::Pass, "All 12 checks passed.".to_owned()),
        (vec![Status::Pass, Status::Skip], Exit::Pass, "The check passed.".to_owned()),
        (vec![Status::Warn, Status::Warn], Exit::Pass, "All checks passed, 2 warnings.".to_owned()),
        (vec![Status::Fail, Status::Skip], Exit::Fail, format!("1 problem found. Fix it, {rerun}")),
        (vec![Status::Fail; 2], Exit::Fail, format!("2 problems found. Start at the top, {rerun}")),
        (
            vec![Status::Todo],
            Exit::Todo,
            format!("1 step needs your attention. Complete it, {rerun}"),
        ),
        (
            vec![Status::Unknown],
            Exit::Unknown,
            "1 check couldn't be completed. Run `cs-ashby verify` again later.".to_owned(),
        ),
    ] {
        let checks = statuses.into_iter().map(status).collect();
        let screen = screen(checks, exit, look(100));
        assert!(screen.ends_with(&format!("\n{wanted}\n")), "{wanted:?} in {screen}");
    }
}

#[test]
fn an_address_that_was_given_is_named_once_though_all_is_well() {
    let mut checks = working();
    for check in &mut checks[..2] {
        check.finding.details.insert("address".into(), "http://127.0.0.1:1/graphql".into());
        check.finding.details.insert("address_source".into(), "CS_ASHBY_CODESIGNAL_URL".into());
    }
    let screen = screen(checks, Exit::Pass, look(80));
    let line =
        "Not the vendors' own addresses: http://127.0.0.1:1/graphql\n(CS_ASHBY_CODESIGNAL_URL).\n";
    assert!(screen.ends_with(line), "{screen}");
    assert_eq!(screen.matches("127.0.0.1").count(), 1);
}

#[test]
fn an_event_that_fails_like_the_one_above_is_one_line() {
    let mut checks: Vec<CheckResult> = Event::ALL[..3]
        .iter()
        .map(|event| check(CheckId::WebhookEvent(*event), Status::Fail, Evidence::Proven, "No."))
        .collect();
    for check in &mut checks {
        check.finding.fix = Some("Paste the key again.".into());
    }
    let screen = screen(checks, Exit::Fail, look(80));
    assert_eq!(screen.matches("Paste the key again.").count(), 1, "{screen}");
    assert_eq!(screen.matches("Fix:").count(), 1, "{screen}");
    assert_eq!(screen.matches(": The same as event").count(), 2, "{screen}");
}
