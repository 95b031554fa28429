//! `vpa lint`: everything that is wrong in a content folder.

use std::{io::Write, path::Path, process::ExitCode};

use crate::{
    content::Content,
    failure::Failure,
    report::{self, Style},
};

pub fn run(folder: &Path, style: Style, out: &mut impl Write) -> Result<ExitCode, Failure> {
    let Content { source, diagnostics, .. } = Content::open(folder)?;
    let counts = report::write(&diagnostics, &source, style, out)?;
    Ok(if counts.errors == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
