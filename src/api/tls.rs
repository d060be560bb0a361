//! TLS settings: whom a connection trusts, and what `-v` tells of the handshake.

use super::certificates::ExtraCertificates;
use super::error::TlsError;
use super::issuer::issuer;
use super::trace::{self, ConnectionEvent};
use crate::error::{Error, Result};
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme};
use std::sync::Arc;

/// Trusts nobody and reads no file: for http on this computer.
pub(super) fn without_roots() -> Result<ClientConfig> {
    let provider = Arc::new(ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|_| unavailable("its TLS library doesn't start"))?;
    let roots = RootCertStore::empty();
    Ok(builder.with_root_certificates(roots).with_no_client_auth())
}

/// Trusts the platform's certificates and `extra`.
pub(super) fn with_roots(extra: &ExtraCertificates) -> Result<ClientConfig> {
    let provider = Arc::new(ring::default_provider());
    let verifier = platform_verifier(extra, &provider)
        .ok_or_else(|| unavailable("it has no root certificates that can be used"))?;
    let mut config = without_roots()?;
    config.dangerous().set_certificate_verifier(Arc::new(TracingVerifier(verifier)));
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(config)
}

#[cfg(all(unix, not(target_os = "macos")))]
fn platform_verifier(
    extra: &ExtraCertificates,
    provider: &Arc<CryptoProvider>,
) -> Option<Arc<dyn ServerCertVerifier>> {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(super::certificates::of_system());
    roots.add_parsable_certificates(extra.load());
    let provider = Arc::clone(provider);
    let verifier =
        rustls::client::WebPkiServerVerifier::builder_with_provider(roots.into(), provider);
    Some(verifier.build().ok()?)
}

/// The operating system judges. Extra roots build a second chain engine, so none is made without them.
#[cfg(not(all(unix, not(target_os = "macos"))))]
fn platform_verifier(
    extra: &ExtraCertificates,
    provider: &Arc<CryptoProvider>,
) -> Option<Arc<dyn ServerCertVerifier>> {
    use rustls_platform_verifier::Verifier;
    let provider = Arc::clone(provider);
    let extra = extra.load();
    let verifier = if extra.is_empty() {
        Verifier::new(provider)
    } else {
        Verifier::new_with_extra_roots(extra, provider)
    };
    Some(Arc::new(verifier.ok()?))
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

/// Leaves the decision to the platform's verifier, and records the handshake.
#[derive(Debug)]
struct TracingVerifier(Arc<dyn ServerCertVerifier>);

impl ServerCertVerifier for TracingVerifier {
    fn verify_server_cert(
        &self,
        certificate: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        ocsp: &[u8],
        now: UnixTime,
    ) -> std::result::Result<ServerCertVerified, rustls::Error> {
        let result = self.0.verify_server_cert(certificate, intermediates, name, ocsp, now);
        let issuer = issuer(certificate);
        let problem = result.as_ref().err();
        let problem = problem.map(|error| TlsError::new(error, Some(&issuer)).to_string());
        trace::record(ConnectionEvent::Certificate(issuer, problem));
        result
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> std::result::Result<HandshakeSignatureValid, rustls::Error> {
        let result = self.0.verify_tls12_signature(message, certificate, signed);
        if result.is_ok() {
            trace::record(ConnectionEvent::Secured("1.2"));
        }
        result
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> std::result::Result<HandshakeSignatureValid, rustls::Error> {
        let result = self.0.verify_tls13_signature(message, certificate, signed);
        if result.is_ok() {
            trace::record(ConnectionEvent::Secured("1.3"));
        }
        result
    }

    /// Called for each ClientHello, so once a connection to the next hop is there.
    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        trace::record(ConnectionEvent::Securing);
        self.0.supported_verify_schemes()
    }
}
