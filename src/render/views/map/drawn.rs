//! The view of a map that is laid out: its markers for the drawing, and its groups for the list.

use tera::Value;

use super::Group;
use super::Shown;
use crate::figure::map::Map;
use crate::figure::map::Marker;
use crate::figure::map::Ring;
use crate::render::views::Object;

/// The entries of a map with their views.
pub(super) struct Items<'i> {
    pub(super) shown: &'i [Shown],
    pub(super) views: Vec<Value>,
}

/// `groups markers count has_open has_over has_several highlight? width height land graticule`.
pub(super) fn view_of(layout: Map, items: &Items<'_>, groups: &[Group]) -> Value {
    let is_used = |at: &usize| items.shown.iter().any(|item| item.group == *at);
    let used: Vec<usize> = (0..groups.len()).filter(is_used).collect();
    let index = |group: usize| 1 + used.iter().take_while(|other| **other < group).count();
    let numbered = || layout.markers.iter().zip(1_usize..);
    let markers = numbered().map(|(marker, number)| {
        let keys: Vec<Value> =
            marker.groups.iter().map(|at| Value::from(groups[*at].key.clone())).collect();
        items
            .summary(number, &marker.items)
            .with("x", marker.x)
            .with("y", marker.y)
            .with("radius", marker.radius)
            .maybe("ring", marker.ring.map(|ring| items.ring(&ring, &marker.items)))
            .with("group_keys", keys)
            .with("group_index", marker.groups.first().map_or(0, |at| index(*at)))
            .with("items", items.of(&marker.items))
            .into()
    });
    let markers: Vec<Value> = markers.collect();
    let listed = used
        .iter()
        .map(|&at| group_view(at, &groups[at], items, numbered()).with("index", index(at)).into());
    Object::new()
        .with("groups", listed.collect::<Vec<Value>>())
        .with("markers", markers)
        .with("count", items.shown.len())
        .with("has_open", items.shown.iter().any(|item| item.is_open))
        .with("has_over", items.shown.iter().any(|item| item.end.is_some()))
        .with("has_several", layout.markers.iter().any(|marker| marker.ring.is_some()))
        .maybe("highlight", items.shown.iter().find_map(|item| item.highlight.clone()))
        .with("width", layout.width)
        .with("height", layout.height)
        .with("land", layout.land)
        .with("graticule", layout.graticule)
        .into()
}

/// A group as it is listed: its markers, and of each the items that are of this group, by the names of their places.
fn group_view<'m>(
    at: usize,
    group: &Group,
    items: &Items<'_>,
    markers: impl Iterator<Item = (&'m Marker, usize)>,
) -> Object {
    let markers: Vec<(&Marker, usize)> =
        markers.filter(|(marker, _)| marker.groups.contains(&at)).collect();
    // A marker of several groups is listed in each of them, and has its number and its address in the first.
    let is_first = |marker: &Marker| marker.groups.first() == Some(&at);
    let numbers =
        || markers.iter().filter(|(marker, _)| is_first(marker)).map(|(_, number)| *number);
    let (first, last) = (numbers().min(), numbers().max());
    let views = markers.iter().map(|&(marker, number)| {
        let own = |item: &&usize| items.shown[**item].group == at;
        let own: Vec<usize> = marker.items.iter().filter(own).copied().collect();
        items
            .summary(number, &own)
            .with("is_first", is_first(marker))
            .with("places", items.by_place(&own))
            .into()
    });
    let views: Vec<Value> = views.collect();
    Object::new()
        .with("key", group.key.clone())
        .with("label", group.label.clone())
        .with("kind", group.kind.clone())
        .with("count", items.shown.iter().filter(|item| item.group == at).count())
        .maybe("first", first)
        .maybe("last", last)
        .with("markers", views)
}

impl Items<'_> {
    /// What some items are together.
    fn summary(&self, number: usize, items: &[usize]) -> Object {
        let all = |is: fn(&Shown) -> bool| items.iter().all(|at| is(&self.shown[*at]));
        Object::new()
            .with("number", number)
            .with("count", items.len())
            .with("is_open", !all(|item| !item.is_open))
            .with("is_over", all(|item| item.end.is_some()))
            .with("is_highlighted", !all(|item| item.highlight.is_none()))
    }

    /// `{radius parts highlighted}`: the dashes of all parts, and of those of highlighted items.
    fn ring(&self, ring: &Ring, items: &[usize]) -> Value {
        let highlighted = items.iter().filter(|at| self.shown[**at].highlight.is_some()).count();
        Object::new()
            .with("radius", ring.radius)
            .with("parts", format!("{} {}", ring.part, ring.gap))
            .with("highlighted", ring.dashes(highlighted))
            .into()
    }

    fn of(&self, items: &[usize]) -> Vec<Value> {
        items.iter().map(|at| self.views[*at].clone()).collect()
    }

    /// Items by the names of their places, as these are first met: `{name items}`.
    fn by_place(&self, items: &[usize]) -> Vec<Value> {
        let mut places: Vec<(&str, Vec<usize>)> = Vec::new();
        for &at in items {
            let name = self.shown[at].name.as_str();
            match places.iter_mut().find(|(other, _)| *other == name) {
                Some((_, same)) => same.push(at),
                None => places.push((name, vec![at])),
            }
        }
        let view = |(name, items): (&str, Vec<usize>)| {
            Object::new().with("name", name).with("items", self.of(&items)).into()
        };
        places.into_iter().map(view).collect()
    }
}
