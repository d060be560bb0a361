//! The way out of this network, as the environment names it: proxies, and certificates of the company.

use super::address::Address;
use crate::credentials::sanitize::clean;
use crate::error::{Error, Result};
use crate::platform;
use hyper_util::client::proxy::matcher::Matcher;
use rustls::RootCertStore;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use std::fmt;
use std::path::Path;
use url::Url;

/// The variables of a proxy for https, in the order in which the HTTP library takes them.
pub(crate) const PROXY_VARIABLES: [&str; 4] =
    ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];
/// The variable for a file with certificates to trust beside the system's own.
const CERTIFICATES_FILE: &str = "SSL_CERT_FILE";
const CERTIFICATES_FOLDERS: &str = "SSL_CERT_DIR";
/// The largest file of certificates that is read, in bytes: all public ones together have 0.3 MB.
const LARGEST_FILE: u64 = 16 * 1024 * 1024;

#[derive(Default)]
pub(crate) struct Network {
    proxies: Option<Matcher>,
    from: Option<&'static str>,
    pub(super) certificates: Vec<CertificateDer<'static>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proxy {
    place: String,
    /// The variable that names it; `None` where the system's own settings do.
    pub(crate) from: Option<&'static str>,
    /// Whether a user name and a password are given for it.
    pub(crate) login: bool,
}

impl fmt::Display for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let from = self.from.unwrap_or("the system's settings");
        write!(f, "{} (from {from})", self.place)
    }
}

impl Network {
    /// Reads the environment. The certificates that it names are trusted beside the system's, not in their place.
    pub(crate) fn of_environment() -> Result<Network> {
        let mut from = None;
        for name in PROXY_VARIABLES {
            if let Some(value) = platform::variable(name)? {
                from = from.or(Some(name));
                if named_proxy(&value).is_none() {
                    return Err(no_proxy(name));
                }
            }
        }
        let mut certificates = Vec::new();
        if let Some(path) = platform::variable(CERTIFICATES_FILE)? {
            certificates = read(Path::new(&path)).map_err(|why| no_certificates(&path, &why))?;
        }
        if let Some(folders) = platform::variable(CERTIFICATES_FOLDERS)? {
            let there = std::env::split_paths(&folders).any(|folder| folder.is_dir());
            if !there {
                return Err(no_folder());
            }
        }
        // The TLS library takes the empty text for a name too, and then has none at all.
        if platform::is_set(CERTIFICATES_FILE) || platform::is_set(CERTIFICATES_FOLDERS) {
            certificates.extend(system_certificates());
        }
        Ok(Network {
            proxies: Some(Matcher::from_system()),
            from,
            certificates,
        })
    }

    /// The proxy on the way to this address.
    pub(crate) fn proxy_to(&self, address: &Address) -> Option<Proxy> {
        if address.is_loopback() {
            return None;
        }
        let uri = address.url().as_str().parse().ok()?;
        let proxy = self.proxies.as_ref()?.intercept(&uri)?;
        let at = proxy.uri();
        let host = at.host().unwrap_or_default();
        let scheme = match at.scheme_str() {
            None | Some("http") => String::new(),
            Some(scheme) => format!("{scheme}://"),
        };
        let port = at.port_u16().map(|port| format!(":{port}"));
        Some(Proxy {
            place: format!("{scheme}{host}{}", port.unwrap_or_default()),
            from: self.from,
            login: proxy.basic_auth().is_some() || proxy.raw_auth().is_some(),
        })
    }
}

/// The host and port of the proxy that a value of one of the variables names, without its login; `None` where the
/// value names none. The HTTP library goes out without one then, and takes what stands before a # in a password
/// for a host.
pub(crate) fn named_proxy(value: &str) -> Option<String> {
    let whole = if value.contains("://") {
        value.to_owned()
    } else {
        format!("http://{value}")
    };
    let url = Url::parse(&whole).ok()?;
    let nothing_behind = matches!(url.path(), "" | "/") && url.query().is_none();
    let uri = "https://a.example/".parse().ok()?;
    let taken = Matcher::builder().all(value).build().intercept(&uri);
    if taken.is_none() || !nothing_behind || url.fragment().is_some() {
        return None;
    }
    let host = url.host_str()?;
    let port = url.port_or_known_default();
    Some(port.map_or(host.to_owned(), |port| format!("{host}:{port}")))
}

