//! A small server on loopback: the files of the sites under their base paths, and the specimens, pages with faults that the
//! checks must find.

use std::io::BufRead as _;
use std::io::BufReader;
use std::io::Write as _;
use std::net::TcpListener;
use std::net::TcpStream;
use std::path::Path;
use std::sync::LazyLock;
use std::sync::Mutex;
use std::thread;

use crate::site;

/// The folder of pages with faults.
pub(crate) const SPECIMENS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser/specimens");

/// What was asked for and is not there.
static MISSING: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Where the server is, which lives as long as the tests. A browser opens connections ahead and leaves them idle, so each has
/// a thread of its own.
static ORIGIN: LazyLock<String> = LazyLock::new(|| {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let origin = format!("http://{}", listener.local_addr().expect("an address"));
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            // Whoever hangs up early has read enough.
            thread::spawn(move || drop(answer(&stream)));
        }
    });
    origin
});

/// The address of a path.
pub(crate) fn address(path: &str) -> String {
    format!("{}{path}", *ORIGIN)
}

/// The path of an address, or the address if it is of elsewhere.
pub(crate) fn path(address: &str) -> &str {
    let path = address.strip_prefix(ORIGIN.as_str()).unwrap_or(address);
    path.split(['?', '#']).next().unwrap_or(path)
}

/// What was asked for and is not there.
pub(crate) fn missing() -> Vec<String> {
    MISSING.lock().expect("no panic while held").clone()
}

/// The bytes of a path.
pub(crate) fn bytes(path: &str) -> Option<Vec<u8>> {
    match path.strip_prefix("/specimens/") {
        Some(name) => std::fs::read(Path::new(SPECIMENS).join(name)).ok(),
        None => std::fs::read(site::file(path)?).ok(),
    }
}

fn answer(mut stream: &TcpStream) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream).lines();
    let Some(request) = lines.next().transpose()? else { return Ok(()) };
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    let target = request.split(' ').nth(1).unwrap_or("/");
    let path = target.split('?').next().unwrap_or(target);
    let body = bytes(path);
    let status = if body.is_some() { "200 OK" } else { "404 Not Found" };
    // Browsers ask for it by themselves where a page, like the specimens, names no icon.
    if body.is_none() && path != "/favicon.ico" {
        MISSING.lock().expect("no panic while held").push(path.to_owned());
    }
    let body = body.unwrap_or_default();
    let (media, length) = (media_type(path), body.len());
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {media}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
    )?;
    stream.write_all(&body)
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("css") => "text/css",
        Some("svg") => "image/svg+xml",
        Some("xml") => "application/xml",
        Some("png") => "image/png",
        Some("jpg") => "image/jpeg",
        Some("js") => "text/javascript",
        Some("json" | "webmanifest") => "application/json",
        _ => "text/html; charset=utf-8",
    }
}
