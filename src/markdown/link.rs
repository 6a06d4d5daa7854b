//! Where a link leads by its scheme, and which schemes are let through.
//!
//! Always holds: the scheme is judged on the decoded address, as the most lenient browser would read it.
//! Whether the target exists is not asked here.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::diagnostic::text;

pub(super) static LINK_SCHEME: Code = Code::error(
    "link-scheme",
    "Links lead to files of the site, to `https://` or `http://` addresses, to `mailto:` or `tel:`. Anything else, \
     such as `javascript:`, `data:` or `file:`, would run or open what is not the site's.",
);
pub(super) static EMPTY_LINK: Code = Code::error(
    "empty-link",
    "A link or an image has nothing between the round brackets. Write the file or the address that is meant.",
);
pub(super) static EMPTY_LINK_TEXT: Code = Code::error(
    "empty-link-text",
    "A link has no words, so that nobody can see it or hear where it leads. Write words between the square brackets.",
);
pub(super) static MALFORMED_LINK: Code = Code::error(
    "malformed-link",
    "Something looks like a link but is none, so that readers would see the brackets. An address with spaces stands in \
     angle brackets, `[words](<two words.md>)`; inside the words there may be no other link and no footnote.",
);
pub(super) static EXTERNAL_IMAGE: Code = Code::error(
    "external-image",
    "A page loads nothing from other sites: that would tell them who reads it, and the picture may vanish. Put the \
     file into the folder of the page, if its licence allows, and name it. On GitHub: Add file, Upload files.",
);
pub(super) static UNDEFINED_REFERENCE: Code = Code::error(
    "undefined-reference",
    "`[words][name]` is a link whose address stands elsewhere on the page, as `[name]: address`; that line is missing. \
     Add it, write `[words](address)`, or put a backslash before the brackets if they are only brackets.",
);

/// How often an address may be percent-encoded over again.
const LAYERS: usize = 8;

/// Where a link leads by its scheme.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LinkKind {
    /// A file from where the page stands, or a place on the page itself: `../a.md`, `#b`.
    Relative,
    /// A path from the root of the site: `/a/b/`.
    Site,
    /// An `http` or `https` address.
    Web,
    /// An address of e-mail: `mailto:`.
    Mail,
    /// A telephone number: `tel:`.
    Telephone,
}

/// Where a link leads by its scheme; nothing if such links are not let through.
pub fn link_kind(destination: &str) -> Option<LinkKind> {
    let plain = plain(destination)?;
    if plain.starts_with("//") {
        return None;
    }
    if plain.starts_with('/') {
        return Some(LinkKind::Site);
    }
    let Some((scheme, rest)) = scheme(&plain) else { return Some(LinkKind::Relative) };
    let host =
        rest.strip_prefix("//").is_some_and(|host| !host.is_empty() && !host.starts_with('/'));
    match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" if host => Some(LinkKind::Web),
        "mailto" if !rest.is_empty() => Some(LinkKind::Mail),
        "tel" if !rest.is_empty() => Some(LinkKind::Telephone),
        _ => None,
    }
}

/// The destination with every layer of percent-encoding taken off, and without what browsers pass over.
fn plain(destination: &str) -> Option<String> {
    let mut decoded = Cow::Borrowed(destination);
    for layer in 0.. {
        let next = percent_decode_str(&decoded).decode_utf8_lossy();
        if next == decoded {
            break;
        }
        if layer == LAYERS {
            return None;
        }
        decoded = Cow::Owned(next.into_owned());
    }
    let passed_over = |c: char| {
        c.is_control()
            || c.is_whitespace()
            || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
    };
    let kept = decoded.chars().filter(|c| !passed_over(*c));
    Some(kept.map(|c| if c == '\\' { '/' } else { c }).collect())
}

/// What stands before the colon and what stands after it, where the first is the name of a scheme.
fn scheme(plain: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = plain.split_once(':')?;
    let sound = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    sound.then_some((scheme, rest))
}

/// What is wrong with the destination of a link.
pub(super) fn fault(destination: &str, span: Span) -> Option<Diagnostic> {
    if destination.trim().is_empty() {
        return Some(
            Diagnostic::new(&EMPTY_LINK, text!("a link leads nowhere"))
                .at(span)
                .hint(text!("write the file or the address: `[words](file.md)`")),
        );
    }
    link_kind(destination).is_none().then(|| refused(destination, span))
}

