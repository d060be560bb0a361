//! A client of a few lines, for looking at a server without the program.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;

/// A plain POST. Status and body.
pub fn post(url: &str, headers: &[(&str, &str)], body: &str) -> (u16, String) {
    send("POST", url, headers, body)
}

/// A plain request. Status and body; without a `Host` among the headers it is the server's own.
pub fn send(method: &str, url: &str, headers: &[(&str, &str)], body: &str) -> (u16, String) {
    let (status, _, body) = exchange(method, url, headers, body);
    (status, body)
}

/// The same with the headers of the answer, as they came.
pub fn exchange(
    method: &str,
    url: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> (u16, String, String) {
    let rest = url.strip_prefix("http://").expect("a plain address");
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let mut stream = TcpStream::connect(host).expect("the server listens");
    let mut head = format!("{method} /{path} HTTP/1.1\r\nConnection: close\r\n");
    if !headers.iter().any(|it| it.0.eq_ignore_ascii_case("host")) {
        head += &format!("Host: {host}\r\n");
    }
    head += &format!("Content-Length: {}\r\n", body.len());
    for (name, value) in headers {
        head += &format!("{name}: {value}\r\n");
    }
    stream.write_all(format!("{head}\r\n{body}").as_bytes()).unwrap();
    // Not to the end of the stream: that comes only when the server closes.
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).unwrap();
    let status = line.split(' ').nth(1).and_then(|word| word.parse().ok()).expect("a status");
    let mut length = None;
    let mut answered = String::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        answered += &line;
        match line.trim_end().to_lowercase().split_once(':') {
            Some(("content-length", value)) => length = value.trim().parse().ok(),
            Some(_) => {}
            None => break,
        }
    }
    let mut body = vec![0; length.unwrap_or_default()];
    reader.read_exact(&mut body).unwrap();
    (status, answered, String::from_utf8(body).unwrap())
}
