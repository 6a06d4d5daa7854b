use super::Echo;
use super::html;
use super::parsed;
use super::written;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::markdown::parse_inline;

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    for (markdown, expected) in cases {
        assert_eq!(written(markdown).trim_end(), *expected, "{markdown}");
    }
}

#[test]
fn text_stays_as_it_was_typed() {
    check(&[
        ("“Мост” -- 5 < 6 & \"7\"...", "<p>“Мост” -- 5 &lt; 6 &amp; \"7\"...</p>"),
        (
            "*a* **b** ~~c~~ `d<`",
            "<p><em>a</em> <strong>b</strong> <del>c</del> <code>d&lt;</code></p>",
        ),
        ("a\\\nb", "<p>a<br>\nb</p>"),
        ("a\n\n---\n\nb", "<p>a</p>\n<hr>\n<p>b</p>"),
        ("{{ title }} {% if x %}", "<p>{{ title }} {% if x %}</p>"),
        ("x^2^ H~2~O $a$ [[b]]", "<p>x^2^ H~2~O $a$ [[b]]</p>"),
        ("a <!-- gone --> b\n\n<!--\n\nand `this`\n\n-->\n\nc", "<p>a  b</p>\n<p>c</p>"),
    ]);
}

#[test]
fn blocks_are_plain_html() {
    check(&[
        ("- a\n- b\n  1. c", "<ul>\n<li>a</li>\n<li>b\n<ol>\n<li>c</li>\n</ol>\n</li>\n</ul>"),
        ("3. a", "<ol start=\"3\">\n<li>a</li>\n</ol>"),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"),
        ("Year\n: 1823", "<dl>\n<dt>Year</dt>\n<dd>1823</dd>\n</dl>"),
        (
            "```rust x\na<b\n```",
            "<pre tabindex=\"0\"><code class=\"language-rust\">a&lt;b\n</code></pre>",
        ),
        ("    a", "<pre tabindex=\"0\"><code>a</code></pre>"),
        (
            "- [x] a\n- [ ] b",
            "<ul>\n<li><span class=\"task\" role=\"img\" aria-label=\"task-done\">☑</span> a</li>\n\
             <li><span class=\"task\" role=\"img\" aria-label=\"task-open\">☐</span> b</li>\n</ul>",
        ),
        (
            "> [!WARNING]\n> a",
            "<aside class=\"alert alert-warning\" role=\"note\">\n<p class=\"alert-title\">alert-warning</p>\n<p>a</p>\n</aside>",
        ),
    ]);
}

#[test]
fn headings_have_an_anchor_and_no_class() {
    check(&[
        ("## The *old* bridge", "<h2 id=\"the-old-bridge\">The <em>old</em> bridge</h2>"),
        ("### Мост {#most .big k=v}", "<h3 id=\"most\">Мост</h3>"),
        (
            "## A\n\n## A\n\n## !",
            "<h2 id=\"a\">A</h2>\n<h2 id=\"a-2\">A</h2>\n<h2 id=\"section\">!</h2>",
        ),
        ("## A {#x\"y&z}", "<h2 id=\"x&quot;y&amp;z\">A</h2>"),
    ]);
}

#[test]
fn a_later_heading_changes_no_anchor() {
    let (before, _) = parsed("## A\n\n## A\n");
    let (after, _) = parsed("## A\n\n## A\n\n## A\n\n## B {#a}\n");
    assert_eq!(before.headings[..], after.headings[..2]);
    let ids: Vec<_> = after.headings.iter().map(|heading| heading.id.as_str()).collect();
    assert_eq!(ids, ["a", "a-2", "a-3", "a-4"]);
}

