//! A small HTTP/1.1 server on loopback: a thread a connection, every request kept, and every way
//! to misbehave that a test asks for.

use super::hash::from_base64;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
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

type Handler = dyn Fn(&Request) -> Reply + Send + Sync;

/// A server that runs until it is dropped.
pub struct Server {
    pub addr: SocketAddr,
    requests: Arc<Mutex<Vec<Request>>>,
    stop: Arc<AtomicBool>,
}

impl Server {
    pub fn start(handler: impl Fn(&Request) -> Reply + Send + Sync + 'static) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port on loopback");
        let addr = listener.local_addr().unwrap();
        let (requests, stop) = (Arc::default(), Arc::new(AtomicBool::new(false)));
        let handler: Arc<Handler> = Arc::new(handler);
        let (log, ended) = (Arc::clone(&requests), Arc::clone(&stop));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if ended.load(Ordering::Relaxed) {
                    break;
                }
                let (handler, log, ended) =
                    (Arc::clone(&handler), Arc::clone(&log), Arc::clone(&ended));
                thread::spawn(move || serve(stream, &*handler, &log, &ended));
            }
        });
        Server { addr, requests, stop }
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

impl Drop for Server {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        // Wakes the accept loop.
        let _ = TcpStream::connect(self.addr);
    }
}

fn serve(stream: TcpStream, handler: &Handler, log: &Mutex<Vec<Request>>, ended: &AtomicBool) {
    let _ = stream.set_nodelay(true);
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    while let Some(request) = read(&mut reader) {
        log.lock().unwrap().push(request.clone());
        let reply = handler(&request);
        thread::sleep(reply.delay);
        if write(&stream, &reply, ended).is_none() {
            if matches!(reply.manner, Manner::Reset | Manner::CutReset) {
                // A shutdown would say goodbye first.
                return;
            }
            break;
        }
    }
    let _ = stream.shutdown(std::net::Shutdown::Both);
}

fn read(reader: &mut BufReader<TcpStream>) -> Option<Request> {
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
    if request.header("transfer-encoding").is_some_and(|value| value.contains("chunked")) {
        request.body = chunks(reader)?;
    } else if let Some(length) = request.header("content-length") {
        request.body = vec![0; length.parse().ok()?];
        reader.read_exact(&mut request.body).ok()?;
    }
    Some(request)
}

fn chunks(reader: &mut BufReader<TcpStream>) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let length = usize::from_str_radix(line.trim(), 16).ok()?;
        let mut chunk = vec![0; length + 2];
        reader.read_exact(&mut chunk).ok()?;
        if length == 0 {
            return Some(body);
        }
        body.extend_from_slice(&chunk[..length]);
    }
}

/// `None` when the connection is over with this reply.
fn write(mut stream: &TcpStream, reply: &Reply, ended: &AtomicBool) -> Option<()> {
    let mut head = format!("HTTP/1.1 {} Status\r\n", reply.status);
    for (name, value) in &reply.headers {
        head += &format!("{name}: {value}\r\n");
    }
    match reply.manner {
        Manner::Hang => {
            // Until the other side closes, or the test is over.
            let _ = stream.set_read_timeout(Some(Duration::from_millis(100)));
            let mut byte = [0];
            while !ended.load(Ordering::Relaxed) && !matches!(stream.read(&mut byte), Ok(0)) {}
            None
        }
        Manner::Endless => {
            stream.write_all((head + "\r\n").as_bytes()).ok()?;
            let filler = vec![b'x'; 1 << 16];
            while !ended.load(Ordering::Relaxed) {
                stream.write_all(&filler).ok()?;
            }
            None
        }
        Manner::Large(length) => {
            head += &format!("Content-Length: {length}\r\n\r\n");
            stream.write_all(head.as_bytes()).ok()?;
            let filler = vec![b' '; 1 << 16];
            for _ in 0..length / filler.len() {
                stream.write_all(&filler).ok()?;
            }
            None
        }
        Manner::Trickle => trickle(stream, (head + "\r\n").as_bytes(), ended),
        Manner::TrickledBody => {
            head += "Content-Length: 100000\r\n\r\n";
            stream.write_all(head.as_bytes()).ok()?;
            trickle(stream, &reply.body, ended)
        }
        Manner::Reset => reset(stream),
        Manner::CutReset => {
            head += &format!("Content-Length: {}\r\n\r\n", reply.body.len());
            stream.write_all(head.as_bytes()).ok()?;
            stream.write_all(&reply.body[..reply.body.len() / 2]).ok()?;
            // What was sent is to be read before the reset throws it away.
            thread::sleep(Duration::from_millis(20));
            reset(stream)
        }
        Manner::Whole | Manner::Cut => {
            if reply.status != 204 {
                head += &format!("Content-Length: {}\r\n", reply.body.len());
            }
            let whole = reply.manner == Manner::Whole;
            let body = if whole { &reply.body[..] } else { &reply.body[..reply.body.len() / 2] };
            stream.write_all((head + "\r\n").as_bytes()).ok()?;
            stream.write_all(body).ok()?;
            whole.then_some(())
        }
    }
}

/// These bytes, and spaces behind them, one every 100 ms.
fn trickle(mut stream: &TcpStream, bytes: &[u8], ended: &AtomicBool) -> Option<()> {
    for byte in bytes.iter().chain(std::iter::repeat(&b' ')) {
        if ended.load(Ordering::Relaxed) {
            break;
        }
        stream.write_all(&[*byte]).ok()?;
        thread::sleep(Duration::from_millis(100));
    }
    None
}

/// When the connection closes now, it is with a reset.
pub fn reset(stream: &TcpStream) -> Option<()> {
    let _ = socket2::SockRef::from(stream).set_linger(Some(Duration::ZERO));
    None
}
