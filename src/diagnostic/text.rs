//! A sentence of a finding: its English wording, and the values in it by name, so that it can be
//! said in another language under the same code.

use std::fmt;

/// A sentence with its values filled in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Text {
    pattern: &'static str,
    values: Vec<(&'static str, String)>,
    english: String,
}

impl Text {
    /// Made by the macro `text!`, which lets the compiler compare pattern and values.
    pub fn new(
        pattern: &'static str,
        values: Vec<(&'static str, String)>,
        english: String,
    ) -> Self {
        Self { pattern, values, english }
    }

    /// The wording with `{name}` where a value belongs.
    pub fn pattern(&self) -> &'static str {
        self.pattern
    }

    /// The values by name, in the order in which they were given.
    pub fn values(&self) -> &[(&'static str, String)] {
        &self.values
    }
}

impl fmt::Display for Text {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.english)
    }
}

/// `text!("a {kind} has no field `{name}`", kind = kind.one, name)`. Each value is looked at once.
macro_rules! text {
    (@value $name:ident) => { $name };
    (@value $name:ident $value:expr) => { $value };
    ($pattern:literal $(,)?) => {
        $crate::diagnostic::Text::new($pattern, Vec::new(), format!($pattern))
    };
    ($pattern:literal $(, $name:ident $(= $value:expr)?)+ $(,)?) => {{
        let values = vec![
            $((stringify!($name), $crate::diagnostic::text!(@value $name $($value)?).to_string())),+
        ];
        let english = format!($pattern, $($name = $crate::diagnostic::value_of(&values, stringify!($name))),+);
        $crate::diagnostic::Text::new($pattern, values, english)
    }};
}
pub(crate) use text;

/// A value by its name, for [`text!`].
pub(crate) fn value_of<'v>(values: &'v [(&'static str, String)], name: &str) -> &'v str {
    values.iter().find(|(own, _)| *own == name).map_or("", |(_, value)| value)
}