#[test]
fn links_and_images_lead_where_the_site_says() {
    check(&[
        ("[a](b.md \"c\\\"d\")", "<p><a href=\"b.md\" title=\"c&quot;d\">a</a></p>"),
        (
            "[a](b.ru.md)",
            "<p><a href=\"b.ru.md\" hreflang=\"ru\">a <span class=\"language-mark\">(in Russian)</span></a></p>",
        ),
        (
            "[OB](b.md) and [OB, too](b.md)",
            "<p><a href=\"b.md\" aria-label=\"OB, &quot;the old&quot; bridge\">OB</a> and <a href=\"b.md\">OB, too</a></p>",
        ),
        (
            "<https://example.org/a?b&c>",
            "<p><a href=\"https://example.org/a?b&amp;c\">https://example.org/a?b&amp;c</a></p>",
        ),
        ("<a@example.org>", "<p><a href=\"mailto:a@example.org\">a@example.org</a></p>"),
        ("[a][b]\n\n[b]: c.md", "<p><a href=\"c.md\">a</a></p>"),
        ("see [2] and \\[a][b]", "<p>see [2] and [a][b]</p>"),
        (
            "a ![b *c*](d.jpg)",
            "<p>a <img src=\"d.jpg\" alt=\"b c\" width=\"40\" height=\"30\" loading=\"lazy\" decoding=\"async\"></p>",
        ),
        (
            "> ![b](d.jpg \"A & B\")",
            "<blockquote>\n<figure><img src=\"d.jpg\" alt=\"b\" width=\"40\" height=\"30\" loading=\"lazy\" decoding=\"async\">\
             <figcaption>A &amp; B</figcaption></figure>\n</blockquote>",
        ),
        (
            "![b](d.jpg \"c\") d",
            "<p><img src=\"d.jpg\" alt=\"b\" width=\"40\" height=\"30\" title=\"c\" loading=\"lazy\" decoding=\"async\"> d</p>",
        ),
        (
            "[![b](d.jpg)](e.md)",
            "<p><a href=\"e.md\"><img src=\"d.jpg\" alt=\"b\" width=\"40\" height=\"30\" loading=\"lazy\" decoding=\"async\"></a></p>",
        ),
    ]);
}

#[test]
fn tables_scroll_and_align_by_class() {
    check(&[(
        "| a | b | |\n|:--|--:|---|\n| 1 | 2 | 3 |",
        "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"table\">\n<table>\n<thead>\n\
         <tr><th scope=\"col\" class=\"align-left\">a</th><th scope=\"col\" class=\"align-right\">b</th><td></td></tr>\n\
         </thead>\n<tbody>\n<tr><td class=\"align-left\">1</td><td class=\"align-right\">2</td><td>3</td></tr>\n\
         </tbody>\n</table>\n</div>",
    )]);
    let two = written("|a|\n|-|\n\n---\n\n|b|\n|-|\n|c|\n");
    assert!(
        two.contains("aria-label=\"table 1\"") && two.contains("aria-label=\"table 2\""),
        "{two}"
    );
    assert_eq!(two.matches("<tbody>").count(), 1, "{two}");
}

#[test]
fn footnotes_are_numbered_as_they_are_met_and_lead_back() {
    let text =
        "a[^x] b[^мост] c[^x]\n\n[^мост]: M [l](m.md)[^z]\n\n[^x]: X\n\n[^z]: Z\n\n    - more\n";
    assert_eq!(
        written(text),
        "<p>a<sup class=\"footnote-reference\"><a id=\"fnref-x\" href=\"#fn-x\" role=\"doc-noteref\">1</a></sup> \
         b<sup class=\"footnote-reference\"><a id=\"fnref-most\" href=\"#fn-most\" role=\"doc-noteref\">2</a></sup> \
         c<sup class=\"footnote-reference\"><a id=\"fnref-x-2\" href=\"#fn-x\" role=\"doc-noteref\">1</a></sup></p>\n\
         <section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"footnotes\">\n<ol>\n\
         <li id=\"fn-x\"><p>X <a href=\"#fnref-x\" role=\"doc-backlink\" aria-label=\"footnote-back\">↩</a> \
         <a href=\"#fnref-x-2\" role=\"doc-backlink\" aria-label=\"footnote-back 2\">↩<sup>2</sup></a></p></li>\n\
         <li id=\"fn-most\"><p>M <a href=\"m.md\">l</a><sup class=\"footnote-reference\"><a id=\"fnref-z\" href=\"#fn-z\" \
         role=\"doc-noteref\">3</a></sup> <a href=\"#fnref-most\" role=\"doc-backlink\" aria-label=\"footnote-back\">↩</a></p></li>\n\
         <li id=\"fn-z\"><p>Z</p>\n<ul>\n<li>more</li>\n</ul>\n \
         <a href=\"#fnref-z\" role=\"doc-backlink\" aria-label=\"footnote-back\">↩</a></li>\n</ol>\n</section>\n",
    );
}

