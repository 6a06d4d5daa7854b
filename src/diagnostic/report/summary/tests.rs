use super::Editor;
use super::LIMIT;
use super::markdown::plain;
use super::summary;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Severity;
use crate::diagnostic::Span;
use crate::diagnostic::Texts;
use crate::diagnostic::Tongue;
use crate::diagnostic::Words;
use crate::diagnostic::text;
use crate::id::FileId;
use crate::id::Id;

static LINK: Code = Code::error("broken-link", "A link leads nowhere. Mend it.");
static ENGLISH: Code = Code::error("long-way", "A code without words. Take a short one.");
static LONELY: Code = Code::lint("orphan-page", Severity::Warning, "Nobody leads here. Link it.");

const FILES: [(&str, &str); 3] = [
    ("content/bridges/old.md", "one\ntwo [here](gone.md)\nthree"),
    ("content/bridges/a b#1.md", "one"),
    ("templates/base.html", "<p>"),
];

/// A town of three files, of which the last is built in.
struct Town;

impl Texts for Town {
    fn path(&self, file: FileId) -> &str {
        FILES[file.row()].0
    }

    fn text(&self, file: FileId) -> Option<&str> {
        Some(FILES[file.row()].1)
    }

    fn is_own(&self, file: FileId) -> bool {
        file.row() < 2
    }
}

fn file(index: usize) -> FileId {
    FileId::from_row(index)
}

fn error(span: Option<Span>) -> Diagnostic {
    Diagnostic::new(&LINK, text!("there is no page `{path}`", path = "gone.md"))
        .at(span)
        .hint(text!("did you mean `{path}`?", path = "old_one.md"))
}

fn told(found: Vec<Diagnostic>, editor: Option<&Editor>) -> String {
    let mut all = Diagnostics::default();
    all.extend(found);
    summary(&all, &Town, &Words::of(Tongue::En), editor, "nothing was published")
}

fn editor() -> Editor {
    Editor::of("https://example.org/town/site", "new/bridge#2", "")
}

#[test]
fn where_all_is_well_the_summary_is_one_sentence() {
    assert_eq!(told(Vec::new(), Some(&editor())), "All is well: nothing was published.\n");
}

#[test]
fn a_finding_is_a_sentence_with_its_line_in_the_editor_of_the_branch_and_its_hint() {
    let found = vec![error(Some(Span::new(file(0), 15..22)))];
    assert_eq!(
        told(found, Some(&editor())),
        "## 1 error\n\nNothing was published.\n\n\n\
         ### [content/bridges/old\\.md](https://example.org/town/site/edit/new/bridge%232/content/bridges/old.md)\n\n\
         - **Error** in [line 2](https://example.org/town/site/edit/new/bridge%232/content/bridges/old.md#L2): \
         there is no page <code>gone\\.md</code> (<code>broken-link</code>)\n  \
         - did you mean <code>old\\_one\\.md</code>?\n"
    );
}

#[test]
fn errors_come_first_and_findings_of_a_file_stand_together() {
    let warning = |index| {
        Diagnostic::new(&LONELY, text!("no page links to this one")).at(Span::file(file(index)))
    };
    let found = vec![
        warning(0),
        warning(1),
        error(Some(Span::new(file(1), 0..3))),
        error(Some(Span::file(file(2)))),
        error(None),
    ];
    let told = told(found, Some(&editor()));
    let lines: Vec<&str> = told
        .lines()
        .filter(|line| line.starts_with(['#', '-']))
        .map(|line| line.split([':', '(']).next().unwrap_or_default())
        .collect();
    assert_eq!(
        lines,
        [
            "## 3 errors, 2 warnings",
            "### [content/bridges/a b\\#1\\.md]",
            "- **Error** in [line 1]",
            "- Warning",
            "### templates/base\\.html",
            "- **Error**",
            "### In no single file",
            "- **Error**",
            "### [content/bridges/old\\.md]",
            "- Warning",
        ]
    );
    assert!(told.contains("/edit/new/bridge%232/content/bridges/a%20b%231.md#L1)"), "{told}");
}

