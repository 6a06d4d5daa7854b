//! The files of a new site, all of them or none, in a folder that nobody uses.
//!
//! Always holds: nothing that was there is touched, and what could not be finished is taken away again. A folder that is not there
//! yet appears with everything in it. Deliberately absent: adding to a folder that holds anything but `.git`.
#![expect(clippy::disallowed_methods, reason = "this is the edge that writes the disk")]

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;

use super::PublishError;
use super::Written;
use super::failure::At;

/// A file by its path below the folder, and its text.
pub type File = (String, String);

/// What is in the way of a new site: the path itself if it is no folder, else the first thing in it. A repository without files
/// is not in the way, nor is a folder that is not there.
///
/// # Errors
/// When the folder cannot be read.
pub fn occupant(dir: &Path) -> Result<Option<PathBuf>, PublishError> {
    match fs::symlink_metadata(dir) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error).at(dir),
        Ok(_) if !dir.is_dir() => return Ok(Some(dir.to_owned())),
        Ok(_) => {}
    }
    let names = fs::read_dir(dir).at(dir)?.map(|entry| entry.map(|entry| entry.file_name()));
    let mut names: Vec<OsString> = names.collect::<Result<_, _>>().at(dir)?;
    names.retain(|name| name != ".git");
    Ok(names.into_iter().min().map(|name| dir.join(name)))
}

/// Writes files into a folder in which nothing is but perhaps `.git`, and makes it where it is not there.
///
/// # Errors
/// When the disk refuses; the folder is then as it was.
pub fn write_folder(dir: &Path, files: &[File]) -> Result<Written, PublishError> {
    if occupant(dir)?.is_some() {
        return Ok(Written::Taken);
    }
    let made = if dir.exists() { fill(dir, files) } else { appear(dir, files) };
    made.map(|()| Written::New)
}

/// Writes beside the folder, and gives it its name when all is written.
fn appear(dir: &Path, files: &[File]) -> Result<(), PublishError> {
    let parent = dir.parent().filter(|parent| !parent.as_os_str().is_empty());
    let parent = parent.unwrap_or(Path::new("."));
    let lacking: Vec<&Path> = parent.ancestors().take_while(|above| !above.exists()).collect();
    let staging = parent.join(staging_name());
    let made = fs::create_dir_all(parent)
        .at(parent)
        .and_then(|()| write_all(&staging, files))
        .and_then(|()| fs::rename(&staging, dir).at(dir));
    if made.is_err() {
        // What cannot be taken away hides the reason for nobody: the error that is told is the first.
        let _ = fs::remove_dir_all(&staging);
        lacking.iter().for_each(|above| drop(fs::remove_dir(above)));
    }
    made
}

/// Writes within the folder, and moves everything up when all is written.
fn fill(dir: &Path, files: &[File]) -> Result<(), PublishError> {
    let staging = dir.join(staging_name());
    let made = write_all(&staging, files).and_then(|()| move_up(&staging, dir, files));
    let _ = fs::remove_dir_all(&staging);
    made
}

/// Moves what lies in the staging folder one up, and back where that fails halfway.
fn move_up(staging: &Path, dir: &Path, files: &[File]) -> Result<(), PublishError> {
    let mut names: Vec<&str> =
        files.iter().map(|(path, _)| path.split('/').next().unwrap_or(path)).collect();
    names.sort_unstable();
    names.dedup();
    for (count, name) in names.iter().enumerate() {
        if let Err(error) = move_new(&staging.join(name), &dir.join(name)) {
            names[..count]
                .iter()
                .for_each(|moved| drop(fs::rename(dir.join(moved), staging.join(moved))));
            return Err(error).at(&dir.join(name));
        }
    }
    Ok(())
}

/// Moves where nothing is.
fn move_new(from: &Path, to: &Path) -> io::Result<()> {
    match fs::symlink_metadata(to) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => fs::rename(from, to),
        Err(error) => Err(error),
        Ok(_) => Err(io::ErrorKind::AlreadyExists.into()),
    }
}

/// Writes all files into a folder that is not there yet.
fn write_all(staging: &Path, files: &[File]) -> Result<(), PublishError> {
    fs::create_dir(staging).at(staging)?;
    for (path, text) in files {
        let path = staging.join(path);
        let folder = path.parent().unwrap_or(staging);
        fs::create_dir_all(folder).at(folder)?;
        fs::write(&path, text).at(&path)?;
    }
    Ok(())
}

