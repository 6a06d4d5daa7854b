use super::LinkKind;
use super::Literal;
use super::at;
use super::file;
use super::parsed;
use crate::diagnostic::Diagnostics;
use crate::markdown::Form;
use crate::markdown::parse;

const TEXT: &str = "\
## The *old* `arch` {#arch}

See [the *bridge*](../bridges/old.md#arch \"Title\") and ![Мэр](mayor.jpg).

{% <note title=\"A\" n=3> %}
### Inside

- [deep](<a b.md>) {{<term key='x' />}}
{% </note> %}

{{<figure
  src=\"a.jpg\"
/>}}

[ref][r] <https://example.org> &amp;

[r]: ref.md
";

#[test]
fn facts_are_found_in_page_order_with_their_places() {
    let (body, found) = parsed(TEXT);
    assert!(found.is_empty(), "{found:?}");
    let headings: Vec<_> =
        body.headings.iter().map(|h| (h.level, h.text.as_str(), h.id.as_str())).collect();
    assert_eq!(headings, [(2, "The old arch", "arch"), (3, "Inside", "inside")]);
    let links: Vec<_> = body
        .links
        .iter()
        .map(|l| (l.destination.as_str(), l.text.as_str(), at(TEXT, l.span)))
        .collect();
    assert_eq!(
        links,
        [
            ("../bridges/old.md#arch", "the bridge", "../bridges/old.md#arch"),
            ("a b.md", "deep", "a b.md"),
            ("ref.md", "ref", "[ref][r]"),
            ("https://example.org", "https://example.org", "<https://example.org>"),
        ],
    );
    assert_eq!(body.links[0].title, "Title");
    assert_eq!(body.links[3].kind, Some(LinkKind::Web));
    let image = &body.images[0];
    assert_eq!((image.alt.as_str(), at(TEXT, image.source_span)), ("Мэр", "mayor.jpg"));
    assert_eq!(at(TEXT, image.span), "![Мэр](mayor.jpg)");
}

#[test]
fn calls_are_found_with_their_arguments_and_bodies() {
    let (body, _) = parsed(TEXT);
    let calls: Vec<_> = body
        .calls
        .iter()
        .map(|call| (call.name.as_str(), call.form, call.body.is_some()))
        .collect();
    assert_eq!(
        calls,
        [
            ("note", Form::Block, true),
            ("term", Form::Inline, false),
            ("figure", Form::Block, false)
        ],
    );
    let note = &body.calls[0];
    assert!(
        at(TEXT, note.span).starts_with("{% <note") && at(TEXT, note.span).ends_with("</note> %}")
    );
    assert!(at(TEXT, note.body.expect("a body")).contains("### Inside"));
    assert_eq!(at(TEXT, note.name_span), "note");
    assert_eq!(note.argument("n").map(|argument| &argument.value), Some(&Literal::Integer(3)));
    assert_eq!(note.argument("title").map(|argument| at(TEXT, argument.value_span)), Some("\"A\""));
    assert_eq!(note.argument("none"), None);
}

#[test]
fn places_are_those_of_the_whole_file() {
    let text = format!("+++\ntitle = \"Ә\"\n+++\n{TEXT}");
    let start = text.len() - TEXT.len();
    let mut found = Diagnostics::default();
    let body = parse(file(), &text, start..text.len(), &mut found);
    assert!(found.is_empty());
    assert_eq!(at(&text, body.links[0].span), "../bridges/old.md#arch");
    assert_eq!(at(&text, body.calls[1].span), "{{<term key='x' />}}");
    assert_eq!(at(&text, body.headings[1].span).trim_end(), "### Inside");
}

#[test]
fn a_body_without_anything_to_see_is_empty() {
    for (text, is_empty, words) in [
        ("", true, 0),
        ("\n <!-- later -->\n\n[a]: b.md\n", true, 0),
        ("two words", false, 2),
        ("{{<a/>}}", false, 0),
        ("![](a.jpg)", false, 0),
        ("---", false, 0),
    ] {
        let (body, _) = parsed(text);
        assert_eq!((body.is_empty, body.words), (is_empty, words), "{text}");
    }
}

#[test]
fn footnotes_have_anchors_of_their_own() {
    let (body, found) =
        parsed("a[^1] b[^A-1] c[^1] d[^a 1]\n\n[^1]: x\n\n[^a-1]: y\n\n[^a 1]: z\n");
    assert!(found.is_empty(), "{found:?}");
    let ids: Vec<_> =
        body.footnotes.iter().map(|note| (note.id.as_str(), note.references.clone())).collect();
    assert_eq!(
        ids,
        [
            ("fn-1", vec!["fnref-1".to_owned(), "fnref-1-2".to_owned()]),
            ("fn-a-1", vec!["fnref-a-1".to_owned()]),
            ("fn-a-1-2", vec!["fnref-a-1-2".to_owned()]),
        ],
    );
}
