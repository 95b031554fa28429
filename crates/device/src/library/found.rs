//! A row of the index that was found, and how well it answers what was asked.

use std::ops::ControlFlow;

use course::lang::Lang;
use sqlx::{Row, sqlite::SqliteRow};

use super::candidate::Wanted;
use crate::{
    error::Result,
    search::{
        HitKind, SearchHit,
        fold::{Word, read_words, words},
        query::Term,
        snippet::{snippet, words_met},
    },
};

/// Where what was asked for stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    Title,
    Heading,
    Text,
}

/// Which of the words stand where, a bit for each.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Met {
    /// In the title, of the row that stands for the whole item.
    title: u32,
    heading: u32,
    text: u32,
}

impl Met {
    pub(super) const fn anywhere(&self) -> u32 {
        self.title | self.heading | self.text
    }
}

/// What is looked for.
pub(super) struct Asked<'a> {
    pub(super) typed: &'a [Term],
    /// The same, each taken as it stands where something is named so.
    pub(super) terms: &'a [Term],
    /// How much each tells: more the fewer places it stands in.
    pub(super) weights: &'a [f64],
    /// Names of the same thing.
    pub(super) named: &'a [Vec<Term>],
    pub(super) lang: Lang,
}

/// What a word counts by where it stands. Found by trying on the judged questions; only their order matters much.
const IN_TITLE: f64 = 2.5;
const IN_HEADING: f64 = 1.6;
const IN_TEXT: f64 = 1.0;
/// In another part of the same item.
const NEARBY: f64 = 0.4;
/// The other language is worth a look when it says more.
const OTHER_LANGUAGE: f64 = 0.6;
/// A title or heading counts more from this share of the words' weight.
const MOST: f64 = 0.6;
/// A term that is not what was asked for.
const IN_PASSING: f64 = 0.6;
/// A page of a course only announces what its lessons say.
const ANNOUNCED: f64 = 0.6;

impl Asked<'_> {
    /// How well a row answers; `whole` are the words of its whole item.
    pub(super) fn score(&self, found: &Found, met: &Met, whole: u32) -> f64 {
        let weight_of = |words: u32| -> f64 {
            let met = (0..).zip(self.weights).filter(|(at, _)| words >> *at & 1 == 1);
            met.map(|(_, weight)| weight).sum()
        };
        let all = weight_of(u32::MAX);
        // A title or heading with a part of the words is most often about another thing: `cloud region` for `deal reg`.
        let share = if found.kind == HitKind::Term { 1.0 } else { MOST };
        let factor_of =
            |words: u32, factor: f64| if weight_of(words) < share * all { IN_TEXT } else { factor };
        let (title, heading) = (factor_of(met.title, IN_TITLE), factor_of(met.heading, IN_HEADING));
        let text = (met.text | met.heading | met.title) & !(met.title | met.heading);
        let words = title * weight_of(met.title)
            + heading * weight_of(met.heading & !met.title)
            + IN_TEXT * weight_of(text)
            + NEARBY * weight_of(whole & !met.anywhere());
        let language = if found.lang == self.lang { 1.0 } else { OTHER_LANGUAGE };
        let kind = match found.kind {
            HitKind::Course if title < IN_TITLE => ANNOUNCED,
            HitKind::Term if title < IN_TITLE => IN_PASSING,
            _ => 1.0,
        };
        words * language * kind
    }
}

/// A row that was found.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) row: i64,
    /// By which words it was looked for.
    wanted: Wanted,
    pub(super) kind: HitKind,
    pub(super) item: String,
    pub(super) lang: Lang,
    pub(super) title: String,
    pub(super) course_title: String,
    pub(super) heading: String,
    pub(super) anchor: String,
    pub(super) body: String,
    pub(super) block: usize,
}

impl Found {
    pub(super) fn read(row: &SqliteRow, wanted: Wanted) -> Result<Self> {
        let (kind, lang): (String, String) = (row.try_get("kind")?, row.try_get("lang")?);
        Ok(Self {
            row: row.try_get("id")?,
            wanted,
            kind: HitKind::parse(&kind).unwrap_or(HitKind::Lesson),
            item: row.try_get("item")?,
            lang: if lang == Lang::En.tag() { Lang::En } else { Lang::Id },
            title: row.try_get("title")?,
            course_title: row.try_get("course_title")?,
            heading: row.try_get("heading")?,
            anchor: row.try_get("anchor")?,
            body: row.try_get("body")?,
            block: usize::try_from(row.try_get::<i64, _>("block")?).unwrap_or_default(),
        })
    }

