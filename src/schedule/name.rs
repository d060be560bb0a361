//! Names for entries. Two profiles never share one, also where case doesn't count or few characters are allowed.

use super::Plan;
use sha2::{Digest, Sha256};

const PREFIX: &str = "cs-ashby-verify";
/// What a CronJob's name may have.
const KUBERNETES_LONGEST: usize = 52;

impl Plan {
    /// `cs-ashby-verify`, with the profile if it isn't the default.
    pub(super) fn name(&self) -> String {
        match self.profile.as_str() {
            "default" => PREFIX.to_owned(),
            profile => format!("{PREFIX}-{profile}"),
        }
    }

    /// The same where names that differ only in case are one.
    pub(super) fn caseless_name(&self) -> String {
        let name = self.name();
        if name.chars().any(|letter| letter.is_ascii_uppercase()) {
            format!("{name}-{}", self.hash())
        } else {
            name
        }
    }

    /// The same in lower case letters, digits and dashes.
    pub(super) fn kubernetes_name(&self) -> String {
        let name = self.name();
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if name.chars().all(plain) && !name.ends_with('-') && name.len() <= KUBERNETES_LONGEST {
            return name;
        }
        let hash = self.hash();
        let letters = name.to_ascii_lowercase();
        let letters = letters.chars().map(|c| if plain(c) { c } else { '-' });
        let short: String = letters.take(KUBERNETES_LONGEST - hash.len() - 1).collect();
        format!("{}-{hash}", short.trim_end_matches('-'))
    }

    fn hash(&self) -> String {
        let digest = Sha256::digest(self.profile.as_bytes());
        digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect()
    }
}
