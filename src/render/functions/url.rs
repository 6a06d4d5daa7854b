//! `url(path="timeline/")`: an address in the reader's part of the site, with the path of the base.

use std::sync::Arc;

use tera::Kwargs;
use tera::State;
use tera::Tera;
use tera::TeraResult;

use super::Function;
use crate::render::tables::Tables;

pub(super) const FUNCTION: Function = Function { name: "url", register };

fn register(tera: &mut Tera, tables: &Arc<Tables>) {
    let tables = Arc::clone(tables);
    tera.register_function(
        FUNCTION.name,
        move |arguments: Kwargs, _: &State<'_>| -> TeraResult<String> {
            let path = arguments.must_get::<&str>("path")?;
            Ok(format!("{}{}", tables.local, path.trim_start_matches('/')))
        },
    );
}
