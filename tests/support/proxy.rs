//! A proxy that may want a login and leads every name to this computer: HTTP's CONNECT, or SOCKS 5 (RFC 1928, 1929).

use super::hash::base64;
use super::raw::{self, Raw};
use super::run::Lock;
use std::io::{Read, Result, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

pub struct Proxy {
    raw: Raw,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Proxy {
    /// By CONNECT, for whoever has this login where there is one.
    pub fn http(login: Option<&str>) -> Proxy {
        let login = login.map(|it| format!("Basic {}", base64(it.as_bytes())));
        Proxy::start(move |stream, asked| {
            let head = raw::head(stream);
            let host = head.split(' ').nth(1).unwrap_or_default();
            let port = host.rsplit(':').next().and_then(|port| port.parse().ok());
            let right = login.as_ref().is_none_or(|login| head.contains(login));
            asked.lock_now().push(head.clone());
            if right {
                stream.write_all(b"HTTP/1.1 200 Connected\r\n\r\n")?;
                relay(stream, port.unwrap_or_default())
            } else {
                stream.write_all(b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n")
            }
        })
    }

    pub fn socks(user: &'static str, password: &'static str) -> Proxy {
        Proxy::start(move |stream, asked| {
            let ways = take(stream, 2)?[1];
            take(stream, ways)?;
            stream.write_all(&[5, 2])?;
            take(stream, 1)?;
            let right = text(stream)? == user && text(stream)? == password;
            stream.write_all(&[1, u8::from(!right)])?;
            take(stream, 4)?;
            asked.lock_now().push(text(stream)?);
            let port = take(stream, 2)?;
            stream.write_all(&[5, 0, 0, 1, 127, 0, 0, 1, 0, 0])?;
            relay(stream, u16::from_be_bytes([port[0], port[1]]))
        })
    }

    fn start(
        serve: impl Fn(&mut TcpStream, &Mutex<Vec<String>>) -> Result<()> + Send + Sync + 'static,
    ) -> Proxy {
        let asked: Arc<Mutex<Vec<String>>> = Arc::default();
        let log = Arc::clone(&asked);
        let raw = Raw::start(move |mut stream| {
            let _ = serve(&mut stream, &log);
        });
        Proxy { raw, asked }
    }

    pub fn addr(&self) -> SocketAddr {
        self.raw.addr
    }

    /// The head of each CONNECT, or the name that SOCKS asked for.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock_now().clone()
    }
}

/// Between this connection and a port of this computer, both ways, until the program is done.
fn relay(stream: &mut TcpStream, port: u16) -> Result<()> {
    let mut onward = TcpStream::connect(("127.0.0.1", port))?;
    let (mut back_from, mut back_to) = (onward.try_clone()?, stream.try_clone()?);
    thread::spawn(move || std::io::copy(&mut back_from, &mut back_to));
    std::io::copy(stream, &mut onward)?;
    onward.shutdown(std::net::Shutdown::Both)
}

fn take(stream: &mut TcpStream, count: u8) -> Result<Vec<u8>> {
    let mut bytes = vec![0; count.into()];
    stream.read_exact(&mut bytes)?;
    Ok(bytes)
}

fn text(stream: &mut TcpStream) -> Result<String> {
    let length = take(stream, 1)?[0];
    Ok(String::from_utf8_lossy(&take(stream, length)?).into_owned())
}
