//! Spinners and progress bars, on a terminal's stderr.

use indicatif::{ProgressBar, ProgressStyle};
use std::time::Duration;

const TICK: Duration = Duration::from_millis(120);

/// Removed from the screen when it's dropped.
pub(crate) struct Spinner(ProgressBar);

impl Spinner {
    pub(super) fn hidden() -> Spinner {
        Spinner(ProgressBar::hidden())
    }

    pub(super) fn start(words: &'static str, unicode: bool) -> Spinner {
        let bar = ProgressBar::new_spinner().with_message(words);
        let style = ProgressStyle::with_template("{spinner} {msg} ({elapsed})");
        let style = style.unwrap_or_else(|_| ProgressStyle::default_spinner());
        bar.set_style(if unicode { style } else { style.tick_chars("-\\|/ ") });
        bar.enable_steady_tick(TICK);
        Spinner(bar)
    }

    pub(super) fn bar(words: &'static str, of: usize, unicode: bool) -> Spinner {
        let bar = ProgressBar::new(of as u64).with_message(words);
        let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} ({elapsed})");
        let style = style.unwrap_or_else(|_| ProgressStyle::default_bar());
        bar.set_style(if unicode { style } else { style.progress_chars("=> ") });
        bar.enable_steady_tick(TICK);
        Spinner(bar)
    }

    pub(crate) fn step(&self) {
        self.0.inc(1);
    }
}

impl Drop for Spinner {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