    /// Whether it was found by all of the words, be it by other names of them.
    pub(super) fn has_all(&self) -> bool {
        self.wanted == Wanted::All
    }

    /// Which of the words stand in a text, a bit for each.
    fn met_in(&self, text: &str, terms: &[Term]) -> u32 {
        let all = u32::MAX >> (32 - terms.len().clamp(1, 32));
        let mut met = 0;
        read_words(text, |word| {
            let mut stem = None;
            for (at, term) in terms.iter().enumerate() {
                if met >> at & 1 == 0 && term.is_met_by_stem(word, &mut stem, self.lang) {
                    met |= 1 << at;
                }
            }
            if met == all { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        met
    }

    fn says_one_of(&self, text: &str, names: &[Vec<Term>]) -> bool {
        names.iter().any(|name| self.met_in(text, name).count_ones() as usize == name.len())
    }

    /// Which of the words stand where. Another name of the same, in a title or heading, counts as all of them.
    pub(super) fn met_of(&self, asked: &Asked<'_>) -> Met {
        let is_top = self.heading.is_empty();
        let of = |text: &str| match self.says_one_of(text, asked.named) {
            true => u32::MAX,
            false => self.met_in(text, asked.terms),
        };
        let title = if is_top { of(&self.title) } else { self.met_in(&self.title, asked.terms) };
        let heading = of(&self.heading);
        let text = match self.has_all() {
            // What is not seen was found by its summary or by another name; but not by a longer word that begins so.
            true => !(self.begun(asked) & !(title | heading)),
            false => self.met_in(&self.body, asked.terms),
        };
        match is_top {
            true => Met { title, heading, text },
            false => Met { title: 0, heading, text: text | title },
        }
    }

    /// Words of which the row has no more than the beginning. Reading the text takes long and is seldom needed.
    fn begun(&self, asked: &Asked<'_>) -> u32 {
        if asked.terms == asked.typed {
            return 0;
        }
        let whole = self.met_in(&self.body, asked.terms);
        let shown = [&self.title, &self.heading, &self.body];
        shown.iter().fold(0, |met, text| met | self.met_in(text, asked.typed)) & !whole
    }

    /// What this is a part of, in its language.
    pub(super) fn whole(&self) -> (HitKind, String, Lang) {
        (self.kind, self.item.clone(), self.lang)
    }

    /// Where it says all of the words.
    pub(super) fn place(&self, terms: &[Term]) -> Place {
        let says = |text: &str| self.met_in(text, terms).count_ones() as usize == terms.len();
        match self.heading.is_empty() {
            true if says(&self.title) => Place::Title,
            false if says(&self.heading) => Place::Heading,
            _ => Place::Text,
        }
    }

    /// The names in brackets and before them of a term that was typed by the other, or its whole name where it was
    /// found by another.
    pub(super) fn other_names(&self, terms: &[Term]) -> Vec<Vec<Term>> {
        let name =
            |text: &str| -> Vec<Term> { words(text).map(|word| Term::new(word.text, false)).collect() };
        if [&self.title, &self.body].iter().all(|text| self.met_in(text, terms) == 0) {
            return vec![name(&self.title)];
        }
        let Some((full, short)) = self.title.split_once(" (") else { return Vec::new() };
        let is_typed = |text: &str| {
            let said: Vec<_> = words(text).collect();
            let is_met = |word: &Word| terms.iter().any(|term| term.is_met_by(&word.text, self.lang));
            said.len() == terms.len() && said.iter().all(is_met)
        };
        [(full, short), (short, full)]
            .iter()
            .filter(|(one, _)| is_typed(one))
            .map(|(_, other)| name(other))
            .collect()
    }

    /// Where the words do not stand, `named` may: other names of the same.
    pub(super) fn hit(&self, terms: &[Term], named: &[Vec<Term>]) -> SearchHit {
        let mut told = snippet(&self.body, terms, self.lang);
        let mut words = words_met(&self.heading, terms, self.lang);
        if told.words.is_empty() && words.is_empty() {
            told = snippet(&self.body, &named.concat(), self.lang);
        }
        words.extend(told.words.into_iter().filter(|word| !words.contains(word)).collect::<Vec<_>>());
        SearchHit {
            kind: self.kind,
            id: self.item.clone(),
            lang: self.lang,
            title: self.title.clone(),
            course_title: self.course_title.clone(),
            heading: self.heading.clone(),
            anchor: self.anchor.clone(),
            block: self.block + told.line,
            words,
            snippet_html: told.html,
        }
    }
}
