//! One policy for every request: no redirect is followed, a reply is capped, every attempt and the
//! whole run end in time, reads are retried at most twice, a delivery never.

use super::address::Address;
use super::pace::{Asker, KeyTurn, Pace};
use super::reply::{Reply, Trouble};
use crate::error::{Error, Result};
use crate::integration::KeyName;
use crate::secret::Secret;
use reqwest::header::{HeaderMap, RETRY_AFTER};
use reqwest::{Client, RequestBuilder};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// The most of a reply's body that is read, in bytes.
const LARGEST_BODY: usize = 1024 * 1024;
/// How often a read is sent at the most.
const MOST_ATTEMPTS: u32 = 3;
/// No vendor asks for more in earnest, and a moment can still be reckoned with it.
const LONGEST_PAUSE: Duration = Duration::from_secs(30 * 24 * 3600);
/// With less time left than this, another attempt can't come to anything.
const SHORTEST_ATTEMPT: Duration = Duration::from_millis(100);

/// The way out to the vendors.
pub struct Http {
    outside: OnceLock<Client>,
    loopback: OnceLock<Client>,
    plain_loopback: OnceLock<Client>,
    pace: Pace,
    timeout: Duration,
}

/// The moment by which a run must have its answers.
#[derive(Clone, Copy)]
pub struct Deadline(Instant);

impl Deadline {
    /// The deadline at this moment.
    pub fn at(moment: Instant) -> Deadline {
        Deadline(moment)
    }

    /// How much time is left.
    pub fn left(self) -> Duration {
        self.0.saturating_duration_since(Instant::now())
    }
}

impl Http {
    /// A way out on which one attempt takes at most `timeout`.
    pub fn new(timeout: Duration) -> Http {
        Http {
            outside: OnceLock::new(),
            loopback: OnceLock::new(),
            plain_loopback: OnceLock::new(),
            pace: Pace::default(),
            timeout,
        }
    }

    /// How long one attempt may take.
    pub fn timeout(&self) -> Duration {
        self.timeout
    }

    /// The client for `address`, built at its first use.
    ///
    /// # Errors
    /// What keeps this machine from making secure connections, in words.
    pub fn client(&self, address: &Address) -> Result<&Client> {
        let plain = address.url().scheme() == "http";
        let slot = match (address.is_loopback(), plain) {
            (true, true) => &self.plain_loopback,
            (true, false) => &self.loopback,
            (false, _) => &self.outside,
        };
        if let Some(client) = slot.get() {
            return Ok(client);
        }
        let client = build(address.is_loopback(), plain)?;
        Ok(slot.get_or_init(|| client))
    }

    /// The turn of a vendor's key: of several profiles with the same key, one is asked about at a time, and
    /// none begins before its key has room for it within the published limits.
    pub async fn turn(&self, vendor: KeyName, key: &Secret) -> KeyTurn {
        self.pace.turn(vendor, key).await
    }

    /// Sends a request that only reads, again where that may help and the deadline allows.
    ///
    /// # Errors
    /// What kept the reply away.
    pub async fn read(
        &self,
        deadline: Deadline,
        asker: Option<Asker<'_>>,
        request: impl Fn() -> RequestBuilder,
    ) -> std::result::Result<Reply, Trouble> {
        let mut attempt = 1;
        loop {
            let result = self.read_once(deadline, asker, request()).await;
            let Some(pause) = pause_before_next(&result, attempt) else {
                return result;
            };
            if attempt == MOST_ATTEMPTS || pause + SHORTEST_ATTEMPT > deadline.left() {
                return result;
            }
            tracing::debug!(attempt, pause_ms = pause.as_millis() as u64, "asking again");
            tokio::time::sleep(pause).await;
            attempt += 1;
        }
    }

    /// Sends a request that only reads, once.
    ///
    /// # Errors
    /// What kept the reply away.
    pub async fn read_once(
        &self,
        deadline: Deadline,
        asker: Option<Asker<'_>>,
        request: RequestBuilder,
    ) -> std::result::Result<Reply, Trouble> {
        // Without a key there is no limit to keep.
        if let Some(asker) = asker
            && !self.pace.wait(asker, deadline).await
        {
            return Err(Trouble::TimedOut(deadline.left()));
        }
        once(request, self.timeout.min(deadline.left()), true).await
    }

