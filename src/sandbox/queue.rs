//! A webhook's deliveries as CodeSignal publishes them (developer.codesignal.com/webhooks): in order,
//! about one a second; what fails is tried again later and later, and all that follows waits for it;
//! after 25 failures in a row the webhook is disabled and its queue cleared.

use super::webhook_form::WebhookForm;
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::time::Duration;
use time::OffsetDateTime;

/// The failures in a row that disable a webhook.
pub(super) const MOST_FAILURES: u32 = 25;
pub(super) const STEP: Duration = Duration::from_secs(1);
/// As many events as may wait; nothing published says how many do.
const MOST_WAITING: usize = 1000;

/// An event on its way to a webhook.
#[derive(Clone)]
pub(super) struct Waiting {
    pub(crate) event: &'static str,
    pub(crate) triggered_on: i64,
    pub(crate) payload: Value,
}

#[derive(Clone)]
struct Mail {
    to: String,
    after_failure: u32,
    at: OffsetDateTime,
}

#[derive(Default)]
pub(super) struct Queue {
    waiting: VecDeque<Waiting>,
    failures: u32,
    /// The first delivery is not tried before this.
    next: Option<OffsetDateTime>,
    mails: Vec<Mail>,
}

impl Queue {
    /// Takes an event, unless the webhook is disabled. Gives whether it was taken.
    pub(crate) fn add(&mut self, now: OffsetDateTime, event: Waiting) -> bool {
        let room = !self.is_disabled() && self.waiting.len() < MOST_WAITING;
        if room {
            self.next = Some(self.next.unwrap_or(now));
            self.waiting.push_back(event);
        }
        room
    }

    /// The first of what waits, and when it is to be tried.
    pub(crate) fn first(&self) -> Option<(OffsetDateTime, &Waiting)> {
        Some((self.next?, self.waiting.front()?))
    }

    pub(crate) fn accepted(&mut self, now: OffsetDateTime) {
        self.waiting.pop_front();
        self.failures = 0;
        self.next = now.checked_add(step());
    }

    /// The first one failed. `chance` is a number below 30.
    pub(crate) fn failed(&mut self, now: OffsetDateTime, form: &WebhookForm, chance: u8) {
        self.failures += 1;
        if is_mailed(self.failures) {
            self.mails.extend(form.emails.iter().map(|to| Mail {
                to: to.clone(),
                after_failure: self.failures,
                at: now,
            }));
        }
        if self.is_disabled() {
            self.waiting.clear();
        }
        self.next = now.checked_add(wait_after(self.failures, chance));
    }

    /// The webhook was saved, which needs a good answer to its test: one that was disabled is not any more.
    pub(crate) fn saved(&mut self) {
        if self.is_disabled() {
            *self = Queue {
                mails: std::mem::take(&mut self.mails),
                ..Queue::default()
            };
        }
    }

    fn is_disabled(&self) -> bool {
        self.failures >= MOST_FAILURES
    }

    /// What is wrong with the deliveries, for the dashboard.
    pub(crate) fn trouble(&self) -> Option<String> {
        if self.is_disabled() {
            return Some(format!(
                "Disabled after {MOST_FAILURES} failed deliveries in a row. The events that waited are lost. \
                 Mend what was wrong, then edit this webhook and save it: that enables it again."
            ));
        }
        (self.failures > 0).then(|| {
            format!(
                "The last {} failed in a row, and {} waiting. Each is tried again later and later; \
                 after {MOST_FAILURES} failures the webhook is disabled.",
                counted(self.failures as usize, "delivery", "deliveries"),
                counted(self.waiting.len(), "event is", "events are"),
            )
        })
    }

    pub(crate) fn shown(&self) -> Value {
        let mail = |it: &Mail| json!({ "to": it.to, "after_failure": it.after_failure, "at": super::state::millis(it.at) });
        json!({
            "disabled": self.is_disabled(),
            "failures_in_a_row": self.failures,
            "waiting": self.waiting.iter().map(|it| it.event).collect::<Vec<_>>(),
            "next_attempt": self.first().map(|(at, _)| super::state::millis(at)),
            "mails": self.mails.iter().map(mail).collect::<Vec<_>>(),
        })
    }
}

fn step() -> time::Duration {
    time::Duration::try_from(STEP).unwrap_or(time::Duration::SECOND)
}

/// (failures - 1)^4 + 15 + random(30) * failures, in seconds.
fn wait_after(failures: u32, chance: u8) -> time::Duration {
    let failures = i64::from(failures);
    time::Duration::seconds((failures - 1).pow(4) + 15 + i64::from(chance) * failures)
}

/// CodeSignal writes to the owners after these failures in a row.
fn is_mailed(failures: u32) -> bool {
    matches!(failures, 5 | 14 | 16..)
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::{is_mailed, wait_after};
    use time::Duration;

    #[test]
    fn waits_as_published() {
        for (failures, chance, seconds) in [
            (1, 0, 15),
            (1, 29, 44),
            (2, 0, 16),
            (3, 10, 16 + 15 + 30),
            (24, 29, 23 * 23 * 23 * 23 + 15 + 29 * 24),
        ] {
            let wait = wait_after(failures, chance);
            assert_eq!(wait, Duration::seconds(seconds), "{failures} {chance}");
        }
        let mailed: Vec<u32> = (1..=25).filter(|count| is_mailed(*count)).collect();
        assert_eq!(mailed, [5, 14, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25]);
    }
}
