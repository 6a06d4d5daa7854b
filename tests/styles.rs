//! The stylesheets lay pages out by the way of the text, so that a page may run from left to right or from right to left.
mod support;

use support::repository;
use support::tree;

/// What a declaration of the stylesheet has to do with a side of the screen instead of the way of the text.
fn side(declaration: &str) -> Option<&str> {
    let (property, value) = declaration.split_once(':')?;
    let (property, value) = (property.trim(), value.trim());
    let names_side = |words: &str| {
        words.split(|c: char| !c.is_alphanumeric()).any(|word| ["left", "right"].contains(&word))
    };
    let parts: Vec<&str> = value.split_whitespace().collect();
    let is_lopsided = ["margin", "padding", "inset"].contains(&property)
        && matches!(parts.as_slice(), [_, right, _, left] if right != left);
    let has_side = names_side(property)
        || (["float", "clear", "text-align"].contains(&property) && names_side(value));
    (has_side || is_lopsided).then_some(declaration.trim())
}

/// All declarations of a stylesheet.
fn declarations(css: &str) -> Vec<String> {
    let mut pieces = css.split("/*");
    let first = pieces.next().unwrap_or_default().to_owned();
    let css =
        pieces.fold(first, |css, piece| css + piece.split_once("*/").map_or("", |(_, rest)| rest));
    let (mut found, mut rest) = (Vec::new(), css.as_str());
    while let Some(end) = rest.find([';', '{', '}']) {
        // What ends in a brace that opens is a selector.
        if !rest[end..].starts_with('{') {
            found.push(rest[..end].to_owned());
        }
        rest = &rest[end + 1..];
    }
    found
}

#[test]
fn the_styles_know_no_left_and_no_right() {
    let files = tree(&repository().join("static/css"));
    let sheets = files.into_values().map(|css| String::from_utf8(css).expect("UTF-8"));
    let all: Vec<String> = sheets.flat_map(|css| declarations(&css)).collect();
    assert!(all.len() > 500, "only {} declarations were read", all.len());
    let sided: Vec<&str> = all.iter().filter_map(|declaration| side(declaration)).collect();
    assert!(sided.is_empty(), "{sided:?}");
    let sides = "a.left { margin-left: 0; margin: 0 1px 0 1px; padding: 0 1px 0 0; left: 0; float: right }\
                 b { text-align: left; text-align: start; border-right: 0; inset-inline-start: 0; float: inline-end; clear: both }";
    let sides = declarations(sides);
    let seen: Vec<&str> = sides.iter().filter_map(|declaration| side(declaration)).collect();
    assert_eq!(
        seen,
        [
            "margin-left: 0",
            "padding: 0 1px 0 0",
            "left: 0",
            "float: right",
            "text-align: left",
            "border-right: 0"
        ]
    );
}