#[test]
fn without_an_editor_the_lines_are_named() {
    let told = told(vec![error(Some(Span::new(file(0), 15..22)))], None);
    assert!(told.contains("### content/bridges/old\\.md\n"), "{told}");
    assert!(told.contains("**Error** in line 2: there"), "{told}");
}

#[test]
fn a_summary_is_told_in_the_language_of_the_editor_but_for_what_has_no_words_in_it() {
    let mut found = Diagnostics::default();
    let span = Span::new(file(0), 15..22);
    found.push(
        Diagnostic::new(&LINK, text!("there is no page or file `{path}`", path = "gone.md"))
            .at(span),
    );
    found.push(Diagnostic::new(&ENGLISH, text!("the way is long")).at(span));
    let told = summary(&found, &Town, &Words::of(Tongue::Ru), Some(&editor()), "ничего нет");
    let address = "https://example.org/town/site/edit/new/bridge%232/content/bridges/old.md#L2";
    assert!(told.starts_with("## 2 ошибки\n\nНичего нет.\n"), "{told}");
    let link = "страницы или файла <code>gone\\.md</code> нет (<code>broken-link</code>)";
    assert!(told.contains(&format!("- **Ошибка**, [строка 2]({address}): {link}")), "{told}");
    let way = "the way is long (<code>long-way</code>)";
    assert!(told.contains(&format!("- **Error** in [line 2]({address}): {way}")), "{told}");
}

#[test]
fn a_site_in_a_folder_of_its_repository_is_edited_there() {
    let editor = Editor::of("https://example.org/town/site", "main", "sites/a b");
    let told = told(vec![error(Some(Span::new(file(0), 15..22)))], Some(&editor));
    assert!(told.contains("/edit/main/sites/a%20b/content/bridges/old.md#L2)"), "{told}");
}

#[test]
fn what_editors_write_is_never_markup() {
    for (written, shown) in [
        ("<img src=x onerror=a()>", "&lt;img src=x onerror=a\\(\\)&gt;"),
        ("[a](javascript:b)", "\\[a\\]\\(javascript\\:b\\)"),
        ("**a** _b_ `c` ~~d~~", "\\*\\*a\\*\\* \\_b\\_ \\`c\\` \\~\\~d\\~\\~"),
        ("# a | b\n\n- c", "\\# a \\| b  \\- c"),
        ("&lt; \\", "&amp;lt; \\\\"),
        ("@mayor $x$", "<span>@</span>mayor <span>$</span>x<span>$</span>"),
        ("a\u{1b}[2J\u{7}", "a\u{fffd}\\[2J\u{fffd}"),
        ("Мост «Ұлы» 1823", "Мост «Ұлы» 1823"),
    ] {
        assert_eq!(plain(written), shown, "{written}");
    }
    let name = "a`</code><b>`";
    let one =
        Diagnostic::new(&LINK, text!("there is no `{name}` and no `{other}`", name, other = "x"));
    let told = told(vec![one], None);
    assert!(!told.contains("<b>"), "{told}");
    assert!(plain(&"x".repeat(10_000)).chars().count() < 1000);
}

#[test]
fn a_summary_stays_below_the_limit_and_says_how_many_are_left_out() {
    let found: Vec<Diagnostic> =
        (0..5000).map(|_| error(Some(Span::new(file(0), 15..22)))).collect();
    let told = told(found, Some(&editor()));
    assert!(told.len() < LIMIT + 1000, "{} bytes", told.len());
    let shown = told.matches("- **Error**").count();
    assert!(told.contains(&format!("**Left out here: {} more.**", 5000 - shown)), "{shown}");
    assert!(shown > 500, "only {shown} are shown");
}
