//! A sentence of a finding: its English wording, and the values in it by name, so that [`super::Words`] can say it in
//! another language under the same code.
//!
//! Always holds: no value is English words. What is words stands in the sentence as a text of its own.

use std::fmt;

/// A sentence with its values filled in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Text {
    pattern: &'static str,
    values: Vec<(&'static str, Value)>,
    english: String,
}

/// What stands in a sentence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Value {
    /// A name, a number, something to type: the same in every language.
    Name(String),
    /// Words, which each language has its own for.
    Words(Text),
}

impl Text {
    /// Made by the macro `text!`, which lets the compiler compare pattern and values.
    pub fn new(pattern: &'static str, values: Vec<(&'static str, Value)>, english: String) -> Self {
        Self { pattern, values, english }
    }

    /// The wording with `{name}` where a value belongs.
    pub fn pattern(&self) -> &'static str {
        self.pattern
    }

    /// A value by its name.
    pub fn value(&self, name: &str) -> Option<&Value> {
        self.values.iter().find(|(own, _)| *own == name).map(|(_, value)| value)
    }

    /// The values by name, in the order in which they were given, each with those of its own words; words in English.
    pub fn values(&self) -> Vec<(&'static str, &str)> {
        let mut all = Vec::new();
        for (name, value) in &self.values {
            all.push((*name, value.english()));
            if let Value::Words(text) = value {
                all.extend(text.values());
            }
        }
        all
    }
}

impl Value {
    fn english(&self) -> &str {
        match self {
            Self::Name(name) => name,
            Self::Words(text) => &text.english,
        }
    }
}

impl fmt::Display for Text {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.english)
    }
}

/// `text!("a {kind} has no field `{name}`", kind = kind.one, name)`. Each value is looked at once. Values that are words,
/// texts of their own, come after a semicolon: `text!("`{name}` takes {expected}", name; expected = text!("a number"))`.
macro_rules! text {
    (@value $name:ident) => { $name };
    (@value $name:ident $value:expr) => { $value };
    ($pattern:literal $(, $name:ident $(= $value:expr)?)* $(; $($words:ident $(= $text:expr)?),+)? $(,)?) => {{
        let values: Vec<(&'static str, $crate::diagnostic::Value)> = vec![
            $((
                stringify!($name),
                $crate::diagnostic::Value::Name($crate::diagnostic::text!(@value $name $($value)?).to_string()),
            ),)*
            $($((
                stringify!($words),
                $crate::diagnostic::Value::Words($crate::diagnostic::text!(@value $words $($text)?)),
            ),)+)?
        ];
        let english = format!(
            $pattern,
            $($name = $crate::diagnostic::value_of(&values, stringify!($name)),)*
            $($($words = $crate::diagnostic::value_of(&values, stringify!($words)),)+)?
        );
        $crate::diagnostic::Text::new($pattern, values, english)
    }};
}
pub(crate) use text;

/// The English of a value by its name, for [`text!`].
pub(crate) fn value_of<'v>(values: &'v [(&'static str, Value)], name: &str) -> &'v str {
    values.iter().find(|(own, _)| *own == name).map_or("", |(_, value)| value.english())
}
