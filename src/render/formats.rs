//! Dates, numbers and lists as a language writes them, by the data of the Unicode CLDR.

use fixed_decimal::Decimal;
use fixed_decimal::FloatPrecision;
use icu_calendar::Date as Civil;
use icu_calendar::Gregorian;
use icu_datetime::FixedCalendarDateTimeFormatter as Formatter;
use icu_datetime::fieldsets::Y;
use icu_datetime::fieldsets::YM;
use icu_datetime::fieldsets::YMD;
use icu_decimal::DecimalFormatter;
use icu_list::ListFormatter;
use icu_list::options::ListFormatterOptions;
use icu_locale::names::DisplayNamesPreferences;
use icu_locale::names::LanguageIdentifierDisplayName;
use icu_locale::names::LanguageIdentifierDisplayNameOptions;

use crate::date::Date;
use crate::lang::Lang;
use crate::lang::Plurals;

/// What a language writes dates and numbers with.
pub(super) struct Formats {
    year: Option<Formatter<Gregorian, Y>>,
    month: Option<Formatter<Gregorian, YM>>,
    day: Option<Formatter<Gregorian, YMD>>,
    number: Option<DecimalFormatter>,
    lists: Option<ListFormatter>,
    plurals: Plurals,
    names: DisplayNamesPreferences,
}

impl Formats {
    /// The formats of a language; of those that CLDR does not know, ISO dates and bare numbers.
    pub(super) fn of(lang: &Lang) -> Self {
        let locale = lang.format_locale();
        Self {
            year: Formatter::try_new((&locale).into(), Y::long()).ok(),
            month: Formatter::try_new((&locale).into(), YM::long()).ok(),
            day: Formatter::try_new((&locale).into(), YMD::long()).ok(),
            number: DecimalFormatter::try_new(
                (&locale).into(),
                icu_decimal::options::DecimalFormatterOptions::default(),
            )
            .ok(),
            lists: ListFormatter::try_new_and((&locale).into(), ListFormatterOptions::default())
                .ok(),
            plurals: Plurals::of(lang),
            names: (&locale).into(),
        }
    }

    /// A date in words, as exact as it is: `29 May 1948`, `May 1948`, `1948`.
    pub(super) fn date(&self, date: Date) -> String {
        let first = date.first_date();
        let civil = Civil::try_new_gregorian(
            i32::from(first.year()),
            first.month().unwrap_or(1),
            first.day().unwrap_or(1),
        );
        let Ok(civil) = civil else { return date.to_string() };
        let written = match (date.month(), date.day()) {
            (None, _) => self.year.as_ref().map(|format| format.format(&civil).to_string()),
            (Some(_), None) => self.month.as_ref().map(|format| format.format(&civil).to_string()),
            (Some(_), Some(_)) => self.day.as_ref().map(|format| format.format(&civil).to_string()),
        };
        written.unwrap_or_else(|| date.to_string())
    }

    /// A number with its digits grouped.
    pub(super) fn number(&self, number: f64) -> String {
        let decimal = Decimal::try_from_f64(number, FloatPrecision::RoundTrip);
        match (&self.number, decimal) {
            (Some(format), Ok(decimal)) => format.format(&decimal).to_string(),
            _ => number.to_string(),
        }
    }

    /// Several things in a row: `a, b and c`.
    pub(super) fn list(&self, parts: &[String]) -> String {
        match &self.lists {
            Some(format) => format.format(parts.iter()).to_string(),
            None => parts.join(", "),
        }
    }

    /// What a language is called: `Russian`; its tag where CLDR has no name for it.
    pub(super) fn language(&self, lang: &Lang) -> String {
        let id = lang.locale().id.clone();
        let name = LanguageIdentifierDisplayName::try_new_heavy(
            self.names,
            id,
            LanguageIdentifierDisplayNameOptions::default(),
        );
        name.map_or_else(|_| lang.tag().to_owned(), |name| name.as_borrowed().to_string())
    }

