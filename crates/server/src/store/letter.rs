//! Letters on their way. Written in the transaction that they belong to, so that none is lost or sent in vain.

use chrono::{DateTime, Utc};

use super::{Door, StoreError, Tx, value::values};
use crate::{id::LetterId, lang::Lang};

/// A letter as it is kept.
#[derive(Debug, Clone)]
pub(crate) struct LetterRow {
    pub(crate) id: LetterId,
    /// Without one it is for nobody.
    pub(crate) address: Option<String>,
    pub(crate) lang: Lang,
    pub(crate) kind: String,
    pub(crate) code: Option<String>,
    pub(crate) tries: u32,
}

type Columns = (LetterId, Option<String>, String, String, Option<String>, u32);

impl Tx<Door> {
    pub(crate) async fn add_letter(
        &mut self,
        letter: &LetterRow,
        now: DateTime<Utc>,
        expires_at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO letter (id, address, language, kind, code, tries, due_at, expires_at) \
                   VALUES ($1, $2, $3, $4, $5, 0, $6, $7)";
        let (address, code) = (letter.address.clone(), letter.code.clone());
        let values =
            values![letter.id, address, letter.lang.tag(), letter.kind.as_str(), code, now, expires_at];
        self.run(sql, values).await.map(drop)
    }

    /// Letters whose time has come, the oldest first; they are put off until `again`, so that no other process sends
    /// them at the same time.
    pub(crate) async fn take_due_letters(
        &mut self,
        now: DateTime<Utc>,
        again: DateTime<Utc>,
    ) -> Result<Vec<LetterRow>, StoreError> {
        self.run("DELETE FROM letter WHERE expires_at <= $1 OR address IS NULL", values![now]).await?;
        let sql = "UPDATE letter SET due_at = $2, tries = tries + 1 WHERE id IN \
                   (SELECT id FROM letter WHERE due_at <= $1 ORDER BY due_at, id LIMIT 20) AND due_at <= $1 \
                   RETURNING id, address, language, kind, code, tries";
        let rows: Vec<Columns> = self.all(sql, values![now, again]).await?;
        let read = |(id, address, lang, kind, code, tries): Columns| LetterRow {
            id,
            address,
            lang: Lang::of(&lang),
            kind,
            code,
            tries,
        };
        Ok(rows.into_iter().map(read).collect())
    }

    /// It was sent.
    pub(crate) async fn remove_letter(&mut self, id: LetterId) -> Result<(), StoreError> {
        self.run("DELETE FROM letter WHERE id = $1", values![id]).await.map(drop)
    }

    /// It could not be sent; it is tried again then.
    pub(crate) async fn put_off_letter(
        &mut self,
        id: LetterId,
        until: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.run("UPDATE letter SET due_at = $2 WHERE id = $1", values![id, until]).await.map(drop)
    }
}
