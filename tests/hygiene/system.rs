//! Canaries at the border of the process: every system call of a run and of what it starts, by strace. A key
//! may leave towards its vendor and the keyring, and nowhere else.

use crate::support::keyring::Bus;
use crate::support::keys::{ODD_ASHBY_KEY, ODD_CODESIGNAL_KEY};
use crate::support::missing::have;
use crate::support::run::{BINARY, Run};
use crate::support::*;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

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
            own = leaks::holds(&texts, BINARY.as_bytes());
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
    let codesignal = home.file("codesignal.key", ODD_CODESIGNAL_KEY);
    let ashby = home.file("ashby.key", ODD_ASHBY_KEY);
    let command = format!("cat {}", ashby.display());
    let given = |args: &[&str]| {
        let run = home.cs(args).at(&vendors).on_bus(&bus.address);
        run.arg("--codesignal-key-file").arg(&codesignal).arg("--ashby-key-command").arg(&command)
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
    let kept: [PathBuf; 2] = [codesignal, ashby];
    for path in tree::files(home.root()) {
        if !kept.contains(&path) {
            leaks::assert_none(
                &path.to_string_lossy(),
                &std::fs::read(&path).unwrap(),
                &canaries(),
            );
        }
    }
}

/// Our own environment holds a key when the person gave it so: nothing that is started gets it.
#[test]
fn no_program_that_is_started_gets_a_key() {
    if !have(&["strace"]) {
        return;
    }
    let (home, vendors) = (Home::new(), odd_vendors());
    // A browser and a desktop without a screen, so that pages are opened and the clipboard is looked for.
    let folder = home.root().join("bin");
    std::fs::create_dir(&folder).unwrap();
    let browser = folder.join("xdg-open");
    std::fs::write(&browser, "#!/bin/sh\nexit 0\n").unwrap();
    let executable = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    std::fs::set_permissions(&browser, executable).unwrap();
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap());
    let log = home.root().join("calls");
    let run = home
        .cs(&["setup", "--from", "before", "--ashby-key-command", "sh -c 'exec cat ashby.key'"])
        .at(&vendors)
        .env("CS_ASHBY_CODESIGNAL_KEY", ODD_CODESIGNAL_KEY)
        .env("DISPLAY", ":97")
        .env("PATH", path);
    std::fs::write(home.home().join("ashby.key"), ODD_ASHBY_KEY).unwrap();
    let mut person = Person::sits_down(&traced(run, &log));
    person.sees("Step 4 of 5");
    person.enter(FORM_OPEN).asked("Press Enter when they're selected:");
    person.pty.send("\u{3}");
    person.pty.wait_for("run");
    person.pty.exit_code();
    leaks::assert_none("the terminal", &person.pty.bytes(), &canaries());
    let (_, hits) = read(&log, &ends(&vendors));
    assert!(hits.is_empty(), "{hits:#?}");
    // Ourselves, the key command and what it starts.
    let text = std::fs::read_to_string(&log).unwrap();
    let started: Vec<Vec<u8>> = text
        .lines()
        .filter_map(parse)
        // Of one that another process came between, the end stands further down.
        .filter(|it| it.rest.ends_with("= 0") || it.rest.ends_with("<unfinished ...>"))
        .filter(|it| it.call == "execve")
        .map(|it| it.texts)
        .collect();
    for program in ["cs-ashby\n", "/cat\n", "/sh\n"] {
        let found = started.iter().any(|it| leaks::holds(it, program.as_bytes()));
        assert!(found, "{program:?} was not started");
    }
    let others = started.iter().filter(|it| !leaks::holds(it, format!("{BINARY}\n").as_bytes()));
    for program in others {
        leaks::assert_none("arguments and environment of a program", program, &canaries());
        let variable = b"CS_ASHBY_CODESIGNAL_KEY";
        assert!(!leaks::holds(program, variable), "{}", String::from_utf8_lossy(program));
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
