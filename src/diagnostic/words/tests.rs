//! What is told in which words.

use super::Tongue;
use super::Words;
use crate::diagnostic::Code;
use crate::diagnostic::Counts;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Text;
use crate::diagnostic::text;

static WRONG_TYPE: Code = Code::error("wrong-type", "A code with words.");
static ONLY_ENGLISH: Code = Code::error("only-english", "A code without.");

fn told(code: &'static Code, text: Text, tongue: Tongue) -> (String, String) {
    let told = Words::of(tongue).tell(&Diagnostic::new(code, text));
    (told.level, told.message)
}

#[test]
fn a_text_within_a_text_is_told_in_the_same_language() {
    let (expected, actual) = (text!("a date"), text!("a list"));
    let text = text!("`{name}` takes {expected}, not {actual}", name = "opened"; expected, actual);
    for (tongue, level, message) in [
        (Tongue::En, "error", "`opened` takes a date, not a list"),
        (Tongue::Ru, "ошибка", "`opened` принимает дату, а не список"),
    ] {
        let expected = (level.to_owned(), message.to_owned());
        assert_eq!(told(&WRONG_TYPE, text.clone(), tongue), expected);
    }
}

#[test]
fn a_code_without_words_is_told_wholly_in_english() {
    let expected = ("error".to_owned(), "the era `iron` ends".to_owned());
    let text = text!("the era `{era}` ends", era = "iron");
    for tongue in Tongue::ALL {
        assert_eq!(told(&ONLY_ENGLISH, text.clone(), tongue), expected);
    }
}

#[test]
fn braces_in_a_value_are_not_read() {
    let text = text!("`{name}` is missing", name = "{count} {{");
    assert_eq!(told(&ONLY_ENGLISH, text, Tongue::Ru).1, "`{count} {{` is missing");
}

#[test]
fn errors_and_warnings_are_counted_as_each_language_counts() {
    for (tongue, errors, warnings, told) in [
        (Tongue::En, 1, 2, "1 error, 2 warnings"),
        (Tongue::En, 0, 1, "1 warning"),
        (Tongue::Ru, 1, 0, "1 ошибка"),
        (Tongue::Ru, 21, 3, "21 ошибка, 3 предупреждения"),
        (Tongue::Ru, 5, 11, "5 ошибок, 11 предупреждений"),
        (Tongue::Kk, 5, 1, "5 қате, 1 ескерту"),
        (Tongue::Kk, 0, 0, ""),
    ] {
        assert_eq!(Words::of(tongue).counts(Counts { errors, warnings }), told);
    }
}
