//! A small server on loopback: the files of a site, and the page that looks at them.

use std::io::BufRead as _;
use std::io::BufReader;
use std::io::Write as _;
use std::net::TcpListener;
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::Mutex;
use std::thread;

use crate::site::Site;

/// A server that lives as long as the tests.
pub(crate) struct Server {
    origin: String,
    missing: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Serves a site, and `visit` under `/visit`. A browser opens connections ahead and leaves them
    /// idle, so each has a thread of its own.
    pub(crate) fn start(site: Site, visit: String) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let origin = format!("http://{}", listener.local_addr().expect("an address"));
        let missing = Arc::new(Mutex::new(Vec::new()));
        let shared = Arc::new((site, visit, Arc::clone(&missing)));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = Arc::clone(&shared);
                thread::spawn(move || {
                    let (site, visit, missing) = &*shared;
                    // Whoever hangs up early has read enough.
                    let _ = answer(&stream, site, visit, missing);
                });
            }
        });
        Self { origin, missing }
    }

    /// The address of a path.
    pub(crate) fn address(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    /// What was asked for and is not there.
    pub(crate) fn missing(&self) -> Vec<String> {
        self.missing.lock().expect("no panic while held").clone()
    }
}

fn answer(
    mut stream: &TcpStream,
    site: &Site,
    visit: &str,
    missing: &Mutex<Vec<String>>,
) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream).lines();
    let Some(request) = lines.next().transpose()? else { return Ok(()) };
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    let target = request.split(' ').nth(1).unwrap_or("/");
    let path = target.split('?').next().unwrap_or(target);
    let body = if path == "/visit" { Some(visit.as_bytes().to_vec()) } else { site.file(path) };
    let status = if body.is_some() { "200 OK" } else { "404 Not Found" };
    // Browsers ask for it on the page that looks at the others, which is not of the site.
    if body.is_none() && path != "/favicon.ico" {
        missing.lock().expect("no panic while held").push(path.to_owned());
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
        _ => "text/html; charset=utf-8",
    }
}
