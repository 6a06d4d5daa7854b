//! `jubilee serve` as a program of its own, and what one needs to speak with it: requests by hand, the stream of events, and
//! the lines that it writes to the terminal. Nothing here waits for a time; what does not come within `PATIENCE` fails.
#![allow(dead_code, reason = "each file of tests takes what it needs")]

use std::collections::BTreeMap;
use std::io::BufRead as _;
use std::io::BufReader;
use std::io::Read as _;
use std::io::Write as _;
use std::net::TcpStream;
use std::path::Path;
use std::process::Child;
use std::process::Stdio;
use std::sync::Mutex;
use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::thread;
use std::time::Duration;

use serde_json::Value;

use crate::support::jubilee;

/// After so long something will not come any more.
const PATIENCE: Duration = Duration::from_mins(1);

/// The program, which ends with the test.
pub(crate) struct Service {
    child: Child,
    lines: Mutex<Receiver<String>>,
    /// The line that says where it is.
    pub(crate) opened: String,
    pub(crate) port: u16,
    /// The path of the site.
    pub(crate) base: String,
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: String,
}

/// The stream of events, as an open page hears it.
pub(crate) struct Events(BufReader<TcpStream>);

impl Service {
    /// Serves a site at any port.
    pub(crate) fn of(root: &Path) -> Self {
        Self::with(root, &["--port", "0"])
    }

    /// Serves a site.
    pub(crate) fn with(root: &Path, arguments: &[&str]) -> Self {
        let root = root.to_str().expect("a path in Unicode");
        let mut command = jubilee(&["serve", "--root", root, "--color", "never"]);
        command.args(arguments).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the command starts");
        let errors = BufReader::new(child.stderr.take().expect("as asked for"));
        let (told, lines) = mpsc::channel();
        thread::spawn(move || {
            for line in errors.lines().map_while(Result::ok) {
                if told.send(line).is_err() {
                    return;
                }
            }
        });
        let mut service = Self {
            child,
            lines: Mutex::new(lines),
            opened: String::new(),
            port: 0,
            base: String::new(),
        };
        service.opened = service.line("the site is at http://127.0.0.1:");
        let (_, address) = service.opened.split_once("127.0.0.1:").expect("as looked for");
        let (port, rest) = address.split_once('/').expect("it has a path");
        service.port = port.parse().expect("a port");
        service.base = format!("/{}", rest.split(' ').next().expect("a path"));
        service
    }

    /// The next line to the terminal that holds a text.
    pub(crate) fn line(&self, text: &str) -> String {
        loop {
            let line = self.lines.lock().expect("no panic while held").recv_timeout(PATIENCE);
            let line = line.unwrap_or_else(|_| panic!("no line says {text:?}"));
            if line.contains(text) {
                return line;
            }
        }
    }

    /// The host, as a browser names it.
    pub(crate) fn host(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// What stands at a path below the base.
    pub(crate) fn get(&self, path: &str) -> Reply {
        self.ask("GET", &format!("{}{path}", self.base), &[])
    }

    /// Asks as a browser would, with further headers, which may replace `Host`.
    pub(crate) fn ask(&self, method: &str, target: &str, headers: &[(&str, &str)]) -> Reply {
        let stream = self.send(method, target, headers);
        let mut bytes = Vec::new();
        BufReader::new(stream).read_to_end(&mut bytes).expect("an answer");
        Reply::of(&bytes)
    }

    /// Listens as an open page does.
    pub(crate) fn events(&self) -> Events {
        Events(BufReader::new(self.send("GET", "/_jubilee/events", &[])))
    }

    fn send(&self, method: &str, target: &str, headers: &[(&str, &str)]) -> TcpStream {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it is there");
        stream.set_read_timeout(Some(PATIENCE)).expect("a patience");
        let mut request = format!("{method} {target} HTTP/1.1\r\nConnection: close\r\n");
        if !headers.iter().any(|(name, _)| *name == "Host") {
            request.push_str(&format!("Host: {}\r\n", self.host()));
        }
        for (name, value) in headers {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        request.push_str("\r\n");
        stream.write_all(request.as_bytes()).expect("it listens");
        stream
    }

    /// Interrupts it as Ctrl-C does; the status with which it ends.
    #[cfg(unix)]
    pub(crate) fn interrupt(mut self) -> Option<i32> {
        let process = self.child.id().to_string();
        let sent = std::process::Command::new("kill").args(["-INT", &process]).status();
        assert!(sent.expect("a signal is sent").success());
        self.child.wait().expect("it ends").code()
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Reply {
    fn of(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let (head, body) = text.split_once("\r\n\r\n").expect("a head");
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)).expect("a status");
        let headers = lines.filter_map(|line| line.split_once(": "));
        Self {
            status: status.parse().expect("a number"),
            headers: headers
                .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
                .collect(),
            body: body.to_owned(),
        }
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }
}

impl Events {
    /// The next event.
    pub(crate) fn next(&mut self) -> Value {
        let mut signs_of_life = 0;
        loop {
            let mut line = String::new();
            let read = self.0.read_line(&mut line).expect("an event comes");
            assert!(read > 0, "the stream ended");
            // A comment comes every fifteen seconds.
            signs_of_life += usize::from(line.starts_with(':'));
            assert!(signs_of_life < 3, "no event comes");
            if let Some(data) = line.strip_prefix("data: ") {
                return serde_json::from_str(data).expect("it is JSON");
            }
        }
    }

    /// The next event of which something is true.
    pub(crate) fn until(&mut self, is_it: impl Fn(&Value) -> bool) -> Value {
        loop {
            let event = self.next();
            if is_it(&event) {
                return event;
            }
        }
    }

    /// The next event that says that pages are to be loaded anew since a revision, and its revision.
    pub(crate) fn after(&mut self, revision: u64) -> u64 {
        let event = self.until(|event| pages(event) > revision);
        pages(&event)
    }

    /// The next event with a finding of a code, or with none at all.
    pub(crate) fn finding(&mut self, code: Option<&str>) -> Value {
        self.until(|event| {
            let found = event["findings"].as_array().expect("a list");
            match code {
                Some(code) => found.iter().any(|finding| finding["code"] == code),
                None => found.is_empty(),
            }
        })
    }
}

/// The revision of pages that an event tells.
pub(crate) fn pages(event: &Value) -> u64 {
    event["pages"].as_u64().expect("a number")
}
