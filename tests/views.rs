//! What templates see. The names are a contract: each is spoken here by a template that is made of this list, on every
//! kind of page, and what it says is kept. A name that goes missing is an error of the template; one that is added is
//! free, and belongs here.
#![expect(clippy::expect_used, reason = "a test ends where what it looks at is not there")]

mod support;

use std::fmt::Write as _;

use support::Site;
use support::Tree;
use support::text;

const BOOK: &str = r#"
[book]
title = "A town"
description = "Its bridges and mayors."
language = "en"

[site]
base-url = "https://example.org/town/"
repository = "https://github.com/town/site"
id = "example.org,2023"
since = "1823-05"
until = 2023-05-29
updated = 2023
publisher = "The archive"
contact = "archive@example.org"
licence = "CC BY 4.0"
handbook = true
menu = ["bridges", "about"]

[admin]
script = "form.js"
auth-url = "https://sign-in.example.org"

[languages]
fr = { title = "Une ville" }
en = {}

[kinds.bridge]
folder = "bridges"
sort = "opened"

[kinds.bridge.fields]
name     = { type = "text", help = "As people say it." }
note     = { type = "markdown" }
length   = { type = "number", unit = "m" }
toll     = { type = "bool" }
opened   = { type = "date", required = true }
closed   = { type = "date", after = "opened" }
quarter  = { type = "choice", options = ["old-town", "riverside"] }
place    = { type = "place" }
website  = { type = "link" }
picture  = { type = "image" }
built_by = { type = "reference", kind = "mayor" }
guests   = { type = "list", of = { type = "reference", kind = "mayor" }, min = 1, max = 3 }
repair   = { type = "record", fields = { year = "date", by = "text" } }

[kinds.bridge.feed]
date = "opened"
summary = "name"

[kinds.bridge.timeline]
start = "opened"
end = "closed"
lane = "quarter"
label = "name"
highlight = "toll"

[kinds.bridge.map]
place = "place"
group = "quarter"
label = "name"
highlight = "toll"

[kinds.mayor]
folder = "mayors"

[kinds.mayor.fields]
party = "text"

[[eras]]
key = "stone"
from = 1823
to = 1899

[lints]
missing-word = "off"
missing-phrase = "off"
missing-source = "off"
"#;

const BRIDGE: &str = r#"+++
title = "Old bridge"
description = "The first crossing."
date = 1823-05-29
updated = 2023-05-29
weight = 1
sources = ["plan"]
name = "Old"
note = "Of *stone*."
length = 1250.5
toll = true
opened = "1823-05"
closed = 1911
quarter = "old-town"
place = { lat = 43.2, lon = 76.9, name = "The ford" }
website = "https://example.org/bridge/"
picture = { src = "old.png", alt = "The bridge", credit = "A. Moss", licence = "CC0" }
built_by = "hart"
guests = ["moss"]
repair = { year = 1850, by = "Lund" }
[extra]
colour = "red"
+++

## The arches

### Their stones
"#;

/// What every page sees.
const SITE: &[&str] = &[
    "site.title",
    "site.description",
    "site.default_lang",
    "site.base_url",
    "site.base_path",
    "site.repository",
    "site.since.iso",
    "site.since.text",
    "site.since.precision",
    "site.until.text",
    "site.years",
    "site.updated.text",
    "site.publisher",
    "site.contact",
    "site.licence",
    "site.generator",
    "site.is_preview",
    "site.has_timeline",
    "site.timeline_url",
    "site.has_map",
    "site.map_url",
    "site.handbook_url",
    "site.feed_url",
    "site.admin.url",
    "site.admin.repository",
    "site.admin.owner",
    "site.admin.auth_url",
    "site.languages[0].tag",
    "site.languages[0].name",
    "site.languages[0].dir",
    "site.languages[0].url",
    "site.languages[0].is_default",
    "site.languages[0].is_current",
    "site.menu[0].title",
    "site.menu[0].url",
    "site.menu[0].key",
    "site.kinds.bridge.key",
    "site.kinds.bridge.one",
    "site.kinds.bridge.many",
    "site.kinds.bridge.url",
    "site.kinds.bridge.add_url",
    "site.kinds.bridge.count",
    "site.kinds.bridge.fields[0].name",
    "site.kinds.bridge.fields[0].label",
    "site.kinds.bridge.fields[0].type",
    "site.kinds.bridge.fields[0].help",
    "site.sources[0].key",
    "site.sources[0].title",
    "site.sources[0].url",
    "site.sources[0].publisher",
    "site.sources[0].date.text",
    "site.sources[0].lang",
    "site.sources[0].id",
    "site.sources[0].pages[0].title",
    "site.components[0].name",
    "site.components[0].doc",
    "site.components[0].is_for_editors",
    "site.components[0].parameters[0].name",
    "site.components[0].parameters[0].type",
    "site.components[0].parameters[0].default",
    "site.components[0].parameters[0].options[0]",
    "site.components[0].parameters[0].is_required",
    "lang.tag",
    "lang.name",
    "lang.dir",
    "lang.is_default",
    r#"t(key="entries", n=1250)"#,
    r#"t(key="licence", licence="CC0")"#,
    r#"url(path="timeline/")"#,
    r#"asset(path="town.css")"#,
    "picture.src",
    "picture.width",
    "picture.height",
    "pair[0].x",
    "pair[0].width",
    "hart.title",
    "mayors | length",
    "mayors[0].title",
    r#""1823-05-29" | date"#,
    "site.since | date",
    "87000.5 | number",
    r#""*a* & [b](https://example.org/)" | markdown"#,
    r#""The Old Bridge!" | slug"#,
    r#""a </b>" | json"#,
];

