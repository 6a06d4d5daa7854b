//! Anchors and addresses from words.
//!
//! Always holds: the slug of a slug is that slug; a slug is never empty.

use any_ascii::any_ascii_char;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What words without a single letter become.
const NAMELESS: &str = "section";

/// Lower case with single hyphens: Latin and Cyrillic letters in ASCII, other scripts as they are.
///
/// An apostrophe inside a word is dropped and parts nothing, as on GitHub.
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    let mut parted = false;
    for letter in text.nfc() {
        let start = slug.len();
        match letter {
            '\'' | '\u{2019}' | '\u{2bc}' => continue,
            mark if is_combining_mark(mark) => {
                // A sign of a script that is kept belongs to its letter; others have gone into ASCII.
                if !parted && slug.chars().next_back().is_some_and(|last| !last.is_ascii()) {
                    slug.push(mark);
                }
                continue;
            }
            letter if letter.is_ascii() || is_latin_or_cyrillic(letter) => {
                let ascii = any_ascii_char(letter).chars().filter(char::is_ascii_alphanumeric);
                slug.extend(ascii.map(|letter| letter.to_ascii_lowercase()));
                // A soft or hard sign is a letter, though nothing of it is left.
                if slug.len() == start && letter.is_alphabetic() {
                    continue;
                }
            }
            letter if letter.is_alphanumeric() => slug.extend(letter.to_lowercase()),
            _ => {}
        }
        if slug.len() == start {
            parted = true;
        } else if std::mem::take(&mut parted) && start > 0 {
            slug.insert(start, '-');
        }
    }
    if slug.is_empty() { NAMELESS.to_owned() } else { slug.nfc().collect() }
}

/// Whether ASCII has a usual spelling for a letter.
fn is_latin_or_cyrillic(letter: char) -> bool {
    matches!(letter,
        '\u{c0}'..='\u{2af}' // Latin
        | '\u{400}'..='\u{52f}' // Cyrillic
        | '\u{1c80}'..='\u{1c8f}'
        | '\u{1e00}'..='\u{1eff}' // Latin
        | '\u{2c60}'..='\u{2c7f}'
        | '\u{a640}'..='\u{a69f}' // Cyrillic
        | '\u{a720}'..='\u{a7ff}' // Latin
        | '\u{fb00}'..='\u{fb06}'
        | '\u{ff21}'..='\u{ff5a}')
        && letter.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::slug;
    use proptest::prelude::*;

    #[test]
    fn words_of_any_script_become_an_anchor() {
        for (text, expected) in [
            ("The old bridge", "the-old-bridge"),
            ("  1823 \u{2013} 2023: two hundred years!  ", "1823-2023-two-hundred-years"),
            ("The town's mayors", "the-towns-mayors"),
            ("The town\u{2019}s mayors", "the-towns-mayors"),
            ("Café Straße Øresund", "cafe-strasse-oresund"),
            ("Cafe\u{301}", "cafe"),
            ("Қаланың тарихы", "qalanyng-tarikhy"),
            ("Ұлы дала", "uly-dala"),
            ("Память и мосты", "pamyat-i-mosty"),
            ("一座桥 2023", "一座桥-2023"),
            ("جسر المدينة", "جسر-المدينة"),
            ("हिन्दी पुल", "हिन्दी-पुल"),
            ("ΓΈΦΥΡΑ", "γέφυρα"),
            ("", "section"),
            ("— … 🎉", "section"),
        ] {
            assert_eq!(slug(text), expected, "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn the_slug_of_a_slug_is_that_slug(text in "\\PC{0,20}") {
            let once = slug(&text);
            prop_assert!(!once.is_empty());
            prop_assert!(!once.starts_with('-') && !once.ends_with('-') && !once.contains("--"));
            prop_assert_eq!(slug(&once), once);
        }
    }
}
