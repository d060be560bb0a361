//! A real X server without a monitor, and its clipboard.

use super::missing;
use super::run::Lock;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, MutexGuard};
use std::time::{Duration, Instant};

/// A clipboard manager that one test starts is seen by all.
static ALONE: Mutex<()> = Mutex::new(());

pub struct Screen {
    _alone: MutexGuard<'static, ()>,
    server: Child,
    /// The value of `DISPLAY`.
    pub display: String,
}

impl Screen {
    /// Starts one. `None`, and said so, where the machine has none.
    pub fn start() -> Option<Screen> {
        if !missing::have(&["Xvfb", "xclip"]) {
            return None;
        }
        // The server picks a free number and says which.
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "320x200x8", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut number = String::new();
        BufReader::new(server.stdout.take().unwrap()).read_line(&mut number).unwrap();
        Some(Screen { _alone: ALONE.lock_now(), server, display: format!(":{}", number.trim()) })
    }

    /// What is on the clipboard; nothing where nobody owns it.
    pub fn clipboard(&self) -> String {
        let output = self.xclip().arg("-o").output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    }

    /// Copies a text, as another program does.
    pub fn copy(&self, text: &str) {
        let mut child =
            self.xclip().arg("-i").stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        assert!(child.wait().unwrap().success());
        // It goes to the background before it owns the clipboard.
        let until = Instant::now() + Duration::from_secs(10);
        while self.clipboard() != text {
            assert!(Instant::now() < until, "nobody took {text:?}");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// From now on it answers nobody.
    pub fn hang(&self) {
        let pid = self.server.id().to_string();
        let sent = Command::new("kill").args(["-STOP", &pid]).status().unwrap();
        assert!(sent.success());
    }

    fn xclip(&self) -> Command {
        let mut command = Command::new("xclip");
        command
            .args(["-selection", "clipboard"])
            .env("DISPLAY", &self.display)
            .stderr(Stdio::null());
        command
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
