//! Which rows of the index are worth reading for a search.

use std::collections::HashSet;

use course::lang::Lang;

use super::Library;
use crate::{error::Result, search::query::Term};

/// More rows than these are not weighed against each other: their words stand nearly everywhere, so their weight says
/// little, and it would be seen while typing.
const WEIGHED: usize = 1_500;

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
        let first = self.matching(&whole, WEIGHED + 1).await?;
        if first.len() <= WEIGHED {
            let weighed = sqlx::query_scalar(include_str!("weigh.sql")).bind(whole).bind(lang.tag());
            return Ok(weighed.bind(count(most)).fetch_all(&self.pool).await?);
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
}

pub(super) fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
