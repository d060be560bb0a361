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

/// Which addresses are good ones is tested in src/api/address.rs.
#[test]
fn an_address_is_https_or_loopback() {
    let (home, vendors) = finished();
    for (option, variable) in URLS {
        for address in
            ["http://example.com/graphql", "garbage", "https://me:hunter2hunter2@x.test/"]
        {
            let run = home.ask(&vendors, &["verify"]).canary("hunter2hunter2");
            assert_refused(&run.clone().env(variable, address).run(), &vendors);
            assert_refused(&run.args(&[option, address]).run(), &vendors);
        }
    }
    let url = format!("http://LOCALHOST:{}/", vendors.ashby.server.addr.port());
    home.ask(&vendors, &["verify", "--ashby-url", &url]).run().report(0);
}

#[test]
fn an_option_goes_before_its_variable() {
    let (home, vendors) = finished();
    let run = home.ask(&vendors, &["verify", "--ashby-url", &vendors.ashby.url()]);
    run.env("CS_ASHBY_ASHBY_URL", "https://nobody.invalid").run().report(0);
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
fn bad_values_are_refused() {
    let (home, vendors) = fresh();
    let long = "p".repeat(300);
    for (option, variable, values) in [
        ("--timeout", "CS_ASHBY_TIMEOUT", &["0", "-1", "abc", "1e99", "NaN", "10s"][..]),
        ("--output", "CS_ASHBY_OUTPUT", &["yaml", "JSON "]),
        ("--store", "CS_ASHBY_STORE", &["file", "Keychain"]),
        (
            "--profile",
            "CS_ASHBY_PROFILE",
            &["a/b", "..", ".", "../up", "a\\b", "a b", "a\nb", "\u{202e}", "/", &long],
        ),
    ] {
        let run = home.ask(&vendors, &["verify"]);
        for value in values {
            assert_refused(&run.clone().arg(format!("{option}={value}")).run(), &vendors);
            assert_refused(&run.clone().env(variable, value).run(), &vendors);
        }
        // An empty variable is unset; an empty option is not.
        assert_refused(&run.arg(format!("{option}=")).run(), &vendors);
    }
    for option in ["--color=pink", "--ashby-url=", "--ashby-key-file="] {
        assert_refused(&home.ask(&vendors, &["verify", option]).run(), &vendors);
    }
    for value in ["maybe", "2", "-"] {
        let run = home.ask(&vendors, &["verify"]).env("CS_ASHBY_NON_INTERACTIVE", value);
        assert_refused(&run.run(), &vendors);
    }
    assert!(tree::files(home.root()).is_empty(), "{:?}", tree::files(home.root()));
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

#[test]
fn non_interactive_asks_nobody_on_a_terminal_either() {
    let (home, vendors) = (Home::new(), Vendors::working());
    for args in [&["setup", "--non-interactive"][..], &["verify"]] {
        Person::sits_down(&home.cs(args).at(&vendors)).leaves_with(3);
    }
}