/// What functions give that is more than a text.
const CALLS: &str = "{% set picture = image(src=\"bridges/old.png\") %}\
    {% set pair = bars(values=[4000, 4200]) %}\
    {% set hart = entry(kind=\"mayor\", key=\"hart\") %}{% set mayors = entries(kind=\"mayor\") %}";

/// What the page of an entry sees beside that.
const ENTRY: &[&str] = &[
    "page.key",
    "page.kind",
    "page.role",
    "page.title",
    "page.title_lang",
    "page.description",
    "page.url",
    "page.permalink",
    "page.lang",
    "page.content",
    "page.toc[0].id",
    "page.toc[0].title",
    "page.toc[0].level",
    "page.toc[1].level",
    "page.date.iso",
    "page.date.text",
    "page.date.precision",
    "page.updated.text",
    "page.extra.colour",
    "page.sources[0].key",
    "page.sources[0].title",
    "page.sources[0].url",
    "page.sources[0].publisher",
    "page.sources[0].date.iso",
    "page.sources[0].lang",
    "page.sources[0].id",
    "page.references[0].kind",
    "page.references[0].title",
    "page.references[0].entries[0].key",
    "page.references[0].entries[0].kind",
    "page.references[0].entries[0].title",
    "page.references[0].entries[0].url",
    "page.references[0].entries[0].lang",
    "page.references[0].entries[0].description",
    "page.references[0].entries[0].date.text",
    "page.references[0].entries[0].is_fallback",
    "page.references[0].entries[0].fields.party.text",
    "page.references[0].entries[1].title",
    "page.backlinks[0].title",
    "page.span.from",
    "page.span.to",
    "page.span.start_percent",
    "page.span.width_percent",
    "page.span.is_open",
    "page.span.is_point",
    "page.span.is_highlighted",
    "page.span.ticks[0].percent",
    "page.span.ticks[0].year",
    "page.prev.title",
    "page.next.title",
    "page.translations[0].tag",
    "page.translations[0].name",
    "page.translations[0].dir",
    "page.translations[0].url",
    "page.translations[0].permalink",
    "page.translations[0].is_current",
    "page.translations[0].is_exact",
    "page.breadcrumbs[0].title",
    "page.breadcrumbs[0].url",
    "page.breadcrumbs[0].lang",
    "page.breadcrumbs[1].title",
    "page.edit_url",
    "page.untranslated[0].tag",
    "page.untranslated[0].name",
    "page.untranslated[0].url",
    "page.draft",
    "page.template",
    "kind.key",
    "kind.one",
    "kind.many",
    "kind.url",
    "kind.add_url",
    "kind.count",
    "kind.fields[0].name",
    "kind.fields[0].type",
    "kind.fields[6].options[0].key",
    "kind.fields[6].options[0].label",
];

/// The view of a field of each type, after the name of the field.
const FIELDS: &[(&str, &[&str])] = &[
    ("name", &["type", "label", "text"]),
    ("note", &["type", "label", "text", "html"]),
    ("length", &["type", "label", "text", "value", "unit"]),
    ("toll", &["type", "label", "text", "value"]),
    ("opened", &["type", "label", "text", "iso", "precision"]),
    ("quarter", &["type", "label", "text", "key"]),
    ("place", &["type", "label", "text", "lat", "lon", "name"]),
    ("website", &["type", "label", "text", "url"]),
    ("picture", &["type", "label", "src", "width", "height", "alt", "credit", "licence"]),
    ("built_by", &["type", "label", "text", "entry.title", "entry.url", "entry.is_fallback"]),
    ("guests", &["type", "label", "items[0].type", "items[0].entry.title"]),
    ("repair", &["type", "label", "fields.year.text", "fields.year.label", "fields.by.text"]),
];