/// The certificates of a file, or why there are none.
fn read(path: &Path) -> std::result::Result<Vec<CertificateDer<'static>>, String> {
    let about = std::fs::metadata(path).map_err(|error| platform::files::words(&error))?;
    if !about.is_file() {
        return Err("it is no file".into());
    }
    if about.len() > LARGEST_FILE {
        return Err("it is larger than 16 MB".into());
    }
    let bytes = std::fs::read(path).map_err(|error| platform::files::words(&error))?;
    let (mut found, mut damaged) = (Vec::new(), 0);
    for certificate in CertificateDer::pem_slice_iter(&bytes) {
        match certificate {
            Ok(it) if RootCertStore::empty().add(it.clone()).is_ok() => found.push(it),
            _ => damaged += 1,
        }
    }
    // In a bundle of many one may be odd; the others are what it is there for.
    if damaged > 0 && !found.is_empty() {
        tracing::info!("{damaged} damaged certificates in {CERTIFICATES_FILE} are left out");
    }
    match (found.is_empty(), damaged, bytes.first()) {
        (false, ..) => Ok(found),
        (true, 1.., _) => Err("the certificate in it is damaged".into()),
        (true, _, None) => Err("it is empty".into()),
        // How a certificate in DER form begins.
        (true, _, Some(0x30)) => Err("it is not in PEM form".into()),
        (true, ..) => Err("there is no certificate in it".into()),
    }
}

/// The system's own certificates, which the TLS library leaves out where the environment names others. Those
/// that can't be read are as good as absent.
#[cfg(all(unix, not(target_os = "macos")))]
fn system_certificates() -> Vec<CertificateDer<'static>> {
    use rustls_native_certs::load_certs_from_paths;
    /// Where the systems have one that have no folder: Alpine, the BSDs.
    const ONE_FILE: &str = "/etc/ssl/cert.pem";
    let mut found = Vec::new();
    for folder in openssl_probe::candidate_cert_dirs() {
        found.extend(load_certs_from_paths(None, Some(folder)).certs);
    }
    if found.is_empty() {
        found = load_certs_from_paths(Some(Path::new(ONE_FILE)), None).certs;
    }
    found.retain(|certificate| RootCertStore::empty().add(certificate.clone()).is_ok());
    found
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
fn system_certificates() -> Vec<CertificateDer<'static>> {
    Vec::new()
}

fn no_proxy(name: &str) -> Error {
    Error::usage(
        "proxy_unusable",
        format!(
            "The environment variable {name} does not hold the address of a proxy, so it is not known how to get out of this network. Nothing was sent."
        ),
        format!(
            "Set {name} to the form http://host:port, or http://user:password@host:port where the proxy wants a login (letters such as @ or # in the password as %40 or %23); or unset it, to go out without a proxy."
        ),
    )
}

fn no_certificates(path: &str, why: &str) -> Error {
    let path = clean(path, &[]);
    Error::usage(
        "certificates_unusable",
        format!(
            "The file that the environment variable {CERTIFICATES_FILE} names, {path}, can't be used: {why}. Without your company's certificate no connection would be trusted. Nothing was sent."
        ),
        format!(
            "Set {CERTIFICATES_FILE} to a file with certificates in PEM form (its text has lines with BEGIN CERTIFICATE; `openssl x509 -inform der -in company.cer -out company.pem` makes one from another form), or unset it to use the system's certificates alone."
        ),
    )
}

fn no_folder() -> Error {
    Error::usage(
        "certificates_unusable",
        format!(
            "The environment variable {CERTIFICATES_FOLDERS} names no folder that is there, so your company's certificates would be missing. Nothing was sent."
        ),
        format!(
            "Set {CERTIFICATES_FOLDERS} to a folder with certificates in PEM form, or unset it to use the system's certificates alone."
        ),
    )
}
