//! Searching the active edition.

use std::collections::HashMap;

use course::lang::Lang;
use sqlx::{Row, sqlite::SqliteRow};

use super::Library;
use crate::{
    error::{DeviceError, Result},
    search::{
        HitKind, SearchHit, SearchResult,
        fold::words,
        query::{Term, terms},
        snippet::snippet,
        spelling::is_near,
    },
};

/// Hits of one item; more would push others out.
const PER_ITEM: usize = 2;
/// Rows looked at to find the best.
const CANDIDATES: i64 = 300;
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
        let hits = self.hits(&typed, Wanted::All, lang, limit).await?;
        if !hits.is_empty() {
            return Ok(SearchResult { hits, corrected: None });
        }
        let nearest = self.nearest(&typed).await?;
        let corrected = (nearest != typed).then(|| joined(&nearest));
        let hits = self.hits(&nearest, Wanted::All, lang, limit).await?;
        if !hits.is_empty() {
            return Ok(SearchResult { hits, corrected });
        }
        let hits = self.hits(&nearest, Wanted::Some, lang, limit).await?;
        let corrected = corrected.filter(|_| !hits.is_empty());
        Ok(SearchResult { hits, corrected })
    }

    async fn hits(&self, terms: &[Term], wanted: Wanted, lang: Lang, limit: usize) -> Result<Vec<SearchHit>> {
        let expressions: Vec<String> = terms.iter().map(Term::expression).collect();
        let rows = sqlx::query(include_str!("find.sql"))
            .bind(expressions.join(wanted.operator()))
            .bind(lang.tag())
            .bind(CANDIDATES)
            .fetch_all(&self.pool)
            .await?;
        let found = rows.iter().map(Found::read).collect::<Result<Vec<_>>>()?;
        Ok(best(found, terms, wanted, lang, limit).iter().map(|found| found.hit(terms)).collect())
    }

    /// The words with those that occur nowhere replaced by the nearest that does.
    async fn nearest(&self, typed: &[Term]) -> Result<Vec<Term>> {
        let mut nearest = Vec::new();
        for term in typed {
            let replaced = match self.occurs(term).await? {
                true => None,
                false => self.neighbour(&term.word).await?.map(|word| Term::new(word, false)),
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
        let length = word.chars().count();
        if length < CORRECTED_FROM {
            return Ok(None);
        }
        let length = i64::try_from(length).unwrap_or(i64::MAX);
        let known: Vec<(String, i64)> =
            sqlx::query_as("SELECT word, count FROM word WHERE length BETWEEN ?1 - 1 AND ?1 + 1")
                .bind(length)
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

/// Which of the words a row must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    All,
    Some,
}

impl Wanted {
    const fn operator(self) -> &'static str {
        match self {
            Self::All => " AND ",
            Self::Some => " OR ",
        }
    }
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
}

/// Those to show of what came in the order of its words' weight: the language asked for first, then those with the
/// most of the words, those named after them, those with a heading that says them; an item at most twice and in one
/// language.
fn best(mut found: Vec<Found>, terms: &[Term], wanted: Wanted, lang: Lang, limit: usize) -> Vec<Found> {
    found.sort_by_cached_key(|found| {
        let missing = if wanted == Wanted::All { 0 } else { found.missing(terms) };
        (found.lang != lang, missing, found.place(terms))
    });
    let mut shown: HashMap<(HitKind, String), (Lang, usize)> = HashMap::new();
    found.retain(|found| {
        let key = (found.kind, found.item.clone());
        let (first, count) = shown.entry(key).or_insert((found.lang, 0));
        *count += 1;
        // The other language of what is shown already is the same text again.
        *first == found.lang && *count <= PER_ITEM
    });
    found.truncate(limit);
    found
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
        })
    }

    /// How many of the words are not in what is shown.
    fn missing(&self, terms: &[Term]) -> usize {
        let words: Vec<_> =
            [&self.title, &self.heading, &self.body].into_iter().flat_map(|text| words(text)).collect();
        let absent = |term: &&Term| !words.iter().any(|word| term.is_met_by(&word.text, self.lang));
        terms.iter().filter(absent).count()
    }

    /// 0: named so. 1: under such a heading. 2: somewhere in the text.
    fn place(&self, terms: &[Term]) -> u8 {
        let says = |text: &str| {
            let words: Vec<_> = words(text).collect();
            terms.iter().all(|term| words.iter().any(|word| term.is_met_by(&word.text, self.lang)))
        };
        match (self.heading.is_empty(), says(&self.title), says(&self.heading)) {
            (true, true, _) => 0,
            (false, _, true) => 1,
            _ => 2,
        }
    }

    fn hit(&self, terms: &[Term]) -> SearchHit {
        SearchHit {
            kind: self.kind,
            id: self.item.clone(),
            lang: self.lang,
            title: self.title.clone(),
            course_title: self.course_title.clone(),
            heading: self.heading.clone(),
            anchor: self.anchor.clone(),
            snippet_html: snippet(&self.body, terms, self.lang),
        }
    }
}
