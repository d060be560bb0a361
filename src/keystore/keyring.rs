//! The operating system's store: Keychain, Credential Manager or the Secret Service.
//!
//! Every call runs on a thread of its own with a time limit: a locked store that waits for a person,
//! or a bus that never answers, blocks for good (measured, see docs/dependencies.md).

use super::error::{StoreError, Unreachable};
#[cfg(not(all(unix, not(target_os = "macos"))))]
use super::native as platform;
#[cfg(all(unix, not(target_os = "macos")))]
use super::secret_service as platform;
use std::time::Duration;
use zeroize::Zeroizing;

type Result<T> = std::result::Result<T, StoreError>;

#[derive(Clone, Copy)]
pub(crate) struct AccessPolicy {
    limit: Duration,
    /// Set where a person is there: the store may open a window, and this tells them after a second.
    notify: Option<fn(&str)>,
}

impl AccessPolicy {
    /// No window opens: a locked store is an error at once.
    pub(crate) const fn script(limit: Duration) -> AccessPolicy {
        AccessPolicy { limit, notify: None }
    }

    pub(crate) fn person(limit: Duration, notify: fn(&str)) -> AccessPolicy {
        AccessPolicy { limit, notify: Some(notify) }
    }

    /// What the next run may do, which is perhaps a script.
    pub(super) fn unattended(self) -> AccessPolicy {
        AccessPolicy::script(self.limit)
    }
}

pub(super) async fn get(
    policy: AccessPolicy,
    service: &'static str,
    user: &str,
) -> Result<Option<Zeroizing<String>>> {
    let found = call(policy, user, move |user, ask| platform::get(service, user, ask)).await?;
    let text =
        found.map(|bytes| std::str::from_utf8(&bytes).map(|text| Zeroizing::new(text.into())));
    text.transpose().map_err(|_| StoreError::Damaged("it isn't text"))
}

pub(super) async fn set(
    policy: AccessPolicy,
    service: &'static str,
    user: &str,
    text: Zeroizing<String>,
) -> Result<()> {
    call(policy, user, move |user, ask| platform::set(service, user, text.as_bytes(), ask)).await
}

pub(super) async fn delete(
    policy: AccessPolicy,
    service: &'static str,
    user: &str,
) -> Result<bool> {
    call(policy, user, move |user, ask| platform::delete(service, user, ask)).await
}

/// The next call makes a new connection, as the next run will: some stores grant access per connection.
pub(super) async fn disconnect(policy: AccessPolicy) -> Result<()> {
    call(policy, "", |_, _| {
        platform::disconnect();
        Ok(())
    })
    .await
}

/// Tells the work whether a window may open.
async fn call<T: Send + 'static>(
    policy: AccessPolicy,
    user: &str,
    work: impl FnOnce(&str, bool) -> Result<T> + Send + 'static,
) -> Result<T> {
    const SILENCE: Duration = Duration::from_secs(1);
    let (user, may_ask) = (user.to_owned(), policy.notify.is_some());
    let (sender, receiver) = tokio::sync::oneshot::channel();
    let thread = std::thread::Builder::new().spawn(move || {
        // Nobody listens any more once the limit has passed.
        let _ = sender.send(work(&user, may_ask));
    });
    if thread.is_err() {
        return Err(StoreError::Unreachable(Unreachable::NoThread));
    }
    let notice = async {
        if let Some(notify) = policy.notify {
            tokio::time::sleep(SILENCE).await;
            notify("Waiting for you to unlock your keychain...\n");
        }
        std::future::pending().await
    };
    let done = tokio::select! {
        done = tokio::time::timeout(policy.limit, receiver) => done,
        never = notice => never,
    };
    match done {
        Ok(Ok(result)) => result,
        // A library panicked: zbus does where it gets no thread.
        Ok(Err(_)) => Err(StoreError::Unreachable(Unreachable::Closed)),
        Err(_) => Err(StoreError::Silent(policy.limit)),
    }
}
