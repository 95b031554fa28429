//! Anchors of headings, made as GitHub makes them, so that a link works there and here.

use std::collections::{HashMap, HashSet};

#[derive(Debug, Default)]
pub(super) struct Anchors {
    issued: HashSet<String>,
    /// The last number tried for a text that occurs again.
    repeats: HashMap<String, usize>,
}

impl Anchors {
    pub(super) fn issue(&mut self, text: &str) -> String {
        let base = slug(text);
        if self.issued.insert(base.clone()) {
            return base;
        }
        let number = self.repeats.entry(base.clone()).or_default();
        loop {
            *number += 1;
            let anchor = format!("{base}-{number}");
            if self.issued.insert(anchor.clone()) {
                return anchor;
            }
        }
    }
}

fn slug(text: &str) -> String {
    let kept = |c: char| match c {
        ' ' => Some('-'),
        '-' | '_' => Some(c),
        _ if c.is_alphanumeric() => Some(c),
        _ => None,
    };
    let slug: String = text.to_lowercase().chars().filter_map(kept).collect();
    if slug.is_empty() { "bagian".to_owned() } else { slug }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_are_unique_and_like_githubs() {
        let mut anchors = Anchors::default();
        assert_eq!(anchors.issue("Apa arti `/26`?"), "apa-arti-26");
        assert_eq!(anchors.issue("Contoh: dua"), "contoh-dua");
        assert_eq!(anchors.issue("Contoh dua"), "contoh-dua-1");
        assert_eq!(anchors.issue("Contoh dua 1"), "contoh-dua-1-1");
        assert_eq!(anchors.issue("!"), "bagian");
    }
}
