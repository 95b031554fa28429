//! Where a span stands, for programs: lines, columns and the path from where the command was run.

use std::{
    collections::HashMap,
    path::{Component, Path},
};

use course::{
    source::Source,
    span::{LineIndex, Place, Span},
};

use super::Finished;

/// Line indices of the files that findings name; each file is gone through once.
pub(super) struct Places<'a> {
    source: &'a Source,
    indices: HashMap<&'a str, Option<LineIndex<'a>>>,
}

/// First place and the place after the last, without the line ends that a block takes along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Region {
    pub start: Place,
    pub end: Place,
    pub span: Span,
}

impl<'a> Places<'a> {
    pub(super) fn of(finished: &Finished<'a>) -> Self {
        Self { source: &finished.content.source, indices: HashMap::new() }
    }

    /// `None` for a file that is no text, or is not there.
    pub(super) fn region(&mut self, path: &'a str, span: Span) -> Option<Region> {
        let text = self.source.get(path).and_then(|bytes| std::str::from_utf8(bytes).ok())?;
        let index = self.indices.entry(path).or_insert_with(|| Some(LineIndex::new(text))).as_ref()?;
        let start = text.floor_char_boundary(span.start);
        let end = text.floor_char_boundary(span.end.max(start));
        let end = start + text[start..end].trim_end_matches(['\n', '\r']).len();
        Some(Region { start: index.place(start), end: index.place(end), span: Span::new(start, end) })
    }

    /// The exact places of an edit.
    pub(super) fn exact(&mut self, path: &'a str, span: Span) -> Option<Region> {
        self.region(path, span)?;
        let index = self.indices.get(path)?.as_ref()?;
        Some(Region { start: index.place(span.start), end: index.place(span.end), span })
    }
}

/// The file as it is named from where the command was run, with `/`.
pub(super) fn file(folder: &Path, path: &str) -> String {
    let mut file = String::new();
    for part in folder.components().filter(|part| !matches!(part, Component::CurDir)) {
        match part {
            Component::RootDir => file.push('/'),
            Component::Prefix(prefix) => file.push_str(&prefix.as_os_str().to_string_lossy()),
            _ => {
                file.push_str(&part.as_os_str().to_string_lossy());
                file.push('/');
            }
        }
    }
    file + path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_from_where_the_command_runs() {
        for (folder, expected) in [
            ("content", "content/a.md"),
            ("./content/", "content/a.md"),
            (".", "a.md"),
            ("../isi akademi", "../isi akademi/a.md"),
            ("/srv/isi", "/srv/isi/a.md"),
        ] {
            assert_eq!(file(Path::new(folder), "a.md"), expected);
        }
    }
}
