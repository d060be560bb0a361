//! CodeSignal in trouble, or something else that answers in its place.

use crate::support::http::{Manner, Reply, Server};
use crate::support::scene::finished;
use crate::support::*;
use serde_json::json;

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
