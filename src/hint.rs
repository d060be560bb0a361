//! What to do next, in words and commands. A text writes a command of this program in backticks, "Run `cs-ashby
//! verify`."; the report adds the profile that it's for.

use serde::{Serialize, Serializer};
use std::fmt;

/// The profile in a report on all of them. No profile can have this name.
pub(crate) const EVERY_PROFILE: &str = "*";

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hint(Vec<Part>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Words(String),
    /// What follows `cs-ashby`.
    Command(String),
}

impl Hint {
    /// This, then that.
    pub(crate) fn then(mut self, next: impl Into<Hint>) -> Hint {
        self.0.push(Part::Words(" ".to_owned()));
        self.0.extend(next.into().0);
        self
    }

    /// Adds the profile to each command that names none.
    pub(crate) fn name_profile(&mut self, profile: &str) {
        if profile == "default" || profile == EVERY_PROFILE {
            return;
        }
        for part in &mut self.0 {
            if let Part::Command(command) = part
                && !command.contains("--profile")
                && !command.contains("--all-profiles")
            {
                *command = format!("--profile {profile} {command}");
            }
        }
    }

    pub(crate) fn for_profile(mut self, profile: &str) -> String {
        self.name_profile(profile);
        self.to_string()
    }
}

impl<T: Into<String>> From<T> for Hint {
    fn from(text: T) -> Hint {
        let text = text.into();
        // Every second part is between two backticks, but for what follows an odd one at the end.
        let last = text.matches('`').count();
        let parts = text.split('`').enumerate().map(|(at, part)| {
            match part.strip_prefix("cs-ashby ").filter(|_| at % 2 == 1 && at < last) {
                Some(command) => Part::Command(command.to_owned()),
                None if at % 2 == 1 && at < last => Part::Words(format!("`{part}`")),
                None if at % 2 == 1 => Part::Words(format!("`{part}")),
                None => Part::Words(part.to_owned()),
            }
        });
        Hint(parts.collect())
    }
}

impl fmt::Display for Hint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|part| match part {
            Part::Words(words) => f.write_str(words),
            Part::Command(command) => write!(f, "`cs-ashby {command}`"),
        })
    }
}

impl Serialize for Hint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::Hint;

    #[test]
    fn names_the_profile_in_each_command_once() {
        for (text, wanted) in [
            ("Run `cs-ashby setup`.", "Run `cs-ashby --profile acme setup`."),
            (
                "`cs-ashby a` or `cs-ashby b`",
                "`cs-ashby --profile acme a` or `cs-ashby --profile acme b`",
            ),
            ("`cs-ashby verify --profile other`", "`cs-ashby verify --profile other`"),
            ("`cs-ashby verify --all-profiles`", "`cs-ashby verify --all-profiles`"),
            ("cs-ashby can't", "cs-ashby can't"),
            ("`x` and `cs-ashby", "`x` and `cs-ashby"),
        ] {
            let hint = Hint::from(text);
            assert_eq!(hint.to_string(), text);
            assert_eq!(hint.clone().for_profile("default"), text);
            assert_eq!(hint.for_profile("acme"), wanted);
        }
    }
}
