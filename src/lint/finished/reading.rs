//! Reads a finished page once, tag by tag.
//!
//! The tokenizer hands over names and values without keeping them: a third of the work of a build was making tokens of
//! what nobody asks for (`benches/site`).

use html5gum::Span;
use html5gum::Tokenizer;
use html5gum::emitters::callback::CallbackEmitter;
use html5gum::emitters::callback::CallbackEvent;

use super::Finished;
use super::Tag;

/// Attributes that lead somewhere or load something.
const ADDRESSES: &[&str] = &["href", "src", "action", "poster", "data", "srcset"];

/// Types of scripts that run. Any other type makes the text of the script data.
const RUNNING: &[&str] = &["", "module", "importmap", "speculationrules", "text/javascript"];

pub(super) fn read(html: &str) -> Finished {
    let mut reading = Reading::default();
    let emitter =
        CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| reading.take(&event));
    // Nothing comes out, and text that is at hand cannot fail to be read.
    for Ok(()) in Tokenizer::new_with_emitter(html, emitter) {}
    reading.page
}

/// A page on its way through the tokenizer.
#[derive(Default)]
struct Reading {
    page: Finished,
    /// The name of the tag that is open.
    tag: String,
    /// The attribute whose value comes next, if it matters.
    attribute: Option<String>,
    /// The attributes of a tag that only all together say what it does.
    attributes: Vec<(String, String)>,
}

impl Reading {
    fn take(&mut self, event: &CallbackEvent<'_>) -> Option<()> {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag.clear();
                self.tag.push_str(&String::from_utf8_lossy(name));
                self.attributes.clear();
            }
            CallbackEvent::AttributeName { name } => self.attribute = self.name(name),
            CallbackEvent::AttributeValue { value } => {
                if let Some(attribute) = self.attribute.take() {
                    self.value(attribute, String::from_utf8_lossy(value).into_owned());
                }
            }
            CallbackEvent::CloseStartTag { .. } => self.close(),
            _ => {}
        }
        None
    }

    /// The name of an attribute that matters.
    fn name(&self, name: &[u8]) -> Option<String> {
        let matters = matches!(name, b"id" | b"style")
            || name.starts_with(b"on")
            || ADDRESSES.iter().any(|known| known.as_bytes() == name)
            || self.is_known_by_all();
        matters.then(|| String::from_utf8_lossy(name).into_owned())
    }

    fn is_known_by_all(&self) -> bool {
        matches!(self.tag.as_str(), "meta" | "script" | "style")
    }

    fn value(&mut self, attribute: String, value: String) {
        let address = ADDRESSES.iter().find(|known| **known == attribute);
        if attribute == "id" && !self.page.ids.insert(value.clone()) {
            self.page.repeated.push(value.clone());
        } else if attribute == "style" || attribute.starts_with("on") {
            self.page.inline.push(format!("<{} {attribute}=\"{value}\">", self.tag));
        } else if let Some(&attribute) = address {
            let tag = Tag { name: self.tag.clone(), attribute, address: value.clone() };
            self.page.tags.push(tag);
        }
        if self.is_known_by_all() {
            self.attributes.push((attribute, value));
        }
    }

    /// What a tag does by all of its attributes.
    fn close(&mut self) {
        match self.tag.as_str() {
            "style" => self.page.inline.push("<style>".to_owned()),
            "script" if self.runs() => self.page.inline.push("<script>".to_owned()),
            "meta" if self.said("http-equiv").eq_ignore_ascii_case("content-security-policy") => {
                self.page.policy = Some(self.said("content").to_owned());
            }
            _ => {}
        }
    }

    /// Whether the text of a script is code.
    fn runs(&self) -> bool {
        let is_loaded = self.attributes.iter().any(|(name, _)| name == "src");
        let kind = self.said("type").to_ascii_lowercase();
        !is_loaded && RUNNING.contains(&kind.as_str())
    }

    /// The value of an attribute, empty if it is not there.
    fn said(&self, name: &str) -> &str {
        let found = self.attributes.iter().find(|(attribute, _)| attribute == name);
        found.map_or("", |(_, value)| value)
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn code_in_the_page_is_told_from_data_and_from_what_is_loaded() {
        for (html, inline) in [
            ("<p style=\"color: red\">a</p>", vec!["<p style=\"color: red\">"]),
            ("<a href=\"/\" onclick=\"go()\">a</a>", vec!["<a onclick=\"go()\">"]),
            ("<style>p { color: red }</style>", vec!["<style>"]),
            ("<script>go()</script>", vec!["<script>"]),
            ("<script type=\"module\">go()</script>", vec!["<script>"]),
            ("<script src=\"/go.js\"></script>", vec![]),
            ("<script type=\"application/ld+json\">{}</script>", vec![]),
            ("<p class=\"style\" data-on=\"1\">style</p>", vec![]),
        ] {
            assert_eq!(read(html).inline, inline, "{html}");
        }
    }

    #[test]
    fn the_policy_of_a_page_is_known() {
        let html = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">";
        assert_eq!(read(html).policy.as_deref(), Some("default-src 'none'"));
        assert_eq!(read("<meta name=\"a\" content=\"b\">").policy, None);
    }
}
