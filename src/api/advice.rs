//! What a person can do about a request without a reply.

use super::error::{ProxyError, TlsError, TransportError};
use super::proxy::Proxy;
use super::trace::Stage;

impl TransportError {
    pub(crate) fn fix(&self, vendor: &str) -> String {
        match self {
            TransportError::Local(error) => error.fix.to_string(),
            TransportError::Tls(problem) => problem.fix(vendor),
            TransportError::Proxy(proxy, problem) => problem.fix(vendor, proxy),
            TransportError::Name(host) => format!("Check your internet connection. If other pages open in a browser, ask IT whether {host} can be resolved from this network, or whether it needs a proxy (HTTPS_PROXY)."),
            TransportError::TimedOut(_, Stage::Preparing) => "Check the files that SSL_CERT_FILE and SSL_CERT_DIR name: they may be very large or on a slow disk.".into(),
            TransportError::Connect(_) | TransportError::TimedOut(_, Stage::LookingUp | Stage::Connecting) => format!("Check your internet connection. If other pages open in a browser, ask IT whether a firewall blocks {vendor}, or whether this network needs a proxy (HTTPS_PROXY). `cs-ashby verify -v` shows each step."),
            TransportError::TimedOut(..) => "Run the command again, with --timeout 30 to wait longer. If it still fails, ask IT whether a firewall delays the connection.".into(),
            TransportError::RateLimit => "Wait a few seconds, then run the command again, with --timeout 30 to wait longer.".into(),
            TransportError::Broken => format!("Run the command again. If it still fails, check {vendor}'s status page, or ask IT whether a firewall or proxy cuts the connection."),
            TransportError::NotHttp | TransportError::TooLarge => "Check the address, and whether this network asks you to log in.".into(),
        }
    }
}

impl TlsError {
    fn fix(&self, vendor: &str) -> String {
        match self {
            TlsError::Expired => format!(
                "Check this computer's date and time. If they are right, check {vendor}'s status page: its certificate has to be replaced."
            ),
            TlsError::Untrusted => "If your company inspects traffic, ask IT for its root certificate as a .pem file and set SSL_CERT_FILE to its path. If it doesn't, someone may be intercepting the connection: use another network.".into(),
            TlsError::OtherName => format!(
                "Another server answers in {vendor}'s place. Check the address, and whether this network asks you to log in."
            ),
            TlsError::NotTls => {
                "Check the address and its port, and whether this network asks you to log in."
                    .into()
            }
        }
    }
}

impl ProxyError {
    fn fix(&self, vendor: &str, proxy: &Proxy) -> String {
        let variable = proxy.variable();
        match self {
            ProxyError::LoginRequired | ProxyError::LoginRejected => format!("Ask IT for the proxy's user name and password, and set {variable} to http://user:password@host:port (write @ and # in the password as %40 and %23). Proxies that only take Windows logins (NTLM, Kerberos) aren't supported: ask IT for another way."),
            ProxyError::Refused(_) => "Ask IT to allow app.codesignal.com, api.ashbyhq.com and app.ashbyhq.com on port 443, and whether this is the right proxy.".into(),
            ProxyError::Unreachable(_) => format!("Run the command again later. If it still fails, ask IT whether the proxy can reach {vendor}."),
            ProxyError::Tls(TlsError::NotTls) => format!("Set {variable} to http://{} if the proxy doesn't use TLS itself: most don't.", proxy.place().trim_start_matches("https://")),
            ProxyError::Tls(TlsError::Expired) => "Check this computer's date and time. If they are right, ask IT to replace the proxy's certificate.".into(),
            ProxyError::Tls(TlsError::OtherName) => format!("Compare {variable} with the proxy's name that IT gave you: its certificate has another one."),
            ProxyError::Tls(_) => "Ask IT for the root certificate of the proxy as a .pem file, and set SSL_CERT_FILE to its path.".into(),
            ProxyError::Connect(_) | ProxyError::TimedOut(_) | ProxyError::Broken => format!("Compare {variable} with the proxy that IT gave you, or unset it if this network needs none. `cs-ashby verify -v` shows each step."),
        }
    }
}
