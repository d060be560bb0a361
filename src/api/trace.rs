//! What was tried for one request, hop by hop: the way, the name, the connection, TLS, the answer. It is kept
//! with the request's own task, so that requests side by side don't mix, and said in one piece at its end.
//!
//! What a hop is, is told by those who do it: our resolver, our verifier of certificates, and for the
//! connection `connections`.

use super::address::Address;
use super::network::Proxy;
use std::cell::RefCell;
use std::fmt::Write as _;
use std::net::IpAddr;
use std::time::{Duration, Instant};

tokio::task_local! {
    static TRAIL: RefCell<Vec<(Instant, ConnectionEvent)>>;
}

/// One thing that was done on the way.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum ConnectionEvent {
    LookingUp(String),
    /// These are its addresses; none where it is not known.
    LookedUp(String, Vec<IpAddr>),
    /// An address is being tried, with its port.
    Connecting(String),
    Connected(String),
    /// A certificate was shown: who made it, and why it is not trusted, if it is not.
    Certificate(Issuer, Option<String>),
    /// The secure connection stands, in this version of TLS.
    Secured(&'static str),
    Answered {
        /// As in "HTTP/2".
        version: String,
        status: u16,
    },
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Issuer {
    Named(String),
    Itself,
    /// Nobody says so in a form that is understood.
    Unnamed,
}

/// How far a request came before its time was over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    LookingUp,
    Connecting,
    /// The proxy took it, and made none to the vendor.
    Tunnel,
    /// The connection stood, and was not secure yet.
    Securing,
    /// The question was sent, or could have been.
    Waiting,
    Reading,
}

/// What a request is about, for a person.
#[derive(Clone, Copy)]
pub(crate) struct RequestPurpose<'a> {
    /// Who is asked: "CodeSignal".
    pub(crate) whom: &'a str,
    /// For what: the field, the endpoint.
    pub(crate) what: &'a str,
}

pub(super) struct RequestTrace {
    start: Instant,
    hops: Vec<(Instant, ConnectionEvent)>,
}

/// Notes a hop of the request that is being worked on, if one is.
pub(super) fn note(hop: ConnectionEvent) {
    let _ = TRAIL.try_with(|trail| {
        if let Ok(mut hops) = trail.try_borrow_mut() {
            hops.push((Instant::now(), hop));
        }
    });
}

/// Works on a request for at most `limit`, and follows it: `None` where that was too short.
pub(super) async fn follow<T>(
    limit: Duration,
    request: impl Future<Output = T>,
) -> (Option<T>, RequestTrace) {
    let start = Instant::now();
    TRAIL
        .scope(RefCell::default(), async {
            let result = tokio::time::timeout(limit, request).await.ok();
            let hops = TRAIL.with(RefCell::take);
            (result, RequestTrace { start, hops })
        })
        .await
}

impl RequestTrace {
    pub(super) fn stage(&self, proxied: bool, secure: bool) -> Stage {
        let mut stage = Stage::Waiting;
        for (_, hop) in &self.hops {
            stage = match hop {
                ConnectionEvent::LookingUp(_) => Stage::LookingUp,
                ConnectionEvent::LookedUp(..) | ConnectionEvent::Connecting(_) => Stage::Connecting,
                ConnectionEvent::Connected(_) if proxied => Stage::Tunnel,
                ConnectionEvent::Connected(_) if secure => Stage::Securing,
                ConnectionEvent::Certificate(..) => Stage::Securing,
                ConnectionEvent::Connected(_) | ConnectionEvent::Secured(_) => Stage::Waiting,
                ConnectionEvent::Answered { .. } => Stage::Reading,
            };
        }
        stage
    }

    /// Who made the last certificate that was shown.
    pub(super) fn maker(&self) -> Option<&Issuer> {
        self.hops.iter().rev().find_map(|(_, hop)| match hop {
            ConnectionEvent::Certificate(maker, _) => Some(maker),
            _ => None,
        })
    }

    /// The lines of a request: its head, the hops, and how it ended where that was no answer.
    pub(super) fn lines(
        &self,
        question: RequestPurpose<'_>,
        address: &Address,
        proxy: Option<&Proxy>,
        trouble: Option<&str>,
    ) -> Vec<String> {
        let to = format!("{}://{}", address.url().scheme(), address.host());
        let mut lines = vec![format!("{}, {}: {to}", question.whom, question.what)];
        lines.push(line(
            "way",
            &match proxy {
                Some(proxy) if proxy.login => format!("through the proxy {proxy}, with a login"),
                Some(proxy) => format!("through the proxy {proxy}"),
                None => "direct, no proxy".to_owned(),
            },
            None,
        ));
        let connected = self
            .hops
            .iter()
            .any(|(_, hop)| matches!(hop, ConnectionEvent::Connected(_)));
        let answered = self
            .hops
            .iter()
            .any(|(_, hop)| matches!(hop, ConnectionEvent::Answered { .. }));
        if answered && !connected {
            lines.push(line("connection", "one that stood already", None));
        }
        let mut before = self.start;
        for (at, hop) in self.hops_that_count() {
            let took = at.saturating_duration_since(before);
            if let Some((name, words)) = hop.words() {
                lines.push(line(name, &words, Some(took)));
                before = *at;
            }
        }
        if let Some(trouble) = trouble {
            lines.push(line("no answer", trouble, Some(before.elapsed())));
        }
        lines
    }

    /// The hops without the attempt at an address that took the connection: that hop follows.
    fn hops_that_count(&self) -> impl Iterator<Item = &(Instant, ConnectionEvent)> {
        let next = self.hops.iter().skip(1).map(Some).chain([None]);
        self.hops.iter().zip(next).filter_map(|(hop, next)| {
            let answered = matches!((&hop.1, next), (ConnectionEvent::Connecting(tried), Some((_, ConnectionEvent::Connected(at)))) if tried == at);
            (!answered).then_some(hop)
        })
    }
}

impl ConnectionEvent {
    /// The name of the hop and what came of it; nothing for what is only the beginning of one.
    fn words(&self) -> Option<(&'static str, String)> {
        Some(match self {
            ConnectionEvent::LookingUp(_) => return None,
            ConnectionEvent::LookedUp(name, found) if found.is_empty() => {
                ("name", format!("{name} is not known"))
            }
            ConnectionEvent::LookedUp(name, found) => {
                let found: Vec<String> = found.iter().map(ToString::to_string).collect();
                ("name", format!("{name} is {}", found.join(", ")))
            }
            ConnectionEvent::Connecting(address) => ("trying", address.clone()),
            ConnectionEvent::Connected(address) => ("connection", format!("to {address}")),
            ConnectionEvent::Certificate(maker, distrust) => {
                let mut words = match maker {
                    Issuer::Named(name) => format!("made by {name}"),
                    Issuer::Itself => "made by itself".to_owned(),
                    Issuer::Unnamed => "it does not say who made it".to_owned(),
                };
                let _ = match distrust {
                    None => write!(words, "; trusted"),
                    Some(why) => write!(words, "; NOT trusted: {why}"),
                };
                ("certificate", words)
            }
            ConnectionEvent::Secured(version) => ("secure", format!("TLS {version}")),
            ConnectionEvent::Answered { version, status } => {
                ("answer", format!("{version}, status {status}"))
            }
        })
    }
}

fn line(name: &str, words: &str, took: Option<Duration>) -> String {
    match took {
        Some(took) => format!("  {name:<12}{words} ({} ms)", took.as_millis()),
        None => format!("  {name:<12}{words}"),
    }
}
