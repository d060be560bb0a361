//! The time a `verify` takes: never beyond the deadline, no longer than its longest chain.

use crate::support::http::{Manner, Reply};
use crate::support::raw::{BlackHole, Raw, head};
use crate::support::scene::finished;
use crate::support::tls::{Authority, Front};
use crate::support::*;
use serde_json::json;
use std::io::Write;
use std::time::Duration;

/// With a timeout of 1 s: 2 x timeout + 2 s, and some air for starting a debug build on a busy machine.
#[track_caller]
fn assert_in_time(output: &Output) {
    assert!(output.took < Duration::from_millis(4700), "{:?}", output.took);
}

#[test]
fn hanging_vendors_do_not_hold_it_beyond_the_deadline() {
    let (home, vendors) = finished();
    vendors.codesignal.own(|_| Some(Reply::hang()));
    vendors.ashby.own(|_| Some(Reply::hang()));
    vendors.webhook.own(|_| Some(Reply::hang()));
    let output = home.ask(&vendors, &["verify", "--timeout", "1"]).run().expect_code(4);
    assert_in_time(&output);
    let report = output.json();
    for id in ["codesignal.access", "ashby.access", "webhook.handshake"] {
        report.expect_status(id, "unknown");
    }
    assert!(
        report.open().iter().all(|(id, status)| *status == "unknown" || *id == "ashby.settings"),
        "{report}"
    );
}

/// Interim replies without end keep whoever reads them busy.
#[test]
fn a_flood_of_interim_replies_ends_with_the_deadline() {
    let (home, vendors) = finished();
    let flood = Raw::start(|mut stream| {
        head(&mut stream);
        let many = "HTTP/1.1 102 Processing\r\n\r\n".repeat(1000);
        while stream.write_all(many.as_bytes()).is_ok() {}
    });
    let url = format!("http://{}/graphql", flood.addr);
    let run = home.ask(&vendors, &["verify", "--timeout", "1"]);
    let output = run.env("CS_ASHBY_CODESIGNAL_URL", url).run().expect_code(4);
    assert_in_time(&output);
    output.json().expect_status("codesignal.access", "unknown");
}

#[test]
fn files_that_are_no_certificates_do_not_hold_it() {
    let (home, vendors) = finished();
    let company = Authority::named("Acme Inspection CA");
    let shown = company.shown(&["localhost"], 1, 24);
    let front = Front::of(vendors.ashby.server.addr, &shown);
    let folder = home.root().join("certificates");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("company.pem"), &company.pem).unwrap();
    let huge = std::fs::File::create(folder.join("huge.pem")).unwrap();
    huge.set_len(6 << 30).unwrap();
    std::os::unix::fs::symlink("/dev/zero", folder.join("endless.pem")).unwrap();
    let pipe = std::process::Command::new("mkfifo").arg(folder.join("pipe.pem")).status();
    assert!(pipe.unwrap().success());
    let run = home.ask(&vendors, &["verify", "--timeout", "2"]);
    run.env("CS_ASHBY_ASHBY_URL", front.url("localhost", ""))
        .env("SSL_CERT_DIR", folder)
        .run()
        .expect_code(0);
}

#[test]
fn an_endpoint_that_was_never_reached_is_not_called_slow() {
    let (home, vendors) = finished();
    let hole = BlackHole::new();
    let address = format!("http://{}/api/codesignal_webhook", hole.addr);
    let run = home.ask(&vendors, &["verify"]);
    // As long as CodeSignal waits: from there on a miss would be one.
    let report = run.env("CS_ASHBY_WEBHOOK_URL", address).run().report(4);
    report.expect("webhook.handshake", "unknown", "none");
}

#[test]
fn retries_stay_within_the_deadline() {
    let (home, vendors) = finished();
    let trouble = || Reply::html(503).after(Duration::from_millis(900));
    vendors.codesignal.own(move |_| Some(trouble()));
    vendors.ashby.own(move |_| Some(trouble().manner(Manner::Cut)));
    let output = home.ask(&vendors, &["verify", "--timeout", "1"]).run().expect_code(4);
    assert_in_time(&output);
}

#[test]
fn a_wait_that_does_not_fit_is_unknown_at_once() {
    let (home, vendors) = finished();
    vendors.codesignal.own(|_| Some(limited("120")));
    vendors.ashby.own(|_| Some(limited("120")));
    let output = home.ask(&vendors, &["verify"]).run().expect_code(4);
    assert!(output.took < Duration::from_secs(4), "{:?}", output.took);
    let report = output.json();
    assert!(report.open().iter().all(|(_, status)| *status == "unknown"), "{report}");
}

#[test]
fn a_wait_that_fits_is_waited_for() {
    let (home, vendors) = finished();
    let first = std::sync::atomic::AtomicBool::new(true);
    vendors.ashby.own(move |_| {
        first.swap(false, std::sync::atomic::Ordering::Relaxed).then(|| limited("1"))
    });
    let output = home.ask(&vendors, &["verify"]).run().expect_code(0);
    assert!(output.took >= Duration::from_secs(1), "{:?}", output.took);
    let requests = vendors.ashby.server.requests();
    assert!(requests[1].at - requests[0].at >= Duration::from_secs(1), "asked again too soon");
}

fn limited(seconds: &str) -> Reply {
    let body = json!({"errors": [{"message": "Rate limit exceeded"}], "success": false});
    Reply::json(429, &body).with("Retry-After", seconds)
}

#[test]
fn nothing_waits_for_what_it_does_not_rest_on() {
    let (home, vendors) = finished();
    let step = Duration::from_millis(300);
    vendors.codesignal.set(|now| now.delay = step);
    vendors.ashby.set(|now| now.delay = step);
    vendors.webhook.set(|now| now.delay = step);
    let output = home.ask(&vendors, &["verify"]).run().expect_code(0);
    assert!(output.took < 3 * step, "{:?} for replies that take {step:?}", output.took);
}