/// What a card holds of a field, since cards hold no cards.
const CARD: &[&str] = &[
    "entries[0].fields.built_by.kind",
    "entries[0].fields.built_by.key",
    "entries[0].fields.built_by.text",
    "entries[0].fields.built_by.url",
    "entries[0].fields.opened.text",
    "entries[0].title",
    "entries[1].label",
    "entries | length",
    "kind.key",
    "page.role",
];

/// The charts of a kind, on any page.
const CHARTS: &[&str] = &[
    "figure.charts.bridge.key",
    "figure.charts.bridge.title",
    "figure.charts.bridge.as_of.text",
    "figure.charts.bridge.active.from",
    "figure.charts.bridge.active.to",
    "figure.charts.bridge.active.last",
    "figure.charts.bridge.active.all.most",
    "figure.charts.bridge.active.all.first",
    "figure.charts.bridge.active.all.years",
    "figure.charts.bridge.active.all.steps[0].from",
    "figure.charts.bridge.active.all.steps[0].to",
    "figure.charts.bridge.active.all.steps[0].count",
    "figure.charts.bridge.active.all.steps[0].start",
    "figure.charts.bridge.active.all.steps[0].end",
    "figure.charts.bridge.active.all.steps[0].x",
    "figure.charts.bridge.active.all.steps[0].width",
    "figure.charts.bridge.active.all.steps[0].y",
    "figure.charts.bridge.active.all.steps[0].height",
    "figure.charts.bridge.active.highlighted.label",
    "figure.charts.bridge.active.highlighted.most",
    "figure.charts.bridge.active.y_ticks[1].value",
    "figure.charts.bridge.active.y_ticks[1].text",
    "figure.charts.bridge.active.y_ticks[1].y",
    "figure.charts.bridge.active.x_ticks[0].year",
    "figure.charts.bridge.active.x_ticks[0].x",
    "figure.charts.bridge.active.decades[0].from",
    "figure.charts.bridge.active.decades[0].label",
    "figure.charts.bridge.active.decades[0].years[3].year",
    "figure.charts.bridge.active.decades[0].years[3].count",
    "figure.charts.bridge.active.decades[0].years[3].highlighted",
    "figure.charts.bridge.active.decades[0].years | length",
    "figure.charts.bridge.lanes.label",
    "figure.charts.bridge.lanes.count",
    "figure.charts.bridge.lanes.open",
    "figure.charts.bridge.lanes.later",
    "figure.charts.bridge.lanes.most",
    "figure.charts.bridge.lanes.largest",
    "figure.charts.bridge.lanes.tied",
    "figure.charts.bridge.lanes.ticks[1].value",
    "figure.charts.bridge.lanes.ticks[1].text",
    "figure.charts.bridge.lanes.ticks[1].x",
    "figure.charts.bridge.lanes.rows[0].label",
    "figure.charts.bridge.lanes.rows[0].count",
    "figure.charts.bridge.lanes.rows[0].count_text",
    "figure.charts.bridge.lanes.rows[0].ended",
    "figure.charts.bridge.lanes.rows[0].ended_text",
    "figure.charts.bridge.lanes.rows[0].open",
    "figure.charts.bridge.lanes.rows[0].open_text",
    "figure.charts.bridge.lanes.rows[0].x",
    "figure.charts.bridge.lanes.rows[0].width",
    "figure.charts.bridge.lanes.rows[0].open_x",
    "figure.charts.bridge.lanes.rows[0].open_width",
    "figure.charts.bridge.lengths.ended",
    "figure.charts.bridge.lengths.open",
    "figure.charts.bridge.lengths.median.years",
    "figure.charts.bridge.lengths.median.months",
    "figure.charts.bridge.lengths.longest_open.years",
    "figure.charts.bridge.lengths.ticks[0].x",
    "figure.charts.bridge.lengths.rows[0].from",
    "figure.charts.bridge.lengths.rows[0].to",
    "figure.charts.bridge.lengths.rows[0].ended",
    "figure.charts.bridge.lengths.rows[0].open_width",
];

