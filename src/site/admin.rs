//! Whether the page with the form can be there: it needs a repository on GitHub and the script that draws it.

use super::Site;
use crate::config::Admin;
use crate::id::FileId;
use crate::path::Address;
use crate::path::RelPath;

/// The release of Sveltia CMS that the form was tried with.
pub const SVELTIA: &str = "0.221.1";

/// What the form is made of.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'s> {
    /// What book.toml says of it.
    pub admin: &'s Admin,
    /// The repository that it writes into: `owner/name`.
    pub repository: &'s str,
}

/// What the form lacks, so that it is left out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lack {
    /// Nobody says which repository.
    Repository,
    /// The repository is not on GitHub.
    GitHub,
    /// The script is not there.
    Script,
}

impl Site {
    /// The form, or what it lacks; nothing if book.toml asks for none.
    pub fn desk(&self) -> Option<Result<Desk<'_>, Lack>> {
        let admin = self.config.admin.as_ref()?;
        Some(self.furnish(admin))
    }

    fn furnish<'s>(&'s self, admin: &'s Admin) -> Result<Desk<'s>, Lack> {
        let repository = self.config.site.repository.as_ref().ok_or(Lack::Repository)?;
        let repository = repository.strip_prefix("https://github.com/").ok_or(Lack::GitHub)?;
        let repository = repository.strip_suffix(".git").unwrap_or(repository);
        if repository.split('/').filter(|part| !part.is_empty()).count() != 2 {
            return Err(Lack::GitHub);
        }
        self.admin_script().ok_or(Lack::Script)?;
        Ok(Desk { admin, repository })
    }

    /// The file of the script that draws the form.
    pub fn admin_script(&self) -> Option<FileId> {
        let script = &self.config.admin.as_ref()?.script;
        self.sources.at(&RelPath::new(&format!("static/{script}"))?)
    }

    /// The address of the page with the form, if it is there.
    pub fn admin_address(&self) -> Option<Address> {
        self.desk()?.ok().map(|_| Address::folder(["admin"]))
    }
}
