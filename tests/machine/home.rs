//! Root in another account's home: nothing is made there that its owner could not change.

use crate::support::missing::left_out;
use crate::support::run::{Run, is_root};
use crate::support::*;
use std::os::unix::fs::chown;

const OWNER: u32 = 12345;

/// A run in a home of another account, with the folders of the platform.
fn run(home: &Home, vendors: &Vendors, args: &[&str]) -> Run {
    chown(home.home(), Some(OWNER), Some(OWNER)).unwrap();
    home.ask(vendors, args).without("CS_ASHBY_STATE_DIR").without("XDG_STATE_HOME")
}

#[test]
fn sudo_with_home_kept_makes_nothing_there() {
    if !is_root() {
        return left_out("only root can give a home away");
    }
    for (what, variable) in [("sudo", "SUDO_UID"), ("pkexec", "PKEXEC_UID")] {
        let (home, vendors) = (Home::new(), Vendors::working());
        let run = |args: &[&str]| run(&home, &vendors, args).env(variable, OWNER.to_string());
        let report = run(&["setup", "--attest", "webhook"]).run().report(5);
        assert_eq!(report.error_code(), "home_of_another_account", "{what}");
        let fix = report.0["error"]["fix"].as_str().unwrap();
        assert!(fix.contains("without sudo"), "{fix}");
        let output = run(&["verify"]).run();
        assert_eq!(output.code, 3, "{what}: {output:#?}");
        assert!(output.stderr.contains("HOME belongs to the account"), "{what}: {output:#?}");
        assert_eq!(tree::all(&home.home()), Vec::<std::path::PathBuf>::new(), "{what}");
    }
}

#[test]
fn root_of_a_container_uses_a_mounted_home() {
    if !is_root() {
        return left_out("only root can give a home away");
    }
    let (home, vendors) = (Home::new(), Vendors::working());
    run(&home, &vendors, &["setup", "--attest", "webhook"]).run().report(0);
    assert!(!tree::files(&home.home()).is_empty());
    run(&home, &vendors, &["verify"]).run().report(0);
}

/// A file server without a lock service (NFS) answers each lock with ENOLCK.
#[test]
fn a_file_server_without_locks_is_explained() {
    if !missing::have(&["strace"]) {
        return;
    }
    let (home, vendors) = (Home::new(), Vendors::working());
    for number in ["ENOLCK", "EOPNOTSUPP"] {
        let inject = format!("inject=flock:error={number}");
        let words = ["-f", "-qq", "-o", "/dev/null", "-e", "trace=flock", "-e", &inject];
        let report = home
            .ask(&vendors, &["setup", "--attest", "webhook"])
            .through("strace", &words)
            .run()
            .report(5);
        let said = format!("{}", report.0["error"]);
        for words in ["locked", "local disk", "CS_ASHBY_STATE_DIR"] {
            assert!(said.contains(words), "{number}: {said}");
        }
    }
}
