//! How fast a key is used. CodeSignal publishes 10 requests a second for each key, and 5 for some fields
//! (developer.codesignal.com/graphql) without saying which: both are kept for every key and every field,
//! retries included. Ashby publishes no number here; its keys get the same.

use super::deadline::Deadline;
use crate::credentials::Secret;
use crate::integration::KeyName;
use std::collections::{HashMap, VecDeque};
use std::hash::{BuildHasher, RandomState};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::OwnedMutexGuard;

/// A second, and a quarter: CodeSignal counts what arrives, and the first request of a connection arrives later than
/// those after it by two round trips (TCP, TLS), 200 ms where a vendor is 100 ms away.
const WINDOW: Duration = Duration::from_millis(1250);
/// The most requests of one key in a window.
const MOST: usize = 10;
const MOST_OF_A_FIELD: usize = 5;
/// A checklist begins when at most this many requests of its key are in the window: it sends up to eight.
const ROOM: usize = 2;

#[derive(Clone, Copy)]
pub(crate) struct Caller<'a> {
    pub(crate) vendor: KeyName,
    pub(crate) key: &'a Secret,
    pub(crate) field: &'static str,
}

/// What was sent of late, by key. No key is kept, only a random hash of it.
#[derive(Default)]
pub(crate) struct RateLimiter {
    hash: RandomState,
    keys: Mutex<HashMap<u64, Sent>>,
}

#[derive(Default)]
struct Sent {
    of_late: VecDeque<(Instant, &'static str)>,
    turn: Arc<tokio::sync::Mutex<()>>,
}

/// Held while one profile is asked about with a key: another profile with the same key waits.
pub(crate) type KeyPermit = OwnedMutexGuard<()>;

impl RateLimiter {
    /// Waits until this request may be sent, and counts it. Says no when the deadline comes first.
    pub(super) async fn wait(&self, caller: Caller<'_>, deadline: Deadline) -> bool {
        loop {
            let Some(pause) = self.pause_or_count(caller) else {
                return true;
            };
            if pause > deadline.left() {
                return false;
            }
            tracing::debug!(pause_ms = pause.as_millis() as u64, "waiting for the rate limit");
            tokio::time::sleep(pause).await;
        }
    }

    /// The turn of a key, once there is room for a whole checklist.
    pub(super) async fn turn(&self, vendor: KeyName, key: &Secret) -> KeyPermit {
        let id = self.id(vendor, key);
        let lock = Arc::clone(&self.keys().entry(id).or_default().turn);
        let turn = lock.lock_owned().await;
        while let Some(pause) = self.pause_until_room(id) {
            tokio::time::sleep(pause).await;
        }
        turn
    }

    fn pause_until_room(&self, id: u64) -> Option<Duration> {
        let now = Instant::now();
        let mut keys = self.keys();
        let sent = keys.entry(id).or_default();
        sent.forget(now);
        let last_in_the_way = sent.of_late.len().checked_sub(ROOM + 1)?;
        sent.of_late.get(last_in_the_way).map(|(at, _)| left(*at, now))
    }

    fn pause_or_count(&self, caller: Caller<'_>) -> Option<Duration> {
        let now = Instant::now();
        let id = self.id(caller.vendor, caller.key);
        let mut keys = self.keys();
        let sent = keys.entry(id).or_default();
        sent.forget(now);
        let all = (sent.of_late.len() >= MOST).then(|| sent.of_late.front());
        let mut same = sent.of_late.iter().filter(|(_, field)| *field == caller.field);
        let field = (same.clone().count() >= MOST_OF_A_FIELD).then(|| same.next());
        let pause =
            [all, field].into_iter().flatten().flatten().map(|(at, _)| left(*at, now)).max();
        if pause.is_none() {
            sent.of_late.push_back((now, caller.field));
        }
        pause
    }

    /// A random hash of a key for one vendor: the same in this process, of no use outside it.
    fn id(&self, vendor: KeyName, key: &Secret) -> u64 {
        self.hash.hash_one((vendor.as_str(), key.expose()))
    }

    fn keys(&self) -> MutexGuard<'_, HashMap<u64, Sent>> {
        // What was sent is whole after every call, so a panic elsewhere leaves nothing half done.
        self.keys.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sent {
    fn forget(&mut self, now: Instant) {
        while let Some((at, _)) = self.of_late.front()
            && now.duration_since(*at) >= WINDOW
        {
            self.of_late.pop_front();
        }
    }
}

/// How long a request of that moment stays in the window.
fn left(at: Instant, now: Instant) -> Duration {
    (at + WINDOW).saturating_duration_since(now).max(Duration::from_millis(1))
}
