//! A key where another value belongs: it isn't repeated, and the person is told what to do about it.

use super::hygiene::{ADDRESSES, Situation, told, vendors};
use crate::support::keys::{ODD_ASHBY_KEY, ODD_CODESIGNAL_KEY};
use crate::support::*;

/// A key as a value that no argument takes, of any command, known to the run or not.
#[test]
fn a_key_that_no_argument_takes_is_not_repeated() {
    let (home, vendors) = (Home::new(), vendors(Situation::Good));
    let mut runs = 0;
    for (words, _) in commands::all() {
        let name = words.join(" ");
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        for key in [ODD_ASHBY_KEY, ASHBY_KEY] {
            for known in [true, false] {
                let mut run = home.cs(&words).at(&vendors).args(commands::ways(&name)[0]);
                // Where a command takes a name, this is one too many.
                run = run.arg(key).arg(key);
                if known {
                    run = run.keys(ODD_CODESIGNAL_KEY, key);
                }
                let output = run.canary(ODD_ASHBY_KEY).canary(ODD_CODESIGNAL_KEY).run();
                assert_eq!(output.code, 2, "{name}: {output:#?}");
                runs += 1;
            }
        }
    }
    assert!(runs > 60, "{runs} runs");
    assert_eq!(vendors.count(), 0);
}

#[test]
fn a_key_in_the_variable_of_an_address_is_not_repeated() {
    let (home, vendors) = (Home::new(), vendors(Situation::Good));
    for variable in ADDRESSES {
        for args in [&["verify"][..], &["report"], &["webhook", "show"]] {
            for value in [
                ODD_ASHBY_KEY.to_owned(),
                format!("https://127.0.0.1:1/{ODD_ASHBY_KEY}"),
                format!("/nowhere/{ODD_ASHBY_KEY}"),
            ] {
                let run = told(home.cs(args), &vendors, Situation::Good);
                let run = run.env(variable, value);
                assert_eq!(run.run().code, 2, "{variable} {args:?}");
            }
        }
    }
}

#[test]
fn a_key_pasted_where_a_path_belongs_is_not_repeated() {
    let (home, vendors) = (Home::new(), vendors(Situation::Good));
    let run = home.cs(&["verify", "--codesignal-key-file", CODESIGNAL_KEY]).at(&vendors);
    run.clone().json_output().run().report(2);
    run.run().expect_code(2);
}

/// What was not repeated may have been a key, and then it has to go.
#[test]
fn a_key_as_an_argument_is_said_to_be_lost() {
    let home = Home::new();
    for args in [&["verify"][..], &["keys", "set", "codesignal"]] {
        let output = home.cs(args).arg(ASHBY_KEY).run().expect_code(2);
        let said = output.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains("[not repeated]"), "{said}");
        let words = "If that was a key, delete it at its vendor and create a new one";
        assert!(said.contains(words), "{said}");
    }
    let output = home.cs(&["verify", "x"]).run().expect_code(2);
    assert!(!output.stderr.contains("a key"), "{output:#?}");
}

/// Keys from a file, and an address or a profile that repeats one: known only once the file is read.
#[test]
fn a_key_in_an_address_is_refused_before_anything_is_sent() {
    let (home, vendors) = (Home::new(), vendors(Situation::Good));
    let file = home.file("ashby.key", ASHBY_KEY);
    for option in ["--codesignal-url", "--ashby-url", "--webhook-url"] {
        for args in [&["verify"][..], &["webhook", "test"], &["webhook", "show"]] {
            let run = home.cs(args).at(&vendors).args(&["--ashby-key-file"]).arg(&file);
            let run = run.args(&[option]).arg(vendors.webhook.server.url(&format!("/{ASHBY_KEY}")));
            let report = run.json_output().run().report(2);
            assert_eq!(report.error_code(), "key_astray");
        }
    }
    assert_eq!(vendors.count(), 0);
}
