//! What else may lie where the state and the configuration belong: links, pipes, folders, and files that
//! another account owns or may write to. Nothing of it is followed into harm, waited for, or trusted.

use crate::support::run::Run;
use crate::support::scene::finished;
use crate::support::*;
use std::fs;
use std::os::unix::fs::{FileTypeExt, PermissionsExt, chown, symlink};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// An account that is neither ours nor root's.
const SOMEBODY: u32 = 12345;

/// What lies there, and how `setup` and `verify` end with it.
struct Row {
    name: &'static str,
    put: fn(&Home),
    setup: i32,
    verify: i32,
    /// The code of the error, where both end with one.
    code: &'static str,
}

fn folder_is(home: &Home, put: impl Fn(&Path)) {
    fs::rename(home.state_dir(), home.root().join("moved")).unwrap();
    put(&home.state_dir());
}

fn file_is(home: &Home, name: &str, put: impl Fn(&Path)) {
    let path = home.state_dir().join(name);
    if path.exists() {
        fs::rename(&path, home.root().join("moved")).unwrap();
    }
    put(&path);
}

fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

fn socket(path: &Path) {
    drop(std::os::unix::net::UnixListener::bind(path).unwrap());
}

fn mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

fn to_pipe(home: &Home, path: &Path) {
    pipe(&home.root().join("pipe"));
    symlink(home.root().join("pipe"), path).unwrap();
}

const PROFILE: &str = "profile-default.json";
const LOCK: &str = "lock-default.lock";
const LAST: &str = "last-default.json";
const UNUSABLE: &str = "state_unusable";
const OPEN: &str = "state_open_to_others";
const CONFIG: &str = "config_unreadable";

