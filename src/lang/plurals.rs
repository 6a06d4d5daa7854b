//! Plural categories: which forms of a word a language counts with, by the rules of the Unicode CLDR.

use fixed_decimal::Decimal;
use fixed_decimal::FloatPrecision;
use icu_plurals::PluralCategory;
use icu_plurals::PluralRules;

use super::Lang;

/// The plural rules of a language; of one that CLDR does not know, `other` for all numbers.
#[derive(Debug)]
pub struct Plurals {
    rules: Option<PluralRules>,
}

impl Plurals {
    /// The rules of a language.
    pub fn of(lang: &Lang) -> Self {
        Self { rules: PluralRules::try_new_cardinal((&lang.format_locale()).into()).ok() }
    }

    /// The category of a number.
    pub fn category(&self, number: f64) -> &'static str {
        let decimal = Decimal::try_from_f64(number, FloatPrecision::RoundTrip);
        let category = match (&self.rules, &decimal) {
            (Some(rules), Ok(decimal)) => rules.category_for(decimal),
            _ => PluralCategory::Other,
        };
        name(category)
    }

    /// All categories of the language.
    pub fn categories(&self) -> Vec<&'static str> {
        match &self.rules {
            Some(rules) => rules.categories().map(name).collect(),
            None => vec![name(PluralCategory::Other)],
        }
    }

    /// The first numbers of a category, for people who do not know it by its name.
    pub fn examples(&self, category: &str) -> Vec<f64> {
        let whole = (1..=100).map(f64::from);
        let numbers = whole.chain([0.0, 1.5, 1_000_000.0]);
        numbers.filter(|number| self.category(*number) == category).take(3).collect()
    }
}

fn name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::Plurals;
    use crate::lang::Lang;

    fn plurals(lang: &str) -> Plurals {
        Plurals::of(&Lang::parse(lang).expect(lang))
    }

    #[test]
    fn counts_take_the_form_that_each_language_has_for_them() {
        const NUMBERS: [f64; 8] = [0.0, 1.0, 2.0, 3.0, 5.0, 11.0, 21.0, 100.0];
        for (lang, forms) in [
            ("en", "other one other other other other other other"),
            ("ru", "many one few few many many one many"),
            ("kk", "other one other other other other other other"),
            ("ar", "zero one two few few many many other"),
            ("fr", "one one other other other other other other"),
            ("zh", "other other other other other other other other"),
            ("es", "other one other other other other other other"),
        ] {
            let plurals = plurals(lang);
            let chosen = NUMBERS.map(|number| plurals.category(number)).join(" ");
            assert_eq!(chosen, forms, "{lang}");
        }
        assert_eq!(plurals("ru").category(1.5), "other");
        assert_eq!(plurals("fr").category(1_000_000.0), "many");
    }

    #[test]
    fn each_language_has_its_categories() {
        for (lang, categories) in [
            ("en", "one other"),
            ("ru", "one few many other"),
            ("kk", "one other"),
            ("ar", "zero one two few many other"),
            ("fr", "one many other"),
            ("zh", "other"),
            ("es", "one many other"),
            ("zxx", "other"),
        ] {
            assert_eq!(plurals(lang).categories().join(" "), categories, "{lang}");
        }
    }

    #[test]
    fn every_category_has_an_example() {
        for lang in ["en", "ru", "kk", "ar", "fr", "zh", "es"] {
            let plurals = plurals(lang);
            for category in plurals.categories() {
                assert!(!plurals.examples(category).is_empty(), "{lang} {category}");
            }
        }
        assert_eq!(plurals("ru").examples("few"), [2.0, 3.0, 4.0]);
    }
}
