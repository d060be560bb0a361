//! Answers that are none, and something else that answers.

use super::row::{ASHBY, BOTH, CODESIGNAL, HOOK, Row, Whom};
use crate::support::graphql::REAL_ID;
use crate::support::http::{Manner, Reply};
use serde_json::{Value, json};
use std::io::Write;
use std::net::SocketAddr;
use std::process::{Command, Stdio};

/// What gzip makes of ten million spaces behind a JSON document: ten kilobytes.
fn bomb() -> Vec<u8> {
    let mut gzip = Command::new("gzip")
        .arg("-9c")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("gzip is on every system");
    let mut input = gzip.stdin.take().unwrap();
    std::thread::spawn(move || {
        let _ = input.write_all(br#"{"success":true,"data":{"company":{"name":"Acme"}}}"#);
        let _ = input.write_all(&vec![b' '; 10_000_000]);
    });
    gzip.wait_with_output().unwrap().stdout
}

fn says(name: &str, whom: &'static [Whom], body: Value) -> Row {
    Row::answers(name, whom, Reply::json(200, &body))
}

fn redirects(name: &str, status: u16, to: fn(SocketAddr) -> String) -> [Row; 2] {
    let row = |whom: &'static [Whom]| {
        Row::new(name, whom, move |scene, whom| {
            let reply = Reply::redirect(status, &to(scene.elsewhere()));
            scene.answers(whom, move |_| Some(reply.clone()));
        })
    };
    [row(BOTH), row(HOOK).ends("fail", 1).arrives()]
}

fn to_another_host(addr: SocketAddr) -> String {
    format!("http://localhost:{}/graphql", addr.port())
}

pub fn rows() -> Vec<Row> {
    let mut rows = foreign();
    for status in [301, 302, 303] {
        let name = format!("a redirect to another host ({status})");
        rows.extend(redirects(&name, status, to_another_host));
    }
    for status in [307, 308] {
        let name = format!("a redirect to another host that keeps the method ({status})");
        rows.extend(redirects(&name, status, to_another_host));
    }
    rows.extend(redirects("a redirect to another port (307)", 307, |addr| {
        format!("http://{addr}/graphql")
    }));
    rows.extend(redirects("a redirect to another scheme (307)", 307, |addr| {
        format!("https://{addr}/graphql")
    }));
    rows.extend(bodies());
    rows.extend(objects());
    rows.extend(endpoint());
    rows
}

/// Another server answers.
fn foreign() -> Vec<Row> {
    let forbidden = json!({"message": "Forbidden"});
    [
        ("a login page of this network (HTML with 200)", Reply::html(200)),
        ("a login page with 401", Reply::html(401)),
        ("a page of a firewall with 403", Reply::html(403)),
        (
            "a refusal that a proxy words (401)",
            Reply::new(401, "text/plain", "proxy login required"),
        ),
        ("a refusal that a firewall words (403)", Reply::json(403, &forbidden)),
        ("there is nothing at this address (404)", Reply::json(404, &json!({"error": "no route"}))),
    ]
    .map(|(name, reply)| Row::answers(name, BOTH, reply))
    .into()
}

fn json_of(body: impl Into<Vec<u8>>) -> Reply {
    Reply::new(200, "application/json", body)
}

fn coded(reply: Reply) -> Reply {
    reply.with("Content-Encoding", "gzip")
}

/// Bodies that can't be read.
fn bodies() -> Vec<Row> {
    let deep = "[".repeat(100_000) + &"]".repeat(100_000);
    let refusal = Reply::new(401, "application/json", "");
    [
        ("a body of 100 MB", json_of("").manner(Manner::Large(100 * 1024 * 1024))),
        ("a body without an end", Reply::html(200).manner(Manner::Endless)),
        ("a compressed answer that nobody asked for (gzip)", coded(json_of(&bomb()[..200]))),
        ("a compressed answer of 10 MB in 10 kB (gzip bomb)", coded(json_of(bomb()))),
        ("a compressed refusal (gzip with 401)", coded(refusal)),
        (
            "letters that are no UTF-8",
            json_of(b"{\"data\": {\"company\": \"\xff\xfe\"}}".as_slice()),
        ),
        ("half of a JSON document", json_of("{\"success\": true, \"data\": {\"comp")),
        ("JSON a hundred thousand levels deep", json_of(deep)),
        ("nothing at all (200 without a body)", json_of("")),
        ("a list in place of an object", json_of("[true]")),
        ("an empty object", json_of("{}")),
    ]
    .map(|(name, reply)| Row::answers(name, BOTH, reply))
    .into()
}

/// Objects that are no answer.
fn objects() -> Vec<Row> {
    let trouble = json!({"message": "Service unavailable", "path": ["companyTests"]});
    let company = json!({"id": REAL_ID, "name": "Acme Rockets"});
    let partial = json!({"data": {"company": company, "companyTests": null}, "errors": [trouble]});
    let internal = json!({"errors": [{"message": "Internal server error"}], "data": null});
    let codesignal = [
        ("a number in place of the data", json!({"data": 5})),
        ("a text in place of the company", json!({"data": {"company": "Acme"}})),
        ("`data: null` and no reason", json!({"data": null})),
        ("`company: null` and no reason", json!({"data": {"company": null}})),
        ("an internal error with 200", internal),
        ("some of the data, errors for the rest", partial),
    ];
    let refused = |reason: &str| json!({"success": false, "errors": [reason]});
    let ashby = [
        ("`success` is absent", json!({"results": {"title": "t", "scopes": []}})),
        ("`success` is a text", json!({"success": "true", "results": {"title": "t"}})),
        ("`success: true` and nothing else", json!({"success": true})),
        ("`success: true`, and a number for the results", json!({"success": true, "results": 7})),
        (
            "`success: false` with 200, for a reason that is not known",
            refused("something_unheard_of"),
        ),
        ("`success: false` with 200 and no reason", json!({"success": false})),
        ("`success: false` with 200, for trouble of its own", refused("internal")),
    ];
    let codesignal = codesignal.map(|(name, body)| says(name, CODESIGNAL, body));
    let ashby = ashby.map(|(name, body)| says(name, ASHBY, body));
    codesignal.into_iter().chain(ashby).collect()
}

fn endpoint() -> [Row; 4] {
    let answers = |name, reply| Row::answers(name, HOOK, reply).arrives();
    [
        answers("the endpoint answers with a page (HTML with 404)", Reply::html(404))
            .ends("fail", 1),
        answers(
            "the endpoint answers everything with a login page (HTML with 200)",
            Reply::html(200),
        )
        .ends("pass", 3),
        answers("the endpoint's answer is compressed (gzip bomb)", coded(json_of(bomb())))
            .ends("pass", 3),
        answers("the endpoint's answer has no end", Reply::html(200).manner(Manner::Endless))
            .ends("pass", 3),
    ]
}
