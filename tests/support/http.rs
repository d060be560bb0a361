//! A small HTTP/1.1 server on loopback: a thread a connection, every request kept, and every way
//! to misbehave that a test asks for.

use super::hash::from_base64;
use super::raw::{self, Raw};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// A request as it came over the wire.
#[derive(Clone, Debug)]
pub struct Request {
    pub at: Instant,
    pub method: String,
    pub path: String,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Request {
    /// The value of a header, by name in any case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    /// The body as JSON, `Null` when it is none.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// The key of `Authorization: Bearer`.
    pub fn bearer(&self) -> Option<&str> {
        self.header("authorization")?.strip_prefix("Bearer ")
    }

    /// The user name of `Authorization: Basic` with a blank password.
    pub fn basic_user(&self) -> Option<String> {
        let coded = self.header("authorization")?.strip_prefix("Basic ")?;
        let pair = String::from_utf8(from_base64(coded)?).ok()?;
        pair.strip_suffix(':').map(str::to_owned)
    }

    /// Everything of it as one text, Basic credentials decoded: to look for a key in it.
    pub fn everything(&self) -> String {
        let mut text = format!("{} {}\n", self.method, self.path);
        for (name, value) in &self.headers {
            text += &format!("{name}: {value}\n");
        }
        text += &self.basic_user().unwrap_or_default();
        text + &String::from_utf8_lossy(&self.body)
    }
}

/// How the bytes of a reply go out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// As it should be.
    Whole,
    /// Nothing, until the other side gives up.
    Hang,
    /// Half of the body, then the connection is gone.
    Cut,
    /// No length and no end: filler until the other side gives up.
    Endless,
    /// A body of this many bytes, of which all are sent.
    Large(usize),
    /// A byte every 100 ms, from the first of the status line on.
    Trickle,
    /// The head at once, then a byte of the body every 100 ms, and no end.
    TrickledBody,
    /// A reset (RST) before anything.
    Reset,
    /// A reset in the middle of the body.
    CutReset,
}

/// What a server answers.
#[derive(Clone, Debug)]
pub struct Reply {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
    pub delay: Duration,
    pub manner: Manner,
}

impl Reply {
    pub fn new(status: u16, kind: &str, body: impl Into<Vec<u8>>) -> Reply {
        Reply {
            status,
            headers: vec![("Content-Type".into(), kind.into())],
            body: body.into(),
            delay: Duration::ZERO,
            manner: Manner::Whole,
        }
    }

    pub fn json(status: u16, body: &serde_json::Value) -> Reply {
        Reply::new(status, "application/json; charset=utf-8", body.to_string())
    }

    pub fn html(status: u16) -> Reply {
        let page = "<!doctype html><html><title>Sign in</title><p>Welcome to the hotel</html>";
        Reply::new(status, "text/html", page)
    }

    pub fn redirect(status: u16, to: &str) -> Reply {
        Reply::html(status).with("Location", to)
    }

    pub fn hang() -> Reply {
        Reply { manner: Manner::Hang, ..Reply::html(200) }
    }

    pub fn with(mut self, name: &str, value: &str) -> Reply {
        self.headers.push((name.into(), value.into()));
        self
    }

    pub fn after(self, delay: Duration) -> Reply {
        Reply { delay, ..self }
    }

    pub fn manner(self, manner: Manner) -> Reply {
        Reply { manner, ..self }
    }
}

/// A server that runs until it is dropped.
pub struct Server {
    _raw: Raw,
    pub addr: SocketAddr,
    requests: Arc<Mutex<Vec<Request>>>,
}

impl Server {
    pub fn start(handler: impl Fn(&Request) -> Reply + Send + Sync + 'static) -> Server {
        Server::with_connections_after(Duration::ZERO, handler)
    }

