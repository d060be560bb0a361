//! The HTTP clients, and what applies to every request they send.

use super::address::Address;
use super::network::Network;
use super::proxy::Proxy;
use super::tls;
use super::trace::{Stage, reached};
use crate::error::Result;
use reqwest::Client;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::{Arc, OnceLock};
use tower::util::MapFutureLayer;

/// A client for each kind of route, built when it is first needed: reading certificates takes time.
#[derive(Default)]
pub(super) struct Clients {
    network: Network,
    plain: OnceLock<Client>,
    direct: OnceLock<Client>,
    proxied: OnceLock<Client>,
}

impl Clients {
    pub(super) fn new(network: Network) -> Clients {
        Clients { network, ..Clients::default() }
    }

    pub(super) fn proxy_to(&self, address: &Address) -> Option<&Proxy> {
        self.network.proxies.proxy_to(address)
    }

    pub(super) fn get(&self, address: &Address) -> Result<&Client> {
        let proxy = self.proxy_to(address);
        let plain = address.url().scheme() == "http";
        let slot = match proxy {
            _ if plain => &self.plain,
            None => &self.direct,
            Some(_) => &self.proxied,
        };
        if let Some(client) = slot.get() {
            return Ok(client);
        }
        let config = if plain {
            tls::without_roots()?
        } else {
            tls::with_roots(&self.network.certificates)?
        };
        let client = build(config, proxy)?;
        Ok(slot.get_or_init(|| client))
    }
}

fn build(config: rustls::ClientConfig, proxy: Option<&Proxy>) -> Result<Client> {
    let unavailable = |_| tls::unavailable("its HTTP library doesn't start");
    let builder = Client::builder()
        .user_agent(concat!("cs-ashby/", env!("CARGO_PKG_VERSION")))
        // A key goes to the address that was checked and to no other.
        .redirect(reqwest::redirect::Policy::none())
        .referer(false)
        .retry(reqwest::retry::never())
        .dns_resolver(Arc::new(SystemResolver))
        .connector_layer(MapFutureLayer::new(traced))
        // The environment was read once; nothing else decides.
        .no_proxy()
        .tls_backend_preconfigured(config);
    let builder = match proxy {
        Some(proxy) => {
            builder.proxy(reqwest::Proxy::all(proxy.url().as_str()).map_err(unavailable)?)
        }
        None => builder,
    };
    builder.build().map_err(unavailable)
}

/// Records the start of a connection and its completion.
async fn traced<T, E>(
    connecting: impl Future<Output = std::result::Result<T, E>>,
) -> std::result::Result<T, E> {
    reached(Stage::Connecting, None);
    let connection = connecting.await?;
    reached(Stage::Waiting, Some(("connection", "made".to_owned())));
    Ok(connection)
}

struct SystemResolver;

impl Resolve for SystemResolver {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            reached(Stage::LookingUp, None);
            let found = lookup(name.as_str()).await?;
            let mut shown: Vec<_> = found.iter().map(|it| it.ip().to_string()).collect();
            shown.dedup();
            let words = format!("{} is {}", name.as_str(), shown.join(", "));
            reached(Stage::Connecting, Some(("lookup", words)));
            let addresses: Addrs = Box::new(found.into_iter());
            Ok(addresses)
        })
    }
}

async fn lookup(name: &str) -> std::io::Result<Vec<SocketAddr>> {
    // This computer, whatever a hosts file says: a key goes there without TLS.
    if name.eq_ignore_ascii_case("localhost") {
        let here = [IpAddr::from(Ipv4Addr::LOCALHOST), Ipv6Addr::LOCALHOST.into()];
        return Ok(here.map(|ip| (ip, 0).into()).to_vec());
    }
    Ok(tokio::net::lookup_host((name, 0)).await?.collect())
}
