//! Flags and variables: good ones anywhere, bad ones refused before anything is sent.

use crate::support::scene::{finished, fresh};
use crate::support::*;

/// Bad values are later errors: exit 2 with a document, or with an unparsable command line text.
#[track_caller]
fn assert_refused(output: &Output, vendors: &Vendors) {
    assert_eq!(output.code, 2, "{output:#?}");
    if output.stdout.is_empty() {
        assert!(!output.stderr.trim().is_empty(), "no word about it: {output:#?}");
    } else {
        output.json();
    }
    assert_eq!(vendors.count(), 0, "something was sent");
}

const URLS: [(&str, &str); 3] = [
    ("--codesignal-url", "CS_ASHBY_CODESIGNAL_URL"),
    ("--ashby-url", "CS_ASHBY_ASHBY_URL"),
    ("--webhook-url", "CS_ASHBY_WEBHOOK_URL"),
];

#[test]
fn an_address_is_https_or_loopback() {
    let (home, vendors) = fresh();
    for address in [
        "http://example.com/graphql",
        "http://10.0.0.1/",
        "http://127.0.0.1.example.com/",
        "http://localhost.example.com/",
        "http://0.0.0.0/",
        "http://169.254.169.254/",
        "ftp://127.0.0.1/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://",
        "https:///graphql",
        "app.codesignal.com/graphql",
        "//app.codesignal.com",
        "garbage",
        "https://exa mple.com/",
        "https://user:secret@example.com/",
        "http://someone@127.0.0.1/",
        "http://127.0.0.1:99999/",
    ] {
        for (option, variable) in URLS {
            let run = home.ask(&vendors, &["verify"]);
            assert_refused(&run.clone().env(variable, address).run(), &vendors);
            assert_refused(&run.args(&[option, address]).run(), &vendors);
        }
    }
}

#[test]
fn the_password_of_an_address_is_not_repeated() {
    let (home, vendors) = fresh();
    let run = home.ask(&vendors, &["verify", "--ashby-url", "https://me:hunter2hunter2@x.test/"]);
    assert_refused(&run.canary("hunter2hunter2").run(), &vendors);
}

#[test]
fn loopback_has_many_names() {
    let (home, vendors) = finished();
    let port = vendors.ashby.server.addr.port();
    for host in ["127.0.0.1", "localhost", "LOCALHOST"] {
        let url = format!("http://{host}:{port}");
        home.ask(&vendors, &["verify", "--ashby-url", &url]).run().report(0);
        home.ask(&vendors, &["verify", "--ashby-url", &format!("{url}/")]).run().report(0);
    }
    // Nobody listens there; it is a good address all the same.
    let run = home.ask(&vendors, &["verify", "--ashby-url", "http://[::1]:9", "--timeout", "1"]);
    run.run().report(4);
}

#[test]
fn an_option_goes_before_its_variable() {
    let (home, vendors) = finished();
    let run = home.ask(&vendors, &["verify", "--ashby-url", &vendors.ashby.url()]);
    run.env("CS_ASHBY_ASHBY_URL", "https://nobody.invalid").run().report(0);
}

#[test]
fn a_proxy_never_sees_a_loopback_request() {
    let (home, vendors) = finished();
    let mut run = home.ask(&vendors, &["verify"]);
    for name in ["http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"] {
        run = run.env(name, "http://127.0.0.1:9");
    }
    run.run().report(0);
}

#[test]
fn an_empty_variable_counts_as_unset() {
    let (home, vendors) = finished();
    let mut run = home.ask(&vendors, &["verify", "--output", "json"]);
    for name in [
        "CS_ASHBY_PROFILE",
        "CS_ASHBY_NON_INTERACTIVE",
        "CS_ASHBY_OUTPUT",
        "CS_ASHBY_TIMEOUT",
        "NO_COLOR",
        "CLICOLOR_FORCE",
    ] {
        run = run.env(name, "");
    }
    run.run().report(0);
    let run = home.ask(&vendors, &["verify"]).env("CS_ASHBY_ASHBY_KEY", "");
    let report = run.run().report(3);
    assert_eq!(report.0["missing"][0]["input"], "ashby_key");
}

#[test]
fn an_empty_option_is_bad_input() {
    let (home, vendors) = fresh();
    for option in
        ["--profile", "--timeout", "--output", "--ashby-url", "--store", "--ashby-key-file"]
    {
        assert_refused(&home.ask(&vendors, &["verify", option, ""]).run(), &vendors);
    }
}

#[test]
fn a_switch_is_on_or_off() {
    let (home, vendors) = finished();
    let at = |value| home.ask(&vendors, &["verify"]).env("CS_ASHBY_NON_INTERACTIVE", value).run();
    for value in ["1", "true", "0", "false"] {
        at(value).report(0);
    }
    vendors.forget();
    for value in ["maybe", "2", "-"] {
        assert_refused(&at(value), &vendors);
    }
}

#[test]
fn bad_values_are_refused() {
    let (home, vendors) = fresh();
    let long = "p".repeat(300);
    for (option, variable, values) in [
        (
            "--timeout",
            "CS_ASHBY_TIMEOUT",
            &["0", "-1", "abc", "1e99", "NaN", "10s", "99999999999"][..],
        ),
        ("--output", "CS_ASHBY_OUTPUT", &["yaml", "JSON "]),
        ("--store", "CS_ASHBY_STORE", &["file", "Keychain"]),
        (
            "--profile",
            "CS_ASHBY_PROFILE",
            &["a/b", "..", ".", "../up", "a\\b", "a b", "a\nb", "\u{202e}", "/", &long],
        ),
    ] {
        for value in values {
            let run = home.ask(&vendors, &["verify"]);
            let flag = format!("{option}={value}");
            assert_refused(&run.clone().arg(flag).run(), &vendors);
            assert_refused(&run.env(variable, value).run(), &vendors);
        }
    }
    assert!(tree::files(home.root()).is_empty(), "{:?}", tree::files(home.root()));
}

#[test]
fn a_color_is_one_of_three() {
    let (home, vendors) = fresh();
    assert_refused(&home.ask(&vendors, &["verify", "--color", "pink"]).run(), &vendors);
}

#[test]
fn a_variable_that_is_not_utf8_is_bad_input() {
    use std::os::unix::ffi::OsStrExt;
    let (home, vendors) = fresh();
    let bad = std::ffi::OsStr::from_bytes(b"caf\xe9caf\xe9caf\xe9");
    for name in ["CS_ASHBY_ASHBY_KEY", "CS_ASHBY_PROFILE", "CS_ASHBY_TIMEOUT", "CS_ASHBY_ASHBY_URL"]
    {
        assert_refused(&home.ask(&vendors, &["verify"]).env(name, bad).run(), &vendors);
    }
}
