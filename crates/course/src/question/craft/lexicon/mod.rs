//! The words that the rules look for, in both languages. Small letters.

mod english;
mod indonesian;

use crate::lang::Lang;

pub(super) struct Lexicon {
    /// A judgement and the words around it; feedback of nothing else explains nothing.
    pub verdict: &'static [&'static str],
    /// How "all of the above" and "none of the above" begin …
    pub totals: &'static [&'static str],
    /// … what it is about …
    pub total_objects: &'static [&'static str],
    /// … and what else may stand in it.
    pub total_fillers: &'static [&'static str],
    /// What joins letters in "A and B".
    pub joints: &'static [&'static str],
    pub absolutes: &'static [&'static str],
    /// What a question asks with.
    pub asking: &'static [&'static str],
    /// What an instruction begins with.
    pub orders: &'static [&'static str],
    pub negatives: &'static [&'static str],
    /// Words so common that an option may share them with its stem.
    pub common: &'static [&'static str],
}

pub(super) const fn of(lang: Lang) -> &'static Lexicon {
    match lang {
        Lang::Id => &indonesian::WORDS,
        Lang::En => &english::WORDS,
    }
}

/// "Except", which makes every stem negative.
pub(super) const EXCEPT: &[&str] = &["kecuali", "except"];

/// What begins a clause of its own, in which a "not" is about something else.
pub(super) const SUBORDINATE: &[&str] =
    &["who", "when", "if", "because", "whose", "where", "so", "although", "while", "but", "and", "with"];