#[test]
fn the_anchor_of_a_footnote_gives_way_to_that_of_a_heading() {
    let html = written("## Fn a\n\nb[^a]\n\n[^a]: c\n");
    assert!(html.contains("<h2 id=\"fn-a\">") && html.contains("<li id=\"fn-a-2\">"), "{html}");
    assert!(html.contains("href=\"#fn-a-2\""), "{html}");
}

#[test]
fn a_component_alone_on_its_lines_is_a_block() {
    check(&[
        ("{{<a/>}}", "<x-a/>"),
        ("b\n{{<a k=\"v\" />}}\nc", "<p>b</p>\n<x-a k=v/>\n<p>c</p>"),
        ("b\n\n  {{<a\n  k=\"v\"\n\tl='w'\n/>}}  \n\nc", "<p>b</p>\n<x-a k=v l=w/>\n<p>c</p>"),
        ("{% <a> %}\nb *c*\n{% </a> %}", "<x-a><p>b <em>c</em></p>\n</x-a>"),
        (
            "{% <a> %}\n\n- b\n- c\n{% </a> %}\nd",
            "<x-a><ul>\n<li>b</li>\n<li>c</li>\n</ul>\n</x-a>\n<p>d</p>",
        ),
        (
            "{% <a> %}\nYear\n: 1823\n{% </a> %}\nd",
            "<x-a><dl>\n<dt>Year</dt>\n<dd>1823</dd>\n</dl>\n</x-a>\n<p>d</p>",
        ),
        (
            "{% <a> %}\n|b|\n|-|\n|c|\n{% </a> %}\nd",
            "<x-a><div class=\"table\" role=\"region\" tabindex=\"0\" \
          aria-label=\"table\">\n<table>\n<thead>\n<tr><th scope=\"col\">b</th></tr>\n</thead>\n<tbody>\n\
          <tr><td>c</td></tr>\n</tbody>\n</table>\n</div>\n</x-a>\n<p>d</p>",
        ),
        ("{% <a> %}\n{% <b> %}\nc\n{% </b> %}\n{% </a> %}", "<x-a><x-b><p>c</p>\n</x-b>\n</x-a>"),
        ("{% <a> %}b\nc{% </a> %}", "<x-a><p>b\nc</p>\n</x-a>"),
        ("{% <a> %}\nb{% </a> %}", "<x-a><p>\nb</p>\n</x-a>"),
        ("{% <a> %}\n{% </a> %}", "<x-a></x-a>"),
        (
            "- b\n- {{<a/>}}\n- c\n  {{<a/>}}\n- d",
            "<ul>\n<li>b</li>\n<li>\n<x-a/>\n</li>\n<li>c\n<x-a/>\n</li>\n<li>d</li>\n</ul>",
        ),
        (
            "1. b\n\n   {% <a> %}\n   c\n   {% </a> %}\n",
            "<ol>\n<li>\n<p>b</p>\n<x-a><p>c</p>\n</x-a>\n</li>\n</ol>",
        ),
        (
            "> {% <a> %}\n> b\n> {% </a> %}\n> c",
            "<blockquote>\n<x-a><p>b</p>\n</x-a>\n<p>c</p>\n</blockquote>",
        ),
        ("{{<a/>}}\r\nb\r\n", "<x-a/>\n<p>b</p>"),
        ("{{<a/>}}\n{{<b/>}}\n---\n", "<x-a/>\n<x-b/>\n<hr>"),
    ]);
}

