//! A language of the site: its BCP 47 tag, and which way it is written, how it orders words, and how it counts.

mod plurals;

pub use plurals::Plurals;

use std::cmp::Ordering;
use std::fmt;

use icu_collator::Collator;
use icu_collator::CollatorBorrowed;
use icu_collator::options::CollatorOptions;
use icu_locale::Locale;
use icu_locale::LocaleDirectionality;
use icu_locale::subtags::language;
use icu_locale::subtags::region;

/// A well-formed BCP 47 tag, kept as it was written.
#[derive(Clone, Debug)]
pub struct Lang {
    tag: String,
    locale: Locale,
}

/// Which way a language is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Direction {
    /// From left to right.
    Ltr,
    /// From right to left.
    Rtl,
}

impl Direction {
    /// The value of HTML's `dir`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

impl Lang {
    /// Reads a tag such as `kk`, `pt-BR` or `zh-Hans`; nothing if it is not well-formed.
    pub fn parse(tag: &str) -> Option<Self> {
        let locale =
            Locale::try_from_str(tag).ok().filter(|locale| !locale.id.language.is_unknown())?;
        Some(Self { tag: tag.to_owned(), locale })
    }

    /// The tag as it was written, for `lang`, addresses and file names.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// What ICU knows the language by.
    pub fn locale(&self) -> &Locale {
        &self.locale
    }

    /// What dates and numbers are written by: English without a region is the international one.
    pub fn format_locale(&self) -> Locale {
        let mut locale = self.locale.clone();
        if locale.id.language == language!("en") && locale.id.region.is_none() {
            locale.id.region = Some(region!("001"));
        }
        locale
    }

    /// Which way it is written, by the script it is usually written in.
    pub fn direction(&self) -> Direction {
        if LocaleDirectionality::new_common().is_right_to_left(&self.locale.id) {
            Direction::Rtl
        } else {
            Direction::Ltr
        }
    }
}

impl PartialEq for Lang {
    fn eq(&self, other: &Self) -> bool {
        self.tag == other.tag
    }
}

impl Eq for Lang {}

impl fmt::Display for Lang {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.tag)
    }
}

/// The order of words in a language, by the collation of the Unicode CLDR.
pub struct Collation {
    collator: Option<CollatorBorrowed<'static>>,
}

impl Collation {
    /// The order of a language; of those that CLDR does not know, that of the code points.
    pub fn of(lang: &Lang) -> Self {
        let collator = Collator::try_new((&lang.locale).into(), CollatorOptions::default());
        Self { collator: collator.ok() }
    }

    /// Compares two texts; those that differ in nothing that the language orders by are told apart by their letters.
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        let by_language = self.collator.as_ref().map(|collator| collator.compare(a, b));
        by_language.unwrap_or(Ordering::Equal).then_with(|| a.cmp(b))
    }
}

/// A text with its first letter raised.
pub fn raised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    first + letters.as_str()
}

#[cfg(test)]
mod tests {
    use super::Collation;
    use super::Direction;
    use super::Lang;

    #[test]
    fn arabic_and_hebrew_run_from_right_to_left() {
        for (tag, direction) in [
            ("en", Direction::Ltr),
            ("kk", Direction::Ltr),
            ("kk-Arab", Direction::Rtl),
            ("ar", Direction::Rtl),
            ("he", Direction::Rtl),
            ("zh-Hans", Direction::Ltr),
        ] {
            assert_eq!(Lang::parse(tag).expect(tag).direction(), direction, "{tag}");
        }
    }

    #[test]
    fn words_are_in_the_order_of_their_language() {
        for (tag, ordered) in [
            ("kk", ["Ақтау", "Әйтеке", "Елек", "Қазығұрт", "Өскемен"]),
            ("ru", ["Ежов", "Ёлкин", "Жуков", "Яковлев", "ясень"]),
            ("sv", ["Zorn", "zorn 2", "Åberg", "Ärla", "Öberg"]),
            ("en", ["apple", "Banana", "café", "cafés", "Zebra"]),
        ] {
            let collation = Collation::of(&Lang::parse(tag).expect(tag));
            let mut words = ordered;
            words.reverse();
            words.sort_by(|a, b| collation.compare(a, b));
            assert_eq!(words, ordered, "{tag}");
        }
    }

    #[test]
    fn what_is_no_tag_is_refused() {
        for tag in ["", "english language", "e", "kk_", "қаз"] {
            assert!(Lang::parse(tag).is_none(), "{tag}");
        }
    }
}
