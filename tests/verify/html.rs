//! The report as a page, in a real browser.

use crate::support::browser::{Browser, axe_file};
use crate::support::http::Reply;
use crate::support::scene::finished;
use crate::support::*;

/// Runs it into a file, and returns the page and its address.
fn page(home: &Home, run: crate::support::run::Run, code: i32) -> (String, String) {
    let path = home.root().join(format!("report-{code}.html"));
    let run = run.args(&["--output", "html", "--output-file", path.to_str().unwrap()]);
    run.run().expect_code(code);
    let text = std::fs::read_to_string(&path).unwrap();
    (text, format!("file://{}", path.display()))
}

#[test]
fn it_says_what_was_checked_how_when_and_with_which_keys() {
    let (home, vendors) = finished();
    vendors.codesignal.set(|now| now.company = "<Acme> & \"Co\"".into());
    let run = || home.cs(&["verify"]).at(&vendors).both_keys().env("USER", "anna");
    let report = run().json_output().run().report(0);
    let (text, _) = page(&home, run(), 0);
    assert!(text.contains("&lt;Acme&gt; &amp;") && !text.contains("<Acme>"), "{text}");
    for check in report.0["checks"].as_array().unwrap() {
        assert!(text.contains(check["title"].as_str().unwrap()), "{check}");
    }
    for words in ["anna@", "all checks passed", "Confirmed by a person", "verified", "environment"]
    {
        assert!(text.contains(words), "{words} in {text}");
    }
    let keys = home.cs(&["keys", "list"]).both_keys().json_output().run().report(0);
    for key in keys.0["data"]["keys"].as_array().unwrap() {
        assert!(text.contains(key["fingerprint"].as_str().unwrap()), "{key} in {text}");
    }
    // `setup` has it too, the others don't.
    let (text, _) = page(&home, home.cs(&["setup"]).at(&vendors).both_keys(), 0);
    assert!(text.contains("command <code>setup</code>"), "{text}");
    let run = home.cs(&["webhook", "test", "--output", "html"]);
    run.at(&vendors).both_keys().run().expect_code(2);
}

#[test]
fn a_browser_finds_nothing_wrong_with_it() {
    let (Some(browser), true) = (Browser::with_scripts(), axe_file().exists()) else {
        missing::left_out("no browser or no axe-core");
        return;
    };
    let (home, vendors) = finished();
    let run = || home.cs(&["verify", "--timeout", "1"]).at(&vendors).both_keys();
    let passed = page(&home, run(), 0);
    vendors.codesignal.deny(&["liveInterview.company.write"]);
    vendors.ashby.own(|_| Some(Reply::html(503)));
    let failed = page(&home, run(), 1);
    for (text, address) in [passed, failed] {
        for part in ["<script", "<link", "src=", "@import", "url("] {
            assert!(!text.contains(part), "{part}: it loads something");
        }
        browser.open(&address);
        for (width, dark) in [(1280, false), (1280, true), (320, false), (320, true)] {
            browser.view(width, dark);
            assert_eq!(browser.axe(), [""; 0], "{address} {width} dark: {dark}");
            assert!(browser.overflow() <= 0, "{address} {width}");
        }
        assert_eq!(browser.sheets(), 1, "{address}");
        assert!(browser.text().contains("What was checked"));
    }
}
