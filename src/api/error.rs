//! What kept a reply away. None of it says anything about a key.

use super::network::Proxy;
use super::trace::{Issuer, RequestTrace, Stage};
use crate::credentials::Secret;
use crate::credentials::sanitize::{clean, leaks_key};
use crate::error::Error;
use rustls::CertificateError as FieldError;
use rustls::pki_types::UnixTime;
use std::error::Error as _;
use std::fmt;
use std::io::ErrorKind;
use std::time::Duration;
use time::OffsetDateTime;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TransportError {
    /// This name of a host is not known.
    Name(String),
    Connect(&'static str),
    /// Not within this time, and how far it came.
    TimedOut(Duration, Stage),
    /// The time was over before the published rate allowed to ask.
    Paced,
    /// No trust in the other side's certificate, or no secure connection at all.
    Tls(TlsError),
    Broken,
    /// What came does not begin as an answer of HTTP does.
    NotHttp,
    /// More than 1 MiB came.
    TooLarge,
    /// The proxy on the way made no connection.
    Proxy(Proxy, ProxyError),
    /// This machine is not ready to make a secure connection: why, and what to do.
    Unready(Error),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TlsError {
    /// The certificate was valid until this day; this computer's clock.
    Expired(Option<CertificateDates>),
    /// It is valid from this day on; this computer's clock.
    NotYetValid(Option<CertificateDates>),
    OtherName(Option<String>),
    SelfSigned,
    /// Whoever made it is not known to this computer.
    UnknownMaker(Option<String>),
    Certificate,
    /// What answers does not speak TLS, or not as it should.
    NotTls,
}

/// A day of a certificate, and what this computer's clock says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateDates {
    /// As in "2026-11-24".
    pub(crate) day: String,
    /// As in "2026-11-24 08:40 UTC".
    pub(crate) now: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProxyError {
    /// It wants a login (407).
    Login,
    /// It does not let this connection through; what is no proxy says so in its own way.
    Refuses,
    Name,
    Connect(&'static str),
    TimedOut(Duration),
    /// It answered as no proxy does, or hung up.
    Broken,
}

impl TransportError {
    /// Whether a second attempt may find it gone.
    pub(crate) fn may_pass(&self) -> bool {
        match self {
            TransportError::Name(_)
            | TransportError::Connect(_)
            | TransportError::TimedOut(..)
            | TransportError::Broken => true,
            TransportError::Proxy(_, refusal) => {
                !matches!(refusal, ProxyError::Login | ProxyError::Refuses)
            }
            _ => false,
        }
    }

    /// The same where the time was over, of which so much was given to the longest attempt.
    pub(super) fn within(self, longest: Duration) -> TransportError {
        match self {
            TransportError::TimedOut(_, stage) => TransportError::TimedOut(longest, stage),
            TransportError::Proxy(proxy, ProxyError::TimedOut(_)) => {
                TransportError::Proxy(proxy, ProxyError::TimedOut(longest))
            }
            other => other,
        }
    }

    pub(super) fn late(limit: Duration, stage: Stage, proxy: Option<&Proxy>) -> TransportError {
        match (proxy, stage) {
            (Some(proxy), Stage::LookingUp | Stage::Connecting | Stage::Tunnel) => {
                TransportError::Proxy(proxy.clone(), ProxyError::TimedOut(limit))
            }
            _ => TransportError::TimedOut(limit, stage),
        }
    }

    /// Of an error of the HTTP library; `host` is whom the request was for.
    pub(super) fn of(
        error: &reqwest::Error,
        trail: &RequestTrace,
        proxy: Option<&Proxy>,
        host: &str,
    ) -> TransportError {
        let chain = || causes(error);
        if let Some(tls) = chain().find_map(tls_error) {
            return TransportError::Tls(TlsError::of(tls, trail.maker()));
        }
        let connect =
            chain().find_map(|cause| from_io(cause.downcast_ref::<std::io::Error>()?.kind()));
        if let Some(proxy) = proxy {
            let words: Vec<String> = chain().map(ToString::to_string).collect();
            if let Some(refusal) = refusal(&words.join(": "), error.is_dns(), connect.as_ref()) {
                return TransportError::Proxy(proxy.clone(), refusal);
            }
        }
        if error.is_dns() {
            return TransportError::Name(host.to_owned());
        }
        match connect {
            Some(trouble) => trouble,
            None if chain().any(|cause| cause.to_string().starts_with("invalid HTTP")) => {
                TransportError::NotHttp
            }
            None if error.is_connect() => TransportError::Connect("no connection could be made"),
            None => TransportError::Broken,
        }
    }
}

impl TransportError {
    /// The same without a name out of a certificate that repeats a key: whoever shows it may have seen one.
    pub(super) fn without(self, secrets: &[&Secret]) -> TransportError {
        let telling =
            |name: &Option<String>| name.as_ref().is_some_and(|name| leaks_key(name, secrets));
        match self {
            TransportError::Tls(TlsError::OtherName(name)) if telling(&name) => {
                TransportError::Tls(TlsError::OtherName(None))
            }
            TransportError::Tls(TlsError::UnknownMaker(name)) if telling(&name) => {
                TransportError::Tls(TlsError::UnknownMaker(None))
            }
            other => other,
        }
    }
}

/// What an error rests on, from the outside in.
fn causes<'a>(
    error: &'a reqwest::Error,
) -> impl Iterator<Item = &'a (dyn std::error::Error + 'static)> {
    std::iter::successors(
        error.source(),
        |cause: &&'a (dyn std::error::Error + 'static)| (*cause).source(),
    )
}

