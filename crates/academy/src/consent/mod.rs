//! Choices about the purposes of the privacy notice: written as facts, with a receipt.

pub mod decide;
pub mod gate;
pub mod receipts;

use course::{
    lang::Lang,
    privacy::{Basis, Notice, Privacy, Purpose, Recipient, basis},
};
use device::Change;
use learning::{
    fact::{ConsentMethod, Decision, FactBody, ReceiptId},
    hash::ContentHash,
    receipt::{Party, Receipt, ReceiptDecision, ReceiptFile, SCHEMA, ShownNotice},
    register::RegisterKey,
};
use serde::Deserialize;
use ts_rs::TS;

use crate::{
    desk::{Desk, key},
    failure::{Failure, FailureCode, Result},
    privacy::show::lang_of,
};

/// A yes or a no to one purpose.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ChoiceMade {
    pub purpose: String,
    pub given: bool,
}

/// What is to be written for choices made together: a fact for each and the receipt.
///
/// # Errors
/// `bad_request` for a purpose that is not asked; `invalid` when the notice on the screen is no longer the one that
/// holds.
pub(crate) fn decided(
    desk: &Desk,
    choices: &[ChoiceMade],
    notice_shown: &str,
    method: ConsentMethod,
) -> Result<Change> {
    let (privacy, lang) = (desk.privacy()?, lang_of(desk));
    let notice = privacy.notice_on(desk.now().date_naive());
    if notice.version != notice_shown {
        return Err(notice_changed());
    }
    let mut made: Vec<(&Purpose, Decision, u32)> = Vec::new();
    for choice in choices {
        let purpose = privacy.choices().find(|purpose| purpose.id == choice.purpose);
        let purpose =
            purpose.ok_or_else(|| Failure::bad_request(format!("no choice `{}`", choice.purpose)))?;
        if made.iter().any(|(known, ..)| known.id == purpose.id) {
            return Err(Failure::bad_request(format!("`{}` twice", choice.purpose)));
        }
        let said = desk.record().consents().find(|(id, _)| *id == purpose.id).map(|(_, record)| record);
        let was_given =
            said.and_then(|record| record.latest()).is_some_and(|last| last.decision == Decision::Given);
        let decision = match (choice.given, was_given) {
            (true, _) => Decision::Given,
            (false, true) => Decision::Withdrawn,
            (false, false) => Decision::Refused,
        };
        made.push((purpose, decision, said.map_or(1, learning::record::ConsentRecord::next_number)));
    }
    if made.is_empty() {
        return Ok(Change::default());
    }
    let text = notice.text_hash(lang);
    let receipt = receipt(desk, &Shown { privacy, notice, text, lang }, &made, method);
    let facts = made.iter().map(|(purpose, decision, number)| FactBody::ConsentDecided {
        purpose: purpose.id.clone(),
        decision: *decision,
        number: *number,
        notice: notice.version.clone(),
        text,
        language: lang.tag().to_owned(),
        method,
        version: desk.config.version.clone(),
        receipt: receipt.receipt_id,
        receipt_hash: receipt.hash,
    });
    let value = serde_json::to_value(&receipt).map_err(|error| Failure::internal(error.to_string()))?;
    let registers = vec![(receipt_key(receipt.receipt_id)?, value), told(notice)?];
    Ok(Change { facts: facts.collect(), registers })
}

/// Who chooses has the notice before them, and need not be told of it again.
pub(crate) fn told(notice: &Notice) -> Result<(RegisterKey, serde_json::Value)> {
    Ok((key::fixed(key::NOTICE)?, serde_json::Value::from(notice.version.clone())))
}

/// What was on the screen.
struct Shown<'a> {
    privacy: &'a Privacy,
    notice: &'a Notice,
    text: ContentHash,
    lang: Lang,
}

