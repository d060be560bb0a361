//! An address that a key may be sent to.

use super::text::is_hidden;
use cs_ashby::api::address::Address;
use reqwest::Url;
use std::net::IpAddr;

/// Reads it: whatever is taken goes to https, or to this computer, as the HTTP client sees it.
pub fn check(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let address = match Address::parse(text, "--x") {
        Ok(address) => address,
        Err(error) => {
            assert_eq!(error.code, "url_refused");
            // Nothing of it is repeated: a key may have been pasted in its place.
            let known = ["a b", "x", "https://u@x", "https://x/#x", "http://x", "ftp://127.0.0.1"];
            let fixed = known.iter().any(|known| {
                let like = Address::parse(known, "--x").expect_err("refused");
                like == error
            });
            assert!(fixed, "{}", error.message);
            return;
        }
    };
    let url = Url::parse(address.text()).expect("the HTTP client takes it");
    assert_eq!(url, *address.url(), "what is signed is what is called");
    assert_eq!(address.text(), text.trim());
    assert!(!address.text().chars().any(|c| c.is_control() || c.is_whitespace() || is_hidden(c)));
    assert!(url.username().is_empty() && url.password().is_none() && url.fragment().is_none());
    let host = url.host_str().expect("a host");
    let ip: Option<IpAddr> = host.trim_matches(['[', ']']).parse().ok();
    let own = host == "localhost" || ip.is_some_and(|ip| ip.is_loopback());
    assert!(url.scheme() == "https" || (url.scheme() == "http" && own), "{url}");
    assert_eq!(address.is_loopback(), own, "a proxy is asked for {url} or not");
    as_it_looks(address.text(), host);
    let below = address.join("apiKey.info");
    assert!(below.url().path().ends_with("/apiKey.info"));
    assert_eq!(below.url().origin(), url.origin());
    assert_eq!(below.is_loopback(), own);
}

/// Where the host is written in plain letters, it is the host that is called.
fn as_it_looks(text: &str, called: &str) {
    let (_, rest) = text.split_once("://").expect("a whole address");
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    assert!(!authority.contains(['@', '\\']), "{text}");
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|b| b.is_ascii_digit()) => host,
        _ => authority,
    };
    let plain = host.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'));
    // The many ways to write the number of an address are the client's to read.
    let number = called.parse::<IpAddr>().is_ok();
    assert!(!plain || number || host.eq_ignore_ascii_case(called), "{text}: {called}");
}
