//! How a case is written: a site in one text file.
//!
//! ```text
//! What the editor did, in a sentence or two: this is for those who read the case.
//! === command: build --strict ===
//! === content/buildings/mill.md | crlf ===
//! +++
//! …
//! ```
//!
//! The command is `check` where the case names none. `town/book.toml` and its words are those of a case without
//! `book.toml`; a case that wants none says `=== book.toml | absent ===`. After the path stands what text cannot say:
//!
//! | option | the file |
//! | --- | --- |
//! | `bom` | begins with a byte order mark |
//! | `crlf` | has the line ends of Windows |
//! | `latin1`, `utf16` | is saved in that encoding |
//! | `nul` | has a NUL byte in place of each `␀` |
//! | `repeat 1001` | has its last line so many times |
//! | `size 3MiB` | is so large; it holds nothing |
//! | `link -> ../out` | is a symbolic link |

use std::ffi::OsString;
use std::fs;
use std::path::Path;

use jubilee::command::Outcome;

/// A site, and what is asked of it.
pub(crate) struct Case {
    command: Vec<String>,
    files: Vec<File>,
}

struct File {
    path: String,
    options: Vec<String>,
    text: String,
}

impl Case {
    /// Reads a case.
    pub(crate) fn parse(text: &str) -> Self {
        let mut case = Self { command: vec!["check".to_owned()], files: Vec::new() };
        let mut told = String::new();
        for line in text.split_inclusive('\n') {
            let head = line.strip_prefix("=== ").and_then(|head| head.trim().strip_suffix(" ==="));
            match head.map(|head| head.strip_prefix("command: ").ok_or(head)) {
                Some(Ok(command)) => case.command = words(command),
                Some(Err(file)) => case.files.push(File::named(file)),
                None => match case.files.last_mut() {
                    Some(file) => file.text.push_str(line),
                    None => told.push_str(line),
                },
            }
        }
        assert!(told.trim().len() > 10, "a case begins with what the editor did");
        if !case.files.iter().any(|file| file.path == "book.toml") {
            let town = [
                ("book.toml", include_str!("town/book.toml")),
                ("content/words.ru.toml", include_str!("town/words.ru.toml")),
            ];
            for (path, text) in town {
                if !case.files.iter().any(|file| file.path == path) {
                    case.files.push(File { text: text.to_owned(), ..File::named(path) });
                }
            }
        }
        case
    }

    /// What the command says of the site in English, unless the case says otherwise, and how it went.
    pub(crate) fn report(&self) -> String {
        let english: &[&str] = &["--messages", "en"];
        let more = if self.chooses_its_language() { &[] } else { english };
        let (outcome, root) = self.run(&self.command, more);
        let mut report = outcome.errors;
        if !outcome.output.is_empty() {
            report.push_str("--- standard output ---\n");
            report.push_str(&outcome.output);
        }
        report.push_str(&format!("--- exit status {} ---\n", outcome.status.code()));
        report.replace(&root, "ROOT")
    }

    /// Whether the command says in which language it answers.
    pub(crate) fn chooses_its_language(&self) -> bool {
        self.command.iter().any(|word| word == "--messages")
    }

    /// The findings in a language, as programs are told of them.
    pub(crate) fn findings(&self, tag: &str) -> Vec<serde_json::Value> {
        let mut command = self.command.clone();
        if let Some(at) = command.iter().position(|word| word == "--format") {
            command.drain(at..at + 2);
        }
        let (outcome, root) = self.run(&command, &["--format", "json", "--messages", tag]);
        let lines = outcome.output.lines().map(|line| line.replace(&root, "ROOT"));
        let objects = lines.map(|line| serde_json::from_str(&line).expect("JSON"));
        objects.filter(|object: &serde_json::Value| object["code"].is_string()).collect()
    }

    /// Runs a command on the site, which is gone afterwards, and says where it lay.
    fn run(&self, command: &[String], more: &[&str]) -> (Outcome, String) {
        let outside = tempfile::tempdir().expect("a folder");
        // Out of the site there is something, so that links can lead there.
        let root = outside.path().canonicalize().expect("a folder").join("town");
        fs::create_dir(&root).expect("a folder");
        fs::write(outside.path().join("secret.txt"), "secret").expect("a file");
        for file in &self.files {
            file.write(&root);
        }
        let (name, options) = command.split_first().expect("a command");
        let mut arguments: Vec<OsString> = vec!["jubilee".into(), name.into()];
        arguments.extend(["--color".into(), "never".into(), "--root".into(), root.clone().into()]);
        arguments.extend(more.iter().map(OsString::from));
        arguments.extend(options.iter().map(|option| option.replace("ROOT", &shown(&root)).into()));
        let outcome = jubilee::command::run(arguments).expect("a command line that is right");
        (outcome, shown(&root))
    }
}

impl File {
    fn named(head: &str) -> Self {
        let mut parts = head.split(" | ").map(str::to_owned);
        let path = parts.next().unwrap_or_default();
        Self { path, options: parts.collect(), text: String::new() }
    }

    fn write(&self, root: &Path) {
        let path = root.join(&self.path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        let mut bytes = self.text.clone().into_bytes();
        for option in &self.options {
            let (word, value) = option.split_once(' ').unwrap_or((option, ""));
            bytes = match word {
                "absent" => return,
                "link" => return link(value.trim_start_matches("-> "), &path),
                "size" => return grow(&path, value),
                "bom" => [b"\xef\xbb\xbf", bytes.as_slice()].concat(),
                "crlf" => text(bytes).replace('\n', "\r\n").into_bytes(),
                "latin1" => text(bytes).chars().map(|c| u8::try_from(c).expect("é")).collect(),
                "utf16" => utf16(&text(bytes)),
                "nul" => text(bytes).replace('␀', "\0").into_bytes(),
                "repeat" => repeated(&text(bytes), value.parse().expect("a number")).into_bytes(),
                _ => panic!("there is no option `{option}`"),
            };
        }
        fs::write(path, bytes).expect("a file");
    }
}

fn words(line: &str) -> Vec<String> {
    line.split_whitespace().map(str::to_owned).collect()
}

fn shown(path: &Path) -> String {
    path.to_str().expect("a path in Unicode").to_owned()
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("text")
}

fn repeated(text: &str, times: usize) -> String {
    let last = text.lines().last().unwrap_or_default();
    format!("{text}{}", format!("{last}\n").repeat(times - 1))
}

fn utf16(text: &str) -> Vec<u8> {
    let units = text.encode_utf16().flat_map(u16::to_le_bytes);
    [0xff, 0xfe].into_iter().chain(units).collect()
}

fn grow(path: &Path, size: &str) {
    let mib: u64 = size.strip_suffix("MiB").and_then(|mib| mib.parse().ok()).expect("3MiB");
    fs::File::create(path).expect("a file").set_len(mib << 20).expect("a large file");
}

#[cfg(unix)]
fn link(target: &str, path: &Path) {
    std::os::unix::fs::symlink(target, path).expect("a link");
}
