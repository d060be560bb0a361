//! The state on the disk: locked, under a wide umask, in the platform's folder. Damaged ones are in `machine::state`.

use crate::support::scene::finished;
use crate::support::*;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::time::Duration;

#[test]
fn two_runs_at_once_do_not_write_over_each_other() {
    let (home, vendors) = finished();
    let path = home.state_dir().join("lock-default.lock");
    let lock = fs::File::options().create(true).truncate(false).write(true).open(path).unwrap();
    lock.lock().unwrap();
    let output = home.ask(&vendors, &["setup", "--attest", "webhook"]).run().expect_code(5);
    assert!(output.took < Duration::from_secs(20), "{:?}", output.took);
    assert!(!output.json().error_code().is_empty());
    // Another profile is no concern of it, and verify changes nothing that needs the lock.
    home.ask(&vendors, &["setup", "--attest", "webhook", "--profile", "second"]).run().report(0);
    home.ask(&vendors, &["verify"]).run().report(0);
    lock.unlock().unwrap();
    home.ask(&vendors, &["setup"]).run().report(0);
}

#[test]
fn a_wide_umask_opens_nothing() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let run = home.ask(&vendors, &["setup", "--non-interactive", "--attest", "webhook"]);
    run.through("sh", &["-c", "umask 000; exec \"$@\"", "sh"]).run().report(0);
    tree::assert_private(&home.state_dir());
    let top = fs::metadata(home.state_dir()).unwrap().permissions().mode();
    assert_eq!(top & 0o777, 0o700);
}

#[test]
fn without_the_variable_the_platform_s_folder_is_used() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let run = home.ask(&vendors, &["setup", "--non-interactive", "--attest", "webhook"]);
    run.without("CS_ASHBY_STATE_DIR").without("CS_ASHBY_CONFIG_DIR").run().report(0);
    let below = home.home().join(".local/state");
    assert!(!tree::files(&below).is_empty(), "nothing below XDG_STATE_HOME");
    for path in tree::all(&below) {
        let mode = fs::metadata(&path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, if path.is_dir() { 0o700 } else { 0o600 }, "{}", path.display());
    }
}

/// What counts as damaged is in `machine::state`.
#[test]
fn a_damaged_state_is_set_aside_and_that_is_said() {
    let (home, vendors) = finished();
    fs::write(home.state("default"), "{\"half\": ").unwrap();
    let run = home.ask(&vendors, &["setup", "--non-interactive", "--attest", "webhook"]);
    let said = run.run().expect_code(0).stderr;
    assert!(said.contains("It was moved to"), "{said}");
    home.ask(&vendors, &["verify"]).run().report(0);
}

/// It would be another folder for each folder that the command is run in.
#[test]
fn a_relative_folder_is_refused_before_anything_is_sent() {
    let (home, vendors) = finished();
    for variable in ["CS_ASHBY_STATE_DIR", "CS_ASHBY_CONFIG_DIR"] {
        vendors.forget();
        let run = home.ask(&vendors, &["verify"]).env(variable, "relative").run();
        assert_eq!(run.report(2).error_code(), "path_not_absolute");
        assert_eq!(vendors.count(), 0, "{variable}");
    }
}
