//! The patterns that `src/` can raise, and under which codes, as its text says it.
//!
//! A pattern is raised under the codes that its function names, and under those of the functions to which it hands texts. A
//! function that returns a text raises it where it is called; one that does none of this is a reading of the code that its
//! file, or the module of its folder, declares.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::support::repository;
use crate::support::tree;

type Codes = BTreeSet<String>;

/// Under which codes a pattern is raised.
#[derive(Clone, Default, Debug)]
pub(crate) struct Under {
    /// Under each of these.
    pub(crate) sure: Codes,
    /// Under some of these: the text of the function does not say which.
    pub(crate) unsure: Codes,
}

impl Under {
    fn of(codes: Codes) -> Self {
        let is_sure = codes.len() == 1;
        let (sure, unsure) = if is_sure { (codes, Codes::new()) } else { (Codes::new(), codes) };
        Self { sure, unsure }
    }

    fn and(mut self, other: Self) -> Self {
        self.sure.extend(other.sure);
        self.unsure.extend(other.unsure);
        self
    }

    fn is_empty(&self) -> bool {
        self.sure.is_empty() && self.unsure.is_empty()
    }
}

/// A pattern, where it stands, and its codes.
#[derive(Clone, Debug)]
pub(crate) struct Raised {
    pub(crate) place: String,
    pub(crate) pattern: String,
    pub(crate) under: Under,
}

/// A function, or what stands before the first of a file.
struct Function {
    path: String,
    name: String,
    /// What it takes and gives, as it is declared.
    head: String,
    text: String,
    /// The codes that it names.
    codes: Codes,
    /// The names that it calls.
    calls: BTreeSet<String>,
}

impl Function {
    fn takes_texts(&self) -> bool {
        let takes = self.head.split("->").next().unwrap_or_default();
        [": Text", ": &Text", ": Claim", ": &Claim"].iter().any(|kind| takes.contains(kind))
    }

    /// Whether one calls another of its own file, or of its module by the name of the file.
    fn relies_on(&self, other: &Self) -> bool {
        let module = |path: &str| path.split('/').next().map(str::to_owned);
        let file = other.path.rsplit('/').next().unwrap_or_default().trim_end_matches(".rs");
        let call = format!("{file}::{}(", other.name);
        let is_near = module(&self.path) == module(&other.path) && self.text.contains(&call);
        self.calls.contains(&other.name) && (self.path == other.path || is_near)
    }

    fn gives(&self, kind: &str) -> bool {
        self.head.split_once("->").is_some_and(|(_, gives)| gives.contains(kind))
    }
}

/// The house, as far as it speaks.
struct House {
    functions: Vec<Function>,
    declared: Declared,
}

/// Everything that is raised anywhere but in the report itself.
pub(crate) fn raised() -> Vec<Raised> {
    let files = sources();
    let declared = declared(&files);
    let functions = files.iter().flat_map(|(path, text)| functions(path, text, &declared));
    let house = House { functions: functions.collect(), declared };
    let mut raised = Vec::new();
    for function in house.functions.iter().filter(|one| !one.path.starts_with("diagnostic/")) {
        let found = patterns(&function.text);
        let under = if found.is_empty() { Under::default() } else { house.under(function, 0) };
        raised.extend(found.into_iter().map(|pattern| {
            let place = format!("src/{} `{}`", function.path, function.name);
            Raised { place, pattern, under: under.clone() }
        }));
    }
    raised
}

/// The patterns of the report itself.
pub(crate) fn of_the_report() -> BTreeSet<String> {
    let files = sources().into_iter();
    let report = ["diagnostic/", "command/"];
    let files = files.filter(|(path, _)| report.iter().any(|folder| path.starts_with(folder)));
    files.flat_map(|(_, text)| patterns(&text)).collect()
}

impl House {
    fn under(&self, function: &Function, depth: usize) -> Under {
        if depth > 4 {
            return Under::default();
        }
        let mut codes = function.codes.clone();
        for taker in self.called(function, Function::takes_texts) {
            let Under { sure, unsure } = self.under(taker, depth + 1);
            codes.extend(sure.into_iter().chain(unsure));
        }
        let mut under = Under::of(codes);
        if function.gives("Text") {
            let callers = self.functions.iter().filter(|other| other.relies_on(function));
            for caller in callers {
                under = under.and(self.under(caller, depth + 1));
            }
        }
        if under.is_empty() {
            under = Under::of(self.of_the_file(function));
        }
        // A finding that was made elsewhere may get other words here.
        let makers = self.called(function, |other| other.gives("Diagnostic"));
        under.unsure.extend(makers.iter().flat_map(|maker| maker.codes.clone()));
        under
    }

