//! What people and scripts get to see: narrow, plain, colourless, and never a stranger's control
//! characters.

use crate::support::http::Reply;
use crate::support::pty::Pty;
use crate::support::scene::{finished, fresh};
use crate::support::*;
use serde_json::{Value, json};

#[test]
fn forty_columns_are_enough() {
    let (home, vendors) = finished();
    narrow(&home, &vendors, 0);
    vendors.codesignal.deny(&["liveInterview.company.write"]);
    vendors.webhook.set(|now| now.accepts = 500);
    narrow(&home, &vendors, 1);
    vendors.codesignal.set(|now| now.key = "another".into());
    narrow(&home, &vendors, 1);
}

fn narrow(home: &Home, vendors: &Vendors, code: i32) {
    for args in [&["verify"][..], &["webhook", "show"], &["guide"], &["status"]] {
        let output = home.cs(args).at(vendors).both_keys().env("COLUMNS", "40").run();
        if args == ["verify"] {
            assert_eq!(output.code, code, "{output:#?}");
        }
        for line in output.stdout.lines().filter(|line| line.chars().count() > 40) {
            let indent = line.len() - line.trim_start().len();
            let longest = line.split_whitespace().map(|word| word.chars().count()).max().unwrap();
            assert!(indent + longest > 36, "{args:?} breaks too late: {line:?}");
        }
    }
}

#[test]
fn colour_only_where_it_is_wanted() {
    let (home, vendors) = finished();
    let run = |args: &[&str], variables: &[(&str, &str)]| {
        let run = home.cs(&["verify"]).args(args).at(&vendors).both_keys();
        variables.iter().fold(run, |run, (name, value)| run.env(name, value))
    };
    for (args, variables, coloured) in [
        (&[][..], &[][..], false),
        (&["--color", "always"], &[], true),
        (&[], &[("CLICOLOR_FORCE", "1")], true),
        (&["--color", "never"], &[("CLICOLOR_FORCE", "1")], false),
        (&["--color", "always"], &[("NO_COLOR", "1")], true),
        (&["--color", "always", "--output", "json"], &[], false),
    ] {
        let output = run(args, variables).run().expect_code(0);
        assert_eq!(output.stdout.contains('\u{1b}'), coloured, "{args:?} {variables:?}");
    }
    for (args, variables, coloured) in [
        (&[][..], &[][..], true),
        (&[], &[("NO_COLOR", "1")], false),
        (&[], &[("CLICOLOR", "0")], false),
        (&[], &[("CLICOLOR", "1")], true),
        (&[], &[("CLICOLOR", "")], true),
        (&[], &[("CLICOLOR", "0"), ("CLICOLOR_FORCE", "1")], true),
        (&["--color", "never"], &[], false),
        (&[], &[("TERM", "dumb")], false),
    ] {
        let mut pty = Pty::spawn(&run(args, variables), 100, 60);
        assert_eq!(pty.exit_code(), 0, "{}", pty.screen());
        let bytes = pty.bytes();
        let found = (30..38).any(|colour| leaks::contains(&bytes, format!("{colour}m").as_bytes()));
        assert_eq!(found, coloured, "on a terminal: {args:?} {variables:?}");
    }
}

#[test]
fn a_plain_locale_gets_plain_letters() {
    let (home, vendors) = finished();
    vendors.codesignal.set(|now| now.company = "Zürich 会社 🚀".into());
    vendors.ashby.set(|now| now.title = "Schlüssel – “neu”".into());
    for args in [&["verify"][..], &["status"], &["webhook", "show"], &["guide"]] {
        let run = home.cs(args).at(&vendors).both_keys().env("LANG", "C").env("LC_ALL", "C");
        let output = run.run().expect_code(0);
        let odd: Vec<_> = output.stdout.chars().filter(|letter| !letter.is_ascii()).collect();
        assert!(odd.is_empty(), "{args:?} {odd:?}: {}", output.stdout);
    }
    // JSON says it all, whatever the locale: it is UTF-8 by definition.
    let run = home.ask(&vendors, &["verify"]).env("LC_ALL", "C");
    assert_eq!(run.run().report(0).details("codesignal.key")["company"], "Zürich 会社 🚀");
}

const EVIL: &str =
    "A\u{1b}[2J\u{1b}]0;t\u{7}c\u{202e}m\u{2066}e\u{9b}31m\u{200b}\r\nkeystore  pass\u{0}";

