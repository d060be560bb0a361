//! What the clients of both vendors share: which key asks, at which address, and until when.

use super::address::Address;
use super::deadline::Deadline;
use super::http::{Http, Reply, RequestContext};
use super::rate_limit::Caller;
use crate::credentials::Secret;
use crate::integration::KeyName;
use reqwest::Request;
use reqwest::header::HeaderValue;

/// One key at its vendor.
pub(crate) struct KeyedClient<'a> {
    pub(crate) http: &'a Http,
    pub(crate) name: KeyName,
    pub(crate) address: &'a Address,
    pub(crate) key: &'a Secret,
    /// The keys that no text of the vendor may repeat.
    pub(crate) secrets: &'a [&'a Secret],
    pub(crate) deadline: Deadline,
    /// Whether a call may be sent again where that may help.
    pub(crate) retry: bool,
}

impl KeyedClient<'_> {
    /// `field` is the root field or the endpoint that is called: it has a rate limit of its own.
    pub(super) async fn send(
        &self,
        address: &Address,
        field: &'static str,
        request: Request,
    ) -> Reply {
        let context = RequestContext {
            vendor: self.name.vendor(),
            what: field,
            address,
            caller: Some(Caller { vendor: self.name, key: self.key, field }),
            deadline: self.deadline,
        };
        if self.retry {
            self.http.read(context, request).await
        } else {
            self.http.read_once(context, request).await
        }
    }
}

/// A header value that no log of the HTTP library shows.
pub(super) fn sensitive(text: &str) -> HeaderValue {
    // `Secret::parse` lets no control character through, and those are all a header refuses.
    let mut value = HeaderValue::from_bytes(text.as_bytes())
        .unwrap_or_else(|_| HeaderValue::from_static("unsendable"));
    value.set_sensitive(true);
    value
}
