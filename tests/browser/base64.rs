//! Bytes as Chromium writes them into its messages.

/// The bytes that a text of four letters for each three stands for; `=` at its end stands for nothing.
pub(crate) fn decode(text: &str) -> Vec<u8> {
    let letters = text.trim_end_matches('=').as_bytes();
    let mut bytes = Vec::with_capacity(letters.len() / 4 * 3 + 2);
    for four in letters.chunks(4) {
        let sum = four.iter().fold(0, |sum, letter| sum << 6 | value(*letter));
        let sum = sum << (6 * (4 - four.len()));
        bytes.extend(&sum.to_be_bytes()[1..four.len()]);
    }
    bytes
}

/// The six bits that a letter stands for.
fn value(letter: u8) -> u32 {
    let from = |first: u8, bits: u32| u32::from(letter - first) + bits;
    match letter {
        b'A'..=b'Z' => from(b'A', 0),
        b'a'..=b'z' => from(b'a', 26),
        b'0'..=b'9' => from(b'0', 52),
        b'+' => 62,
        b'/' => 63,
        _ => panic!("{letter} is no letter of base64"),
    }
}

#[test]
fn base64_is_read_as_it_is_written() {
    for (text, bytes) in
        [("", ""), ("TQ==", "M"), ("TWE=", "Ma"), ("TWFu", "Man"), ("fj9+Pg==", "~?~>")]
    {
        assert_eq!(decode(text), bytes.as_bytes(), "{text}");
    }
}