const TIMELINE: &[&str] = &[
    "page.role",
    "page.write_url",
    "figure.timeline.from",
    "figure.timeline.to",
    "figure.timeline.width",
    "figure.timeline.height",
    "figure.timeline.axis_y",
    "figure.timeline.until_x",
    "figure.timeline.step",
    "figure.timeline.ticks[0].x",
    "figure.timeline.ticks[0].year",
    "figure.timeline.ticks[0].is_major",
    "figure.timeline.eras[0].key",
    "figure.timeline.eras[0].label",
    "figure.timeline.eras[0].x",
    "figure.timeline.eras[0].width",
    "figure.timeline.eras[0].from",
    "figure.timeline.eras[0].to",
    "figure.timeline.lanes[0].key",
    "figure.timeline.lanes[0].label",
    "figure.timeline.lanes[0].kind",
    "figure.timeline.lanes[0].index",
    "figure.timeline.lanes[1].index",
    "figure.timeline.lanes[0].kind_index",
    "figure.timeline.lanes[0].y",
    "figure.timeline.lanes[0].height",
    "figure.timeline.lanes[0].count",
    "figure.timeline.items[0].entry.title",
    "figure.timeline.items[0].start.text",
    "figure.timeline.items[1].end.text",
    "figure.timeline.items[0].is_open",
    "figure.timeline.items[0].is_point",
    "figure.timeline.items[0].is_later",
    "figure.timeline.items[1].is_highlighted",
    "figure.timeline.items[1].highlight",
    "figure.timeline.items[0].label",
    "figure.timeline.items[0].lane",
    "figure.timeline.items[0].lane_key",
    "figure.timeline.items[0].lane_index",
    "figure.timeline.items[0].kind",
    "figure.timeline.items[0].kind_index",
    "figure.timeline.items[0].x",
    "figure.timeline.items[0].y",
    "figure.timeline.items[0].width",
    "figure.timeline.items[0].height",
    "figure.timeline.items[0].row",
    "figure.timeline.items[0].began_before",
    "figure.timeline.items[0].goes_on",
    "figure.timeline.items[0].label_x",
    "figure.timeline.items[0].label_anchor",
    "figure.timeline.decades[0].from",
    "figure.timeline.decades[0].to",
    "figure.timeline.decades[0].label",
    "figure.timeline.decades[0].x",
    "figure.timeline.decades[0].width",
    "figure.timeline.decades[0].items[0].label",
    "figure.timeline.decades[1].drawing.from",
    "figure.timeline.decades[1].drawing.to",
    "figure.timeline.decades[1].drawing.width",
    "figure.timeline.decades[1].drawing.height",
    "figure.timeline.decades[1].drawing.axis_y",
    "figure.timeline.decades[1].drawing.until_x is defined",
    "figure.timeline.decades[1].drawing.ticks[1].year",
    "figure.timeline.decades[1].drawing.ticks[1].is_major",
    "figure.timeline.decades[1].drawing.eras[0].key",
    "figure.timeline.decades[1].drawing.lanes[0].key",
    "figure.timeline.decades[1].drawing.lanes[0].index",
    "figure.timeline.decades[1].drawing.lanes[0].count",
    "figure.timeline.decades[1].drawing.items[0].label",
    "figure.timeline.decades[1].drawing.items[0].began_before",
    "figure.timeline.decades[1].drawing.items[0].goes_on",
    "figure.timeline.decades[1].drawing.items[0].lane_index",
    "figure.timeline.decades[1].drawing.items[0].x",
];

