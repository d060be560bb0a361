//! Every command that a text tells a person to run is one that the command line takes.

use crate::support::{project, tree};
use clap::Parser;
use clap::error::ErrorKind;
use cs_ashby::cli::Cli;
use std::fs;

#[test]
fn every_command_in_a_text_is_one() {
    let mut count = 0;
    for path in tree::files(&project().join("src")) {
        let text = fs::read_to_string(&path).unwrap_or_default();
        // What a test makes up names no command.
        let text = text.split("#[cfg(test)]").next().unwrap();
        for part in text.split("`cs-ashby ").skip(1) {
            let command = part.split('`').next().unwrap();
            let command = command.split(" >").next().unwrap();
            // A part that is filled in is a key, a command or a scenario.
            if command.contains(['{', '\n']) {
                continue;
            }
            let words = command.replace("KEY", "ashby");
            let words = ["cs-ashby"].into_iter().chain(words.split_whitespace());
            let kind = Cli::try_parse_from(words).err().map(|error| error.kind());
            assert!(
                matches!(kind, None | Some(ErrorKind::DisplayHelp)),
                "{}: `cs-ashby {command}` is {kind:?}",
                path.display()
            );
            count += 1;
        }
    }
    assert!(count > 50, "{count}");
}