#[rustfmt::skip] // A table.
const ROWS: [Row; 33] = [
    row("the folder, a link to another one", |home| folder_is(home, |path| symlink("moved", path).unwrap()), 0, 0, ""),
    row("the folder, a link to nothing", |home| folder_is(home, |path| symlink("nothing", path).unwrap()), 5, 3, UNUSABLE),
    row("the folder, a link to itself", |home| folder_is(home, |path| symlink(path, path).unwrap()), 5, 5, UNUSABLE),
    row("the folder, a pipe", |home| folder_is(home, pipe), 5, 5, UNUSABLE),
    row("the folder, /dev/null", |home| folder_is(home, |path| symlink("/dev/null", path).unwrap()), 5, 5, UNUSABLE),
    row("the state, a link to another file", |home| file_is(home, PROFILE, |path| symlink("../moved", path).unwrap()), 0, 0, ""),
    row("the state, a link to nothing", |home| file_is(home, PROFILE, |path| symlink("nothing", path).unwrap()), 0, 3, ""),
    row("the state, a link to itself", |home| file_is(home, PROFILE, |path| symlink(path, path).unwrap()), 5, 5, UNUSABLE),
    row("the state, a link to a pipe", |home| file_is(home, PROFILE, |path| to_pipe(home, path)), 5, 5, UNUSABLE),
    row("the state, a pipe", |home| file_is(home, PROFILE, pipe), 5, 5, UNUSABLE),
    row("the state, a socket", |home| file_is(home, PROFILE, socket), 5, 5, UNUSABLE),
    row("the state, a folder", |home| file_is(home, PROFILE, |path| fs::create_dir(path).unwrap()), 5, 5, UNUSABLE),
    row("the state, a link to somebody's file", |home| { file_is(home, PROFILE, |path| symlink("../moved", path).unwrap()); chown(home.root().join("moved"), Some(SOMEBODY), None).unwrap(); }, 5, 5, OPEN),
    row("the lock, a folder", |home| file_is(home, LOCK, |path| fs::create_dir(path).unwrap()), 5, 0, UNUSABLE),
    row("the lock, a pipe", |home| file_is(home, LOCK, pipe), 5, 0, UNUSABLE),
    row("the lock, a socket", |home| file_is(home, LOCK, socket), 5, 0, UNUSABLE),
    row("the lock, a link to itself", |home| file_is(home, LOCK, |path| symlink(path, path).unwrap()), 5, 0, UNUSABLE),
    row("the note, a link to a pipe", |home| file_is(home, LAST, |path| to_pipe(home, path)), 0, 0, ""),
    row("the note, a pipe", |home| file_is(home, LAST, pipe), 0, 0, ""),
    row("the note, a folder", |home| file_is(home, LAST, |path| fs::create_dir(path).unwrap()), 0, 0, ""),
    row("somebody's folder", |home| chown(home.state_dir(), Some(SOMEBODY), None).unwrap(), 5, 5, OPEN),
    row("somebody's state", |home| chown(home.state("default"), Some(SOMEBODY), None).unwrap(), 5, 5, OPEN),
    row("a folder for everyone", |home| mode(&home.state_dir(), 0o777), 5, 5, OPEN),
    row("a folder for a group", |home| { chown(home.state_dir(), None, Some(1)).unwrap(); mode(&home.state_dir(), 0o770); }, 5, 5, OPEN),
    row("a state for a group", |home| { chown(home.state("default"), None, Some(1)).unwrap(); mode(&home.state("default"), 0o660); }, 5, 5, OPEN),
    row("a folder for the group of root", |home| mode(&home.state_dir(), 0o770), 0, 0, ""),
    row("a folder in which everyone may make files of their own", |home| mode(&home.state_dir(), 0o1777), 0, 0, ""),
    row("a state for everyone", |home| mode(&home.state("default"), 0o666), 5, 5, OPEN),
    row("a state that others may read", |home| mode(&home.state("default"), 0o644), 0, 0, ""),
    row("the configuration, a pipe", |home| config_is(home, pipe), 5, 5, CONFIG),
    row("the configuration, a folder", |home| config_is(home, |path| fs::create_dir(path).unwrap()), 5, 5, CONFIG),
    row("the configuration, a link to itself", |home| config_is(home, |path| symlink(path, path).unwrap()), 5, 5, CONFIG),
    row("the configuration, a link to nothing", |home| config_is(home, |path| symlink("nothing", path).unwrap()), 0, 0, ""),
];

const fn row(
    name: &'static str,
    put: fn(&Home),
    setup: i32,
    verify: i32,
    code: &'static str,
) -> Row {
    Row { name, put, setup, verify, code }
}

fn config_is(home: &Home, put: impl Fn(&Path)) {
    fs::create_dir_all(home.root().join("config")).unwrap();
    put(&home.root().join("config/config.toml"));
}

fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    fs::metadata("/proc/self").is_ok_and(|meta| meta.uid() == 0)
}

#[test]
fn whatever_lies_in_the_way_is_said() {
    if !is_root() {
        return missing::left_out("only root can give a file to another account");
    }
    for row in &ROWS {
        for (command, code) in [("verify", row.verify), ("setup", row.setup)] {
            let (home, vendors) = finished();
            (row.put)(&home);
            let args: &[&str] = match command {
                "setup" => &["setup", "--attest", "webhook"],
                _ => &["verify"],
            };
            let what = format!("{command} x {}", row.name);
            let output = home.ask(&vendors, args).limit(Duration::from_secs(20)).run();
            assert_eq!(output.code, code, "{what}: {output:#?}");
            let report = output.json();
            if code == 5 {
                assert_eq!(report.error_code(), row.code, "{what}");
                assert_eq!(vendors.count(), 0, "{what}: it is said before anything is sent");
                mended(&home, &vendors, &report, &what);
            }
            still_special(&home, row.name);
            tree::assert_no_key(home.root());
        }
    }
    missing::say(&format!(
        "in the way: {0} of {0} rows hold, each with setup and verify",
        ROWS.len()
    ));
}

