//! One policy for every request: no redirect is followed, a reply is capped, every attempt and the
//! whole run end in time, reads are retried at most twice, a delivery never.

use super::address::Address;
use super::client;
use super::edge;
use super::error::TransportError;
use super::network::{Network, Proxy};
use super::rate_limit::{Caller, KeyPermit, RateLimiter};
use super::reply::HttpReply;
use super::trace::{self, ConnectionEvent, RequestPurpose, RequestTrace};
use crate::credentials::Secret;
use crate::credentials::sanitize::{WITHHELD, leaks_key};
use crate::error::Result;
use crate::integration::KeyName;
use reqwest::{Client, RequestBuilder};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

/// The most of a reply's body that is read, in bytes.
const LARGEST_BODY: usize = 1024 * 1024;
/// How often a read is sent at the most.
const MOST_ATTEMPTS: u32 = 3;
/// With less time left than this, another attempt can't come to anything.
const SHORTEST_ATTEMPT: Duration = Duration::from_millis(100);
/// How long the start of a refusal's body is awaited.
const START_OF_BODY: Duration = Duration::from_millis(500);

pub(crate) struct Http {
    outside: OnceLock<Client>,
    loopback: OnceLock<Client>,
    plain_loopback: OnceLock<Client>,
    network: Network,
    pace: RateLimiter,
    timeout: Duration,
    clock: Mutex<Option<ClockSkew>>,
}

/// How far this computer's clock is from a vendor's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ClockSkew {
    /// Whose clock: "Ashby".
    pub(crate) whose: String,
    /// By how many seconds ours is ahead; behind where it is negative.
    pub(crate) ahead_s: i64,
}

const CLOCKS_AGREE_S: i64 = 300;

/// A request on its way: what it is about, where to, for which key, until when.
#[derive(Clone, Copy)]
pub(crate) struct RequestContext<'a> {
    pub(crate) question: RequestPurpose<'a>,
    pub(crate) address: &'a Address,
    /// Which key asks; none where no key is sent, and so no rate to keep.
    pub(crate) asker: Option<Caller<'a>>,
    /// The keys that nothing may repeat that the other side shows on the way: its certificate.
    pub(crate) secrets: &'a [&'a Secret],
    pub(crate) deadline: Deadline,
}

/// The moment by which a run must have its answers.
#[derive(Clone, Copy)]
pub(crate) struct Deadline(Instant);

impl Deadline {
    pub(crate) fn at(moment: Instant) -> Deadline {
        Deadline(moment)
    }

    pub(crate) fn left(self) -> Duration {
        self.0.saturating_duration_since(Instant::now())
    }
}

impl Http {
    /// A way out through this network on which one attempt takes at most `timeout`.
    pub(crate) fn new(timeout: Duration, network: Network) -> Http {
        Http {
            outside: OnceLock::new(),
            loopback: OnceLock::new(),
            plain_loopback: OnceLock::new(),
            network,
            pace: RateLimiter::default(),
            timeout,
            clock: Mutex::default(),
        }
    }

    /// How far this computer's clock is from that of a vendor that answered, where that is far.
    pub(crate) fn clock_off(&self) -> Option<ClockSkew> {
        let clock = self.clock.lock().unwrap_or_else(PoisonError::into_inner);
        clock.clone()
    }

    pub(crate) fn timeout(&self) -> Duration {
        self.timeout
    }

    /// The client for `address`, built at its first use.
    pub(crate) fn client(&self, address: &Address) -> Result<&Client> {
        let plain = address.url().scheme() == "http";
        let slot = match (address.is_loopback(), plain) {
            (true, true) => &self.plain_loopback,
            (true, false) => &self.loopback,
            (false, _) => &self.outside,
        };
        if let Some(client) = slot.get() {
            return Ok(client);
        }
        let client = client::build(address.is_loopback(), plain, &self.network)?;
        Ok(slot.get_or_init(|| client))
    }

    /// The turn of a vendor's key: of several profiles with the same key, one is asked about at a time, and
    /// none begins before its key has room for it within the published limits.
    pub async fn turn(&self, vendor: KeyName, key: &Secret) -> KeyPermit {
        self.pace.turn(vendor, key).await
    }

    /// Sends a request that only reads, again where that may help and the deadline allows.
    pub(crate) async fn read(
        &self,
        errand: RequestContext<'_>,
        request: impl Fn() -> RequestBuilder,
    ) -> std::result::Result<HttpReply, TransportError> {
        let mut attempt = 1;
        let mut longest = Duration::ZERO;
        loop {
            // The last attempt has less time than the others, and is not what a person is told of.
            longest = longest.max(self.timeout.min(errand.deadline.left()));
            let result = self.read_once(errand, request()).await;
            let result = result.map_err(|trouble| trouble.within(longest));
            let Some(pause) = pause_before_next(&result, attempt) else {
                return result;
            };
            let fits = pause.saturating_add(SHORTEST_ATTEMPT) <= errand.deadline.left();
            if attempt == MOST_ATTEMPTS || !fits {
                return result;
            }
            tracing::info!(
                "{}, {}: asking again in {} ms (attempt {} of at most {MOST_ATTEMPTS})",
                errand.question.whom,
                errand.question.what,
                pause.as_millis(),
                attempt + 1
            );
            tokio::time::sleep(pause).await;
            attempt += 1;
        }
    }

