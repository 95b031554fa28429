//! Searching the active edition.

use std::collections::{HashMap, HashSet};

use course::lang::Lang;

use super::{
    Library,
    candidate::Wanted,
    found::{Asked, Found, Met, Place},
};
use crate::{
    error::{DeviceError, Result},
    search::{
        HitKind, SearchHit, SearchResult,
        fold::words,
        informal,
        query::{Term, terms},
        spelling,
    },
};

/// Hits of one item; more would push others out.
const PER_ITEM: usize = 2;
/// Items that say all of the words where it counts, of which no more is wanted; where there are fewer, those with some
/// of the words are looked at as well.
const FEW: usize = 3;
/// Other names that are looked for; more come from a word that stands in many terms.
const NAMES: usize = 8;
/// Shorter words have too many neighbours.
const CORRECTED_FROM: usize = 4;

impl Library {
    /// What was typed, found in both languages, those in `lang` first. Any text is fine.
    ///
    /// # Errors
    /// Only when the file cannot be read; `ContentDamaged`: installing the edition again makes the index anew.
    pub async fn search(&self, text: &str, lang: Lang, limit: usize) -> Result<SearchResult> {
        self.find(text, lang, limit).await.map_err(|error| match error {
            DeviceError::Damaged { .. } => DeviceError::ContentDamaged("the search index".to_owned()),
            other => other,
        })
    }

    async fn find(&self, text: &str, lang: Lang, limit: usize) -> Result<SearchResult> {
        let typed = terms(text);
        if typed.is_empty() || limit == 0 {
            return Ok(SearchResult::default());
        }
        let all = self.rows(&typed, Wanted::All, lang).await?;
        if answers(&all, &typed, lang) >= FEW.min(limit) {
            let hits = self.ranked(all, &typed, lang, limit).await?;
            return Ok(SearchResult { hits, corrected: None });
        }
        let nearest = self.nearest(&typed).await?;
        let corrected = (nearest != typed && all.is_empty()).then(|| joined(&nearest));
        let mut found = match corrected {
            Some(_) => self.rows(&nearest, Wanted::All, lang).await?,
            None => all,
        };
        if nearest.len() > 1 {
            add_others(&mut found, self.rows(&nearest, Wanted::Some, lang).await?);
        }
        let hits = self.ranked(found, &nearest, lang, limit).await?;
        let corrected = corrected.filter(|_| !hits.is_empty());
        Ok(SearchResult { hits, corrected })
    }

    async fn rows(&self, terms: &[Term], wanted: Wanted, lang: Lang) -> Result<Vec<Found>> {
        let candidates = self.candidates(terms, wanted, lang).await?;
        let rows = sqlx::query(include_str!("find.sql"))
            .bind(serde_json::to_string(&candidates).map_err(DeviceError::json("candidates"))?)
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(|row| Found::read(row, wanted)).collect()
    }

    async fn ranked(
        &self,
        found: Vec<Found>,
        terms: &[Term],
        lang: Lang,
        limit: usize,
    ) -> Result<Vec<SearchHit>> {
        let named = named(&found, terms);
        let settled = settled(&found, terms);
        let weights = self.weights(&settled).await?;
        let asked = Asked { typed: terms, terms: &settled, weights: &weights, named: &named, lang };
        let best = best(found, &asked, limit);
        Ok(best.iter().map(|found| found.hit(terms, &named)).collect())
    }

    /// The words with those that occur nowhere replaced by the nearest that does, and two that are written as one
    /// (`wi fi`) joined.
    async fn nearest(&self, typed: &[Term]) -> Result<Vec<Term>> {
        let mut nearest: Vec<Term> = Vec::new();
        for term in typed {
            let before =
                nearest.last().map(|before| Term::new(format!("{}{}", before.word, term.word), term.open));
            if let Some(whole) = before
                && self.occurs(&whole).await?
            {
                nearest.pop();
                nearest.push(whole);
                continue;
            }
            let replaced = match self.occurs(term).await? {
                true => None,
                false => match self.formal(&term.word).await? {
                    Some(formal) => Some(formal),
                    None => self.neighbour(&term.word).await?.map(Term::guessed),
                },
            };
            nearest.push(replaced.unwrap_or_else(|| term.clone()));
        }
        Ok(nearest)
    }

    async fn occurs(&self, term: &Term) -> Result<bool> {
        let found = sqlx::query("SELECT 1 FROM section_words WHERE section_words MATCH ? LIMIT 1")
            .bind(term.expression())
            .fetch_optional(&self.pool)
            .await?;
        Ok(found.is_some())
    }