/// A command that the error names mends it.
fn mended(home: &Home, vendors: &Vendors, report: &Report, what: &str) {
    let fix = report.0["error"]["fix"].as_str().unwrap();
    if report.error_code() != OPEN {
        return;
    }
    let again = home.ask(vendors, &["setup", "--attest", "webhook"]);
    if fix.contains("without sudo") {
        // It is the owner's; what it can't be, the other folder can.
        assert!(fix.contains("the environment variable CS_ASHBY_STATE_DIR"));
        let other = home.root().join("another");
        again.env("CS_ASHBY_STATE_DIR", other).run().report(0);
        return;
    }
    let command = fix.split('`').nth(1).unwrap_or_else(|| panic!("{what}: no command: {fix}"));
    let shell = Command::new("sh").args(["-c", command]).current_dir(home.home()).status();
    assert!(shell.unwrap().success(), "{what}: {command}");
    let output = again.run();
    assert_eq!(output.code, 0, "{what}, after {command}: {output:#?}");
}

/// A pipe that was there is a pipe still: no file took its place.
fn still_special(home: &Home, name: &str) {
    if name.contains("link to a pipe") {
        let kind = fs::metadata(home.root().join("pipe")).unwrap().file_type();
        assert!(kind.is_fifo(), "{name}: replaced by a file");
    }
}

