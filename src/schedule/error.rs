//! Why an entry can't be printed, and what to do about it.

use super::Interval;
use crate::error::Error;

#[derive(Debug, thiserror::Error)]
pub(crate) enum ScheduleError {
    #[error("This command can't be written for this scheduler: {0}.")]
    CannotWrite(&'static str),
    #[error(
        "A crontab can't say \"every {0}\": it starts over every hour and every day, so the last interval would be shorter than the others."
    )]
    UnevenInterval(Interval),
    #[error("{0} must name {1} by its full path: a scheduler runs in another folder.")]
    NotAbsolute(&'static str, &'static str),
    #[error("{0} contains a character that no scheduler's entry can have, such as a line end.")]
    NotOneLine(&'static str),
    #[error(
        "--all-profiles means the profiles of this computer, and a workflow or a cluster has none of them."
    )]
    ProfilesElsewhere,
    #[error(
        "--profile and --all-profiles both name profiles, so it isn't clear which one you mean."
    )]
    ProfileTwice,
    #[error("{0} seems to contain an API key, and the entry would show it. Nothing was printed.")]
    ContainsKey(&'static str),
}

impl ScheduleError {
    fn code(&self) -> &'static str {
        match self {
            ScheduleError::CannotWrite(_) => "not_for_this_scheduler",
            ScheduleError::UnevenInterval(_) => "interval_not_even",
            ScheduleError::NotAbsolute(..) => "path_not_absolute",
            ScheduleError::NotOneLine(_) => "word_not_one_line",
            ScheduleError::ProfilesElsewhere => "profiles_elsewhere",
            ScheduleError::ProfileTwice => "profile_twice",
            ScheduleError::ContainsKey(_) => "key_astray",
        }
    }

    fn fix(&self) -> &'static str {
        match self {
            ScheduleError::CannotWrite(_) => {
                "Put the command into a script with a plain path, and name it with --program."
            }
            ScheduleError::UnevenInterval(_) => {
                "Use 5m, 6m, 10m, 12m, 15m, 20m, 30m, 1h, 2h, 3h, 4h, 6h, 8h, 12h, 1d or 7d with --every; or another scheduler with --for."
            }
            ScheduleError::NotAbsolute(..) => {
                "Give the full path, for example /opt/cs-ashby/cs-ashby."
            }
            ScheduleError::NotOneLine(_) => {
                "Use a path of plain letters, or put the command into a script and name that script."
            }
            ScheduleError::ProfilesElsewhere => {
                "Print an entry for each profile with --profile NAME, or use a scheduler on this computer."
            }
            ScheduleError::ProfileTwice => "Leave out --profile, or --all-profiles.",
            ScheduleError::ContainsKey(_) => {
                "Remove it there, and let a file or a password manager provide the key. Others may have seen it (process list, shell history), so delete that key at its vendor and create a new one."
            }
        }
    }
}

impl From<ScheduleError> for Error {
    fn from(error: ScheduleError) -> Error {
        Error::usage(error.code(), error.to_string(), error.fix())
    }
}
