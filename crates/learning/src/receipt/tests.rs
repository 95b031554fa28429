//! Files of receipts, changed at random.

use chrono::DateTime;
use serde_json::Value;
use uuid::Uuid;

use super::*;

fn receipt(number: u8, previous: Option<ContentHash>) -> Receipt {
    let party = |id: &str| Party {
        id: id.to_owned(),
        name: format!("Nama {id}"),
        role: "processor".to_owned(),
        country: number.is_multiple_of(2).then(|| "ID".to_owned()),
        contact: vec![format!("{id}@example.id")],
    };
    let decision = |purpose: &str, event_state| ReceiptDecision {
        purpose: purpose.to_owned(),
        title: format!("Judul {purpose}"),
        text: "Teks yang ditunjukkan".to_owned(),
        basis: "persetujuan Anda".to_owned(),
        event_state,
        validity: "sampai ditarik".to_owned(),
        data: vec!["Nama".to_owned(), "Surel".to_owned()],
        retention: vec!["5 tahun".to_owned()],
        recipients: vec![party("vti"), party("kouventa")],
    };
    Receipt {
        schema: SCHEMA.to_owned(),
        receipt_id: ReceiptId(Uuid::from_u128(u128::from(number))),
        principal_id: DeviceId(Uuid::from_u128(7)),
        event_time: DateTime::from_timestamp(1_800_000_000 + i64::from(number), 0).unwrap(),
        collection_method: ConsentMethod::OwnData,
        app_version: "0.1.0".to_owned(),
        notice: ShownNotice {
            version: "1.0".to_owned(),
            language: "id".to_owned(),
            text_hash: ContentHash::of(b"teks"),
        },
        controller: party("pengendali"),
        jurisdiction: "ID".to_owned(),
        storage_location: "di perangkat ini".to_owned(),
        withdrawal_method: "Data saya".to_owned(),
        rights: "Melihat, menghapus".to_owned(),
        decisions: vec![decision("sync", Decision::Given), decision("improvement", Decision::Refused)],
        previous,
        hash: ContentHash::from_bytes([0; 32]),
    }
    .sealed()
}

fn file() -> Value {
    let mut receipts: Vec<Receipt> = Vec::new();
    for number in 0..8 {
        receipts.push(receipt(number, receipts.last().map(|last| last.hash)));
    }
    serde_json::to_value(ReceiptFile::new(receipts)).unwrap()
}

/// The same numbers in every run (a linear congruential generator, Knuth's constants).
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

/// Pointers to everything below a value.
fn places(value: &Value, path: &str, found: &mut Vec<String>) {
    found.push(path.to_owned());
    match value {
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                places(item, &format!("{path}/{at}"), found);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                places(field, &format!("{path}/{name}"), found);
            }
        }
        _ => {}
    }
}

/// One change: a value, a receipt left out, put in twice or in another place, a field gone or added, the end cut.
fn change(file: &Value, dice: &mut Dice) -> Value {
    let mut changed = file.clone();
    let receipts = changed["receipts"].as_array_mut().unwrap();
    let (one, other) = (dice.below(receipts.len()), dice.below(receipts.len()));
    match dice.below(8) {
        0 => drop(receipts.remove(one)),
        1 => receipts.swap(one, other),
        2 => receipts.insert(other, receipts[one].clone()),
        3 => {
            // The last ones, with a head that fits.
            receipts.truncate(one);
            let head = receipts.last().map_or(Value::Null, |last| last["hash"].clone());
            changed["head"] = head;
        }
        _ => {
            let mut all = Vec::new();
            places(file, "", &mut all);
            let place = all[dice.below(all.len())].clone();
            match changed.pointer_mut(&place).unwrap() {
                Value::String(text) => {
                    let at = dice.below(text.chars().count().max(1));
                    let flipped = |(here, letter): (usize, char)| {
                        if here == at { char::from_u32(u32::from(letter) ^ 1).unwrap() } else { letter }
                    };
                    *text = text.chars().enumerate().map(flipped).collect();
                    if text.is_empty() {
                        text.push('x');
                    }
                }
                Value::Object(fields) => {
                    let names: Vec<String> = fields.keys().cloned().collect();
                    drop(fields.remove(&names[dice.below(names.len())]));
                }
                Value::Array(items) => items.push(Value::from("x")),
                other => *other = Value::from(41),
            }
        }
    }
    changed
}

/// Whether each receipt is what was written, looked at alone.
fn is_each_whole(text: &str) -> bool {
    serde_json::from_str::<ReceiptFile>(text)
        .is_ok_and(|file| file.receipts.iter().all(|receipt| receipt.hash == receipt.computed()))
}

#[test]
fn a_thousand_of_a_thousand_changes_are_found_and_not_without_the_chain() {
    let (file, mut dice) = (file(), Dice(20_261_127));
    assert_eq!(ReceiptFile::check(&file.to_string()).unwrap().count, 8);
    let (mut tried, mut unseen) = (0, 0);
    while tried < 1000 {
        let changed = change(&file, &mut dice);
        if changed == file {
            continue;
        }
        tried += 1;
        let text = changed.to_string();
        assert!(ReceiptFile::check(&text).is_err(), "not found: {text}");
        unseen += usize::from(is_each_whole(&text));
    }
    // The control: what the hashes of single receipts do not tell.
    assert!(unseen > 200, "{unseen}");
}

#[test]
fn what_is_wrong_is_said_in_both_languages() {
    for problem in [
        ReceiptProblem::Unreadable("x".to_owned()),
        ReceiptProblem::Changed(3),
        ReceiptProblem::OutOfOrder(3),
        ReceiptProblem::Cut,
    ] {
        let (id, en) = problem.words();
        assert!(!id.is_empty() && !en.is_empty() && id != en);
    }
}
