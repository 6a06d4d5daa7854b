//! An original: every field of its kind, with what it takes and an example.

use super::Blank;
use super::Worth;
use super::comment;
use super::quoted;
use super::takes::takes;
use crate::config::Config;
use crate::config::Field;
use crate::config::Type;
use crate::content::example::Examples;
use crate::source::Sources;

/// A new original with these fields. Its title may be known already.
pub fn blank(fields: &[Field], title: &str, config: &Config, sources: &Sources) -> Blank {
    let mut blank = Blank(Vec::new());
    blank.add(Worth::Frame, format!("+++\ntitle = {}\n", quoted(title)));
    blank.add(Worth::Needed, "description = \"\"\n");
    blank.add(Worth::Needed, "sources = []\n");
    let draft = "# Optional: true as long as readers are not to see the page, which then needs no translation.\n";
    blank.add(Worth::OptionalHelp, draft);
    blank.add(Worth::Optional, "# draft = true\n");
    let examples = Examples { beside: fields, site: Some((config, sources)) };
    for field in fields {
        add(&mut blank, field, examples);
    }
    blank.add(Worth::Frame, "+++\n\n");
    blank
}

fn add(blank: &mut Blank, field: &Field, examples: Examples<'_>) {
    let help = field.help.as_deref().unwrap_or_default();
    let shown = (field.kind.name() == Type::Place.name()).then(|| place_in(help)).flatten();
    let example = shown.map_or_else(|| examples.of(&field.kind), str::to_owned);
    let (name, takes) = (&field.name, takes(&field.kind, examples));
    if field.required {
        let is_told = shown.is_some() || takes.contains(&example) || example == "\"…\"";
        let example = if is_told { String::new() } else { format!(" Example: {example}") };
        let told = format!("\n{}# Required: {takes}.{example}\n", comment(help));
        blank.add(Worth::Help, told);
        blank.add(Worth::Needed, format!("{name} = \"\"\n"));
    } else {
        blank.add(Worth::OptionalHelp, format!("\n{}# Optional: {takes}.\n", comment(help)));
        blank.add(Worth::Optional, format!("# {name} = {example}\n"));
    }
}

/// The place that a sentence for editors shows, so that it is not shown twice.
fn place_in(help: &str) -> Option<&str> {
    let start = help.find("{ lat")?;
    let end = help[start..].find('}')?;
    help.get(start..=start + end)
}
