//! Tables: every row as wide as the header (`M311`), and a header that says something (`A804`).

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use crate::diagnostic::{Code, Diagnostic};

/// A table while it is being read.
#[derive(Debug)]
pub(super) struct TableReader {
    columns: usize,
    /// Whether a header cell without text has been met.
    silent: bool,
    in_head: bool,
}

impl TableReader {
    pub(super) const fn new(columns: usize) -> Self {
        Self { columns, silent: false, in_head: true }
    }

    /// The parser cuts and pads rows to the header's width, so the cells are counted in the source.
    pub(super) fn check_row(&self, source: &str, range: &Range<usize>, path: &str) -> Option<Diagnostic> {
        let (cells, columns) = (count_cells(&source[range.clone()]), self.columns);
        (cells != columns).then(|| {
            Diagnostic::new(
                Code::M311,
                path,
                range.clone(),
                format!(
                    "Baris ini punya {cells} sel, judul tabelnya {columns}. Samakan; beri baris kosong sesudah tabel."
                ),
                format!(
                    "This row has {cells} cells, the table's header {columns}. Make them equal; leave an empty line \
                     after a table."
                ),
            )
        })
    }

    pub(super) const fn cell(&mut self, empty: bool) {
        self.silent |= self.in_head && empty;
    }

    pub(super) fn close_head(&mut self, range: &Range<usize>, path: &str) -> Option<Diagnostic> {
        self.in_head = false;
        self.silent.then(|| {
            Diagnostic::new(
                Code::A804,
                path,
                range.clone(),
                "Setiap kolom tabel perlu judul agar bisa dibacakan. Isi sel judul yang kosong.",
                "Every column of a table needs a header, so that it can be read aloud. Fill the empty header cell.",
            )
        })
    }
}

fn count_cells(row: &str) -> usize {
    let row = row.trim();
    let mut escaped = false;
    let mut bars = 0;
    let mut last_is_bar = false;
    for byte in row.bytes() {
        last_is_bar = byte == b'|' && !escaped;
        bars += usize::from(last_is_bar);
        escaped = byte == b'\\' && !escaped;
    }
    let edges = usize::from(row.starts_with('|')) + usize::from(last_is_bar && row.len() > 1);
    (bars + 1).saturating_sub(edges).max(1)
}

/// A paragraph whose second line would be the rule below a table's header: the header has another number of cells.
pub(super) fn check_paragraph(source: &str, range: Range<usize>, path: &str) -> Option<Diagnostic> {
    static RULE: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"^[ >]*\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$").ok());
    let text = &source[range.clone()];
    if !text.contains('|') {
        return None;
    }
    let mut lines = text.lines();
    let (header, rule) = (lines.next()?, lines.next()?);
    let looks = header.contains('|') && RULE.as_ref().is_some_and(|pattern| pattern.is_match(rule));
    looks.then(|| {
        Diagnostic::new(
            Code::M311,
            path,
            range,
            "Ini tidak akan tampil sebagai tabel: baris garisnya punya jumlah sel yang lain dari baris judul.",
            "This would not be shown as a table: its rule has another number of cells than its header.",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_counted_as_github_does() {
        for (row, cells) in [
            ("| a | b |\n", 2),
            ("a | b", 2),
            ("| a", 1),
            ("x", 1),
            (r"| a \| b | c |", 2),
            ("| a | | ", 2),
            ("|", 1),
        ] {
            assert_eq!(count_cells(row), cells, "{row}");
        }
    }
}
