//! The order of a kind's entries, as the language of the reader has it.

use std::cmp::Ordering;

use crate::config::Sort;
use crate::config::SortBy;
use crate::content::Data;
use crate::content::Entry;
use crate::lang::Collation;

/// Compares two entries of a kind; what has no value to compare comes last, ties go by title and key.
pub(super) fn compare(a: &Entry, b: &Entry, sort: Sort, collation: &Collation) -> Ordering {
    let by = match sort.by {
        SortBy::Title => Ordering::Equal,
        SortBy::Weight => last_if_none(a.front.weight, b.front.weight, sort, i64::cmp),
        SortBy::Date => last_if_none(a.front.date, b.front.date, sort, Ord::cmp),
        SortBy::Field(at) => {
            let value = |entry: &'_ Entry| entry.field(at).map(|value| value.data.clone());
            last_if_none(value(a), value(b), sort, |a, b| compare_data(a, b, collation))
        }
    };
    let by_title = collation.compare(&a.front.title.0, &b.front.title.0);
    let turned = sort.descending && sort.by == SortBy::Title;
    let by_title = if turned { by_title.reverse() } else { by_title };
    by.then(by_title).then_with(|| a.key.cmp(&b.key))
}

fn last_if_none<T>(
    a: Option<T>,
    b: Option<T>,
    sort: Sort,
    compare: impl Fn(&T, &T) -> Ordering,
) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) if sort.descending => compare(&b, &a),
        (Some(a), Some(b)) => compare(&a, &b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

fn compare_data(a: &Data, b: &Data, collation: &Collation) -> Ordering {
    match (a, b) {
        (Data::Number(a), Data::Number(b)) => a.total_cmp(b),
        (Data::Date(a), Data::Date(b)) => a.cmp(b),
        (Data::Bool(a), Data::Bool(b)) => a.cmp(b),
        (Data::Text(a) | Data::Markdown(a), Data::Text(b) | Data::Markdown(b)) => {
            collation.compare(a, b)
        }
        (Data::Choice(a) | Data::Reference(a), Data::Choice(b) | Data::Reference(b)) => a.cmp(b),
        _ => Ordering::Equal,
    }
}