    /// The functions of a sort that one calls: those of its own file before those of others.
    fn called(&self, function: &Function, is_meant: impl Fn(&Function) -> bool) -> Vec<&Function> {
        let named = self.functions.iter().filter(|other| function.calls.contains(&other.name));
        let meant: Vec<&Function> = named.filter(|other| is_meant(other)).collect();
        let is_own = |name: &str| {
            meant.iter().any(|other| other.path == function.path && other.name == name)
        };
        let is_reached = |other: &&&Function| other.path == function.path || !is_own(&other.name);
        meant.iter().filter(is_reached).copied().collect()
    }

    /// The codes that a file declares, else those of the module of its folder.
    fn of_the_file(&self, function: &Function) -> Codes {
        let codes = |path: &str| -> Codes {
            let of_it = self.declared.iter().filter(|((file, _), _)| file == path);
            of_it.map(|(_, code)| code.clone()).collect()
        };
        let folder = function.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let own = codes(&function.path);
        if own.is_empty() { codes(&format!("{folder}/mod.rs")) } else { own }
    }
}

/// The names of codes by the file and the `static` that declare them.
type Declared = BTreeMap<(String, String), String>;

fn declared(files: &[(String, String)]) -> Declared {
    let mut declared = Declared::new();
    for (path, text) in files {
        for (at, _) in text.match_indices(": Code") {
            let name = text[..at].rsplit(' ').next().unwrap_or_default();
            let is_static = text[..at].ends_with(&format!("static {name}"));
            if let Some(code) = text[at..].split('"').nth(1).filter(|_| is_static) {
                declared.insert((path.clone(), name.to_owned()), code.to_owned());
            }
        }
    }
    declared
}

/// The functions of a file, each with its text up to the next.
fn functions(path: &str, text: &str, declared: &Declared) -> Vec<Function> {
    let starts = text
        .match_indices("fn ")
        .filter(|(at, _)| !text[..*at].ends_with(is_word) && text[at + 3..].starts_with(is_word));
    let starts: Vec<usize> = starts.map(|(at, _)| at).collect();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let parts = starts.iter().zip(ends).map(|(start, end)| &text[start + 3..end]);
    parts
        .map(|part| {
            let (head, _) = part.split_once(" {\n").unwrap_or((part, ""));
            Function {
                path: path.to_owned(),
                name: head.split(|c| !is_word(c)).next().unwrap_or_default().to_owned(),
                head: head.to_owned(),
                text: part.to_owned(),
                codes: named(part, path, declared),
                calls: part[head.len()..]
                    .match_indices('(')
                    .map(|(at, _)| word_before(part, head.len() + at))
                    .collect(),
            }
        })
        .collect()
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn word_before(text: &str, at: usize) -> String {
    let start = text[..at].rfind(|c| !is_word(c)).map_or(0, |before| before + 1);
    text[text.ceil_char_boundary(start)..at].to_owned()
}

/// The codes that a text refers to: `&BAD_DATE`, `&config::BAD_LANGUAGE`.
fn named(text: &str, own: &str, declared: &Declared) -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    for (at, _) in text.match_indices('&') {
        let path = text[at + 1..].split(|c: char| !c.is_alphanumeric() && c != '_' && c != ':');
        let name =
            path.into_iter().next().and_then(|path| path.rsplit("::").next()).unwrap_or_default();
        let here = declared.get(&(own.to_owned(), name.to_owned()));
        // The file of a lint declares its own `CODE`.
        let there = declared.iter().find(|((_, other), _)| other == name && name != "CODE");
        codes.extend(here.or(there.map(|(_, code)| code)).cloned());
    }
    codes
}

/// The patterns between `text!("` and its quote, as the compiler reads them.
fn patterns(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, start) in text.match_indices("text!(") {
        if let Some(literal) = text[at + start.len()..].trim_start().strip_prefix('"') {
            found.push(literal_of(literal));
        }
    }
    found
}

fn literal_of(text: &str) -> String {
    let mut said = String::new();
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next().filter(|letter| *letter != '"') {
        match (letter, letter == '\\') {
            (_, false) => said.push(letter),
            (_, true) => match letters.next() {
                Some('n') => said.push('\n'),
                Some('\n') => while letters.next_if(|c| c.is_whitespace()).is_some() {},
                Some(escaped) => said.push(escaped),
                None => {}
            },
        }
    }
    said
}

/// The files of `src/` without their tests.
fn sources() -> Vec<(String, String)> {
    let files = tree(&repository().join("src")).into_iter();
    let files = files.filter(|(path, _)| {
        path.ends_with(".rs") && !path.contains("tests") && !path.ends_with("laws.rs")
    });
    files
        .map(|(path, bytes)| {
            let text = String::from_utf8(bytes).expect("UTF-8");
            let text =
                text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default().to_owned();
            (path, text)
        })
        .collect()
}
