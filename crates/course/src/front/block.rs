//! Where the front matter is in a file.

use crate::{diagnostic::Code, span::Span, yaml::Report};

/// The front matter's bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// With the `---` lines.
    pub whole: Span,
    /// The YAML between them.
    pub yaml: Span,
}

impl Block {
    #[must_use]
    pub fn text<'a>(&self, file: &'a str) -> &'a str {
        &file[self.yaml.range()]
    }
}

/// Finds the block; `F101` when line 1 is not `---` or no second `---` follows.
pub fn split(text: &str, report: &mut Report) -> Option<Block> {
    let first = text.split_inclusive('\n').next().unwrap_or_default();
    if first.trim_end() != "---" {
        report.push(
            Code::F101,
            Span::new(0, first.trim_end().len()),
            "Baris pertama harus `---`, lalu kolom seperti `id:` dan `type:`, lalu `---` lagi.",
            "Line 1 must be `---`, then fields such as `id:` and `type:`, then `---` again.",
        );
        return None;
    }
    let mut at = first.len();
    for line in text[first.len()..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Some(Block { whole: Span::new(0, at + 3), yaml: Span::new(first.len(), at) });
        }
        at += line.len();
    }
    report.push(
        Code::F101,
        Span::new(0, 3),
        "Bagian depan dibuka dengan `---` tetapi tidak ditutup. Tambahkan baris `---` setelah kolom terakhir.",
        "The front matter is opened with `---` but not closed. Add a line `---` after the last field.",
    );
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_yaml_between_the_lines() {
        let mut report = Report::new("x.md");
        let text = "---\r\nid: a\r\n---\r\n# A\n";
        let block = split(text, &mut report).unwrap();
        assert_eq!(block.text(text), "id: a\r\n");
        assert_eq!(&text[block.whole.range()], "---\r\nid: a\r\n---");
        for text in ["", "# A\n", "\n---\nid: a\n---\n", "---\nid: a\n# A\n"] {
            let mut report = Report::new("x.md");
            assert!(split(text, &mut report).is_none());
            assert_eq!(report.diagnostics[0].code, Code::F101, "{text:?}");
        }
    }
}
