//! Objections to a purpose and restrictions of it, and what they change on this device at once. None of them locks
//! anything: lessons, quizzes and exams work as before.

use chrono::{DateTime, Utc};
use course::{lang::Lang, privacy::Basis};
use learning::{
    fact::{RequestId, Right},
    register::RegisterKey,
};
use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

use crate::{
    desk::{Desk, key},
    failure::Result,
};

/// Purposes that do something on this device which is not needed to learn.
pub(crate) const LEARNING_RECORD: &str = "learning_record";
pub(crate) const SECURITY: &str = "security";

/// One that stands.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LimitView {
    pub request: RequestId,
    /// `object` or `restrict`.
    pub right: Right,
    pub since: DateTime<Utc>,
}

/// Whether a purpose on this basis can be objected to here. A consent is taken back instead; what the law demands is not
/// the controller's choice.
pub(crate) const fn is_open_to(basis: Basis) -> bool {
    matches!(basis, Basis::Contract | Basis::LegitimateInterest)
}

pub(crate) fn limits(desk: &Desk, purpose: &str) -> Vec<LimitView> {
    let limits = desk.record().limits(purpose);
    let mut views: Vec<_> =
        limits.map(|(request, right, since)| LimitView { request, right, since }).collect();
    views.sort_by_key(|limit| (limit.right, limit.since));
    views
}

/// Whether the purpose may do no more than it must.
pub(crate) fn is_limited(desk: &Desk, purpose: &str) -> bool {
    desk.record().limits(purpose).next().is_some()
}

/// Where the learner was, taken back: what an objection to the learning record ends.
pub(crate) fn forgotten(desk: &Desk) -> Result<Vec<(RegisterKey, Value)>> {
    let places = desk.registers(key::POSITION).chain(desk.registers(key::PLACE));
    let held = places.filter(|register| !register.value.is_null());
    Ok(held.map(|register| (register.key.clone(), Value::Null)).collect())
}

/// What an objection or a restriction changes here, for the person to know before.
pub(crate) fn effect(purpose: &str, lang: Lang) -> String {
    let (id, en) = match purpose {
        LEARNING_RECORD => (
            "Di perangkat ini: tempat terakhir dan posisi baca Anda tidak lagi dicatat; bila Anda keberatan, yang sudah ada ikut dihapus. Jawaban, nilai, dan penyelesaian tetap dicatat, sebab tanpanya kuis dan ujian tidak dapat berjalan. Untuk menghapus semuanya, gunakan Hapus.",
            "On this device: where you were last and where you last read is no longer noted; if you object, what is there is erased as well. Answers, scores and completions are still kept, because quizzes and exams cannot work without them. To erase everything, use Erase.",
        ),
        SECURITY => (
            "Di perangkat ini: salinan cadangan harian tidak lagi dibuat. Segel digital tetap ada, karena bagian dari setiap catatan.",
            "On this device: the daily backup copy is no longer made. Digital seals stay, because they are part of every entry.",
        ),
        _ => (
            "Di perangkat ini tujuan tersebut belum melakukan apa pun. Permintaan Anda dicatat untuk disampaikan kepada VTI.",
            "On this device this purpose does nothing yet. Your request is noted, to be passed on to VTI.",
        ),
    };
    if lang == Lang::Id { id } else { en }.to_owned()
}
