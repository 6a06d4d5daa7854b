//! The pictures beside the content, as they are published: at their own path, once for all languages.

use std::collections::BTreeMap;

use rayon::prelude::*;
use tera::Value;

use super::views::Object;
use crate::id::FileId;
use crate::markdown::Picture;
use crate::path::Address;
use crate::path::RelPath;
use crate::site::Site;

/// The files beside the content by id. Each is looked at once.
#[derive(Default)]
pub(super) struct Pictures {
    by_file: BTreeMap<FileId, (RelPath, Picture)>,
}

impl Pictures {
    /// Looks at all files beside the content, in parallel.
    pub(super) fn of(site: &Site) -> Self {
        let folder = site.config.content.as_str();
        let files: Vec<(FileId, RelPath)> = site
            .sources
            .below(folder)
            .filter(|(_, file)| !matches!(file.path.extension(), Some("md" | "toml")))
            .filter_map(|(id, file)| Some((id, RelPath::new(file.path.below(folder)?)?)))
            .collect();
        let look = |(id, path): &(FileId, RelPath)| {
            let size = site
                .sources
                .file(*id)
                .bytes()
                .ok()
                .and_then(|bytes| imagesize::blob_size(&bytes).ok());
            let pixels = |number: usize| u32::try_from(number).ok();
            let picture = Picture {
                src: site.config.site.base.path_to(&Address::file(path)),
                width: size.and_then(|size| pixels(size.width)),
                height: size.and_then(|size| pixels(size.height)),
            };
            (*id, (path.clone(), picture))
        };
        Self { by_file: files.par_iter().map(look).collect() }
    }

    /// The file as pages show it.
    pub(super) fn get(&self, file: FileId) -> Option<&Picture> {
        self.by_file.get(&file).map(|(_, picture)| picture)
    }

    /// The path of a file below the content.
    pub(super) fn path(&self, file: FileId) -> Option<&str> {
        self.by_file.get(&file).map(|(path, _)| path.as_str())
    }

    /// Views by the path below the content, for templates: `{src width? height?}`.
    pub(super) fn views(&self) -> BTreeMap<String, Value> {
        let view = |picture: &Picture| {
            let view = Object::new().with("src", picture.src.clone());
            view.maybe("width", picture.width).maybe("height", picture.height).into()
        };
        self.by_file.values().map(|(path, picture)| (path.to_string(), view(picture))).collect()
    }
}
