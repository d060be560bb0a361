//! What came back, or what kept it away.

use crate::error::Error;
use std::error::Error as _;
use std::fmt;
use std::time::Duration;

/// A reply whose status line arrived; the body, where it was asked for, is whole.
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// Whether it is a web page and not an answer of an API.
    pub html: bool,
    /// How long the vendor asks to wait.
    pub retry_after: Option<Duration>,
    /// The body, at most 1 MiB.
    pub body: Vec<u8>,
}

impl Reply {
    /// Whether the body says nothing.
    pub fn is_empty(&self) -> bool {
        self.body.trim_ascii().is_empty()
    }

    /// Whether a 401 without JSON says no more than that: a proxy that wants a login says more.
    pub fn is_bare_refusal(&self) -> bool {
        let text = String::from_utf8_lossy(&self.body).to_lowercase();
        self.is_empty() || text.contains("unauthorized") || text.contains("api key")
    }
}

/// Why there is no reply. None of these says anything about a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The host's name is not known.
    Name,
    /// No connection.
    Connect(&'static str),
    /// No answer within this time.
    TimedOut(Duration),
    /// No trust in the other side's certificate, or no secure connection at all.
    Tls(String),
    /// The connection broke in the middle.
    Broken,
    /// More than 1 MiB came.
    TooLarge,
    /// This machine is not ready to make a secure connection: why, and what to do.
    Unready(Error),
}

impl Trouble {
    /// Whether a second attempt may find it gone.
    pub fn may_pass(&self) -> bool {
        matches!(
            self,
            Trouble::Name | Trouble::Connect(_) | Trouble::TimedOut(_) | Trouble::Broken
        )
    }

    /// The innermost cause of an error of the HTTP library: it never holds a header's value.
    pub(super) fn words(error: &reqwest::Error) -> String {
        let mut cause: &dyn std::error::Error = error;
        while let Some(next) = cause.source() {
            cause = next;
        }
        crate::secret::said::clean(&cause.to_string(), &[])
    }
}

impl From<&reqwest::Error> for Trouble {
    fn from(error: &reqwest::Error) -> Trouble {
        let mut cause = error.source();
        while let Some(inner) = cause {
            if let Some(tls) = tls_error(inner) {
                return Trouble::Tls(in_words(tls));
            }
            if let Some(io) = inner.downcast_ref::<std::io::Error>()
                && let Some(trouble) = from_io(io.kind())
            {
                return trouble;
            }
            if inner.to_string().contains("dns error") {
                return Trouble::Name;
            }
            cause = inner.source();
        }
        if error.is_timeout() {
            Trouble::TimedOut(Duration::ZERO)
        } else if error.is_connect() {
            Trouble::Connect("no connection could be made")
        } else {
            Trouble::Broken
        }
    }
}

fn in_words(error: &rustls::Error) -> String {
    use rustls::{CertificateError as Wrong, Error};
    let words = match error {
        Error::InvalidCertificate(Wrong::Expired | Wrong::ExpiredContext { .. }) => {
            "its certificate has expired"
        }
        Error::InvalidCertificate(Wrong::NotValidYet | Wrong::NotValidYetContext { .. }) => {
            "its certificate is not valid yet"
        }
        Error::InvalidCertificate(
            Wrong::NotValidForName | Wrong::NotValidForNameContext { .. },
        ) => "its certificate is for another name",
        Error::InvalidCertificate(Wrong::UnknownIssuer) => {
            "its certificate was made by somebody whom this computer does not know"
        }
        Error::InvalidCertificate(_) => "its certificate can't be trusted",
        _ => "the other side does not speak TLS as it should",
    };
    words.to_owned()
}

/// The TLS library's error, which the HTTP library wraps once or twice into errors of input and output.
fn tls_error<'a>(error: &'a (dyn std::error::Error + 'static)) -> Option<&'a rustls::Error> {
    if let Some(tls) = error.downcast_ref::<rustls::Error>() {
        return Some(tls);
    }
    let inner = error.downcast_ref::<std::io::Error>()?.get_ref()?;
    tls_error(inner)
}

fn from_io(kind: std::io::ErrorKind) -> Option<Trouble> {
    use std::io::ErrorKind;
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
            Trouble::Name => write!(f, "its name could not be looked up"),
            Trouble::Connect(words) => write!(f, "{words}"),
            Trouble::TimedOut(limit) => {
                write!(f, "no answer within {:.1} s", limit.as_secs_f64())
            }
            Trouble::Tls(words) => write!(f, "no secure connection: {words}"),
            Trouble::Broken => write!(f, "the connection broke before the answer was whole"),
            Trouble::TooLarge => write!(f, "the answer was larger than 1 MiB"),
            Trouble::Unready(error) => write!(f, "{}", error.message),
        }
    }
}
