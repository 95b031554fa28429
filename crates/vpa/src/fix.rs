//! `vpa lint --fix`: mends what needs nobody's judgement, file by file, each whole or not at all.

use std::collections::BTreeMap;

use course::fix::{self, Fix};

use crate::{content::Content, failure::Failure};

/// What one pass leaves because two fixes met is mended in the next; more passes than this would be a fix that undoes
/// another.
const PASSES: usize = 8;

/// The content after its fixes, read again, and how many were made.
pub fn run(mut content: Content) -> Result<(Content, usize), Failure> {
    let mut total = 0;
    for _ in 0..PASSES {
        let made = pass(&content)?;
        if made == 0 {
            break;
        }
        total += made;
        content = Content::open(&content.folder, content.today)?;
    }
    Ok((content, total))
}

fn pass(content: &Content) -> Result<usize, Failure> {
    let mut by_path: BTreeMap<&str, Vec<&Fix>> = BTreeMap::new();
    for found in &content.diagnostics {
        by_path.entry(&found.path).or_default().extend(&found.fix);
    }
    let mut total = 0;
    for (path, fixes) in by_path {
        let text = content.source.get(path).and_then(|bytes| std::str::from_utf8(bytes).ok());
        let Some(text) = text.filter(|_| !fixes.is_empty()) else { continue };
        let (mended, made) = fix::apply(text, fixes);
        if made > 0 {
            content.write(path, &mended)?;
        }
        total += made;
    }
    Ok(total)
}
