//! What a served page has more than a built one: a script that loads it anew and shows findings, and the leave to run it.
//!
//! The files of that script lie at the root of the host, so that they are found whatever the base address of the site becomes.

use html5gum::DefaultEmitter;
use html5gum::StartTag;
use html5gum::Token;
use html5gum::Tokenizer;
use percent_encoding::AsciiSet;
use percent_encoding::CONTROLS;
use percent_encoding::utf8_percent_encode;

use super::answer::Fate;

/// Where open pages hear of changes.
pub(super) const EVENTS: &str = "/_jubilee/events";

/// What belongs to the service and not to the site.
const OWN: &[(&str, &str)] = &[
    ("/_jubilee/reload.js", include_str!("reload.js")),
    ("/_jubilee/findings.css", include_str!("findings.css")),
];

const INSTEAD: &str = include_str!("instead.html");

/// What the script must be allowed: to run, to look well, and to hear.
const NEEDED: &[&str] = &["script-src", "style-src", "connect-src"];

/// What a path of an address cannot hold as it is.
const IN_PATH: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'%').add(b'<').add(b'>').add(b'?').add(b'`');

/// What a page is drawn from.
pub(super) struct Mark<'m> {
    pub(super) run: &'m str,
    pub(super) revision: u64,
}

/// A file of the service, by its path.
pub(super) fn own_file(path: &str) -> Option<(&'static str, &'static str)> {
    OWN.iter().find(|(own, _)| *own == path).copied()
}

/// A path as an address writes it. Two slashes at its start would name another host.
pub(super) fn encoded(path: &str) -> String {
    format!("/{}", utf8_percent_encode(path.trim_start_matches('/'), IN_PATH))
}

/// A page with the script.
pub(super) fn into_page(html: &str, mark: &Mark<'_>) -> String {
    let mut page = String::with_capacity(html.len() + 512);
    let mut done = 0;
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    for Ok(token) in Tokenizer::new_with_emitter(html, emitter) {
        match token {
            Token::StartTag(tag) if is_policy(&tag) => {
                page.push_str(&html[done..tag.span.start]);
                page.push_str(&widened(&tag));
                done = tag.span.end;
            }
            Token::StartTag(tag) if tag.name.as_slice() == b"body" => {
                page.push_str(&html[done..tag.span.start]);
                done = tag.span.start;
                break;
            }
            Token::EndTag(tag) if tag.name.as_slice() == b"head" => {
                page.push_str(&html[done..tag.span.start]);
                done = tag.span.start;
                break;
            }
            _ => {}
        }
    }
    if done == 0 {
        // It has no head: the script may stand at the end.
        page.push_str(html);
        done = html.len();
    }
    page.push_str(&script(mark));
    page.push_str(&html[done..]);
    page
}

/// What is shown where there is no page.
pub(super) fn instead_of_page(fate: Fate, report: &str, mark: &Mark<'_>) -> String {
    let title = match fate {
        Fate::There | Fate::Unmended => "This page is shown when what is wrong is mended",
        Fate::Missing => "There is nothing at this address",
        Fate::Faulty => "jubilee has a fault and could not draw this page",
    };
    let page = INSTEAD.replace("{title}", title).replace("{report}", &escaped(report));
    into_page(&page, mark)
}

fn script(Mark { run, revision }: &Mark<'_>) -> String {
    format!(
        "<script src=\"/_jubilee/reload.js\" data-run=\"{run}\" data-revision=\"{revision}\" defer></script>\n"
    )
}

fn is_policy(tag: &StartTag<usize>) -> bool {
    let names = tag.attributes.get(b"http-equiv".as_slice());
    tag.name.as_slice() == b"meta"
        && names.is_some_and(|name| name.eq_ignore_ascii_case(b"content-security-policy"))
}

/// The tag of a policy, with a policy that lets the script do its work.
fn widened(tag: &StartTag<usize>) -> String {
    let policy = tag.attributes.get(b"content".as_slice());
    let policy = policy.map(|text| String::from_utf8_lossy(text).into_owned()).unwrap_or_default();
    let policy = NEEDED.iter().fold(policy, |policy, directive| allow(&policy, directive));
    format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">", escaped(&policy))
}

/// A policy by which a directive allows this server.
fn allow(policy: &str, directive: &str) -> String {
    let mut parts: Vec<Vec<&str>> = policy
        .split(';')
        .map(|part| part.split_whitespace().collect())
        .filter(|part: &Vec<&str>| !part.is_empty())
        .collect();
    let place = |parts: &[Vec<&str>], name: &str| {
        parts.iter().position(|part| part[0].eq_ignore_ascii_case(name))
    };
    let own = place(&parts, directive);
    match own.or_else(|| place(&parts, "default-src")) {
        // What nothing is said of is allowed.
        None => {}
        Some(at) if parts[at].contains(&"'self'") => {}
        Some(at) => {
            let mut sources = parts[at].split_off(1);
            if own.is_none() {
                parts[at].extend(&sources);
                parts.push(vec![directive]);
            }
            sources.retain(|source| !source.eq_ignore_ascii_case("'none'"));
            sources.push("'self'");
            let at = own.unwrap_or(parts.len() - 1);
            parts[at].extend(sources);
        }
    }
    parts.iter().map(|part| part.join(" ")).collect::<Vec<_>>().join("; ")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}
