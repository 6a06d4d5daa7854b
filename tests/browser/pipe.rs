//! The wire to Chromium: the `DevTools` protocol, whose messages are JSON with a zero byte after each.
//!
//! Whoever calls waits for the answer to that call; what Chromium tells by itself goes to the tab that it tells of. A call
//! that is refused, or not answered for long, ends the test.

use std::collections::BTreeMap;
use std::io::BufRead as _;
use std::io::BufReader;
use std::io::Read;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ChildStdin;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use serde_json::Value;

use crate::chromium;

/// How long an answer or an event may take before Chromium counts as hung.
pub(crate) const PATIENCE: Duration = Duration::from_mins(2);

/// A Chromium that listens.
pub(crate) struct Pipe {
    wire: Mutex<Wire>,
    listeners: Arc<Listeners>,
}

struct Wire {
    messages: u64,
    input: ChildStdin,
}

/// Who waits for what: an answer by its number, events by the session of a tab.
#[derive(Default)]
struct Listeners {
    answers: Mutex<BTreeMap<u64, Sender<Value>>>,
    events: Mutex<BTreeMap<String, Sender<Value>>>,
}

impl Pipe {
    /// Starts Chromium and listens to it.
    pub(crate) fn open(program: PathBuf) -> Self {
        let mut child = chromium::start(program);
        let input = child.stdin.take().expect("standard input is a pipe");
        let output = child.stdout.take().expect("standard output is a pipe");
        let listeners = Arc::new(Listeners::default());
        let told = Arc::clone(&listeners);
        thread::spawn(move || {
            told.listen(output);
            child.wait()
        });
        Self { wire: Mutex::new(Wire { messages: 0, input }), listeners }
    }

    /// What comes of a method with parameters in JSON, for a session or, without one, for the browser.
    pub(crate) fn call(&self, session: Option<&str>, method: &str, parameters: &str) -> Value {
        let (sender, answer) = mpsc::channel();
        let session = session.map(|name| format!(",\"sessionId\":\"{name}\"")).unwrap_or_default();
        {
            let mut wire = self.wire.lock().expect("no panic while held");
            wire.messages += 1;
            let id = wire.messages;
            self.listeners.answers.lock().expect("as above").insert(id, sender);
            let message = format!(
                "{{\"id\":{id},\"method\":\"{method}\"{session},\"params\":{parameters}}}\0"
            );
            wire.input.write_all(message.as_bytes()).expect("Chromium listens");
        }
        let answer = answer.recv_timeout(PATIENCE);
        let mut answer = answer.unwrap_or_else(|_| panic!("Chromium does not answer {method}"));
        assert!(answer["error"].is_null(), "{method}: {}", answer["error"]);
        answer["result"].take()
    }

    /// What Chromium tells of a session from now on.
    pub(crate) fn events(&self, session: &str) -> Receiver<Value> {
        let (sender, events) = mpsc::channel();
        self.listeners.events.lock().expect("as above").insert(session.to_owned(), sender);
        events
    }
}

impl Listeners {
    /// Hands on what comes until nothing comes; then everyone who waits gives up.
    fn listen(&self, output: impl Read) {
        for bytes in BufReader::with_capacity(1 << 20, output).split(0) {
            let Ok(bytes) = bytes else { break };
            let message: Value = serde_json::from_slice(&bytes).expect("it speaks JSON");
            self.hand_on(message);
        }
        self.answers.lock().expect("no panic while held").clear();
        self.events.lock().expect("as above").clear();
    }

    fn hand_on(&self, message: Value) {
        let listener = match (message["id"].as_u64(), message["sessionId"].as_str()) {
            (Some(id), _) => self.answers.lock().expect("no panic while held").remove(&id),
            (None, Some(session)) => self.events.lock().expect("as above").get(session).cloned(),
            (None, None) => None,
        };
        if let Some(listener) = listener {
            // Whoever no longer listens has seen enough.
            let _ = listener.send(message);
        }
    }
}
