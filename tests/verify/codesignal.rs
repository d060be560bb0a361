//! CodeSignal: what it is asked, and how often. The shapes of its answers are in `src/api/codesignal/classify`.

use crate::support::codesignal::HasAccess;
use crate::support::http::Reply;
use crate::support::scene::finished;
use crate::support::*;
use serde_json::json;

#[test]
fn the_company_of_the_key_is_named() {
    let (home, vendors) = finished();
    vendors.codesignal.set(|now| now.company = "Zebra & Söhne".into());
    let report = home.ask(&vendors, &["verify"]).run().report(0);
    assert_eq!(report.details("codesignal.key")["company"], "Zebra & Söhne");
    let text = home.cs(&["verify"]).at(&vendors).both_keys().env("LC_ALL", "C.UTF-8").run();
    assert!(text.expect_code(0).stdout.contains("Zebra &"));
}

#[test]
fn writes_are_asked_about_and_never_made() {
    let (home, vendors) = finished();
    home.ask(&vendors, &["verify"]).run().report(0);
    let roots = vendors.codesignal.roots();
    assert!(
        roots.iter().all(|root| !root.mutation),
        "hasAccess answered, so no mutation: {roots:?}"
    );
    assert!(roots.iter().any(|root| root.name.starts_with("hasAccess")), "{roots:?}");
}

#[test]
fn where_has_access_is_refused_an_impossible_id_is_tried() {
    for has_access in [HasAccess::Refused, HasAccess::Null] {
        let (home, vendors) = finished();
        vendors.codesignal.set(|now| now.has_access = has_access);
        let report = home.ask(&vendors, &["verify"]).run().report(0);
        report.expect(SESSION_WRITE, "pass", "inferred").expect(
            INTERVIEW_WRITE,
            "pass",
            "inferred",
        );
        let roots = vendors.codesignal.roots();
        for part in ["CompanyTestSession", "LiveInterview"] {
            let tried = roots.iter().filter(|root| root.mutation && root.name.contains(part));
            assert_eq!(tried.count(), 1, "one probe on {part}: {roots:?}");
        }
    }
}

#[test]
fn access_denied_on_an_impossible_id_is_certain() {
    for (name, id) in
        [PERMISSION_NAMES[1], PERMISSION_NAMES[3]].into_iter().zip([SESSION_WRITE, INTERVIEW_WRITE])
    {
        let (home, vendors) = finished();
        vendors.codesignal.set(|now| now.has_access = HasAccess::Refused);
        vendors.codesignal.deny(&[name]);
        let report = home.ask(&vendors, &["verify"]).run().report(1);
        assert_eq!(report.open(), [(id, "fail")]);
        report.expect(id, "fail", "proven");
    }
}

#[test]
fn one_probe_a_request() {
    let (home, vendors) = finished();
    home.ask(&vendors, &["verify"]).run().report(0);
    for request in vendors.codesignal.server.requests() {
        let roots = support_roots(&request.json());
        let heavy =
            roots.iter().filter(|name| matches!(name.as_str(), "companyTests" | "liveInterviews"));
        assert!(
            heavy.count() == 0 || roots.len() == 1,
            "one denial would hide the rest: {roots:?}"
        );
    }
}

fn support_roots(body: &serde_json::Value) -> Vec<String> {
    let roots = crate::support::graphql::roots(body, "").unwrap();
    roots.into_iter().map(|root| root.name).collect()
}

#[test]
fn trouble_with_one_permission_is_of_that_permission() {
    let (home, vendors) = finished();
    vendors.codesignal.own(|asked| asked.has("companyTests").then(|| Reply::json(500, &json!({}))));
    let report = home.ask(&vendors, &["verify", "--timeout", "1"]).run().report(4);
    assert_eq!(report.open(), [(TEST_READ, "unknown")]);
}
