//! One policy for every request: no redirect is followed, a reply is capped, every attempt and the
//! whole run end in time, reads are retried at most twice, a delivery never.
//!
//! Requests run on a thread of their own. Whatever keeps it busy (a flood of bytes, a slow disk, the system's
//! judgement of a certificate), the time limit is kept.

use super::address::Address;
use super::client::Clients;
use super::deadline::Deadline;
use super::diagnose::diagnose;
use super::edge;
use super::error::TransportError;
use super::network::Network;
use super::rate_limit::{Caller, KeyPermit, RateLimiter};
use super::reply::HttpReply;
use super::trace::{RequestTrace, Stage, reached};
use super::worker::Worker;
use crate::credentials::Secret;
use crate::integration::KeyName;
use reqwest::header::{CONTENT_TYPE, HeaderValue};
use reqwest::{Method, Request, Response};
use std::sync::Arc;
use std::time::Duration;
use tokio::task::JoinSet;

/// The most of a reply's body that is read, in bytes.
const LARGEST_BODY: usize = 1024 * 1024;
/// How often a read is sent at the most.
const MOST_ATTEMPTS: u32 = 3;
/// With less time left than this, another attempt can't come to anything.
const SHORTEST_ATTEMPT: Duration = Duration::from_millis(100);
/// How long the start of a refusal's body is awaited.
const START_OF_BODY: Duration = Duration::from_millis(500);

pub(crate) type Reply = std::result::Result<HttpReply, TransportError>;

pub(crate) struct Http {
    clients: Arc<Clients>,
    worker: Worker,
    rate_limiter: RateLimiter,
    timeout: Duration,
}

/// What a request is about, where it goes, for which key, until when.
#[derive(Clone, Copy)]
pub(crate) struct RequestContext<'a> {
    pub(crate) vendor: &'a str,
    /// The field or the endpoint that is asked, for `-v`.
    pub(crate) what: &'a str,
    pub(crate) address: &'a Address,
    /// Whose rate limit counts; `None` where no key is sent.
    pub(crate) caller: Option<Caller<'a>>,
    pub(crate) deadline: Deadline,
}

/// A POST of JSON.
pub(crate) fn post(address: &Address, json: String) -> Request {
    let mut request = Request::new(Method::POST, address.url().clone());
    let json_type = HeaderValue::from_static("application/json");
    request.headers_mut().insert(CONTENT_TYPE, json_type);
    *request.body_mut() = Some(json.into());
    request
}

impl Http {
    /// One attempt takes at most `timeout`.
    pub(crate) fn new(timeout: Duration, network: Network) -> Http {
        Http {
            clients: Arc::new(Clients::new(network)),
            worker: Worker::default(),
            rate_limiter: RateLimiter::default(),
            timeout,
        }
    }

    pub(crate) fn timeout(&self) -> Duration {
        self.timeout
    }

    /// The turn of a vendor's key: of several profiles with the same key, one is asked about at a time, and
    /// none begins before its key has room for it within the published limits.
    pub async fn turn(&self, vendor: KeyName, key: &Secret) -> KeyPermit {
        self.rate_limiter.turn(vendor, key).await
    }

    /// Sends a request that only reads, again where that may help and the deadline allows.
    pub(crate) async fn read(&self, context: RequestContext<'_>, request: Request) -> Reply {
        let mut attempt = 1;
        loop {
            let Some(retry) = request.try_clone() else {
                return self.read_once(context, request).await;
            };
            let result = self.read_once(context, retry).await;
            let Some(pause) = pause_before_next(&result, attempt) else {
                return result;
            };
            // What took too long once is given as much time again, or none.
            let timed_out = result.as_ref().err().is_some_and(TransportError::is_timeout);
            let needed = if timed_out { self.timeout } else { SHORTEST_ATTEMPT };
            let fits = pause.saturating_add(needed) <= context.deadline.left();
            if attempt == MOST_ATTEMPTS || !fits {
                return result;
            }
            tracing::info!(
                "{}, {}: asking again in {} ms (attempt {} of at most {MOST_ATTEMPTS})",
                context.vendor,
                context.what,
                pause.as_millis(),
                attempt + 1
            );
            tokio::time::sleep(pause).await;
            attempt += 1;
        }
    }