/// The circle of years of a kind.
const RADIAL: &[&str] = &[
    "figure.radial.bridge.kind.key",
    "figure.radial.bridge.kind.many",
    "figure.radial.bridge.kind.url",
    "figure.radial.bridge.from",
    "figure.radial.bridge.to",
    "figure.radial.bridge.count",
    "figure.radial.bridge.open_count",
    "figure.radial.bridge.highlighted_count",
    "figure.radial.bridge.highlight",
    "figure.radial.bridge.size",
    "figure.radial.bridge.rings",
    "figure.radial.bridge.stroke",
    "figure.radial.bridge.stroke_highlighted",
    "figure.radial.bridge.tip",
    "figure.radial.bridge.free",
    "figure.radial.bridge.base",
    "figure.radial.bridge.arcs[0].entry.title",
    "figure.radial.bridge.arcs[0].start.text",
    "figure.radial.bridge.arcs[1].end.text",
    "figure.radial.bridge.arcs[0].is_open",
    "figure.radial.bridge.arcs[1].is_highlighted",
    "figure.radial.bridge.arcs[1].highlight",
    "figure.radial.bridge.arcs[1].label",
    "figure.radial.bridge.arcs[1].has_room",
    "figure.radial.bridge.arcs[1].ring",
    "figure.radial.bridge.arcs[1].radius",
    "figure.radial.bridge.arcs[1].path",
    "figure.radial.bridge.arcs[1].start_angle",
    "figure.radial.bridge.arcs[1].end_angle",
    "figure.radial.bridge.arcs[1].from.x",
    "figure.radial.bridge.arcs[1].from.y",
    "figure.radial.bridge.arcs[1].to.x",
    "figure.radial.bridge.arcs[1].to.y",
    "figure.radial.bridge.arcs[1].heading",
    "figure.radial.bridge.ticks[0].year",
    "figure.radial.bridge.ticks[0].from.x",
    "figure.radial.bridge.ticks[0].to.y",
    "figure.radial.bridge.ticks[0].label.x",
    "figure.radial.bridge.ticks[0].label.y",
    "figure.radial.bridge.ticks[0].anchor",
    "figure.radial.bridge.ticks[0].drop",
];

const MAP: &[&str] = &[
    "page.role",
    "figure.map.width",
    "figure.map.height",
    "figure.map.land | length",
    "figure.map.graticule | length",
    "figure.map.count",
    "figure.map.has_open",
    "figure.map.has_over",
    "figure.map.has_several",
    "figure.map.highlight",
    "figure.map.markers[0].x",
    "figure.map.markers[0].y",
    "figure.map.markers[0].radius",
    "figure.map.markers[0].ring.radius",
    "figure.map.markers[0].ring.parts",
    "figure.map.markers[0].ring.highlighted",
    "figure.map.markers[0].number",
    "figure.map.markers[0].count",
    "figure.map.markers[0].group_keys[0]",
    "figure.map.markers[0].group_index",
    "figure.map.markers[0].is_open",
    "figure.map.markers[0].is_over",
    "figure.map.markers[0].is_highlighted",
    "figure.map.markers[0].items[0].entry.title",
    "figure.map.markers[0].items[0].label",
    "figure.map.markers[0].items[0].group",
    "figure.map.markers[0].items[0].group_key",
    "figure.map.markers[0].items[0].kind",
    "figure.map.markers[0].items[0].place",
    "figure.map.markers[0].items[0].start.text",
    "figure.map.markers[0].items[0].end.text",
    "figure.map.markers[0].items[0].is_open",
    "figure.map.markers[0].items[0].is_over",
    "figure.map.markers[0].items[0].is_highlighted",
    "figure.map.markers[0].items[0].highlight",
    "figure.map.markers[0].items[1].place",
    "figure.map.groups[0].key",
    "figure.map.groups[0].label",
    "figure.map.groups[0].kind",
    "figure.map.groups[0].index",
    "figure.map.groups[0].count",
    "figure.map.groups[0].first",
    "figure.map.groups[0].last",
    "figure.map.groups[0].markers[0].number",
    "figure.map.groups[0].markers[0].count",
    "figure.map.groups[0].markers[0].is_first",
    "figure.map.groups[0].markers[0].is_open",
    "figure.map.groups[0].markers[0].is_over",
    "figure.map.groups[0].markers[0].is_highlighted",
    "figure.map.groups[0].markers[0].places[0].name",
    "figure.map.groups[0].markers[0].places[0].items[0].label",
];

