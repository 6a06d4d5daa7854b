//! The functions that templates can call, one file each, keyword arguments only.

mod asset;
mod bars;
mod entries;
mod entry;
mod image;
mod t;
mod url;

use std::sync::Arc;

use tera::Tera;

use super::tables::Tables;

/// A function of templates.
pub(super) struct Function {
    /// What templates call it.
    pub(super) name: &'static str,
    /// Gives it to an environment.
    pub(super) register: fn(&mut Tera, &Arc<Tables>),
}

/// All functions.
pub(super) const ALL: &[Function] = &[
    asset::FUNCTION,
    bars::FUNCTION,
    entries::FUNCTION,
    entry::FUNCTION,
    image::FUNCTION,
    t::FUNCTION,
    url::FUNCTION,
];
