//! The summary of a run on GitHub Actions: where it is written, and which branch its links edit.
//!
//! Of a pull request from a fork that is the branch of the fork. A run for a tag has no branch, and its summary no links.
#![expect(
    clippy::disallowed_methods,
    reason = "this is the edge that reads what GitHub says of a run"
)]

use std::path::Path;
use std::path::PathBuf;

use serde_json::Value;

use crate::diagnostic::Diagnostics;
use crate::diagnostic::Texts;
use crate::diagnostic::Words;
use crate::diagnostic::report;
use crate::diagnostic::report::Editor;
use crate::publish;

/// Adds what was found to the summary of the run, where GitHub wants one; otherwise says why that failed.
pub(super) fn summarise(
    root: &Path,
    found: &Diagnostics,
    texts: &impl Texts,
    words: &Words,
    said: &str,
) -> Result<(), String> {
    let Some(path) = variable("GITHUB_STEP_SUMMARY") else { return Ok(()) };
    let editor = folder(root).and_then(|folder| editor(variable, &event(), &folder));
    let summary = report::summary(found, texts, words, editor.as_ref(), said);
    // Another step may add a paragraph of its own.
    publish::append(Path::new(&path), &format!("{summary}\n"))
        .map_err(|error| format!("the summary of the run cannot be written to `{path}`: {error}\n"))
}

fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// What GitHub tells of the event that the run is for.
fn event() -> Value {
    let text = variable("GITHUB_EVENT_PATH").and_then(|path| std::fs::read_to_string(path).ok());
    text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

/// The folder of the site within the repository, if it lies there.
fn folder(root: &Path) -> Option<String> {
    let root = root.canonicalize().ok()?;
    let repository = variable("GITHUB_WORKSPACE").map(PathBuf::from)?.canonicalize().ok()?;
    let parts = root.strip_prefix(repository).ok()?.components();
    Some(parts.map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/"))
}

/// The editor of the branch that the run is for.
fn editor(
    variable: impl Fn(&str) -> Option<String>,
    event: &Value,
    folder: &str,
) -> Option<Editor> {
    let server = variable("GITHUB_SERVER_URL").unwrap_or_else(|| "https://github.com".to_owned());
    let own = variable("GITHUB_REPOSITORY");
    let (repository, branch) = match variable("GITHUB_HEAD_REF") {
        Some(head) => {
            let fork = event.pointer("/pull_request/head/repo/full_name").and_then(Value::as_str);
            (fork.map(str::to_owned).or(own), head)
        }
        None => {
            variable("GITHUB_REF_TYPE").filter(|kind| kind == "branch")?;
            (own, variable("GITHUB_REF_NAME")?)
        }
    };
    Some(Editor::of(&format!("{server}/{}", repository?), &branch, folder))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::editor;
    use crate::diagnostic::report::Editor;

    #[test]
    fn the_links_lead_to_the_branch_that_can_be_edited() {
        let fork = json!({ "pull_request": { "head": { "repo": { "full_name": "mayor/site" } } } });
        let gone = json!({ "pull_request": { "head": { "repo": null } } });
        let own = ("GITHUB_REPOSITORY", "town/site");
        let merge = ("GITHUB_REF_NAME", "12/merge");
        let head = ("GITHUB_HEAD_REF", "new-bridge");
        let branch = ("GITHUB_REF_TYPE", "branch");
        for (variables, event, expected) in [
            (
                vec![own, branch, ("GITHUB_REF_NAME", "main")],
                &json!(null),
                Some(("town/site", "main")),
            ),
            (vec![own, branch, merge, head], &fork, Some(("mayor/site", "new-bridge"))),
            (vec![own, branch, merge, head], &gone, Some(("town/site", "new-bridge"))),
            (vec![own, ("GITHUB_REF_TYPE", "tag"), ("GITHUB_REF_NAME", "v1")], &json!(null), None),
            (vec![branch, ("GITHUB_REF_NAME", "main")], &json!(null), None),
            (vec![], &json!(null), None),
        ] {
            let variable = |wanted: &str| {
                variables
                    .iter()
                    .find(|(name, _)| *name == wanted)
                    .map(|(_, value)| (*value).to_owned())
            };
            let expected = expected.map(|(name, branch)| {
                Editor::of(&format!("https://github.com/{name}"), branch, "")
            });
            assert_eq!(editor(variable, event, ""), expected, "{variables:?}");
        }
        let server = |name: &str| match name {
            "GITHUB_SERVER_URL" => Some("https://git.example.org".to_owned()),
            "GITHUB_HEAD_REF" => Some("a".to_owned()),
            _ => None,
        };
        assert_eq!(
            editor(server, &fork, "site"),
            Some(Editor::of("https://git.example.org/mayor/site", "a", "site"))
        );
    }
}
