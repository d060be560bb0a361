//! Why there is no reply. None of it says anything about a key.

use super::issuer::Issuer;
use super::proxy::Proxy;
use super::trace::Stage;
use crate::credentials::Secret;
use crate::credentials::sanitize::{clean, leaks_key};
use crate::error::Error;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use rustls::CertificateError;
use rustls::pki_types::UnixTime;
use std::time::Duration;
use thiserror::Error as ThisError;

#[derive(Clone, Debug, PartialEq, Eq, ThisError)]
pub enum TransportError {
    #[error("the name {0} can't be resolved")]
    Name(String),
    #[error("{0}")]
    Connect(&'static str),
    #[error("{} {:.1} s", .1.incomplete(), .0.as_secs_f64())]
    TimedOut(Duration, Stage),
    /// The deadline came before our own rate limit allowed the request.
    #[error("there was no time left to wait for its rate limit")]
    RateLimit,
    #[error("no secure connection: {0}")]
    Tls(TlsError),
    #[error("the connection broke before the answer was complete")]
    Broken,
    #[error("the server doesn't speak HTTP")]
    NotHttp,
    #[error("the answer is larger than 1 MiB")]
    TooLarge,
    #[error("the proxy {0} {1}")]
    Proxy(Proxy, ProxyError),
    /// This computer can't make the connection.
    #[error("{0}")]
    Local(Error),
}

#[derive(Clone, Debug, PartialEq, Eq, ThisError)]
pub enum TlsError {
    #[error("its certificate {}", expired(.0.as_ref()))]
    Expired(Option<CertificateDates>),
    #[error("its certificate {}", not_yet_valid(.0.as_ref()))]
    NotYetValid(Option<CertificateDates>),
    #[error("its certificate is for another name{}", .0.as_ref().map(|name| format!(", {name}")).unwrap_or_default())]
    OtherName(Option<String>),
    #[error("its certificate is self-signed")]
    SelfSigned,
    #[error("its certificate was issued by {}, which this computer doesn't trust", .0.as_ref().map_or("an authority".to_owned(), |name| format!("\"{name}\"")))]
    UnknownIssuer(Option<String>),
    #[error("its certificate can't be trusted")]
    Certificate,
    #[error("the server doesn't speak TLS")]
    NotTls,
}

/// A day of a certificate, and what this computer's clock says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateDates {
    /// As in "2026-11-24".
    day: String,
    /// As in "2026-11-24 08:40 UTC".
    now: String,
}

#[derive(Clone, Debug, PartialEq, Eq, ThisError)]
pub enum ProxyError {
    #[error("requires a login (407)")]
    LoginRequired,
    #[error("rejected its user name and password (407)")]
    LoginRejected,
    #[error("refused the connection{}", .0.map(|status| format!(" (HTTP {status})")).unwrap_or_default())]
    Refused(Option<u16>),
    /// It answered CONNECT with 5xx: mostly 502, 503 or 504.
    #[error("couldn't connect to it (HTTP {0})")]
    Unreachable(u16),
    #[error("can't be reached: its name can't be resolved")]
    Name,
    #[error("can't be reached: {0}")]
    Connect(&'static str),
    #[error("made no connection within {:.1} s", .0.as_secs_f64())]
    TimedOut(Duration),
    /// TLS with the proxy itself.
    #[error("can't be reached securely: {0}")]
    Tls(TlsError),
    #[error("closed the connection, or isn't a proxy")]
    Broken,
}

impl Stage {
    fn incomplete(self) -> &'static str {
        match self {
            Stage::Preparing => "this computer's certificates couldn't be read within",
            Stage::LookingUp => "its name couldn't be resolved within",
            Stage::Connecting => "no connection within",
            Stage::SecuringProxy | Stage::Securing => "the TLS handshake didn't finish within",
            Stage::Waiting => "no answer within",
            Stage::Reading => "the answer wasn't complete within",
        }
    }
}

impl TransportError {
    pub(super) fn timed_out(limit: Duration, stage: Stage, proxy: Option<&Proxy>) -> Self {
        match (proxy, stage) {
            (Some(proxy), Stage::LookingUp | Stage::Connecting | Stage::SecuringProxy) => {
                TransportError::Proxy(proxy.clone(), ProxyError::TimedOut(limit))
            }
            _ => TransportError::TimedOut(limit, stage),
        }
    }

    /// Whether a second attempt may succeed.
    pub(super) fn is_temporary(&self) -> bool {
        match self {
            TransportError::Name(_)
            | TransportError::Connect(_)
            | TransportError::TimedOut(..)
            | TransportError::Broken => true,
            TransportError::Proxy(_, problem) => matches!(
                problem,
                ProxyError::Unreachable(_)
                    | ProxyError::Name
                    | ProxyError::Connect(_)
                    | ProxyError::TimedOut(_)
                    | ProxyError::Broken
            ),
            _ => false,
        }
    }

    /// The same with the time of the longest attempt: the last one may have had less.
    pub(super) fn with_limit(self, longest: Duration) -> Self {
        match self {
            TransportError::TimedOut(_, stage) => TransportError::TimedOut(longest, stage),
            TransportError::Proxy(proxy, ProxyError::TimedOut(_)) => {
                TransportError::Proxy(proxy, ProxyError::TimedOut(longest))
            }
            other => other,
        }
    }

