//! Whether an old key is revoked: asked of its own vendor, once.

use super::answers::KeyStatus;
use super::probe::Prober;
use super::scope::Scope;
use crate::api::ashby::{self, AshbyClient};
use crate::api::codesignal::{self, CodesignalClient};
use crate::api::keyed::KeyedClient;
use crate::credentials::Secret;
use crate::integration::KeyName;

impl Prober<'_> {
    /// Asks about the retired keys of the vendors in scope, side by side with everything else.
    pub(super) async fn retired(
        &self,
        scope: &Scope,
        secrets: &[&Secret],
    ) -> Vec<(KeyName, KeyStatus)> {
        let key = |name| {
            let mut retired = self.passing.retired.iter();
            retired.find(|it| it.name == name).map(|it| &it.key.secret)
        };
        let codesignal = key(KeyName::Codesignal).filter(|_| scope.asks(KeyName::Codesignal));
        let ashby = key(KeyName::Ashby).filter(|_| scope.asks(KeyName::Ashby));
        let (codesignal, ashby) =
            tokio::join!(async { Some(self.codesignal_life(codesignal?, secrets).await) }, async {
                Some(self.ashby_life(ashby?, secrets).await)
            },);
        let found = [(KeyName::Codesignal, codesignal), (KeyName::Ashby, ashby)];
        found.into_iter().filter_map(|(name, life)| Some((name, life?))).collect()
    }

    async fn codesignal_life(&self, key: &Secret, secrets: &[&Secret]) -> KeyStatus {
        let client = self.keyed(KeyName::Codesignal, key, secrets);
        let vendor = CodesignalClient(KeyedClient { again: false, ..client });
        match vendor.ask(&codesignal::COMPANY).await {
            codesignal::Answer::KeyRefused(_) => KeyStatus::Revoked,
            answer if answer.data().is_some() => KeyStatus::Active,
            // "Access Denied" may mean the key or the question: a second question has to be denied too.
            codesignal::Answer::Denied(_) => match vendor.ask(&codesignal::COMPANY_TESTS).await {
                codesignal::Answer::KeyRefused(_) | codesignal::Answer::Denied(_) => {
                    KeyStatus::Revoked
                }
                answer if answer.data().is_some() => KeyStatus::Active,
                _ => KeyStatus::Unknown,
            },
            _ => KeyStatus::Unknown,
        }
    }

    async fn ashby_life(&self, key: &Secret, secrets: &[&Secret]) -> KeyStatus {
        let client = self.keyed(KeyName::Ashby, key, secrets);
        match AshbyClient(KeyedClient { again: false, ..client }).ask().await {
            ashby::KeyInfoAnswer::Refused(_) => KeyStatus::Revoked,
            ashby::KeyInfoAnswer::Accepted(_) | ashby::KeyInfoAnswer::AcceptedWithoutInfo => {
                KeyStatus::Active
            }
            _ => KeyStatus::Unknown,
        }
    }
}
