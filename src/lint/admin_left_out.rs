//! `admin-left-out`: book.toml asks for a page with a form, which cannot be made.
//!
//! Why: those who never open a file would find nothing at /admin/. The form writes into a repository on GitHub, and is drawn by
//! a script that no repository holds.
//! Mend: name the repository, or put the script where `[admin]` says it is; the hint says how. A site whose script is fetched only
//! where it is published turns this off: `admin-left-out = "off"` in `[lints]`.

use super::Check;
use super::Lint;
use super::Scope;
use crate::config::Admin;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Severity;
use crate::diagnostic::text;
use crate::site::Lack;
use crate::site::SVELTIA;

static CODE: Code =
    Code::lint("admin-left-out", Severity::Warning, include_str!("admin_left_out.rs"));

pub(super) const LINT: Lint = Lint { code: &CODE, check: Check::Site(check) };

fn check(scope: Scope<'_>, found: &mut Diagnostics) {
    let site = scope.site;
    if let (Some(admin), Some(Err(lack))) = (&site.config.admin, site.desk()) {
        found.push(match lack {
            Lack::Repository => without_repository(admin),
            Lack::GitHub => elsewhere(admin, site.config.site.repository.as_deref()),
            Lack::Script => without_script(admin),
        });
    }
}

fn without_repository(admin: &Admin) -> Diagnostic {
    let message =
        text!("/admin/ is left out: nobody says which repository the form is to write into");
    Diagnostic::new(&CODE, message)
        .at(admin.span)
        .hint(text!("add to `[site]`: `repository = \"https://github.com/OWNER/REPO\"`"))
}

fn elsewhere(admin: &Admin, repository: Option<&str>) -> Diagnostic {
    let repository = repository.unwrap_or_default();
    let message = text!(
        "/admin/ is left out: the form writes into repositories on GitHub, and `{repository}` is none",
        repository
    );
    Diagnostic::new(&CODE, message).at(admin.span).hint(text!(
        "write in `[site]`: `repository = \"https://github.com/OWNER/REPO\"`, or take `[admin]` out"
    ))
}

fn without_script(admin: &Admin) -> Diagnostic {
    let script = format!("static/{}", admin.script);
    let folder = script.rsplit_once('/').map_or("static", |(folder, _)| folder);
    let (script, version) = (&script, SVELTIA);
    let message = text!("/admin/ is left out: there is no `{script}`", script);
    Diagnostic::new(&CODE, message).at(admin.script_span).hint(text!(
        "fetch it with npm, and keep it out of the repository:\n\
         mkdir -p {folder}\n\
         npm pack @sveltia/cms@{version}\n\
         tar -xzOf sveltia-cms-{version}.tgz package/dist/sveltia-cms.js > {script}",
        folder,
        version,
        script
    ))
}
