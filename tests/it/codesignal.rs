//! CodeSignal: a rejected key, a missing permission and a vendor in trouble are three results,
//! whatever shape they come in.

use crate::support::answers::{Data, Denial};
use crate::support::codesignal::HasAccess;
use crate::support::http::{Manner, Reply, Server};
use crate::support::scene::{finished, fresh};
use crate::support::*;
use serde_json::json;

#[test]
fn a_refused_key_is_one_in_every_shape() {
    let (home, vendors) = fresh();
    vendors.codesignal.set(|now| now.key = "another".into());
    for shape in Denial::KEY.shapes() {
        vendors.codesignal.set(|now| now.refusal = shape);
        assert_key_refused(&home, &vendors, shape);
    }
}

#[test]
fn a_refused_key_is_one_in_many_words() {
    let (home, vendors) = fresh();
    vendors.codesignal.set(|now| now.key = "another".into());
    let words = [
        "Access Denied",
        "Unauthorized",
        "Not authenticated",
        "Unauthenticated",
        "Forbidden",
    ];
    for message in words {
        for status in [200, 401] {
            let shape = Denial {
                message,
                status,
                code: None,
                data: Data::Null,
            };
            vendors.codesignal.set(|now| now.refusal = shape);
            assert_key_refused(&home, &vendors, shape);
        }
    }
}

#[track_caller]
fn assert_key_refused(home: &Home, vendors: &Vendors, shape: Denial) {
    let output = home.ask(vendors, &["verify"]).run();
    assert_eq!(output.code, 1, "{shape:?} {output:#?}");
    let report = output.json();
    report
        .expect_status("codesignal.access", "pass")
        .expect_status("codesignal.key", "fail");
    for id in PERMISSIONS {
        report.expect_skip(id, "codesignal.key");
    }
}

#[test]
fn a_missing_permission_is_one_in_every_shape() {
    let (home, vendors) = fresh();
    vendors
        .codesignal
        .deny(&["companyTest.company.read", "liveInterview.company.read"]);
    for shape in Denial::PERMISSION.shapes() {
        vendors.codesignal.set(|now| now.denial = shape);
        let output = home.ask(&vendors, &["verify"]).run();
        assert_eq!(output.code, 1, "{shape:?} {output:#?}");
        output
            .json()
            .expect_status("codesignal.access", "pass")
            .expect_status("codesignal.key", "pass")
            .expect_status(TEST_READ, "fail")
            .expect_status(INTERVIEW_READ, "fail")
            .expect(SESSION_WRITE, "pass", "reported")
            .expect(INTERVIEW_WRITE, "pass", "reported");
    }
}

#[test]
fn the_company_of_the_key_is_named() {
    let (home, vendors) = finished();
    vendors
        .codesignal
        .set(|now| now.company = "Zebra & Söhne".into());
    let report = home.ask(&vendors, &["verify"]).run().report(0);
    assert_eq!(report.details("codesignal.key")["company"], "Zebra & Söhne");
    let text = home
        .cs(&["verify"])
        .at(&vendors)
        .both_keys()
        .env("LC_ALL", "C.UTF-8")
        .run();
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
    assert!(
        roots.iter().any(|root| root.name.starts_with("hasAccess")),
        "{roots:?}"
    );
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
            let tried = roots
                .iter()
                .filter(|root| root.mutation && root.name.contains(part));
            assert_eq!(tried.count(), 1, "one probe on {part}: {roots:?}");
        }
    }
}

