//! What happened to one request, hop by hop, for `-v` and for telling how far it came. The resolver, the
//! connector layer and the certificate verifier record into the trace of the task they run in, so requests
//! side by side don't mix.

use super::address::Address;
use super::issuer::Issuer;
use super::proxy::Proxy;
use std::fmt::Write as _;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

tokio::task_local! {
    static TRACE: RequestTrace;
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum ConnectionEvent {
    /// The client is built.
    Ready,
    LookingUp,
    /// No addresses where the name is not known.
    LookedUp(String, Vec<IpAddr>),
    Connecting,
    /// A connection to the next hop is there, and the TLS handshake begins.
    Securing,
    /// Who issued the certificate, and why it is not trusted, if it isn't.
    Certificate(Issuer, Option<String>),
    /// The version of TLS.
    Secured(&'static str),
    /// The connection to the vendor is complete, through a proxy and with TLS where there are any.
    Connected,
    Answered {
        /// As in "HTTP/2".
        version: String,
        status: u16,
        peer: Option<SocketAddr>,
    },
}

/// How far a request came before its time was over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The client was not built: certificates are still being read.
    Preparing,
    LookingUp,
    /// Through a proxy: this includes the way from there to the vendor.
    Connecting,
    /// The TLS handshake with an https proxy.
    SecuringProxy,
    Securing,
    /// The request was sent, or could have been.
    Waiting,
    Reading,
}

/// What a request is about, for a person.
#[derive(Clone, Copy)]
pub(crate) struct RequestPurpose<'a> {
    /// "CodeSignal".
    pub(crate) vendor: &'a str,
    /// The field, the endpoint.
    pub(crate) what: &'a str,
}

#[derive(Clone)]
pub(super) struct RequestTrace {
    start: Instant,
    events: Arc<Mutex<Vec<(Instant, ConnectionEvent)>>>,
}

/// Records an event of the request that this task works on, if it works on one.
pub(super) fn record(event: ConnectionEvent) {
    let _ = TRACE.try_with(|trace| trace.events().push((Instant::now(), event)));
}

impl RequestTrace {
    pub(super) fn start() -> RequestTrace {
        RequestTrace { start: Instant::now(), events: Arc::default() }
    }

    /// Runs `work` so that what it does is recorded here.
    pub(super) async fn follow<T>(self, work: impl Future<Output = T>) -> T {
        TRACE.scope(self, work).await
    }

    fn events(&self) -> MutexGuard<'_, Vec<(Instant, ConnectionEvent)>> {
        self.events.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn stage(&self, proxy: Option<&Proxy>) -> Stage {
        let mut proxy_is_secured = !proxy.is_some_and(Proxy::is_https);
        let mut stage = Stage::Preparing;
        for (_, event) in self.events().iter() {
            stage = match event {
                ConnectionEvent::LookingUp => Stage::LookingUp,
                ConnectionEvent::LookedUp(..) | ConnectionEvent::Connecting => Stage::Connecting,
                ConnectionEvent::Securing | ConnectionEvent::Certificate(..)
                    if proxy_is_secured =>
                {
                    Stage::Securing
                }
                ConnectionEvent::Securing | ConnectionEvent::Certificate(..) => {
                    Stage::SecuringProxy
                }
                ConnectionEvent::Secured(_) if !proxy_is_secured => {
                    proxy_is_secured = true;
                    Stage::Connecting
                }
                ConnectionEvent::Ready
                | ConnectionEvent::Secured(_)
                | ConnectionEvent::Connected => Stage::Waiting,
                ConnectionEvent::Answered { .. } => Stage::Reading,
            };
        }
        stage
    }

    /// Who issued the last certificate that was shown.
    pub(super) fn issuer(&self) -> Option<Issuer> {
        let events = self.events();
        events.iter().rev().find_map(|(_, event)| match event {
            ConnectionEvent::Certificate(issuer, _) => Some(issuer.clone()),
            _ => None,
        })
    }

    /// The lines of `-v`: what was asked, each hop, and why there was no answer if there was none.
    pub(super) fn lines(
        &self,
        purpose: RequestPurpose<'_>,
        address: &Address,
        proxy: Option<&Proxy>,
        problem: Option<&str>,
    ) -> Vec<String> {
        let to = format!("{}://{}", address.url().scheme(), address.host());
        let route = match proxy {
            Some(proxy) if proxy.has_login() => format!("through the proxy {proxy}, with a login"),
            Some(proxy) => format!("through the proxy {proxy}"),
            None => "direct, no proxy".to_owned(),
        };
        let mut lines = vec![
            format!("{}, {}: {to}", purpose.vendor, purpose.what),
            line("route", &route, None),
        ];
        let mut before = self.start;
        for (at, name, words) in self.hops() {
            lines.push(line(name, &words, Some(at.saturating_duration_since(before))));
            before = at;
        }
        if let Some(problem) = problem {
            lines.push(line("no answer", problem, Some(before.elapsed())));
        }
        lines
    }

    fn hops(&self) -> Vec<(Instant, &'static str, String)> {
        let events = self.events();
        let peer = events.iter().find_map(|(_, event)| match event {
            ConnectionEvent::Answered { peer, .. } => *peer,
            _ => None,
        });
        let mut connecting = false;
        let mut connected = false;
        let mut hops = Vec::new();
        for (at, event) in events.iter() {
            match event {
                ConnectionEvent::Connecting => connecting = true,
                ConnectionEvent::Securing | ConnectionEvent::Connected if connecting => {
                    let to = peer.map_or("made".to_owned(), |peer| format!("to {peer}"));
                    hops.push((*at, "connection", to));
                    (connecting, connected) = (false, true);
                }
                ConnectionEvent::Answered { .. } if !connected => {
                    hops.push((*at, "connection", "reused".to_owned()));
                }
                _ => {}
            }
            if let Some((name, words)) = event.describe() {
                hops.push((*at, name, words));
            }
        }
        hops
    }
}

impl ConnectionEvent {
    /// The name of the hop and its result; nothing for the start of one.
    fn describe(&self) -> Option<(&'static str, String)> {
        match self {
            ConnectionEvent::LookedUp(name, found) if found.is_empty() => {
                Some(("lookup", format!("{name} is not known")))
            }
            ConnectionEvent::LookedUp(name, found) => {
                let found: Vec<String> = found.iter().map(ToString::to_string).collect();
                Some(("lookup", format!("{name} is {}", found.join(", "))))
            }
            ConnectionEvent::Certificate(issuer, problem) => {
                let mut words = match issuer {
                    Issuer::Named(name) => format!("issued by {name}"),
                    Issuer::Itself => "self-signed".to_owned(),
                    Issuer::Unknown => "issuer unknown".to_owned(),
                };
                let _ = match problem {
                    None => write!(words, "; trusted"),
                    Some(why) => write!(words, "; NOT trusted: {why}"),
                };
                Some(("certificate", words))
            }
            ConnectionEvent::Secured(version) => Some(("secure", format!("TLS {version}"))),
            ConnectionEvent::Answered { version, status, .. } => {
                Some(("answer", format!("{version}, status {status}")))
            }
            ConnectionEvent::Ready
            | ConnectionEvent::LookingUp
            | ConnectionEvent::Connecting
            | ConnectionEvent::Securing
            | ConnectionEvent::Connected => None,
        }
    }
}

fn line(name: &str, words: &str, took: Option<Duration>) -> String {
    match took {
        Some(took) => format!("  {name:<12}{words} ({} ms)", took.as_millis()),
        None => format!("  {name:<12}{words}"),
    }
}