/// What the page of the handbook sees beside what all pages see. Free pages come last among its kinds.
const HANDBOOK: &[&str] = &[
    "page.role",
    "site.handbook_url",
    "handbook.content",
    "handbook.kinds[0].kind.key",
    "handbook.kinds[0].kind.many",
    "handbook.kinds[0].is_free",
    "handbook.kinds[0].folder",
    "handbook.kinds[0].file",
    "handbook.kinds[0].sort.name",
    "handbook.kinds[0].sort.label",
    "handbook.kinds[0].sort.is_descending",
    "handbook.kinds[0].facets[0].name",
    "handbook.kinds[0].facets[0].keys[0].name",
    "handbook.kinds[0].facets[0].keys[0].field",
    "handbook.kinds[0].facets[0].keys[0].label",
    "handbook.kinds[0].fields[0].name",
    "handbook.kinds[0].fields[0].label",
    "handbook.kinds[0].fields[0].help",
    "handbook.kinds[0].fields[0].is_required",
    "handbook.kinds[0].fields[0].is_translated",
    "handbook.kinds[0].fields[0].takes.type",
    "handbook.kinds[0].fields[0].example",
    "handbook.kinds[0].fields[1].example",
    "handbook.kinds[0].fields[2].takes.unit",
    "handbook.kinds[0].fields[2].example",
    "handbook.kinds[0].fields[3].example",
    "handbook.kinds[0].fields[4].example",
    "handbook.kinds[0].fields[5].takes.after",
    "handbook.kinds[0].fields[6].takes.options[0].key",
    "handbook.kinds[0].fields[6].takes.options[0].label",
    "handbook.kinds[0].fields[7].example",
    "handbook.kinds[0].fields[8].example",
    "handbook.kinds[0].fields[9].example",
    "handbook.kinds[0].fields[10].takes.kind.key",
    "handbook.kinds[0].fields[10].example",
    "handbook.kinds[0].fields[11].takes.of.type",
    "handbook.kinds[0].fields[11].takes.min",
    "handbook.kinds[0].fields[11].takes.max",
    "handbook.kinds[0].fields[11].example",
    "handbook.kinds[0].fields[12].takes.fields[0].name",
    "handbook.kinds[0].fields[12].takes.fields[0].label",
    "handbook.kinds[0].fields[12].example",
    "handbook.kinds[0].example",
    "handbook.kinds[0].translation_example",
    "handbook.kinds[2].kind.key",
    "handbook.kinds[2].is_free",
    "handbook.reserved[0].name",
    "handbook.reserved[0].is_required",
    "handbook.reserved[0].example",
    "handbook.components[0].name",
    "handbook.components[0].doc",
    "handbook.components[0].has_body",
    "handbook.components[0].parameters[0].name",
    "handbook.components[0].example",
    "handbook.dates[1].toml",
    "handbook.dates[1].text",
    "handbook.languages[0].tag",
    "handbook.languages[0].name",
    "handbook.languages[0].local_name",
    "handbook.languages[0].dir",
    "handbook.languages[0].is_default",
    "handbook.languages[0].is_required",
    "handbook.languages[0].ending",
    "handbook.sources_file",
    "handbook.source_example",
];

/// What the list of a kind sees that is told by its dates.
const DATED: &[&str] = &[
    "decades[0].from",
    "decades[0].to",
    "decades[0].label",
    "decades[0].items[0].entry.title",
    "decades[0].items[0].entry.date.text",
    "decades[0].items[0].start.text",
    "decades[0].items[0].lane",
    "decades[0].items[0].lane_key",
    "decades[1].items | length",
];

const NOT_FOUND: &[&str] = &[
    "site.title",
    "lang.tag",
    "languages[0].tag",
    "languages[0].name",
    "languages[0].dir",
    "languages[0].url",
    "languages[0].title",
    "languages[0].text",
    "languages[0].home",
    "languages[0].menu[0].title",
    "languages[0].menu[0].url",
];

const REDIRECT: &[&str] = &["target", "permalink", "lang.tag", "site.title"];

/// Names that are absent where there is nothing to say.
const OPTIONAL: &[&str] = &[
    "site.description",
    "site.repository",
    "site.since",
    "site.until",
    "site.years",
    "site.updated",
    "site.publisher",
    "site.contact",
    "site.licence",
    "site.admin",
    "page.description",
    "page.date",
    "page.updated",
    "page.span",
    "page.prev",
    "page.next",
    "page.edit_url",
    "page.write_url",
    "page.reviewed",
    "page.fields.name",
    "kind.add_url",
];

/// Lists that are there even if there is nothing in them.
const LISTS: &[&str] = &[
    "site.languages",
    "site.menu",
    "site.sources",
    "page.toc",
    "page.sources",
    "page.references",
    "page.backlinks",
    "page.translations",
    "page.untranslated",
    "page.breadcrumbs",
];

/// A template that says each name, a line each.
fn speaking(names: &[&str]) -> String {
    let mut template = String::new();
    for name in names {
        let shown = name.replace('"', "'");
        writeln!(template, "{{% raw %}}{shown}{{% endraw %}} = {{{{ {name} }}}}")
            .expect("to a string");
    }
    template
}

fn fields() -> Vec<String> {
    let all = FIELDS.iter();
    all.flat_map(|(field, keys)| keys.iter().map(move |key| format!("page.fields.{field}.{key}")))
        .collect()
}

