//! What kept a reply away. None of it says anything about a key.

use super::hops::{Maker, Stage, Trail};
use super::network::Proxy;
use crate::error::Error;
use crate::secret::Secret;
use crate::secret::said::{clean, repeats};
use rustls::CertificateError as Wrong;
use rustls::pki_types::UnixTime;
use std::error::Error as _;
use std::fmt;
use std::io::ErrorKind;
use std::time::Duration;
use time::OffsetDateTime;

/// Why there is no reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// This name of a host is not known.
    Name(String),
    /// No connection.
    Connect(&'static str),
    /// Not within this time, and how far it came.
    TimedOut(Duration, Stage),
    /// The time was over before the published rate allowed to ask.
    Paced,
    /// No trust in the other side's certificate, or no secure connection at all.
    Tls(Distrust),
    /// The connection broke in the middle.
    Broken,
    /// What came does not begin as an answer of HTTP does.
    NotHttp,
    /// More than 1 MiB came.
    TooLarge,
    /// The proxy on the way made no connection.
    Proxy(Proxy, Refusal),
    /// This machine is not ready to make a secure connection: why, and what to do.
    Unready(Error),
}

/// Why a secure connection is not trusted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Distrust {
    /// The certificate was valid until this day; this computer's clock.
    Expired(Option<Moments>),
    /// It is valid from this day on; this computer's clock.
    NotYetValid(Option<Moments>),
    /// It is for this other name.
    OtherName(Option<String>),
    /// Nobody but itself vouches for it.
    SelfSigned,
    /// Whoever made it is not known to this computer.
    UnknownMaker(Option<String>),
    /// Another fault of the certificate.
    Certificate,
    /// What answers does not speak TLS, or not as it should.
    NotTls,
}

/// A day of a certificate, and what this computer's clock says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moments {
    /// As in "2026-11-24".
    pub day: String,
    /// As in "2026-11-24 08:40 UTC".
    pub now: String,
}

/// What a proxy did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It wants a login (407).
    Login,
    /// It does not let this connection through; what is no proxy says so in its own way.
    Refuses,
    /// Its own name is not known.
    Name,
    /// No connection to the proxy itself.
    Connect(&'static str),
    /// Not within this time.
    TimedOut(Duration),
    /// It answered as no proxy does, or hung up.
    Broken,
}

impl Trouble {
    /// Whether a second attempt may find it gone.
    pub fn may_pass(&self) -> bool {
        match self {
            Trouble::Name(_) | Trouble::Connect(_) | Trouble::TimedOut(..) | Trouble::Broken => {
                true
            }
            Trouble::Proxy(_, refusal) => !matches!(refusal, Refusal::Login | Refusal::Refuses),
            _ => false,
        }
    }

    /// The same where the time was over, of which so much was given to the longest attempt.
    pub(super) fn within(self, longest: Duration) -> Trouble {
        match self {
            Trouble::TimedOut(_, stage) => Trouble::TimedOut(longest, stage),
            Trouble::Proxy(proxy, Refusal::TimedOut(_)) => {
                Trouble::Proxy(proxy, Refusal::TimedOut(longest))
            }
            other => other,
        }
    }

    /// Of a request whose time was over.
    pub(super) fn late(limit: Duration, stage: Stage, proxy: Option<&Proxy>) -> Trouble {
        match (proxy, stage) {
            (Some(proxy), Stage::LookingUp | Stage::Connecting | Stage::Tunnel) => {
                Trouble::Proxy(proxy.clone(), Refusal::TimedOut(limit))
            }
            _ => Trouble::TimedOut(limit, stage),
        }
    }

