//! Searching the active edition.

use std::{cmp::Reverse, collections::HashMap};

use course::lang::Lang;
use sqlx::{Row, sqlite::SqliteRow};

use super::{
    Library,
    candidate::{Wanted, count},
};
use crate::{
    error::{DeviceError, Result},
    search::{
        HitKind, SearchHit, SearchResult,
        fold::words,
        query::{Term, terms},
        snippet::{snippet, words_met},
        spelling::is_near,
    },
};

/// Hits of one item; more would push others out.
const PER_ITEM: usize = 2;
/// Items that say all of the words, of which no more is wanted; where there are fewer, those with some of them follow.
const FEW: usize = 3;
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
        let mut hits = self.hits(&typed, Wanted::All, lang, limit).await?;
        if hits.len() >= FEW.min(limit) {
            return Ok(SearchResult { hits, corrected: None });
        }
        let nearest = self.nearest(&typed).await?;
        let mut corrected = (nearest != typed && hits.is_empty()).then(|| joined(&nearest));
        if corrected.is_some() {
            hits = self.hits(&nearest, Wanted::All, lang, limit).await?;
        }
        if hits.len() < FEW.min(limit) && nearest.len() > 1 {
            let some = self.hits(&nearest, Wanted::Some, lang, limit).await?;
            add_others(&mut hits, some, limit);
        }
        corrected = corrected.filter(|_| !hits.is_empty());
        Ok(SearchResult { hits, corrected })
    }

    async fn hits(&self, terms: &[Term], wanted: Wanted, lang: Lang, limit: usize) -> Result<Vec<SearchHit>> {
        let candidates = self.candidates(terms, wanted, lang).await?;
        let rows = sqlx::query(include_str!("find.sql"))
            .bind(serde_json::to_string(&candidates).map_err(DeviceError::json("candidates"))?)
            .fetch_all(&self.pool)
            .await?;
        let found = rows.iter().map(Found::read).collect::<Result<Vec<_>>>()?;
        let named = named(&found, terms);
        let best = best(found, &Asked { terms, named: &named, wanted, lang }, limit);
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
                false => {
                    let known = self.neighbour(&term.word).await?;
                    known.map(Term::guessed)
                }
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

    async fn neighbour(&self, word: &str) -> Result<Option<String>> {
        let letters: Vec<char> = word.chars().collect();
        if letters.len() < CORRECTED_FROM {
            return Ok(None);
        }
        // One slip leaves one half of the word as it is; two letters swapped across the middle, all but the last
        // letter of the first half.
        let (front, back) = letters.split_at(letters.len() / 2);
        let front = &front[..front.len() - 1];
        let known: Vec<(String, i64)> = sqlx::query_as(include_str!("find_half.sql"))
            .bind(count(letters.len()))
            .bind(front.iter().collect::<String>())
            .bind(back.iter().collect::<String>())
            .fetch_all(&self.pool)
            .await?;
        let near = known.into_iter().filter(|(known, _)| is_near(known, word));
        // People rarely miss the first letter; then the word seen most often.
        let best = near.max_by_key(|(known, count)| (known.chars().next() == word.chars().next(), *count));
        Ok(best.map(|(word, _)| word))
    }
}

fn joined(terms: &[Term]) -> String {
    terms.iter().map(|term| term.word.as_str()).collect::<Vec<_>>().join(" ")
}

/// A row that was found.
#[derive(Debug)]
struct Found {
    kind: HitKind,
    item: String,
    lang: Lang,
    title: String,
    course_title: String,
    heading: String,
    anchor: String,
    body: String,
    block: usize,
}

/// What else is found of an item that is not there yet.
fn add_others(hits: &mut Vec<SearchHit>, others: Vec<SearchHit>, limit: usize) {
    let known: Vec<(HitKind, String)> = hits.iter().map(|hit| (hit.kind, hit.id.clone())).collect();
    hits.extend(others.into_iter().filter(|hit| !known.contains(&(hit.kind, hit.id.clone()))));
    hits.truncate(limit);
}

