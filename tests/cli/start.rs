//! What a newcomer sees first: the short page, help, version.

use crate::support::*;

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
fn help_has_the_commands_by_topic() {
    let help = Home::new().cs(&["--help"]).run().expect_code(0).stdout;
    let topics = ["Get started:", "Keys:", "Operate:", "More:", "\nOptions:", "Exit codes:"];
    let places: Vec<_> = topics.iter().map(|topic| help.find(topic)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?} {help}");
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

#[test]
fn version_says_more_with_v() {
    for words in [["--version", "-v"], ["-v", "--version"], ["-V", "-v"]] {
        let said = Home::new().cs(&words).run().expect_code(0).stdout;
        for line in ["cs-ashby ", "build: ", "target: ", "commit: "] {
            let value = said.lines().find_map(|it| it.strip_prefix(line));
            assert!(value.is_some_and(|value| !value.is_empty()), "{line:?} in {said}");
        }
    }
}
