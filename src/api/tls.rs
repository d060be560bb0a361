//! Whom a secure connection trusts: the system's certificates and those of the company, and who is told of
//! each certificate that is shown.

use super::error::TlsError;
use super::issuer::maker;
use super::trace::{self, ConnectionEvent};
use crate::error::{Error, Result};
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::ring;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{ClientConfig, DigitallySignedStruct, SignatureScheme};
use rustls_platform_verifier::Verifier;
use std::sync::Arc;

/// What secure connections are made with: the platform's own judgement, and `more` to trust beside it.
pub(super) fn settings(more: &[CertificateDer<'static>]) -> Result<ClientConfig> {
    let provider = Arc::new(ring::default_provider());
    let judge = Verifier::new_with_extra_roots(more.to_vec(), Arc::clone(&provider));
    let versions =
        ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let (Ok(judge), Ok(versions)) = (judge, versions) else {
        return Err(no_secure_connection("it has no root certificates"));
    };
    // The verifier is the platform's: ours only looks on.
    let mut settings = versions
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(TracingVerifier(judge)))
        .with_no_client_auth();
    settings.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(settings)
}

/// The error of a computer that can't make secure connections.
pub(super) fn no_secure_connection(why: &str) -> Error {
    Error::local(
        "no_secure_connection",
        format!("this computer can't make secure connections: {why}"),
        "Install the system's root certificates (on Debian: apt-get install ca-certificates), then run the command again.",
    )
}

/// Lets the platform judge, and notes what it was shown.
#[derive(Debug)]
struct TracingVerifier(Verifier);

type Judgement<T> = std::result::Result<T, rustls::Error>;

impl ServerCertVerifier for TracingVerifier {
    fn verify_server_cert(
        &self,
        shown: &CertificateDer<'_>,
        between: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        ocsp: &[u8],
        now: UnixTime,
    ) -> Judgement<ServerCertVerified> {
        let judged = self.0.verify_server_cert(shown, between, name, ocsp, now);
        let maker = maker(shown);
        let why = judged
            .as_ref()
            .err()
            .map(|error| TlsError::of(error, Some(&maker)).to_string());
        trace::note(ConnectionEvent::Certificate(maker, why));
        judged
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Judgement<HandshakeSignatureValid> {
        let judged = self.0.verify_tls12_signature(message, certificate, signed);
        if judged.is_ok() {
            trace::note(ConnectionEvent::Secured("1.2"));
        }
        judged
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Judgement<HandshakeSignatureValid> {
        let judged = self.0.verify_tls13_signature(message, certificate, signed);
        if judged.is_ok() {
            trace::note(ConnectionEvent::Secured("1.3"));
        }
        judged
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.supported_verify_schemes()
    }
}
