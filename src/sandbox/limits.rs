//! How often CodeSignal lets a key ask: 10 requests a second, and 5 for some fields
//! (developer.codesignal.com/graphql). Which fields is not published, so the practice vendor is as
//! strict as it could be and takes 5 for each field of the root. For Ashby no number is published.

use std::collections::{HashMap, VecDeque};
use std::time::{Duration, Instant};

/// The most requests of one key within a second.
const MOST: usize = 10;
/// The most of them for one field of the root.
const MOST_OF_A_FIELD: usize = 5;

pub(super) struct Limits {
    within: Duration,
    /// What was asked of late: by key, and by key and field.
    asked: HashMap<(String, Option<String>), VecDeque<Instant>>,
}

impl Limits {
    pub(crate) fn within(within: Duration) -> Limits {
        Limits { within, asked: HashMap::new() }
    }

    /// Counts a request, if the key may make one now.
    pub(crate) fn admit(&mut self, key: &str) -> bool {
        self.count((key.to_owned(), None), MOST)
    }

    /// Counts a request for a field, if the key may make one now.
    pub(crate) fn admit_field(&mut self, key: &str, field: &str) -> bool {
        self.count((key.to_owned(), Some(field.to_owned())), MOST_OF_A_FIELD)
    }

    fn count(&mut self, asked: (String, Option<String>), most: usize) -> bool {
        let times = self.asked.entry(asked).or_default();
        times.retain(|time| time.elapsed() < self.within);
        let admitted = times.len() < most;
        if admitted {
            times.push_back(Instant::now());
        }
        admitted
    }
}
