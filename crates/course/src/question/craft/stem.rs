//! The stem: a question or an instruction (`Q421`) of bearable length (`Q420`), whose "not" cannot be overlooked
//! (`Q417`).

use std::ops::Range;

use super::{
    Looking,
    lexicon::{EXCEPT, SUBORDINATE},
};
use crate::{
    diagnostic::Code,
    lang::Lang,
    prose::{find_phrase, is_any, paragraphs, sentences, words},
    span::Span,
};

/// In characters.
const LONGEST: usize = 200;

impl Looking<'_> {
    pub(super) fn stem(&mut self) {
        self.long();
        self.unasked();
        self.negative();
    }

    fn heading(&self) -> Span {
        self.question.stem.span
    }

    fn long(&mut self) {
        let length = self.question.text.chars().count();
        if length > LONGEST {
            self.push(
                Code::Q420,
                self.heading(),
                format!(
                    "Pokok soal ini {length} karakter; paling banyak {LONGEST}. Pindahkan ceritanya ke paragraf di bawah judul, sisakan pertanyaannya."
                ),
                format!(
                    "This stem has {length} characters; {LONGEST} are the most. Move the story into a paragraph below the heading and keep the question."
                ),
            );
        }
    }

    fn unasked(&mut self) {
        let text = &self.question.text;
        if !text.contains('?') && !sentences(text).any(|sentence| self.is_order(&text[sentence])) {
            self.push(
                Code::Q421,
                self.heading(),
                "Pokok soal ini bukan pertanyaan dan bukan perintah. Akhiri dengan tanda tanya, atau mulai dengan kata seperti \"Pilih\" atau \"Hitung\".",
                "This stem is neither a question nor an instruction. End it with a question mark, or begin with a word such as \"Choose\" or \"Calculate\".",
            );
        }
    }

    /// Whether the sentence, or a part of it after a comma or colon, begins with what to do.
    fn is_order(&self, sentence: &str) -> bool {
        let mut begins = true;
        words(sentence).any(|word| {
            let order = begins && is_any(word.text, self.words.orders);
            begins = sentence[word.range().end..].trim_start_matches(['"', ')']).starts_with([',', ':', ';'])
                || is_any(word.text, &["lalu", "kemudian", "then", "and", "dan"]);
            order
        })
    }

    fn negative(&mut self) {
        // Most stems have no such word, and that is quickly seen.
        if !words(&self.question.text)
            .any(|word| is_any(word.text, self.words.negatives) || is_any(word.text, EXCEPT))
        {
            return;
        }
        let mut found: Option<(Span, String)> = None;
        paragraphs(self.document, self.question.stem.events.clone(), |stem| {
            let Some(asked) = sentences(stem.text()).last() else { return };
            let Some(word) = self.denial(&stem.text()[asked.clone()]) else { return };
            let word = asked.start + word.start..asked.start + word.end;
            if !stem.any_marked(&word, |marks| marks.strong) {
                found = Some((stem.span(&word), stem.text()[word].to_owned()));
            }
        });
        if let Some((span, word)) = found {
            self.push(
                Code::Q417,
                span,
                format!("Kata \"{word}\" membalik soal ini dan mudah terlewat. Tebalkan: `**{word}**`, atau tanyakan yang sebaliknya."),
                format!("The word \"{word}\" turns this question round and is easily missed. Make it bold: `**{word}**`, or ask the opposite."),
            );
        }
    }

    /// The word that makes the asking sentence negative. A "not" in the situation that is told does not.
    fn denial(&self, sentence: &str) -> Option<Range<usize>> {
        find_phrase(sentence, EXCEPT).or_else(|| match self.context.lang {
            Lang::Id => self.denial_after_yang(sentence),
            Lang::En => self.denial_in_main_clause(sentence),
        })
    }

    /// `Mana yang bukan …`, `Pilih pernyataan yang tidak benar`: the first "yang" after what asks. Later ones describe
    /// somebody or something.
    fn denial_after_yang(&self, sentence: &str) -> Option<Range<usize>> {
        let mut rest = words(sentence).skip_while(|word| {
            !is_any(word.text, self.words.asking) && !is_any(word.text, self.words.orders)
        });
        let asking = rest.next()?;
        let mut next = rest.next()?;
        let directly = is_any(asking.text, self.words.asking) && next.text.eq_ignore_ascii_case("bukan");
        if !directly {
            while !next.text.eq_ignore_ascii_case("yang") {
                next = rest.next()?;
            }
            next = rest.next()?;
        }
        is_any(next.text, self.words.negatives).then(|| next.range())
    }

    /// `Which of these is not …`: before any clause of its own.
    fn denial_in_main_clause(&self, sentence: &str) -> Option<Range<usize>> {
        let mut rest = words(sentence).skip_while(|word| {
            !is_any(word.text, self.words.asking) && !is_any(word.text, self.words.orders)
        });
        rest.next()?;
        rest.take_while(|word| !is_any(word.text, SUBORDINATE))
            .find(|word| is_any(word.text, self.words.negatives))
            .map(|word| word.range())
    }
}
