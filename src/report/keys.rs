//! Keys in a report: by name and fingerprint, never by value.

use crate::credentials::Secret;
use crate::integration::{ASHBY_KEY_HEADER, Event, KeyName, WEBHOOK_EMAIL};
use serde::Serialize;

/// A key by name and fingerprint.
pub(crate) struct UsedKey {
    pub(crate) title: &'static str,
    pub(crate) fingerprint: String,
    pub(crate) source: &'static str,
}

/// The webhook form: keys by name and fingerprint, never their value.
#[derive(Clone, Serialize)]
pub(crate) struct Registration {
    pub(crate) events: Vec<&'static str>,
    pub(crate) endpoint: String,
    /// The secret key: the CodeSignal API key.
    pub(crate) secret: KeyField,
    pub(crate) email: &'static str,
    /// The custom header: its value is the Ashby API key.
    pub(crate) header: HeaderField,
}

#[derive(Clone, Serialize)]
pub(crate) struct HeaderField {
    pub(crate) name: &'static str,
    pub(crate) value: KeyField,
}

/// A field of the form that takes a key.
#[derive(Clone, Serialize)]
pub(crate) struct KeyField {
    pub(crate) key: &'static str,
    /// Its fingerprint, where the key is known here.
    pub(crate) fingerprint: Option<String>,
    /// The key itself, with `--reveal` on a terminal; never in JSON.
    #[serde(skip)]
    pub(crate) revealed: Option<Secret>,
}

impl Registration {
    /// The form for this endpoint, with the fingerprints of the keys that are known here.
    pub(crate) fn new(
        endpoint: &str,
        codesignal: Option<String>,
        ashby: Option<String>,
    ) -> Registration {
        let field = |name: KeyName, fingerprint| KeyField {
            key: name.as_str(),
            fingerprint,
            revealed: None,
        };
        Registration {
            events: Event::names(),
            endpoint: endpoint.to_owned(),
            secret: field(KeyName::Codesignal, codesignal),
            email: WEBHOOK_EMAIL,
            header: HeaderField { name: ASHBY_KEY_HEADER, value: field(KeyName::Ashby, ashby) },
        }
    }
}