/// The names of the terms that were found by another name: they mean what was typed.
fn named(found: &[Found], terms: &[Term]) -> Vec<Vec<Term>> {
    let by_name = found.iter().filter(|found| found.kind == HitKind::Term && found.met(terms) == 0);
    let name = |found: &Found| words(&found.title).map(|word| Term::new(word.text, false)).collect();
    by_name.map(name).collect()
}

/// Those to show of what came in the order of its words' weight: the language asked for first, then items with the
/// most of the words and the places in them that have the most, those named after them, those with a heading that says
/// them. Each item once, in one language, and then once more.
fn best(found: Vec<Found>, asked: &Asked<'_>, limit: usize) -> Vec<Found> {
    let met: Vec<u32> = match asked.wanted {
        Wanted::All => vec![u32::MAX; found.len()],
        Wanted::Some => found.iter().map(|found| found.met(asked.terms)).collect(),
    };
    let mut of_item: HashMap<(HitKind, String, Lang), u32> = HashMap::new();
    for (found, met) in found.iter().zip(&met) {
        *of_item.entry(found.whole()).or_default() |= met;
    }
    let key = |found: &Found, met| {
        let whole = of_item.get(&found.whole()).copied().unwrap_or_default();
        (
            found.lang != asked.lang,
            Reverse(asked.weight(whole)),
            Reverse(asked.weight(met)),
            found.place(asked),
        )
    };
    let mut ordered: Vec<_> =
        found.into_iter().zip(met).map(|(found, met)| (key(&found, met), found)).collect();
    ordered.sort_by_key(|(key, _)| *key);
    each_item_first(ordered.into_iter().map(|(_, found)| found), limit)
}

/// What is looked for.
struct Asked<'a> {
    terms: &'a [Term],
    /// Names of the same thing.
    named: &'a [Vec<Term>],
    wanted: Wanted,
    lang: Lang,
}

impl Asked<'_> {
    /// Of words that were met; a word that was typed counts more than one that was guessed.
    fn weight(&self, met: u32) -> usize {
        let is_met = |at: usize| met >> at & 1 == 1;
        self.terms
            .iter()
            .enumerate()
            .filter(|(at, _)| is_met(*at))
            .map(|(_, term)| 2 - usize::from(term.guessed))
            .sum()
    }
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

impl Found {
    fn read(row: &SqliteRow) -> Result<Self> {
        let (kind, lang): (String, String) = (row.try_get("kind")?, row.try_get("lang")?);
        Ok(Self {
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

    /// Which of the words are in what is shown, a bit for each.
    fn met(&self, terms: &[Term]) -> u32 {
        let words: Vec<_> =
            [&self.title, &self.heading, &self.body].into_iter().flat_map(|text| words(text)).collect();
        let is_met = |term: &Term| words.iter().any(|word| term.is_met_by(&word.text, self.lang));
        (0..).zip(terms).map(|(at, term)| u32::from(is_met(term)) << at).sum()
    }

    /// What this is a part of, in its language.
    fn whole(&self) -> (HitKind, String, Lang) {
        (self.kind, self.item.clone(), self.lang)
    }

    /// 0: named so. 1: under such a heading. 2: somewhere in the text. A course's page only announces what its lessons
    /// say: its headings count as text, its text comes last.
    fn place(&self, asked: &Asked<'_>) -> u8 {
        let says = |text: &str| {
            let words: Vec<_> = words(text).collect();
            let says_all = |terms: &[Term]| {
                terms.iter().all(|term| words.iter().any(|word| term.is_met_by(&word.text, self.lang)))
            };
            says_all(asked.terms) || asked.named.iter().any(|name| says_all(name))
        };
        let later = u8::from(self.kind == HitKind::Course);
        match self.heading.is_empty() {
            true if says(&self.title) => 0,
            false if says(&self.heading) => 1 + later,
            _ => 2 + later,
        }
    }

    /// Where the words do not stand, `named` may: other names of the same.
    fn hit(&self, terms: &[Term], named: &[Vec<Term>]) -> SearchHit {
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
