//! The stylesheets lay pages out by the way of the text, so that a page may run from left to right or from right to left;
//! their colours can be told apart.
mod support;

use std::collections::BTreeMap;

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

/// The colours of a block of tokens: `--name: #rrggbb`.
fn colours(css: &str) -> BTreeMap<&str, [f64; 3]> {
    let declarations =
        css.split([';', '{', '}']).filter_map(|declaration| declaration.split_once(':'));
    let colours = declarations.filter_map(|(name, value)| {
        let hex = value.trim().strip_prefix('#').filter(|hex| hex.len() == 6)?;
        let part = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).ok().map(f64::from);
        Some((name.trim().strip_prefix("--")?, [part(0)?, part(2)?, part(4)?]))
    });
    colours.collect()
}

/// How far two colours can be told apart, as WCAG 2.2 reckons it: 1 to 21.
fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let luminance = |colour: [f64; 3]| {
        let [red, green, blue] = colour.map(|part| {
            let part = part / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The styleguide tells of pairs of colours; the numbers are those of the stylesheet, and enough.
#[test]
fn colours_can_be_told_apart_as_the_styleguide_says() {
    let files = tree(&repository().join("static/css"));
    let css = std::str::from_utf8(&files["site.css"]).expect("UTF-8");
    let (_, tokens) = css.split_once("@layer tokens {").expect("the tokens");
    let (tokens, _) = tokens.split_once("@layer base {").expect("what follows the tokens");
    let (light, dark) = tokens.split_once("prefers-color-scheme: dark").expect("both schemes");
    let schemes = [colours(light), colours(dark)];
    assert_eq!(schemes[0].keys().collect::<Vec<_>>(), schemes[1].keys().collect::<Vec<_>>());
    let content = tree(&repository().join("content"));
    let guide = std::str::from_utf8(&content["styleguide.md"]).expect("UTF-8");
    let mut seen = 0;
    for row in guide.lines().filter(|line| line.starts_with("| `--")) {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [pair, told @ ..] = cells.as_slice() else { continue };
        let (one, other) = pair.split_once(" on ").expect("a pair");
        let [one, other] = [one, other].map(|code| code.trim_matches('`').trim_start_matches("--"));
        // What is drawn needs less than what is read.
        let least = if one.ends_with("-line") || one.ends_with("-mid") { 3.0 } else { 4.5 };
        for (scheme, told) in schemes.iter().zip(told) {
            let found = contrast(scheme[one], scheme[other]);
            assert_eq!(format!("{found:.1}"), *told, "{pair}");
            assert!(found >= least, "{pair}: {found}");
        }
        seen += 1;
    }
    assert!(seen > 15, "{seen} pairs");
    let shown = tree(&repository().join("templates"));
    let shown = std::str::from_utf8(&shown["styleguide.html"]).expect("UTF-8");
    let painted = std::str::from_utf8(&files["styleguide.css"]).expect("UTF-8");
    for colour in schemes[0].keys() {
        assert!(
            shown.contains(&format!("\"{colour}\"")),
            "--{colour} is not in templates/styleguide.html"
        );
        assert!(
            painted.contains(&format!(".swatch-{colour} {{ --swatch: var(--{colour}); }}")),
            "--{colour} is not painted by static/css/styleguide.css"
        );
    }
}
