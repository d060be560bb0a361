//! Dates for people: local and short. Reports in JSON have RFC 3339.

use super::now;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use time::OffsetDateTime;

/// `Nov 25`, with the year when it isn't this one.
pub(crate) fn short_date(at: OffsetDateTime) -> String {
    short_date_in(at, now(), &TimeZone::system())
}

/// `2026-11-25`, for the name of a file.
pub(crate) fn file_date(at: OffsetDateTime) -> String {
    let local = Timestamp::from_second(at.unix_timestamp())
        .map(|it| TimeZone::system().to_datetime(it).date().to_string());
    local.unwrap_or_else(|_| at.date().to_string())
}

fn short_date_in(at: OffsetDateTime, now: OffsetDateTime, zone: &TimeZone) -> String {
    let local = |at: OffsetDateTime| {
        Timestamp::from_second(at.unix_timestamp()).map(|it| zone.to_datetime(it))
    };
    match (local(at), local(now)) {
        (Ok(at), Ok(now)) if at.year() == now.year() => at.strftime("%b %-d").to_string(),
        (Ok(at), _) => at.strftime("%b %-d, %Y").to_string(),
        // Beyond the years that a calendar has.
        (Err(_), _) => at.date().to_string(),
    }
}

/// `just now`, `5 minutes ago`, `yesterday`, `3 days ago`.
pub(crate) fn ago(at: OffsetDateTime) -> String {
    let age = now() - at;
    match (age.whole_days(), age.whole_hours(), age.whole_minutes()) {
        (2.., _, _) => format!("{} days ago", age.whole_days()),
        (1, _, _) => "yesterday".into(),
        (_, 2.., _) => format!("{} hours ago", age.whole_hours()),
        (_, 1, _) => "an hour ago".into(),
        (_, _, 2..) => format!("{} minutes ago", age.whole_minutes()),
        _ => "just now".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_local_and_has_the_year_only_when_needed() {
        let at = |seconds| OffsetDateTime::from_unix_timestamp(seconds).unwrap();
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
