//! Where the file of a page lies, or would lie.

use super::Entry;
use crate::config::Config;
use crate::id::KindId;
use crate::id::LangId;
use crate::path::RelPath;
use crate::source::Sources;

/// The path of an original without `.md`.
fn stem(config: &Config, kind: KindId, key: &str) -> String {
    let content = &config.content;
    match &config.kinds[kind].folder {
        Some(folder) => format!("{content}/{folder}/{key}"),
        None => format!("{content}/{key}"),
    }
}

/// Where the original of a key would lie.
pub fn original_path(config: &Config, kind: KindId, key: &str) -> String {
    format!("{}.md", stem(config, kind, key))
}

/// Where the translation of an original would lie: beside it. Nothing if the original has no file.
pub fn translation_path(
    sources: &Sources,
    config: &Config,
    original: &Entry,
    lang: LangId,
) -> Option<String> {
    let stem = sources.file(original.file?).path.as_str().strip_suffix(".md")?;
    let own = config.languages[original.lang].lang.tag();
    let stem = stem.strip_suffix(&format!(".{own}")).unwrap_or(stem);
    Some(format!("{stem}.{}.md", config.languages[lang].lang))
}

/// Whether there is a file that would be this entry in the default language, though it may not be readable as such.
pub fn is_there(sources: &Sources, config: &Config, kind: KindId, key: &str) -> bool {
    let stem = stem(config, kind, key);
    let lang = &config.languages[config.default_language].lang;
    [format!("{stem}.md"), format!("{stem}.{lang}.md")]
        .iter()
        .any(|path| RelPath::new(path).is_some_and(|path| sources.at(&path).is_some()))
}