#[test]
fn what_another_account_noted_counts_for_nothing() {
    let (home, vendors) = finished();
    home.ask(&vendors, &["verify", "--reuse-control"]).run().report(0);
    // The note of the last result says that the negative controls ran, and others may write it.
    mode(&home.state_dir().join(LAST), 0o666);
    vendors.webhook.server.forget();
    home.ask(&vendors, &["verify", "--reuse-control"]).run().report(0);
    assert_eq!(vendors.webhook.server.requests().len(), 4, "the controls were not repeated");
    // The run wrote a note of its own.
    let mode = fs::metadata(home.state_dir().join(LAST)).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

/// A bare name lies in the current folder, there as everywhere.
#[test]
fn a_bare_name_can_be_written_with_force() {
    let home = Home::new();
    for _ in 0..2 {
        let args = ["report", "--bundle", "report.txt", "--force"];
        home.cs(&args).run().expect_code(0);
    }
    let meta = fs::metadata(home.home().join("report.txt")).unwrap();
    assert_eq!(meta.permissions().mode() & 0o777, 0o600);
}

/// What is made anew outlives a power cut as what is replaced does: its folder is flushed too.
#[test]
fn a_new_file_is_on_the_disk_when_it_is_said_to_be() {
    if !missing::have(&["strace"]) {
        return;
    }
    let home = Home::new();
    let folder = home.home();
    let run = home.cs(&["report", "--bundle", "report.txt"]);
    let log = home.root().join("log");
    let (output, made) = calls::of(&run, "fsync", &log);
    output.expect_code(0);
    let folder = format!("<{}>", folder.to_str().unwrap());
    let flushed = made.iter().any(|call| call.line.contains(&folder));
    assert!(flushed, "{made:#?}");
}

/// A run as another account, with this group; nothing where that can't be.
fn as_somebody(home: &Home, vendors: &Vendors, group: u32, first: &str, words: &[&str]) -> Run {
    let group = group.to_string();
    let account = SOMEBODY.to_string();
    let script = format!("{first}; exec \"$@\"");
    home.ask(vendors, words)
        .through("sh", &["-c", &script, "sh"])
        .through("setpriv", &["--reuid", &account, "--regid", &group, "--clear-groups"])
}

/// A group that nobody else is in may write: that of an account with the umask 002, and that of a volume of
/// Kubernetes, where the folder is root's, and every file there has been given to the group.
#[test]
fn a_group_of_ones_own_may_write() {
    if !is_root() || !missing::have(&["setpriv"]) {
        return missing::left_out("only root can run it as another account");
    }
    /// A group with another account in it: `daemon`.
    const SHARED: u32 = 1;
    for (what, owner, of, group, code) in [
        ("a volume of Kubernetes", 0, SOMEBODY, SOMEBODY, 0),
        ("a folder made with umask 002", SOMEBODY, SOMEBODY, SOMEBODY, 0),
        ("another group's folder", SOMEBODY, SHARED, SOMEBODY, 5),
        ("a folder of a shared group", SOMEBODY, SHARED, SHARED, 5),
    ] {
        let (home, vendors) = (Home::new(), Vendors::working());
        mode(home.root(), 0o755);
        fs::create_dir(home.state_dir()).unwrap();
        chown(home.state_dir(), Some(owner), Some(of)).unwrap();
        mode(&home.state_dir(), 0o2775);
        let setup = ["setup", "--attest", "webhook"];
        let run = |words: &[&str]| as_somebody(&home, &vendors, group, ":", words).run();
        let output = run(&setup);
        if output.stderr.contains("setpriv") {
            return missing::left_out("this account may not become another one");
        }
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
    let (home, vendors) = (Home::new(), Vendors::working());
    mode(home.root(), 0o755);
    chown(home.home(), Some(SOMEBODY), Some(SOMEBODY)).unwrap();
    let by_hand = "umask 002; mkdir st conf; echo >conf/config.toml; ls -l . conf >&2";
    as_somebody(&home, &vendors, SOMEBODY, by_hand, &["verify"])
        .env("CS_ASHBY_STATE_DIR", "st")
        .env("CS_ASHBY_CONFIG_DIR", "conf")
        .run()
        .report(3);
}

/// Under sudo with the person's own home, and as root in a container with a folder of theirs: whose it is, is said, and
/// that account's own run works.
#[test]
fn root_is_told_to_leave_a_persons_state_to_them() {
    if !is_root() || !missing::have(&["setpriv"]) {
        return missing::left_out("only root can run it as another account");
    }
    let (home, vendors) = (Home::new(), Vendors::working());
    mode(home.root(), 0o755);
    fs::create_dir(home.state_dir()).unwrap();
    chown(home.state_dir(), Some(SOMEBODY), Some(SOMEBODY)).unwrap();
    let setup = ["setup", "--attest", "webhook"];
    let theirs = || as_somebody(&home, &vendors, SOMEBODY, ":", &setup).run();
    let told = || {
        let report = home.ask(&vendors, &setup).run().report(5);
        let error = &report.0["error"];
        let (said, fix) = (error["message"].as_str(), error["fix"].as_str());
        let (said, fix) = (said.unwrap(), fix.unwrap());
        // No file is named that may not be there.
        assert!(!said.contains("default"), "{said}");
        assert!(said.contains("number 12345"), "{said}");
        assert!(fix.contains("without sudo") && fix.contains("--user 12345"), "{fix}");
        assert!(!fix.contains("chown") && !fix.contains("Look at"), "{fix}");
    };
    told();
    let output = theirs();
    if output.stderr.contains("setpriv") {
        return missing::left_out("this account may not become another one");
    }
    output.report(0);
    told();
    // And the other way round: what is a third one's is to be taken over with root's help.
    chown(home.state_dir(), Some(SOMEBODY + 1), None).unwrap();
    mode(&home.state_dir(), 0o755);
    let fix = |run: Run| run.run().report(5).0["error"]["fix"].as_str().unwrap().to_owned();
    let as_them = || as_somebody(&home, &vendors, SOMEBODY, ":", &setup);
    let command = format!("`sudo chown \"$(id -un)\" {}`", home.state_dir().display());
    let at_home = fix(as_them().env("HOME", home.root()));
    assert!(at_home.contains("what's in it") && at_home.contains(&command), "{at_home}");
    // Outside the home, nothing is taken over.
    let outside = fix(as_them());
    assert!(!outside.contains("chown"), "{outside}");
    assert!(outside.contains("ask whoever looks after this computer"), "{outside}");
}
