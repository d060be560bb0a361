//! The sandbox in the same process, and nothing of the user's touched. The status of every check in every
//! scenario is in `tests/cli/recorded`.

use crate::support::*;

#[test]
fn setup_from_nothing_passes_every_check_and_writes_no_file() {
    let home = Home::new();
    let run = home.cs(&["setup", "--sandbox", "--non-interactive"]).json_output();
    // No store is needed, though the option asks for one.
    let report = run.env("CS_ASHBY_STORE", "keyring").run().report(0);
    for id in CHECKS {
        let status = report.status(id);
        assert!(status == "pass", "{id}: {:#}", report.check(id));
    }
    for event in EVENTS {
        assert!(report.0["registration"].to_string().contains(event));
    }
    assert_eq!(report.0["sandbox"], true);
    assert!(tree::files(home.root()).is_empty(), "{:?}", tree::files(home.root()));
}

#[test]
fn every_other_source_and_address_is_ignored_and_that_is_said() {
    let (home, vendors) = (Home::new(), Vendors::working());
    for command in
        [&["setup", "--sandbox"][..], &["verify", "--sandbox"], &["webhook", "test", "--sandbox"]]
    {
        let output = home.ask(&vendors, command).run().expect_code(0);
        assert_eq!(vendors.count(), 0, "{command:?} left the sandbox");
        assert!(output.stderr.contains("ignore"), "{command:?}: {:?}", output.stderr);
        // Nothing given, nothing to say.
        let quiet = home.cs(command).json_output().run().expect_code(0);
        assert!(!quiet.stderr.contains("ignore"), "{:?}", quiet.stderr);
    }
    home.config("damaged [");
    let output = home.cs(&["verify", "--sandbox"]).run().expect_code(0);
    assert!(output.stderr.contains("ignored: the configuration"), "{output:#?}");
}

#[test]
fn the_user_s_state_is_not_touched() {
    let (home, vendors) = scene::finished();
    let all = || -> Vec<_> {
        let files = tree::files(home.root()).into_iter();
        files.map(|path| (std::fs::read(&path).unwrap(), path)).collect()
    };
    let before = all();
    home.cs(&["setup", "--sandbox"]).json_output().run().report(0);
    home.cs(&["verify", "--sandbox", "--scenario", "keys-swapped"]).json_output().run().report(1);
    assert_eq!(all(), before);
    drop(vendors);
}

#[test]
fn the_text_of_a_sandbox_run_says_that_it_is_one() {
    let home = Home::new();
    let output = home.cs(&["setup", "--sandbox", "--non-interactive"]).run().expect_code(0);
    let all = output.stdout + &output.stderr;
    assert!(all.to_lowercase().contains("sandbox"), "{all}");
}
