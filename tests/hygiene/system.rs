//! Canaries at the border of the process: every system call of a run and of what it starts, by strace. A key
//! may leave towards its vendor and the keyring, and nowhere else: no program that is started gets one, in its arguments
//! or its environment.

use crate::support::keyring::Bus;
use crate::support::keys::{ODD_ASHBY_KEY, ODD_CODESIGNAL_KEY};
use crate::support::missing::have;
use crate::support::run::{BINARY, Run};
use crate::support::*;
use std::collections::HashMap;
use std::path::Path;

fn canaries() -> Vec<String> {
    vec![ODD_CODESIGNAL_KEY.to_owned(), ODD_ASHBY_KEY.to_owned()]
}

fn odd_vendors() -> Vendors {
    let vendors = Vendors::working();
    vendors.know(ODD_CODESIGNAL_KEY, ODD_ASHBY_KEY);
    vendors
}

/// The same run under strace, which writes into `log` all calls with a text but those that read.
fn traced(run: Run, log: &Path) -> Run {
    const READS: &str = "trace=!read,pread64,readv,preadv,recvfrom,recvmsg,recvmmsg,getrandom";
    let log = log.to_str().unwrap();
    let words = ["-f", "-qq", "-v", "-yy", "-xx", "-s", "100000", "-e", "signal=none"];
    run.through("strace", &[&words[..], &["-e", READS, "-o", log]].concat())
}

/// A system call of a log.
struct Line<'a> {
    pid: &'a str,
    call: &'a str,
    rest: &'a str,
    /// Its texts, decoded.
    texts: Vec<u8>,
}

fn parse(line: &str) -> Option<Line<'_>> {
    let (pid, rest) = line.split_once(' ')?;
    let rest = rest.trim_start();
    let rest = rest.strip_prefix("<... ").unwrap_or(rest);
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_')?;
    let (call, rest) = rest.split_at(end);
    let mut texts = Vec::new();
    for text in rest.split('"').skip(1).step_by(2) {
        for code in text.split("\\x").skip(1) {
            texts.extend(u8::from_str_radix(code.get(..2).unwrap_or_default(), 16));
        }
        texts.push(b'\n');
    }
    Some(Line { pid, call, rest, texts })
}

/// How many keys are on their way to a vendor, as they should be, and what has one anywhere else.
fn read(log: &Path, vendors: &[String]) -> (usize, Vec<String>) {
    let (mut to_vendors, mut hits) = (0, Vec::new());
    // Which processes run our program: what another one prints (a password manager) is its own affair.
    let mut ours: HashMap<String, bool> = HashMap::new();
    let text = std::fs::read_to_string(log).unwrap();
    for Line { pid, call, rest, texts } in text.lines().filter_map(parse) {
        let mut own = ours.get(pid).copied().unwrap_or(true);
        if matches!(call, "clone" | "clone3" | "fork" | "vfork") {
            // A new process runs the program of its parent until it starts another.
            let child = rest.rsplit("= ").next().and_then(|it| it.split(['<', ' ']).next());
            ours.entry(child.unwrap_or_default().to_owned()).or_insert(own);
        }
        if call == "execve" && !texts.is_empty() {
            own = leaks::contains(&texts, BINARY.as_bytes());
            ours.insert(pid.to_owned(), own);
            // The run itself was given what it was given.
            if own {
                continue;
            }
        }
        if leaks::find(&texts, &canaries()).is_none() {
            continue;
        }
        let gives = call.contains("write") || call.starts_with("send");
        let to = rest.split_once('<').map_or("", |(_, to)| to);
        if gives && to.starts_with("TCP") && vendors.iter().any(|it| rest.contains(it)) {
            to_vendors += 1;
        } else if own || call != "write" {
            let texts = String::from_utf8_lossy(&texts);
            hits.push(format!("{call} {} {texts}", &rest[..rest.len().min(120)]));
        }
    }
    (to_vendors, hits)
}

