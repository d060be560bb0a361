//! How often CodeSignal lets a key ask: 10 requests a second, and 5 for some fields
//! (developer.codesignal.com/graphql). Which fields is not published, so the practice vendor is as
//! strict as it could be and takes 5 for each field of the root. For Ashby no number is published.

use std::collections::{HashMap, VecDeque};
use time::{Duration, OffsetDateTime};

/// The most requests of one key within a second.
const MOST: usize = 10;
/// The most of them for one field of the root.
const MOST_OF_A_FIELD: usize = 5;

/// What was asked of late: by key, and by key and field.
#[derive(Default)]
pub(super) struct Limits(HashMap<(String, Option<String>), VecDeque<OffsetDateTime>>);

impl Limits {
    /// Counts a request, if the key may make one now.
    pub(crate) fn admit(&mut self, now: OffsetDateTime, key: &str) -> bool {
        self.count(now, (key.to_owned(), None), MOST)
    }

    /// Counts a request for a field, if the key may make one now.
    pub(crate) fn admit_field(&mut self, now: OffsetDateTime, key: &str, field: &str) -> bool {
        let asked = (key.to_owned(), Some(field.to_owned()));
        self.count(now, asked, MOST_OF_A_FIELD)
    }

    fn count(&mut self, now: OffsetDateTime, asked: (String, Option<String>), most: usize) -> bool {
        let times = self.0.entry(asked).or_default();
        while times
            .front()
            .is_some_and(|first| now - *first >= Duration::SECOND)
        {
            times.pop_front();
        }
        let admitted = times.len() < most;
        if admitted {
            times.push_back(now);
        }
        admitted
    }
}
