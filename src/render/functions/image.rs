//! `image(src="buildings/hall.jpg")`: a picture by its path below the content folder, as `{src width? height?}`.

use std::sync::Arc;

use tera::Error;
use tera::Kwargs;
use tera::State;
use tera::Tera;
use tera::TeraResult;
use tera::Value;

use super::Function;
use crate::render::tables::Tables;

pub(super) const FUNCTION: Function = Function { name: "image", register };

fn register(tera: &mut Tera, tables: &Arc<Tables>) {
    let tables = Arc::clone(tables);
    tera.register_function(
        FUNCTION.name,
        move |arguments: Kwargs, _: &State<'_>| -> TeraResult<Value> {
            let src = arguments.must_get::<&str>("src")?;
            tables
                .shared
                .picture_views
                .get(src)
                .cloned()
                .ok_or_else(|| Error::message(format!("there is no picture `{src}`")))
        },
    );
}
