//! Runs the real binary and keeps watch over what it writes.

use super::{ASHBY_KEY, CODESIGNAL_KEY, Report, Vendors, leaks};
use rustix::process::{Pid, Signal};
use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, MutexGuard};
use std::thread;
use std::time::{Duration, Instant};

/// The binary under test; another one where `.ci/under-wine` builds the tests.
pub const BINARY: &str = match option_env!("CS_ASHBY_TEST_PROGRAM") {
    Some(program) => program,
    None => env!("CARGO_BIN_EXE_cs-ashby"),
};

/// A mutex whose poison is of no interest: the panic that caused it is already reported.
pub trait Lock<T> {
    fn lock_now(&self) -> MutexGuard<'_, T>;
}

impl<T> Lock<T> for Mutex<T> {
    fn lock_now(&self) -> MutexGuard<'_, T> {
        self.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

/// One run, before it starts.
#[derive(Clone)]
pub struct Run {
    program: OsString,
    args: Vec<OsString>,
    env: BTreeMap<OsString, OsString>,
    folder: PathBuf,
    input: Option<Vec<u8>>,
    limit: Duration,
    canaries: Vec<String>,
}

impl Run {
    /// In this folder, with these variables and no others.
    pub fn start_in(folder: PathBuf, env: BTreeMap<OsString, OsString>) -> Run {
        Run {
            program: BINARY.into(),
            args: Vec::new(),
            env,
            folder,
            input: None,
            limit: Duration::from_secs(45),
            canaries: Vec::new(),
        }
    }

    pub fn arg(mut self, arg: impl AsRef<OsStr>) -> Run {
        self.args.push(arg.as_ref().into());
        self
    }

    pub fn args(self, args: &[&str]) -> Run {
        args.iter().fold(self, |run, arg| run.arg(arg))
    }

    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Run {
        self.env.insert(name.into(), value.as_ref().into());
        self
    }

    /// Runs it in this folder.
    pub fn inside(mut self, folder: impl Into<PathBuf>) -> Run {
        self.folder = folder.into();
        self
    }

    pub fn without(mut self, name: &str) -> Run {
        self.env.remove(OsStr::new(name));
        self
    }

    pub fn at(self, vendors: &Vendors) -> Run {
        self.env("CS_ASHBY_CODESIGNAL_URL", vendors.codesignal.url())
            .env("CS_ASHBY_ASHBY_URL", vendors.ashby.url())
            .env("CS_ASHBY_WEBHOOK_URL", vendors.webhook.url())
    }

    pub fn both_keys(self) -> Run {
        self.keys(CODESIGNAL_KEY, ASHBY_KEY)
    }

    pub fn keys(self, codesignal: &str, ashby: &str) -> Run {
        self.env("CS_ASHBY_CODESIGNAL_KEY", codesignal).env("CS_ASHBY_ASHBY_KEY", ashby)
    }

    pub fn json_output(self) -> Run {
        self.env("CS_ASHBY_OUTPUT", "json")
    }

    pub fn stdin_text(mut self, text: impl Into<Vec<u8>>) -> Run {
        self.input = Some(text.into());
        self
    }

    pub fn limit(self, limit: Duration) -> Run {
        Run { limit, ..self }
    }

    /// One more key that may not turn up.
    pub fn canary(mut self, key: &str) -> Run {
        self.canaries.push(key.into());
        self
    }

    /// Run by another program, as in `sh -c 'umask 0; exec "$@"' sh cs-ashby ...`.
    pub fn through(mut self, program: &str, before: &[&str]) -> Run {
        let binary = std::mem::replace(&mut self.program, program.into());
        let words = before.iter().map(OsString::from).chain([binary]);
        self.args = words.chain(std::mem::take(&mut self.args)).collect();
        self
    }

    /// Run by a shell whose script ends with `"$@"`, the program and its words.
    pub fn in_shell(self, script: &str) -> Run {
        self.through("sh", &["-c", script, "sh"])
    }

    /// Run by root as another account, in this group alone.
    pub fn by_account(self, account: u32, group: u32) -> Run {
        let (account, group) = (account.to_string(), group.to_string());
        self.through("setpriv", &["--reuid", &account, "--regid", &group, "--clear-groups"])
    }

