//! Signs of life on stderr for what takes longer than a blink; only on a terminal.

use indicatif::{ProgressBar, ProgressStyle};
use std::time::Duration;

/// How often it moves.
const TICK: Duration = Duration::from_millis(120);

/// A sign of life that goes when it is dropped.
pub struct Busy(ProgressBar);

impl Busy {
    /// One that shows nothing.
    pub(super) fn hidden() -> Busy {
        Busy(ProgressBar::hidden())
    }

    /// One thing that takes time.
    pub(super) fn spinner(words: &'static str, unicode: bool) -> Busy {
        let bar = ProgressBar::new_spinner().with_message(words);
        let style = ProgressStyle::with_template("{spinner} {msg} ({elapsed})");
        let style = style.unwrap_or_else(|_| ProgressStyle::default_spinner());
        bar.set_style(if unicode {
            style
        } else {
            style.tick_chars("-\\|/ ")
        });
        bar.enable_steady_tick(TICK);
        Busy(bar)
    }

    /// Many things, one after the other.
    pub(super) fn bar(words: &'static str, of: usize, unicode: bool) -> Busy {
        let bar = ProgressBar::new(of as u64).with_message(words);
        let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} ({elapsed})");
        let style = style.unwrap_or_else(|_| ProgressStyle::default_bar());
        bar.set_style(if unicode {
            style
        } else {
            style.progress_chars("=> ")
        });
        bar.enable_steady_tick(TICK);
        Busy(bar)
    }

    /// One of them is done.
    pub fn step(&self) {
        self.0.inc(1);
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