/// What is wrong with the file of an image.
pub(super) fn image_fault(source: &str, span: Span) -> Option<Diagnostic> {
    let beside =
        text!("put the file into the folder of this page, and write `![what it shows](file.jpg)`");
    if source.trim().is_empty() {
        return Some(
            Diagnostic::new(&EMPTY_LINK, text!("an image names no file")).at(span).hint(beside),
        );
    }
    let protocol_relative = plain(source).is_some_and(|plain| plain.starts_with("//"));
    match link_kind(source) {
        Some(LinkKind::Relative | LinkKind::Site) => None,
        None if !protocol_relative => {
            let mut finding = refused(source, span);
            finding.hints = vec![beside];
            Some(finding)
        }
        _ => Some(
            Diagnostic::new(
                &EXTERNAL_IMAGE,
                text!("the picture `{source}` would be loaded from another site", source),
            )
            .at(span)
            .hint(beside),
        ),
    }
}

/// What is wrong where `](` was left as text.
pub(super) fn malformed(rest: &str, span: Span) -> Diagnostic {
    let address = rest.trim_start_matches("](").trim_end_matches(')').trim();
    let hint = if address.contains(char::is_whitespace) && !address.contains('"') {
        text!("`](<{address}>)`", address)
    } else {
        text!(
            "`[words]({address})`, without a link or a footnote in the words; or `\\](` if it is no link",
            address
        )
    };
    Diagnostic::new(&MALFORMED_LINK, text!("this looks like a link but is none"))
        .at(span)
        .hint(hint)
}

fn refused(destination: &str, span: Span) -> Diagnostic {
    let plain = plain(destination).unwrap_or_default();
    if scheme(&plain).is_some_and(|(scheme, _)| scheme.len() == 1 || scheme == "file") {
        let fault = text!("`{destination}` is a file on one computer", destination);
        return Diagnostic::new(&LINK_SCHEME, fault)
            .at(span)
            .hint(text!("put the file into the folder of this page, and write its name alone"));
    }
    let fault = match scheme(&plain) {
        Some(("http" | "https", _)) => text!("`{destination}` is not a whole address", destination),
        Some((scheme, _)) => text!("links of the scheme `{scheme}:` are not let through", scheme),
        None => text!("the address `{destination}` has no scheme", destination),
    };
    Diagnostic::new(&LINK_SCHEME, fault)
        .at(span)
        .hint(text!("a link is a file such as `../folder/page.md`, or begins with `https://`, `http://`, `mailto:` or `tel:`"))
}

#[cfg(test)]
mod tests {
    use super::LinkKind;
    use super::link_kind;

    #[test]
    fn a_link_is_judged_by_its_decoded_scheme() {
        let relative = Some(LinkKind::Relative);
        for (destination, kind) in [
            ("../bridges/old.md#arch", relative),
            ("#arch", relative),
            ("a/b:c.md", relative),
            ("?q=a:b", relative),
            ("мост:1.md", relative),
            ("/bridges/", Some(LinkKind::Site)),
            ("https://example.org/a:b", Some(LinkKind::Web)),
            ("HTTP://example.org", Some(LinkKind::Web)),
            ("mailto:mayor@example.org", Some(LinkKind::Mail)),
            ("tel:+77001234567", Some(LinkKind::Telephone)),
            ("javascript:alert(1)", None),
            ("JavaScript:alert(1)", None),
            ("javascript%3Aalert(1)", None),
            ("java%0Ascript:alert(1)", None),
            ("java\tscript:alert(1)", None),
            ("%256Aavascript:alert(1)", None),
            ("\u{1}javascript:alert(1)", None),
            ("java\u{200b}script:alert(1)", None),
            ("data:text/html,x", None),
            ("vbscript:x", None),
            ("file:///etc/passwd", None),
            ("c:\\bridge.md", None),
            ("//example.org/", None),
            ("/\\example.org/", None),
            ("%2F%2Fexample.org", None),
            ("/\t/example.org", None),
            ("https:example.org", None),
            ("https:///path", None),
            ("mailto:", None),
        ] {
            assert_eq!(link_kind(destination), kind, "{destination}");
        }
    }

    #[test]
    fn endless_encoding_is_refused() {
        let mut destination = "%3A".to_owned();
        for _ in 0..20 {
            destination = destination.replace('%', "%25");
        }
        assert_eq!(link_kind(&destination), None);
    }
}