    /// The same words and variables for another program.
    pub fn of_program(mut self, program: &str) -> Run {
        self.program = program.into();
        self
    }

    /// These words in place of those that are there.
    pub fn words(mut self, words: &[&str]) -> Run {
        self.args = words.iter().map(OsString::from).collect();
        self
    }

    /// For a pty: program, words, variables, folder.
    pub fn parts(&self) -> (&OsStr, &[OsString], &BTreeMap<OsString, OsString>, &Path) {
        (&self.program, &self.args, &self.env, &self.folder)
    }

    /// Starts it and leaves it running.
    pub fn spawn(&self) -> Child {
        let input = if self.input.is_some() { Stdio::piped() } else { Stdio::null() };
        Command::new(&self.program)
            .args(&self.args)
            .env_clear()
            .envs(&self.env)
            .current_dir(&self.folder)
            .stdin(input)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary starts")
    }

    pub fn run(&self) -> Output {
        let started = Instant::now();
        let mut child = self.spawn();
        if let Some(input) = self.input.clone() {
            let mut stdin = child.stdin.take().unwrap();
            // A program that does not read its input closes it; that is its own affair.
            thread::spawn(move || drop(stdin.write_all(&input)));
        }
        self.finish(child, started)
    }

    /// Waits for a child of `spawn`, and looks at what it wrote.
    pub fn finish(&self, mut child: Child, started: Instant) -> Output {
        let stdout = reader(child.stdout.take().unwrap());
        let stderr = reader(child.stderr.take().unwrap());
        let status = loop {
            match child.try_wait().unwrap() {
                Some(status) => break status,
                None if started.elapsed() > self.limit => {
                    let _ = child.kill();
                    panic!("{:?} still runs after {:?}", self.args, self.limit);
                }
                None => thread::sleep(Duration::from_millis(5)),
            }
        };
        let took = started.elapsed();
        let (stdout, stderr) = (stdout.join().unwrap(), stderr.join().unwrap());
        let place = |stream: &str| format!("{stream} of {:?}", self.args);
        leaks::assert_none(&place("stdout"), &stdout, &self.canaries);
        leaks::assert_none(&place("stderr"), &stderr, &self.canaries);
        let output = Output {
            args: self.args.clone(),
            code: exit_code(status),
            stdout: String::from_utf8(stdout).expect("stdout is UTF-8"),
            stderr: String::from_utf8(stderr).expect("stderr is UTF-8"),
            took,
        };
        assert!(!output.stderr.contains("panicked at"), "{output:#?}");
        output
    }
}

pub fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

/// Sends a signal to a process that still runs.
pub fn signal(pid: u32, signal: Signal) {
    let pid = Pid::from_raw(pid.cast_signed()).unwrap();
    rustix::process::kill_process(pid, signal).expect("it runs");
}

fn reader(mut pipe: impl Read + Send + 'static) -> thread::JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = pipe.read_to_end(&mut bytes);
        bytes
    })
}

/// As a shell has it: 128 and the signal for a program that a signal ended.
fn exit_code(status: std::process::ExitStatus) -> i32 {
    use std::os::unix::process::ExitStatusExt;
    status.code().unwrap_or_else(|| 128 + status.signal().unwrap_or_default())
}

/// The words of a text, however it was wrapped.
pub fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a run left.
#[derive(Debug)]
pub struct Output {
    pub args: Vec<OsString>,
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
    pub took: Duration,
}

impl Output {
    #[track_caller]
    pub fn expect_code(self, code: i32) -> Output {
        assert_eq!(self.code, code, "{:?} {self:#?}", self.args);
        self
    }

    /// The report: stdout is one JSON document and nothing else, and a sound one.
    #[track_caller]
    pub fn json(&self) -> Report {
        let value = serde_json::from_str(&self.stdout)
            .unwrap_or_else(|why| panic!("stdout is not one JSON document: {why}\n{self:#?}"));
        let report = Report(value);
        report.assert_sound(self.code);
        report
    }

    /// Exit code and report at once.
    #[track_caller]
    pub fn report(self, code: i32) -> Report {
        self.expect_code(code).json()
    }
}
