//! A look at a record from outside, for a list of people: nothing is opened to be used, nothing is mended.

use std::path::Path;

use chrono::{DateTime, Utc};
use learning::register::RegisterKey;
use serde_json::Value;
use sqlx::{Row, SqliteConnection};

use super::{rewrite, sealed};
use crate::{
    error::{DeviceError, Result},
    seal,
    sqlite::{aside::with_suffix, open},
};

/// What was asked for, and nothing else of the record.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Peek {
    /// The values in the order of the keys; `None` for what is not there or taken back.
    pub values: Vec<Option<Value>>,
    /// There are facts, or values beyond those that begin with the prefix.
    pub is_used: bool,
    /// Nothing can be read without the key.
    pub is_sealed: bool,
}

/// Reads these registers, read-only, also while another process has the record open. `slight` is the beginning of the
/// keys that do not make a record a used one. Where there is no file, nothing is in it.
///
/// # Errors
/// `Damaged` and its kin when the file cannot be read.
pub async fn peek(path: &Path, keys: &[RegisterKey], slight: &str) -> Result<Peek> {
    let nothing = Peek { values: vec![None; keys.len()], is_used: false, is_sealed: false };
    let sealed = Peek { is_used: true, is_sealed: true, ..nothing.clone() };
    let has_seal = seal::is_there(path);
    if rewrite::is_pending(path) {
        return Ok(sealed);
    }
    if open::size(path) == 0 {
        return Ok(if has_seal { sealed } else { nothing });
    }
    match look_into(path, keys, slight).await {
        Ok(peek) if peek.is_sealed => Ok(sealed),
        // With the key, what can be read is saved.
        Err(_) if has_seal => Ok(sealed),
        found => found,
    }
}

/// Whether the record has a seal beside it; what its rows say is not looked at.
#[must_use]
pub fn has_seal(path: &Path) -> bool {
    seal::is_there(path)
}

/// Whether the record cannot be read without a key, as far as its rows or its seal tell.
#[must_use]
pub async fn is_sealed(path: &Path) -> bool {
    peek(path, &[], "").await.is_ok_and(|peek| peek.is_sealed)
}

async fn look_into(path: &Path, keys: &[RegisterKey], slight: &str) -> Result<Peek> {
    open::check_header(path)?;
    let mut connection = open::to_read(path).await?;
    let found = look(&mut connection, path, keys, slight).await;
    open::close(connection).await;
    found.map_err(|error| error.at(path))
}

async fn look(
    connection: &mut SqliteConnection,
    path: &Path,
    keys: &[RegisterKey],
    slight: &str,
) -> Result<Peek> {
    open::check_names(connection, path).await?;
    let mut peek = Peek { is_sealed: has_sealed_rows(connection).await?, ..Peek::default() };
    for key in keys {
        let row = sqlx::query("SELECT value FROM register WHERE key = ?")
            .bind(key.as_str())
            .fetch_optional(&mut *connection)
            .await?;
        peek.values.push(row.map(|row| value(row.try_get("value")?)).transpose()?.flatten());
    }
    peek.is_used = sqlx::query_scalar(include_str!("is_used.sql")).bind(slight).fetch_one(connection).await?;
    Ok(peek)
}

async fn has_sealed_rows(connection: &mut SqliteConnection) -> Result<bool> {
    for sql in ["SELECT value FROM register LIMIT 1", "SELECT canonical FROM fact LIMIT 1"] {
        let text: Option<String> = sqlx::query_scalar(sql).fetch_optional(&mut *connection).await?;
        if text.is_some_and(|text| sealed::is_sealed(&text)) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn value(text: &str) -> Result<Option<Value>> {
    let value: Value = serde_json::from_str(text).map_err(DeviceError::json("a register"))?;
    Ok(Some(value).filter(|value| !value.is_null()))
}

/// When the record's file, or the log beside it, last changed by this machine's clock.
#[must_use]
pub fn written_at(path: &Path) -> Option<DateTime<Utc>> {
    let changed = |path: &Path| {
        let file = std::fs::metadata(path).ok().filter(|file| file.len() > 0)?;
        file.modified().ok().map(DateTime::from)
    };
    changed(path).max(changed(&with_suffix(path, "-wal")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Change, FixedClock, Record, SeededChance};

    #[tokio::test]
    async fn a_look_reads_what_was_asked_for_and_leaves_the_file_alone() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("record.sqlite");
        let keys = ["profile/name", "profile/guest"].map(|key| RegisterKey::parse(key).unwrap());
        let look = async || peek(&path, &keys, "setting/").await;
        assert_eq!(look().await.unwrap(), Peek { values: vec![None, None], ..Peek::default() });

        let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let (mut record, _) = Record::open(&path, &FixedClock::at(now), &SeededChance::new(1)).await.unwrap();
        let set = |key: &str, value: Value| Change {
            facts: Vec::new(),
            registers: vec![(RegisterKey::parse(key).unwrap(), value)],
        };
        record.commit(&set("setting/theme", "dark".into()), now).await.unwrap();
        assert!(!look().await.unwrap().is_used, "a setting alone");
        record.commit(&set("profile/name", "Sri".into()), now).await.unwrap();
        record.commit(&set("profile/guest", Value::Null), now).await.unwrap();
        let found = Peek { values: vec![Some("Sri".into()), None], is_used: true, is_sealed: false };
        assert_eq!(look().await.unwrap(), found, "while it is open");
        record.close().await.unwrap();
        let before = std::fs::read(&path).unwrap();
        assert_eq!(look().await.unwrap(), found);
        assert_eq!(std::fs::read(&path).unwrap(), before);
        assert!(written_at(&path).is_some());

        std::fs::write(&path, before.iter().map(|byte| byte ^ 0x5a).collect::<Vec<_>>()).unwrap();
        assert!(look().await.is_err());
    }
}
