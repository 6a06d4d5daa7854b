//! What widgets are put together from: a builder that leaves out what is not there, patterns, and the parts of places and
//! pictures.

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use super::Form;

/// A year, perhaps a month, perhaps a day.
pub(super) const DATE: &str = "^\\d{4}(-\\d{2}(-\\d{2})?)?$";
/// An absolute address.
pub(super) const LINK: &str = "^(https?://|mailto:)\\S+$";

/// A widget to which properties are added.
pub(super) struct Part(Map<String, Value>);

pub(super) fn part(widget: &str) -> Part {
    Part(Map::from_iter([("widget".to_owned(), widget.into())]))
}

impl Part {
    /// Adds a property, if there is one.
    pub(super) fn with(mut self, name: &str, value: Option<impl Into<Value>>) -> Self {
        self.0.extend(value.map(|value| (name.to_owned(), value.into())));
        self
    }
}

impl From<Part> for Map<String, Value> {
    fn from(part: Part) -> Self {
        part.0
    }
}

impl Form<'_> {
    /// A line that is written in one way only, and how.
    pub(super) fn pattern(self, pattern: &str, hint: &str) -> Part {
        let hint = self.word(hint);
        part("string").with("pattern", Some(json!([pattern, hint]))).with("hint", Some(hint))
    }

    pub(super) fn place(self) -> Vec<Value> {
        let degrees = |name: &str, limit: i32| {
            json!({
                "name": name, "label": self.word(&format!("form-{name}")), "widget": "number",
                "value_type": "float", "min": -limit, "max": limit,
            })
        };
        let name = json!({
            "name": "name", "label": self.word("form-name"), "widget": "string", "required": false, "i18n": true,
        });
        vec![degrees("lat", 90), degrees("lon", 180), name]
    }

    pub(super) fn image(self) -> Vec<Value> {
        let words = |name: &str, required: bool| {
            json!({
                "name": name, "label": self.word(&format!("form-{name}")), "widget": "string",
                "required": required, "i18n": true,
            })
        };
        let src = json!({
            "name": "src", "label": self.word("form-src"), "widget": "image", "choose_url": false,
        });
        vec![src, words("alt", true), words("credit", false), words("licence", false)]
    }
}