    pub(crate) async fn read_once(
        &self,
        errand: RequestContext<'_>,
        request: RequestBuilder,
    ) -> std::result::Result<HttpReply, TransportError> {
        // Without a key there is no limit to keep.
        if let Some(asker) = errand.asker
            && !self.pace.wait(asker, errand.deadline).await
        {
            return Err(TransportError::Paced);
        }
        let limit = self.timeout.min(errand.deadline.left());
        self.once(errand, request, limit, true).await
    }

    /// Sends a delivery, once, and looks at its status line alone.
    pub(crate) async fn deliver(
        &self,
        errand: RequestContext<'_>,
        request: RequestBuilder,
        limit: Duration,
    ) -> std::result::Result<HttpReply, TransportError> {
        self.once(errand, request, limit, false).await
    }

    async fn once(
        &self,
        errand: RequestContext<'_>,
        request: RequestBuilder,
        limit: Duration,
        with_body: bool,
    ) -> std::result::Result<HttpReply, TransportError> {
        let proxy = self.network.proxy_to(errand.address);
        let (result, trail) = trace::follow(limit, exchange(request, with_body)).await;
        let result = match result {
            Some(Ok(reply)) => Ok(reply),
            Some(Err(Fault::TooLarge)) => Err(TransportError::TooLarge),
            Some(Err(Fault::Library(error))) => {
                let host = errand.address.host();
                Err(TransportError::of(&error, &trail, proxy.as_ref(), host))
            }
            None => {
                let secure = errand.address.url().scheme() == "https";
                let stage = trail.stage(proxy.is_some(), secure);
                Err(TransportError::late(limit, stage, proxy.as_ref()))
            }
        };
        let result = result.map_err(|trouble| trouble.without(errand.secrets));
        if let Ok(reply) = &result {
            self.compare_clocks(errand.question.whom, reply);
        }
        tell(errand, &trail, proxy.as_ref(), result.as_ref().err());
        result
    }

    /// Notes a clock that is far from ours. What a page of something in between says does not count.
    fn compare_clocks(&self, whose: &str, reply: &HttpReply) {
        let Some(theirs) = reply.clock.filter(|_| !reply.html) else {
            return;
        };
        let ahead_s = (crate::platform::now() - theirs).whole_seconds();
        if ahead_s.abs() > CLOCKS_AGREE_S {
            let mut clock = self.clock.lock().unwrap_or_else(PoisonError::into_inner);
            *clock = Some(ClockSkew {
                whose: whose.to_owned(),
                ahead_s,
            });
        }
    }
}

fn tell(
    errand: RequestContext<'_>,
    trail: &RequestTrace,
    proxy: Option<&Proxy>,
    trouble: Option<&TransportError>,
) {
    if !tracing::enabled!(tracing::Level::INFO) {
        return;
    }
    let trouble = trouble.map(ToString::to_string);
    let lines = trail.lines(errand.question, errand.address, proxy, trouble.as_deref());
    for line in lines {
        if leaks_key(&line, errand.secrets) {
            tracing::info!("  {WITHHELD}")
        } else {
            tracing::info!("{line}")
        }
    }
}

enum Fault {
    Library(reqwest::Error),
    TooLarge,
}

async fn exchange(
    request: RequestBuilder,
    with_body: bool,
) -> std::result::Result<HttpReply, Fault> {
    let mut response = request.send().await.map_err(Fault::Library)?;
    let status = response.status().as_u16();
    trace::note(ConnectionEvent::Answered {
        version: format!("{:?}", response.version()),
        status,
    });
    let body = if with_body {
        read_body(&mut response).await?
    } else if status >= 400 {
        read_start(&mut response).await
    } else {
        Vec::new()
    };
    Ok(HttpReply::new(status, response.headers(), body))
}

async fn read_body(response: &mut reqwest::Response) -> std::result::Result<Vec<u8>, Fault> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(Fault::Library)? {
        if body.len() + chunk.len() > LARGEST_BODY {
            return Err(Fault::TooLarge);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

/// The start of a body that may never end: enough to recognise the page of a firewall.
async fn read_start(response: &mut reqwest::Response) -> Vec<u8> {
    let mut body = Vec::new();
    let reading = async {
        while let Ok(Some(chunk)) = response.chunk().await {
            body.extend_from_slice(&chunk);
            if body.len() >= edge::SEARCHED {
                break;
            }
        }
    };
    // What has arrived by then is judged; the status alone decides otherwise.
    let _ = tokio::time::timeout(START_OF_BODY, reading).await;
    body
}

/// How long to wait before the same read is sent again; `None` when that can't help.
fn pause_before_next(
    result: &std::result::Result<HttpReply, TransportError>,
    attempt: u32,
) -> Option<Duration> {
    match result {
        Ok(reply) if matches!(reply.status, 429 | 500 | 502 | 503 | 504) => {
            // "At once" is not taken at its word: a little later helps a vendor in trouble.
            Some(reply.retry_after.unwrap_or_default().max(backoff(attempt)))
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
