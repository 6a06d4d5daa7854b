use super::at;
use super::file;
use super::parsed;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::markdown::CODES;
use crate::markdown::parse_inline;

/// Text, and the code and place of each finding.
type Case = (&'static str, &'static [(&'static str, &'static str)]);

const CASES: &[Case] = &[
    ("# A", &[("heading-one", "# A")]),
    ("A\n===", &[("heading-one", "A\n===")]),
    ("## A {#a}\n\n## B {#a}", &[("repeated-id", "## B {#a}")]),
    ("[a](javascript:b)", &[("link-scheme", "javascript:b")]),
    ("[a](&#106;avascript:b)", &[("link-scheme", "[a](&#106;avascript:b)")]),
    ("<javascript:b>", &[("link-scheme", "<javascript:b>")]),
    ("[a](//example.org)", &[("link-scheme", "//example.org")]),
    ("[a]( )", &[("empty-link", "[a]( )")]),
    ("[](a.md)", &[("empty-link-text", "[](a.md)")]),
    ("[![](b.jpg)](a.md)", &[("empty-link-text", "[![](b.jpg)](a.md)")]),
    ("![a]()", &[("empty-link", "![a]()")]),
    ("![a](https://example.org/b.jpg)", &[("external-image", "https://example.org/b.jpg")]),
    ("![a](//example.org/b.jpg)", &[("external-image", "//example.org/b.jpg")]),
    ("![a](data:image/png,b)", &[("link-scheme", "data:image/png,b")]),
    ("[a][b] [c]", &[("undefined-reference", "[a][b]")]),
    ("Мост [a][]", &[("undefined-reference", "[a][]")]),
    ("a[^b] \\[^c] `[^d]`", &[("undefined-footnote", "[^b]")]),
    ("**a**[^b][^c]", &[("undefined-footnote", "[^b]"), ("undefined-footnote", "[^c]")]),
    ("a\n\n[^b]: c", &[("unused-footnote", "[^b]")]),
    ("a[^b]\n\n[^b]: c\n\n[^B]: d", &[("repeated-footnote", "[^B]")]),
    ("[a[^b]](c.md)\n\n[^b]: d", &[("malformed-link", "](c.md)")]),
    ("[a](b c.md) \\[d](e)", &[("malformed-link", "](b c.md)")]),
    ("a](b) \\[a](b) [a] (b) [a\\](b)\n\n](c) `[a](b c)`", &[]),
    ("[a [b](c.md)](d.md)", &[("malformed-link", "](d.md)")]),
    ("a <b>c</b> <i>d", &[("raw-html", "<b>"), ("raw-html", "<i>")]),
    (
        "<div>\n<img src=\"a.jpg\">\n</div>",
        &[("raw-html", "<div>"), ("raw-html", "<img src=\"a.jpg\">")],
    ),
    ("a</p>", &[("raw-html", "</p>")]),
    ("<!DOCTYPE html>", &[("raw-html", "<!DOCTYPE html>")]),
    ("a<br>b<br/>c", &[("raw-html", "<br>"), ("raw-html", "<br/>")]),
    ("<!-- a --> b", &[("raw-html", "b")]),
    ("<!-- a\n\nb", &[("open-comment", "<!--")]),
    ("{{<a", &[("component-syntax", "{{<a")]),
    ("{{<a b=“c” />}}", &[("component-syntax", "“c”")]),
    (
        "{{<figure src=a.jpg alt=\"b\" >}} c",
        &[("component-syntax", "a.jpg"), ("component-syntax", ">}}")],
    ),
    ("{% <a> %}\nb", &[("component-syntax", "{% <a> %}")]),
    ("b\n\n{% </a> %}", &[("component-syntax", "{% </a> %}")]),
    ("{% <note> %}\nb\n{% </noet> %}", &[("component-syntax", "{% </noet> %}")]),
    ("{% <a> %}\nb\n{% </other> %}\n{% </a> %}", &[("component-syntax", "{% </other> %}")]),
    ("{% <a> %}\n{% <b> %}\nc\n{% </a> %}", &[("component-syntax", "{% <b> %}")]),
    ("- {% <a> %}\n\nb\n\n{% </a> %}", &[("component-place", "a")]),
    ("{% <a> %} b\n\nc {% </a> %}", &[("component-place", "a")]),
    ("*b {% <a> %} c* d {% </a> %}", &[("component-place", "a")]),
    ("[b]({{<a/>}})", &[("component-place", "a")]),
    ("![b {{<a/>}}](c.jpg)", &[("component-place", "a")]),
];

