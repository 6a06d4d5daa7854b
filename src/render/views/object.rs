//! A map that templates see, built key by key.

use tera::Map;
use tera::Value;

/// A map in the making. Keys keep their order; what has no value is left out.
#[derive(Default)]
pub(in crate::render) struct Object(Map);

impl Object {
    pub(in crate::render) fn new() -> Self {
        Self::default()
    }

    /// Adds a value.
    pub(in crate::render) fn with(mut self, key: &'static str, value: impl Into<Value>) -> Self {
        self.0.insert(key.into(), value.into());
        self
    }

    /// Adds a value where there is one.
    pub(in crate::render) fn maybe(
        self,
        key: &'static str,
        value: Option<impl Into<Value>>,
    ) -> Self {
        match value {
            Some(value) => self.with(key, value),
            None => self,
        }
    }

    /// Adds a value under a name that the site gave.
    pub(in crate::render) fn named(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.0.insert(key.to_owned().into(), value.into());
        self
    }
}

impl From<Object> for Value {
    fn from(object: Object) -> Self {
        Self::from(object.0)
    }
}
