//! Writing files and folders that only this user may read, whole or not at all.

use std::{
    fs::{File, OpenOptions},
    io::Write,
    path::Path,
};

use crate::error::{DeviceError, Result};

/// Makes a folder, with those above it, for this user alone. Their names are durable when this returns: what is
/// synced in a folder whose own name is lost at a power cut is lost with it.
pub fn make_folder(path: &Path) -> Result<()> {
    let missing: Vec<_> = path.ancestors().take_while(|folder| !folder.exists()).collect();
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(|error| DeviceError::io("making the folder", path, error))?;
    // The folder itself also where it was there: a start that was cut off may have made it.
    sync_folder_of(path)?;
    missing.into_iter().skip(1).try_for_each(sync_folder_of)
}

/// Opens a file to write, made for this user alone where it does not exist. Its content stays.
pub fn open_private(path: &Path) -> Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map_err(|error| DeviceError::io("opening", path, error))
}

/// Replaces a file's content so that after a power cut either the old or the new is there.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<()> {
    let draft = path.with_extension("new");
    let io = |error| DeviceError::io("writing", path, error);
    let mut file = open_private(&draft)?;
    file.set_len(0).and_then(|()| file.write_all(bytes)).and_then(|()| file.sync_all()).map_err(io)?;
    std::fs::rename(&draft, path).map_err(io)?;
    sync_folder_of(path)
}

/// Writes a file that must not be there yet, for this user alone, durable when this returns.
///
/// # Errors
/// `Io` when there is a file of that name, no room or no right to write.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent() {
        make_folder(folder)?;
    }
    let io = |error| DeviceError::io("writing", path, error);
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).map_err(io)?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(io)?;
    sync_folder_of(path)
}

/// The files in a folder and those in it, as they are named from there.
pub fn list_files(folder: &Path) -> Result<Vec<String>> {
    let io = |error| DeviceError::io("reading", folder, error);
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(io)? {
        let entry = entry.map_err(io)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type().map_err(io)?.is_dir() {
            found.extend(list_files(&entry.path())?.into_iter().map(|inner| format!("{name}/{inner}")));
        } else {
            found.push(name);
        }
    }
    found.sort();
    Ok(found)
}

/// Makes a rename or a new file in this file's folder durable. Windows has no such call and needs none.
pub fn sync_folder_of(path: &Path) -> Result<()> {
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let io = |error| DeviceError::io("syncing the folder of", path, error);
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(io)?;
    }
    Ok(())
}
