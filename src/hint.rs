//! What to do next, in words and commands. A text writes a command of this program in backticks, "Run `cs-ashby
//! verify`."; here it becomes a part of its own, and the report adds the profile that it's for.

use crate::integration::{KEY_DESCRIPTION, Permission};
use serde::{Serialize, Serializer};
use std::fmt;

/// The profile in a report on all of them. No profile can have this name.
pub(crate) const EVERY_PROFILE: &str = "*";

const COMMAND: &str = "`cs-ashby ";

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hint(Vec<Part>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Words(String),
    /// The arguments of `cs-ashby`.
    Command(String),
}

impl Hint {
    /// How a CodeSignal key gets these permissions.
    pub(crate) fn grant(permissions: &[Permission]) -> Hint {
        let names = match permissions {
            [one] => one.name(),
            _ => "the permissions that are missing",
        };
        format!("In CodeSignal, open Integrations > API Keys > \"{KEY_DESCRIPTION}\", select {names} and click SAVE. If the key can't be changed, create one with ADD A KEY and all four permissions, then run `cs-ashby setup`.").into()
    }

    /// The first step, with the one after it where the first is to check an option ("Check --ashby-url first.").
    pub(crate) fn first_step(&self) -> String {
        let text = self.to_string();
        let mut ends = text.match_indices(". ").map(|(at, _)| at);
        let end = ends.find(|end| !text[..*end].ends_with(" first"));
        text[..end.unwrap_or(text.len())].to_owned()
    }

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
            if let Part::Command(words) = part
                && !words.contains("--profile")
                && !words.contains("--all-profiles")
            {
                *words = format!("--profile {profile} {words}");
            }
        }
    }

    pub(crate) fn for_profile(mut self, profile: &str) -> String {
        self.name_profile(profile);
        self.to_string()
    }
}

impl From<&str> for Hint {
    fn from(text: &str) -> Hint {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((words, after)) = rest.split_once(COMMAND)
            && let Some((command, behind)) = after.split_once('`')
        {
            parts.extend([Part::Words(words.to_owned()), Part::Command(command.to_owned())]);
            rest = behind;
        }
        parts.push(Part::Words(rest.to_owned()));
        Hint(parts)
    }
}

impl From<String> for Hint {
    fn from(text: String) -> Hint {
        text.as_str().into()
    }
}

impl From<&String> for Hint {
    fn from(text: &String) -> Hint {
        text.as_str().into()
    }
}

impl fmt::Display for Hint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|part| match part {
            Part::Words(words) => f.write_str(words),
            Part::Command(words) => write!(f, "{COMMAND}{words}`"),
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
    fn the_first_step_is_a_whole_one() {
        for (text, step) in [
            ("Open the page. Then save.", "Open the page"),
            ("Open app.ashbyhq.com", "Open app.ashbyhq.com"),
            ("Check --ashby-url first. Wait. Then go on.", "Check --ashby-url first. Wait"),
            ("Check --ashby-url first.", "Check --ashby-url first."),
        ] {
            assert_eq!(Hint::from(text).first_step(), step);
        }
    }

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
            ("`cs-ashby has no end", "`cs-ashby has no end"),
        ] {
            let hint = Hint::from(text);
            assert_eq!(hint.to_string(), text);
            assert_eq!(hint.clone().for_profile("default"), text);
            assert_eq!(hint.for_profile("acme"), wanted);
        }
    }
}
