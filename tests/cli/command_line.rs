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
    for option in ["--codesignal-key", "--ashby-key", "--key"] {
        home.cs(&["verify", option, CODESIGNAL_KEY]).run().expect_code(2);
        home.cs(&["verify", &format!("{option}={ASHBY_KEY}")]).run().expect_code(2);
    }
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
    for words in [["--version", "-v"], ["-v", "--version"], ["-V", "-v"]] {
        let said = home.cs(&words).run().expect_code(0).stdout;
        for line in ["cs-ashby ", "build: ", "target: ", "commit: "] {
            let value = said.lines().find_map(|it| it.strip_prefix(line));
            assert!(value.is_some_and(|value| !value.is_empty()), "{line:?} in {said}");
        }
    }
    let help = home.cs(&["--help"]).run().expect_code(0).stdout;
    let parts = ["Get started:", "Keys:", "Operate:", "More:", "\nOptions:", "Exit codes:"];
    let places: Vec<_> = parts.iter().map(|part| help.find(part)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?} {help}");
    for variable in ["CS_ASHBY_PROFILE", "CS_ASHBY_TIMEOUT"] {
        assert!(help.contains(variable), "{variable} in {help}");
    }
    assert!(tree::files(home.root()).is_empty());
}

#[test]
fn the_guide_is_there_offline() {
    let home = Home::new();
    for (topic, words) in [
        (&["guide"][..], "ADD A WEBHOOK"),
        (&["guide", "send-assessment"], "assessment"),
        (&["guide", "create-interview"], "interview"),
    ] {
        let text = home.cs(topic).run().expect_code(0).stdout;
        assert!(text.len() > 100 && text.contains(words), "{topic:?}: {text}");
    }
}

#[test]
fn the_name_alone_prints_a_short_page() {
    let output = Home::new().cs(&[]).run().expect_code(0);
    let page = output.stdout;
    assert!(page.lines().count() <= 12, "{page}");
    for words in ["cs-ashby setup --sandbox", "cs-ashby setup ", "cs-ashby verify", "--help"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    // With an option but without a command something is missing.
    let output = Home::new().cs(&["--profile", "acme"]).run().expect_code(2);
    assert!(output.stdout.is_empty() && output.stderr.contains("command"), "{output:#?}");
}

#[test]
fn help_and_version_that_cannot_be_printed_are_an_error() {
    for words in
        ["--help", "-h", "--version", "verify --help", "", "guide", "man", "completions bash"]
    {
        let words: Vec<&str> = words.split_whitespace().collect();
        let home = Home::new();
        let run = home.cs(&words);
        let output = run.through("sh", &["-c", "\"$@\" >/dev/full", "sh"]).run();
        assert_eq!(output.code, 5, "{words:?} {output:#?}");
        assert!(output.stderr.contains("can't be written"), "{output:#?}");
    }
}
