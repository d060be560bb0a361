//! How a client of the HTTP library is made: what holds for every request, whatever it asks.

use super::network::Network;
use super::tls::{no_secure_connection, settings};
use super::trace::{self, ConnectionEvent};
use crate::error::Result;
use reqwest::Client;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;

pub(super) fn build(loopback: bool, plain: bool, network: &Network) -> Result<Client> {
    let mut builder = Client::builder()
        .user_agent(concat!("cs-ashby/", env!("CARGO_PKG_VERSION")))
        // A key goes to the address that was checked and to no other.
        .redirect(reqwest::redirect::Policy::none())
        .referer(false)
        .retry(reqwest::retry::never())
        .dns_resolver(Arc::new(System));
    if loopback {
        // Without this a proxy of the environment would see the keys of a local rehearsal.
        builder = builder.no_proxy();
    }
    builder = if plain {
        // A second call finds the first one's provider in place, which is the same.
        let _ = rustls::crypto::ring::default_provider().install_default();
        builder.tls_certs_only([])
    } else {
        builder.tls_backend_preconfigured(settings(&network.certificates)?)
    };
    builder
        .build()
        .map_err(|_| no_secure_connection("its HTTP library does not start"))
}

struct System;

impl Resolve for System {
    fn resolve(&self, name: Name) -> Resolving {
        let name = name.as_str().to_owned();
        Box::pin(async move {
            trace::note(ConnectionEvent::LookingUp(name.clone()));
            // This computer, whatever a file of hosts says: a key goes there without TLS.
            if name.eq_ignore_ascii_case("localhost") {
                let here = [
                    IpAddr::from(Ipv4Addr::LOCALHOST),
                    Ipv6Addr::LOCALHOST.into(),
                ];
                trace::note(ConnectionEvent::LookedUp(name, here.to_vec()));
                let addresses: Addrs = Box::new(here.into_iter().map(|ip| (ip, 0).into()));
                return Ok(addresses);
            }
            let found = tokio::net::lookup_host((name.as_str(), 0)).await;
            let found = found.map(Iterator::collect::<Vec<SocketAddr>>);
            let found = match found {
                Ok(found) => found,
                Err(error) => {
                    trace::note(ConnectionEvent::LookedUp(name, Vec::new()));
                    return Err(error.into());
                }
            };
            let mut shown: Vec<_> = found.iter().map(SocketAddr::ip).collect();
            shown.dedup();
            trace::note(ConnectionEvent::LookedUp(name, shown));
            let addresses: Addrs = Box::new(found.into_iter());
            Ok(addresses)
        })
    }
}
