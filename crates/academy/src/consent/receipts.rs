//! `receipt.list`, `receipt.save` and `receipt.check`: the receipts a person has, a file of them to keep, and whether such
//! a file is as it was written.

use chrono::{DateTime, Utc};
use learning::{
    fact::{Decision, ReceiptId},
    receipt::{Receipt, ReceiptFile},
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Academy,
    app::start::Words,
    failure::{Failure, Result},
    own_data,
    question::count,
};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ListReceipts {}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Receipts {
    /// The newest first.
    pub receipts: Vec<ReceiptView>,
    /// All of them as the file to keep, JSON.
    pub file: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct ReceiptView {
    pub id: ReceiptId,
    pub at: DateTime<Utc>,
    pub notice: String,
    pub language: String,
    pub text_hash: String,
    pub hash: String,
    pub controller: String,
    pub contacts: Vec<String>,
    pub storage_location: String,
    pub withdrawal_method: String,
    pub decisions: Vec<DecisionView>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct DecisionView {
    pub title: String,
    pub state: Decision,
    pub text: String,
}

pub(crate) async fn list(academy: &Academy, _request: ListReceipts) -> Result<Receipts> {
    let desk = &*academy.desk().await;
    let file = super::receipt_file(desk);
    let text = text_of(&file)?;
    let view = |receipt: Receipt| ReceiptView {
        id: receipt.receipt_id,
        at: receipt.event_time,
        notice: receipt.notice.version,
        language: receipt.notice.language,
        text_hash: receipt.notice.text_hash.to_string(),
        hash: receipt.hash.to_string(),
        controller: receipt.controller.name,
        contacts: receipt.controller.contact,
        storage_location: receipt.storage_location,
        withdrawal_method: receipt.withdrawal_method,
        decisions: receipt
            .decisions
            .into_iter()
            .map(|one| DecisionView { title: one.title, state: one.event_state, text: one.text })
            .collect(),
    };
    Ok(Receipts { receipts: file.receipts.into_iter().rev().map(view).collect(), file: text })
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct SaveReceipts {}

#[derive(Debug, Clone, Serialize, TS)]
pub struct ReceiptsSaved {
    /// The file written.
    pub file: String,
}

pub(crate) async fn save(academy: &Academy, _request: SaveReceipts) -> Result<ReceiptsSaved> {
    let desk = &*academy.desk().await;
    let text = text_of(&super::receipt_file(desk))?;
    let file = own_data::write(&desk.config.exports, "bukti-pilihan", "json", desk.now(), text.as_bytes())?;
    Ok(ReceiptsSaved { file: file.display().to_string() })
}

fn text_of(file: &ReceiptFile) -> Result<String> {
    serde_json::to_string_pretty(file).map_err(|error| Failure::internal(error.to_string()))
}

/// `file`: the JSON text of a file of receipts.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct CheckReceipts {
    pub file: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct ReceiptsChecked {
    /// How many, where nothing is wrong.
    pub count: Option<u32>,
    /// How many of them are of another profile.
    pub others: u32,
    /// The first thing that is wrong.
    pub problem: Option<Words>,
}

pub(crate) async fn check(academy: &Academy, request: CheckReceipts) -> Result<ReceiptsChecked> {
    let desk = &*academy.desk().await;
    Ok(match ReceiptFile::check(&request.file) {
        Ok(file) => {
            let is_other = |receipt: &&Receipt| !desk.has_device(receipt.principal_id);
            let others = count(file.receipts.iter().filter(is_other).count());
            ReceiptsChecked { count: Some(file.count), others, problem: None }
        }
        Err(problem) => {
            let (id, en) = problem.words();
            ReceiptsChecked { count: None, others: 0, problem: Some(Words { id, en }) }
        }
    })
}