    /// Each connection is served after this pause.
    pub fn with_connections_after(
        pause: Duration,
        handler: impl Fn(&Request) -> Reply + Send + Sync + 'static,
    ) -> Server {
        let requests: Arc<Mutex<Vec<Request>>> = Arc::default();
        let log = Arc::clone(&requests);
        let raw = Raw::start(move |stream| {
            thread::sleep(pause);
            let _ = stream.set_nodelay(true);
            let mut reader = BufReader::new(&stream);
            while let Some(request) = read(&mut reader) {
                log.lock().unwrap().push(request.clone());
                let reply = handler(&request);
                thread::sleep(reply.delay);
                if write(&stream, &reply).is_none() {
                    break;
                }
            }
        });
        Server { addr: raw.addr, _raw: raw, requests }
    }

    /// Every request so far.
    pub fn requests(&self) -> Vec<Request> {
        self.requests.lock().unwrap().clone()
    }

    /// Forgets the requests so far.
    pub fn forget(&self) {
        self.requests.lock().unwrap().clear();
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.addr)
    }
}

fn read(reader: &mut impl BufRead) -> Option<Request> {
    let mut line = String::new();
    reader.read_line(&mut line).ok().filter(|length| *length > 0)?;
    let mut words = line.split_whitespace().map(str::to_owned);
    let (method, path) = (words.next()?, words.next()?);
    let mut headers = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok().filter(|length| *length > 0)?;
        match line.trim_end().split_once(':') {
            Some((name, value)) => headers.push((name.to_owned(), value.trim().to_owned())),
            None => break,
        }
    }
    let mut request = Request { at: Instant::now(), method, path, headers, body: Vec::new() };
    if let Some(length) = request.header("content-length") {
        request.body = vec![0; length.parse().ok()?];
        reader.read_exact(&mut request.body).ok()?;
    }
    Some(request)
}

/// `None` when the connection is over with this reply.
fn write(mut stream: &TcpStream, reply: &Reply) -> Option<()> {
    let mut head = format!("HTTP/1.1 {} Status\r\n", reply.status);
    for (name, value) in &reply.headers {
        head += &format!("{name}: {value}\r\n");
    }
    let sized = |length: usize, body: &[u8]| {
        [format!("{head}Content-Length: {length}\r\n\r\n").as_bytes(), body].concat()
    };
    let (length, half) = (reply.body.len(), &reply.body[..reply.body.len() / 2]);
    match reply.manner {
        // Without a body there is no length either.
        Manner::Whole if reply.status == 204 => {
            return stream.write_all((head + "\r\n").as_bytes()).ok();
        }
        // In one piece: what came second would wait for the first to be acknowledged.
        Manner::Whole => return stream.write_all(&sized(length, &reply.body)).ok(),
        Manner::Hang => drop(std::io::copy(&mut stream, &mut std::io::sink())),
        Manner::Cut => stream.write_all(&sized(length, half)).ok()?,
        Manner::Endless => {
            stream.write_all((head + "\r\n").as_bytes()).ok()?;
            std::io::copy(&mut std::io::repeat(b'x'), &mut stream).ok()?;
        }
        Manner::Large(length) => {
            stream.write_all(&sized(length, &[])).ok()?;
            let filler = std::io::repeat(b' ').take(length.try_into().ok()?);
            std::io::copy(&mut { filler }, &mut stream).ok()?;
        }
        Manner::Trickle => trickle(stream, (head + "\r\n").as_bytes())?,
        Manner::TrickledBody => {
            stream.write_all(&sized(100_000, &[])).ok()?;
            trickle(stream, &reply.body)?;
        }
        Manner::Reset => raw::reset(stream),
        Manner::CutReset => {
            stream.write_all(&sized(length, half)).ok()?;
            // What was sent is to be read before the reset throws it away.
            thread::sleep(Duration::from_millis(20));
            raw::reset(stream);
        }
    }
    None
}

/// These bytes, and spaces behind them, one every 100 ms until the other side gives up.
fn trickle(mut stream: &TcpStream, bytes: &[u8]) -> Option<()> {
    for byte in bytes.iter().chain(std::iter::repeat(&b' ')) {
        stream.write_all(&[*byte]).ok()?;
        thread::sleep(Duration::from_millis(100));
    }
    None
}
