//! The languages in which findings are told, and which of them someone wants.

/// A language of findings.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Tongue {
    /// English, in which every finding is written.
    #[default]
    En,
    /// Of `ru.toml`.
    Ru,
    /// Of `kk.toml`.
    Kk,
}

impl Tongue {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::En, Self::Ru, Self::Kk];

    /// Its BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ru => "ru",
            Self::Kk => "kk",
        }
    }

    /// The one of a tag.
    pub fn of_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tongue| tongue.tag() == tag)
    }

    /// The one that an environment asks for, given its `LC_ALL`, `LC_MESSAGES` and `LANG`: the first that says anything
    /// decides, as it does for other programs.
    pub fn of_environment<'v>(variables: impl IntoIterator<Item = Option<&'v str>>) -> Self {
        let locale = variables.into_iter().flatten().find(|locale| !locale.is_empty());
        let tag = locale.and_then(|locale| locale.split(['_', '-', '.', '@']).next());
        tag.and_then(Self::of_tag).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::Tongue;

    #[test]
    fn the_first_variable_that_says_anything_decides() {
        for (variables, tongue) in [
            ([None, None, Some("ru_RU.UTF-8")], Tongue::Ru),
            ([None, Some("kk_KZ"), Some("ru_RU.UTF-8")], Tongue::Kk),
            ([Some("C.UTF-8"), Some("kk_KZ"), Some("ru_RU.UTF-8")], Tongue::En),
            ([Some(""), Some(""), Some("ru")], Tongue::Ru),
            ([Some("kk-KZ@latin"), None, None], Tongue::Kk),
            ([None, None, Some("de_DE.UTF-8")], Tongue::En),
            ([None, None, Some("POSIX")], Tongue::En),
            ([None, None, None], Tongue::En),
        ] {
            assert_eq!(Tongue::of_environment(variables), tongue, "{variables:?}");
        }
    }

    #[test]
    fn every_language_is_known_by_its_tag() {
        for tongue in Tongue::ALL {
            assert_eq!(Tongue::of_tag(tongue.tag()), Some(tongue));
        }
        assert_eq!(Tongue::of_tag("RU"), None);
    }
}
