//! Chromium as a command: a page's finished DOM, and a page on paper.

use std::collections::BTreeSet;
use std::io::Read as _;
use std::io::Write as _;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::process::Stdio;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// Where Chromium usually is.
const PLACES: [&str; 5] = [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/snap/bin/chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/// It runs without a window, asks nobody but the server of the test, and keeps nothing.
const FLAGS: [&str; 11] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--hide-scrollbars",
    "--no-pdf-header-footer",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

/// How long a run may take before it counts as hung.
const PATIENCE: Duration = Duration::from_mins(3);

/// A Chromium on this machine.
pub(crate) struct Chromium {
    program: PathBuf,
}

impl Chromium {
    /// The one that `CHROMIUM` names, or one in the usual places. If there is none, says so.
    pub(crate) fn find() -> Option<Self> {
        let named = std::env::var_os("CHROMIUM").map(PathBuf::from);
        let usual = PLACES.iter().map(PathBuf::from).find(|place| place.exists());
        let Some(program) = named.or(usual) else {
            assert!(std::env::var_os("CI").is_none(), "there is no Chromium for the browser tests");
            // Not `eprintln!`: what a passing test prints is not shown.
            let line =
                "the browser tests did not run: there is no Chromium; CHROMIUM=… names one\n";
            std::io::stderr().write_all(line.as_bytes()).expect("standard error is open");
            return None;
        };
        Some(Self { program })
    }

    /// The page after its scripts have run, as HTML.
    pub(crate) fn dom(&self, address: &str) -> String {
        String::from_utf8(self.run(&["--dump-dom".to_owned()], address)).expect("HTML is UTF-8")
    }

    /// The page as a PDF.
    pub(crate) fn pdf(&self, address: &str) -> Vec<u8> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("page.pdf");
        self.run(&[format!("--print-to-pdf={}", file.display())], address);
        std::fs::read(Path::new(&file)).expect("Chromium has printed")
    }

    /// Runs with a profile of its own, and gives what is written to standard output.
    fn run(&self, flags: &[String], address: &str) -> Vec<u8> {
        let profile = tempfile::tempdir().expect("a temporary folder");
        let mut child = Command::new(&self.program)
            .args(FLAGS)
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .args(flags)
            .arg(address)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Chromium starts");
        let mut output = child.stdout.take().expect("standard output is a pipe");
        let (sender, receiver) = mpsc::channel();
        thread::spawn(move || {
            let mut bytes = Vec::new();
            let read = output.read_to_end(&mut bytes);
            sender.send(read.map(|_| bytes))
        });
        let Ok(read) = receiver.recv_timeout(PATIENCE) else {
            child.kill().expect("it can be stopped");
            panic!("Chromium hangs at {address}");
        };
        let status = child.wait().expect("it ends");
        assert!(status.success(), "Chromium fails at {address}: {status}");
        read.expect("its output can be read")
    }
}

/// How many pages a PDF has.
pub(crate) fn pages(pdf: &[u8]) -> usize {
    // `/Type /Pages` is the tree that holds them.
    count(pdf, b"/Type /Page") - count(pdf, b"/Type /Pages")
}

/// The addresses to which a PDF leads.
pub(crate) fn addresses(pdf: &[u8]) -> BTreeSet<String> {
    let text = String::from_utf8_lossy(pdf);
    let links = text.split("/URI (").skip(1).filter_map(|rest| rest.split_once(')'));
    links.map(|(address, _)| address.to_owned()).collect()
}

fn count(bytes: &[u8], part: &[u8]) -> usize {
    bytes.windows(part.len()).filter(|window| window == &part).count()
}
