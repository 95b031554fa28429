//! Searching the active edition.

use std::collections::{HashMap, HashSet};

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
const CANDIDATES: usize = 300;
/// More rows than these are not weighed against each other: their words stand nearly everywhere, so their weight says
/// little, and it would be seen while typing.
const WEIGHED: usize = 1_500;
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
        let candidates = self.candidates(terms, wanted, lang).await?;
        let rows = sqlx::query(include_str!("find.sql"))
            .bind(serde_json::to_string(&candidates).map_err(DeviceError::json("candidates"))?)
            .fetch_all(&self.pool)
            .await?;
        let found = rows.iter().map(Found::read).collect::<Result<Vec<_>>>()?;
        Ok(best(found, terms, wanted, lang, limit).iter().map(|found| found.hit(terms)).collect())
    }

    /// Rows to look at, the likeliest first.
    async fn candidates(&self, terms: &[Term], wanted: Wanted, lang: Lang) -> Result<Vec<i64>> {
        let expressions: Vec<String> = terms.iter().map(Term::expression).collect();
        let whole = expressions.join(wanted.operator());
        let first = self.matching(&whole, WEIGHED + 1).await?;
        if first.len() <= WEIGHED {
            let weighed = sqlx::query_scalar(include_str!("weigh.sql")).bind(whole).bind(lang.tag());
            return Ok(weighed.bind(count(CANDIDATES)).fetch_all(&self.pool).await?);
        }
        let named = self.matching(&format!("{{title heading}} : ({whole})"), CANDIDATES / 2).await?;
        let mut rows = match wanted {
            Wanted::All => first,
            Wanted::Some => self.rarest_first(&expressions).await?,
        };
        rows.retain(|row| !named.contains(row));
        rows.splice(0..0, named);
        rows.truncate(CANDIDATES);
        Ok(rows)
    }

    /// Of several words, of which one is enough, those in few places tell more.
    async fn rarest_first(&self, expressions: &[String]) -> Result<Vec<i64>> {
        let mut each = Vec::new();
        for expression in expressions {
            each.push(self.matching(expression, WEIGHED + 1).await?);
        }
        each.sort_by_key(Vec::len);
        let mut seen = HashSet::new();
        Ok(each.into_iter().flatten().filter(|row| seen.insert(*row)).collect())
    }

    /// The first rows in the order of the curriculum.
    async fn matching(&self, expression: &str, limit: usize) -> Result<Vec<i64>> {
        let sql = "SELECT rowid FROM section_words WHERE section_words MATCH ? LIMIT ?";
        Ok(sqlx::query_scalar(sql).bind(expression).bind(count(limit)).fetch_all(&self.pool).await?)
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

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
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

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::FixedClock;

    async fn library(dir: &tempfile::TempDir) -> Library {
        let clock = FixedClock::at(DateTime::from_timestamp(1_800_000_000, 0).unwrap());
        Library::open(&dir.path().join("library.sqlite"), &clock).await.unwrap().0
    }

    async fn run(library: &Library, sql: &'static str) {
        sqlx::query(sql).execute(&library.pool).await.unwrap();
    }

    /// Words that are one slip away: a letter less, two swapped, one changed, one more.
    fn slips(word: &str) -> Vec<String> {
        let letters: Vec<char> = word.chars().collect();
        let mut slips = Vec::new();
        for at in 0..=letters.len() {
            let (front, back) = letters.split_at(at);
            let mut add = |middle: &[char], from: usize| {
                if let Some(back) = back.get(from..) {
                    slips.push(front.iter().chain(middle).chain(back).collect::<String>());
                }
            };
            add(&[], 1);
            add(&['x'], 1);
            add(&['x'], 0);
            if let [first, second, ..] = back {
                add(&[*second, *first], 2);
            }
        }
        slips
    }

    #[tokio::test]
    async fn a_slip_anywhere_leads_to_the_word() {
        let dir = tempfile::tempdir().unwrap();
        let library = library(&dir).await;
        run(&library, "INSERT INTO word VALUES ('jaringan', 8, 1), ('kabel', 5, 1), ('éter', 4, 1)").await;
        for word in ["jaringan", "kabel", "éter"] {
            for slip in slips(word).into_iter().filter(|slip| slip.chars().count() >= CORRECTED_FROM) {
                assert_eq!(library.neighbour(&slip).await.unwrap().as_deref(), Some(word), "{slip}");
            }
        }
        assert_eq!(library.neighbour("jarxxgan").await.unwrap(), None);
    }

    #[tokio::test]
    async fn of_a_word_that_stands_everywhere_those_named_so_come_first() {
        let dir = tempfile::tempdir().unwrap();
        let library = library(&dir).await;
        // Two thousand rows say `umum`; the one that is named so, and the one that alone says `langka`, come late.
        run(
            &library,
            "WITH RECURSIVE n (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < 2000)
             INSERT INTO section
             SELECT id, 'lesson', 'l' || id, 'id', iif(id = 1900, 'Umum', 'Lain'), '', '', '',
                    iif(id = 1950, 'langka', 'umum')
             FROM n",
        )
        .await;
        run(
            &library,
            "INSERT INTO section_words (rowid, title, heading, body, about)
             SELECT id, lower(title), heading, body, '' FROM section",
        )
        .await;
        let first = async |text: &str| library.search(text, Lang::Id, 5).await.unwrap().hits;
        let found = first("umum").await;
        assert_eq!((found.len(), found[0].id.as_str()), (5, "l1900"));
        assert_eq!(first("langka").await[0].id, "l1950");
        assert!(first("umum langka").await.iter().any(|hit| hit.id == "l1950"));
    }
}
