//! Whether an old key is dead: asked of its own vendor, once, and of nobody else.

use super::questions::{Ask, Scope};
use crate::integration::KeyName;
use crate::secret::Secret;
use crate::vendor::ashby::{self, Ashby};
use crate::vendor::codesignal::{self, Codesignal};

/// Whether a retired key still works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Life {
    /// Its vendor refused a call with it.
    Dead,
    /// Its vendor answered a call with it.
    Alive,
    /// It could not be established.
    Unknown,
}

impl Life {
    /// The word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Life::Dead => "dead",
            Life::Alive => "alive",
            Life::Unknown => "unknown",
        }
    }
}

impl Ask<'_> {
    /// Asks about the retired keys of the vendors in scope, side by side with everything else.
    pub(super) async fn retired(&self, scope: &Scope, secrets: &[&Secret]) -> Vec<(KeyName, Life)> {
        let key = |name| {
            let mut retired = self.passing.retired.iter();
            retired.find(|it| it.name == name).map(|it| &it.key.secret)
        };
        let codesignal = key(KeyName::Codesignal).filter(|_| scope.codesignal);
        let ashby = key(KeyName::Ashby).filter(|_| scope.ashby);
        let (codesignal, ashby) = tokio::join!(
            async { Some(self.codesignal_life(codesignal?, secrets).await) },
            async { Some(self.ashby_life(ashby?, secrets).await) },
        );
        let found = [(KeyName::Codesignal, codesignal), (KeyName::Ashby, ashby)];
        found
            .into_iter()
            .filter_map(|(name, life)| Some((name, life?)))
            .collect()
    }

    async fn codesignal_life(&self, key: &Secret, secrets: &[&Secret]) -> Life {
        let vendor = Codesignal {
            again: false,
            ..self.codesignal_with(key, secrets)
        };
        match vendor.ask(&codesignal::COMPANY).await {
            codesignal::Answer::KeyRefused(_) => Life::Dead,
            codesignal::Answer::Data(value) if !value.is_null() => Life::Alive,
            // "Access Denied" may mean the key or the question: a second question has to be denied too.
            codesignal::Answer::Denied(_) => match vendor.ask(&codesignal::COMPANY_TESTS).await {
                codesignal::Answer::KeyRefused(_) | codesignal::Answer::Denied(_) => Life::Dead,
                codesignal::Answer::Data(value) if !value.is_null() => Life::Alive,
                _ => Life::Unknown,
            },
            _ => Life::Unknown,
        }
    }

    async fn ashby_life(&self, key: &Secret, secrets: &[&Secret]) -> Life {
        let vendor = Ashby {
            again: false,
            ..self.ashby_with(key, secrets)
        };
        match vendor.ask().await {
            ashby::Answer::Refused(_) => Life::Dead,
            ashby::Answer::Accepted(_) | ashby::Answer::AcceptedWithoutInfo => Life::Alive,
            _ => Life::Unknown,
        }
    }
}
