//! `asset(path="css/site.css")`: the address of a file of `static/`, with the hash of what it holds, so that a page
//! that was kept before a deployment still finds its styles.

use std::sync::Arc;

use tera::Error;
use tera::Kwargs;
use tera::State;
use tera::Tera;
use tera::TeraResult;

use super::Function;
use crate::diagnostic::nearest;
use crate::render::tables::Tables;

pub(super) const FUNCTION: Function = Function { name: "asset", register };

fn register(tera: &mut Tera, tables: &Arc<Tables>) {
    let tables = Arc::clone(tables);
    tera.register_function(
        FUNCTION.name,
        move |arguments: Kwargs, _: &State<'_>| -> TeraResult<String> {
            let path = arguments.must_get::<&str>("path")?;
            tables.shared.assets.get(path).cloned().ok_or_else(|| {
                let meant = nearest(path, tables.shared.assets.keys().map(String::as_str));
                let meant =
                    meant.map(|meant| format!("; did you mean `{meant}`?")).unwrap_or_default();
                Error::message(format!("there is no file `static/{path}`{meant}"))
            })
        },
    );
}
