//! The operating system's key store: Keychain, Credential Manager or the Secret Service.
//!
//! Every call runs on a thread of its own with a time limit: a locked store that waits for a person,
//! or a bus that never answers, blocks for good (measured, see docs/dependencies.md).

use super::error::StoreError;
#[cfg(not(all(unix, not(target_os = "macos"))))]
use super::native as platform;
#[cfg(all(unix, not(target_os = "macos")))]
use super::secret_service as platform;
use crate::error::Result;
use std::time::Duration;
use zeroize::Zeroizing;

#[derive(Clone, Copy)]
pub(crate) struct AccessPolicy {
    pub(crate) limit: Duration,
    /// Whether the store may open a window that asks for its password. Where nobody is there, or nobody
    /// expects one, a locked store is an error at once.
    pub(crate) may_ask: bool,
}

pub(super) async fn get(
    manner: AccessPolicy,
    service: &'static str,
    user: &str,
) -> Result<Option<Zeroizing<String>>> {
    let found = call(manner, user, move |user| {
        platform::get(service, user, manner.may_ask)
    });
    match found.await? {
        None => Ok(None),
        Some(bytes) => match std::str::from_utf8(&bytes) {
            Ok(text) => Ok(Some(Zeroizing::new(text.to_owned()))),
            Err(_) => Err(super::stored::foreign("it is not text")),
        },
    }
}

pub(super) async fn set(
    manner: AccessPolicy,
    service: &'static str,
    user: &str,
    text: Zeroizing<String>,
) -> Result<()> {
    call(manner, user, move |user| {
        platform::set(service, user, &text, manner.may_ask)
    })
    .await
}

pub(super) async fn delete(
    manner: AccessPolicy,
    service: &'static str,
    user: &str,
) -> Result<bool> {
    call(manner, user, move |user| {
        platform::delete(service, user, manner.may_ask)
    })
    .await
}

async fn call<T: Send + 'static>(
    manner: AccessPolicy,
    user: &str,
    work: impl FnOnce(&str) -> std::result::Result<T, StoreError> + Send + 'static,
) -> Result<T> {
    let user = user.to_owned();
    let (sender, receiver) = tokio::sync::oneshot::channel();
    let thread = std::thread::Builder::new().spawn(move || {
        // Nobody listens any more once the limit has passed.
        let _ = sender.send(work(&user));
    });
    let done = match thread {
        Ok(_) => tokio::time::timeout(manner.limit, receiver).await,
        Err(error) => Ok(Ok(Err(StoreError::Other(crate::platform::files::words(
            &error,
        ))))),
    };
    let done = match done {
        Ok(Ok(result)) => result,
        Ok(Err(_)) => Err(StoreError::Other(
            "the call into it ended without a result".into(),
        )),
        Err(_) => Err(StoreError::Silent(manner.limit)),
    };
    done.map_err(StoreError::explain)
}
