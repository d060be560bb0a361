//! Watches over the terminal's settings from another process: after a kill -9 nothing of this one can set
//! them back. A shell with job control does that for its own jobs; nobody else does.

use rustix::termios::{OptionalActions, Termios, tcsetattr};
use std::io::Write;
use std::process::{Child, ChildStdin, Command, Stdio};

/// Waits until the pipe from this process closes without a word. Then it sets the terminal back, but only
/// where it still is as this process had set it: a shell that came first has its own settings by then.
const WATCH: &str = r#"trap '' INT QUIT HUP TERM TSTP TTIN TTOU
read -r word && exit 0
sleep 0.1
now=$(stty -g </dev/tty) || exit 0
printf '\033[?25h' >/dev/tty
if [ "$now" = "$1" ] || [ "$now" = "$2" ] || [ "$now" = "$3" ]; then
  stty "$4" </dev/tty
  printf '\033[?2004l' >/dev/tty
fi
"#;

/// The other process: a shell of this system that reads from a pipe.
pub(super) struct Guard {
    child: Child,
    pipe: ChildStdin,
}

impl Guard {
    /// Starts it, with the settings between prompts and at a prompt, and those to set back. `None` where the system has no
    /// `sh` or `stty`: then a kill -9 is the shell's to tidy up, as it is for every program.
    pub(crate) fn start(before: &Termios, own: &[Termios; 2]) -> Option<Guard> {
        let [quiet, asking] = own;
        let mut reading = asking.clone();
        reading.make_raw();
        // While a key is awaited, the output still has its line ends (console 0.16).
        reading.output_modes = asking.output_modes;
        let back = words(before)?;
        let seen = [words(&reading)?, words(asking)?, words(quiet)?];
        let mut child = Command::new("sh")
            .args(["-c", WATCH, "cs-ashby-terminal-guard"])
            .args(seen)
            .arg(back)
            .env_clear()
            .env("PATH", "/usr/bin:/bin")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let pipe = child.stdin.take()?;
        Some(Guard { child, pipe })
    }

    /// Sends it away: this process has tidied up itself.
    pub(crate) fn dismiss(mut self) {
        let _ = self.pipe.write_all(b"done\n");
        drop(self.pipe);
        let _ = self.child.wait();
    }
}

/// These settings in the form that `stty` reads: the terminal is set so for a moment, and `stty` asked.
fn words(modes: &Termios) -> Option<String> {
    tcsetattr(std::io::stdin(), OptionalActions::Now, modes).ok()?;
    let said = Command::new("stty")
        .arg("-g")
        .env_clear()
        .env("PATH", "/usr/bin:/bin")
        .stdin(Stdio::inherit())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    let text = String::from_utf8(said.stdout).ok()?;
    let text = text.trim();
    (said.status.success() && !text.is_empty()).then(|| text.to_owned())
}
