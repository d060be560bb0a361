//! Answers that are none, and something else that answers.

use super::row::{BOTH, HOOK, ONE, Row, Whom};
use crate::support::http::{Manner, Reply};
use serde_json::{Value, json};

const GROUP: &str = "What answers";

/// A JSON document of more than the usual depth.
fn deep() -> String {
    "[".repeat(100_000) + &"]".repeat(100_000)
}

/// What gzip makes of ten million spaces behind a JSON document: ten kilobytes. Made by the program itself,
/// where there is one.
fn bomb() -> Vec<u8> {
    use std::io::Write;
    use std::process::{Command, Stdio};
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

fn answers(name: &'static str, whom: &'static [Whom], reply: Reply) -> Row {
    Row::new(GROUP, name, whom, move |scene, whom| {
        let reply = reply.clone();
        scene.answers(whom, move |_| Some(reply.clone()));
    })
}

fn says(name: &'static str, whom: &'static [Whom], body: Value) -> Row {
    answers(name, whom, Reply::json(200, &body))
}

const ASHBY: &[Whom] = &[Whom::Ashby];

fn redirect(name: &'static str, status: u16, to: fn(std::net::SocketAddr) -> String) -> Vec<Row> {
    let staged = move |whom: &'static [Whom]| {
        Row::new(GROUP, name, whom, move |scene, whom| {
            let to = to(scene.elsewhere());
            scene.answers(whom, move |_| Some(Reply::redirect(status, &to)));
        })
    };
    vec![staged(BOTH), staged(HOOK).ends("fail", 1).arrives()]
}

pub fn rows() -> Vec<Row> {
    let internal = json!({"errors": [{"message": "Internal server error"}], "data": null});
    let coded = |reply: Reply| reply.with("Content-Encoding", "gzip");
    let json_of = |body: Vec<u8>| Reply::new(200, "application/json", body);
    let mut rows = vec![
        answers("a login page of this network (HTML with 200)", BOTH, Reply::html(200)),
        answers("a login page with 401", BOTH, Reply::html(401)),
        answers("a page of a firewall with 403", BOTH, Reply::html(403)),
        answers(
            "a refusal that a proxy words (401)",
            BOTH,
            Reply::new(401, "text/plain", "proxy login required"),
        ),
        answers(
            "a refusal that a firewall words (403)",
            BOTH,
            Reply::json(403, &json!({"message": "Forbidden"})),
        ),
        answers(
            "there is nothing at this address (404)",
            BOTH,
            Reply::json(404, &json!({"error": "no route"})),
        ),
    ];
    let elsewhere =
        |addr: std::net::SocketAddr| format!("http://localhost:{}/graphql", addr.port());
    for (name, status) in [
        ("a redirect to another host (301)", 301),
        ("a redirect to another host (302)", 302),
        ("a redirect to another host (303)", 303),
        ("a redirect to another host that keeps the method (307)", 307),
        ("a redirect to another host that keeps the method (308)", 308),
    ] {
        rows.extend(redirect(name, status, elsewhere));
    }
    rows.extend(redirect("a redirect to another port (307)", 307, |addr| {
        format!("http://{addr}/graphql")
    }));
    rows.extend(redirect("a redirect to another scheme (307)", 307, |addr| {
        format!("https://{addr}/graphql")
    }));
    rows.extend([
        answers("a body of 100 MB", BOTH, json_of(Vec::new()).manner(Manner::Large(100 * 1024 * 1024))),
        answers("a body without an end", BOTH, Reply::html(200).manner(Manner::Endless)),
        answers("a compressed answer that nobody asked for (gzip)", BOTH, coded(json_of(bomb()[..200].to_vec()))),
        answers("a compressed answer of 10 MB in 10 kB (gzip bomb)", BOTH, coded(json_of(bomb()))),
        answers("a compressed refusal (gzip with 401)", BOTH, coded(Reply::new(401, "application/json", Vec::new()))),
        answers("letters that are no UTF-8", BOTH, json_of(b"{\"data\": {\"company\": \"\xff\xfe\"}}".to_vec())),
        answers("half of a JSON document", BOTH, json_of(b"{\"success\": true, \"data\": {\"comp".to_vec())),
        answers("JSON a hundred thousand levels deep", BOTH, json_of(deep().into_bytes())),
        answers("nothing at all (200 without a body)", BOTH, json_of(Vec::new())),
        says("a list in place of an object", BOTH, json!([true])),
        says("an empty object", BOTH, json!({})),
        says("a number in place of the data", ONE, json!({"data": 5})),
        says("a text in place of the company", ONE, json!({"data": {"company": "Acme"}})),
        says("`data: null` and no reason", ONE, json!({"data": null})),
        says("`company: null` and no reason", ONE, json!({"data": {"company": null}})),
        says("an internal error with 200", ONE, internal.clone()),
        Row::new(GROUP, "some of the data, errors for the rest", ONE, move |scene, whom| {
            scene.answers(whom, move |_| {
                let trouble = json!({"message": "Service unavailable", "path": ["companyTests"]});
                let company = json!({"id": crate::support::graphql::REAL_ID, "name": "Acme Rockets"});
                let partial = json!({"data": {"company": company, "companyTests": null}, "errors": [trouble]});
                Some(Reply::json(200, &partial))
            });
        }),
        says("`success` is absent", ASHBY, json!({"results": {"title": "t", "scopes": []}})),
        says("`success` is a text", ASHBY, json!({"success": "true", "results": {"title": "t"}})),
        says("`success: true` and nothing else", ASHBY, json!({"success": true})),
        says("`success: true`, and a number for the results", ASHBY, json!({"success": true, "results": 7})),
        says("`success: false` with 200, for a reason that is not known", ASHBY, json!({"success": false, "errors": ["something_unheard_of"]})),
        says("`success: false` with 200 and no reason", ASHBY, json!({"success": false})),
        says("`success: false` with 200, for trouble of its own", ASHBY, json!({"success": false, "errors": ["internal"]})),
        answers("the endpoint answers with a page (HTML with 404)", HOOK, Reply::html(404)).ends("fail", 1).arrives(),
        answers("the endpoint answers everything with a login page (HTML with 200)", HOOK, Reply::html(200)).ends("pass", 3).arrives(),
        answers("the endpoint's answer is compressed (gzip bomb)", HOOK, coded(json_of(bomb()))).ends("pass", 3).arrives(),
        answers("the endpoint's answer has no end", HOOK, Reply::html(200).manner(Manner::Endless)).ends("pass", 3).arrives(),
    ]);
    rows
}
