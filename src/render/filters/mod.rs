//! The filters of templates, one file each.

mod date;
mod json;
mod markdown;
mod number;
mod slug;

use std::sync::Arc;

use tera::Tera;

use super::tables::Tables;

/// A filter of templates.
pub(super) struct Filter {
    /// What templates call it.
    pub(super) name: &'static str,
    /// Gives it to an environment.
    pub(super) register: fn(&mut Tera, &Arc<Tables>),
}

/// All filters.
pub(super) const ALL: &[Filter] =
    &[date::FILTER, json::FILTER, markdown::FILTER, number::FILTER, slug::FILTER];
