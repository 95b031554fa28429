//! Which rows of the index are worth reading for a search.

use std::collections::HashSet;

use course::lang::Lang;

use super::Library;
use crate::{
    error::{DeviceError, Result},
    search::query::Term,
};

/// More rows than these are not weighed against each other: their words stand nearly everywhere, so their weight says
/// little, and it would be seen while typing.
const WEIGHED: u16 = 600;
/// Words looked for on their own as well, when one of several is enough, and rows of each.
const TELLING: usize = 3;
const OF_A_WORD: usize = 30;
const TOO_MANY: usize = WEIGHED as usize + 1;

/// Which of the words a row must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
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

    /// Rows looked at to find the best.
    const fn candidates(self) -> usize {
        match self {
            Self::All => 300,
            // Each is read for how many of the words it has.
            Self::Some => 120,
        }
    }
}

impl Library {
    /// Rows to look at, the likeliest first.
    pub(super) async fn candidates(&self, terms: &[Term], wanted: Wanted, lang: Lang) -> Result<Vec<i64>> {
        let most = wanted.candidates();
        let expressions: Vec<String> = terms.iter().map(Term::expression).collect();
        let whole = expressions.join(wanted.operator());
        let first = self.matching(&whole, TOO_MANY).await?;
        if first.len() < TOO_MANY {
            let mut rows = self.weighed(&whole, lang, most).await?;
            if wanted == Wanted::Some {
                // Together, words that stand in many titles drown those that tell more.
                for telling in self.telling(&expressions).await? {
                    rows.extend(self.weighed(telling, lang, OF_A_WORD).await?);
                }
                let mut seen = HashSet::new();
                rows.retain(|row| seen.insert(*row));
            }
            return Ok(rows);
        }
        let named = self.matching(&format!("{{title heading}} : ({whole})"), most / 2).await?;
        let mut rows = match wanted {
            Wanted::All => first,
            Wanted::Some => self.rarest_first(&expressions).await?,
        };
        rows.retain(|row| !named.contains(row));
        rows.splice(0..0, named);
        rows.truncate(most);
        Ok(rows)
    }

    async fn weighed(&self, expression: &str, lang: Lang, most: usize) -> Result<Vec<i64>> {
        let weighed = sqlx::query_scalar(include_str!("weigh.sql")).bind(expression).bind(lang.tag());
        let found: String = weighed.bind(count(most)).fetch_one(&self.pool).await?;
        rows(&found)
    }

    /// The words that stand in the fewest places, but in some.
    async fn telling<'a>(&self, expressions: &'a [String]) -> Result<Vec<&'a String>> {
        let mut found = Vec::new();
        for expression in expressions {
            found.push((self.frequency(expression).await?, expression));
        }
        found.retain(|(rows, _)| *rows > 0);
        found.sort();
        Ok(found.into_iter().take(TELLING).map(|(_, expression)| expression).collect())
    }

    /// In how many rows a word stands, at most `WEIGHED`.
    async fn frequency(&self, expression: &str) -> Result<u16> {
        let sql = "SELECT count(*) FROM (SELECT 1 FROM section_words WHERE section_words MATCH ? LIMIT ?)";
        Ok(sqlx::query_scalar(sql).bind(expression).bind(WEIGHED).fetch_one(&self.pool).await?)
    }

    /// How much each word tells: the logarithm of one in how many rows has it (inverse document frequency, K. Spärck
    /// Jones, 1972). Above `WEIGHED` rows they all tell as little. Half of it for a word that was guessed.
    pub(super) async fn weights(&self, terms: &[Term]) -> Result<Vec<f64>> {
        let mut weights = Vec::new();
        for term in terms {
            let rows = self.frequency(&term.expression()).await?;
            let tells = (2.0 * f64::from(WEIGHED) / (f64::from(rows) + 1.0)).ln();
            weights.push(if term.guessed { tells / 2.0 } else { tells });
        }
        Ok(weights)
    }

    /// Of several words, of which one is enough, those in few places tell more.
    async fn rarest_first(&self, expressions: &[String]) -> Result<Vec<i64>> {
        let mut each = Vec::new();
        for expression in expressions {
            each.push(self.matching(expression, TOO_MANY).await?);
        }
        each.sort_by_key(Vec::len);
        let mut seen = HashSet::new();
        Ok(each.into_iter().flatten().filter(|row| seen.insert(*row)).collect())
    }

    /// The first rows in the order of the curriculum.
    async fn matching(&self, expression: &str, limit: usize) -> Result<Vec<i64>> {
        let matching = sqlx::query_scalar(include_str!("match.sql")).bind(expression);
        let found: String = matching.bind(count(limit)).fetch_one(&self.pool).await?;
        rows(&found)
    }
}

/// Row ids come as one text: each row of an answer costs a switch of threads.
fn rows(found: &str) -> Result<Vec<i64>> {
    serde_json::from_str(found).map_err(DeviceError::json("rows"))
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
