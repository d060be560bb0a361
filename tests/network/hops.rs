//! `verify -v`: what was tried, hop by hop, to read and to send on.

use crate::support::outside::may_have_own_system;
use crate::support::scene::finished;
use crate::support::tls::{Authority, Front};

#[test]
fn the_hops_of_a_request_stand_in_their_order() {
    let (home, vendors) = finished();
    let company = Authority::named("Acme Inspection CA");
    let front = Front::of(vendors.ashby.server.addr, &company.shown(&["localhost"], 1, 24));
    let path = home.file("company.pem", &company.pem);
    let run = home
        .cs(&["verify", "-v"])
        .at(&vendors)
        .both_keys()
        .env("CS_ASHBY_ASHBY_URL", front.url("localhost", ""))
        .env("SSL_CERT_FILE", path);
    let output = run.run().expect_code(0);
    let mut lines =
        output.stderr.lines().skip_while(|line| !line.starts_with("Ashby, apiKey.info:"));
    for begin in [
        "Ashby, apiKey.info: https://localhost".to_owned(),
        "  route       direct, no proxy".to_owned(),
        "  lookup      localhost is 127.0.0.1, ::1 (".to_owned(),
        "  connection  made (".to_owned(),
        "  answer      HTTP/1.1, status 200 (".to_owned(),
    ] {
        let line = lines.next().unwrap_or_default();
        assert!(line.starts_with(&begin), "{begin:?} is not {line:?} in {}", output.stderr);
        assert!(!begin.ends_with('(') || line.ends_with(" ms)"), "{line}");
    }
    // Every question has its own, and none shows what was asked.
    for question in [
        "CodeSignal, company:",
        "CodeSignal, companyTests:",
        "Ashby's endpoint, connectivity test:",
    ] {
        assert!(output.stderr.contains(question), "{question} in {}", output.stderr);
    }
    for private in ["query", "Bearer", "graphql", "Basic"] {
        assert!(!output.stderr.contains(private), "{private} in {}", output.stderr);
    }
}

#[test]
fn without_v_nothing_of_it_is_said() {
    let (home, vendors) = finished();
    let output = home.cs(&["verify"]).at(&vendors).both_keys().run().expect_code(0);
    assert_eq!(output.stderr, "");
}

#[test]
fn localhost_is_this_computer_whatever_a_file_says() {
    if !may_have_own_system() {
        return;
    }
    let (home, vendors) = finished();
    let port = vendors.codesignal.server.addr.port();
    // An address for documentation: nothing is there.
    let output = home
        .ask(&vendors, &["verify", "-v", "--timeout", "2"])
        .env("CS_ASHBY_CODESIGNAL_URL", format!("http://localhost:{port}/graphql"))
        .on_own_system(&home, "192.0.2.1 localhost\n", None)
        .run();
    assert!(output.stderr.contains("localhost is 127.0.0.1, ::1"), "{output:#?}");
    assert!(!output.stderr.contains("192.0.2.1"), "{output:#?}");
    output.report(0);
}
