//! The attribute block of a heading, `{#q-k3f9 .numeric obj=o2}`, with the place of each of its words.

use std::ops::Range;

use crate::{
    diagnostic::{Code, Diagnostic},
    document::Heading,
    span::{Span, Spanned},
};

const CLASSES: [&str; 16] = [
    "check",
    "summary",
    "sources",
    "deeper",
    "example",
    "scenario",
    "materials",
    "steps",
    "expected",
    "discussion",
    "outline",
    "numeric",
    "text",
    "fixed",
    "partial",
    "common",
];
const ATTRIBUTES: [&str; 5] = ["obj", "points", "diff", "unit", "draw"];

#[derive(Debug, Default)]
pub(super) struct Marks {
    pub id: Option<Spanned<String>>,
    pub classes: Vec<Spanned<String>>,
    pub attributes: Vec<(Spanned<String>, Option<Spanned<String>>)>,
}

/// What may stand in the attribute block of a heading, by the heading's place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<'a> {
    /// The letter and dash ids begin with here; an empty text stands for any id, nothing for none.
    pub id: Option<&'a str>,
    pub classes: &'a [&'a str],
    pub attributes: &'a [&'a str],
}

/// Reads the block at the end of the heading's text. To be called only where the parser has found one.
pub(super) fn marks(source: &str, range: Range<usize>) -> Marks {
    let mut marks = Marks::default();
    let Some((open, close)) = block(&source[range.clone()]) else { return marks };
    let mut at = range.start + open;
    for word in source[at..range.start + close].split_inclusive(|c: char| c.is_ascii_whitespace()) {
        let text = word.trim_ascii();
        let start = at + (word.len() - word.trim_ascii_start().len());
        at += word.len();
        if !text.is_empty() {
            marks.add(text, start);
        }
    }
    marks
}

/// The inside of the braces, counted from the start of the heading.
fn block(heading: &str) -> Option<(usize, usize)> {
    let close = heading.rfind('}')?;
    let open = heading[..close].rfind('{')?;
    Some((open + 1, close))
}

impl Marks {
    fn add(&mut self, word: &str, start: usize) {
        let spanned = |text: &str, from: usize| Spanned {
            value: text.to_owned(),
            span: Span::new(start + from, start + from + text.len()),
        };
        if let Some(id) = word.strip_prefix('#') {
            self.id = Some(spanned(id, 1));
        } else if let Some(class) = word.strip_prefix('.') {
            self.classes.push(spanned(class, 1));
        } else {
            let (name, value) =
                word.split_once('=').map_or((word, None), |(name, value)| (name, Some(value)));
            self.attributes.push((spanned(name, 0), value.map(|value| spanned(value, name.len() + 1))));
        }
    }
}

/// `M306` for names that have a meaning nowhere.
pub(super) fn check_marks(marks: &Marks, path: &str) -> Vec<Diagnostic> {
    let classes = marks.classes.iter().filter(|class| !CLASSES.contains(&class.value.as_str()));
    let attributes = marks.attributes.iter().map(|(name, value)| (name, value.is_some()));
    classes
        .map(|class| unknown(&format!(".{}", class.value), class.span, path))
        .chain(attributes.filter_map(|(name, valued)| {
            let known = ATTRIBUTES.contains(&name.value.as_str());
            (!known || !valued).then(|| unknown(&name.value, name.span, path))
        }))
        .collect()
}

fn unknown(word: &str, span: Span, path: &str) -> Diagnostic {
    Diagnostic::new(
        Code::M306,
        path,
        span,
        format!(
            "`{word}` di dalam kurung kurawal judul tidak dikenal, dan teks itu tidak akan tampil. Hapus, atau tulis \
             kurung kurawalnya sebagai kode."
        ),
        format!(
            "`{word}` in the braces of a heading is not known, and the text would not be shown. Remove it, or write \
             the braces as code."
        ),
    )
}

impl Heading {
    pub(crate) fn has_class(&self, name: &str) -> bool {
        self.classes.iter().any(|class| class.value == name)
    }

    pub(crate) fn attribute(&self, name: &str) -> Option<&Spanned<String>> {
        self.attributes.iter().find(|(key, _)| key.value == name).and_then(|(_, value)| value.as_ref())
    }

    /// `M306` for known names that mean nothing at this place.
    pub(crate) fn misplaced(&self, place: &Place<'_>, path: &str) -> Vec<Diagnostic> {
        let id = self.id.iter().filter(|id| !place.id.is_some_and(|prefix| id.value.starts_with(prefix)));
        let known = |name: &Spanned<String>, all: &[&str], here: &[&str]| {
            all.contains(&name.value.as_str()) && !here.contains(&name.value.as_str())
        };
        let classes = self.classes.iter().filter(|class| known(class, &CLASSES, place.classes));
        let attributes = self
            .attributes
            .iter()
            .filter(|(name, value)| value.is_some() && known(name, &ATTRIBUTES, place.attributes));
        id.chain(classes).chain(attributes.map(|(name, _)| name)).map(|word| misplaced(word, path)).collect()
    }
}

fn misplaced(word: &Spanned<String>, path: &str) -> Diagnostic {
    let word_text = &word.value;
    Diagnostic::new(
        Code::M306,
        path,
        word.span,
        format!(
            "`{word_text}` tidak berarti apa-apa pada judul di tempat ini. Hapus, atau pindahkan judulnya."
        ),
        format!("`{word_text}` means nothing on a heading at this place. Remove it, or move the heading."),
    )
}
