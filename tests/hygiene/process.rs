//! The process itself: no picture of its memory on a disk, and nobody of the same account looks into it. As
//! root, all of it is done as an account without rights, since root may look into everything.

use crate::support::keys::{ODD_ASHBY_KEY, ODD_CODESIGNAL_KEY};
use crate::support::missing::{have, left_out, say};
use crate::support::run::{BINARY, Run};
use crate::support::*;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::ExitStatusExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The account without rights.
const NOBODY: u32 = 65534;

fn is_root() -> bool {
    fs::metadata("/proc/self").unwrap().uid() == 0
}

/// Words to put before a program, so that it runs as an account without rights.
fn as_nobody() -> Vec<String> {
    match is_root() {
        true => ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
            .map(str::to_owned)
            .to_vec(),
        false => vec!["env".to_owned()],
    }
}

fn nobody(program: &str, args: &[&str]) -> Command {
    let words = as_nobody();
    let mut command = Command::new(&words[0]);
    command.args(&words[1..]).arg(program).args(args);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// A home that the account without rights owns, with a copy of the binary that it can run.
fn home_of_nobody() -> (Home, PathBuf) {
    let home = Home::new();
    let binary = home.root().join("cs-ashby");
    // By a program of its own: a file that this process writes can't be run while another test's program, about to
    // start, has a copy of the descriptor.
    assert!(
        Command::new("cp").args([BINARY.as_ref(), binary.as_os_str()]).status().unwrap().success()
    );
    fs::set_permissions(&binary, PermissionsExt::from_mode(0o755)).unwrap();
    if is_root() {
        for path in tree::all(home.root()).iter().map(PathBuf::as_path).chain([home.root()]) {
            chown(path, Some(NOBODY), Some(NOBODY)).unwrap();
        }
    }
    (home, binary)
}

/// A run of it, with both keys in its environment, started by the program of these words.
fn run_of_nobody(
    (home, binary): &(Home, PathBuf),
    vendors: &Vendors,
    by: &[&str],
    args: &[&str],
) -> Run {
    let mut words = as_nobody();
    let program = words.remove(0);
    let binary = binary.to_str().unwrap();
    let rest = by.iter().chain([&binary]).chain(args);
    words.extend(rest.map(|it| (*it).to_owned()));
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let run = home.cs(&[]).of_program(&program).words(&words);
    run.at(vendors).keys(ODD_CODESIGNAL_KEY, ODD_ASHBY_KEY)
}

/// A run that waits for its vendors, with the keys in its memory.
fn waiting(vendors: &Vendors, run: &Run) -> Child {
    vendors.codesignal.set(|now| now.delay = Duration::from_secs(20));
    vendors.ashby.set(|now| now.delay = Duration::from_secs(20));
    vendors.forget();
    let child = run.spawn();
    let until = Instant::now() + Duration::from_secs(20);
    while vendors.count() < 2 {
        assert!(Instant::now() < until, "it asks nobody");
        std::thread::sleep(Duration::from_millis(20));
    }
    child
}

fn end(mut child: Child) {
    let _ = child.kill();
    let _ = child.wait();
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

#[test]
fn nobody_of_the_same_account_looks_into_the_process() {
    if cfg!(not(target_os = "linux")) || !have(&["strace", "setpriv"]) {
        return;
    }
    let place = home_of_nobody();
    let vendors = Vendors::working();
    let (child, control) =
        (waiting(&vendors, &run_of_nobody(&place, &vendors, &[], &["verify"])), control());
    let looks = |pid: u32| -> Vec<(&'static str, bool)> {
        let cat = |file: &str| {
            let output = nobody("cat", &[&format!("/proc/{pid}/{file}")]).output().unwrap();
            leaks::leak(&output.stdout, ODD_ASHBY_KEY).is_some()
        };
        // One page of its memory, from where its program lies: the first line of its map names it.
        let opens = |file: &str| {
            let dd = ["if=".to_owned() + &format!("/proc/{pid}/{file}"), "count=0".into()];
            let dd: Vec<&str> = dd.iter().map(String::as_str).collect();
            nobody("dd", &dd).output().unwrap().status.success()
        };
        let attach = nobody("timeout", &["2", "strace", "-p", &pid.to_string()]).output().unwrap();
        let attached = String::from_utf8_lossy(&attach.stderr).contains("attached");
        vec![
            ("its environment", cat("environ")),
            ("its memory", opens("mem")),
            ("its map", opens("maps")),
            ("ptrace", attached),
        ]
    };
    let (seen, could) = (looks(child.id()), looks(control.id()));
    assert_eq!(fs::metadata(format!("/proc/{}/environ", child.id())).unwrap().uid(), 0);
    let limits = fs::read_to_string(format!("/proc/{}/limits", child.id())).unwrap();
    let core = limits.lines().find(|line| line.starts_with("Max core file size"));
    let core: Vec<&str> = core.unwrap().split_whitespace().skip(4).collect();
    end(child);
    end(control);
    assert_eq!(core, ["0", "0", "bytes"]);
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
    let vendors = Vendors::working();
    for signal in ["ABRT", "SEGV", "QUIT"] {
        let place = home_of_nobody();
        let home = &place.0;
        let shell = ["-c", "ulimit -c unlimited; exec \"$@\"", "sh"];
        let run = run_of_nobody(&place, &vendors, &[], &["verify"]).through("sh", &shell);
        let mut child = waiting(&vendors, &run);
        let kill = |pid: u32| {
            let kill =
                Command::new("kill").args([&format!("-{signal}"), &pid.to_string()]).status();
            assert!(kill.unwrap().success());
        };
        // Rust's own handler takes the first SEGV, which no faulty access came with, for none.
        let status = loop {
            kill(child.id());
            std::thread::sleep(Duration::from_millis(100));
            if let Some(status) = child.try_wait().unwrap() {
                break status;
            }
        };
        assert!(status.signal().is_some(), "{signal}: {status:?}");
        assert!(!status.core_dumped(), "{signal} leaves a core dump");
        for path in tree::files(home.root()) {
            let name = path.file_name().unwrap().to_string_lossy();
            assert!(!name.starts_with("core"), "{}", path.display());
        }
        // The control: any other program leaves one.
        let words = as_nobody();
        let mut other = Command::new("sh")
            .args(shell)
            .args(&words)
            .args(["sleep", "60"])
            .current_dir(home.home())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(300));
        kill(other.id());
        if !other.wait().unwrap().core_dumped() {
            left_out("this machine writes no core dumps at all");
        }
    }
}

/// What has to work all the same: standard input and open files by their names below /proc.
#[test]
fn a_protected_process_still_reads_its_own_files() {
    let place = home_of_nobody();
    let vendors = Vendors::working();
    let key = place.0.file("ashby.key", ASHBY_KEY);
    if is_root() {
        chown(&key, Some(NOBODY), Some(NOBODY)).unwrap();
    }
    for (file, script) in [
        ("/dev/stdin", "exec \"$@\" <\"$KEY\""),
        ("/proc/self/fd/0", "cat \"$KEY\" | \"$@\""),
        ("/dev/fd/7", "exec \"$@\" 7<\"$KEY\""),
        ("-", "exec \"$@\" <\"$KEY\""),
    ] {
        let args = ["keys", "list", "--ashby-key-file", file];
        let run = run_of_nobody(&place, &vendors, &["sh", "-c", script, "sh"], &args)
            .without("CS_ASHBY_ASHBY_KEY")
            .env("KEY", &key);
        let output = run.run().expect_code(0);
        assert!(output.stdout.contains("from --ashby-key-file"), "{file}: {output:#?}");
    }
}

/// A mistake of the program's own, forced from outside: the system gives it no further thread once it has looked
/// whether there are some. What is said of it names the place and nothing else.
#[test]
fn a_panic_for_want_of_threads_is_an_error_and_shows_no_key() {
    if !have(&["strace"]) {
        return;
    }
    let (home, vendors) = (Home::new(), Vendors::working());
    let key = home.file("ashby.key", ODD_ASHBY_KEY);
    let args = ["verify", "-vv", "--ashby-key-file", key.to_str().unwrap()];
    // The first thread hears the signals, the next one reads the file.
    let inject = "inject=clone,clone3:error=EAGAIN:when=2+";
    let words = ["-f", "-qq", "-o", "/dev/null", "-e", "trace=clone,clone3", "-e", inject];
    let run = home
        .cs(&args)
        .at(&vendors)
        .keys(ODD_CODESIGNAL_KEY, ODD_ASHBY_KEY)
        .through("strace", &words)
        .env("RUST_BACKTRACE", "full")
        .canary(ODD_ASHBY_KEY)
        .canary(ODD_CODESIGNAL_KEY);
    let output = run.run();
    assert_eq!(output.code, 5, "{output:#?}");
    assert!(output.stderr.contains("ulimit -u"), "{output:#?}");
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
