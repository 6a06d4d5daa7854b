use super::answer::Fate;
use super::answer::Place;
use super::answer::find;
use super::change::Change;
use super::change::Reach;
use super::change::is_passing;
use super::inject::Mark;
use super::inject::instead_of_page;
use super::inject::into_page;
use super::survived;
use crate::output::Tree;
use crate::path::BaseUrl;
use crate::path::RelPath;

const MARK: Mark<'_> = Mark { run: "a", revision: 7 };
const SCRIPT: &str =
    "<script src=\"/_jubilee/reload.js\" data-run=\"a\" data-revision=\"7\" defer></script>\n";

fn path(path: &str) -> RelPath {
    RelPath::new(path).expect("a path")
}

fn change(paths: &[&str]) -> Change {
    Change::Paths(paths.iter().copied().map(path).collect())
}

#[test]
fn a_fault_of_the_program_is_an_answer_and_no_end() {
    assert_eq!(survived(|| 7), Some(7));
    assert_eq!(survived(|| -> u8 { panic!("on purpose") }), None);
    let page = instead_of_page(Fate::Faulty, "<b>", &MARK);
    assert!(page.contains("jubilee has a fault") && page.contains("&lt;b&gt;"), "{page}");
}

#[test]
fn the_script_stands_at_the_end_of_the_head() {
    for (before, after) in [
        ("<!doctype html><html><head><title>A</title>", "</head><body>B</body></html>"),
        // The end of the head may be left out, and may stand where it is none.
        ("<title></head></title><script>'</head>'</script><!-- </head> -->", "<body>B"),
        ("<p>B</p>", ""),
    ] {
        let page = into_page(&format!("{before}{after}"), &MARK);
        assert_eq!(page, format!("{before}{SCRIPT}{after}"));
    }
}

#[test]
fn a_policy_is_widened_by_what_the_script_needs_and_no_more() {
    for (policy, widened) in [
        ("", ""),
        ("img-src 'self'", "img-src 'self'"),
        ("default-src 'self'", "default-src 'self'"),
        (
            "default-src 'none'",
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'",
        ),
        (
            "default-src 'none'; Script-Src 'none'; style-src https://a.example; connect-src 'self'",
            "default-src 'none'; Script-Src 'self'; style-src https://a.example 'self'; connect-src 'self'",
        ),
        (
            "default-src https://a.example",
            "default-src https://a.example; script-src https://a.example 'self'; \
             style-src https://a.example 'self'; connect-src https://a.example 'self'",
        ),
    ] {
        let meta = |policy: &str| {
            format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")
        };
        let page = into_page(&format!("<head>{}</head>", meta(policy)), &MARK);
        assert_eq!(page, format!("<head>{}{SCRIPT}</head>", meta(widened)), "{policy}");
    }
}

#[test]
fn only_stylesheets_of_the_site_leave_the_page_as_it_is() {
    for (paths, reach) in [
        (&["static/css/site.css"][..], Reach::Styles),
        (&["static/css/site.css", "static/print.css"], Reach::Styles),
        (&["static/css/site.css", "book.toml"], Reach::Pages),
        (&["static/css"], Reach::Pages),
        (&["static/js/sort.js"], Reach::Pages),
        (&["content/bridges/a.css"], Reach::Pages),
    ] {
        assert_eq!(change(paths).reach(), reach, "{paths:?}");
    }
    assert_eq!(Change::Everything.reach(), Reach::Pages);
    assert_eq!(change(&["static/a.css"]).and(Change::Everything), Change::Everything);
}

#[test]
fn a_change_is_of_the_site_where_its_folders_are() {
    let folders = [path("site/texts"), path("static")];
    for (changed, is_of_site) in [
        ("book.toml", true),
        ("site/texts/bridges/a.md", true),
        ("site/texts", true),
        ("site", true),
        ("static", true),
        ("site/notes.md", false),
        ("texts/a.md", false),
        ("public/index.html", false),
        ("static-old/a.css", false),
    ] {
        let change = change(&[changed]).of_site(&folders);
        assert_eq!(!change.is_nothing(), is_of_site, "{changed}");
    }
}

#[test]
fn what_an_editor_keeps_for_a_moment_is_told_from_what_it_saves() {
    for name in
        [".a.md.swp", "4913", ".#a.md", "#a.md#", "a.md~", "a.tmp", "a.md.tmp.1", "a___jb_tmp___"]
    {
        assert!(is_passing(&path(&format!("content/{name}"))), "{name}");
    }
    assert!(is_passing(&path("content/.git/index")));
    for name in ["a.md", "a.b.md", "tmp.md", "template.html", "a_b.md", "4913.md", "bridges"] {
        assert!(!is_passing(&path(&format!("content/{name}"))), "{name}");
    }
}

#[test]
fn above_the_site_one_is_led_to_it_and_beside_it_is_nothing() {
    let tree = Tree::default();
    let base = BaseUrl::parse("/town/").expect("a base");
    for (asked, led) in
        [("/", true), ("/town", true), ("/town/", false), ("/towns/", false), ("/to", false)]
    {
        let place = find(&tree, &base, asked);
        let to = Place::Elsewhere("/town/".to_owned());
        assert_eq!(place, if led { to } else { Place::Nowhere }, "{asked}");
    }
}