    /// Sends a delivery, once, and looks at its status line alone.
    ///
    /// # Errors
    /// What kept the reply away.
    pub async fn deliver(
        &self,
        request: RequestBuilder,
        limit: Duration,
    ) -> std::result::Result<Reply, Trouble> {
        once(request, limit, false).await
    }
}

fn build(loopback: bool, plain: bool) -> Result<Client> {
    // A second call finds the first one's provider in place, which is the same.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut builder = Client::builder()
        .user_agent(concat!("cs-ashby/", env!("CARGO_PKG_VERSION")))
        // A key goes to the address that was checked and to no other.
        .redirect(reqwest::redirect::Policy::none())
        .referer(false)
        .retry(reqwest::retry::never());
    if loopback {
        // Without this a proxy of the environment would see the keys of a local rehearsal.
        builder = builder.no_proxy();
    }
    if plain {
        // Without TLS no certificate is needed, and a machine without any can still rehearse.
        builder = builder.tls_certs_only([]);
    }
    builder.build().map_err(|error| {
        Error::local(
            "no_secure_connection",
            format!("this computer can't make secure connections, {}", Trouble::words(&error)),
            "Install the system's root certificates (on Debian: apt-get install ca-certificates), then run the command again.",
        )
    })
}

async fn once(
    request: RequestBuilder,
    limit: Duration,
    with_body: bool,
) -> std::result::Result<Reply, Trouble> {
    let start = Instant::now();
    let result = tokio::time::timeout(limit, exchange(request, with_body))
        .await
        .unwrap_or(Err(Trouble::TimedOut(limit)));
    let took_ms = start.elapsed().as_millis() as u64;
    match &result {
        Ok(reply) => tracing::info!(status = reply.status, took_ms, "answered"),
        Err(trouble) => tracing::info!(%trouble, took_ms, "no answer"),
    }
    result
}

async fn exchange(request: RequestBuilder, with_body: bool) -> std::result::Result<Reply, Trouble> {
    let mut response = request
        .send()
        .await
        .map_err(|error| Trouble::from(&error))?;
    let body = match with_body {
        true => read_body(&mut response).await?,
        false => Vec::new(),
    };
    let headers = response.headers();
    Ok(Reply {
        status: response.status().as_u16(),
        html: is_html(headers, &body),
        retry_after: retry_after(headers),
        body,
    })
}

async fn read_body(response: &mut reqwest::Response) -> std::result::Result<Vec<u8>, Trouble> {
    let mut body = Vec::new();
    while let Some(chunk) = response
        .chunk()
        .await
        .map_err(|error| Trouble::from(&error))?
    {
        if body.len() + chunk.len() > LARGEST_BODY {
            return Err(Trouble::TooLarge);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

fn is_html(headers: &HeaderMap, body: &[u8]) -> bool {
    // What reads as JSON is an answer, whatever it is labelled.
    if matches!(body.trim_ascii_start().first(), Some(b'{' | b'[')) {
        return false;
    }
    let typed = headers
        .get(reqwest::header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.to_ascii_lowercase().contains("html"));
    typed || body.trim_ascii_start().starts_with(b"<")
}

/// Retry-After in its published forms: seconds, or a date (RFC 9110, 10.2.3).
pub fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let asked = text.parse().map_or(LONGEST_PAUSE, Duration::from_secs);
        return Some(asked.min(LONGEST_PAUSE));
    }
    let when = httpdate::parse_http_date(text).ok()?;
    let now = std::time::SystemTime::from(crate::os::now());
    let asked = when.duration_since(now).unwrap_or_default();
    Some(asked.min(LONGEST_PAUSE))
}

/// How long to wait before the same read is sent again; `None` when that can't help.
fn pause_before_next(
    result: &std::result::Result<Reply, Trouble>,
    attempt: u32,
) -> Option<Duration> {
    match result {
        Ok(reply) if matches!(reply.status, 429 | 500 | 502 | 503 | 504) => {
            Some(reply.retry_after.unwrap_or_else(|| backoff(attempt)))
        }
        Err(trouble) if trouble.may_pass() => Some(backoff(attempt)),
        _ => None,
    }
}

/// 200 ms, then 600 ms, each with up to half as much again at random.
fn backoff(attempt: u32) -> Duration {
    let base = if attempt == 1 { 200 } else { 600 };
    let mut byte = [0u8; 1];
    // Without randomness the pause is the shortest one: still a pause.
    let _ = getrandom::fill(&mut byte);
    Duration::from_millis(base + base * u64::from(byte[0]) / 512)
}