/// What a proxy did, by the words of the HTTP library, whose types for it are its own; `None` where the
/// connection through it was made. The matrix of faults holds these words.
fn refusal(words: &str, dns: bool, connect: Option<&TransportError>) -> Option<ProxyError> {
    let said = |parts: &[&str]| parts.iter().any(|part| words.contains(part));
    if !said(&["tunnel error", "socks proxy"]) {
        return None;
    }
    let login = [
        "proxy authorization required",
        "credentials not accepted",
        "does not support user/pass",
        "no acceptable auth",
    ];
    let refuses = [
        "tunnel error: unsuccessful",
        "not allowed",
        "unreachable",
        "general server failure",
        "ttl expired",
    ];
    let inner = said(&["failed to create underlying connection"]);
    Some(match connect {
        _ if said(&login) => ProxyError::Login,
        _ if inner && dns => ProxyError::Name,
        Some(TransportError::Connect(words)) if inner => ProxyError::Connect(words),
        _ if inner => ProxyError::Connect("no connection could be made"),
        _ if said(&refuses) || said(&["connection refused"]) => ProxyError::Refuses,
        _ => ProxyError::Broken,
    })
}

impl TlsError {
    /// By the TLS library's error; `maker` is who made the certificate.
    pub(super) fn of(error: &rustls::Error, maker: Option<&Issuer>) -> TlsError {
        let rustls::Error::InvalidCertificate(wrong) = error else {
            return TlsError::NotTls;
        };
        match wrong {
            FieldError::Expired => TlsError::Expired(None),
            FieldError::ExpiredContext { time, not_after } => {
                TlsError::Expired(moments(*not_after, *time))
            }
            FieldError::NotValidYet => TlsError::NotYetValid(None),
            FieldError::NotValidYetContext { time, not_before } => {
                TlsError::NotYetValid(moments(*not_before, *time))
            }
            FieldError::NotValidForName => TlsError::OtherName(None),
            FieldError::NotValidForNameContext { presented, .. } => {
                TlsError::OtherName(presented.first().map(|name| other_name(name)))
            }
            FieldError::UnknownIssuer => match maker {
                Some(Issuer::Itself) => TlsError::SelfSigned,
                Some(Issuer::Named(name)) => TlsError::UnknownMaker(Some(name.clone())),
                _ => TlsError::UnknownMaker(None),
            },
            // An authority's certificate that a server shows as its own.
            FieldError::Other(_) if maker == Some(&Issuer::Itself) => TlsError::SelfSigned,
            _ => TlsError::Certificate,
        }
    }
}

/// A name out of a certificate, which the TLS library gives as `DnsName("a.example")`.
fn other_name(presented: &str) -> String {
    let inner = presented.split('"').nth(1).unwrap_or(presented);
    clean(inner, &[])
}

fn moments(day: UnixTime, now: UnixTime) -> Option<CertificateDates> {
    let at = |time: UnixTime| {
        OffsetDateTime::from_unix_timestamp(i64::try_from(time.as_secs()).ok()?).ok()
    };
    let now = at(now)?;
    Some(CertificateDates {
        day: at(day)?.date().to_string(),
        now: format!("{} {:02}:{:02} UTC", now.date(), now.hour(), now.minute()),
    })
}

