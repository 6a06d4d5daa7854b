//! Files that all may read and folders that all may enter, whatever the umask says.

use std::fs::File;
use std::fs::Metadata;
use std::io;
use std::path::Path;

/// Lets all read a file, and tells how the disk describes it then.
#[cfg(unix)]
pub(super) fn set_file(file: &File) -> io::Result<Metadata> {
    use std::fs::Permissions;
    use std::os::unix::fs::PermissionsExt;
    let metadata = file.metadata()?;
    if metadata.permissions().mode() & 0o7777 == 0o644 {
        return Ok(metadata);
    }
    file.set_permissions(Permissions::from_mode(0o644))?;
    file.metadata()
}

/// Lets all enter a folder.
#[cfg(unix)]
pub(super) fn set_folder(folder: &Path) -> io::Result<()> {
    use std::fs::Permissions;
    use std::os::unix::fs::PermissionsExt;
    let metadata = folder.symlink_metadata()?;
    if metadata.permissions().mode() & 0o7777 == 0o755 {
        return Ok(());
    }
    std::fs::set_permissions(folder, Permissions::from_mode(0o755))
}

/// Lets all read a file, and tells how the disk describes it then.
#[cfg(not(unix))]
pub(super) fn set_file(file: &File) -> io::Result<Metadata> {
    file.metadata()
}

/// Lets all enter a folder.
#[cfg(not(unix))]
pub(super) fn set_folder(_: &Path) -> io::Result<()> {
    Ok(())
}
