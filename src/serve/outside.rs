//! Whom the desk tells what happens: open pages by way of the board, and who stands at the terminal.

use std::sync::Arc;

use super::Listener;
use super::News;
use super::Port;
use super::Vocabulary;
use super::board::Board;
use super::board::Notice;
use super::change::Change;
use super::finding;
use crate::config::Config;
use crate::diagnostic::Code;
use crate::diagnostic::Counts;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Tongue;
use crate::diagnostic::Words;
use crate::diagnostic::report;
use crate::diagnostic::report::Format;
use crate::diagnostic::report::Paint;
use crate::diagnostic::text;
use crate::lint;
use crate::source::Sources;

/// Those who are told.
pub(super) struct Outside {
    board: Arc<Board>,
    notice: Notice,
    listener: Listener,
    codes: Vec<&'static Code>,
    vocabulary: Vocabulary,
    /// The words for the present site, and the language that it asks for.
    words: Words,
    asked: Option<Tongue>,
    place: Place,
    /// Where the site was said to be.
    told: Option<String>,
}

/// Where the server is.
pub(super) struct Place {
    /// Its address without a path.
    pub(super) origin: String,
    /// Whether it has the port that was wished for.
    pub(super) port: Port,
}

/// A revision that has come.
pub(super) struct Revised<'r> {
    pub(super) number: u64,
    pub(super) change: &'r Change,
    pub(super) milliseconds: u128,
    pub(super) found: &'r Diagnostics,
    pub(super) sources: &'r Sources,
    /// Nothing where `book.toml` cannot be read.
    pub(super) config: Option<&'r Config>,
}

impl Outside {
    pub(super) fn new(
        board: Arc<Board>,
        listener: Listener,
        codes: Vec<&'static Code>,
        vocabulary: Vocabulary,
        place: Place,
    ) -> Self {
        let (words, notice) = (vocabulary(None), Notice::blank());
        Self { board, notice, listener, codes, vocabulary, words, asked: None, place, told: None }
    }

    /// Speaks as the site wishes.
    fn speak(&mut self, config: Option<&Config>) {
        let asked = config.and_then(|config| config.site.editor_language);
        if asked != self.asked {
            self.words = (self.vocabulary)(config);
            self.asked = asked;
        }
    }

    /// Findings as they are told: with the levels of the site, in order.
    pub(super) fn as_told(
        &self,
        mut found: Diagnostics,
        config: Option<&Config>,
        sources: &Sources,
    ) -> Diagnostics {
        if let Some(config) = config {
            lint::apply_levels(config, &self.codes, &mut found);
        }
        found.sort(sources);
        found
    }

    /// Findings as people read them where there is no page to show them on.
    pub(super) fn report(&self, found: &Diagnostics, sources: &Sources) -> String {
        report::write(found, sources, &self.words, Format::Human, Paint::Plain)
    }

    /// Tells all of a revision, and what is known to be wrong in it as yet.
    pub(super) fn revised(&mut self, revised: &Revised<'_>) {
        let Revised { number, change, milliseconds, sources, config, .. } = *revised;
        self.speak(config);
        let found = self.as_told(revised.found.clone(), config, sources);
        if let Some(config) = config {
            config.site.base.path().clone_into(&mut self.notice.base);
        }
        self.notice.revise(number, change.reach());
        self.show(&found, sources);
        self.tell_where();
        let counts = self.counts(found.counts());
        self.tell(News::Planned { what: &change.what(), milliseconds, counts: &counts });
        // What is only worth mending waits until all is known.
        if found.has_errors() {
            self.tell_found(&found, sources);
        }
    }

    /// How much is wrong.
    fn counts(&self, counts: Counts) -> String {
        match counts {
            Counts { errors: 0, warnings: 0 } => self.words.report(&text!("nothing to mend")),
            counts => self.words.counts(counts),
        }
    }

    /// Says where the site is, unless that is known.
    fn tell_where(&mut self) {
        let address = format!("{}{}", self.place.origin, self.notice.base);
        if self.told.as_ref() != Some(&address) {
            self.tell(News::Open { address: &address, port: self.place.port });
            self.told = Some(address);
        }
    }

    /// Shows open pages what is wrong.
    pub(super) fn show(&mut self, found: &Diagnostics, sources: &Sources) {
        self.notice.shown = finding::shown(found, sources, &self.words);
        self.board.post(&self.notice);
    }

    /// Tells who stands at the terminal what is wrong.
    pub(super) fn tell_found(&mut self, found: &Diagnostics, sources: &Sources) {
        (self.listener)(News::Found(found, sources, &self.words));
    }

    /// Tells who stands at the terminal.
    pub(super) fn tell(&mut self, news: News<'_>) {
        (self.listener)(news);
    }
}
