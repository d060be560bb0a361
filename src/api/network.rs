//! How this network is left: proxies and the company's certificates, both named by the environment.

use super::certificates::ExtraCertificates;
use super::proxy::ProxySettings;
use crate::error::Result;

/// The default is direct, with the system's certificates alone.
#[derive(Default)]
pub(crate) struct Network {
    pub(crate) proxies: ProxySettings,
    pub(super) certificates: ExtraCertificates,
}

impl Network {
    pub(crate) fn from_environment() -> Result<Network> {
        Ok(Network {
            proxies: ProxySettings::from_environment()?,
            certificates: ExtraCertificates::from_environment()?,
        })
    }
}
