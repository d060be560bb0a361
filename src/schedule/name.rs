//! The name of an entry: lower case letters, digits and single dashes, which every scheduler takes. Two profiles
//! never share one.

use super::Plan;
use sha2::{Digest, Sha256};

const PREFIX: &str = "cs-ashby-verify";
/// What a Kubernetes CronJob's name may have.
const LONGEST: usize = 52;

impl Plan {
    /// `cs-ashby-verify`, with the profile if it isn't the default; a hash makes up for what a name can't have.
    pub(super) fn name(&self) -> String {
        if self.profile == "default" {
            return PREFIX.to_owned();
        }
        let name = format!("{PREFIX}-{}", self.profile);
        let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
        let parts = name.split(|c: char| !is_plain(c.to_ascii_lowercase()));
        let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        let plain = parts.join("-").to_ascii_lowercase();
        if plain == name && name.len() <= LONGEST {
            return name;
        }
        let digest = Sha256::digest(self.profile.as_bytes());
        let hash: String = digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
        let short = &plain[..plain.len().min(LONGEST - hash.len() - 1)];
        format!("{}-{hash}", short.trim_end_matches('-'))
    }
}
