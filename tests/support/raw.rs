//! Servers that speak no HTTP: those that say something else, nothing, or don't even take the connection.

use socket2::{Domain, Socket, Type};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

/// A server that does the same with every connection, until it is dropped.
pub struct Raw {
    pub addr: SocketAddr,
    pub connections: Arc<AtomicUsize>,
    stop: Arc<AtomicBool>,
}

impl Raw {
    pub fn start(serve: impl Fn(TcpStream) + Send + Sync + 'static) -> Raw {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let addr = listener.local_addr().unwrap();
        let (connections, stop) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
        let (count, ended, serve) = (Arc::clone(&connections), Arc::clone(&stop), Arc::new(serve));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if ended.load(Ordering::SeqCst) {
                    break;
                }
                count.fetch_add(1, Ordering::SeqCst);
                let serve = Arc::clone(&serve);
                thread::spawn(move || serve(stream));
            }
        });
        Raw { addr, connections, stop }
    }

    /// Reads a head of a request, says this, and hangs up.
    pub fn saying(words: impl Into<String>) -> Raw {
        let words = words.into();
        Raw::start(move |mut stream| {
            head(&mut stream);
            let _ = stream.write_all(words.as_bytes());
        })
    }

    /// Answers whatever comes first with plain HTTP, as a server does that gets TLS where it expects none.
    pub fn plain() -> Raw {
        Raw::start(|mut stream| {
            let _ = stream.read(&mut [0; 4096]);
            let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
        })
    }

    /// Takes every connection and says nothing.
    pub fn silent() -> Raw {
        Raw::start(|mut stream| {
            let _ = std::io::copy(&mut stream, &mut std::io::sink());
        })
    }

    /// Hears the first words of every connection and resets it: before them, it would be chance what is seen.
    pub fn resetting() -> Raw {
        Raw::start(|mut stream| {
            let _ = stream.read(&mut [0; 4096]);
            reset(&stream);
        })
    }
}

impl Drop for Raw {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(self.addr);
    }
}

/// When the connection closes now, it is with a reset (RST).
pub fn reset(stream: &TcpStream) {
    let _ = socket2::SockRef::from(stream).set_linger(Some(Duration::ZERO));
}

/// The head of a request, to its empty line.
pub fn head(stream: &mut TcpStream) -> String {
    let mut text = Vec::new();
    let mut byte = [0];
    while !text.ends_with(b"\r\n\r\n") && matches!(stream.read(&mut byte), Ok(1)) {
        text.push(byte[0]);
    }
    String::from_utf8_lossy(&text).into_owned()
}

/// An address that takes no connection and refuses none: its queue is full.
pub struct BlackHole {
    pub addr: SocketAddr,
    _listener: Socket,
    _waiting: Vec<Socket>,
}

impl BlackHole {
    pub fn new() -> BlackHole {
        let (listener, addr) = bound();
        listener.listen(0).unwrap();
        // One finds room; the others wait as everybody does who comes after them.
        let waiting = (0..4).map(|_| {
            let (socket, _) = bound();
            socket.set_nonblocking(true).unwrap();
            let _ = socket.connect(&addr.into());
            socket
        });
        BlackHole { addr, _waiting: waiting.collect(), _listener: listener }
    }
}

/// A port that nothing listens on, and that nobody else is given: it is bound and never listened on.
pub fn nobody() -> SocketAddr {
    let (socket, addr) = bound();
    // Held until the tests end: another test's server at this port would be taken for the one that is gone.
    std::mem::forget(socket);
    addr
}

fn bound() -> (Socket, SocketAddr) {
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None).unwrap();
    let any: SocketAddr = "127.0.0.1:0".parse().unwrap();
    socket.bind(&any.into()).unwrap();
    let addr = socket.local_addr().unwrap().as_socket().unwrap();
    (socket, addr)
}
