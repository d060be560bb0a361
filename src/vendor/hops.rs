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
    static TRAIL: RefCell<Vec<(Instant, Hop)>>;
}

/// One thing that was done on the way.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Hop {
    /// A name is being looked up.
    LookingUp(String),
    /// These are its addresses; none where it is not known.
    LookedUp(String, Vec<IpAddr>),
    /// An address is being tried, with its port.
    Connecting(String),
    /// That address took the connection.
    Connected(String),
    /// A certificate was shown: who made it, and why it is not trusted, if it is not.
    Certificate(Maker, Option<String>),
    /// The secure connection stands, in this version of TLS.
    Secured(&'static str),
    /// The status line came.
    Answered {
        /// As in "HTTP/2".
        version: String,
        /// The status.
        status: u16,
    },
}

/// Who made a certificate.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Maker {
    /// Somebody of this name.
    Named(String),
    /// Whoever shows it.
    Itself,
    /// Nobody says so in a form that is understood.
    Unnamed,
}

/// How far a request came before its time was over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The name was being looked up.
    LookingUp,
    /// No address took the connection.
    Connecting,
    /// The proxy took it, and made none to the vendor.
    Tunnel,
    /// The connection stood, and was not secure yet.
    Securing,
    /// The question was sent, or could have been.
    Waiting,
    /// The answer had begun.
    Reading,
}

/// What a request is about, for a person.
#[derive(Clone, Copy)]
pub struct Question<'a> {
    /// Who is asked: "CodeSignal".
    pub whom: &'a str,
    /// For what: the field, the endpoint.
    pub what: &'a str,
}

/// The hops of one request.
pub(super) struct Trail {
    start: Instant,
    hops: Vec<(Instant, Hop)>,
}

/// Notes a hop of the request that is being worked on, if one is.
pub(super) fn note(hop: Hop) {
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
) -> (Option<T>, Trail) {
    let start = Instant::now();
    TRAIL
        .scope(RefCell::default(), async {
            let result = tokio::time::timeout(limit, request).await.ok();
            let hops = TRAIL.with(RefCell::take);
            (result, Trail { start, hops })
        })
        .await
}

impl Trail {
    /// How far it came.
    pub(super) fn stage(&self, proxied: bool, secure: bool) -> Stage {
        let mut stage = Stage::Waiting;
        for (_, hop) in &self.hops {
            stage = match hop {
                Hop::LookingUp(_) => Stage::LookingUp,
                Hop::LookedUp(..) | Hop::Connecting(_) => Stage::Connecting,
                Hop::Connected(_) if proxied => Stage::Tunnel,
                Hop::Connected(_) if secure => Stage::Securing,
                Hop::Certificate(..) => Stage::Securing,
                Hop::Connected(_) | Hop::Secured(_) => Stage::Waiting,
                Hop::Answered { .. } => Stage::Reading,
            };
        }
        stage
    }

    /// Who made the last certificate that was shown.
    pub(super) fn maker(&self) -> Option<&Maker> {
        self.hops.iter().rev().find_map(|(_, hop)| match hop {
            Hop::Certificate(maker, _) => Some(maker),
            _ => None,
        })
    }

    /// The lines of a request: its head, the hops, and how it ended where that was no answer.
    pub(super) fn lines(
        &self,
        question: Question<'_>,
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
            .any(|(_, hop)| matches!(hop, Hop::Connected(_)));
        let answered = self
            .hops
            .iter()
            .any(|(_, hop)| matches!(hop, Hop::Answered { .. }));
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
    fn hops_that_count(&self) -> impl Iterator<Item = &(Instant, Hop)> {
        let next = self.hops.iter().skip(1).map(Some).chain([None]);
        self.hops.iter().zip(next).filter_map(|(hop, next)| {
            let answered = matches!((&hop.1, next), (Hop::Connecting(tried), Some((_, Hop::Connected(at)))) if tried == at);
            (!answered).then_some(hop)
        })
    }
}

impl Hop {
    /// The name of the hop and what came of it; nothing for what is only the beginning of one.
    fn words(&self) -> Option<(&'static str, String)> {
        Some(match self {
            Hop::LookingUp(_) => return None,
            Hop::LookedUp(name, found) if found.is_empty() => {
                ("name", format!("{name} is not known"))
            }
            Hop::LookedUp(name, found) => {
                let found: Vec<String> = found.iter().map(ToString::to_string).collect();
                ("name", format!("{name} is {}", found.join(", ")))
            }
            Hop::Connecting(address) => ("trying", address.clone()),
            Hop::Connected(address) => ("connection", format!("to {address}")),
            Hop::Certificate(maker, distrust) => {
                let mut words = match maker {
                    Maker::Named(name) => format!("made by {name}"),
                    Maker::Itself => "made by itself".to_owned(),
                    Maker::Unnamed => "it does not say who made it".to_owned(),
                };
                let _ = match distrust {
                    None => write!(words, "; trusted"),
                    Some(why) => write!(words, "; NOT trusted: {why}"),
                };
                ("certificate", words)
            }
            Hop::Secured(version) => ("secure", format!("TLS {version}")),
            Hop::Answered { version, status } => ("answer", format!("{version}, status {status}")),
        })
    }
}

fn line(name: &str, words: &str, took: Option<Duration>) -> String {
    match took {
        Some(took) => format!("  {name:<12}{words} ({} ms)", took.as_millis()),
        None => format!("  {name:<12}{words}"),
    }
}
