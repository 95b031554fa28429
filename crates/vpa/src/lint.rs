//! `vpa lint`: everything that is wrong in a content folder.

use std::{io::Write, process::ExitCode};

use crate::{
    arguments::{Format, Linting},
    content::Content,
    failure::Failure,
    fix,
    report::{self, Counts, Finished, Style},
};

pub fn run(
    content: Content,
    options: &Linting,
    style: Style,
    out: &mut impl Write,
) -> Result<ExitCode, Failure> {
    let (content, fixed) = if options.fix { fix::run(content)? } else { (content, 0) };
    let finished = Finished { content: &content, fixed, lang: style.lang };
    match options.format {
        Format::Human => report::human::write(&finished, style, out)?,
        Format::Json => report::json::write(&finished, out)?,
        Format::Sarif => report::sarif::write(&finished, out)?,
        Format::Github => report::github::write(&finished, out)?,
    }
    let Counts { errors, warnings, .. } = Counts::of(&content.diagnostics);
    let denied = errors > 0 || (options.deny_warnings && warnings > 0);
    Ok(if denied { ExitCode::from(1) } else { ExitCode::SUCCESS })
}
