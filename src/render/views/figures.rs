//! `figure`: the drawings that the facets of the site call for, laid out once for a language. Every page may draw them.

use tera::Value;

use super::Reader;
use super::object::Object;

impl Reader<'_> {
    /// `timeline? map? radial? charts`: a drawing that no facet calls for is not there.
    pub(in crate::render) fn figures(self) -> Value {
        Object::new()
            .maybe("timeline", self.timeline())
            .maybe("map", self.map())
            .maybe("radial", self.radials())
            .with("charts", self.charts())
            .into()
    }
}
