//! Whether an old key is revoked: asked of its own vendor, once.

use super::answers::OldKeyAnswer;
use super::probe::Prober;
use super::scope::Scope;
use crate::api::ashby::{AshbyClient, KeyInfoAnswer};
use crate::api::codesignal::{self, Answer, CodesignalClient};
use crate::api::keyed::KeyedClient;
use crate::credentials::Secret;
use crate::credentials::key_set::KeyStatus;
use crate::integration::KeyName;
use futures_util::future::join_all;

impl<'a> Prober<'a> {
    /// Asks about the retired keys of the vendors in scope.
    pub(super) async fn retired(&self, scope: &Scope) -> Vec<OldKeyAnswer> {
        let retired = self.keys.rotation.retired.iter().filter(|it| scope.asks(it.name));
        let statuses = retired.map(|it| async {
            let (status, title) = match it.name {
                KeyName::Codesignal => (self.codesignal_status(&it.key.secret).await, None),
                KeyName::Ashby => self.ashby_status(&it.key.secret).await,
            };
            OldKeyAnswer { name: it.name, status, title }
        });
        join_all(statuses).await
    }

    async fn codesignal_status(&self, key: &'a Secret) -> KeyStatus {
        let client = self.keyed(KeyName::Codesignal, key);
        let client = CodesignalClient(KeyedClient { retry: false, ..client });
        match client.ask(&codesignal::COMPANY).await {
            Answer::KeyRefused(_) => KeyStatus::Revoked,
            // "Access Denied" may mean the key or the question: a second question has to be denied too.
            Answer::Denied(_) => match client.ask(&codesignal::COMPANY_TESTS).await {
                Answer::KeyRefused(_) | Answer::Denied(_) => KeyStatus::Revoked,
                answer => active_with_data(&answer),
            },
            answer => active_with_data(&answer),
        }
    }

    async fn ashby_status(&self, key: &'a Secret) -> (KeyStatus, Option<String>) {
        let client = self.keyed(KeyName::Ashby, key);
        let client = AshbyClient(KeyedClient { retry: false, ..client });
        match client.ask().await {
            KeyInfoAnswer::Refused(_) => (KeyStatus::Revoked, None),
            KeyInfoAnswer::Accepted(info) => (KeyStatus::Active, info.title),
            KeyInfoAnswer::Obstacle(_) => (KeyStatus::Unknown, None),
        }
    }
}

fn active_with_data(answer: &Answer) -> KeyStatus {
    if answer.data().is_some() { KeyStatus::Active } else { KeyStatus::Unknown }
}
