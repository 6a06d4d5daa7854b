//! Another default language: files that say their language keep working, and one line in `book.toml` moves the languages.

mod support;

use support::Site;

/// The first site with the English files named `x.en.md`, and Kazakh as the default.
fn with_kazakh_as_the_default() -> Site {
    let site = Site::of(&[]);
    for (path, bytes) in support::first_sources() {
        let says_its_language = [".kk.md", ".ru.md"].iter().any(|end| path.ends_with(end));
        let is_page = path.starts_with("content/") && path.ends_with(".md");
        let path = if is_page && !says_its_language { path.replace(".md", ".en.md") } else { path };
        site.write(&path, bytes);
    }
    site.replace("book.toml", "language    = \"en\"", "language    = \"kk\"");
    site
}

#[test]
fn one_line_makes_another_language_the_default() {
    let site = with_kazakh_as_the_default();
    let told = site.run(&["check", "--strict"]);
    assert_eq!(told.status, Some(0), "{}", told.errors);
    let public = site.build(&[]);
    let page = |path: &str| support::text(&public, path).to_owned();
    assert!(page("missions/unifil/index.html").contains("<html lang=\"kk\""));
    assert!(page("en/missions/unifil/index.html").contains("<html lang=\"en\""));
    assert!(page("ru/missions/unifil/index.html").contains("<html lang=\"ru\""));
    // What only the English original states is there in Kazakh too.
    assert!(page("missions/unifil/index.html").contains("<time datetime=\"1978-03\">"));
}
