//! A new original, in the default language.

use super::request::Fault;
use super::request::Page;
use super::request::Request;
use crate::config::Config;
use crate::content;
use crate::id::KindId;
use crate::source::Sources;

/// The page of a kind that was asked for.
pub(super) fn page(
    request: &Request,
    kind: KindId,
    config: &Config,
    sources: &Sources,
) -> Result<Page, Fault> {
    let read = |key: &str| key_of(key, request, kind, config, sources);
    let name = &config.kinds[kind].key;
    let given = request.key.as_deref().map(read).transpose()?;
    let title = request.title("Title (may be left for later)");
    let meant = Some(content::as_key(&title)).filter(|key| is_free_key(key));
    let question = "Key (the name of the file without .md, and the end of its address)";
    let key = given.or_else(|| request.answer(question, meant.as_deref(), read));
    let key = key.ok_or_else(|| Fault {
        why: format!("the key of the new {name} is missing"),
        hint: format!("write `{}`", request.command(name, request.key())),
    })?;
    Ok(Page {
        path: content::original_path(config, kind, &key),
        text: content::blank(&config.kinds[kind].fields, &title, config, sources).text(),
        taken: taken(&key, request, kind, config, sources),
    })
}

/// A key that an original can have and none has yet.
fn key_of(
    key: &str,
    request: &Request,
    kind: KindId,
    config: &Config,
    sources: &Sources,
) -> Result<String, Fault> {
    if content::is_there(sources, config, kind, key) {
        return Err(taken(key, request, kind, config, sources));
    }
    if is_free_key(key) {
        return Ok(key.to_owned());
    }
    let meant = content::as_key(key.trim_end_matches(".md"));
    let meant = match meant.trim_start_matches('_') {
        "" => "a-key",
        meant => meant,
    };
    Err(Fault {
        why: format!(
            "`{key}` cannot be a key, which is made of small Latin letters, digits and hyphens"
        ),
        hint: format!("write `{}`", request.command(&config.kinds[kind].key, meant)),
    })
}

/// Whether an entry can have this key: the names of folders' own pages begin with `_`.
fn is_free_key(key: &str) -> bool {
    content::is_key(key) && !key.starts_with('_')
}

fn taken(key: &str, request: &Request, kind: KindId, config: &Config, sources: &Sources) -> Fault {
    let others = (2..).map(|number| format!("{key}-{number}"));
    let mut free = others.filter(|key| !content::is_there(sources, config, kind, key));
    let other = request.command(&config.kinds[kind].key, &free.next().unwrap_or_default());
    Fault {
        why: format!(
            "`{}` is there already, and is left as it is",
            content::original_path(config, kind, key)
        ),
        hint: format!("edit it, or choose another key: `{other}`"),
    }
}
