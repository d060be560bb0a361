//! Proxies: a real one (tinyproxy), with an ear before it that keeps what a program says to it, and a SOCKS one.

use super::raw::Raw;
use super::run::{Home, Lock};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// Runs a program whose names and certificates are its own: what is set of HOSTS, SWITCH and CERTS is
/// laid over the system's.
pub const OWN_SYSTEM: &str = "[ -z \"$HOSTS\" ] || { mount --bind \"$HOSTS\" /etc/hosts && mount --bind \"$SWITCH\" /etc/nsswitch.conf; } && { [ -z \"$CERTS\" ] || mount --bind \"$CERTS\" /etc/ssl/certs; } && exec \"$@\"";

/// Whether this account may give a program names of its own.
pub fn may_have_own_system() -> bool {
    let tried = Command::new("unshare")
        .args(["-m", "mount", "--bind", "/etc/hosts", "/etc/hosts"])
        .output();
    tried.is_ok_and(|output| output.status.success())
}

/// The files of a look-up of names that knows these alone: hosts, and the switch to it.
pub fn own_names(folder: &Home, hosts: &str) -> (PathBuf, PathBuf) {
    (folder.file("hosts", hosts), folder.file("nsswitch.conf", "hosts: files\n"))
}

/// Everything that was said to a proxy.
pub struct Ear {
    raw: Raw,
    heard: Arc<Mutex<Vec<Vec<u8>>>>,
}

impl Ear {
    /// Before the proxy at this address.
    pub fn before(proxy: SocketAddr) -> Ear {
        let heard: Arc<Mutex<Vec<Vec<u8>>>> = Arc::default();
        let log = Arc::clone(&heard);
        let raw = Raw::start(move |stream| relay(&stream, proxy, &log));
        Ear { raw, heard }
    }

    pub fn addr(&self) -> SocketAddr {
        self.raw.addr
    }

    /// What was said on each connection.
    pub fn heard(&self) -> Vec<Vec<u8>> {
        self.heard.lock_now().clone()
    }

    /// The first line of each connection.
    pub fn first_lines(&self) -> Vec<String> {
        let first = |said: Vec<u8>| {
            let line = said.split(|byte| *byte == b'\r').next().unwrap_or_default().to_vec();
            String::from_utf8_lossy(&line).into_owned()
        };
        self.heard().into_iter().map(first).collect()
    }
}

fn relay(stream: &TcpStream, proxy: SocketAddr, log: &Mutex<Vec<Vec<u8>>>) {
    let Ok(onward) = TcpStream::connect(proxy) else {
        return;
    };
    let number = {
        let mut log = log.lock_now();
        log.push(Vec::new());
        log.len() - 1
    };
    let (mut back_from, mut back_to) = (onward.try_clone().unwrap(), stream.try_clone().unwrap());
    let back = thread::spawn(move || {
        let _ = std::io::copy(&mut back_from, &mut back_to);
        let _ = back_to.shutdown(std::net::Shutdown::Both);
    });
    let (mut from, mut to) = (stream, &onward);
    let mut buffer = [0; 4096];
    while let Ok(length) = from.read(&mut buffer) {
        log.lock_now()[number].extend_from_slice(&buffer[..length]);
        if length == 0 || to.write_all(&buffer[..length]).is_err() {
            break;
        }
    }
    let _ = onward.shutdown(std::net::Shutdown::Both);
    let _ = back.join();
}

/// tinyproxy, until it is dropped.
pub struct Tinyproxy {
    child: Child,
    pub addr: SocketAddr,
    _folder: Home,
}

impl Tinyproxy {
    /// With this login, and knowing these hosts alone.
    pub fn start(login: Option<(&str, &str)>, hosts: &str) -> Tinyproxy {
        let folder = Home::new();
        let addr = super::raw::free();
        let login = login.map(|(user, password)| format!("BasicAuth {user} {password}\n"));
        let config = format!(
            "Port {}\nListen 127.0.0.1\nTimeout 30\nMaxClients 100\nLogLevel Connect\n{}",
            addr.port(),
            login.unwrap_or_default()
        );
        let config = folder.file("tinyproxy.conf", config);
        let (hosts, switch) = own_names(&folder, hosts);
        let child = Command::new("unshare")
            .args(["-m", "sh", "-c", OWN_SYSTEM, "sh", "tinyproxy", "-d", "-c"])
            .arg(config)
            .env("HOSTS", hosts)
            .env("SWITCH", switch)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let started = Instant::now();
        while TcpStream::connect(addr).is_err() {
            assert!(started.elapsed() < Duration::from_secs(10), "tinyproxy does not start");
            thread::sleep(Duration::from_millis(10));
        }
        Tinyproxy { child, addr, _folder: folder }
    }
}

impl Drop for Tinyproxy {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A SOCKS 5 proxy (RFC 1928, 1929) that wants this login and leads every name to this computer. Keeps the
/// names that it was asked for.
pub fn socks(user: &'static str, password: &'static str) -> (Raw, Arc<Mutex<Vec<String>>>) {
    let names: Arc<Mutex<Vec<String>>> = Arc::default();
    let log = Arc::clone(&names);
    let raw = Raw::start(move |mut stream| {
        let _ = socks_one(&mut stream, user, password, &log);
    });
    (raw, names)
}

fn socks_one(
    stream: &mut TcpStream,
    user: &str,
    password: &str,
    names: &Mutex<Vec<String>>,
) -> std::io::Result<()> {
    fn take(stream: &mut TcpStream, count: u8) -> std::io::Result<Vec<u8>> {
        let mut bytes = vec![0; count.into()];
        stream.read_exact(&mut bytes)?;
        Ok(bytes)
    }
    fn text(stream: &mut TcpStream) -> std::io::Result<String> {
        let length = take(stream, 1)?[0];
        Ok(String::from_utf8_lossy(&take(stream, length)?).into_owned())
    }
    let ways = take(stream, 2)?[1];
    take(stream, ways)?;
    stream.write_all(&[5, 2])?;
    take(stream, 1)?;
    let right = text(stream)? == user && text(stream)? == password;
    stream.write_all(&[1, u8::from(!right)])?;
    if !right {
        return Ok(());
    }
    take(stream, 4)?;
    let name = text(stream)?;
    let port = take(stream, 2)?;
    let port = u16::from_be_bytes([port[0], port[1]]);
    names.lock_now().push(name);
    let onward = TcpStream::connect(("127.0.0.1", port))?;
    stream.write_all(&[5, 0, 0, 1, 127, 0, 0, 1, 0, 0])?;
    let (mut back_from, mut back_to) = (onward.try_clone()?, stream.try_clone()?);
    thread::spawn(move || std::io::copy(&mut back_from, &mut back_to));
    std::io::copy(stream, &mut &onward)?;
    onward.shutdown(std::net::Shutdown::Both)
}
