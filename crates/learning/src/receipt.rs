//! Consent receipts: what a person was shown and said, to keep and to prove. The fields are those of ISO/IEC TS
//! 27560:2023 as the W3C Data Privacy Vocabulary names them, and those the law asks for beside them: basis, method,
//! rights, who to write to.
//!
//! Each receipt carries the hash of the one before and its own, so that whoever holds the file can tell, without any
//! network, whether something in it was changed, left out or put in another order. Nothing here proves who wrote it:
//! that needs a signature of somebody else.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    fact::{ConsentMethod, Decision, DeviceId, ReceiptId},
    hash::ContentHash,
};

/// The only form there is.
pub const SCHEMA: &str = "virtus-partner-academy/consent-receipt/1";

/// Separates these hashes from every other use of BLAKE3 in the product. Never change it.
const CONTEXT: &str = "virtus-partner-academy 2026 consent receipt v1";

/// Choices made together, and all that was said about them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// `SCHEMA`
    pub schema: String,
    /// Its own id.
    pub receipt_id: ReceiptId,
    /// The person, as the device knows them: not a name.
    pub principal_id: DeviceId,
    /// When the choices were made, by the device's clock.
    #[serde(with = "crate::fact::instant")]
    pub event_time: DateTime<Utc>,
    /// Where in the app.
    pub collection_method: ConsentMethod,
    /// The app's version.
    pub app_version: String,
    /// What was shown.
    pub notice: ShownNotice,
    /// Who decides what the data is used for.
    pub controller: Party,
    /// Law that applies, ISO 3166-1.
    pub jurisdiction: String,
    /// Where the data lies.
    pub storage_location: String,
    /// How to take a choice back.
    pub withdrawal_method: String,
    /// Rights and how to use them.
    pub rights: String,
    /// The choices.
    pub decisions: Vec<ReceiptDecision>,
    /// Hash of the receipt before; `None` for the first.
    pub previous: Option<ContentHash>,
    /// Hash of all of the above.
    pub hash: ContentHash,
}

/// The notice that was shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShownNotice {
    /// Its version.
    pub version: String,
    /// `id` or `en`.
    pub language: String,
    /// Hash of the exact text.
    pub text_hash: ContentHash,
}

/// Somebody with a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// Id in the notice.
    pub id: String,
    /// Name.
    pub name: String,
    /// Role: controller, processor, recipient, authority.
    pub role: String,
    /// ISO 3166-1; `None` while it is not decided.
    pub country: Option<String>,
    /// Where to write.
    pub contact: Vec<String>,
}

/// One choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReceiptDecision {
    /// The purpose's id.
    pub purpose: String,
    /// Its title as shown.
    pub title: String,
    /// Its text as shown.
    pub text: String,
    /// Legal basis.
    pub basis: String,
    /// What was said.
    pub event_state: Decision,
    /// Until when it holds: until it is taken back or the notice changes materially.
    pub validity: String,
    /// Kinds of data it is about.
    pub data: Vec<String>,
    /// How long they are kept.
    pub retention: Vec<String>,
    /// Who gets them, if it is given.
    pub recipients: Vec<Party>,
}

/// A person's receipts in one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReceiptFile {
    /// `SCHEMA`
    pub schema: String,
    /// How many there are.
    pub count: u32,
    /// Hash of the last.
    pub head: Option<ContentHash>,
    /// The first one first.
    pub receipts: Vec<Receipt>,
}

/// What is wrong with a file of receipts.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReceiptProblem {
    /// Not this form, or fields are missing or unknown.
    #[error("not a file of receipts: {0}")]
    Unreadable(String),
    /// A receipt is not what was written.
    #[error("receipt {0} was changed")]
    Changed(usize),
    /// A receipt does not follow the one before it.
    #[error("receipt {0} does not follow the one before")]
    OutOfOrder(usize),
    /// The number of receipts or the last of them is another.
    #[error("receipts are missing at the end, or the file's head was changed")]
    Cut,
}

impl ReceiptProblem {
    /// For people: in Indonesian and in English.
    #[must_use]
    pub fn words(&self) -> (String, String) {
        match self {
        Self::Unreadable(_) => (
            "Ini bukan berkas bukti, atau isinya terpotong. Pilih berkas JSON yang disimpan dari Data saya."
                .to_owned(),
            "This is no file of receipts, or part of it is missing. Choose the JSON file saved from My data."
                .to_owned(),
        ),
        Self::Changed(number) => (
            format!("Bukti nomor {number} tidak sama dengan yang dahulu ditulis."),
            format!("Receipt number {number} is not what was written."),
        ),
        Self::OutOfOrder(number) => (
            format!("Bukti nomor {number} tidak menyambung bukti sebelumnya: ada yang hilang atau tertukar."),
            format!(
                "Receipt number {number} does not follow the one before: one is missing or out of place."
            ),
        ),
        Self::Cut => (
            "Jumlah atau bukti terakhir tidak cocok: ada bukti yang hilang di akhir.".to_owned(),
            "The count or the last receipt does not match: receipts are missing at the end.".to_owned(),
        ),
        }
    }
}

impl Receipt {
    /// The receipt with its hash.
    #[must_use]
    pub fn sealed(mut self) -> Self {
        self.hash = self.computed();
        self
    }

    fn computed(&self) -> ContentHash {
        let blank = Self { hash: ContentHash::from_bytes([0; 32]), ..self.clone() };
        let mut hasher = blake3::Hasher::new_derive_key(CONTEXT);
        hasher.update(&blank.canonical());
        ContentHash::from_bytes(*hasher.finalize().as_bytes())
    }

    #[expect(clippy::expect_used, reason = "no map with odd keys and no fallible Serialize inside a receipt")]
    fn canonical(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("a receipt has a JSON form")
    }
}

impl ReceiptFile {
    /// All of a person's receipts, the first one first.
    #[must_use]
    pub fn new(receipts: Vec<Receipt>) -> Self {
        Self {
            schema: SCHEMA.to_owned(),
            count: u32::try_from(receipts.len()).unwrap_or(u32::MAX),
            head: receipts.last().map(|receipt| receipt.hash),
            receipts,
        }
    }

    /// Reads and checks a file: every change, omission or other order is found.
    ///
    /// # Errors
    /// The first thing that is wrong; receipts are counted from 1.
    pub fn check(text: &str) -> Result<Self, ReceiptProblem> {
        let unreadable = |error: serde_json::Error| ReceiptProblem::Unreadable(error.to_string());
        let value: serde_json::Value = serde_json::from_str(text).map_err(unreadable)?;
        let file = Self::deserialize(&value).map_err(unreadable)?;
        // A field that says nothing and is left out reads the same; it was not written so.
        if serde_json::to_value(&file).ok().as_ref() != Some(&value) {
            return Err(ReceiptProblem::Unreadable(
                "fields are missing or written in another way".to_owned(),
            ));
        }
        if file.schema != SCHEMA {
            return Err(ReceiptProblem::Unreadable(file.schema));
        }
        let mut before = None;
        for (number, receipt) in (1..).zip(&file.receipts) {
            if receipt.schema != SCHEMA || receipt.hash != receipt.computed() {
                return Err(ReceiptProblem::Changed(number));
            }
            if receipt.previous != before {
                return Err(ReceiptProblem::OutOfOrder(number));
            }
            before = Some(receipt.hash);
        }
        let is_whole = file.head == before && usize::try_from(file.count) == Ok(file.receipts.len());
        if is_whole { Ok(file) } else { Err(ReceiptProblem::Cut) }
    }
}

#[cfg(test)]
mod tests;
