//! From `[kinds]` as written to kinds as meant: their fields, their facets, and what is wrong with them.

mod facet;
mod field;
mod kind;

pub(super) use facet::UNKNOWN_FIELD;
pub(super) use facet::WRONG_FIELD_TYPE;
pub(super) use field::UNKNOWN_KIND;
pub(super) use kind::RESERVED_NAME;
pub(super) use kind::TAKEN;
pub(super) use kind::read_all;
