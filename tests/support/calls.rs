//! The system calls of a run, by strace: which of them change something, and a run that dies or fails at one.
//!
//! They are those of the main thread, which does all the writing. The keyring's calls are made on other
//! threads and go over a message bus; `dbus.rs` counts those and keeps one back until the run is dead.

use super::dbus::Between;
use super::missing;
use super::run::{Output, Run};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

/// What writes, moves, flushes or sends.
pub const WRITING: &str = "write,writev,pwrite64,sendto,sendmsg,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,ftruncate";

/// What makes, reopens, locks or changes the mode.
pub const MAKING: &str = "openat,mkdir,mkdirat,chmod,fchmod,flock,fcntl";

/// One call.
#[derive(Clone, Debug)]
pub struct Call {
    pub name: String,
    /// Which of this name, counted from 1.
    pub number: usize,
    /// As strace shows it, with the paths of its descriptors.
    pub line: String,
}

impl Call {
    /// The same run, in which this call fails; strace writes to `log` which one that was.
    pub fn failing(&self, run: &Run, error: &str, log: &Path) -> Run {
        self.injecting(run, &format!("error={error}"), log)
    }

    fn injecting(&self, run: &Run, what: &str, log: &Path) -> Run {
        let inject = format!("inject={}:{what}:when={}", self.name, self.number);
        watched(run, &self.name, log, &["-e", &inject])
    }
}

/// The same run, of whose main thread strace writes these calls into `log`.
fn watched(run: &Run, calls: &str, log: &Path, more: &[&str]) -> Run {
    let trace = format!("trace={calls}");
    let words = ["-qq", "-y", "-e", "signal=none", "-o", log.to_str().unwrap(), "-e", &trace];
    run.clone().through("strace", &[&words, more].concat())
}

/// Runs it and gives the calls of these kinds that its main thread made.
pub fn of(run: &Run, kinds: &str, log: &Path) -> (Output, Vec<Call>) {
    let output = watched(run, kinds, log, &[]).run();
    let (mut calls, mut numbers) = (Vec::new(), BTreeMap::<String, usize>::new());
    for line in std::fs::read_to_string(log).unwrap().lines() {
        let name = line.split('(').next().unwrap_or_default();
        if !kinds.split(',').any(|kind| kind == name) {
            continue;
        }
        let number = numbers.entry(name.to_owned()).or_default();
        *number += 1;
        // To open what is there changes nothing, and to ask what a descriptor is neither.
        let changes = match name {
            "openat" => line.contains("O_CREAT") || line.contains("O_TRUNC"),
            // How often a thread wakes another one differs from run to run, and changes nothing.
            "write" => !line.contains("[eventfd]"),
            "fcntl" => line.contains("F_SETLK") || line.contains("F_OFD_SETLK"),
            _ => true,
        };
        if changes {
            let (name, line) = (name.to_owned(), line.to_owned());
            calls.push(Call { name, number: *number, line });
        }
    }
    (output, calls)
}

/// Where a run is killed.
#[derive(Clone, Debug)]
pub enum Point {
    /// On entry to this call.
    Call(Call),
    /// Before this message to the keyring, counted from 1.
    Store(usize),
}

impl Point {
    /// Whether a file of ours takes its new form here.
    pub fn is_rename(&self) -> bool {
        matches!(self, Point::Call(call) if call.name.starts_with("rename"))
    }

    /// Runs it and kills it here. Not where it ended by itself: it made one call less than the run that was
    /// counted, or this machine was too busy for its time limits.
    pub fn kills(&self, run: &Run, bus: &str) -> bool {
        let output = match self {
            // It dies on entry to the call, which is not made.
            Point::Call(call) => call.injecting(run, "signal=KILL", Path::new("/dev/null")).run(),
            Point::Store(number) => killed_before(run, &Between::new(bus, *number)),
        };
        if output.code != 137 {
            // Nothing to be proud of, and nothing to hide.
            let report = serde_json::from_str::<Value>(&output.stdout).unwrap_or_default();
            missing::say(&format!(
                "{:?} ended by itself with {} {} at {self:?}",
                output.args, output.code, report["error"]["message"]
            ));
        }
        output.code == 137
    }
}

fn killed_before(run: &Run, between: &Between) -> Output {
    let run = run.clone().env("DBUS_SESSION_BUS_ADDRESS", &between.address);
    let (mut child, started) = (run.spawn(), Instant::now());
    while !between.is_held() && child.try_wait().unwrap().is_none() {
        assert!(started.elapsed() < Duration::from_secs(30), "it hangs");
        std::thread::sleep(Duration::from_millis(1));
    }
    let _ = child.kill();
    run.finish(child, started)
}

/// JSON without its moments, which differ from run to run, and the MACs that cover them; anything torn ends the test.
pub fn parsed(text: &[u8], what: &str) -> Value {
    let mut value = serde_json::from_slice(text).unwrap_or_else(|why| panic!("{what}: {why}"));
    timeless(&mut value);
    value
}

fn timeless(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.retain(|name, _| !["at", "since", "stored_at", "mac"].contains(&name.as_str()));
            map.values_mut().for_each(timeless);
        }
        Value::Array(list) => list.iter_mut().for_each(timeless),
        _ => {}
    }
}
