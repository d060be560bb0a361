//! How often: minutes, hours or days, and how a crontab says it.

use super::{Plan, ScheduleError};
use crate::error::Result;
use std::fmt;
use std::str::FromStr;

const HOUR: u32 = 60;
const DAY: u32 = 24 * HOUR;
const WEEK: u32 = 7 * DAY;

/// An interval in minutes, from 5 minutes to a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval(u32);

impl FromStr for Interval {
    type Err = String;

    fn from_str(text: &str) -> std::result::Result<Interval, String> {
        let units = [("m", 1), ("h", HOUR), ("d", DAY)];
        let minutes = units.into_iter().find_map(|(unit, minutes)| {
            text.strip_suffix(unit)?.parse::<u32>().ok()?.checked_mul(minutes)
        });
        let wrong = "give a number with m, h or d, from 5m to 7d, for example 1h";
        minutes.filter(|it| (5..=WEEK).contains(it)).map(Interval).ok_or_else(|| wrong.to_owned())
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            minutes if minutes % DAY == 0 => write!(f, "{}d", minutes / DAY),
            minutes if minutes % HOUR == 0 => write!(f, "{}h", minutes / HOUR),
            minutes => write!(f, "{minutes}m"),
        }
    }
}

impl Interval {
    pub fn minutes(self) -> u32 {
        self.0
    }
}

impl Plan {
    /// The five fields of a crontab. It says even intervals only where they divide the hour or the day.
    pub(super) fn cron_fields(&self) -> Result<String> {
        let minutes = self.every.minutes();
        let (minute, hour, day) = (self.spread(HOUR), self.spread(24), self.spread(7));
        let step = |first: u32, last: u32, step: u32| format!("{first}-{last}/{step}");
        if minutes < HOUR && HOUR.is_multiple_of(minutes) {
            let first = self.spread(minutes);
            return Ok(format!("{} * * * *", step(first, 59, minutes)));
        }
        if minutes.is_multiple_of(HOUR) && DAY.is_multiple_of(minutes) && minutes < DAY {
            let hours = minutes / HOUR;
            let first = self.spread(hours);
            return Ok(format!("{minute} {} * * *", step(first, 23, hours)));
        }
        match minutes {
            DAY => Ok(format!("{minute} {hour} * * *")),
            WEEK => Ok(format!("{minute} {hour} * * {day}")),
            _ => Err(ScheduleError::UnevenInterval(self.every).into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Interval;

    #[test]
    fn reads_what_a_person_writes() {
        for (text, minutes) in [("5m", 5), ("60m", 60), ("1h", 60), ("24h", 1440), ("7d", 10080)] {
            assert_eq!(text.parse::<Interval>().unwrap().minutes(), minutes, "{text}");
        }
        for wrong in ["", "h", "1", "4m", "8d", "1.5h", "-1h", "1 h", "1hour", "99999999999h", "1é"]
        {
            assert!(wrong.parse::<Interval>().is_err(), "{wrong}");
        }
        assert_eq!("90m".parse::<Interval>().unwrap().to_string(), "90m");
        assert_eq!("1440m".parse::<Interval>().unwrap().to_string(), "1d");
    }
}