#[test]
fn a_stranger_s_text_is_cleaned_everywhere() {
    let (home, vendors) = finished();
    vendors.codesignal.set(|now| now.company = EVIL.into());
    vendors.ashby.set(|now| now.title = EVIL.into());
    clean(&home, &vendors);

    vendors.ashby.own(|_| {
        let info = json!({"code": EVIL, "message": EVIL, "requestId": EVIL});
        let body =
            json!({"success": false, "errors": [EVIL, {"message": EVIL}], "errorInfo": info});
        Some(Reply::json(403, &body))
    });
    vendors.codesignal.own(|asked| {
        let error = json!({"message": EVIL, "extensions": {"code": EVIL}});
        asked
            .has("companyTests")
            .then(|| Reply::json(200, &json!({"errors": [error], "data": null})))
    });
    vendors.webhook.own(|_| Some(Reply::new(400, "text/html", EVIL)));
    clean(&home, &vendors);
}

fn clean(home: &Home, vendors: &Vendors) {
    let bad = |text: &str| text.chars().find(|letter| is_bad(*letter));
    for more in [&[][..], &["-vv"]] {
        let output = home.cs(&["verify"]).args(more).at(vendors).both_keys().run();
        for line in output.stdout.lines().chain(output.stderr.lines()) {
            assert_eq!(bad(line), None, "{line:?}");
            assert!(!line.starts_with("keystore  pass"), "a line of its own: {line:?}");
        }
        let report = home.ask(vendors, &["verify"]).args(more).run().json();
        strings(&report.0, &mut |text| assert_eq!(bad(&text.replace('\n', " ")), None, "{text:?}"));
    }
}

fn is_bad(letter: char) -> bool {
    let bidi = ['\u{202a}'..='\u{202e}', '\u{2066}'..='\u{2069}', '\u{200e}'..='\u{200f}'];
    (letter.is_control() && letter != '\t') || bidi.iter().any(|range| range.contains(&letter))
}

fn strings(value: &Value, see: &mut impl FnMut(&str)) {
    match value {
        Value::String(text) => see(text),
        Value::Array(items) => items.iter().for_each(|item| strings(item, see)),
        Value::Object(pairs) => pairs.values().for_each(|item| strings(item, see)),
        _ => {}
    }
}

#[test]
fn a_server_that_repeats_the_key_is_not_quoted() {
    let (home, vendors) = fresh();
    for said in [
        CODESIGNAL_KEY.to_owned(),
        format!("Bearer {CODESIGNAL_KEY}"),
        hash::percent(CODESIGNAL_KEY),
        hash::base64(CODESIGNAL_KEY.as_bytes()),
    ] {
        let message = format!("The key {said} is not known");
        vendors.codesignal.own(move |_| {
            let error = json!({"message": message, "extensions": {"code": message}});
            Some(Reply::json(401, &json!({"errors": [error]})))
        });
        quoted(&home, &vendors);
    }
    for said in [ASHBY_KEY.to_owned(), hash::base64(format!("{ASHBY_KEY}:").as_bytes())] {
        let words = said.clone();
        vendors.ashby.own(move |_| {
            let info = json!({"code": words, "message": words});
            Some(Reply::json(403, &json!({"success": false, "errors": [words], "errorInfo": info})))
        });
        vendors.webhook.own(move |_| Some(Reply::new(400, "text/plain", said.clone())));
        quoted(&home, &vendors);
    }
}

/// The watch over stdout and stderr is in every run; the files are looked at here.
fn quoted(home: &Home, vendors: &Vendors) {
    for verbosity in [&[][..], &["-v"], &["-vv"], &["-q"]] {
        home.ask(vendors, &["verify"]).args(verbosity).run().json();
        let text = home.cs(&["verify"]).args(verbosity).at(vendors).both_keys();
        text.env("RUST_LOG", "trace").env("RUST_BACKTRACE", "full").run();
    }
    tree::assert_no_key(home.root());
}

#[test]
fn logs_go_to_stderr_and_quiet_is_quiet() {
    let (home, vendors) = finished();
    let run = |more: &[&str]| home.ask(&vendors, &["verify"]).args(more).run().expect_code(0);
    assert!(!run(&["-vv"]).stderr.is_empty(), "-vv says nothing");
    run(&["-vv"]).json();
    assert_eq!(run(&["-q"]).stderr, "");
    assert_eq!(run(&[]).stderr, "", "no progress where there is no terminal");
}
