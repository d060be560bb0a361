//! The names of profiles: they are part of file names and of keychain items.

/// What a profile's name is made of, in words.
pub(crate) const PROFILE_NAME: &str =
    "1 to 64 letters, digits, dots, dashes or underscores, the first one a letter or a digit";

/// Whether this can be the name of a profile.
pub fn is_profile_name(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= 64
        && name.starts_with(|c: char| c.is_ascii_alphanumeric())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
}
