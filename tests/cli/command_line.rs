//! The command line: what can't be parsed, where options may stand, help, the guide.

use crate::support::scene::{finished, fresh};
use crate::support::*;

#[test]
fn a_command_line_that_can_t_be_parsed_is_text() {
    let (home, vendors) = fresh();
    for args in [
        &["verfy"][..],
        &["verify", "--no-such-option"],
        &["verify", "surplus"],
        &["keys"],
        &["keys", "frobnicate"],
        &["webhook", "test", "--event"],
        &["completions", "tcsh"],
        &["guide", "cooking"],
        &["verify", "--scenario", "working"],
        &["verify", "--sandbox", "--scenario", "no-such-scenario"],
    ] {
        let output = home.ask(&vendors, args).run();
        assert_eq!(output.code, 2, "{args:?} {output:#?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty(), "{args:?} {output:#?}");
        assert_eq!(vendors.count(), 0);
    }
}

#[test]
fn an_argument_that_is_a_key_is_not_repeated() {
    let home = Home::new();
    // The watch over stdout and stderr fails this when the parser quotes the word.
    home.cs(&["keys", "set", CODESIGNAL_KEY]).run().expect_code(2);
    home.cs(&[CODESIGNAL_KEY]).run().expect_code(2);
    home.cs(&["verify", &format!("--ashby-key={ASHBY_KEY}")]).run().expect_code(2);
}

#[test]
fn options_stand_before_or_after_the_subcommand() {
    let (home, vendors) = finished();
    let run = || home.cs(&[]).at(&vendors).both_keys();
    let options =
        ["--output", "json", "--timeout", "5", "--profile", "default", "--non-interactive"];
    run().args(&options).arg("verify").run().report(0);
    run().arg("verify").args(&options).run().report(0);
    run().args(&options[..2]).args(&["webhook", "test"]).args(&options[2..]).run().report(0);
    run().args(&["webhook", "--output", "json", "show"]).run().report(0);
}

#[test]
fn version_and_help_are_no_errors() {
    let home = Home::new();
    let version = home.cs(&["--version"]).run().expect_code(0);
    assert_eq!(version.stdout, format!("cs-ashby {}\n", env!("CARGO_PKG_VERSION")));
    let help = home.cs(&["--help"]).run().expect_code(0).stdout;
    for command in
        ["setup", "verify", "status", "keys", "webhook", "sandbox", "guide", "completions", "man"]
    {
        assert!(help.contains(command), "{command} in {help}");
        home.cs(&[command, "--help"]).run().expect_code(0);
    }
    for variable in ["CS_ASHBY_PROFILE", "CS_ASHBY_TIMEOUT"] {
        assert!(help.contains(variable), "{variable} in {help}");
    }
    assert!(tree::files(home.root()).is_empty());
}

#[test]
fn the_guide_is_there_offline() {
    let home = Home::new();
    let setup = home.cs(&["guide"]).run().expect_code(0).stdout;
    assert!(setup.contains("ADD A WEBHOOK") && setup.contains("API"), "{setup}");
    for topic in ["setup", "send-assessment", "create-interview"] {
        let text = home.cs(&["guide", topic]).run().expect_code(0).stdout;
        assert!(text.len() > 100, "{topic}: {text}");
        let report = home.cs(&["guide", topic]).json_output().run().report(0);
        assert!(report.0["data"].is_object());
    }
}

#[test]
fn a_closed_stdout_is_no_panic() {
    let home = Home::new();
    let run = home.cs(&["guide"]).through("sh", &["-c", "\"$@\" | true", "sh"]);
    assert!(!run.run().stderr.contains("panicked"));
}
