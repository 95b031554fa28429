//! Options of a choice: how many, and what gives the right one away.

use super::Looking;
use crate::{
    diagnostic::Code,
    prose::{find_phrase, is_any, words},
    question::{OptionItem, QuestionKind},
    span::Span,
};

const MOST: usize = 5;
/// How much longer than the mean of the others, in tenths.
const LONG: usize = 13;
/// In characters; between single words a few more are no cue.
const SLACK: usize = 5;
/// In letters; shorter words are seldom told apart.
const RARE_LENGTH: usize = 6;
/// How often a word may stand in the whole file and still be rare: in the stem, in the option, and once in its feedback.
const RARE_COUNT: usize = 3;

impl Looking<'_> {
    pub(super) fn options(&mut self) {
        let options = self.question.options();
        if self.choices().is_empty() {
            return;
        }
        self.all_right(options);
        self.too_many(options);
        self.totals(options);
        if self.question.kind != QuestionKind::TrueFalse {
            self.absolutes(options);
            self.echo(options);
            self.longest(options);
        }
    }

    fn all_right(&mut self, options: &[OptionItem]) {
        if options.iter().all(|option| option.right) {
            self.push(
                Code::Q405,
                self.question.answer_span,
                "Semua pilihan benar, jadi tidak ada yang perlu dipikirkan. Tambahkan pilihan keliru yang sering dikira benar.",
                "Every option is right, so there is nothing to decide. Add a wrong option that people often take for right.",
            );
        }
    }

    fn too_many(&mut self, options: &[OptionItem]) {
        let count = options.len();
        if count > MOST {
            self.push(
                Code::Q411,
                self.question.answer_span,
                format!("Ada {count} pilihan; paling banyak {MOST}. Sisakan kekeliruan yang sungguh sering terjadi."),
                format!("There are {count} options; {MOST} are the most. Keep the mistakes that people really make."),
            );
        }
    }

    fn totals(&mut self, options: &[OptionItem]) {
        let totals: Vec<Span> =
            options.iter().filter(|option| self.is_total(&option.text)).map(|option| option.span).collect();
        for span in totals {
            self.push(
                Code::Q416,
                span,
                "Pilihan seperti ini dapat ditebak dari pilihan lain, dan kacau bila urutannya diacak. Ganti dengan isi, atau pakai soal jawaban ganda (`- [x]`).",
                "An option like this can be guessed from the others, and breaks when their order changes. Write what is meant, or use several answers (`- [x]`).",
            );
        }
    }

    fn is_total(&self, text: &str) -> bool {
        let lexicon = self.words;
        let begins = find_phrase(text, lexicon.totals)
            .is_some_and(|total| !text[..total.start].contains(char::is_alphanumeric));
        let only =
            |lists: &[&[&str]]| words(text).all(|word| lists.iter().any(|list| is_any(word.text, list)));
        let count = words(text).count();
        let total = begins
            && count >= 2
            && words(text).any(|word| is_any(word.text, lexicon.total_objects))
            && only(&[lexicon.total_fillers, lexicon.total_objects]);
        let letter = |word: &str| word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_uppercase());
        let letters = words(text).filter(|word| letter(word.text)).count();
        total
            || (letters >= 2
                && words(text).all(|word| letter(word.text) || is_any(word.text, lexicon.joints))
                && letters < count)
    }

    fn absolutes(&mut self, options: &[OptionItem]) {
        let absolute = |option: &OptionItem| find_phrase(&option.text, self.words.absolutes);
        if options.iter().any(|option| option.right && absolute(option).is_some()) {
            return;
        }
        let wrong: Vec<(Span, String)> = options
            .iter()
            .filter_map(|option| Some((option.span, option.text[absolute(option)?].to_owned())))
            .collect();
        for (span, word) in wrong {
            self.push(
                Code::Q418,
                span,
                format!("\"{word}\" hanya ada di pilihan keliru, dan orang menebak dari situ. Hapus kata itu, atau pakai juga di pilihan yang benar."),
                format!("\"{word}\" stands only in wrong options, and people guess from that. Remove it, or use it in the right option too."),
            );
        }
    }

    /// `Q419`.
    fn echo(&mut self, options: &[OptionItem]) {
        let mut right = options.iter().filter(|option| option.right);
        let (Some(key), None) = (right.next(), right.next()) else { return };
        let others = || options.iter().filter(|option| !option.right);
        let rare = |word: &str| {
            let has = |text: &str| words(text).any(|other| other.text.eq_ignore_ascii_case(word));
            word.chars().count() >= RARE_LENGTH
                && word.chars().all(char::is_alphabetic)
                && !is_any(word, self.words.common)
                && has(&key.text)
                && !others().any(|option| option.text.to_lowercase().contains(&word.to_lowercase()))
                && self.is_rare(word)
        };
        let echoed = words(&self.question.text).map(|word| word.text).find(|word| rare(word));
        let (span, echoed) = (key.span, echoed.map(str::to_owned));
        if let Some(word) = echoed {
            self.push(
                Code::Q419,
                span,
                format!("Kata \"{word}\" dari pokok soal hanya diulang pilihan yang benar. Ganti katanya di salah satu tempat, atau pakai juga di pilihan lain."),
                format!("Of the options only the right one repeats the word \"{word}\" of the stem. Use another word in one place, or use it in other options too."),
            );
        }
    }

    /// What a file speaks of all the time is no cue.
    fn is_rare(&self, word: &str) -> bool {
        let lower = word.to_lowercase();
        let source = &self.document.source;
        let capital = lower[..1].to_uppercase() + &lower[1..];
        let count = |word: &str| source.matches(word).take(RARE_COUNT + 1).count();
        count(&lower) + count(&capital) <= RARE_COUNT
    }

    fn longest(&mut self, options: &[OptionItem]) {
        let mut right = options.iter().filter(|option| option.right);
        let (Some(key), None) = (right.next(), right.next()) else { return };
        let length = |option: &OptionItem| option.text.chars().count();
        let others = options.len() - 1;
        let sum: usize = options.iter().filter(|option| !option.right).map(length).sum();
        let own = length(key);
        if others > 0 && own * others * 10 > sum * LONG && own * others > sum + SLACK * others {
            let mean = sum / others;
            self.push(
                Code::Q422,
                key.span,
                format!("Pilihan yang benar {own} karakter, yang lain rata-rata {mean}. Yang terpanjang mudah ditebak: pendekkan, atau rinci juga pilihan lain."),
                format!("The right option has {own} characters, the others {mean} on average. The longest is easily guessed: shorten it, or give the others as much detail."),
            );
        }
    }
}
