//! Commands in texts for people. A text writes a command as it is for the default profile, in backticks:
//! "Run `cs-ashby verify`." For another profile the option is added here, once, when the text is shown.

/// The profile in a report on all of them. No profile can have this name.
pub(crate) const EVERY_PROFILE: &str = "*";

const COMMAND: &str = "`cs-ashby ";

pub(crate) fn for_profile(text: &str, profile: &str) -> String {
    if profile == "default" || profile == EVERY_PROFILE {
        return text.to_owned();
    }
    let mut parts = text.split(COMMAND);
    let mut out = parts.next().map(str::to_owned).unwrap_or_default();
    for part in parts {
        let command = part.split('`').next().unwrap_or_default();
        out.push_str(COMMAND);
        if !command.contains("--profile") && !command.contains("--all-profiles") {
            out.push_str(&format!("--profile {profile} "));
        }
        out.push_str(part);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::for_profile;

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
            assert_eq!(for_profile(text, "acme"), wanted);
            assert_eq!(for_profile(text, "default"), text);
        }
    }
}
