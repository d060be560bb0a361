//! Between a run and its keyring: counts the calls that go over the bus, and holds one back for good.

use std::io::{Read, Write};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use std::thread;

/// Listens where a run takes the bus to be, and passes everything on to the real one.
pub struct Between {
    _folder: tempfile::TempDir,
    /// The address for the run.
    pub address: String,
    passed: Arc<AtomicUsize>,
    held: mpsc::Receiver<()>,
}

impl Between {
    /// Holds back the call of this number, counted from 1, and all after it; 0 holds none.
    pub fn new(bus: &str, hold: usize) -> Between {
        let folder = tempfile::Builder::new().prefix("cs-ashby-between-").tempdir().unwrap();
        let path = folder.path().join("bus");
        let listener = UnixListener::bind(&path).unwrap();
        let (passed, (hold_here, held)) = (Arc::new(AtomicUsize::new(0)), mpsc::channel());
        let (real, count) = (socket_of(bus), Arc::clone(&passed));
        thread::spawn(move || {
            while let Ok((client, _)) = listener.accept() {
                let Ok(server) = UnixStream::connect(&real) else {
                    return;
                };
                pass(client, server, Arc::clone(&count), hold, hold_here.clone());
            }
        });
        Between { address: format!("unix:path={}", path.display()), _folder: folder, passed, held }
    }

    /// How many calls went through.
    pub fn passed(&self) -> usize {
        self.passed.load(Ordering::SeqCst)
    }

    /// Whether the call was reached by now; it waits for good.
    pub fn is_held(&self) -> bool {
        self.held.try_recv().is_ok()
    }
}

fn socket_of(address: &str) -> PathBuf {
    let path = address.strip_prefix("unix:path=").expect("a socket with a path");
    Path::new(path.split([',', ';']).next().unwrap()).to_owned()
}

fn pass(
    client: UnixStream,
    server: UnixStream,
    count: Arc<AtomicUsize>,
    hold: usize,
    held: mpsc::Sender<()>,
) {
    let (mut back_in, mut back_out) = (server.try_clone().unwrap(), client.try_clone().unwrap());
    thread::spawn(move || {
        let _ = std::io::copy(&mut back_in, &mut back_out);
        let _ = back_out.shutdown(std::net::Shutdown::Both);
    });
    thread::spawn(move || {
        let _ = forward(client, &server, &count, hold, &held);
        let _ = server.shutdown(std::net::Shutdown::Both);
    });
}

/// First the greeting, which ends with BEGIN, then whole messages.
fn forward(
    mut client: UnixStream,
    mut server: &UnixStream,
    count: &AtomicUsize,
    hold: usize,
    held: &mpsc::Sender<()>,
) -> std::io::Result<()> {
    const BEGIN: &[u8] = b"BEGIN\r\n";
    let (mut waiting, mut greeting, mut chunk) = (Vec::new(), true, [0; 4096]);
    loop {
        let length = client.read(&mut chunk)?;
        if length == 0 {
            return Ok(());
        }
        waiting.extend_from_slice(&chunk[..length]);
        if greeting {
            let end = waiting.windows(BEGIN.len()).position(|it| it == BEGIN);
            let whole = end.map_or(waiting.len(), |at| at + BEGIN.len());
            server.write_all(&waiting[..whole])?;
            waiting.drain(..whole);
            greeting = end.is_none();
        }
        while let Some(whole) = message(&waiting).filter(|_| !greeting) {
            if hold > 0 && count.load(Ordering::SeqCst) + 1 >= hold {
                let _ = held.send(());
                // Until the run is dead, and its end of the socket closed.
                while client.read(&mut chunk)? > 0 {}
                return Ok(());
            }
            count.fetch_add(1, Ordering::SeqCst);
            server.write_all(&waiting[..whole])?;
            waiting.drain(..whole);
        }
    }
}

/// The length of the message at the start, once it is whole (D-Bus specification, "Message Format").
fn message(bytes: &[u8]) -> Option<usize> {
    let number = |at: usize| {
        let four: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
        let number = match bytes[0] {
            b'l' => u32::from_le_bytes(four),
            _ => u32::from_be_bytes(four),
        };
        usize::try_from(number).ok()
    };
    let (body, fields) = (number(4)?, number(12)?);
    let whole = 16 + fields.next_multiple_of(8) + body;
    (bytes.len() >= whole).then_some(whole)
}
