//! A row as it lies in a sealed record. What stands in the clear is the device, the number of a fact, and how many
//! rows there are; everything else is one encrypted text, and hashes and keys are stood for by names that cannot be
//! guessed without the record's key.

use chrono::{DateTime, Utc};
use data_encoding::BASE64;
use learning::{
    fact::DeviceId,
    register::{Register, RegisterKey},
};
use serde::{Deserialize, Serialize};
use sqlx::{Row, sqlite::SqliteRow};

use super::row::FactRow;
use crate::{
    error::{DeviceError, Result},
    seal::Sealer,
};

/// Which table a row belongs to: in another one it does not open.
pub const FACT: &str = "fact";
pub const APART: &str = "fact_apart";

/// The text in place of what is sealed.
#[derive(Serialize, Deserialize)]
struct SealedText {
    sealed: String,
}

/// A fact with its true hashes, any of which may be damaged in `fact_apart`.
#[derive(Serialize, Deserialize)]
struct FactInside {
    canonical: String,
    hash: String,
    previous: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct RegisterInside {
    register: Register,
    at: DateTime<Utc>,
}

/// Whether this text stands for something sealed. No fact and no value of ours looks so.
pub fn is_sealed(text: &str) -> bool {
    text.starts_with(r#"{"sealed":""#)
}

impl FactRow {
    /// As it is written.
    pub fn sealed(&self, table: &str, sealer: Option<&Sealer>) -> Result<Self> {
        let Some(sealer) = sealer else { return Ok(self.clone()) };
        let inside = FactInside {
            canonical: self.canonical.clone(),
            hash: BASE64.encode(&self.hash),
            previous: self.previous.as_ref().map(|previous| BASE64.encode(previous)),
        };
        Ok(Self {
            canonical: sealed_text(sealer, &self.place(table), &inside)?,
            hash: sealer.name(&self.hash).to_vec(),
            previous: self.previous.as_ref().map(|previous| sealer.name(previous).to_vec()),
            ..self.clone()
        })
    }

    /// As it was meant; `None` when it does not open, or is not sealed in a sealed record.
    pub fn opened(&self, table: &str, sealer: Option<&Sealer>) -> Option<Self> {
        let Some(sealer) = sealer else { return Some(self.clone()) };
        let inside: FactInside = opened_text(sealer, &self.place(table), &self.canonical)?;
        let decode = |text: &String| BASE64.decode(text.as_bytes()).ok();
        let hash = decode(&inside.hash)?;
        let previous = match &inside.previous {
            Some(previous) => Some(decode(previous)?),
            None => None,
        };
        let names = (sealer.name(&hash), previous.as_ref().map(|previous| sealer.name(previous)));
        let holds =
            self.hash == names.0 && self.previous.as_deref() == names.1.as_ref().map(|name| &name[..]);
        holds.then(|| Self { canonical: inside.canonical, hash, previous, ..self.clone() })
    }

    fn place(&self, table: &str) -> Vec<u8> {
        format!("{table}\0{}\0{}", self.device, self.seq).into_bytes()
    }
}

/// A row of the table `register`, not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterRow {
    pub key: String,
    pub value: String,
    pub lamport: i64,
    pub device: String,
    pub updated_at: String,
}

impl RegisterRow {
    pub fn read(row: &SqliteRow) -> Result<Self> {
        Ok(Self {
            key: row.try_get("key")?,
            value: row.try_get("value")?,
            lamport: row.try_get("lamport")?,
            device: row.try_get("device")?,
            updated_at: row.try_get("updated_at")?,
        })
    }

    /// As it is written. Sealed, not even who wrote it when is in the clear.
    pub fn of(register: &Register, at: DateTime<Utc>, sealer: Option<&Sealer>) -> Result<Self> {
        let Some(sealer) = sealer else {
            return Ok(Self {
                key: register.key.as_str().to_owned(),
                value: register.value.to_string(),
                lamport: i64::try_from(register.lamport).unwrap_or(i64::MAX),
                device: register.device.to_string(),
                updated_at: at.to_rfc3339(),
            });
        };
        let key = sealer.name_text(register.key.as_str().as_bytes());
        let inside = RegisterInside { register: register.clone(), at };
        let value = sealed_text(sealer, &place_of(&key), &inside)?;
        Ok(Self { key, value, lamport: 0, device: String::new(), updated_at: String::new() })
    }

    /// # Errors
    /// `Damaged` when the row is of no shape of ours, `Sealed` when a key is needed.
    pub fn register(&self, sealer: Option<&Sealer>) -> Result<(Register, DateTime<Utc>)> {
        let damaged = |what: String| DeviceError::Damaged { path: std::path::PathBuf::new(), what };
        if let Some(sealer) = sealer {
            let inside: RegisterInside = opened_text(sealer, &place_of(&self.key), &self.value)
                .ok_or_else(|| damaged("a register does not open".to_owned()))?;
            return Ok((inside.register, inside.at));
        }
        if is_sealed(&self.value) {
            return Err(DeviceError::Sealed);
        }
        let key = RegisterKey::parse(&self.key).map_err(|error| damaged(error.to_string()))?;
        let value = serde_json::from_str(&self.value).map_err(DeviceError::json("a register"))?;
        let device = uuid::Uuid::parse_str(&self.device).map_err(|error| damaged(error.to_string()))?;
        let at = self.updated_at.parse().map_err(|error: chrono::ParseError| damaged(error.to_string()))?;
        let lamport = u64::try_from(self.lamport).unwrap_or(0);
        Ok((Register { key, value, lamport, device: DeviceId(device) }, at))
    }
}

fn place_of(key: &str) -> Vec<u8> {
    format!("register\0{key}").into_bytes()
}

fn sealed_text(sealer: &Sealer, place: &[u8], inside: &impl Serialize) -> Result<String> {
    let what = DeviceError::json("a row");
    let bytes = zeroize::Zeroizing::new(serde_json::to_vec(inside).map_err(what)?);
    let text = SealedText { sealed: sealer.seal_text(place, &bytes) };
    serde_json::to_string(&text).map_err(DeviceError::json("a row"))
}

fn opened_text<T: serde::de::DeserializeOwned>(sealer: &Sealer, place: &[u8], text: &str) -> Option<T> {
    let text: SealedText = serde_json::from_str(text).ok()?;
    serde_json::from_slice(&sealer.open_text(place, &text.sealed)?).ok()
}
