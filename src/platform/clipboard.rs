//! The person's clipboard: the platform's, or over SSH the one of the person's own terminal (OSC 52).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::fs::OpenOptions;
use std::io::{self, Write};
use zeroize::Zeroizing;

/// Where a text can be put for the person to paste.
pub(crate) enum Clipboard {
    Platform(Box<arboard::Clipboard>),
    /// The terminal is asked to put it on the clipboard of the computer it runs on. Whether it does is
    /// not told.
    Terminal,
    None,
}

/// How sure it is that a text is on the clipboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Copied {
    Yes,
    /// The terminal was asked; many do it, some don't.
    Asked,
    No,
}

impl Clipboard {
    pub(crate) fn find() -> Clipboard {
        if !super::is_over_ssh()
            && let Ok(platform) = arboard::Clipboard::new()
        {
            return Clipboard::Platform(Box::new(platform));
        }
        // The Linux console and a dumb terminal would show the letters of the request.
        let shows = super::terminal_is_dumb()
            || matches!(super::variable("TERM"), Ok(Some(term)) if term == "linux");
        if cfg!(unix) && !shows && super::stderr_is_terminal() {
            return Clipboard::Terminal;
        }
        Clipboard::None
    }

    /// Puts a text on it. A private one is kept out of the histories that clipboard managers keep.
    pub(crate) fn copy(&mut self, text: &str, private: bool) -> Copied {
        let done = match self {
            Clipboard::Platform(platform) => set(platform, text, private)
                .map(|()| Copied::Yes)
                .map_err(|_| io::ErrorKind::Other.into()),
            Clipboard::Terminal => {
                let coded = Zeroizing::new(STANDARD.encode(text));
                ask_terminal(&coded).map(|()| Copied::Asked)
            }
            Clipboard::None => Ok(Copied::No),
        };
        done.unwrap_or(Copied::No)
    }

    /// Clears it if it still holds this text. What a terminal's clipboard holds can't be read, so that
    /// one is cleared in any case.
    pub(crate) fn clear_if(&mut self, text: &str) -> bool {
        match self {
            Clipboard::Platform(platform) => {
                let held = platform.get_text().map(Zeroizing::new);
                held.is_ok_and(|held| held.as_str() == text) && platform.clear().is_ok()
            }
            // Neither base64 nor a question mark: "cleared" (xterm's ctlseqs).
            Clipboard::Terminal => ask_terminal("!").is_ok(),
            Clipboard::None => false,
        }
    }
}

/// Written to the terminal device itself: standard error may be looked at or kept by somebody else.
fn ask_terminal(coded: &str) -> io::Result<()> {
    let mut terminal = OpenOptions::new().write(true).open("/dev/tty")?;
    let request = Zeroizing::new(format!("\x1b]52;c;{coded}\x07"));
    terminal.write_all(request.as_bytes())
}

#[cfg(all(unix, not(target_os = "macos")))]
fn set(platform: &mut arboard::Clipboard, text: &str, private: bool) -> Result<(), arboard::Error> {
    use arboard::SetExtLinux;
    if private {
        platform.set().exclude_from_history().text(text)
    } else {
        platform.set_text(text)
    }
}

#[cfg(target_os = "macos")]
fn set(platform: &mut arboard::Clipboard, text: &str, private: bool) -> Result<(), arboard::Error> {
    use arboard::SetExtApple;
    match private {
        true => platform.set().exclude_from_history().text(text),
        false => platform.set_text(text),
    }
}

#[cfg(windows)]
fn set(platform: &mut arboard::Clipboard, text: &str, private: bool) -> Result<(), arboard::Error> {
    use arboard::SetExtWindows;
    let set = platform.set();
    match private {
        true => set
            .exclude_from_history()
            .exclude_from_cloud()
            .exclude_from_monitoring()
            .text(text),
        false => set.text(text),
    }
}