/// The TLS library's error, which the HTTP library wraps once or twice into errors of input and output.
fn tls_error<'a>(error: &'a (dyn std::error::Error + 'static)) -> Option<&'a rustls::Error> {
    if let Some(tls) = error.downcast_ref::<rustls::Error>() {
        return Some(tls);
    }
    let inner = error.downcast_ref::<std::io::Error>()?.get_ref()?;
    tls_error(inner)
}

fn from_io(kind: ErrorKind) -> Option<TransportError> {
    match kind {
        ErrorKind::ConnectionRefused => Some(TransportError::Connect("the connection was refused")),
        ErrorKind::NetworkUnreachable | ErrorKind::HostUnreachable => Some(
            TransportError::Connect("there is no way to it from this network"),
        ),
        ErrorKind::ConnectionReset
        | ErrorKind::ConnectionAborted
        | ErrorKind::BrokenPipe
        | ErrorKind::UnexpectedEof => Some(TransportError::Broken),
        _ => None,
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TransportError::Name(host) => write!(f, "its name, {host}, could not be looked up"),
            TransportError::Connect(words) => write!(f, "{words}"),
            TransportError::TimedOut(limit, stage) => {
                let what = match stage {
                    Stage::LookingUp => "its name could not be looked up",
                    Stage::Connecting => "nothing took the connection",
                    Stage::Securing => "the connection stood, but no secure one was made",
                    Stage::Tunnel | Stage::Waiting => "no answer",
                    Stage::Reading => "its answer did not come to an end",
                };
                write!(f, "{what} within {:.1} s", limit.as_secs_f64())
            }
            TransportError::Paced => write!(
                f,
                "it was asked as often as its limit allows, and the next question did not fit into the time"
            ),
            TransportError::Tls(distrust) => write!(f, "no secure connection: {distrust}"),
            TransportError::Broken => write!(f, "the connection broke before the answer was whole"),
            TransportError::NotHttp => write!(f, "what answers does not speak HTTP"),
            TransportError::TooLarge => write!(f, "the answer was larger than 1 MiB"),
            TransportError::Proxy(proxy, refusal) => {
                write!(f, "the proxy {proxy} {}", refusal.words(proxy))
            }
            TransportError::Unready(error) => write!(f, "{}", error.message),
        }
    }
}

impl ProxyError {
    fn words(&self, proxy: &Proxy) -> String {
        match self {
            ProxyError::Login if proxy.login => {
                "does not take the login that is given for it (407)".into()
            }
            ProxyError::Login => "wants a login (407)".into(),
            ProxyError::Refuses if proxy.login => {
                "does not let the connection through; perhaps it does not take the login that is given for it".into()
            }
            ProxyError::Refuses => "does not let the connection through, or is no proxy".into(),
            ProxyError::Name => "is not known by this name".into(),
            ProxyError::Connect(words) => format!("can't be reached: {words}"),
            ProxyError::TimedOut(limit) => {
                format!("made no connection within {:.1} s", limit.as_secs_f64())
            }
            ProxyError::Broken => "hung up, or is no proxy".into(),
        }
    }
}

impl fmt::Display for TlsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TlsError::Expired(Some(CertificateDates { day, now })) => write!(
                f,
                "its certificate was valid until {day}, and this computer's clock says {now}"
            ),
            TlsError::Expired(None) => write!(f, "its certificate has expired"),
            TlsError::NotYetValid(Some(CertificateDates { day, now })) => write!(
                f,
                "its certificate is valid from {day} on, and this computer's clock says {now}"
            ),
            TlsError::NotYetValid(None) => write!(f, "its certificate is not valid yet"),
            TlsError::OtherName(Some(name)) => {
                write!(f, "its certificate is for another name, {name}")
            }
            TlsError::OtherName(None) => write!(f, "its certificate is for another name"),
            TlsError::SelfSigned => write!(
                f,
                "nobody but itself vouches for its certificate (self-signed)"
            ),
            TlsError::UnknownMaker(Some(name)) => {
                write!(
                    f,
                    "its certificate was made by \"{name}\", whom this computer does not know"
                )
            }
            TlsError::UnknownMaker(None) => {
                write!(
                    f,
                    "its certificate was made by somebody whom this computer does not know"
                )
            }
            TlsError::Certificate => write!(f, "its certificate can't be trusted"),
            TlsError::NotTls => write!(f, "what answers does not speak TLS as it should"),
        }
    }
}
