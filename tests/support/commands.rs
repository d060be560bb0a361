//! Every command there is, by the command line's own definition, with ways to call it.

use clap::{Command, CommandFactory};
use cs_ashby::cli::Cli;

/// Every command that does something, by its words.
pub fn all() -> Vec<(Vec<String>, Command)> {
    let mut root = Cli::command();
    root.build();
    let mut found = Vec::new();
    leaves(&root, &mut Vec::new(), &mut found);
    found
}

fn leaves(command: &Command, path: &mut Vec<String>, found: &mut Vec<(Vec<String>, Command)>) {
    let mut has_below = false;
    for below in command.get_subcommands() {
        if below.get_name() == "help" {
            continue;
        }
        has_below = true;
        path.push(below.get_name().to_owned());
        leaves(below, path, found);
        path.pop();
    }
    if !has_below {
        found.push((path.clone(), command.clone()));
    }
}

/// Ways to call a command, each with all it needs; none where nobody has written any yet.
pub fn ways(words: &str) -> &'static [&'static [&'static str]] {
    match words {
        "setup" => &[
            &["--attest", "webhook", "--attest", "ashby-settings"],
            &["--plan"],
            &["--handoff", "ashby"],
            &["--sandbox"],
        ],
        "verify" => {
            &[&[], &["--deep"], &["--all-profiles"], &["--sandbox", "--scenario", "swapped-keys"]]
        }
        "rotate" => &[
            &["codesignal", "--attest", "webhook"],
            &["ashby", "--finish"],
            &["codesignal", "--abort"],
            &["ashby", "--sandbox"],
        ],
        "status" | "keys list" | "profiles list" | "attest list" | "attest export" => &[&[]],
        "report" => &[&[], &["--all-profiles"], &["--bundle", "--force"]],
        "keys set" => &[&[], &["ashby", "--unproven"], &["codesignal"]],
        "keys remove" => &[&["--yes"], &[]],
        "profiles remove" => &[&["default"], &["nobody", "--yes"]],
        "webhook show" => &[&[], &["--reveal"]],
        "webhook test" => &[&["--all-events"], &["--sandbox"]],
        "attest import" => &[&["no-such-file"], &["-"]],
        "schedule print" => &[
            &["--every", "1h", "--for", "systemd"],
            &["--every", "1h", "--for", "github"],
            &["--every", "1h", "--for", "kubernetes"],
        ],
        "guide" => &[&[]],
        "completions" => &[&["fish"]],
        "man" => &[&["setup"]],
        // It runs until it is stopped, so a test ends it.
        "sandbox" => &[&[]],
        _ => &[],
    }
}

/// Whether a command shows what a vendor said, now or the last time.
pub fn shows_vendors(words: &str) -> bool {
    matches!(
        words,
        "setup" | "verify" | "rotate" | "keys set" | "webhook test" | "status" | "report"
    )
}
