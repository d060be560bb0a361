//! What came back.

use super::edge;
use crate::integration::SANDBOX_HEADER;
use jiff::Timestamp;
use reqwest::header::{CONTENT_TYPE, DATE, HeaderMap, RETRY_AFTER};
use std::borrow::Cow;
use std::time::Duration;

/// No vendor asks for more in earnest, and a moment can still be reckoned with it.
const LONGEST_WAIT: Duration = Duration::from_secs(30 * 24 * 3600);

/// A reply whose status line arrived; the body, where it was asked for, is whole.
#[derive(Default)]
pub struct HttpReply {
    pub status: u16,
    /// Whether it is a web page and not an answer of an API.
    pub html: bool,
    pub retry_after: Option<Duration>,
    /// Which CDN, firewall or gateway refused the request, where the reply says that one did.
    pub edge: Option<String>,
    /// Whether it says that it comes from a sandbox.
    pub sandbox: bool,
    /// The body, at most 1 MiB.
    pub body: Vec<u8>,
}

impl HttpReply {
    pub fn new(status: u16, headers: &HeaderMap, body: Vec<u8>) -> HttpReply {
        HttpReply {
            status,
            html: is_html(headers, &body),
            retry_after: retry_after(headers),
            edge: edge::block(status, headers, &body),
            sandbox: headers.contains_key(SANDBOX_HEADER),
            body,
        }
    }

    /// The body as text, also in an older encoding, where what's said in ASCII can still be read. What has
    /// control characters besides is compressed: nobody could read it in a report.
    pub(super) fn text(&self) -> Cow<'_, str> {
        let control = |byte: &u8| byte.is_ascii_control() && !byte.is_ascii_whitespace();
        match std::str::from_utf8(&self.body) {
            Err(_) if self.body.iter().any(control) => Cow::default(),
            _ => String::from_utf8_lossy(&self.body),
        }
    }

    pub(super) fn status_and_edge(&self) -> String {
        match &self.edge {
            Some(edge) => format!("HTTP {}, {edge}", self.status),
            None => format!("HTTP {}", self.status),
        }
    }
}

fn is_html(headers: &HeaderMap, body: &[u8]) -> bool {
    // What reads as JSON is an answer, whatever it is labelled.
    if matches!(body.trim_ascii_start().first(), Some(b'{' | b'[')) {
        return false;
    }
    let typed = text(headers, CONTENT_TYPE.as_str())
        .is_some_and(|value| value.to_ascii_lowercase().contains("html"));
    typed || body.trim_ascii_start().starts_with(b"<")
}

/// What the other side's clock says (Date, RFC 9110, 6.6.1).
fn clock_of(headers: &HeaderMap) -> Option<Timestamp> {
    let at = httpdate::parse_http_date(text(headers, DATE.as_str())?).ok()?;
    at.try_into().ok()
}

/// Retry-After in its published forms: seconds, or a date (RFC 9110, 10.2.3). A date is compared with the
/// clock of whoever named it, since ours may be wrong.
pub fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let asked = text(headers, RETRY_AFTER.as_str())?;
    let wait = if !asked.is_empty() && asked.bytes().all(|byte| byte.is_ascii_digit()) {
        asked.parse().map_or(LONGEST_WAIT, Duration::from_secs)
    } else {
        let when = Timestamp::try_from(httpdate::parse_http_date(asked).ok()?).ok()?;
        let now = clock_of(headers).unwrap_or_else(crate::platform::now);
        Duration::try_from(when.duration_since(now)).unwrap_or_default()
    };
    Some(wait.min(LONGEST_WAIT))
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    Some(headers.get(name)?.to_str().ok()?.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(retry_after_is: &str, date: Option<&str>) -> Option<Duration> {
        let mut headers = HeaderMap::new();
        headers.insert(RETRY_AFTER, retry_after_is.parse().unwrap());
        if let Some(date) = date {
            headers.insert(DATE, date.parse().unwrap());
        }
        retry_after(&headers)
    }

    #[test]
    fn a_wait_in_every_form() {
        let seconds = |number| Some(Duration::from_secs(number));
        assert_eq!(asked("7", None), seconds(7));
        assert_eq!(asked("0", None), seconds(0));
        assert_eq!(asked("18446744073709551616", None), Some(LONGEST_WAIT));
        assert_eq!(asked(&"9".repeat(500), None), Some(LONGEST_WAIT));
        for garbage in ["-5", "", "soon", "1.5", "1e3", "+7", "0x10", "7 s"] {
            assert_eq!(asked(garbage, None), None, "{garbage}");
        }
        let date = "Sun, 06 Nov 1994 08:49:37 GMT";
        assert_eq!(asked(date, None), seconds(0));
        assert_eq!(asked(date, Some("Sun, 06 Nov 1994 08:49:00 GMT")), seconds(37));
        assert_eq!(asked(date, Some("Sun, 06 Nov 1994 09:00:00 GMT")), seconds(0));
    }
}
