//! `{{ value | json }}`: a value as JSON that may stand in a page, within `<script type="application/json">`.
//!
//! What could end the script, or begin a comment in it, is written as an escape, which JSON reads as the same text.

use std::sync::Arc;

use tera::Error;
use tera::Kwargs;
use tera::State;
use tera::Tera;
use tera::TeraResult;
use tera::Value;

use super::Filter;
use crate::render::tables::Tables;

pub(super) const FILTER: Filter = Filter { name: "json", register };

fn register(tera: &mut Tera, _: &Arc<Tables>) {
    tera.register_filter(
        FILTER.name,
        |value: &Value, _: Kwargs, _: &State<'_>| -> TeraResult<Value> {
            let json = serde_json::to_string(value)
                .map_err(|error| Error::message(format!("this cannot be JSON: {error}")))?;
            Ok(Value::safe_string(&escaped(&json)))
        },
    );
}

fn escaped(json: &str) -> String {
    json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_in_the_data_ends_the_script() {
        let json = serde_json::json!({ "title": "</script><!-- & <b>" }).to_string();
        let safe = escaped(&json);
        assert!(!safe.contains(['<', '>', '&']), "{safe}");
        let read: serde_json::Value = serde_json::from_str(&safe).expect("it is still JSON");
        assert_eq!(read["title"], "</script><!-- & <b>");
    }
}
