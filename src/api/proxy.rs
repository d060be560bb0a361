//! Which proxy a request goes through. The environment is read once, by curl's rules, and decided once per
//! address; `docs/proxies.md` says where this differs from curl.

use super::address::Address;
use super::no_proxy::NoProxy;
use crate::error::{Error, Result};
use crate::platform;
use hyper_util::client::proxy::matcher::{Intercept, Matcher};
use reqwest::header::HeaderValue;
use std::fmt;
use std::sync::Arc;
use url::Url;

/// In the order in which they count. Vendors are always https, so HTTP_PROXY plays no part.
const VARIABLES: [&str; 4] = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];
const EXCEPTIONS: [&str; 2] = ["no_proxy", "NO_PROXY"];
const SCHEMES: [&str; 6] = ["http", "https", "socks4", "socks4a", "socks5", "socks5h"];

/// What the environment, or else the system, says about proxies.
#[derive(Default)]
pub(crate) struct ProxySettings {
    proxy: Option<Proxy>,
    exceptions: NoProxy,
}

/// A proxy, shown without its user name and password.
#[derive(Clone, PartialEq, Eq)]
pub struct Proxy {
    url: Arc<Url>,
    /// The variable that names it; `None` for the system's settings.
    pub(crate) from: Option<&'static str>,
}

impl ProxySettings {
    pub(crate) fn from_environment() -> Result<ProxySettings> {
        let exceptions = first_set(&EXCEPTIONS)?.map(|(_, list)| list);
        let Some((name, value)) = first_set(&VARIABLES)? else {
            return Ok(system_settings(exceptions.as_deref()));
        };
        let url = parse(&value).ok_or_else(|| unusable(name))?;
        Ok(ProxySettings {
            proxy: Some(Proxy::new(url, Some(name))),
            exceptions: NoProxy::parse(&exceptions.unwrap_or_default()),
        })
    }

    /// The proxy for this address. This computer never needs one.
    pub(crate) fn proxy_to(&self, address: &Address) -> Option<&Proxy> {
        let direct = address.is_loopback() || self.exceptions.matches(address.host());
        self.proxy.as_ref().filter(|_| !direct)
    }
}

impl Proxy {
    fn new(url: Url, from: Option<&'static str>) -> Proxy {
        Proxy { url: Arc::new(url), from }
    }

    pub(super) fn url(&self) -> &Url {
        &self.url
    }

    pub(crate) fn has_login(&self) -> bool {
        !self.url.username().is_empty() || self.url.password().is_some()
    }

    /// The value of Proxy-Authorization.
    pub(super) fn authorization(&self) -> Option<HeaderValue> {
        intercept(&self.url)?.basic_auth().cloned()
    }

    /// The variable to change, or to set.
    pub(crate) fn variable(&self) -> &'static str {
        self.from.unwrap_or("HTTPS_PROXY")
    }

    /// Scheme where it isn't http, host and port.
    pub(crate) fn place(&self) -> String {
        let scheme = match self.url.scheme() {
            "http" => String::new(),
            scheme => format!("{scheme}://"),
        };
        let host = self.url.host_str().unwrap_or_default();
        match self.url.port_or_known_default() {
            Some(port) => format!("{scheme}{host}:{port}"),
            None => format!("{scheme}{host}"),
        }
    }
}

impl fmt::Display for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let from = self.from.unwrap_or("the system's settings");
        write!(f, "{} (from {from})", self.place())
    }
}

/// As shown: an address may contain a password.
impl fmt::Debug for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

