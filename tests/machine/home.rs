//! Root in another account's home, where nothing is made that its owner could not change, and other accounts and
//! groups.

use super::links::{OPEN, mode};
use crate::support::missing::left_out;
use crate::support::run::{Run, is_root};
use crate::support::scene::fresh;
use crate::support::*;
use std::fs;
use std::os::unix::fs::chown;

/// An account that is neither ours nor root's.
pub const OTHER_ACCOUNT: u32 = 12345;

/// A run in a home of another account, with the folders of the platform.
fn run(home: &Home, vendors: &Vendors, args: &[&str]) -> Run {
    chown(home.home(), Some(OTHER_ACCOUNT), Some(OTHER_ACCOUNT)).unwrap();
    home.ask(vendors, args).without("CS_ASHBY_STATE_DIR").without("XDG_STATE_HOME")
}

#[test]
fn sudo_with_home_kept_makes_nothing_there() {
    if !is_root() {
        return left_out("only root can give a home away");
    }
    for (what, variable) in [("sudo", "SUDO_UID"), ("pkexec", "PKEXEC_UID")] {
        let (home, vendors) = fresh();
        let run =
            |args: &[&str]| run(&home, &vendors, args).env(variable, OTHER_ACCOUNT.to_string());
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
    let (home, vendors) = fresh();
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
    let (home, vendors) = fresh();
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

/// A run as another account, with this group, after a step of its own.
fn as_other_account(
    home: &Home,
    vendors: &Vendors,
    group: u32,
    first: &str,
    words: &[&str],
) -> Run {
    let run = home.ask(vendors, words).in_shell(&format!("{first}; exec \"$@\""));
    run.by_account(OTHER_ACCOUNT, group)
}

/// Whether root can run the binary as another account; says so where not.
pub fn can_switch_account() -> bool {
    let home = Home::new();
    mode(home.root(), 0o755);
    let can = is_root()
        && missing::have(&["setpriv"])
        && home.cs(&["--version"]).by_account(OTHER_ACCOUNT, OTHER_ACCOUNT).run().code == 0;
    if !can {
        left_out("only root can run it as another account");
    }
    can
}

/// A group that nobody else is in may write: that of an account with the umask 002, and that of a volume of
/// Kubernetes, where the folder is root's, and every file there has been given to the group.
#[test]
fn a_group_of_ones_own_may_write() {
    if !can_switch_account() {
        return;
    }
    /// A group with another account in it: `daemon`.
    const SHARED: u32 = 1;
    for (what, owner, of, group, code) in [
        ("a volume of Kubernetes", 0, OTHER_ACCOUNT, OTHER_ACCOUNT, 0),
        ("a folder made with umask 002", OTHER_ACCOUNT, OTHER_ACCOUNT, OTHER_ACCOUNT, 0),
        ("another group's folder", OTHER_ACCOUNT, SHARED, OTHER_ACCOUNT, 5),
        ("a folder of a shared group", OTHER_ACCOUNT, SHARED, SHARED, 5),
    ] {
        let (home, vendors) = fresh();
        mode(home.root(), 0o755);
        fs::create_dir(home.state_dir()).unwrap();
        chown(home.state_dir(), Some(owner), Some(of)).unwrap();
        mode(&home.state_dir(), 0o2775);
        let setup = ["setup", "--attest", "webhook"];
        let run = |words: &[&str]| as_other_account(&home, &vendors, group, ":", words).run();
        let output = run(&setup);
        assert_eq!(output.code, code, "{what}: {output:#?}");
        if code == 5 {
            assert_eq!(output.json().error_code(), OPEN, "{what}");
            continue;
        }
        for file in tree::files(&home.state_dir()) {
            mode(&file, 0o660);
        }
        run(&["verify"]).report(0);
        run(&setup).report(0);
    }
    // What a person makes by hand, with the umask of their system.
    let (home, vendors) = fresh();
    mode(home.root(), 0o755);
    chown(home.home(), Some(OTHER_ACCOUNT), Some(OTHER_ACCOUNT)).unwrap();
    let by_hand = "umask 002; mkdir st conf; echo >conf/config.toml; ls -l . conf >&2";
    as_other_account(&home, &vendors, OTHER_ACCOUNT, by_hand, &["verify"])
        .env("CS_ASHBY_STATE_DIR", home.home().join("st"))
        .env("CS_ASHBY_CONFIG_DIR", home.home().join("conf"))
        .run()
        .report(3);
}

/// Under sudo with the person's own home, and as root in a container with a folder of theirs: whose it is, is said, and
/// that account's own run works.
#[test]
fn root_is_told_to_leave_a_persons_state_to_them() {
    if !can_switch_account() {
        return;
    }
    let (home, vendors) = fresh();
    mode(home.root(), 0o755);
    fs::create_dir(home.state_dir()).unwrap();
    chown(home.state_dir(), Some(OTHER_ACCOUNT), Some(OTHER_ACCOUNT)).unwrap();
    let setup = ["setup", "--attest", "webhook"];
    let theirs = || as_other_account(&home, &vendors, OTHER_ACCOUNT, ":", &setup);
    // Before there is a file in it, and after; no file is named that may not be there.
    for _ in 0..2 {
        let report = home.ask(&vendors, &setup).run().report(5);
        let [said, fix] = ["message", "fix"].map(|it| report.0["error"][it].as_str().unwrap());
        assert!(said.contains("number 12345") && !said.contains("default"), "{said}");
        assert!(fix.contains("without sudo") && fix.contains("--user 12345"), "{fix}");
        assert!(!fix.contains("chown") && !fix.contains("Look at"), "{fix}");
        theirs().run().report(0);
    }
    // And the other way round: what is a third one's is to be taken over with root's help.
    chown(home.state_dir(), Some(OTHER_ACCOUNT + 1), None).unwrap();
    mode(&home.state_dir(), 0o755);
    let fix = |run: Run| run.run().report(5).0["error"]["fix"].as_str().unwrap().to_owned();
    let command = format!("`sudo chown \"$(id -un)\" {}`", home.state_dir().display());
    let at_home = fix(theirs().env("HOME", home.root()));
    assert!(at_home.contains("what's in it") && at_home.contains(&command), "{at_home}");
    // Outside the home, nothing is taken over.
    let outside = fix(theirs());
    assert!(!outside.contains("chown"), "{outside}");
    assert!(outside.contains("ask whoever looks after this computer"), "{outside}");
}
