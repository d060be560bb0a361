//! The person's clipboard: the platform's, or over SSH the one of the person's own terminal (OSC 52).

#[cfg(target_os = "macos")]
use arboard::SetExtApple as _;
#[cfg(all(unix, not(target_os = "macos")))]
use arboard::SetExtLinux as _;
#[cfg(windows)]
use arboard::SetExtWindows as _;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::sync::mpsc;
use std::time::Duration;
use zeroize::Zeroizing;

/// A display that doesn't respond within this has no clipboard for us.
const LIMIT: Duration = Duration::from_secs(2);
/// A clipboard manager puts back what was cleared within this.
const PUT_BACK: Duration = Duration::from_millis(500);

/// Where a text can be put for the person to paste.
pub(crate) enum Clipboard {
    Platform(Platform),
    /// The terminal is asked to put it on the clipboard of the computer it runs on. Whether it does is
    /// not told.
    Terminal(Multiplexer),
    None,
}

/// What is between this program and the terminal, and keeps OSC 52 to itself unless it is wrapped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Multiplexer {
    None,
    Tmux,
    Screen,
}

/// How sure it is that a text is on the clipboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Copied {
    Yes,
    /// The terminal was asked; many do it, some don't.
    Asked,
    No,
}

/// What became of a text that was to be taken from the clipboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cleared {
    /// Something else was there.
    Replaced,
    Gone,
    /// The terminal was asked.
    Asked,
    /// It is there again: a clipboard manager has a copy.
    PutBack,
    /// The clipboard didn't respond.
    Unknown,
}

impl Clipboard {
    pub(crate) fn find() -> Clipboard {
        if !super::is_over_ssh()
            && let Some(platform) = Platform::connect()
        {
            return Clipboard::Platform(platform);
        }
        Clipboard::of_terminal()
    }

    fn of_terminal() -> Clipboard {
        // The Linux console and a dumb terminal would show the letters of the request.
        let shows = super::terminal_is_dumb()
            || matches!(super::variable("TERM"), Ok(Some(term)) if term == "linux");
        if cfg!(unix) && !shows && super::stderr_is_terminal() {
            return Clipboard::Terminal(Multiplexer::around());
        }
        Clipboard::None
    }

    /// Puts a text on it. A private one is kept out of the histories that clipboard managers keep.
    pub(crate) fn copy(&mut self, text: &str, private: bool) -> Copied {
        match self {
            Clipboard::Platform(platform) => {
                let text = Zeroizing::new(text.to_owned());
                // Read again: a display that hangs takes a text without a word.
                let copied = platform.run(move |clipboard| {
                    set(clipboard, &text, private).is_ok() && has(clipboard, &text)
                });
                if copied.is_none() {
                    // The next text needs no second wait.
                    *self = Clipboard::None;
                }
                if copied == Some(true) { Copied::Yes } else { Copied::No }
            }
            Clipboard::Terminal(multiplexer) => {
                let coded = Zeroizing::new(STANDARD.encode(text));
                match ask_terminal(*multiplexer, &coded) {
                    Ok(()) => Copied::Asked,
                    Err(_) => Copied::No,
                }
            }
            Clipboard::None => Copied::No,
        }
    }

    /// Clears it if it still has this text. A terminal's clipboard can't be read, so that one is cleared in any case.
    pub(crate) fn clear_if(&mut self, text: &str) -> Cleared {
        match self {
            Clipboard::Platform(platform) => {
                let text = Zeroizing::new(text.to_owned());
                let cleared = platform.run(move |clipboard| clear(clipboard, &text));
                cleared.unwrap_or(Cleared::Unknown)
            }
            // Neither base64 nor a question mark: "cleared" (xterm's ctlseqs).
            Clipboard::Terminal(multiplexer) => match ask_terminal(*multiplexer, "!") {
                Ok(()) => Cleared::Asked,
                Err(_) => Cleared::Unknown,
            },
            Clipboard::None => Cleared::Unknown,
        }
    }
}

type Job = Box<dyn FnOnce(&mut arboard::Clipboard) + Send>;

/// The platform's clipboard on a thread of its own, because a display that hangs holds up every call.
pub(crate) struct Platform {
    /// There until it is dropped.
    jobs: Option<mpsc::Sender<Job>>,
    /// Disconnected when the thread has ended.
    ended: mpsc::Receiver<()>,
}