#[test]
fn a_component_among_words_is_inline() {
    check(&[
        ("{{<a/>}} b {{<c/>}}{{<d/>}}", "<p><x-a/> b <x-c/><x-d/></p>"),
        ("## b {{<a/>}}", "<h2 id=\"b\">b <x-a/></h2>"),
        ("b **{{<a/>}}** c", "<p>b <strong><x-a/></strong> c</p>"),
        ("b {% <a> %}*c*{% </a> %} d", "<p>b <x-a><em>c</em></x-a> d</p>"),
        ("[{{<a/>}}](b.md)", "<p><a href=\"b.md\"><x-a/></a></p>"),
        (
            "|{{<a k=\"|\"/>}}|\n|-|\n",
            "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"table\">\n\
          <table>\n<thead>\n<tr><th scope=\"col\"><x-a k=|/></th></tr>\n</thead>\n</table>\n</div>",
        ),
        ("Мост {{<a k=\"ә\"/>}} стоит", "<p>Мост <x-a k=ә/> стоит</p>"),
    ]);
}

#[test]
fn nothing_in_code_or_in_a_comment_is_a_component() {
    check(&[
        ("`{{<a/>}}`", "<p><code>{{&lt;a/&gt;}}</code></p>"),
        ("```\n{% <a> %}\n```", "<pre tabindex=\"0\"><code>{% &lt;a&gt; %}\n</code></pre>"),
        ("    {{<a/>}}", "<pre tabindex=\"0\"><code>{{&lt;a/&gt;}}</code></pre>"),
        (
            "`{{<a b` to `c />}}` {{<d/>}}",
            "<p><code>{{&lt;a b</code> to <code>c /&gt;}}</code> <x-d/></p>",
        ),
        ("<!-- {{<a b />}} -->\n\nc <!-- {% <d> %} -->", "<p>c </p>"),
        ("{{<a k=\"`\"/>}} ` {{<b/>}}", "<p><x-a k=`/> ` <x-b/></p>"),
        (
            "{% <a> %}\n```\n{% </a> %}\n```\n{% </a> %}",
            "<x-a><pre tabindex=\"0\"><code>{% &lt;/a&gt; %}\n</code></pre>\n</x-a>",
        ),
    ]);
}

#[test]
fn footnotes_and_references_reach_into_components() {
    let html = written("{% <a> %}\nb[^n] [c][r]\n{% </a> %}\n\n[^n]: d\n\n[r]: e.md\n");
    assert!(html.starts_with("<x-a><p>b<sup"), "{html}");
    assert!(html.contains("<a href=\"e.md\">c</a></p>\n</x-a>\n<section"), "{html}");
}

#[test]
fn a_field_is_written_without_a_paragraph() {
    let mut found = Diagnostics::default();
    let text = "since *1823*, see [the bridge](bridge.md)";
    let body = parse_inline(text, Span::new(super::file(), 10..20), &mut found);
    assert!(found.is_empty());
    assert_eq!(
        html(&body, text, &Echo),
        "since <em>1823</em>, see <a href=\"bridge.md\">the bridge</a>"
    );
    assert_eq!(body.links[0].span, Span::new(super::file(), 10..20));
}

#[test]
fn what_is_refused_is_not_written() {
    for text in [
        "[a](javascript:b)",
        "<div onclick=\"b\">c</div>",
        "a <b onclick=\"c\">d</b>",
        "<script>a</script>",
    ] {
        let (body, found) = parsed(text);
        assert!(!found.is_empty(), "{text}");
        let html = html(&body, text, &Echo);
        assert!(!html.contains("script") && !html.contains("onclick"), "{text}: {html}");
    }
}
