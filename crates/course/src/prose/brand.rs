//! Brand names in neutral content (`A809`), from the list in `academy.yaml`.

use std::collections::HashMap;

use super::{Paragraph, word::Word, words};
use crate::{
    diagnostic::{Code, Diagnostic},
    document::FileContext,
    span::Span,
};

/// The brands by their first word.
#[derive(Debug, Default)]
pub(crate) struct Brands<'a> {
    by_first: HashMap<&'a str, Vec<&'a str>>,
}

impl<'a> Brands<'a> {
    pub(crate) fn new(names: &'a [String]) -> Self {
        let mut by_first: HashMap<&str, Vec<&str>> = HashMap::new();
        for name in names {
            if let Some(first) = words(name).next() {
                by_first.entry(first.text).or_default().push(name);
            }
        }
        Self { by_first }
    }

    pub(super) const fn finder(&'a self) -> Finder<'a> {
        Finder { brands: self, seen: Vec::new() }
    }

    /// A name that begins with this word of the text; capitals count, since some brands are also ordinary words.
    fn at(&self, text: &str, word: Word<'_>) -> Option<&'a str> {
        let first = word.text.split(['-', '/', '\'', '’']).next()?;
        let names = self.by_first.get(first).or_else(|| self.by_first.get(word.text))?;
        names.iter().copied().find(|name| {
            text[word.at..].strip_prefix(*name).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })
    }
}

/// Looks through one file; a brand is told once.
pub(super) struct Finder<'a> {
    brands: &'a Brands<'a>,
    seen: Vec<&'a str>,
}

impl Finder<'_> {
    pub(super) fn see(
        &mut self,
        paragraph: &Paragraph,
        context: &FileContext<'_>,
        found: &mut Vec<Diagnostic>,
    ) {
        let text = paragraph.text();
        for word in words(text).filter(|word| word.text.starts_with(|c: char| !c.is_lowercase())) {
            let Some(name) = self.brands.at(text, word).filter(|name| !self.seen.contains(name)) else {
                continue;
            };
            self.seen.push(name);
            let span = paragraph.span(&(word.at..word.at + name.len()));
            found.push(named(name, span, context));
        }
    }
}

fn named(name: &str, span: Span, context: &FileContext<'_>) -> Diagnostic {
    Diagnostic::new(
        Code::A809,
        context.path,
        span,
        format!(
            "{name} adalah merek, sedangkan isi akademi netral. Sebut jenis produknya; bila merek ini memang perlu, jangan jadikan satu-satunya contoh."
        ),
        format!(
            "{name} is a brand, and the academy's content is neutral. Name the kind of product; where the brand is needed, do not make it the only example."
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_brand_is_found_by_its_whole_name() {
        let names = ["Apple", "Check Point", "Dell", "X-Net"].map(str::to_owned);
        let brands = Brands::new(&names);
        let found =
            |text: &str| words(text).filter_map(|word| brands.at(text, word)).collect::<Vec<_>>().join(", ");
        assert_eq!(found("Produk Apple-nya, Check Point, dan Dell."), "Apple, Check Point, Dell");
        assert_eq!(found("check point, apple, Check Pointer, Check itu Point, Della, X-Net"), "X-Net");
    }
}
