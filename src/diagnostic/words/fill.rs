//! The parts of a pattern: what is said as it stands, and the names of values.

/// A part of a pattern such as `` `{name}` is missing ``.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Part<'p> {
    /// What is said as it stands.
    Said(&'p str),
    /// The name of a value.
    Value(&'p str),
}

/// The parts of a pattern in their order. `{{` and `}}` are said as `{` and `}`, as the compiler reads them.
pub(super) fn parts(pattern: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = pattern;
    while let Some(at) = rest.find(['{', '}']) {
        parts.extend((at > 0).then_some(Part::Said(&rest[..at])));
        let brace = &rest[at..];
        let name = brace[1..].split_once('}').map(|(name, _)| name);
        rest = match name {
            Some(name) if brace.starts_with('{') && is_name(name) => {
                parts.push(Part::Value(name));
                &brace[name.len() + 2..]
            }
            _ => {
                parts.push(Part::Said(&brace[..1]));
                let is_double = brace[1..].starts_with(&brace[..1]);
                &brace[if is_double { 2 } else { 1 }..]
            }
        };
    }
    parts.extend((!rest.is_empty()).then_some(Part::Said(rest)));
    parts
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

#[cfg(test)]
mod tests {
    use super::Part;
    use super::parts;

    #[test]
    fn patterns_are_read_as_the_compiler_reads_them() {
        for (pattern, expected) in [
            ("", vec![]),
            ("a page", vec![Part::Said("a page")]),
            ("`{name}`", vec![Part::Said("`"), Part::Value("name"), Part::Said("`")]),
            ("{a}{b}", vec![Part::Value("a"), Part::Value("b")]),
            (
                "{{#{id}}}",
                vec![Part::Said("{"), Part::Said("#"), Part::Value("id"), Part::Said("}")],
            ),
            ("{{{meant}}}", vec![Part::Said("{"), Part::Value("meant"), Part::Said("}")]),
        ] {
            assert_eq!(parts(pattern), expected, "{pattern}");
        }
    }
}
