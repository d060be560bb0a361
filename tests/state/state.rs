//! The state on the disk: newer, corrupt, locked, open to others, under a wide umask.

use crate::support::scene::{attest, finished};
use crate::support::*;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::time::Duration;

#[test]
fn a_newer_state_is_left_untouched() {
    let (home, vendors) = finished();
    let newer = newer_version(&fs::read_to_string(home.state("default")).unwrap());
    fs::write(home.state("default"), &newer).unwrap();
    for command in ["setup", "verify"] {
        let report = home.ask(&vendors, &[command]).run().report(5);
        let error = report.0["error"].to_string();
        assert!(error.contains("newer"), "{error}");
        assert_eq!(fs::read_to_string(home.state("default")).unwrap(), newer, "{command}");
    }
    assert_eq!(vendors.count(), 0, "the state is checked before anything is sent");
}

/// The same file with a version that no release has yet, whatever the field is called.
fn newer_version(text: &str) -> String {
    let mut state: serde_json::Value = serde_json::from_str(text).unwrap();
    let fields = state.as_object_mut().unwrap();
    let (_, version) =
        fields.iter_mut().find(|(name, _)| name.contains("version")).expect("versioned");
    *version = 9999.into();
    state.to_string()
}

#[test]
fn a_corrupt_state_is_set_aside_and_that_is_said() {
    let broken: [&[u8]; 5] =
        [b"", b"{\"half\": ", b"[]", b"\xff\xfe\x00", b"{\"version\": \"one\"}"];
    for bytes in broken {
        let (home, vendors) = finished();
        fs::write(home.state("default"), bytes).unwrap();
        let run = home.ask(&vendors, &["setup", "--non-interactive", "--attest", "webhook"]);
        let output = run.run().expect_code(0);
        assert!(output.stderr.contains("It was moved to"), "not said: {:?}", output.stderr);
        let kept = tree::files(&home.state_dir());
        let kept = kept.iter().any(|path| fs::read(path).unwrap() == bytes);
        assert!(kept, "the corrupt file is gone");
        home.ask(&vendors, &["verify"]).run().report(0);
    }
}

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
    attest_second(&home, &vendors);
    home.ask(&vendors, &["verify"]).run().report(0);
    lock.unlock().unwrap();
    home.ask(&vendors, &["setup"]).run().report(0);
}

fn attest_second(home: &Home, vendors: &Vendors) {
    let args = ["setup", "--attest", "webhook", "--profile", "second"];
    home.ask(vendors, &args).run().report(0);
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

#[test]
fn a_state_folder_that_is_a_file_ends_before_anything_is_sent() {
    let (home, vendors) = (Home::new(), Vendors::working());
    fs::write(home.state_dir(), "a file").unwrap();
    let report = home.ask(&vendors, &["setup", "--attest", "webhook"]).run().report(5);
    assert!(!report.error_code().is_empty());
    assert_eq!(vendors.count(), 0);
    assert_eq!(fs::read_to_string(home.state_dir()).unwrap(), "a file");
}

#[test]
fn many_setups_side_by_side_leave_a_sound_state() {
    let (home, vendors) = finished();
    let run = home.ask(&vendors, &["setup", "--non-interactive", "--attest", "webhook"]);
    let children: Vec<_> = (0..4).map(|_| (run.spawn(), std::time::Instant::now())).collect();
    for (child, started) in children {
        let code = run.finish(child, started).code;
        assert!([0, 5].contains(&code), "{code}");
    }
    home.ask(&vendors, &["verify"]).run().report(0);
    attest(&home, &vendors, &[]);
}
