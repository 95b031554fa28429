//! `request.make`: using a right that takes the controller. What it changes on this device, it changes at once.

use course::privacy::Privacy;
use device::Change;
use learning::fact::{FactBody, RequestId, Right};
use serde::Deserialize;
use serde_json::Value;
use ts_rs::TS;

use super::RequestsView;
use crate::{
    Academy,
    desk::{Desk, key},
    failure::{Failure, FailureCode, Result},
    privacy::limit,
};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct MakeRequest {
    pub right: Right,
    /// Id of the purpose, with `object` and `restrict` only.
    pub purpose: Option<String>,
    /// What the person wants to say; may be empty.
    pub words: String,
}

/// Longest text kept, in characters.
const LONGEST: usize = 2_000;

pub(crate) async fn run(academy: &Academy, request: MakeRequest) -> Result<RequestsView> {
    let desk = &mut *academy.desk().await;
    let words = check_words(&request.words)?;
    let purpose = check_purpose(desk.privacy()?, request.right, request.purpose.as_deref())?;
    let stands = purpose
        .as_deref()
        .is_some_and(|purpose| desk.record().limits(purpose).any(|(_, right, _)| right == request.right));
    if !stands {
        let change = plan(desk, request.right, purpose, words)?;
        desk.commit(change).await?;
    }
    super::view(desk)
}

fn plan(desk: &mut Desk, right: Right, purpose: Option<String>, words: String) -> Result<Change> {
    let id = RequestId(desk.chance().uuid());
    let mut registers = Vec::new();
    if !words.is_empty() {
        registers.push((key::of(key::REQUEST, &[&id.to_string()])?, Value::from(words)));
    }
    if right == Right::Object && purpose.as_deref() == Some(limit::LEARNING_RECORD) {
        registers.extend(limit::forgotten(desk)?);
    }
    if purpose.as_deref() == Some(limit::LEARNING_RECORD) {
        desk.forget_place();
    }
    Ok(Change { facts: vec![FactBody::RightRequested { request: id, right, purpose }], registers })
}

/// Object and restrict are about one purpose that the law lets a person object to; the others about none.
fn check_purpose(privacy: &Privacy, right: Right, purpose: Option<&str>) -> Result<Option<String>> {
    match (right, purpose) {
        (Right::Object | Right::Restrict, Some(id)) => {
            let known =
                privacy.find_purpose(id).ok_or_else(|| Failure::bad_request(format!("no purpose `{id}`")))?;
            if limit::is_open_to(known.basis) { Ok(Some(id.to_owned())) } else { Err(not_open()) }
        }
        (Right::Object | Right::Restrict, None) => Err(Failure::bad_request("a purpose is missing")),
        (_, Some(_)) => Err(Failure::bad_request("this right is not about one purpose")),
        (_, None) => Ok(None),
    }
}

fn not_open() -> Failure {
    Failure::new(
        FailureCode::Invalid,
        "Tujuan ini diwajibkan undang-undang atau berdasar persetujuan Anda. Persetujuan dapat ditarik di bagian Pilihan; untuk yang lain, tulislah ke kontak hak atas data.",
        "This purpose is demanded by law or rests on your consent. A consent can be taken back under Choices; for the rest, write to the contact for rights.",
        "purpose",
    )
}

fn check_words(text: &str) -> Result<String> {
    let text = text.replace("\r\n", "\n");
    let text = text.trim();
    let is_odd = |c: char| crate::profile::turns_or_controls(c) && c != '\n' && c != '\t';
    if text.chars().count() > LONGEST || text.chars().any(is_odd) {
        return Err(Failure::new(
            FailureCode::Invalid,
            format!(
                "Tulis paling banyak {LONGEST} huruf, tanpa tanda yang tidak terlihat. Tulisan Anda masih ada; pendekkan, lalu ajukan lagi."
            ),
            format!(
                "Write at most {LONGEST} letters without invisible signs. Your text is still there; shorten it, then ask again."
            ),
            "words",
        ));
    }
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_kept_as_written_or_refused() {
        assert_eq!(check_words(" Baris satu\r\nBaris dua\t \n").unwrap(), "Baris satu\nBaris dua");
        assert_eq!(check_words("").unwrap(), "");
        assert!(check_words(&"é".repeat(LONGEST)).is_ok());
        for bad in ["é".repeat(LONGEST + 1), "a\u{0}b".to_owned(), "a\u{202e}b".to_owned()] {
            assert_eq!(check_words(&bad).unwrap_err().details, "words");
        }
    }
}
