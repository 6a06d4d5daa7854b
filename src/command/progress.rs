//! One line on a terminal while a build takes long: how many files are finished. It is gone when they all are.
//!
//! Deliberately absent: bars, an estimate, and any line where nobody watches or where all is done within a second.

use std::io::IsTerminal as _;
use std::path::Path;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::time::Duration;
use std::time::Instant;

use crate::diagnostic::Diagnostic;
use crate::path::RelPath;
use crate::pipeline::Sink;

/// Someone who waits longer than this wants to know how long.
const PATIENCE: Duration = Duration::from_secs(1);

/// The line changes ten times a second.
const TICK: Duration = Duration::from_millis(100);

/// A sink that hands on what it takes, and counts.
pub(super) struct Progress<'a> {
    sink: &'a dyn Sink,
    all: usize,
    done: AtomicUsize,
    started: Instant,
    /// When the line was written last, in milliseconds from the start; nothing was written yet at 0.
    written: AtomicU64,
    watched: bool,
}

/// Whether someone looks at standard error.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Watched {
    /// As far as the program can see.
    IfTerminal,
    /// Nobody wants to be told.
    Never,
}

impl<'a> Progress<'a> {
    /// Counts what a sink takes, of so many files, in a command that started then.
    pub(super) fn new(sink: &'a dyn Sink, all: usize, started: Instant, watched: Watched) -> Self {
        let watched = watched == Watched::IfTerminal && std::io::stderr().is_terminal();
        let (done, written) = (AtomicUsize::new(0), AtomicU64::new(0));
        Self { sink, all, done, started, written, watched }
    }

    fn count(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        let written = self.written.load(Ordering::Relaxed);
        if !self.watched || !is_due(self.started.elapsed(), Duration::from_millis(written)) {
            return;
        }
        let now = u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX);
        // Of several threads only one writes.
        let turn =
            self.written.compare_exchange(written, now, Ordering::Relaxed, Ordering::Relaxed);
        if turn.is_ok() {
            say(&line(done, self.all));
        }
    }
}

/// Whether the line is to be written, so long after the start, when it was last written then.
fn is_due(elapsed: Duration, written: Duration) -> bool {
    elapsed >= PATIENCE && elapsed.saturating_sub(written) >= TICK
}

/// The line, which takes the place of the one before.
fn line(done: usize, all: usize) -> String {
    format!("\r{done} of {all} files")
}

#[expect(clippy::print_stderr, reason = "someone who waits wants to know before the command ends")]
fn say(text: &str) {
    eprint!("{text}");
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        if *self.written.get_mut() > 0 {
            let blank = " ".repeat(line(self.all, self.all).len());
            say(&format!("\r{blank}\r"));
        }
    }
}

impl Sink for Progress<'_> {
    fn write(&self, path: &RelPath, bytes: &[u8]) -> Result<(), Box<Diagnostic>> {
        let written = self.sink.write(path, bytes);
        self.count();
        written
    }

    fn copy(&self, path: &RelPath, from: &Path) -> Result<(), Box<Diagnostic>> {
        let copied = self.sink.copy(path, from);
        self.count();
        copied
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::is_due;

    #[test]
    fn the_line_waits_a_second_and_then_changes_ten_times_in_each() {
        for (elapsed, written, due) in [
            (0, 0, false),
            (999, 0, false),
            (1000, 0, true),
            (1050, 1000, false),
            (1100, 1000, true),
            (1000, 1200, false),
        ] {
            let [elapsed, written] = [elapsed, written].map(Duration::from_millis);
            assert_eq!(is_due(elapsed, written), due, "{elapsed:?} {written:?}");
        }
    }
}
