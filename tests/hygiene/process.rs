//! The process itself: no picture of its memory on a disk, and nobody of the same account looks into it. As
//! root, all of it is done as an account without rights, since root may look into everything.

use crate::support::keys::{ODD_ASHBY_KEY, ODD_CODESIGNAL_KEY};
use crate::support::missing::{have, left_out, say};
use crate::support::run::{BINARY, Run, is_root, signal};
use crate::support::*;
use rustix::process::Signal;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The account without rights.
const NOBODY: u32 = 65534;

/// A program of the account without rights.
fn nobody(program: &str, args: &[&str]) -> Command {
    let by_root = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"];
    let words = if is_root() { &by_root[..] } else { &["env"] };
    let mut command = Command::new(words[0]);
    command.args(&words[1..]).arg(program).args(args);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Gives a file or a folder to the account without rights.
fn give(path: &Path) {
    if is_root() {
        chown(path, Some(NOBODY), Some(NOBODY)).unwrap();
    }
}

/// A home that the account without rights owns, with a copy of the binary that it can run.
struct Place {
    home: Home,
    binary: PathBuf,
    vendors: Vendors,
}

impl Place {
    fn new() -> Place {
        let home = Home::new();
        let binary = home.root().join("cs-ashby");
        // By a program of its own: a file that this process writes can't be run while another test's program, about to
        // start, has a copy of the descriptor.
        let copied = Command::new("cp").args([BINARY.as_ref(), binary.as_os_str()]).status();
        assert!(copied.unwrap().success());
        fs::set_permissions(&binary, PermissionsExt::from_mode(0o755)).unwrap();
        give(home.root());
        tree::all(home.root()).iter().for_each(|path| give(path));
        Place { home, binary, vendors: Vendors::working() }
    }

    /// A run of it, with both keys in its environment, by a shell with this script.
    fn run(&self, script: &str, args: &[&str]) -> Run {
        let run = self.home.cs(args).of_program(self.binary.to_str().unwrap()).at(&self.vendors);
        let run = run.keys(ODD_CODESIGNAL_KEY, ODD_ASHBY_KEY).in_shell(script);
        if is_root() { run.by_account(NOBODY, NOBODY) } else { run }
    }

    /// `verify` as it waits for its vendors, with the keys in its memory.
    fn waiting(&self, script: &str) -> Child {
        self.vendors.codesignal.set(|now| now.delay = Duration::from_secs(20));
        self.vendors.ashby.set(|now| now.delay = Duration::from_secs(20));
        let child = self.run(script, &["verify"]).spawn();
        let until = Instant::now() + Duration::from_secs(20);
        while self.vendors.count() < 2 {
            assert!(Instant::now() < until, "it asks nobody");
            std::thread::sleep(Duration::from_millis(20));
        }
        child
    }
}

/// Something else with a key in its environment: what could be seen, if it were not for the protection.
fn control() -> Child {
    let child = nobody("sleep", &["60"]).env("A_KEY", ODD_ASHBY_KEY).spawn().unwrap();
    let comm = format!("/proc/{}/comm", child.id());
    let until = Instant::now() + Duration::from_secs(10);
    while fs::read_to_string(&comm).unwrap_or_default().trim() != "sleep" {
        assert!(Instant::now() < until, "sleep does not start");
        std::thread::sleep(Duration::from_millis(10));
    }
    child
}

/// What the account without rights sees of a process of its own.
fn looks(pid: u32) -> [(&'static str, bool); 4] {
    let environ = nobody("cat", &[&format!("/proc/{pid}/environ")]).output().unwrap();
    let opens = |file: &str| {
        let file = format!("if=/proc/{pid}/{file}");
        nobody("dd", &[&file, "count=0"]).output().unwrap().status.success()
    };
    let attach = nobody("timeout", &["2", "strace", "-p", &pid.to_string()]).output().unwrap();
    [
        ("its environment", leaks::leak(&environ.stdout, ODD_ASHBY_KEY).is_some()),
        ("its memory", opens("mem")),
        ("its map", opens("maps")),
        ("ptrace", String::from_utf8_lossy(&attach.stderr).contains("attached")),
    ]
}

#[test]
fn nobody_of_the_same_account_looks_into_the_process() {
    if cfg!(not(target_os = "linux")) || !have(&["strace", "setpriv"]) {
        return;
    }
    let place = Place::new();
    let mut children = [place.waiting("exec \"$@\""), control()];
    let [seen, could] = [looks(children[0].id()), looks(children[1].id())];
    let proc = |file: &str| format!("/proc/{}/{file}", children[0].id());
    assert_eq!(fs::metadata(proc("environ")).unwrap().uid(), 0);
    let limits = fs::read_to_string(proc("limits")).unwrap();
    let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
    assert_eq!(core.split_whitespace().skip(4).collect::<Vec<_>>(), ["0", "0", "bytes"]);
    for child in &mut children {
        child.kill().unwrap();
        child.wait().unwrap();
    }
    for ((what, seen), (_, could)) in seen.into_iter().zip(could) {
        assert!(!seen, "{what} can be seen");
        if !could {
            let why = format!("this machine shows {what} of no process");
            // Yama keeps programs of an account apart by itself; then nothing is seen about us either.
            match fs::read_to_string("/proc/sys/kernel/yama/ptrace_scope") {
                Ok(scope) if scope.trim() != "0" => say(&why),
                _ => left_out(&why),
            }
        }
    }
}

#[test]
fn a_run_that_is_killed_leaves_no_picture_of_its_memory() {
    const UNLIMITED: &str = "ulimit -c unlimited; exec \"$@\"";
    for kind in [Signal::ABORT, Signal::SEGV, Signal::QUIT] {
        let place = Place::new();
        let mut child = place.waiting(UNLIMITED);
        // Rust's own handler takes the first SEGV, which no faulty access came with, for none.
        let status = loop {
            signal(child.id(), kind);
            std::thread::sleep(Duration::from_millis(100));
            if let Some(status) = child.try_wait().unwrap() {
                break status;
            }
        };
        assert!(status.signal().is_some(), "{kind:?}: {status:?}");
        assert!(!status.core_dumped(), "{kind:?} leaves a core dump");
        for path in tree::files(place.home.root()) {
            let name = path.file_name().unwrap().to_string_lossy();
            assert!(!name.starts_with("core"), "{}", path.display());
        }
        // The control: any other program leaves one.
        let mut other = nobody("sh", &["-c", UNLIMITED, "sh", "sleep", "60"])
            .current_dir(place.home.home())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(300));
        signal(other.id(), kind);
        if !other.wait().unwrap().core_dumped() {
            left_out("this machine writes no core dumps at all");
        }
    }
}

/// What has to work all the same: standard input and open files by their names below /proc.
#[test]
fn a_protected_process_still_reads_its_own_files() {
    let place = Place::new();
    let key = place.home.file("ashby.key", ASHBY_KEY);
    give(&key);
    for (file, script) in [
        ("/dev/stdin", "exec \"$@\" <\"$KEY\""),
        ("/proc/self/fd/0", "cat \"$KEY\" | \"$@\""),
        ("/dev/fd/7", "exec \"$@\" 7<\"$KEY\""),
        ("-", "exec \"$@\" <\"$KEY\""),
    ] {
        let run = place.run(script, &["keys", "list", "--ashby-key-file", file]);
        let output = run.without("CS_ASHBY_ASHBY_KEY").env("KEY", &key).run().expect_code(0);
        assert!(output.stdout.contains("from --ashby-key-file"), "{file}: {output:#?}");
    }
}

/// The test below runs itself with this variable: then it's the program that crashes.
const CRASHES: &str = "CS_ASHBY_TEST_CRASHES";

#[test]
fn a_crash_names_its_place_and_shows_no_key() {
    if let Ok(key) = std::env::var(CRASHES) {
        cs_ashby::report_crashes();
        panic!("a key in the message: {key}");
    }
    let name = "hygiene::process::a_crash_names_its_place_and_shows_no_key";
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", name, "--nocapture"])
        .env(CRASHES, ODD_ASHBY_KEY)
        .env("RUST_BACKTRACE", "full")
        .output()
        .unwrap();
    assert!(!output.status.success());
    let said = String::from_utf8_lossy(&output.stderr);
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("cs-ashby crashed at tests/hygiene/process.rs:"), "{said}");
    leaks::assert_none("the crash", said.as_bytes(), &[ODD_ASHBY_KEY.to_owned()]);
}