#[test]
fn access_denied_on_an_impossible_id_is_certain() {
    for (name, id) in [PERMISSION_NAMES[1], PERMISSION_NAMES[3]]
        .into_iter()
        .zip([SESSION_WRITE, INTERVIEW_WRITE])
    {
        let (home, vendors) = finished();
        vendors
            .codesignal
            .set(|now| now.has_access = HasAccess::Refused);
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
        let heavy = roots
            .iter()
            .filter(|name| matches!(name.as_str(), "companyTests" | "liveInterviews"));
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
fn trouble_is_never_called_a_bad_key() {
    let elsewhere =
        Server::start(|_| Reply::json(200, &json!({"data": {"company": {"name": "x"}}})));
    let internal = json!({"errors": [{"message": "Internal server error"}], "data": null});
    let replies = [
        ("a page", Reply::html(200)),
        ("a page with 401", Reply::html(401)),
        ("a page with 403", Reply::html(403)),
        ("a gateway's page", Reply::html(502)),
        (
            "a redirect",
            Reply::redirect(302, &elsewhere.url("/graphql")),
        ),
        (
            "a redirect that keeps the method",
            Reply::redirect(307, &elsewhere.url("/graphql")),
        ),
        ("data: null", Reply::json(200, &json!({"data": null}))),
        (
            "company: null",
            Reply::json(200, &json!({"data": {"company": null}})),
        ),
        ("an empty object", Reply::json(200, &json!({}))),
        ("an array", Reply::json(200, &json!([]))),
        ("nothing", Reply::new(200, "application/json", "")),
        (
            "half a document",
            Reply::new(200, "application/json", "{\"data\": {\"comp"),
        ),
        (
            "not UTF-8",
            Reply::new(200, "application/json", vec![b'"', 0xff, 0xfe, b'"']),
        ),
        (
            "a cut connection",
            Reply::json(200, &internal).manner(Manner::Cut),
        ),
        ("500", Reply::json(500, &internal)),
        ("503", Reply::json(503, &json!({}))),
        ("an internal error with 200", Reply::json(200, &internal)),
        (
            "the rate limit",
            Reply::json(429, &json!({"errors": [{"message": "Too many requests"}]})),
        ),
    ];
    for (name, reply) in replies {
        let (home, vendors) = finished();
        vendors.codesignal.own(move |_| Some(reply.clone()));
        let output = home.ask(&vendors, &["verify", "--timeout", "1"]).run();
        assert_eq!(output.code, 4, "{name}: {output:#?}");
        let report = output.json();
        assert_unestablished(name, &report);
    }
    assert_eq!(elsewhere.requests().len(), 0, "a redirect was followed");
}

/// Nothing about the key or its permissions was established, and nothing is claimed.
fn assert_unestablished(name: &str, report: &Report) {
    let unknown = |id| report.status(id) == "unknown";
    assert!(
        unknown("codesignal.access") || unknown("codesignal.key"),
        "{name}: {report}"
    );
    for id in ["codesignal.key"].into_iter().chain(PERMISSIONS) {
        assert!(
            ["unknown", "skip"].contains(&report.status(id)),
            "{name}: {:#}",
            report.check(id)
        );
    }
}

#[test]
fn pages_redirects_and_empty_data_are_no_graphql() {
    for reply in [
        Reply::html(200),
        Reply::redirect(302, "https://app.codesignal.com/login"),
        Reply::json(200, &json!({"data": null})),
    ] {
        let (home, vendors) = finished();
        vendors.codesignal.own(move |_| Some(reply.clone()));
        let report = home
            .ask(&vendors, &["verify", "--timeout", "1"])
            .run()
            .report(4);
        report.expect_status("codesignal.access", "unknown");
    }
}

#[test]
fn an_endless_reply_is_given_up() {
    let (home, vendors) = finished();
    vendors
        .codesignal
        .own(|_| Some(Reply::html(200).manner(Manner::Endless)));
    vendors
        .ashby
        .own(|_| Some(Reply::html(200).manner(Manner::Endless)));
    let output = home
        .ask(&vendors, &["verify", "--timeout", "2"])
        .run()
        .expect_code(4);
    assert!(output.took.as_secs() < 8, "{:?}", output.took);
}

#[test]
fn trouble_with_one_permission_is_of_that_permission() {
    let (home, vendors) = finished();
    vendors.codesignal.own(|asked| {
        asked
            .has("companyTests")
            .then(|| Reply::json(500, &json!({})))
    });
    let report = home
        .ask(&vendors, &["verify", "--timeout", "1"])
        .run()
        .report(4);
    assert_eq!(report.open(), [(TEST_READ, "unknown")]);
}

#[test]
fn nobody_listening_is_unknown() {
    let (home, vendors) = finished();
    // A port that was free a moment ago and that nothing listens on.
    let gone = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let run = home.ask(&vendors, &["verify", "--timeout", "1"]);
    let run = run.env("CS_ASHBY_CODESIGNAL_URL", format!("http://{gone}/graphql"));
    let report = run.run().report(4);
    report
        .expect_status("codesignal.access", "unknown")
        .expect_status("ashby.key", "pass");
}
