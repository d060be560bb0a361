//! Why there is no reply. None of it says anything about a key.

use super::proxy::Proxy;
use super::trace::Stage;
use crate::error::Error;
use rustls::CertificateError;
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

#[derive(Clone, Copy, Debug, PartialEq, Eq, ThisError)]
pub enum TlsError {
    #[error("by this computer's clock, its certificate has expired or isn't valid yet")]
    Expired,
    #[error("its certificate is for another name")]
    OtherName,
    #[error("this computer doesn't trust its certificate")]
    Untrusted,
    #[error("the server doesn't speak TLS")]
    NotTls,
}

#[derive(Clone, Debug, PartialEq, Eq, ThisError)]
pub enum ProxyError {
    #[error("requires a login")]
    LoginRequired,
    #[error("rejected its user name and password")]
    LoginRejected,
    #[error("refused the connection{}", .0.map(|status| format!(" (HTTP {status})")).unwrap_or_default())]
    Refused(Option<u16>),
    /// It answered CONNECT with 5xx: mostly 502, 503 or 504.
    #[error("couldn't connect to it (HTTP {0})")]
    Unreachable(u16),
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
            Stage::Waiting => "no answer within",
            Stage::Reading => "the answer wasn't complete within",
        }
    }
}

impl TransportError {
    pub(super) fn timed_out(limit: Duration, stage: Stage, proxy: Option<&Proxy>) -> Self {
        match (proxy, stage) {
            (Some(proxy), Stage::LookingUp | Stage::Connecting) => {
                TransportError::Proxy(proxy.clone(), ProxyError::TimedOut(limit))
            }
            _ => TransportError::TimedOut(limit, stage),
        }
    }

    pub(super) fn is_timeout(&self) -> bool {
        matches!(
            self,
            TransportError::TimedOut(..) | TransportError::Proxy(_, ProxyError::TimedOut(_))
        )
    }

    /// Whether a second attempt may succeed.
    pub(super) fn is_temporary(&self) -> bool {
        match self {
            TransportError::Name(_) | TransportError::Connect(_) | TransportError::Broken => true,
            TransportError::Proxy(_, problem) => matches!(
                problem,
                ProxyError::Unreachable(_)
                    | ProxyError::Connect(_)
                    | ProxyError::TimedOut(_)
                    | ProxyError::Broken
            ),
            _ => self.is_timeout(),
        }
    }
}

impl From<&rustls::Error> for TlsError {
    fn from(error: &rustls::Error) -> TlsError {
        let rustls::Error::InvalidCertificate(problem) = error else {
            return TlsError::NotTls;
        };
        match problem {
            CertificateError::Expired
            | CertificateError::ExpiredContext { .. }
            | CertificateError::NotValidYet
            | CertificateError::NotValidYetContext { .. } => TlsError::Expired,
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
                TlsError::OtherName
            }
            _ => TlsError::Untrusted,
        }
    }
}
