//! Tests about the project as a whole. Nothing here is used by anything.

#[cfg(test)]
mod arrows;
#[cfg(test)]
mod files;
#[cfg(test)]
mod versions;

#[cfg(test)]
mod root {
    use std::path::PathBuf;

    /// The project's top folder.
    pub fn path(relative: &str) -> PathBuf {
        PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).join(relative)
    }

    pub fn read(relative: &str) -> String {
        let path = path(relative);
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }
}