/// A town whose every template is one that says names.
fn town() -> Site {
    let fields = fields();
    let entry: Vec<&str> =
        SITE.iter().chain(ENTRY).copied().chain(fields.iter().map(String::as_str)).collect();
    let site = Site::of(&[
        ("book.toml", BOOK),
        (
            "content/sources.toml",
            "[plan]\ntitle = \"A plan\"\nurl = \"https://example.org/plan\"\npublisher = \"The archive\"\ndate = 1822\nlang = \"fr\"\n",
        ),
        ("content/bridges/old.md", BRIDGE),
        (
            "content/bridges/older.md",
            "+++\ntitle = \"Ferry\"\nopened = 1801\nquarter = \"riverside\"\nbuilt_by = \"hart\"\n+++\n",
        ),
        (
            "content/bridges/new.md",
            "+++\ntitle = \"New bridge\"\nopened = 1911\nquarter = \"old-town\"\nplace = { lat = 43.2, lon = 76.9 }\n+++\n",
        ),
        (
            "content/mayors/hart.md",
            "+++\ntitle = \"Ada Hart\"\ndescription = \"The first.\"\ndate = 1823\nparty = \"None\"\n+++\n",
        ),
        ("content/mayors/moss.md", "+++\ntitle = \"Runa Moss\"\n+++\n"),
        (
            "content/about.md",
            "+++\ntitle = \"About\"\naliases = [\"/who/\"]\n+++\n\n[The bridge](bridges/old.md)\n",
        ),
        (
            "content/about.fr.md",
            "+++\ntitle = \"À propos\"\nreviewed = \"A. Moss, 2023-06-01\"\n+++\n",
        ),
        ("templates/entry.html", "{{ page.title }}"),
        (
            "templates/page.html",
            "{% if page.reviewed %}page.reviewed = {{ page.reviewed }}{% endif %}",
        ),
        ("templates/mayor.html", &speaking(CHARTS)),
        (
            "templates/components/all.html",
            "{%- component all(kind: string = \"stone\") {\"editors\": true, \"doc\": \"All.\", \"options\": {\"kind\": [\"stone\"]}} -%}{%- endcomponent all -%}",
        ),
        ("templates/sources.html", "{{ page.role }}"),
        (
            "templates/home.html",
            &speaking(
                &[&["page.role", "page.description", "figure.timeline.from"], RADIAL].concat(),
            ),
        ),
        ("templates/timeline.html", &speaking(TIMELINE)),
        ("templates/map.html", &speaking(MAP)),
        ("templates/handbook.html", &speaking(HANDBOOK)),
        ("templates/404.html", &speaking(NOT_FOUND)),
        ("templates/redirect.html", &speaking(REDIRECT)),
        (
            "templates/i18n/fr.toml",
            "language = \"français\"\nentries = \"{n} pages\"\nlicence = \"{licence}\"\nnot-found = \"Introuvable\"\nnot-found-text = \"Il n'y a rien ici.\"\nnot-found-home = \"Accueil\"\n",
        ),
        ("static/town.css", "p {}"),
        ("static/form.js", ""),
    ]);
    // Other pages have no neighbours, or no picture.
    let bridge = speaking(&entry);
    site.write(
        "templates/bridge.html",
        format!("{{% if page.key == \"old\" %}}{CALLS}{bridge}{{% endif %}}"),
    );
    let list = speaking(CARD);
    site.write(
        "templates/list.html",
        format!("{{% if kind.key == \"bridge\" %}}{list}{{% endif %}}"),
    );
    let picture = include_bytes!("sites/beside/in/content/bridges/old-bridge.png");
    site.write("content/bridges/old.png", picture);
    site
}

/// A page as it was spoken.
fn spoken<'t>(public: &'t Tree, path: &str) -> &'t str {
    text(public, path).trim_end()
}

#[test]
fn every_name_is_there_on_the_page_of_an_entry() {
    insta::assert_snapshot!("entry", spoken(&town().build(&[]), "bridges/old/index.html"));
}

#[test]
fn every_name_is_there_on_pages_that_the_site_makes() {
    let public = town().build(&[]);
    for (name, path) in [
        ("list", "bridges/index.html"),
        ("timeline", "timeline/index.html"),
        ("charts", "mayors/hart/index.html"),
        ("map", "map/index.html"),
        ("handbook", "handbook/index.html"),
        ("home", "index.html"),
        ("not_found", "404.html"),
        ("redirect", "who/index.html"),
        ("home_in_french", "fr/index.html"),
        ("page_in_french", "fr/about/index.html"),
    ] {
        insta::assert_snapshot!(name, spoken(&public, path));
    }
}