#[test]
fn what_is_wrong_is_told_where_it_stands() {
    for (text, expected) in CASES {
        let (_, found) = parsed(text);
        let mut places: Vec<_> = found
            .iter()
            .map(|finding| (finding.code.name, at(text, finding.span.expect("a place")).trim_end()))
            .collect();
        places.sort_by_key(|(_, place)| text.find(place));
        assert_eq!(places, *expected, "{text}");
    }
}

#[test]
fn every_code_is_listed_and_has_a_case() {
    let elsewhere = ["component-depth", "nesting-too-deep", "too-many-footnotes", "block-in-field"];
    let raised: Vec<_> =
        CASES.iter().flat_map(|(_, expected)| expected.iter().map(|(code, _)| *code)).collect();
    for code in CODES {
        assert!(raised.contains(&code.name) || elsewhere.contains(&code.name), "{}", code.name);
        assert!(!code.meaning.is_empty());
    }
    for name in raised {
        assert!(CODES.iter().any(|code| code.name == name), "{name}");
    }
}

#[test]
fn a_hint_can_be_typed() {
    for (text, hint) in [
        (
            "<img src=\"a.jpg\">",
            "put the file into the folder of this page, and write `![what it shows](file.jpg)`",
        ),
        ("# A", "write `## A`, or take the line out"),
        ("{{<a b=“c” />}}", "`b=\"c\"`"),
        ("{% <note> %}\nb", "write `{% </note> %}` after the text"),
        ("[a](b c.md)", "`](<b c.md>)`"),
        ("a[^b]", "`[^b]: text` on a line of its own, or `\\[^b]` if it is no footnote"),
    ] {
        let (_, found) = parsed(text);
        let hints: Vec<_> =
            found.iter().flat_map(|finding| &finding.hints).map(ToString::to_string).collect();
        assert_eq!(hints, [hint], "{text}");
    }
}

#[test]
fn components_may_stand_sixteen_deep() {
    let nested = |depth: usize| {
        format!("{}b\n{}", "{% <a> %}\n".repeat(depth), "{% </a> %}\n".repeat(depth))
    };
    assert!(parsed(&nested(16)).1.is_empty());
    for depth in [17, 40] {
        let codes: Vec<_> =
            parsed(&nested(depth)).1.iter().map(|finding| finding.code.name).collect();
        assert_eq!(codes, ["component-depth"], "{depth}");
    }
}

#[test]
fn what_would_take_too_long_is_refused() {
    for (text, code) in [
        ("[^".repeat(1001), "too-many-footnotes"),
        ("[^a]\n".repeat(5000), "too-many-footnotes"),
        (">".repeat(101), "nesting-too-deep"),
        ("> ".repeat(50_000), "nesting-too-deep"),
        ("- ".repeat(50_000), "nesting-too-deep"),
        (
            (0..120).flat_map(|depth| ["  ".repeat(depth), "- a\n".to_owned()]).collect(),
            "nesting-too-deep",
        ),
    ] {
        let (_, found) = parsed(&text);
        let codes: Vec<_> = found.iter().map(|finding| finding.code.name).collect();
        assert!(codes.contains(&code), "{code}: {codes:?}");
    }
}

#[test]
fn a_field_holds_one_paragraph() {
    for (text, codes) in [
        ("*words* and [a](b.md)", vec![]),
        ("- a", vec!["block-in-field"]),
        ("1. May", vec!["block-in-field"]),
        ("1\\. May", vec![]),
        ("a\n\nb", vec!["block-in-field"]),
        ("---", vec!["block-in-field"]),
        ("<b>a</b>", vec!["raw-html"]),
        ("[a](data:b)", vec!["link-scheme"]),
    ] {
        let mut found = Diagnostics::default();
        let span = Span::new(file(), 3..9);
        parse_inline(text, span, &mut found);
        let mut told: Vec<_> = found.iter().map(|finding| finding.code.name).collect();
        told.dedup();
        assert_eq!(told, codes, "{text}");
        assert!(found.iter().all(|finding| finding.span == Some(span)), "{text}");
    }
}