    /// The verb that people mean by an everyday form of it (`nyambungin`).
    async fn formal(&self, word: &str) -> Result<Option<Term>> {
        for base in informal::bases(word) {
            let term = Term::new(base, false);
            if self.occurs(&term).await? {
                return Ok(Some(term));
            }
        }
        Ok(None)
    }

    async fn neighbour(&self, word: &str) -> Result<Option<String>> {
        if word.chars().count() < CORRECTED_FROM {
            return Ok(None);
        }
        let slips = serde_json::to_string(&spelling::slips(word)).map_err(DeviceError::json("spellings"))?;
        let near: Vec<(String, i64)> =
            sqlx::query_as(include_str!("find_near.sql")).bind(slips).fetch_all(&self.pool).await?;
        // People rarely miss the first letter; then the word seen most often.
        let best = near
            .into_iter()
            .max_by_key(|(known, count)| (known.chars().next() == word.chars().next(), *count));
        Ok(best.map(|(word, _)| word))
    }
}

fn joined(terms: &[Term]) -> String {
    terms.iter().map(|term| term.word.as_str()).collect::<Vec<_>>().join(" ")
}

/// How many items that were found by all of the words are named so, or have a heading that says so.
fn answers(found: &[Found], terms: &[Term], lang: Lang) -> usize {
    let says = |found: &&Found| found.lang == lang && found.place(terms) < Place::Text;
    let items: HashSet<_> = found.iter().filter(says).map(Found::whole).collect();
    items.len()
}

/// What else was found.
fn add_others(found: &mut Vec<Found>, others: Vec<Found>) {
    let known: HashSet<i64> = found.iter().map(|found| found.row).collect();
    found.extend(others.into_iter().filter(|found| !known.contains(&found.row)));
}

/// Other names of what was typed: those of the terms that were found by another name, and what a term called so has
/// in brackets or before them.
fn named(found: &[Found], terms: &[Term]) -> Vec<Vec<Term>> {
    let glossary = found.iter().filter(|found| found.kind == HitKind::Term && found.has_all());
    let mut names: Vec<Vec<Term>> = glossary.flat_map(|found| found.other_names(terms)).collect();
    names.dedup();
    names.truncate(NAMES);
    names
}

/// The words to compare by: one that may go on is taken as it stands when something is named so. `SLA` means the
/// agreement, although `SLAAC` begins with it.
fn settled(found: &[Found], terms: &[Term]) -> Vec<Term> {
    let is_named = |term: &Term| {
        found.iter().any(|found| words(&found.title).any(|word| term.is_met_by(&word.text, found.lang)))
    };
    let settle = |term: &Term| Some(term.closed()).filter(is_named).unwrap_or_else(|| term.clone());
    terms.iter().map(settle).collect()
}

/// Those to show, the best first. Each item once, in one language, and then once more.
fn best(found: Vec<Found>, asked: &Asked<'_>, limit: usize) -> Vec<Found> {
    let met: Vec<Met> = found.iter().map(|found| found.met_of(asked)).collect();
    let mut of_item: HashMap<(HitKind, String, Lang), u32> = HashMap::new();
    for (found, met) in found.iter().zip(&met) {
        *of_item.entry(found.whole()).or_default() |= met.anywhere();
    }
    let score = |found: &Found, met: &Met| {
        // A course's page announces what its lessons say: what stands elsewhere on it is not near.
        let whole = of_item.get(&found.whole()).copied().filter(|_| found.kind != HitKind::Course);
        asked.score(found, met, whole.unwrap_or_default())
    };
    let mut ordered: Vec<_> = met.iter().zip(found).map(|(met, found)| (score(&found, met), found)).collect();
    // Of equals the weight of their words, by which they came.
    ordered.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    each_item_first(ordered.into_iter().map(|(_, found)| found), limit)
}

fn each_item_first(found: impl Iterator<Item = Found>, limit: usize) -> Vec<Found> {
    let mut shown: HashMap<(HitKind, String), (Lang, usize)> = HashMap::new();
    let (mut first, mut more) = (Vec::new(), Vec::new());
    for found in found {
        let (lang, count) = shown.entry((found.kind, found.item.clone())).or_insert((found.lang, 0));
        *count += 1;
        // The other language of what is shown already is the same text again.
        match *count {
            1 => first.push(found),
            2..=PER_ITEM if *lang == found.lang => more.push(found),
            _ => {}
        }
    }
    first.append(&mut more);
    first.truncate(limit);
    first
}
