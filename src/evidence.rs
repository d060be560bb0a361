//! How a result was established.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Evidence {
    Proven,
    Reported,
    Inferred,
    /// A person confirmed it, for these keys.
    Attested,
    None,
}

impl Evidence {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Evidence::Proven => "proven",
            Evidence::Reported => "reported",
            Evidence::Inferred => "inferred",
            Evidence::Attested => "attested",
            Evidence::None => "none",
        }
    }
}