impl Platform {
    fn connect() -> Option<Platform> {
        let (jobs, waiting) = mpsc::channel::<Job>();
        let (tell, told) = mpsc::channel();
        let (end, ended) = mpsc::channel();
        let thread = std::thread::Builder::new().spawn(move || {
            let connected = arboard::Clipboard::new();
            // Nobody listens any more when it took too long.
            let _ = tell.send(connected.is_ok());
            if let Ok(mut clipboard) = connected {
                for job in waiting {
                    job(&mut clipboard);
                }
            }
            drop::<mpsc::Sender<()>>(end);
        });
        thread.ok()?;
        let connected = matches!(told.recv_timeout(LIMIT), Ok(true));
        connected.then_some(Platform { jobs: Some(jobs), ended })
    }

    /// `None` when the display doesn't respond in time.
    fn run<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut arboard::Clipboard) -> T + Send + 'static,
    ) -> Option<T> {
        let (tell, told) = mpsc::channel();
        let job: Job = Box::new(move |clipboard| {
            let _ = tell.send(job(clipboard));
        });
        self.jobs.as_ref()?.send(job).ok()?;
        told.recv_timeout(LIMIT).ok()
    }
}

impl Drop for Platform {
    /// On X11 what was copied is handed over to the desktop when the clipboard is closed.
    fn drop(&mut self) {
        self.jobs = None;
        let _ = self.ended.recv_timeout(PUT_BACK);
    }
}

fn has(clipboard: &mut arboard::Clipboard, text: &str) -> bool {
    let there = clipboard.get_text().map(Zeroizing::new);
    there.is_ok_and(|there| there.as_str() == text)
}

fn clear(clipboard: &mut arboard::Clipboard, text: &str) -> Cleared {
    if !has(clipboard, text) {
        return Cleared::Replaced;
    }
    if clipboard.clear().is_err() {
        return Cleared::Unknown;
    }
    std::thread::sleep(PUT_BACK);
    if has(clipboard, text) { Cleared::PutBack } else { Cleared::Gone }
}

impl Multiplexer {
    fn around() -> Multiplexer {
        if super::has_value("TMUX") {
            Multiplexer::Tmux
        } else if super::has_value("STY") {
            Multiplexer::Screen
        } else {
            Multiplexer::None
        }
    }

    /// The request, as the terminal behind the multiplexer gets it.
    fn request(self, coded: &str) -> Zeroizing<String> {
        let plain = Zeroizing::new(format!("\x1b]52;c;{coded}\x07"));
        match self {
            Multiplexer::None => plain,
            // As it is for `set-clipboard on`, passed through for `allow-passthrough on`.
            Multiplexer::Tmux => {
                Zeroizing::new(format!("{}\x1bPtmux;\x1b{}\x1b\\", *plain, *plain))
            }
            Multiplexer::Screen => Zeroizing::new(format!("\x1bP{}\x1b\\", *plain)),
        }
    }
}

/// Written to the terminal device itself: standard error may be looked at or kept by someone else.
fn ask_terminal(multiplexer: Multiplexer, coded: &str) -> io::Result<()> {
    let mut terminal = OpenOptions::new().write(true).open("/dev/tty")?;
    terminal.write_all(multiplexer.request(coded).as_bytes())
}

fn set(platform: &mut arboard::Clipboard, text: &str, private: bool) -> Result<(), arboard::Error> {
    let set = platform.set();
    if !private {
        return set.text(text);
    }
    let set = set.exclude_from_history();
    #[cfg(windows)]
    let set = set.exclude_from_cloud().exclude_from_monitoring();
    set.text(text)
}

#[cfg(test)]
mod tests {
    use super::Multiplexer;

    #[test]
    fn a_request_is_wrapped_for_what_keeps_it() {
        for (multiplexer, request) in [
            (Multiplexer::None, "\x1b]52;c;YQ==\x07"),
            (Multiplexer::Tmux, "\x1b]52;c;YQ==\x07\x1bPtmux;\x1b\x1b]52;c;YQ==\x07\x1b\\"),
            (Multiplexer::Screen, "\x1bP\x1b]52;c;YQ==\x07\x1b\\"),
        ] {
            assert_eq!(multiplexer.request("YQ==").as_str(), request);
        }
    }
}