/// A name that no other run has.
fn staging_name() -> String {
    format!(".jubilee-init-{}", std::process::id())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use tempfile::TempDir;
    use walkdir::WalkDir;

    use super::File;
    use super::move_up;
    use super::occupant;
    use super::write_all;
    use super::write_folder;
    use crate::publish::Written;

    fn files(paths: &[&str]) -> Vec<File> {
        paths.iter().map(|path| ((*path).to_owned(), format!("The text of {path}"))).collect()
    }

    /// Everything below a folder, by its path.
    fn below(folder: &Path) -> Vec<String> {
        let all = WalkDir::new(folder).min_depth(1).sort_by_file_name().into_iter();
        all.filter_map(|entry| {
            let path = entry.expect("readable").into_path();
            Some(path.strip_prefix(folder).ok()?.display().to_string())
        })
        .collect()
    }

    const TOWN: &[&str] = &["book.toml", "content/_index.md", "content/bridges/old.md"];
    /// A file, and another below it: the disk cannot hold both.
    const TORN: &[&str] = &["book.toml", "content", "content/_index.md"];

    #[test]
    fn a_new_folder_holds_all_files_and_nothing_lies_beside_it() {
        for dir in ["town", "county/shire/town"] {
            let place = TempDir::new().expect("a folder");
            let written = write_folder(&place.path().join(dir), &files(TOWN)).expect("written");
            assert_eq!(written, Written::New);
            let text = fs::read_to_string(place.path().join(dir).join("content/_index.md"));
            assert_eq!(text.expect("a file"), "The text of content/_index.md");
            let all = below(place.path());
            assert!(
                all.iter().all(|path| dir.starts_with(path) || path.starts_with(dir)),
                "{all:?}"
            );
        }
    }

    #[test]
    fn a_folder_with_nothing_but_a_repository_is_filled() {
        for there in [&[][..], &[".git"]] {
            let place = TempDir::new().expect("a folder");
            there.iter().for_each(|name| fs::create_dir(place.path().join(name)).expect("made"));
            assert_eq!(write_folder(place.path(), &files(TOWN)).expect("written"), Written::New);
            let all = below(place.path());
            assert_eq!(all.len(), there.len() + 5, "{all:?}");
            assert!(all.contains(&"content/bridges/old.md".to_owned()), "{all:?}");
        }
    }

    #[test]
    fn a_folder_that_holds_something_is_left_alone() {
        for name in ["book.toml", ".hidden", "content"] {
            let place = TempDir::new().expect("a folder");
            fs::write(place.path().join(name), "mine").expect("written");
            assert_eq!(occupant(place.path()).expect("read"), Some(place.path().join(name)));
            assert_eq!(write_folder(place.path(), &files(TOWN)).expect("looked"), Written::Taken);
            let file = place.path().join(name);
            assert_eq!(write_folder(&file, &files(TOWN)).expect("looked"), Written::Taken);
            assert_eq!(below(place.path()), [name]);
        }
    }

    #[test]
    fn what_cannot_be_finished_leaves_nothing() {
        for (dir, there) in [("town", &[][..]), ("county/town", &[]), ("", &[]), ("", &[".git"])] {
            let place = TempDir::new().expect("a folder");
            there.iter().for_each(|name| fs::create_dir(place.path().join(name)).expect("made"));
            write_folder(&place.path().join(dir), &files(TORN)).expect_err("it cannot be written");
            assert_eq!(below(place.path()), there);
        }
    }
    #[test]
    fn what_was_moved_goes_back_where_the_rest_cannot_follow() {
        let place = TempDir::new().expect("a folder");
        let staging = place.path().join("staging");
        write_all(&staging, &files(TOWN)).expect("written");
        fs::write(place.path().join("content"), "mine").expect("written");
        move_up(&staging, place.path(), &files(TOWN)).expect_err("something came between");
        assert!(staging.join("book.toml").exists(), "{:?}", below(place.path()));
        assert_eq!(fs::read_to_string(place.path().join("content")).expect("a file"), "mine");
        assert!(!place.path().join("book.toml").exists());
    }
}