    /// The CLDR plural category of a number, by name.
    pub(super) fn plural(&self, number: f64) -> &'static str {
        self.plurals.category(number)
    }
}

#[cfg(test)]
mod tests {
    use super::Formats;
    use crate::date::Date;
    use crate::lang::Lang;

    #[test]
    fn lists_are_joined_as_each_language_does() {
        for (lang, written) in [
            ("en", "Mill, Hall and Bridge"),
            ("ru", "Mill, Hall и Bridge"),
            // CLDR joins lists in this language with commas alone.
            ("kk", "Mill, Hall, Bridge"),
            ("ar", "Mill وHall وBridge"),
            ("fr", "Mill, Hall et Bridge"),
            ("zh", "Mill、Hall和Bridge"),
            ("es", "Mill, Hall y Bridge"),
        ] {
            let parts = ["Mill", "Hall", "Bridge"].map(str::to_owned);
            assert_eq!(formats(lang).list(&parts), written, "{lang}");
            assert_eq!(formats(lang).list(&parts[..1]), "Mill", "{lang}");
        }
    }

    fn formats(lang: &str) -> Formats {
        Formats::of(&Lang::parse(lang).expect(lang))
    }

    #[test]
    fn dates_are_written_as_each_language_does() {
        for (lang, year, month, day) in [
            ("en", "1948", "May 1948", "29 May 1948"),
            ("en-US", "1948", "May 1948", "May 29, 1948"),
            ("ru", "1948", "май 1948\u{202f}г.", "29 мая 1948\u{202f}г."),
            ("kk", "1948", "1948\u{202f}ж. мамыр", "1948\u{202f}ж. 29 мамыр"),
            ("ar", "1948", "مايو 1948", "29 مايو 1948"),
            ("ar-EG", "١٩٤٨", "مايو ١٩٤٨", "٢٩ مايو ١٩٤٨"),
            ("fr", "1948", "mai 1948", "29 mai 1948"),
            ("zh", "1948年", "1948年5月", "1948年5月29日"),
            ("es", "1948", "mayo de 1948", "29 de mayo de 1948"),
        ] {
            let formats = formats(lang);
            let written = ["1948", "1948-05", "1948-05-29"]
                .map(|date| formats.date(Date::parse(date).expect(date)));
            assert_eq!(written, [year, month, day], "{lang}");
        }
    }

    #[test]
    fn languages_are_named_in_the_language_of_the_reader() {
        let name = |reader, lang| {
            Formats::of(&Lang::parse(reader).expect(reader))
                .language(&Lang::parse(lang).expect(lang))
        };
        assert_eq!(name("en", "ru"), "Russian");
        assert_eq!(name("en", "sr-Latn"), "Serbian (Latin)");
        assert_eq!(name("ru", "fr"), "французский");
        assert_eq!(name("kk", "en"), "ағылшын тілі");
    }

    #[test]
    fn digits_are_grouped_as_each_language_does() {
        for (lang, small, large) in [
            ("en", "87,000", "1,234,567.5"),
            ("ru", "87\u{a0}000", "1\u{a0}234\u{a0}567,5"),
            ("kk", "87\u{a0}000", "1\u{a0}234\u{a0}567,5"),
            ("ar", "87,000", "1,234,567.5"),
            ("ar-EG", "٨٧٬٠٠٠", "١٬٢٣٤٬٥٦٧٫٥"),
            ("fr", "87\u{202f}000", "1\u{202f}234\u{202f}567,5"),
            ("zh", "87,000", "1,234,567.5"),
            ("es", "87.000", "1.234.567,5"),
        ] {
            let formats = formats(lang);
            let written = [87_000.0, 1_234_567.5].map(|number| formats.number(number));
            assert_eq!(written, [small, large], "{lang}");
        }
        assert_eq!(formats("en").number(0.5), "0.5");
    }

    #[test]
    fn counts_have_plurals() {
        for (number, category) in [(1.0, "one"), (2.0, "few"), (5.0, "many"), (1.5, "other")] {
            assert_eq!(formats("ru").plural(number), category, "{number}");
        }
    }
}
