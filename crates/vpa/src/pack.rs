//! `vpa pack`: the released content as one edition file.

use std::{io::Write, path::Path};

use course::{
    edition::{self, EditionError, Version},
    lang::Lang,
};

use crate::{
    content::{Content, write_whole},
    failure::Failure,
    report::Counts,
};

pub fn run(
    content: &Content,
    file: &Path,
    version: Version,
    lang: Lang,
    out: &mut impl Write,
) -> Result<(), Failure> {
    require_no_errors(content)?;
    let edition = edition::pack(&content.academy, &content.source, version)?;
    let bytes = edition.to_bytes().map_err(EditionError::Io)?;
    write_whole(file, &bytes)?;
    let items = edition.manifest.items.len();
    let (size, file) = (bytes.len().div_ceil(1024), file.display());
    match lang {
        Lang::Id => writeln!(out, "Edisi {version}: {items} berkas isi, {size} KiB, di {file}")?,
        Lang::En => writeln!(out, "Edition {version}: {items} content files, {size} KiB, in {file}")?,
    }
    Ok(())
}

/// What is wrong must not reach a learner.
pub fn require_no_errors(content: &Content) -> Result<(), Failure> {
    let count = Counts::of(&content.diagnostics).errors;
    if count > 0 {
        return Err(Failure::HasErrors { count, folder: content.folder.clone() });
    }
    Ok(())
}