fn first_set(names: &[&'static str]) -> Result<Option<(&'static str, String)>> {
    for name in names {
        if let Some(value) = platform::variable(name)? {
            return Ok(Some((name, value)));
        }
    }
    Ok(None)
}

/// The address of a proxy, with `http://` where no scheme is given; `None` if the value is anything else.
fn parse(value: &str) -> Option<Url> {
    let value = value.trim();
    let url = match value.split_once("://") {
        // Desktops set `socks://`; curl takes it for SOCKS 4.
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("socks") => {
            Url::parse(&format!("socks4://{rest}"))
        }
        Some(_) => Url::parse(value),
        None => Url::parse(&format!("http://{value}")),
    };
    let mut url = url.ok()?;
    let nothing_behind = matches!(url.path(), "" | "/") && url.query().is_none();
    if !SCHEMES.contains(&url.scheme()) || !nothing_behind || url.fragment().is_some() {
        return None;
    }
    url.host_str().filter(|host| !host.is_empty())?;
    if url.port().is_none() && url.scheme().starts_with("socks") {
        url.set_port(Some(1080)).ok()?;
    }
    // The HTTP library goes direct, without a word, where it can't read the address.
    intercept(&url)?;
    Some(url)
}

fn intercept(url: &Url) -> Option<Intercept> {
    let target = "https://vendor.example/".parse().ok()?;
    let matcher = Matcher::builder().all(url.as_str()).build();
    matcher.intercept(&target)
}

fn unusable(name: &str) -> Error {
    Error::usage(
        "proxy_unusable",
        format!(
            "The environment variable {name} isn't the address of a proxy, so nothing was sent."
        ),
        format!(
            "Set {name} to http://host:port, or to http://user:password@host:port if the proxy needs a login (write @ as %40 and # as %23). Or unset it to connect without a proxy."
        ),
    )
}

/// The proxy in Windows' Internet settings, unless the environment names exceptions of its own.
#[cfg(windows)]
fn system_settings(exceptions: Option<&str>) -> ProxySettings {
    let Ok(key) = windows_registry::CURRENT_USER
        .open(r"Software\Microsoft\Windows\CurrentVersion\Internet Settings")
    else {
        return ProxySettings::default();
    };
    let server = key.get_string("ProxyServer").unwrap_or_default();
    let enabled = key.get_u32("ProxyEnable").unwrap_or_default() != 0;
    let bypass = key.get_string("ProxyOverride").unwrap_or_default();
    let url = registry_proxy(&server).filter(|_| enabled);
    ProxySettings {
        proxy: url.map(|url| Proxy::new(url, None)),
        exceptions: NoProxy::parse(exceptions.unwrap_or(&registry_exceptions(&bypass))),
    }
}

/// The proxy of macOS' network settings, for the vendors' own addresses.
#[cfg(target_os = "macos")]
fn system_settings(exceptions: Option<&str>) -> ProxySettings {
    let target = crate::integration::CODESIGNAL_URL.parse().ok();
    let found = target.and_then(|target| Matcher::from_system().intercept(&target));
    let url = found.and_then(|found| parse(&found.uri().to_string()));
    ProxySettings {
        proxy: url.map(|url| Proxy::new(url, None)),
        exceptions: NoProxy::parse(exceptions.unwrap_or_default()),
    }
}

#[cfg(not(any(windows, target_os = "macos")))]
fn system_settings(_: Option<&str>) -> ProxySettings {
    ProxySettings::default()
}

/// `ProxyServer`: one `host:port` for everything, or `http=..;https=..`.
#[cfg(any(windows, test))]
fn registry_proxy(server: &str) -> Option<Url> {
    if !server.contains('=') {
        return parse(server);
    }
    server.split(';').find_map(|entry| parse(entry.trim().strip_prefix("https=")?))
}

/// `ProxyOverride` in the form of NO_PROXY: `*.acme.example;<local>` is `.acme.example,<local>`.
#[cfg(any(windows, test))]
fn registry_exceptions(bypass: &str) -> String {
    let entries = bypass.split(';').map(|it| it.trim().trim_start_matches('*'));
    entries.collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(url: Option<Url>) -> Option<String> {
        url.map(|url| Proxy::new(url, None).place())
    }

    #[test]
    fn proxy_addresses_are_read_or_refused() {
        for (value, shown) in [
            ("proxy.acme.example:3128", Some("proxy.acme.example:3128")),
            ("http://proxy", Some("proxy:80")),
            ("HTTP://proxy:3128/", Some("proxy:3128")),
            (" http://proxy:3128 ", Some("proxy:3128")),
            ("http://u:p%40@proxy:3128", Some("proxy:3128")),
            ("https://proxy:8443", Some("https://proxy:8443")),
            ("http://[::1]:3128", Some("[::1]:3128")),
            ("socks://proxy:1081", Some("socks4://proxy:1081")),
            ("socks4a://proxy", Some("socks4a://proxy:1080")),
            ("socks5h://u:p@proxy", Some("socks5h://proxy:1080")),
            ("ftp://proxy:21", None),
            ("http://", None),
            ("socks5://", None),
            ("://", None),
            ("http://proxy acme:3128", None),
            ("http://u:Pa55#word@proxy:3128", None),
            ("http://u:Pa55/word@proxy:3128", None),
            ("http://proxy:port", None),
            ("http://proxy:3128/path", None),
            ("http://proxy:3128?query", None),
        ] {
            assert_eq!(place(parse(value)).as_deref(), shown, "{value}");
        }
    }

    #[test]
    fn no_debug_text_has_the_login() {
        let url = parse("http://user:Pa55word@proxy:3128");
        let proxy = Proxy::new(url.unwrap(), Some("https_proxy"));
        assert_eq!(format!("{proxy:?} {proxy}").matches("Pa55word").count(), 0);
        assert!(proxy.has_login());
    }

    #[test]
    fn windows_settings_name_the_proxy_for_https() {
        for (server, shown) in [
            ("proxy:3128", Some("proxy:3128")),
            ("http://proxy:3128", Some("proxy:3128")),
            ("http=a:1;https=b:2", Some("b:2")),
            ("http=a:1; https=http://b:2;ftp=c:3", Some("b:2")),
            ("http=a:1", None),
            ("", None),
        ] {
            assert_eq!(place(registry_proxy(server)).as_deref(), shown, "{server}");
        }
        assert_eq!(
            registry_exceptions("*.acme.example;<local>; 10.1.2.3"),
            ".acme.example,<local>,10.1.2.3"
        );
    }
}
