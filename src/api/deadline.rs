//! The moment by which a run must have its answers.

use std::time::{Duration, Instant};

#[derive(Clone, Copy)]
pub(crate) struct Deadline(Instant);

impl Deadline {
    pub(crate) fn at(moment: Instant) -> Deadline {
        Deadline(moment)
    }

    pub(crate) fn left(self) -> Duration {
        self.0.saturating_duration_since(Instant::now())
    }
}
