//! Sentences left in the other language (`T904`), told by the small words that every sentence has.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::{
    academy::PageRef,
    check::Checking,
    diagnostic::{Code, Diagnostic},
    document::FileContext,
    lang::Lang,
    page::{SectionKind, section},
    span::{Span, Spanned},
};

impl Checking<'_> {
    pub(super) fn leftovers(&mut self) {
        for page in self.academy.pages() {
            self.out.extend(self.leftovers_of(&page));
        }
        for lesson in self.academy.lessons() {
            let Some((path, front)) = lesson.translation() else { continue };
            let texts = front.objectives.iter().map(|one| &one.text).chain(&front.summary);
            self.out.extend(texts.filter_map(|text| leftover_text(text, Lang::En, path)));
        }
    }

    fn leftovers_of(&self, page: &PageRef<'_>) -> Vec<Diagnostic> {
        let context = FileContext::new(page.path, page.lang, &self.academy.settings.sections);
        let headings = &page.document.headings;
        let sources = headings.iter().enumerate().filter(|(_, heading)| {
            heading.level == 2 && section::kind(heading, &context) == SectionKind::Sources
        });
        // The title of a source is in the language it was written in.
        let left_out: Vec<Range<usize>> = sources.map(|(at, _)| page.document.body(at).events).collect();
        let mut listener = Listener::new(page.lang);
        for (at, (event, range)) in page.document.events.iter().enumerate() {
            if !left_out.iter().any(|events| events.contains(&at)) {
                listener.hear(event, range);
            }
        }
        listener.found.into_iter().map(|span| left_over(span, page.lang, page.path)).collect()
    }
}

fn leftover_text(text: &Spanned<String>, lang: Lang, path: &str) -> Option<Diagnostic> {
    let mut listener = Listener::new(lang);
    listener.words(&text.value, 0);
    listener.end_block();
    (!listener.found.is_empty()).then(|| left_over(text.span, lang, path))
}

fn left_over(span: Span, lang: Lang, path: &str) -> Diagnostic {
    let (id, en) = match lang {
        Lang::Id => (
            "Kalimat ini tampaknya berbahasa Inggris. Terjemahkan; kalau memang kutipan, tulis miring.",
            "This sentence seems to be in English. Translate it; if it is meant as a quotation, put it in italics.",
        ),
        Lang::En => (
            "Kalimat ini tampaknya masih berbahasa Indonesia. Terjemahkan; kalau memang kutipan, tulis miring.",
            "This sentence seems to be still in Indonesian. Translate it; if it is meant as a quotation, put it in italics.",
        ),
    };
    Diagnostic::new(Code::T904, path, span, id, en)
}

/// Follows the events of a page and counts the small words of both languages, sentence by sentence.
struct Listener {
    lang: Lang,
    own: u32,
    other: u32,
    words: u32,
    /// Of the sentence, from its first word to the end of its last.
    place: Option<Span>,
    /// How many elements are open whose words may be foreign: code, pictures, italics.
    shut: usize,
    /// The first sentence of this block is told, the others are most often its neighbours.
    told: bool,
    found: Vec<Span>,
}

impl Listener {
    const fn new(lang: Lang) -> Self {
        Self { lang, own: 0, other: 0, words: 0, place: None, shut: 0, told: false, found: Vec::new() }
    }

    fn hear(&mut self, event: &Event<'_>, range: &Range<usize>) {
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::Image { .. } | Tag::Emphasis | Tag::MetadataBlock(_)) => {
                self.shut += 1;
            }
            Event::End(TagEnd::CodeBlock | TagEnd::Image | TagEnd::Emphasis | TagEnd::MetadataBlock(_)) => {
                self.shut = self.shut.saturating_sub(1);
            }
            Event::Text(text) if self.shut == 0 => self.words(text, range.start),
            Event::Start(tag) if is_block(tag) => self.end_block(),
            Event::End(tag) if ends_block(*tag) => self.end_block(),
            _ => {}
        }
    }

    fn words(&mut self, text: &str, start: usize) {
        let mut from: Option<usize> = None;
        for (at, c) in text.char_indices() {
            if c.is_alphabetic() {
                from.get_or_insert(at);
                continue;
            }
            if let Some(from) = from.take() {
                self.word(&text[from..at], start + from);
            }
            if matches!(c, '.' | '?' | '!') && text[at + 1..].starts_with(' ') {
                self.end_sentence();
            }
        }
        if let Some(from) = from {
            self.word(&text[from..], start + from);
        }
    }

    fn word(&mut self, word: &str, at: usize) {
        self.words += 1;
        let end = at + word.len();
        let start = self.place.map_or(at, |place| place.start);
        self.place = Some(Span::new(start, end));
        match language_of(word) {
            Some(lang) if lang == self.lang => self.own += 1,
            Some(_) => self.other += 1,
            None => {}
        }
    }

    fn end_sentence(&mut self) {
        let foreign = self.words >= 5 && self.other >= 3 && self.other > 4 * self.own;
        if let (true, false, Some(place)) = (foreign, self.told, self.place) {
            self.found.push(place);
            self.told = true;
        }
        (self.own, self.other, self.words, self.place) = (0, 0, 0, None);
    }

    fn end_block(&mut self) {
        self.end_sentence();
        self.told = false;
    }
}

const fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(tag, Tag::Strong | Tag::Strikethrough | Tag::Link { .. })
}

const fn ends_block(tag: TagEnd) -> bool {
    !matches!(tag, TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link)
}

/// The language of a small word that only one of the two has.
fn language_of(word: &str) -> Option<Lang> {
    const LONGEST: usize = 7;
    let bytes = word.as_bytes();
    let mut lower = [0; LONGEST];
    let lower = lower.get_mut(..bytes.len())?;
    lower.copy_from_slice(bytes);
    lower.make_ascii_lowercase();
    match &*lower {
        b"yang" | b"dan" | b"di" | b"ke" | b"dari" | b"untuk" | b"dengan" | b"pada" | b"adalah" | b"ini"
        | b"itu" | b"tidak" | b"atau" | b"akan" | b"dapat" | b"oleh" | b"karena" | b"juga" | b"sudah"
        | b"belum" | b"bila" | b"jika" | b"agar" | b"saat" | b"dalam" | b"lebih" | b"sebuah" | b"setiap"
        | b"hanya" | b"anda" | b"mereka" | b"tetapi" | b"bukan" | b"kalau" | b"lalu" | b"jadi"
        | b"antara" | b"semua" | b"apa" | b"mana" | b"berapa" | b"kapan" => Some(Lang::Id),
        b"the" | b"of" | b"and" | b"to" | b"is" | b"are" | b"in" | b"that" | b"it" | b"for" | b"on"
        | b"with" | b"as" | b"by" | b"this" | b"be" | b"from" | b"or" | b"an" | b"not" | b"which"
        | b"you" | b"your" | b"their" | b"has" | b"have" | b"when" | b"what" | b"how" | b"was" | b"were"
        | b"can" | b"its" | b"they" | b"if" | b"so" | b"because" | b"each" | b"than" | b"then" | b"into"
        | b"does" => Some(Lang::En),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, SectionTitles};

    fn found(lang: Lang, text: &str) -> Vec<String> {
        let sections = SectionTitles::default();
        let (document, _) = Document::parse(text, &FileContext::new("a.md", lang, &sections));
        let mut listener = Listener::new(lang);
        document.events.iter().for_each(|(event, range)| listener.hear(event, range));
        listener.found.into_iter().map(|span| text[span.range()].to_owned()).collect()
    }

    #[test]
    fn a_sentence_of_the_other_language_is_found_once_a_block() {
        let mixed = "# A\n\nThe prefix is short. Alamat itu berada di dalam jaringan yang sama. Ini juga dari yang itu.\n\n- x\n- Panjangnya tidak lebih dari yang di atas\n";
        assert_eq!(
            found(Lang::En, mixed),
            ["Alamat itu berada di dalam jaringan yang sama", "Panjangnya tidak lebih dari yang di atas"]
        );
        let mixed = "# A\n\nKata ini di sini.\n\n> This is the length of the prefix\n";
        assert_eq!(found(Lang::Id, mixed), ["This is the length of the prefix"]);
    }

    #[test]
    fn names_italics_and_code_may_be_foreign() {
        for text in [
            "# A\n\nKerangka dari *the state of the art in the field* itu.\n",
            "# A\n\nFungsinya: Govern, Identify, Protect dan Recover.\n",
            "# A\n\n```text\nthis is the output of the command\n```\n",
            "# A\n\nDokumen \"Bill of Materials for the Project\" dipakai untuk itu dan ini.\n",
        ] {
            assert_eq!(found(Lang::Id, text), [""; 0], "{text}");
        }
    }
}
