//! What assistive software is told of a page: Chromium's accessibility tree, as far as it says something.

use std::collections::BTreeMap;

use serde_json::Value;
use serde_json::json;

use crate::finding::Finding;
use crate::server;
use crate::tab::Screen;
use crate::tab::Scripts;
use crate::tab::Tab;

/// The tree of the page in the tab.
struct Tree {
    root: String,
    nodes: BTreeMap<String, Value>,
}

/// What is read out of a page on a common telephone, a line for each thing.
pub(crate) fn read_out(tab: &mut Tab, page: &str) -> String {
    tab.scripts(Scripts::Run);
    tab.screen(Screen::light(390));
    tab.load(&server::address(page));
    Tree::of(tab).text()
}

/// Roles that only hold others together, mark words within a text, or repeat what stands there.
const SILENT: &[&str] = &[
    "InlineTextBox",
    "LineBreak",
    "ListMarker",
    "none",
    "generic",
    "strong",
    "emphasis",
    "time",
    "Abbr",
];

impl Tree {
    fn of(tab: &Tab) -> Self {
        let mut tree = tab.call("Accessibility.getFullAXTree", &json!({}));
        let Value::Array(nodes) = tree["nodes"].take() else { panic!("the tree has nodes") };
        let id = |node: &Value| node["nodeId"].as_str().expect("a node has an id").to_owned();
        Self {
            root: id(&nodes[0]),
            nodes: nodes.into_iter().map(|node| (id(&node), node)).collect(),
        }
    }

    /// The tree as text, a line for each node: its role, its name and its state.
    fn text(&self) -> String {
        let mut text = String::new();
        self.write(&self.nodes[&self.root], 0, "", &mut text);
        text
    }

    fn write(&self, node: &Value, depth: usize, around: &str, text: &mut String) {
        let (role, name) = (role(node), name(node));
        // A link or a heading is named by the text in it.
        let repeats = role == "StaticText" && around.contains(name.trim());
        let is_said = node["ignored"] != true
            && !repeats
            && (!SILENT.contains(&role) || !name.is_empty() && role == "generic");
        if is_said {
            let state = state(node);
            let name = if name.is_empty() { String::new() } else { format!(" “{name}”") };
            text.push_str(&format!("{:1$}{role}{name}{state}\n", "", depth * 2));
        }
        let depth = depth + usize::from(is_said);
        let around = if is_said { name } else { around };
        // What an image is made of is not told.
        let children = self.children(node).filter(|_| role != "image");
        for child in children {
            self.write(child, depth, around, text);
        }
    }

    fn children<'t>(&'t self, node: &'t Value) -> impl Iterator<Item = &'t Value> {
        let ids = node["childIds"].as_array().into_iter().flatten();
        ids.filter_map(|id| self.nodes.get(id.as_str()?))
    }
}

/// The links of the page in the tab that say nothing, or no more than some capital letters.
pub(crate) fn mute_links(tab: &Tab, page: &str) -> Vec<Finding> {
    let document = tab.call("DOM.getDocument", &json!({ "depth": 0 }));
    let query = json!({ "nodeId": document["root"]["nodeId"], "role": "link" });
    let links = tab.call("Accessibility.queryAXTree", &query);
    let links = links["nodes"].as_array().expect("the tree has nodes").iter();
    let mut found = Vec::new();
    for name in links.filter(|node| node["ignored"] != true).map(name) {
        if name.trim().is_empty() {
            found.push(Finding::new("nameless-link", page, "a link has no name"));
        } else if is_mere_acronym(name) {
            found.push(Finding::new("acronym", page, name));
        }
    }
    found
}

fn role(node: &Value) -> &str {
    node["role"]["value"].as_str().unwrap_or_default()
}

fn name(node: &Value) -> &str {
    node["name"]["value"].as_str().unwrap_or_default()
}

/// The level of a heading, and what a control is just now.
fn state(node: &Value) -> String {
    let properties = node["properties"].as_array().into_iter().flatten();
    let told = ["level", "checked", "expanded", "pressed", "sort"];
    let of_list = role(node) == "listitem";
    let told =
        properties.filter(|property| told.iter().any(|name| property["name"] == *name) && !of_list);
    told.map(|property| {
        let value = &property["value"]["value"];
        format!(" ({} {})", property["name"], value).replace('"', "")
    })
    .collect()
}

/// Capital letters, with no small one among them.
fn is_mere_acronym(name: &str) -> bool {
    name.chars().filter(|c| c.is_uppercase()).count() > 1 && !name.chars().any(char::is_lowercase)
}

#[test]
fn an_acronym_is_told_from_words() {
    for (name, told) in [
        ("UNIFIL", true),
        ("ООН", true),
        ("UNEF II", true),
        ("UN-POC", true),
        ("1948", false),
        ("A", false),
        ("UN list", false),
        ("UNIFIL, Lebanon", false),
    ] {
        assert_eq!(is_mere_acronym(name), told, "{name}");
    }
}
