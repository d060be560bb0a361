//! A real terminal: what a person would see, type and be left with.

use super::run::{Lock, Run};
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::num::NonZero;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(15);

struct Seen {
    parser: vt100::Parser,
    /// The same without what the wizard clears when a step is done: everything that was ever shown.
    all: vt100::Parser,
    bytes: Vec<u8>,
    /// How many of the bytes are in `all`.
    read: usize,
}

/// Taller than any run is long.
const ALL_ROWS: u16 = 1000;

impl Seen {
    fn add(&mut self, bytes: &[u8]) {
        self.parser.process(bytes);
        self.bytes.extend_from_slice(bytes);
        // A code may be cut apart: what could be the start of one waits for its rest.
        let rest = &self.bytes[self.read..];
        let is_cut = |at: &usize| match &rest[*at..] {
            [_] | [_, b'['] => true,
            [_, b'[', code @ ..] => code.iter().all(|byte| (0x20..0x40).contains(byte)),
            _ => false,
        };
        let cut = rest.iter().rposition(|byte| *byte == 0x1b).filter(is_cut);
        let ready = rest[..cut.unwrap_or(rest.len())].to_vec();
        self.all.process(&without_clearing(&ready));
        self.read += ready.len();
    }
}

/// Drops the code that moves up some rows and clears what is below (`CSI n F`, `CSI J`).
fn without_clearing(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        let digits = |text: &[u8]| text.iter().take_while(|byte| byte.is_ascii_digit()).count();
        if let Some(after) = rest.strip_prefix(b"\x1b[") {
            let count = digits(after);
            if matches!(after.get(count), Some(b'F')) || after.first() == Some(&b'J') {
                at += 2 + count + 1;
                continue;
            }
        }
        out.push(bytes[at]);
        at += 1;
    }
    out
}

pub struct Pty {
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    seen: Arc<Mutex<Seen>>,
}

impl Pty {
    pub fn spawn(run: &Run, cols: u16, rows: u16) -> Pty {
        let size = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pty");
        let (program, args, env, folder) = run.parts();
        let mut command = CommandBuilder::new(program);
        command.args(args);
        command.env_clear();
        command.env("TERM", "xterm-256color");
        env.iter().for_each(|(name, value)| command.env(name, value));
        command.cwd(folder);
        let child = pair.slave.spawn_command(command).expect("the program starts");
        drop(pair.slave);
        let parser = vt100::Parser::new(whole(rows), whole(cols), 1000);
        let all = vt100::Parser::new(whole(ALL_ROWS), whole(cols), 0);
        let seen = Arc::new(Mutex::new(Seen { parser, all, bytes: Vec::new(), read: 0 }));
        let mut reader = pair.master.try_clone_reader().unwrap();
        let log = Arc::clone(&seen);
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(length @ 1..) = reader.read(&mut buffer) {
                log.lock_now().add(&buffer[..length]);
            }
        });
        let writer = pair.master.take_writer().unwrap();
        Pty { master: pair.master, writer, child, seen }
    }

    /// Waits until the text stands anywhere in what was written, line ends and colours aside.
    #[track_caller]
    pub fn wait_for(&self, text: &str) -> &Self {
        self.wait_until(&format!("{text:?} on the screen"), |pty| {
            pty.screen().to_lowercase().contains(&text.to_lowercase())
        })
    }

    #[track_caller]
    pub fn wait_until(&self, what: &str, is_true: impl Fn(&Pty) -> bool) -> &Self {
        let until = Instant::now() + PATIENCE;
        while !is_true(self) {
            assert!(Instant::now() < until, "waited for {what}; the screen:\n{}", self.screen());
            thread::sleep(Duration::from_millis(20));
        }
        self
    }

    pub fn send(&mut self, text: &str) -> &mut Self {
        self.writer.write_all(text.as_bytes()).unwrap();
        self.writer.flush().unwrap();
        self
    }

    pub fn resize(&self, cols: u16, rows: u16) {
        self.master.resize(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }).unwrap();
        let mut seen = self.seen.lock_now();
        seen.parser.screen_mut().set_size(whole(rows), whole(cols));
        seen.all.screen_mut().set_size(whole(ALL_ROWS), whole(cols));
    }

    /// What stands on the screen now.
    pub fn screen(&self) -> String {
        self.seen.lock_now().parser.screen().contents()
    }

    /// Everything that was shown, also what the wizard has cleared since.
    pub fn everything(&self) -> String {
        self.seen.lock_now().all.screen().contents()
    }

    /// The screen as an SVG; `steady` replaces what differs from run to run.
    pub fn drawn(&self, title: &str, steady: fn(&str) -> String) -> String {
        super::svg::draw(self.seen.lock_now().parser.screen(), title, steady)
    }

    /// Every byte the terminal got.
    pub fn bytes(&self) -> Vec<u8> {
        self.seen.lock_now().bytes.clone()
    }

    /// Where the cursor is in everything that was shown: row and column, from 0.
    pub fn cursor(&self) -> (u16, u16) {
        self.seen.lock_now().all.screen().cursor_position()
    }

    /// The rows of everything that was shown, down to the one with the cursor.
    pub fn rows_to_cursor(&self) -> Vec<String> {
        let seen = self.seen.lock_now();
        let screen = seen.all.screen();
        let (row, _) = screen.cursor_position();
        let (_, columns) = screen.size();
        let rows = screen.rows(0, columns.get());
        rows.take(usize::from(row) + 1).collect()
    }

    pub fn cursor_hidden(&self) -> bool {
        self.seen.lock_now().parser.screen().hide_cursor()
    }

    /// Whether the terminal shows what is typed (the ECHO bit of termios).
    pub fn echoes(&self) -> bool {
        const ECHO: u64 = 0o10;
        let termios = self.master.get_termios().expect("termios");
        u64::from(termios.local_flags.bits()) & ECHO != 0
    }

    /// The program's number.
    pub fn pid(&self) -> u32 {
        self.child.process_id().expect("it was started")
    }

    /// Ends it at once (SIGKILL) and waits until it is gone.
    pub fn kill(&mut self) {
        self.child.kill().expect("it still runs");
        let _ = self.child.wait();
    }

    /// Waits for the end.
    #[track_caller]
    pub fn exit_code(&mut self) -> u32 {
        let until = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                // The last words may still be on their way.
                thread::sleep(Duration::from_millis(100));
                return status.exit_code();
            }
            assert!(Instant::now() < until, "still runs; the screen:\n{}", self.screen());
            thread::sleep(Duration::from_millis(20));
        }
    }
}

fn whole(number: u16) -> NonZero<u16> {
    NonZero::new(number).expect("a terminal of some size")
}

impl Drop for Pty {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
