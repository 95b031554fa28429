//! `vpa pack`: the released content as one edition file.

use std::{io::Write, path::Path, process::ExitCode};

use course::{
    academy,
    edition::{self, EditionError, Version},
    lang::Lang,
};

use crate::{
    disk::{read_content, write_whole},
    failure::Failure,
    report::Counts,
};

pub fn run(
    folder: &Path,
    file: &Path,
    version: Version,
    lang: Lang,
    out: &mut impl Write,
) -> Result<ExitCode, Failure> {
    let source = read_content(folder)?;
    let (academy, diagnostics) = academy::load(&source);
    let errors = Counts::of(&diagnostics).errors;
    if errors > 0 {
        return Err(Failure::HasErrors { count: errors, folder: folder.to_owned() });
    }
    let edition = edition::pack(&academy, &source, version)?;
    let bytes = edition.to_bytes().map_err(EditionError::Io)?;
    write_whole(file, &bytes)?;
    let items = edition.manifest.items.len();
    let (size, file) = (bytes.len().div_ceil(1024), file.display());
    match lang {
        Lang::Id => writeln!(out, "Edisi {version}: {items} berkas isi, {size} KiB, di {file}")?,
        Lang::En => writeln!(out, "Edition {version}: {items} content files, {size} KiB, in {file}")?,
    }
    Ok(ExitCode::SUCCESS)
}
