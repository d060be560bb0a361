//! Certificates of every kind, and a TLS server before a plain one.

use super::background::Background;
use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use time::{Duration, OffsetDateTime};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

/// Who makes certificates.
pub struct Authority {
    params: CertificateParams,
    key: KeyPair,
    pub pem: String,
}

impl Authority {
    pub fn named(name: &str) -> Authority {
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.distinguished_name.push(DnType::CommonName, name);
        let key = KeyPair::generate().unwrap();
        let pem = params.self_signed(&key).unwrap().pem();
        Authority { params, key, pem }
    }

    /// A certificate for these names that is valid from so many hours before now to so many after.
    pub fn shown(&self, names: &[&str], from: i64, until: i64) -> Shown {
        let key = KeyPair::generate().unwrap();
        let params = leaf(names, from, until);
        let issuer = Issuer::from_params(&self.params, &self.key);
        let made = params.signed_by(&key, &issuer).unwrap();
        Shown::of(made.der().clone(), &key)
    }
}

/// A certificate with its key, to be shown by a server.
#[derive(Clone)]
pub struct Shown(Arc<ServerConfig>);

impl Shown {
    pub fn self_signed(names: &[&str]) -> Shown {
        let key = KeyPair::generate().unwrap();
        let made = leaf(names, 1, 1).self_signed(&key).unwrap();
        Shown::of(made.der().clone(), &key)
    }

    fn of(certificate: CertificateDer<'static>, key: &KeyPair) -> Shown {
        let key = PrivateKeyDer::Pkcs8(key.serialize_der().into());
        let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate], key)
            .unwrap();
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Shown(Arc::new(config))
    }

    /// The same for HTTP/2.
    fn with_h2(&self) -> Shown {
        let mut config = (*self.0).clone();
        config.alpn_protocols = vec![b"h2".to_vec()];
        Shown(Arc::new(config))
    }
}

fn leaf(names: &[&str], from: i64, until: i64) -> CertificateParams {
    let names: Vec<String> = names.iter().map(ToString::to_string).collect();
    let mut params = CertificateParams::new(names).unwrap();
    let now = OffsetDateTime::now_utc();
    params.not_before = now - Duration::hours(from);
    params.not_after = now + Duration::hours(until);
    params
}

/// A TLS server that gives what it reads to a plain one, until it is dropped.
pub struct Front {
    pub addr: SocketAddr,
    /// The connections, or where they are hung up the requests.
    pub came: Arc<AtomicUsize>,
    _background: Background,
}

impl Front {
    pub fn of(backend: SocketAddr, shown: &Shown) -> Front {
        Front::hanging_up(backend, shown, 0)
    }

    /// The first so many connections are HTTP/2 and answered with GOAWAY.
    pub fn hanging_up(backend: SocketAddr, shown: &Shown, goaway: usize) -> Front {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let addr = listener.local_addr().unwrap();
        let came = Arc::new(AtomicUsize::new(0));
        let (plain, h2) = (shown.0.clone(), shown.with_h2().0);
        let count = Arc::clone(&came);
        let background = Background::start(move || async move {
            let listener = TcpListener::from_std(listener).unwrap();
            let mut left = goaway;
            while let Ok((stream, _)) = listener.accept().await {
                if left > 0 {
                    left -= 1;
                    tokio::spawn(hang_up(stream, h2.clone(), Arc::clone(&count)));
                } else {
                    count.fetch_add(1, Ordering::SeqCst);
                    tokio::spawn(serve(stream, plain.clone(), backend));
                }
            }
        });
        Front { addr, came, _background: background }
    }

    /// Its address by a name of this computer, or another one that leads here.
    pub fn url(&self, host: &str, path: &str) -> String {
        format!("https://{host}:{}{path}", self.addr.port())
    }
}

async fn serve(stream: TcpStream, config: Arc<ServerConfig>, backend: SocketAddr) {
    if let Ok(mut secure) = TlsAcceptor::from(config).accept(stream).await
        && let Ok(mut plain) = TcpStream::connect(backend).await
    {
        let _ = tokio::io::copy_bidirectional(&mut secure, &mut plain).await;
    }
}

/// Takes requests over HTTP/2, counts them, and says that none is taken.
async fn hang_up(stream: TcpStream, config: Arc<ServerConfig>, count: Arc<AtomicUsize>) {
    let Ok(secure) = TlsAcceptor::from(config).accept(stream).await else {
        return;
    };
    let Ok(mut connection) = h2::server::handshake(secure).await else {
        return;
    };
    while let Some(Ok(request)) = connection.accept().await {
        count.fetch_add(1, Ordering::SeqCst);
        connection.abrupt_shutdown(h2::Reason::NO_ERROR);
        drop(request);
    }
}
