//! `vpa ids`: the record of every id ever issued.

use std::io::Write;

use course::{edition::Version, lang::Lang};

use crate::{content::Content, failure::Failure, pack::require_no_errors};

/// Records the ids that were written by hand.
pub fn issue(content: &Content, lang: Lang, out: &mut impl Write) -> Result<(), Failure> {
    content.require_whole_lock()?;
    let (lock, new) = content.academy.issue_ids();
    content.write_lock(&lock)?;
    for one in &new {
        writeln!(out, "+ {} {}", one.kind.as_str(), one.id)?;
    }
    let count = new.len();
    match lang {
        Lang::Id => writeln!(out, "{count} id baru tercatat di ids.lock")?,
        Lang::En => writeln!(out, "{count} new ids recorded in ids.lock")?,
    }
    Ok(())
}

/// Marks an id as gone for good.
pub fn retire(content: &Content, id: &str, replaced_by: Option<&str>) -> Result<(), Failure> {
    content.require_whole_lock()?;
    let mut lock = content.academy.lock.clone();
    if let Some(unknown) = replaced_by.into_iter().chain([id]).find(|id| lock.get(id).is_none()) {
        return Err(Failure::UnknownId(unknown.to_owned()));
    }
    lock.retire(id, replaced_by);
    content.write_lock(&lock)
}

/// Records which ids went into an edition, and with which content.
pub fn release(content: &Content, version: Version) -> Result<(), Failure> {
    require_no_errors(content)?;
    content.write_lock(&content.academy.release_ids(&version.to_string()))
}
