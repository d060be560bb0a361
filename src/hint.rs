//! What to do next, in words and commands. A text writes a command of this program in backticks, "Run `cs-ashby
//! verify`."; the report adds the profile that it's for.

use serde::Serialize;
use std::fmt;

/// The profile in a report on all of them. No profile can have this name.
pub(crate) const EVERY_PROFILE: &str = "*";

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Hint(String);

impl Hint {
    /// This, then that.
    pub(crate) fn then(self, next: impl Into<Hint>) -> Hint {
        format!("{self} {}", next.into()).into()
    }

    /// Adds the profile to each command that names none.
    pub(crate) fn name_profile(&mut self, profile: &str) {
        if profile == "default" || profile == EVERY_PROFILE {
            return;
        }
        // Every second part is between two backticks.
        let parts = self.0.split('`').enumerate().map(|(at, part)| {
            let command = part.strip_prefix("cs-ashby ").filter(|_| at % 2 == 1);
            match command.filter(|it| !it.contains("--profile") && !it.contains("--all-profiles")) {
                Some(command) => format!("cs-ashby --profile {profile} {command}"),
                None => part.to_owned(),
            }
        });
        self.0 = parts.collect::<Vec<_>>().join("`");
    }

    pub(crate) fn for_profile(mut self, profile: &str) -> String {
        self.name_profile(profile);
        self.0
    }
}

impl<T: Into<String>> From<T> for Hint {
    fn from(text: T) -> Hint {
        Hint(text.into())
    }
}

impl fmt::Display for Hint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
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
        ] {
            let hint = Hint::from(text);
            assert_eq!(hint.to_string(), text);
            assert_eq!(hint.clone().for_profile("default"), text);
            assert_eq!(hint.for_profile("acme"), wanted);
        }
    }
}
