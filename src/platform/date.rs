//! Dates for people: local and short. Reports in JSON have RFC 3339.

use jiff::Timestamp;
use jiff::tz::TimeZone;

/// `Nov 25`, with the year when it isn't this one.
pub(crate) fn short_date(at: Timestamp, now: Timestamp) -> String {
    short_date_in(at, now, &TimeZone::system())
}

/// `2026-11-25`, for the name of a file.
pub(crate) fn file_date(at: Timestamp) -> String {
    TimeZone::system().to_datetime(at).date().to_string()
}

fn short_date_in(at: Timestamp, now: Timestamp, zone: &TimeZone) -> String {
    let (at, now) = (zone.to_datetime(at), zone.to_datetime(now));
    let form = if at.year() == now.year() { "%b %-d" } else { "%b %-d, %Y" };
    at.strftime(form).to_string()
}

/// `just now`, `5 minutes ago`, `yesterday`, `3 days ago`.
pub(crate) fn ago(at: Timestamp, now: Timestamp) -> String {
    let age = now.duration_since(at);
    match (age.as_hours() / 24, age.as_hours(), age.as_mins()) {
        (days @ 2.., _, _) => format!("{days} days ago"),
        (1, _, _) => "yesterday".into(),
        (_, hours @ 2.., _) => format!("{hours} hours ago"),
        (_, 1, _) => "an hour ago".into(),
        (_, _, minutes @ 2..) => format!("{minutes} minutes ago"),
        _ => "just now".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_local_and_has_the_year_only_when_needed() {
        let at = |seconds| Timestamp::from_second(seconds).unwrap();
        // 2026-11-25T23:30:00Z
        let now = at(1_795_649_400);
        let tokyo = TimeZone::fixed(jiff::tz::offset(9));
        for (moment, zone, expected) in [
            (now, &TimeZone::UTC, "Nov 25"),
            (now, &tokyo, "Nov 26"),
            (at(1_795_649_400 - 366 * 86_400), &TimeZone::UTC, "Nov 24, 2025"),
            (at(0), &TimeZone::UTC, "Jan 1, 1970"),
        ] {
            assert_eq!(short_date_in(moment, now, zone), expected);
        }
    }
}