fn receipt(
    desk: &Desk,
    shown: &Shown<'_>,
    made: &[(&Purpose, Decision, u32)],
    method: ConsentMethod,
) -> Receipt {
    let (privacy, lang) = (shown.privacy, shown.lang);
    let say = |id: &str, en: &str| if lang == Lang::Id { id.to_owned() } else { en.to_owned() };
    let contacts = privacy.controller.contacts.iter().map(|contact| contact.value.clone()).collect();
    Receipt {
        schema: SCHEMA.to_owned(),
        receipt_id: ReceiptId(desk.chance().uuid()),
        principal_id: desk.record_device(),
        event_time: desk.now(),
        collection_method: method,
        app_version: desk.config.version.clone(),
        notice: ShownNotice {
            version: shown.notice.version.clone(),
            language: lang.tag().to_owned(),
            text_hash: shown.text,
        },
        controller: Party {
            id: privacy.controller.short.clone(),
            name: privacy.controller.name.clone(),
            role: "controller".to_owned(),
            country: Some(privacy.controller.country.clone()),
            contact: contacts,
        },
        jurisdiction: privacy.controller.country.clone(),
        storage_location: say("di perangkat ini", "on this device"),
        withdrawal_method: say(
            "Di aplikasi: Data saya, bagian Pilihan, tombol Tidak.",
            "In the app: My data, section Choices, button No.",
        ),
        rights: say(
            "Melihat, memperbaiki, menyalin, menghapus, menarik persetujuan: di aplikasi, Data saya. Keberatan dan pembatasan: lewat kontak pengendali.",
            "To see, correct, copy, erase, withdraw consent: in the app, My data. To object and restrict: through the controller's contact.",
        ),
        decisions: made.iter().map(|(purpose, decision, _)| decision_of(privacy, purpose, *decision, lang)).collect(),
        previous: receipts(desk).last().map(|last| last.hash),
        hash: ContentHash::from_bytes([0; 32]),
    }
    .sealed()
}

fn decision_of(privacy: &Privacy, purpose: &Purpose, decision: Decision, lang: Lang) -> ReceiptDecision {
    let fields = privacy.fields.iter().filter(|field| field.personal && field.purposes.contains(&purpose.id));
    let told: Vec<_> =
        fields.filter(|field| field.at.starts_with("fact.") || field.at.starts_with("register.")).collect();
    let kept = privacy
        .retention
        .iter()
        .filter(|class| told.iter().any(|field| field.retention.as_ref() == Some(&class.id)));
    let say = |id: &str, en: &str| if lang == Lang::Id { id.to_owned() } else { en.to_owned() };
    ReceiptDecision {
        purpose: purpose.id.clone(),
        title: purpose.title.get(lang).clone(),
        text: purpose.text.get(lang).clone(),
        basis: basis(Basis::Consent, lang).to_owned(),
        event_state: decision,
        validity: say(
            "sampai ditarik, atau sampai pemberitahuan berubah secara material",
            "until taken back, or until the notice changes materially",
        ),
        data: told.iter().map(|field| field.name.get(lang).clone()).collect(),
        retention: kept
            .map(|class| format!("{}: {} {}", class.title.get(lang), class.keep, class.from.get(lang)))
            .collect(),
        recipients: privacy
            .recipients
            .iter()
            .filter(|one| gets(one, &purpose.id))
            .map(|one| party(one, lang))
            .collect(),
    }
}

/// Whom a yes to this purpose lets have something.
fn gets(recipient: &Recipient, purpose: &str) -> bool {
    recipient.purposes.iter().any(|id| id == purpose)
}

fn party(recipient: &Recipient, lang: Lang) -> Party {
    Party {
        id: recipient.id.clone(),
        name: recipient.name.get(lang).clone(),
        role: format!("{:?}", recipient.role).to_lowercase(),
        country: recipient.country.clone(),
        contact: Vec::new(),
    }
}

/// The receipts of this device, the first one first.
pub(crate) fn receipts(desk: &Desk) -> Vec<Receipt> {
    let read = |value: &serde_json::Value| serde_json::from_value::<Receipt>(value.clone()).ok();
    let all: Vec<Receipt> =
        desk.registers(key::RECEIPT).filter_map(|register| read(&register.value)).collect();
    let mut ordered: Vec<Receipt> = Vec::new();
    let mut before = None;
    while let Some(next) = all.iter().find(|receipt| receipt.previous == before) {
        if ordered.iter().any(|known| known.hash == next.hash) {
            break;
        }
        before = Some(next.hash);
        ordered.push(next.clone());
    }
    // What does not follow is shown as well; checking tells of it.
    ordered.extend(all.iter().filter(|receipt| !ordered.contains(receipt)).cloned().collect::<Vec<_>>());
    ordered
}

/// All receipts as the file that a person keeps.
pub(crate) fn receipt_file(desk: &Desk) -> ReceiptFile {
    ReceiptFile::new(receipts(desk))
}

fn receipt_key(id: ReceiptId) -> Result<RegisterKey> {
    key::of(key::RECEIPT, &[&id.to_string()])
}

fn notice_changed() -> Failure {
    Failure::new(
        FailureCode::Invalid,
        "Pemberitahuan privasi baru saja berganti. Baca yang baru, lalu pilih lagi. Pilihan lama tidak berubah.",
        "The privacy notice has just changed. Read the new one, then choose again. Earlier choices are unchanged.",
        "notice",
    )
}
