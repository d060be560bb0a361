//! What came back, or what kept it away.

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
        super::said::clean(&cause.to_string(), &[])
    }
}

impl From<&reqwest::Error> for Trouble {
    fn from(error: &reqwest::Error) -> Trouble {
        let mut cause = error.source();
        while let Some(inner) = cause {
            if let Some(tls) = inner.downcast_ref::<rustls::Error>() {
                return Trouble::Tls(super::said::clean(&tls.to_string(), &[]));
            }
            if let Some(io) = inner.downcast_ref::<std::io::Error>() {
                if let Some(tls) = io.get_ref().and_then(|e| e.downcast_ref::<rustls::Error>()) {
                    return Trouble::Tls(super::said::clean(&tls.to_string(), &[]));
                }
                if let Some(trouble) = from_io(io.kind()) {
                    return trouble;
                }
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
        }
    }
}
