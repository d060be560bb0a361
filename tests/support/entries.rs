//! Entries for schedulers, and the words that have to arrive there.

use super::Home;
use serde_json::Value;

/// Words with everything that is special somewhere; none of them is a key.
const AWKWARD: &str = "op read 'op://Private/cs <a>&b/key' --x=50% $HOME \"q\" \\ {{x}} #1";

/// The files and the steps of an entry.
pub fn entry(home: &Home, args: &[&str]) -> Value {
    let run = home.cs(&["schedule", "print"]).args(args).json_output();
    run.run().report(0).0["data"].clone()
}

/// What stands in one of its files.
pub fn content(entry: &Value, number: usize) -> &str {
    entry["files"][number]["content"].as_str().unwrap()
}

/// The sets of options that every entry has to survive.
pub fn variants() -> Vec<Vec<&'static str>> {
    vec![
        vec!["--every", "1h"],
        vec!["--every", "15m", "--profile", "Acme_Europe.2"],
        vec![
            "--every",
            "1d",
            "--codesignal-key-command",
            AWKWARD,
            "--ashby-key-file",
            "/etc/cs ashby/a'b.key",
            "--max-age",
            "180",
            "--max-attestation-age",
            "30",
            "--timeout",
            "2.5",
        ],
    ]
}

/// The words of the command as they have to arrive.
pub fn words(args: &[&str], program: &str, end: &[&str]) -> Vec<String> {
    let mut words = vec![program, "verify", "--reuse-control", "--non-interactive"];
    let value = |name: &str| {
        let at = args.iter().position(|arg| *arg == name)?;
        Some(args[at + 1])
    };
    let named = [
        "--profile",
        "--timeout",
        "--max-age",
        "--max-attestation-age",
        "--codesignal-key-command",
        "--ashby-key-file",
    ];
    for name in named {
        if let Some(value) = value(name) {
            words.extend([name, value]);
        }
    }
    words.extend(end);
    words.into_iter().map(str::to_owned).collect()
}
