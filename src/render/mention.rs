//! Which templates speak of a name of their context, by themselves or by what they extend or include, so that what no word of a
//! page asks for is not made for it.
//!
//! Always holds: a template that could show it is among them; one that only has the word in a comment may be, too. Components
//! see nothing of the context but what they are given.

use std::collections::BTreeSet;

use crate::render::failure::BUILTIN;
use crate::site::Site;

/// The templates that speak of a name, by the name that pages call them.
pub(super) fn of<'s>(name: &str, site: &'s Site) -> BTreeSet<&'s str> {
    let files = site.sources.iter().filter_map(|(_, file)| {
        let path = file.path.below("templates").filter(|path| path.ends_with(".html"))?;
        Some((path, file.text()?.as_ref()))
    });
    among(name, &files.collect::<Vec<_>>())
}

/// The same name with or without the mark of what is built in.
pub(super) fn plain(template: &str) -> &str {
    template.strip_prefix(BUILTIN).unwrap_or(template)
}

fn among<'s>(name: &str, templates: &[(&'s str, &'s str)]) -> BTreeSet<&'s str> {
    let speaks = |text: &str| text.match_indices(name).any(|(at, _)| is_word(text, at, name.len()));
    let own = templates.iter().filter(|(_, text)| speaks(text)).map(|(path, _)| *path);
    let mut speaking: BTreeSet<&str> = own.collect();
    loop {
        let leads = |text: &str| speaking.iter().any(|to| text.contains(&format!("\"{to}\"")));
        let more: Vec<&str> = templates
            .iter()
            .filter(|(path, text)| !speaking.contains(path) && leads(text))
            .map(|(path, _)| *path)
            .collect();
        if more.is_empty() {
            return speaking;
        }
        speaking.extend(more);
    }
}

/// Whether a name stands by itself, and not within a longer one, in a path or as a tag.
fn is_word(text: &str, at: usize, length: usize) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '/');
    let before = text[..at].chars().next_back();
    let after = text[at + length..].chars().next();
    !before.is_some_and(|c| is_part(c) || matches!(c, '.' | '<')) && !after.is_some_and(is_part)
}

#[cfg(test)]
mod tests {
    use super::among;

    #[test]
    fn a_template_speaks_of_a_name_by_itself_or_by_what_it_builds_on() {
        let templates = [
            (
                "base.html",
                "<figure class=\"a\">{{ page.figure }}{{ <ui.figure src=\"a\" /> }}</figure>",
            ),
            ("list.html", "{% extends \"base.html\" %}{% for k, v in figure.charts %}"),
            ("hills.html", "{% extends \"list.html\" %}"),
            ("ridges.html", "{% extends 'base.html' %}{% include \"hills.html\" %}"),
            ("page.html", "{% extends \"base.html\" %}{{ figures }} css/figure.css"),
            ("whole.html", "{{ <ui.all drawings={figure} /> }}"),
        ];
        let speaking = among("figure", &templates);
        let expected = ["hills.html", "list.html", "ridges.html", "whole.html"];
        assert_eq!(speaking.into_iter().collect::<Vec<_>>(), expected);
    }
}
