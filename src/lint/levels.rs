//! `[lints]`: how much the findings of lints matter on this site.

use crate::config::Config;
use crate::diagnostic::Class;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Severity;
use crate::diagnostic::nearest;
use crate::diagnostic::text;

pub(super) static UNKNOWN_LINT: Code = Code::error(
    "unknown-lint",
    "[lints] names a lint that there is not, or an error of form, which cannot be turned off.",
);

/// Sets each finding to the level that the site gives its lint, and tells of names that are no lints. `codes` are all that
/// the program knows.
pub fn apply(config: &Config, codes: &[&'static Code], found: &mut Diagnostics) {
    let lints: Vec<&str> =
        codes.iter().filter(|code| code.class == Class::Lint).map(|code| code.name).collect();
    for level in config.lints.iter().filter(|level| !lints.contains(&level.code.as_str())) {
        let name = &level.code;
        let finding = if codes.iter().any(|code| code.name == name) {
            Diagnostic::new(
                &UNKNOWN_LINT,
                text!("`{name}` is an error of form, whose level cannot be set", name),
            )
            .hint(text!("take the line out"))
        } else {
            let hint = match nearest(name, lints.iter().copied()) {
                Some(meant) => text!("did you mean `{meant}`?", meant),
                None => text!("there are {lints}", lints = lints.join(", ")),
            };
            Diagnostic::new(&UNKNOWN_LINT, text!("there is no lint `{name}`", name)).hint(hint)
        };
        found.push(finding.at(level.span));
    }
    found.retain_with(|finding| severity(config, finding));
}

/// Whether there is an error among findings, by the levels that the site gives its lints.
pub fn has_errors(config: &Config, found: &Diagnostics) -> bool {
    found.iter().any(|finding| severity(config, finding) == Some(Severity::Error))
}

/// How much a finding matters on this site; nothing if its lint is off.
fn severity(config: &Config, finding: &Diagnostic) -> Option<Severity> {
    let level = config.lints.iter().find(|level| level.code == finding.code.name);
    match level {
        Some(level) if finding.code.class == Class::Lint => level.severity,
        _ => Some(finding.severity),
    }
}
