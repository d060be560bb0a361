//! Between a run and its keyring: counts what the run says on the bus, and keeps one message back for good.

use std::io::{Read, Write};
use std::os::unix::net::{UnixListener, UnixStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

/// Listens where a run takes the bus to be, and passes everything on to the real one.
pub struct Between {
    _folder: tempfile::TempDir,
    /// The address for the run.
    pub address: String,
    counts: Arc<Counts>,
}

struct Counts {
    /// The number of the message that is kept back with all after it, counted from 1; 0 for none.
    hold: usize,
    passed: AtomicUsize,
    is_held: AtomicBool,
}

impl Between {
    pub fn new(bus: &str, hold: usize) -> Between {
        let folder = tempfile::Builder::new().prefix("cs-ashby-between-").tempdir().unwrap();
        let path = folder.path().join("bus");
        let listener = UnixListener::bind(&path).unwrap();
        let real = bus.strip_prefix("unix:path=").expect("a socket with a path");
        let real = real.split([',', ';']).next().unwrap().to_owned();
        let counts =
            Arc::new(Counts { hold, passed: AtomicUsize::new(0), is_held: AtomicBool::new(false) });
        let count = Arc::clone(&counts);
        thread::spawn(move || {
            while let Ok((client, _)) = listener.accept() {
                let Ok(server) = UnixStream::connect(&real) else {
                    return;
                };
                let mut back = (server.try_clone().unwrap(), client.try_clone().unwrap());
                thread::spawn(move || {
                    let _ = std::io::copy(&mut back.0, &mut back.1);
                    let _ = back.1.shutdown(std::net::Shutdown::Both);
                });
                let count = Arc::clone(&count);
                thread::spawn(move || {
                    let _ = forward(client, &server, &count);
                    let _ = server.shutdown(std::net::Shutdown::Both);
                });
            }
        });
        Between { address: format!("unix:path={}", path.display()), _folder: folder, counts }
    }

    /// How many messages went through.
    pub fn passed(&self) -> usize {
        self.counts.passed.load(Ordering::SeqCst)
    }

    /// Whether the message was reached by now; it waits for good.
    pub fn is_held(&self) -> bool {
        self.counts.is_held.load(Ordering::SeqCst)
    }
}

/// What is read at once is one message, since a run waits for the answer to each.
fn forward(
    mut client: UnixStream,
    mut server: &UnixStream,
    counts: &Counts,
) -> std::io::Result<()> {
    let mut message = vec![0; 1 << 16];
    loop {
        let length = client.read(&mut message)?;
        if length == 0 {
            return Ok(());
        }
        let number = counts.passed.load(Ordering::SeqCst) + 1;
        if counts.hold > 0 && number >= counts.hold {
            counts.is_held.store(true, Ordering::SeqCst);
            // Until the run is dead, and its end of the socket closed.
            std::io::copy(&mut client, &mut std::io::sink())?;
            return Ok(());
        }
        counts.passed.store(number, Ordering::SeqCst);
        server.write_all(&message[..length])?;
    }
}
