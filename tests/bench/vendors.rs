//! Both vendors on one loopback port, as small as can be, each reply after a pause: as if they were so far away.

use cs_ashby::api::signature::sign;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

pub const CODESIGNAL_KEY: &str = "bench-codesignal-key-0123456789";
const ASHBY_KEY: &str = "bench-ashby-key-0123456789";

/// The keys of one profile of many. The number stands at the end of both.
pub fn codesignal_key(number: usize) -> String {
    format!("{CODESIGNAL_KEY}-{number}")
}

pub fn ashby_key(number: usize) -> String {
    format!("{ASHBY_KEY}-{number}")
}

#[derive(Clone)]
pub struct Vendors {
    port: u16,
    seen: Arc<Mutex<Vec<Seen>>>,
}

/// A request as it came in.
#[derive(Clone)]
pub struct Seen {
    pub path: String,
    /// What another program has to send too; not what each program adds by itself.
    pub headers: Vec<(String, String)>,
    pub body: String,
    pub status: u16,
}

/// Vendors that are one round trip of this length away.
pub fn start(pause: Duration) -> Vendors {
    start_across(pause, 0)
}

/// The same, where every new connection costs so many round trips more: one for TCP, one for TLS.
pub fn start_across(pause: Duration, handshakes: u32) -> Vendors {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = listener.local_addr().expect("an address").port();
    let vendors = Vendors { port, seen: Arc::default() };
    let serving = vendors.clone();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let _ = stream.set_nodelay(true);
            let vendors = serving.clone();
            std::thread::spawn(move || {
                std::thread::sleep(pause * handshakes);
                while serve(&stream, &vendors, pause).is_some() {}
            });
        }
    });
    vendors
}

impl Vendors {
    /// What came in since this was asked last.
    pub fn take_seen(&self) -> Vec<Seen> {
        std::mem::take(&mut *self.seen.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn note(&self, head: &str, body: &str, status: &str) {
        let mut lines = head.lines();
        let path = lines.next().and_then(|line| line.split(' ').nth(1));
        let sent = [
            "authorization",
            "content-type",
            "accept",
            "x-codesignal-signature",
            "x-ashby-api-key",
        ];
        let headers = lines.filter_map(|line| {
            let (name, value) = line.split_once(": ")?;
            let name = name.to_ascii_lowercase();
            sent.contains(&name.as_str()).then(|| (name, value.to_owned()))
        });
        let seen = Seen {
            path: path.unwrap_or_default().to_owned(),
            headers: headers.collect(),
            body: body.to_owned(),
            status: status[..3].parse().expect("a status"),
        };
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).push(seen);
    }

    /// The address of a path.
    pub fn at(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    pub fn codesignal(&self) -> String {
        format!("http://127.0.0.1:{}/graphql", self.port)
    }

    pub fn webhook(&self) -> String {
        format!("http://127.0.0.1:{}/hook", self.port)
    }

    pub fn addresses(&self) -> [(&'static str, String); 3] {
        [
            ("CS_ASHBY_CODESIGNAL_URL", self.codesignal()),
            ("CS_ASHBY_ASHBY_URL", format!("http://127.0.0.1:{}", self.port)),
            ("CS_ASHBY_WEBHOOK_URL", self.webhook()),
        ]
    }

    pub fn environment(&self) -> Vec<(&'static str, String)> {
        let mut all = self.addresses().to_vec();
        all.push(("CS_ASHBY_CODESIGNAL_KEY", CODESIGNAL_KEY.into()));
        all.push(("CS_ASHBY_ASHBY_KEY", ASHBY_KEY.into()));
        all
    }
}

fn serve(stream: &TcpStream, vendors: &Vendors, pause: Duration) -> Option<()> {
    let mut reader = BufReader::new(stream);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if reader.read_line(&mut head).ok()? == 0 {
            return None;
        }
    }
    let header = |name: &str| {
        head.lines().find_map(|line| {
            let (key, value) = line.split_once(": ")?;
            key.eq_ignore_ascii_case(name).then_some(value)
        })
    };
    let mut body = vec![0; header("content-length")?.parse().ok()?];
    reader.read_exact(&mut body).ok()?;
    let body = String::from_utf8_lossy(&body);
    std::thread::sleep(pause);
    let (status, reply) = if head.starts_with("POST /graphql") {
        ("200 OK", graphql(&body))
    } else if head.starts_with("POST /hook") {
        let number = header("x-ashby-api-key").and_then(|key| key.strip_prefix(ASHBY_KEY));
        let good = number.is_some_and(|number| {
            let key = format!("{CODESIGNAL_KEY}{number}");
            let signature = sign(key.as_bytes(), &vendors.webhook(), "", None);
            header("x-codesignal-signature") == Some(&signature)
        });
        (if good { "200 OK" } else { "401 Unauthorized" }, "{}")
    } else {
        ("200 OK", r#"{"success":true,"results":{"title":"Bench","scopes":[]}}"#)
    };
    vendors.note(&head, &body, status);
    let length = reply.len();
    let whole = format!(
        "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{reply}"
    );
    // In one piece: else the second waits for the first to be acknowledged, on a connection that is reused.
    (&mut &*stream).write_all(whole.as_bytes()).ok()
}

fn graphql(body: &str) -> &'static str {
    if body.contains("hasAccess") {
        r#"{"data":{"hasAccess":true}}"#
    } else if body.contains("companyTests") {
        r#"{"data":{"companyTests":{"totalCount":1}}}"#
    } else if body.contains("liveInterviews") {
        r#"{"data":{"liveInterviews":[]}}"#
    } else {
        r#"{"data":{"company":{"id":"c","name":"Bench"}}}"#
    }
}