#[test]
fn every_name_is_there_on_the_list_of_a_kind_that_is_told_by_its_dates() {
    let site = town();
    let fair = "\n[kinds.fair]\nfolder = \"fairs\"\nsort = \"held\"\n[kinds.fair.fields]\nheld = \"date\"\n\
        part = { type = \"choice\", options = [\"market\"] }\n[kinds.fair.timeline]\nstart = \"held\"\nlane = \"part\"\n";
    site.write("book.toml", format!("{BOOK}{fair}"));
    for (key, year) in [("corn", 1948), ("horse", 1950)] {
        let page = format!("+++\ntitle = \"{key}\"\nheld = {year}\npart = \"market\"\n+++\n");
        site.write(&format!("content/fairs/{key}.md"), page);
    }
    let list = speaking(DATED);
    site.write(
        "templates/list.html",
        format!("{{% if kind.key == \"fair\" %}}{list}{{% endif %}}"),
    );
    insta::assert_snapshot!("dated", spoken(&site.build(&[]), "fairs/index.html"));
}

#[test]
fn what_has_no_value_is_absent_and_lists_are_there_though_empty() {
    let bare = Site::of(&[
        (
            "book.toml",
            "[book]\ntitle = \"T\"\n[lints]\nmissing-source = \"off\"\n[kinds.bridge]\nfolder = \"bridges\"\n[kinds.bridge.fields]\nname = \"text\"\n",
        ),
        ("content/bridges/only.md", "+++\ntitle = \"Only\"\n+++\n"),
    ]);
    let mut template = String::new();
    for name in OPTIONAL {
        writeln!(template, "{name} {{{{ {name} is defined }}}}").expect("to a string");
    }
    for name in LISTS {
        writeln!(template, "{name} {{{{ {name} | length }}}}").expect("to a string");
    }
    bare.write("templates/bridge.html", template);
    let public = bare.build(&[]);
    let mut wanted: Vec<String> = OPTIONAL.iter().map(|name| format!("{name} false")).collect();
    wanted.extend(LISTS.iter().map(|name| match *name {
        "site.languages" | "page.translations" => format!("{name} 1"),
        "page.breadcrumbs" => format!("{name} 2"),
        _ => format!("{name} 0"),
    }));
    assert_eq!(text(&public, "bridges/only/index.html").lines().collect::<Vec<_>>(), wanted);
}

#[test]
fn a_component_takes_what_the_page_has_by_itself() {
    let site = town();
    site.write(
        "templates/components/all.html",
        "{%- component town.all(@page, @site, @lang, @kind) {\"doc\": \"All.\"} -%}\n\
         {{ page.title }}, {{ site.title }}, {{ lang.tag }}, {{ kind.key }}, {{ t(key=\"yes\") }}\n\
         {%- endcomponent town.all -%}",
    );
    site.write("templates/bridge.html", "{{ <town.all /> }}");
    assert_eq!(
        text(&site.build(&[]), "bridges/old/index.html"),
        "Old bridge, A town, en, bridge, Yes"
    );
}

#[test]
fn the_blocks_of_the_built_in_frame_can_be_filled() {
    let site = Site::of(&[
        ("book.toml", "[book]\ntitle = \"A town\"\n"),
        (
            "templates/home.html",
            "{% extends \"builtin/base.html\" %}{% block title %}TITLE{% endblock %}{% block head %}HEAD{% endblock %}\
             {% block main %}MAIN{% endblock %}{% block scripts %}SCRIPTS{% endblock %}",
        ),
    ]);
    let public = site.build(&[]);
    let home = text(&public, "index.html");
    let places = [
        "<title>", "TITLE", "</title>", "HEAD", "</head>", "<main", "MAIN", "</main>", "SCRIPTS",
        "</body>",
    ];
    let mut rest = home;
    for place in places {
        let (_, after) =
            rest.split_once(place).unwrap_or_else(|| panic!("no {place} in its place\n{home}"));
        rest = after;
    }
}

#[test]
fn a_name_that_is_not_there_is_an_error_of_the_template() {
    let site = town();
    site.write("templates/bridge.html", "<p>\n{{ page.titel }}</p>");
    let told = site.run(&["check"]);
    assert_eq!(told.status, Some(1));
    for part in [
        "error[template-error]: field `titel` is not defined\n --> templates/bridge.html:2:9",
        "help: did you mean `title`?",
        "while the page `/bridges/new/` was made with `bridge.html`",
        // Three pages show it, and one mistake is one finding.
        "\n1 error\n",
    ] {
        assert!(told.errors.contains(part), "{part}\n{}", told.errors);
    }
}