    /// Of an error of the HTTP library; `host` is whom the request was for.
    pub(super) fn of(
        error: &reqwest::Error,
        trail: &Trail,
        proxy: Option<&Proxy>,
        host: &str,
    ) -> Trouble {
        let chain = || causes(error);
        if let Some(tls) = chain().find_map(tls_error) {
            return Trouble::Tls(Distrust::of(tls, trail.maker()));
        }
        let connect =
            chain().find_map(|cause| from_io(cause.downcast_ref::<std::io::Error>()?.kind()));
        if let Some(proxy) = proxy {
            let words: Vec<String> = chain().map(ToString::to_string).collect();
            if let Some(refusal) = refusal(&words.join(": "), error.is_dns(), connect.as_ref()) {
                return Trouble::Proxy(proxy.clone(), refusal);
            }
        }
        if error.is_dns() {
            return Trouble::Name(host.to_owned());
        }
        match connect {
            Some(trouble) => trouble,
            None if chain().any(|cause| cause.to_string().starts_with("invalid HTTP")) => {
                Trouble::NotHttp
            }
            None if error.is_connect() => Trouble::Connect("no connection could be made"),
            None => Trouble::Broken,
        }
    }
}

impl Trouble {
    /// The same without a name out of a certificate that repeats a key: whoever shows it may have seen one.
    pub(super) fn without(self, secrets: &[&Secret]) -> Trouble {
        let telling =
            |name: &Option<String>| name.as_ref().is_some_and(|name| repeats(name, secrets));
        match self {
            Trouble::Tls(Distrust::OtherName(name)) if telling(&name) => {
                Trouble::Tls(Distrust::OtherName(None))
            }
            Trouble::Tls(Distrust::UnknownMaker(name)) if telling(&name) => {
                Trouble::Tls(Distrust::UnknownMaker(None))
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
fn refusal(words: &str, dns: bool, connect: Option<&Trouble>) -> Option<Refusal> {
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
        _ if said(&login) => Refusal::Login,
        _ if inner && dns => Refusal::Name,
        Some(Trouble::Connect(words)) if inner => Refusal::Connect(words),
        _ if inner => Refusal::Connect("no connection could be made"),
        _ if said(&refuses) || said(&["connection refused"]) => Refusal::Refuses,
        _ => Refusal::Broken,
    })
}

impl Distrust {
    /// By the TLS library's error; `maker` is who made the certificate.
    pub(super) fn of(error: &rustls::Error, maker: Option<&Maker>) -> Distrust {
        let rustls::Error::InvalidCertificate(wrong) = error else {
            return Distrust::NotTls;
        };
        match wrong {
            Wrong::Expired => Distrust::Expired(None),
            Wrong::ExpiredContext { time, not_after } => {
                Distrust::Expired(moments(*not_after, *time))
            }
            Wrong::NotValidYet => Distrust::NotYetValid(None),
            Wrong::NotValidYetContext { time, not_before } => {
                Distrust::NotYetValid(moments(*not_before, *time))
            }
            Wrong::NotValidForName => Distrust::OtherName(None),
            Wrong::NotValidForNameContext { presented, .. } => {
                Distrust::OtherName(presented.first().map(|name| other_name(name)))
            }
            Wrong::UnknownIssuer => match maker {
                Some(Maker::Itself) => Distrust::SelfSigned,
                Some(Maker::Named(name)) => Distrust::UnknownMaker(Some(name.clone())),
                _ => Distrust::UnknownMaker(None),
            },
            // An authority's certificate that a server shows as its own.
            Wrong::Other(_) if maker == Some(&Maker::Itself) => Distrust::SelfSigned,
            _ => Distrust::Certificate,
        }
    }
}

/// A name out of a certificate, which the TLS library gives as `DnsName("a.example")`.
fn other_name(presented: &str) -> String {
    let inner = presented.split('"').nth(1).unwrap_or(presented);
    clean(inner, &[])
}

fn moments(day: UnixTime, now: UnixTime) -> Option<Moments> {
    let at = |time: UnixTime| {
        OffsetDateTime::from_unix_timestamp(i64::try_from(time.as_secs()).ok()?).ok()
    };
    let now = at(now)?;
    Some(Moments {
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

fn from_io(kind: ErrorKind) -> Option<Trouble> {
    match kind {
        ErrorKind::ConnectionRefused => Some(Trouble::Connect("the connection was refused")),
        ErrorKind::NetworkUnreachable | ErrorKind::HostUnreachable => {
            Some(Trouble::Connect("there is no way to it from this network"))
        }
        ErrorKind::ConnectionReset
        | ErrorKind::ConnectionAborted
        | ErrorKind::BrokenPipe
        | ErrorKind::UnexpectedEof => Some(Trouble::Broken),
        _ => None,
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Trouble::Name(host) => write!(f, "its name, {host}, could not be looked up"),
            Trouble::Connect(words) => write!(f, "{words}"),
            Trouble::TimedOut(limit, stage) => {
                let what = match stage {
                    Stage::LookingUp => "its name could not be looked up",
                    Stage::Connecting => "nothing took the connection",
                    Stage::Securing => "the connection stood, but no secure one was made",
                    Stage::Tunnel | Stage::Waiting => "no answer",
                    Stage::Reading => "its answer did not come to an end",
                };
                write!(f, "{what} within {:.1} s", limit.as_secs_f64())
            }
            Trouble::Paced => write!(
                f,
                "it was asked as often as its limit allows, and the next question did not fit into the time"
            ),
            Trouble::Tls(distrust) => write!(f, "no secure connection: {distrust}"),
            Trouble::Broken => write!(f, "the connection broke before the answer was whole"),
            Trouble::NotHttp => write!(f, "what answers does not speak HTTP"),
            Trouble::TooLarge => write!(f, "the answer was larger than 1 MiB"),
            Trouble::Proxy(proxy, refusal) => {
                write!(f, "the proxy {proxy} {}", refusal.words(proxy))
            }
            Trouble::Unready(error) => write!(f, "{}", error.message),
        }
    }
}

impl Refusal {
    fn words(&self, proxy: &Proxy) -> String {
        match self {
            Refusal::Login if proxy.login => {
                "does not take the login that is given for it (407)".into()
            }
            Refusal::Login => "wants a login (407)".into(),
            Refusal::Refuses if proxy.login => {
                "does not let the connection through; perhaps it does not take the login that is given for it".into()
            }
            Refusal::Refuses => "does not let the connection through, or is no proxy".into(),
            Refusal::Name => "is not known by this name".into(),
            Refusal::Connect(words) => format!("can't be reached: {words}"),
            Refusal::TimedOut(limit) => {
                format!("made no connection within {:.1} s", limit.as_secs_f64())
            }
            Refusal::Broken => "hung up, or is no proxy".into(),
        }
    }
}

impl fmt::Display for Distrust {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Distrust::Expired(Some(Moments { day, now })) => write!(
                f,
                "its certificate was valid until {day}, and this computer's clock says {now}"
            ),
            Distrust::Expired(None) => write!(f, "its certificate has expired"),
            Distrust::NotYetValid(Some(Moments { day, now })) => write!(
                f,
                "its certificate is valid from {day} on, and this computer's clock says {now}"
            ),
            Distrust::NotYetValid(None) => write!(f, "its certificate is not valid yet"),
            Distrust::OtherName(Some(name)) => {
                write!(f, "its certificate is for another name, {name}")
            }
            Distrust::OtherName(None) => write!(f, "its certificate is for another name"),
            Distrust::SelfSigned => write!(
                f,
                "nobody but itself vouches for its certificate (self-signed)"
            ),
            Distrust::UnknownMaker(Some(name)) => {
                write!(
                    f,
                    "its certificate was made by \"{name}\", whom this computer does not know"
                )
            }
            Distrust::UnknownMaker(None) => {
                write!(
                    f,
                    "its certificate was made by somebody whom this computer does not know"
                )
            }
            Distrust::Certificate => write!(f, "its certificate can't be trusted"),
            Distrust::NotTls => write!(f, "what answers does not speak TLS as it should"),
        }
    }
}
