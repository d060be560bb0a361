//! A row of a table.

use super::error_text::ErrorText;
use std::ops::RangeInclusive;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::api) enum Outcome {
    RateLimited,
    Unavailable,
    /// By a firewall, a CDN or a gateway before the vendor.
    Blocked,
    KeyRejected,
    /// The key is valid, and may not make this call.
    KeyValid,
    PermissionDenied,
    NotFound,
    /// An error of the vendor's that says nothing of this.
    Other,
}

pub(in crate::api) struct Rule {
    when: When,
    pub(super) outcome: Outcome,
}

/// Lists are separated by `, `. Phrases match at the start of a word: `throttl` is in "was throttled".
enum When {
    Status(RangeInclusive<u16>),
    /// A whole code.
    Code(&'static str),
    /// A phrase of each list, in the text alone.
    Text(&'static [&'static str]),
    /// In one code or in the text. Not for rows that blame a key: UNAUTHORIZED_ORIGIN says nothing of it.
    Words(&'static [&'static str]),
}

impl Rule {
    pub(in crate::api) const fn statuses(statuses: RangeInclusive<u16>, outcome: Outcome) -> Rule {
        Rule { when: When::Status(statuses), outcome }
    }

    pub(in crate::api) const fn code(codes: &'static str, outcome: Outcome) -> Rule {
        Rule { when: When::Code(codes), outcome }
    }

    pub(in crate::api) const fn text(lists: &'static [&'static str], outcome: Outcome) -> Rule {
        Rule { when: When::Text(lists), outcome }
    }

    pub(in crate::api) const fn words(lists: &'static [&'static str], outcome: Outcome) -> Rule {
        Rule { when: When::Words(lists), outcome }
    }

    pub(super) fn has_status(&self, status: u16) -> bool {
        matches!(&self.when, When::Status(statuses) if statuses.contains(&status))
    }

    pub(super) fn fits(&self, error: &ErrorText) -> bool {
        match self.when {
            When::Status(_) => false,
            When::Code(codes) => error.has_code(codes),
            When::Text(lists) => error.says(lists),
            When::Words(lists) => error.names(lists),
        }
    }
}