    pub(crate) async fn read_once(&self, context: RequestContext<'_>, request: Request) -> Reply {
        if let Some(caller) = context.caller
            && !self.rate_limiter.wait(caller, context.deadline).await
        {
            return Err(TransportError::RateLimit);
        }
        let limit = self.timeout.min(context.deadline.left());
        self.send(context, request, limit, true).await
    }

    /// Sends a delivery, once, and looks at its status line alone.
    pub(crate) async fn deliver(
        &self,
        context: RequestContext<'_>,
        request: Request,
        limit: Duration,
    ) -> Reply {
        self.send(context, request, limit, false).await
    }

    async fn send(
        &self,
        context: RequestContext<'_>,
        request: Request,
        limit: Duration,
        with_body: bool,
    ) -> Reply {
        let worker = self.worker.handle().map_err(TransportError::Local)?;
        let trace = RequestTrace::start();
        let clients = Arc::clone(&self.clients);
        let address = context.address.clone();
        let exchange = exchange(clients, address, request, with_body);
        // Ends the request where nobody waits for it any more.
        let mut work = JoinSet::new();
        work.spawn_on(trace.clone().follow(exchange), worker);
        let proxy = self.clients.proxy_to(context.address);
        let result = match tokio::time::timeout(limit, work.join_next()).await {
            Ok(Some(Ok(result))) => result,
            Ok(Some(Err(error))) if error.is_panic() => {
                std::panic::resume_unwind(error.into_panic())
            }
            Ok(_) => Err(TransportError::Broken),
            Err(_) => Err(TransportError::timed_out(limit, trace.stage(), proxy)),
        };
        if tracing::enabled!(tracing::Level::INFO) {
            let problem = result.as_ref().err().map(ToString::to_string);
            let RequestContext { vendor, what, address, .. } = context;
            let asked =
                format!("{vendor}, {what}: {}://{}", address.url().scheme(), address.host());
            for line in trace.lines(asked, proxy, problem) {
                tracing::info!("{line}");
            }
        }
        result
    }
}

async fn exchange(
    clients: Arc<Clients>,
    address: Address,
    request: Request,
    with_body: bool,
) -> Reply {
    let client = clients.get(&address).map_err(TransportError::Local)?;
    reached(Stage::Waiting, None);
    let failed = async |error: reqwest::Error| {
        diagnose(&error, clients.proxy_to(&address), address.url()).await
    };
    let mut response = match client.execute(request).await {
        Ok(response) => response,
        Err(error) => return Err(failed(error).await),
    };
    let (version, status) = (response.version(), response.status().as_u16());
    reached(Stage::Reading, Some(("answer", format!("{version:?}, status {status}"))));
    if !with_body {
        let body = if status >= 400 { read_start(&mut response).await } else { Vec::new() };
        return Ok(reply(&response, body));
    }
    let mut body = Vec::new();
    loop {
        match response.chunk().await {
            Ok(Some(chunk)) if body.len() + chunk.len() > LARGEST_BODY => {
                return Err(TransportError::TooLarge);
            }
            Ok(Some(chunk)) => body.extend_from_slice(&chunk),
            Ok(None) => return Ok(reply(&response, body)),
            Err(error) => return Err(failed(error).await),
        }
    }
}

fn reply(response: &Response, body: Vec<u8>) -> HttpReply {
    HttpReply::new(response.status().as_u16(), response.headers(), body)
}

/// The start of a body that may never end: enough to recognise the page of a firewall.
async fn read_start(response: &mut Response) -> Vec<u8> {
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
fn pause_before_next(result: &Reply, attempt: u32) -> Option<Duration> {
    match result {
        Ok(reply) if matches!(reply.status, 429 | 500 | 502 | 503 | 504) => {
            // Even "at once" waits a little: a vendor with an outage needs it.
            Some(reply.retry_after.unwrap_or_default().max(backoff(attempt)))
        }
        Err(problem) if problem.is_temporary() => Some(backoff(attempt)),
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
