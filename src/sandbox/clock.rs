//! The sandbox's clock. It goes as this computer's does until somebody sets it forward or stops it, so
//! that nobody has to wait for what CodeSignal does within days.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use time::OffsetDateTime;

#[derive(Default)]
pub(super) struct Clock(Mutex<Hands>);

#[derive(Clone, Copy, Default)]
struct Hands {
    /// How far it is ahead of this computer's clock.
    ahead: time::Duration,
    stopped: Option<OffsetDateTime>,
}

impl Clock {
    pub(crate) fn now(&self) -> OffsetDateTime {
        self.hands().shown()
    }

    /// The time that it will show after so long; its own time where there is no such date.
    pub(crate) fn after(&self, wait: Duration) -> OffsetDateTime {
        let now = self.now();
        let wait = time::Duration::try_from(wait).unwrap_or(time::Duration::ZERO);
        now.checked_add(wait).unwrap_or(now)
    }

    /// Sets it forward to a moment; one that is past already changes nothing.
    pub(crate) fn forward_to(&self, moment: OffsetDateTime) {
        let mut hands = self.hands();
        let step = moment - hands.shown();
        if step.is_positive() {
            hands.ahead += step;
            hands.stopped = hands.stopped.map(|_| moment);
        }
    }

    /// Stops it, or lets it go on from where it stands.
    pub(crate) fn stop(&self, stopped: bool) {
        let mut hands = self.hands();
        let shown = hands.shown();
        hands.ahead = shown - crate::platform::now();
        hands.stopped = stopped.then_some(shown);
    }

    pub(crate) fn is_stopped(&self) -> bool {
        self.hands().stopped.is_some()
    }

    fn hands(&self) -> MutexGuard<'_, Hands> {
        // Both hands are whole after every call, whatever panicked elsewhere.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Hands {
    fn shown(self) -> OffsetDateTime {
        let now = crate::platform::now();
        self.stopped
            .unwrap_or_else(|| now.checked_add(self.ahead).unwrap_or(now))
    }
}
