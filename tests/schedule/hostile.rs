//! One table of hostile words, written by every scheduler's entry and read back by its own parser: whatever a path,
//! an option, a variable or a profile contains arrives as it is, or is refused before anything is printed.

use super::readers::{SCHEDULERS, read};
use crate::support::entries::content;
use crate::support::missing::have;
use crate::support::*;
use std::collections::BTreeMap;

/// Each stands in a key file's path, a proxy's password and the certificates' path.
const WORDS: [&str; 30] = [
    "plain",
    "two words",
    " ends ",
    "tab less",
    "a'b",
    "a\"b",
    "''",
    "\"\"",
    "$HOME",
    "${HOME}",
    "$$",
    "$(HOME)",
    "$(date)",
    "`date`",
    "50%",
    "%h %i",
    "%%",
    "\\%",
    "\\\\",
    "a\\b",
    "\\\"",
    "#1",
    "; true",
    "& <b> ]]>",
    "--- -- -",
    "{x} {{x}} @name@",
    "ünïcödé 漢字",
    "~/x",
    "!1 * ? [a]",
    "\u{201c}q\u{2019}s",
];
/// What a format can't write and therefore refuses: scheduler, part of the word.
const REFUSED: [(&str, &str); 4] = [
    ("windows", "%NAME%"),
    ("windows", "$(Arg0)"),
    ("github", "${{ github.sha }}"),
    ("cron", "LONG"),
];

fn print(home: &Home, scheduler: &str, word: &str) -> crate::support::run::Run {
    let word = if word == "LONG" { "x/".repeat(600) } else { word.to_owned() };
    let file = format!("/etc/{word}/ashby.key");
    let command = ["schedule", "print", "--for", scheduler, "--ashby-key-file", &file];
    let run = home.cs(&command).args(&["--codesignal-key-command", "op read x"]);
    // The run itself looks for the keys in what is printed.
    run.both_keys()
        .env("CS_ASHBY_STATE_DIR", format!("/srv/{word}"))
        .env("https_proxy", format!("http://u:{word}@proxy.example:3128"))
        .env("SSL_CERT_FILE", format!("/etc/{word}/ca.pem"))
        .env("PATH", format!("/opt/{word}:/usr/bin"))
        .json_output()
}

#[test]
fn every_word_arrives_or_is_refused() {
    if !have(&["systemd-analyze", "crontab"]) {
        return;
    }
    let home = Home::new();
    for scheduler in SCHEDULERS {
        for word in WORDS {
            let entry = print(&home, scheduler, word).run().report(0).0["data"].clone();
            let Some(arrived) = read(&home, scheduler, &entry) else {
                return;
            };
            let place = format!("{scheduler} {word:?} {}", content(&entry, 0));
            let file = format!("/etc/{word}/ashby.key");
            assert!(arrived.words.contains(&file), "{:?} {place}", arrived.words);
            assert!(arrived.words.contains(&"op read x".to_owned()), "{place}");
            let variables = [
                ("https_proxy", format!("http://u:{word}@proxy.example:3128")),
                ("CS_ASHBY_STATE_DIR", format!("/srv/{word}")),
                ("SSL_CERT_FILE", format!("/etc/{word}/ca.pem")),
                ("PATH", format!("/opt/{word}:/usr/bin")),
            ];
            let found = variables.iter().filter(|it| arrived.environment.get(it.0) == Some(&it.1));
            let expected = match scheduler {
                // Their own folders, and no password in a repository or a cluster.
                "github" | "kubernetes" => &[][..],
                "windows" => &variables[..3],
                _ => &variables,
            };
            assert_eq!(found.cloned().collect::<Vec<_>>(), expected, "{place}");
        }
    }
}

