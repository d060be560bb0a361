//! TLS settings: whom a connection trusts.

use super::certificates::ExtraCertificates;
use crate::error::{Error, Result};
use rustls::client::WantsClientCert;
use rustls::crypto::ring;
use rustls::{ClientConfig, ConfigBuilder, RootCertStore, WantsVerifier};
use std::sync::Arc;

/// Trusts nobody and reads no file: for http on this computer.
pub(super) fn without_roots() -> Result<ClientConfig> {
    Ok(builder()?.with_root_certificates(RootCertStore::empty()).with_no_client_auth())
}

/// Trusts the platform's certificates and `extra`.
pub(super) fn with_roots(extra: &ExtraCertificates) -> Result<ClientConfig> {
    let trusting = trusting(builder()?, extra)
        .ok_or_else(|| unavailable("it has no root certificates that can be used"))?;
    let mut config = trusting.with_no_client_auth();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(config)
}

fn builder() -> Result<ConfigBuilder<ClientConfig, WantsVerifier>> {
    ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|_| unavailable("its TLS library doesn't start"))
}

type Trusting = ConfigBuilder<ClientConfig, WantsClientCert>;

#[cfg(all(unix, not(target_os = "macos")))]
fn trusting(
    builder: ConfigBuilder<ClientConfig, WantsVerifier>,
    extra: &ExtraCertificates,
) -> Option<Trusting> {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(super::certificates::of_system());
    roots.add_parsable_certificates(extra.load());
    (!roots.is_empty()).then(|| builder.with_root_certificates(roots))
}

/// The operating system judges. Extra roots build a second chain engine, so none is made without them.
#[cfg(not(all(unix, not(target_os = "macos"))))]
fn trusting(
    builder: ConfigBuilder<ClientConfig, WantsVerifier>,
    extra: &ExtraCertificates,
) -> Option<Trusting> {
    use rustls_platform_verifier::Verifier;
    let provider = Arc::clone(builder.crypto_provider());
    let extra = extra.load();
    let verifier = if extra.is_empty() {
        Verifier::new(provider)
    } else {
        Verifier::new_with_extra_roots(extra, provider)
    };
    Some(builder.dangerous().with_custom_certificate_verifier(Arc::new(verifier.ok()?)))
}

pub(super) fn unavailable(why: &str) -> Error {
    Error::local(
        "no_secure_connection",
        format!("this computer can't make secure connections: {why}"),
        if cfg!(target_os = "linux") {
            "Install the system's root certificates (on Debian: apt-get install ca-certificates), then run the command again."
        } else {
            "Unset SSL_CERT_FILE and SSL_CERT_DIR if they're set, then run the command again. If that doesn't help, ask whoever looks after this computer about its root certificates."
        },
    )
}