    /// The same without a name from a certificate that repeats a key: the server may have seen one.
    pub(super) fn redacted(self, secrets: &[&Secret]) -> Self {
        match self {
            TransportError::Tls(problem) => TransportError::Tls(problem.redacted(secrets)),
            TransportError::Proxy(proxy, ProxyError::Tls(problem)) => {
                TransportError::Proxy(proxy, ProxyError::Tls(problem.redacted(secrets)))
            }
            other => other,
        }
    }
}

impl TlsError {
    pub(super) fn new(error: &rustls::Error, issuer: Option<&Issuer>) -> TlsError {
        let rustls::Error::InvalidCertificate(problem) = error else {
            return TlsError::NotTls;
        };
        match problem {
            CertificateError::Expired => TlsError::Expired(None),
            CertificateError::ExpiredContext { time, not_after } => {
                TlsError::Expired(CertificateDates::new(*not_after, *time))
            }
            CertificateError::NotValidYet => TlsError::NotYetValid(None),
            CertificateError::NotValidYetContext { time, not_before } => {
                TlsError::NotYetValid(CertificateDates::new(*not_before, *time))
            }
            CertificateError::NotValidForName => TlsError::OtherName(None),
            CertificateError::NotValidForNameContext { presented, .. } => {
                TlsError::OtherName(presented.first().map(|name| dns_name(name)))
            }
            CertificateError::UnknownIssuer => TlsError::untrusted(issuer),
            CertificateError::Other(other) if is_untrusted_on_windows(&other.to_string()) => {
                TlsError::untrusted(issuer)
            }
            // An authority's certificate that a server shows as its own.
            CertificateError::Other(_) if issuer == Some(&Issuer::Itself) => TlsError::SelfSigned,
            _ => TlsError::Certificate,
        }
    }

    fn untrusted(issuer: Option<&Issuer>) -> TlsError {
        match issuer {
            Some(Issuer::Itself) => TlsError::SelfSigned,
            Some(Issuer::Named(name)) => TlsError::UnknownIssuer(Some(name.clone())),
            _ => TlsError::UnknownIssuer(None),
        }
    }

    fn redacted(self, secrets: &[&Secret]) -> TlsError {
        let harmless = |name: Option<String>| name.filter(|name| !leaks_key(name, secrets));
        match self {
            TlsError::OtherName(name) => TlsError::OtherName(harmless(name)),
            TlsError::UnknownIssuer(name) => TlsError::UnknownIssuer(harmless(name)),
            other => other,
        }
    }
}

/// Windows' codes for a chain that ends at no trusted root, in the text of the error: CERT_E_CHAINING,
/// CERT_E_UNTRUSTEDROOT, CERT_E_UNTRUSTEDTESTROOT, CERT_E_UNTRUSTEDCA, TRUST_E_FAIL.
fn is_untrusted_on_windows(text: &str) -> bool {
    const CODES: [u32; 5] = [0x800B_010A, 0x800B_0109, 0x800B_010D, 0x800B_0112, 0x800B_010B];
    let code = text.rsplit_once("(os error ");
    let code = code.and_then(|(_, code)| code.trim_end().strip_suffix(')')?.parse::<i32>().ok());
    code.is_some_and(|code| CODES.contains(&code.cast_unsigned()))
}

/// A name from a certificate, which the TLS library gives as `DnsName("a.example")`.
fn dns_name(presented: &str) -> String {
    let inner = presented.split('"').nth(1).unwrap_or(presented);
    clean(inner, &[])
}

impl CertificateDates {
    fn new(day: UnixTime, now: UnixTime) -> Option<CertificateDates> {
        let date = |time: UnixTime| {
            let at = Timestamp::from_second(i64::try_from(time.as_secs()).ok()?).ok()?;
            Some(TimeZone::UTC.to_datetime(at))
        };
        let now = date(now)?;
        Some(CertificateDates {
            day: date(day)?.date().to_string(),
            now: format!("{} {:02}:{:02} UTC", now.date(), now.hour(), now.minute()),
        })
    }
}

fn expired(dates: Option<&CertificateDates>) -> String {
    dates.map_or("has expired".to_owned(), |CertificateDates { day, now }| {
        format!("expired on {day}; this computer's clock says {now}")
    })
}

fn not_yet_valid(dates: Option<&CertificateDates>) -> String {
    dates.map_or("isn't valid yet".to_owned(), |CertificateDates { day, now }| {
        format!("is valid from {day}; this computer's clock says {now}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    #[test]
    fn windows_codes_of_an_unknown_authority_are_recognized() {
        for (text, untrusted) in [
            (
                "A certificate chain could not be built to a trusted root authority. (os error -2146762486)",
                true,
            ),
            (
                "A certificate chain processed, but terminated in a root certificate. (os error -2146762487)",
                true,
            ),
            ("untrusted CA (os error -2146762478)", true),
            (
                "The revocation function was unable to check revocation. (os error -2146885614)",
                false,
            ),
            ("os error", false),
        ] {
            let other = rustls::OtherError(Arc::new(std::io::Error::other(text)));
            let error = rustls::Error::InvalidCertificate(CertificateError::Other(other));
            let expected = if untrusted {
                TlsError::UnknownIssuer(Some("Acme".to_owned()))
            } else {
                TlsError::Certificate
            };
            assert_eq!(
                TlsError::new(&error, Some(&Issuer::Named("Acme".to_owned()))),
                expected,
                "{text}"
            );
        }
    }
}