/// The vendors' ends of connections, as strace -yy writes them.
fn ends(vendors: &Vendors) -> Vec<String> {
    [&vendors.codesignal.server, &vendors.ashby.server, &vendors.webhook.server]
        .map(|server| format!("->{}]", server.addr))
        .to_vec()
}

#[test]
fn a_key_leaves_the_process_towards_its_vendor_and_the_key_store_alone() {
    if !have(&["strace"]) {
        return;
    }
    let Some(bus) = Bus::with_keyring() else {
        return;
    };
    let (home, vendors) = (Home::new(), odd_vendors());
    let ashby = home.file("ashby.key", ODD_ASHBY_KEY);
    let command = format!("cat {}", ashby.display());
    let given = |args: &[&str]| {
        let run = home.cs(args).at(&vendors).on_bus(&bus.address);
        run.env("CS_ASHBY_CODESIGNAL_KEY", ODD_CODESIGNAL_KEY)
            .args(&["--ashby-key-command", &command])
    };
    let stored = |args: &[&str]| home.cs(args).at(&vendors).on_bus(&bus.address);
    let runs: Vec<(&str, Run, i32, bool)> = vec![
        ("setup", given(&["setup", "--attest", "webhook"]), 0, true),
        ("verify -vv", stored(&["verify", "-vv"]), 0, true),
        ("verify, given", given(&["verify", "--output", "json"]), 0, true),
        ("webhook test", stored(&["webhook", "test", "--all-events"]), 0, true),
        ("keys set", given(&["keys", "set", "-vv"]), 0, true),
        ("keys list", stored(&["keys", "list"]), 0, false),
        ("status", stored(&["status"]), 0, false),
        ("webhook show", stored(&["webhook", "show"]), 0, false),
        ("attest list", stored(&["attest", "list"]), 0, false),
        ("report", stored(&["report", "--bundle"]), 0, false),
        ("rotate", stored(&["rotate", "codesignal", "--abort"]), 0, true),
        ("keys remove", stored(&["keys", "remove", "--yes"]), 0, false),
    ];
    for (name, run, code, sends) in runs {
        let log = home.root().join("calls");
        let run = run.canary(ODD_ASHBY_KEY).canary(ODD_CODESIGNAL_KEY);
        let output = traced(run, &log).run();
        assert_eq!(output.code, code, "{name} {output:#?}");
        let (to_vendors, hits) = read(&log, &ends(&vendors));
        assert!(hits.is_empty(), "{name}: {hits:#?}");
        // The control: this looks at what it says it looks at.
        assert_eq!(to_vendors > 0, sends, "{name}");
        std::fs::remove_file(log).unwrap();
    }
    for path in tree::files(home.root()).into_iter().filter(|path| *path != ashby) {
        leaks::assert_none(&path.to_string_lossy(), &std::fs::read(&path).unwrap(), &canaries());
    }
}

#[test]
fn the_log_is_read_as_strace_writes_it() {
    let line = r#"12 sendto(9<TCP:[127.0.0.1:5->127.0.0.1:80]>, "\x41\x42", 2, MSG_NOSIGNAL, NULL, 0) = 2"#;
    let Line { pid, call, texts, .. } = parse(line).unwrap();
    assert_eq!((pid, call, &texts[..]), ("12", "sendto", &b"AB\n"[..]));
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("log");
    let key = ODD_ASHBY_KEY.bytes().map(|byte| format!("\\x{byte:02x}")).collect::<String>();
    let line = |call: &str| format!("7 {call}, \"{key}\", 9) = 9\n");
    let vendor = ["->127.0.0.1:80]".to_owned()];
    for (call, hit) in [
        ("sendto(9<TCP:[127.0.0.1:5->127.0.0.1:80]>", false),
        ("sendto(9<TCP:[127.0.0.1:5->127.0.0.1:81]>", true),
        ("write(2<pipe:[1]>", true),
        ("write(5</tmp/x>", true),
        ("openat(AT_FDCWD</tmp>", true),
    ] {
        std::fs::write(&log, line(call)).unwrap();
        assert_eq!(!read(&log, &vendor).1.is_empty(), hit, "{call}");
    }
}