#[test]
fn what_a_format_cannot_write_is_refused() {
    let home = Home::new();
    for (scheduler, word) in REFUSED {
        let report = print(&home, scheduler, word).run().report(2);
        assert!(report.0["data"].is_null(), "{report}");
    }
    for (scheduler, option, value) in [
        ("systemd", "--program", "/opt/a\"b/cs-ashby"),
        ("systemd", "--program", "/opt/a\\b/cs-ashby"),
        ("systemd", "--program", "./cs-ashby"),
        ("systemd", "--program", "-x"),
        ("github", "--program", "/opt/${{ a }}/cs-ashby"),
        ("github", "--codesignal-key-command", "show ${{ secrets.X }}"),
        ("kubernetes", "--codesignal-key-command", "two\nlines"),
        ("kubernetes", "--ashby-key-file", "relative.key"),
        ("kubernetes", "--ashby-key-file", "-"),
        ("kubernetes", "--program", "a\nb"),
        ("kubernetes", "--image", "a\nb: c"),
    ] {
        let option = format!("{option}={value}");
        home.cs(&["schedule", "print", "--for", scheduler, &option]).run().expect_code(2);
    }
    for end in ["\n", "\r", "\u{85}", "\u{2028}", "\u{7}", "\u{feff}"] {
        let text = format!("a{end}b");
        let run = home.cs(&["schedule", "print", "--for", "cron"]);
        run.clone().args(&["--ashby-key-command", &text]).run().expect_code(2);
        run.env("NO_PROXY", text).run().expect_code(2);
    }
    let run = home.cs(&["schedule", "print", "--for", "cron"]).env("CS_ASHBY_STATE_DIR", "here");
    assert_eq!(run.json_output().run().report(2).error_code(), "path_not_absolute");
}

/// A proxy that is reached from elsewhere too goes into the entries for elsewhere.
#[test]
fn a_proxy_without_a_password_goes_with_every_entry() {
    let home = Home::new();
    for scheduler in SCHEDULERS {
        let run = home.cs(&["schedule", "print", "--for", scheduler]);
        let run =
            run.env("HTTPS_PROXY", "http://proxy.example:3128").env("NO_PROXY", "localhost,$x");
        let entry = run.json_output().run().report(0).0["data"].clone();
        let Some(arrived) = read(&home, scheduler, &entry) else {
            return;
        };
        let found = |name: &str| arrived.environment.get(name).map(String::as_str);
        assert_eq!(found("HTTPS_PROXY"), Some("http://proxy.example:3128"), "{scheduler}");
        assert_eq!(found("NO_PROXY"), Some("localhost,$x"), "{scheduler}");
        // An empty variable counts as unset.
        let run = home.cs(&["schedule", "print", "--for", scheduler]).env("HTTPS_PROXY", "");
        assert!(!run.run().expect_code(0).stdout.contains("HTTPS_PROXY"));
    }
}

#[test]
fn each_profile_has_a_name_of_its_own() {
    let home = Home::new();
    let long = "a".repeat(64);
    let longer = format!("{}b", "a".repeat(63));
    let profiles = [
        "default", "Default", "acme", "Acme", "ACME", "a.b", "a_b", "a-b", "a--b", "a-b-", "a-b.",
        &long, &longer,
    ];
    for scheduler in ["launchd", "windows", "kubernetes"] {
        let mut seen = BTreeMap::new();
        for profile in profiles {
            let run = home.cs(&["schedule", "print", "--for", scheduler, "--profile", profile]);
            let entry = run.json_output().run().report(0).0["data"].clone();
            assert!(
                read(&home, scheduler, &entry).is_some_and(|it| it.words.len() > 3)
                    || !have(&["node"])
            );
            let path = entry["files"][0]["path"].as_str().unwrap().to_lowercase();
            let other = seen.insert(path.clone(), profile);
            assert_eq!(other, None, "{path}: {profile}");
            if scheduler == "kubernetes" {
                let name = path.trim_end_matches(".yaml");
                let ok = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
                assert!(name.len() <= 52 && name.chars().all(ok) && !name.ends_with('-'), "{name}");
            }
        }
    }
}
