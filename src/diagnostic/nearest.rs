//! "Did you mean": the known name that is nearest to a mistyped one.

/// The candidate nearest to `name`, if it is near enough to be meant. Letters that only look Latin
/// count as the Latin ones.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let name = latin(name).to_lowercase().replace('-', "_");
    let reach = (name.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| {
            let plain = candidate.to_lowercase().replace('-', "_");
            (strsim::damerau_levenshtein(&name, &plain), candidate)
        })
        .filter(|(distance, _)| *distance <= reach)
        .min_by_key(|(distance, candidate)| (*distance, *candidate))
        .map(|(_, candidate)| candidate)
}

/// Cyrillic letters that look like Latin ones, as those.
pub fn latin(name: &str) -> String {
    name.chars()
        .map(|letter| match letter {
            'а' => 'a',
            'е' => 'e',
            'о' => 'o',
            'р' => 'p',
            'с' => 'c',
            'у' => 'y',
            'х' => 'x',
            'і' => 'i',
            'ѕ' => 's',
            'һ' | 'н' => 'h',
            'ј' => 'j',
            'к' => 'k',
            'т' => 't',
            'м' => 'm',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_mistyped_name_finds_the_meant_one() {
        let known = ["title", "description", "sources", "start", "end", "translated-from"];
        for (typed, meant) in [
            ("tilte", Some("title")),
            ("Titel", Some("title")),
            ("t\u{456}tle", Some("title")),
            ("source", Some("sources")),
            ("translated_from", Some("translated-from")),
            ("colour", None),
            ("x", None),
        ] {
            assert_eq!(nearest(typed, known), meant, "{typed}");
        }
    }
}
