//! What else may lie where the state and the configuration belong: links, pipes, folders, and files that
//! another account owns or may write to. Nothing of it is followed into harm, waited for, or trusted.

use super::home::OTHER_ACCOUNT;
use crate::support::run::is_root;
use crate::support::scene::finished;
use crate::support::*;
use rustix::fs::{CWD, mkfifoat};
use std::fs;
use std::os::unix::fs::{FileTypeExt, PermissionsExt, chown, symlink};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// What lies somewhere.
#[derive(Clone, Copy, Debug)]
enum Thing {
    /// A link to something else of the folder it is in.
    Link(&'static str),
    LinkToItself,
    LinkToPipe,
    LinkToOtherAccountsFile,
    Pipe,
    Socket,
    Folder,
    /// What is there, of another account.
    OtherAccounts,
    /// What is there, with these permissions.
    Mode(u32),
    /// The same, of a group of others.
    GroupMode(u32),
}

use Thing::*;

const FOLDER: &str = "state";
const STATE: &str = "state/profile-default.json";
const LOCK: &str = "state/lock-default.lock";
const LAST: &str = "state/last-default.json";
const CONFIG: &str = "config/config.toml";
const UNUSABLE: &str = "state_unusable";
pub const OPEN: &str = "state_open_to_others";
const UNREADABLE: &str = "config_unreadable";

/// What lies where, how `setup` and `verify` end with it, and the code of the error where they end with one.
const ROWS: [(&str, Thing, i32, i32, &str); 33] = [
    (FOLDER, Link("moved"), 0, 0, ""),
    (FOLDER, Link("nothing"), 5, 3, UNUSABLE),
    (FOLDER, LinkToItself, 5, 5, UNUSABLE),
    (FOLDER, Pipe, 5, 5, UNUSABLE),
    (FOLDER, Link("/dev/null"), 5, 5, UNUSABLE),
    (FOLDER, OtherAccounts, 5, 5, OPEN),
    (FOLDER, Mode(0o777), 5, 5, OPEN),
    (FOLDER, GroupMode(0o770), 5, 5, OPEN),
    // Root's own group has nobody else in it.
    (FOLDER, Mode(0o770), 0, 0, ""),
    // Everyone may make files of their own in it.
    (FOLDER, Mode(0o1777), 0, 0, ""),
    (STATE, Link("../moved"), 0, 0, ""),
    (STATE, Link("nothing"), 0, 3, ""),
    (STATE, LinkToItself, 5, 5, UNUSABLE),
    (STATE, LinkToPipe, 5, 5, UNUSABLE),
    (STATE, LinkToOtherAccountsFile, 5, 5, OPEN),
    (STATE, Pipe, 5, 5, UNUSABLE),
    (STATE, Socket, 5, 5, UNUSABLE),
    (STATE, Folder, 5, 5, UNUSABLE),
    (STATE, OtherAccounts, 5, 5, OPEN),
    (STATE, GroupMode(0o660), 5, 5, OPEN),
    (STATE, Mode(0o666), 5, 5, OPEN),
    (STATE, Mode(0o644), 0, 0, ""),
    (LOCK, Folder, 5, 0, UNUSABLE),
    (LOCK, Pipe, 5, 0, UNUSABLE),
    (LOCK, Socket, 5, 0, UNUSABLE),
    (LOCK, LinkToItself, 5, 0, UNUSABLE),
    (LAST, LinkToPipe, 0, 0, ""),
    (LAST, Pipe, 0, 0, ""),
    (LAST, Folder, 0, 0, ""),
    (CONFIG, Pipe, 5, 5, UNREADABLE),
    (CONFIG, Folder, 5, 5, UNREADABLE),
    (CONFIG, LinkToItself, 5, 5, UNREADABLE),
    (CONFIG, Link("nothing"), 0, 0, ""),
];

fn put(home: &Home, place: &str, thing: Thing) {
    let path = home.root().join(place);
    let (moved, pipe) = (home.root().join("moved"), home.root().join("pipe"));
    if !matches!(thing, OtherAccounts | Mode(_) | GroupMode(_)) {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        // The configuration is not there.
        let _ = fs::rename(&path, &moved);
    }
    match thing {
        Link(to) => symlink(to, &path).unwrap(),
        LinkToItself => symlink(&path, &path).unwrap(),
        LinkToPipe => {
            make_pipe(&pipe);
            symlink(pipe, &path).unwrap();
        }
        LinkToOtherAccountsFile => {
            chown(&moved, Some(OTHER_ACCOUNT), None).unwrap();
            symlink(moved, &path).unwrap();
        }
        Pipe => make_pipe(&path),
        Socket => drop(std::os::unix::net::UnixListener::bind(&path).unwrap()),
        Folder => fs::create_dir(&path).unwrap(),
        OtherAccounts => chown(&path, Some(OTHER_ACCOUNT), None).unwrap(),
        Mode(bits) => mode(&path, bits),
        GroupMode(bits) => {
            chown(&path, None, Some(1)).unwrap();
            mode(&path, bits);
        }
    }
}

fn make_pipe(path: &Path) {
    mkfifoat(CWD, path, rustix::fs::Mode::RWXU).unwrap();
}

pub fn mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn whatever_lies_in_the_way_is_said() {
    if !is_root() {
        return missing::left_out("only root can give a file to another account");
    }
    for (place, thing, setup, verify, error) in ROWS {
        for (words, code) in [(&["verify"][..], verify), (&["setup", "--attest", "webhook"], setup)]
        {
            let (home, vendors) = finished();
            put(&home, place, thing);
            let what = format!("{words:?} x {place}, {thing:?}");
            let output = home.ask(&vendors, words).limit(Duration::from_secs(20)).run();
            assert_eq!(output.code, code, "{what}: {output:#?}");
            let report = output.json();
            if code == 5 {
                assert_eq!(report.error_code(), error, "{what}");
                assert_eq!(vendors.count(), 0, "{what}: it is said before anything is sent");
            }
            if code == 5 && error == OPEN {
                repaired(&home, &vendors, &report, &what);
            }
            if let Ok(pipe) = fs::metadata(home.root().join("pipe")) {
                assert!(pipe.file_type().is_fifo(), "{what}: replaced by a file");
            }
            tree::assert_no_key(home.root());
        }
    }
}

/// A command that the error names mends it.
fn repaired(home: &Home, vendors: &Vendors, report: &Report, what: &str) {
    let fix = report.0["error"]["fix"].as_str().unwrap();
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
    again.run().report(0);
}

#[test]
fn what_another_account_noted_counts_for_nothing() {
    let (home, vendors) = finished();
    home.ask(&vendors, &["verify", "--reuse-control"]).run().report(0);
    // The note of the last result says that the negative controls ran, and others may write it.
    mode(&home.root().join(LAST), 0o666);
    vendors.webhook.server.forget();
    home.ask(&vendors, &["verify", "--reuse-control"]).run().report(0);
    assert_eq!(vendors.webhook.server.requests().len(), 4, "the controls were not repeated");
    // The run wrote a note of its own.
    let mode = fs::metadata(home.root().join(LAST)).unwrap().permissions().mode();
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

/// What is new outlives a power cut as what is replaced does: its folder is flushed too.
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
