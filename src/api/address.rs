//! Addresses that a key may be sent to: https, or http on this computer.

use crate::credentials::sanitize::is_invisible;
use crate::error::{Error, Result};
use url::{Host, Url};

/// A checked address, with the text as it was given: the webhook's signature covers that text.
#[derive(Clone, Debug)]
pub struct Address {
    text: String,
    url: Url,
    source: Option<&'static str>,
}

impl Address {
    /// Checks an address. `from` names where it was given, for the message.
    pub fn parse(text: &str, from: &str) -> Result<Address> {
        let refuse = |why: &str| {
            Error::usage(
                "url_refused",
                format!("The address given with {from} can't be used: {why}. Nothing was sent."),
                format!("Give {from} an https address, or leave it out to use the vendor's own."),
            )
        };
        let text = text.trim();
        if text.chars().any(|c| c.is_whitespace() || c.is_control() || is_invisible(c)) {
            return Err(refuse("it has white space, control or invisible characters in it"));
        }
        // The parser would repair these, and the text that is signed would not be what is called.
        let (scheme, rest) = text.split_once("://").unwrap_or_default();
        let plain = scheme.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if !plain || rest.is_empty() || rest.starts_with('/') || text.contains('\\') {
            return Err(refuse("it is not a whole address (https://...)"));
        }
        // Also an empty one, which the parser drops.
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        if authority.contains('@') {
            return Err(refuse("it carries a user name or a password"));
        }
        let url =
            Url::parse(text).map_err(|_| refuse("it is not a whole address (https://...)"))?;
        if url.fragment().is_some() {
            return Err(refuse("it has a part after #"));
        }
        match url.scheme() {
            "https" => {}
            "http" if is_loopback(&url) => {}
            "http" => {
                return Err(refuse(
                    "http sends keys in the clear, and is taken only for this computer (127.0.0.1, ::1, localhost)",
                ));
            }
            _ => return Err(refuse("it is neither https nor http on this computer")),
        }
        Ok(Address { text: text.to_owned(), url, source: None })
    }

    /// For the webhook, whose signature covers the text: it has to be exactly what is requested.
    pub(crate) fn parse_exact(text: &str, from: &str) -> Result<Address> {
        let address = Address::parse(text, from)?;
        let requested = address.url.as_str();
        if address.text == requested {
            return Ok(address);
        }
        Err(Error::usage(
            "url_refused",
            format!(
                "The webhook URL given with {from} would be requested as {requested}, but the signature covers it as written. Nothing was sent."
            ),
            format!("Write it as {requested}, here and in CodeSignal's webhook form."),
        ))
    }

    /// The option or variable that it was given with.
    pub(crate) fn given_with(mut self, source: &'static str) -> Address {
        self.source = Some(source);
        self
    }

    /// The option or variable that names it, where it is not the vendor's own address.
    pub(crate) fn source(&self) -> Option<&'static str> {
        self.source
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn url(&self) -> &Url {
        &self.url
    }

    pub fn is_loopback(&self) -> bool {
        is_loopback(&self.url)
    }

    pub(crate) fn host(&self) -> &str {
        self.url.host_str().unwrap_or_default()
    }

    pub fn join(&self, path: &str) -> Address {
        let mut url = self.url.clone();
        let base = url.path().trim_end_matches('/').to_owned();
        url.set_path(&format!("{base}/{path}"));
        Address { text: url.to_string(), url, source: self.source }
    }
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        Some(Host::Domain(name)) => name.eq_ignore_ascii_case("localhost"),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::Address;

    #[test]
    fn https_or_this_computer_and_nothing_else() {
        for good in [
            "https://app.codesignal.com/graphql",
            "http://127.0.0.1:8080/graphql",
            "http://[::1]:1/",
            "http://localhost:1",
        ] {
            assert!(Address::parse(good, "--x").is_ok(), "{good}");
        }
        for bad in [
            "http://example.com",
            "http://127.0.0.1.example.com",
            "http://localhost.example.com",
            "ftp://127.0.0.1",
            "https://user:pw@example.com",
            "https://user@example.com",
            "https://@example.com",
            "https:/http://example.com",
            "https://ex\u{200b}ample.com",
            "https://exa mple.com",
            "https://example.com/#x",
            "example.com",
            "file:///etc/passwd",
            "https://",
            "https:///graphql",
            "https:example.com",
            "https:\\\\example.com",
            "",
        ] {
            assert!(Address::parse(bad, "--x").is_err(), "{bad}");
        }
    }

    #[test]
    fn a_webhook_url_is_requested_as_it_is_written() {
        for good in [
            "https://app.ashbyhq.com/api/codesignal_webhook",
            "http://127.0.0.1:8080/h?a=b%20c",
            "https://a.example:8443/%C3%BC/",
            "https://xn--bcher-kva.example/",
            "http://[::1]:1/",
        ] {
            let address = Address::parse_exact(good, "--x");
            assert_eq!(address.unwrap().text(), good);
        }
        for bad in [
            "HTTP://127.0.0.1/h",
            "Https://a.example/h",
            "https://A.example/h",
            "https://b\u{fc}cher.example/",
            "https://a.example",
            "https://a.example?x",
            "https://a.example:443/h",
            "https://a.example:/h",
            "https://a.example:08443/h",
            "http://127.1/h",
            "http://0x7f.0.0.1/h",
            "http://2130706433/h",
            "http://[0:0:0:0:0:0:0:1]/h",
            "https://a.example/a/../b",
            "https://a.example/./b",
            "https://a.example/a/%2e%2E/b",
            "https://a.example/\u{fc}",
            "https://a.example/{id}",
            "https://a.example/h?\u{fc}",
            "https://a.example/h?a=\"b\"",
        ] {
            let refused = Address::parse_exact(bad, "--x").unwrap_err();
            assert_eq!(refused.code, "url_refused", "{bad}");
            assert!(Address::parse(bad, "--x").is_ok(), "{bad}");
        }
    }

    #[test]
    fn keeps_the_text_that_is_signed() {
        let address = Address::parse("https://a.example/h?a=b%20c", "--x").unwrap();
        assert_eq!(address.text(), "https://a.example/h?a=b%20c");
        let base = Address::parse("http://127.0.0.1:1/api/", "--x").unwrap();
        assert_eq!(base.join("apiKey.info").url().path(), "/api/apiKey.info");
    }
}
