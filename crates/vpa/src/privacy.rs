//! `vpa privacy record` and `vpa receipt check`: what the privacy notice's data says to a controller, and whether a
//! person's receipts are as they were written.

use std::{fs, io::Write, path::Path};

use course::{
    lang::Lang,
    privacy::{load, record_of_processing},
};
use learning::receipt::ReceiptFile;

use crate::{content::Content, failure::Failure};

pub fn record(content: &Content, lang: Lang, out: &mut impl Write) -> Result<(), Failure> {
    let privacy = load(&content.source).map_err(|error| Failure::Privacy {
        path: error.path.clone(),
        id: error.id.clone(),
        en: error.en,
    })?;
    write!(out, "{}", record_of_processing(&privacy, lang))?;
    Ok(())
}

pub fn check_receipts(file: &Path, lang: Lang, out: &mut impl Write) -> Result<(), Failure> {
    let bytes = fs::read(file).map_err(|source| Failure::Read { path: file.to_owned(), source })?;
    let checked = ReceiptFile::check(&String::from_utf8_lossy(&bytes)).map_err(|problem| {
        let (id, en) = problem.words();
        Failure::Receipt { path: file.to_owned(), id, en }
    })?;
    match lang {
        Lang::Id => writeln!(out, "{} bukti, semuanya utuh dan berurutan.", checked.count)?,
        Lang::En => writeln!(out, "{} receipts, all whole and in order.", checked.count)?,
    }
    if let (Some(first), Some(last)) = (checked.receipts.first(), checked.receipts.last()) {
        writeln!(out, "{} .. {}", first.event_time.to_rfc3339(), last.event_time.to_rfc3339())?;
    }
    Ok(())
}
