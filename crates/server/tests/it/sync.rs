//! The exchange with devices: real messages, both databases.

use chrono::{DateTime, TimeDelta};
use learning::{
    fact::DeviceId,
    hash::ContentHash,
    register::{Digest, Register, RegisterKey},
};
use protocol::{
    codec,
    sync::{self, Answer, Code, Fork, Receipt, Request, Response, Run, limit},
};
use serde_json::json;

use crate::{
    academy::Academy,
    tablet::{Tablet, completed, consent, register},
};

async fn learner(academy: &Academy) -> String {
    let organisation = academy.organisation("PT Mitra Satu").await;
    academy.member(&organisation, "learner", "budi@mitra.co.id").await
}

fn answers(response: &Response) -> Vec<Answer> {
    response.answers.iter().map(|one| one.answer.clone()).collect()
}

/// The receipts for a tablet's own facts.
fn own(response: &Response, tablet: &Tablet) -> Vec<Receipt> {
    response.receipts.iter().filter(|receipt| receipt.device == tablet.id).cloned().collect()
}

/// What may change from one answer to the next without anything having changed.
fn lasting(mut response: Response) -> Response {
    response.news.server_time = DateTime::UNIX_EPOCH;
    response
}

on_both! {
    async fn completions_arrive_once_and_get_a_receipt(academy: Academy) {
        let token = learner(&academy).await;
        let mut tablet = Tablet::new(1);
        tablet.complete(1..=3);
        let told = academy.sync(&token, &tablet.request(1)).await;
        assert_eq!(answers(&told), [Answer::Accepted { up_to: 3 }]);
        assert_eq!(told.has, [tablet.head().unwrap()]);
        let [receipt] = told.receipts.as_slice() else { panic!("{told:?}") };
        assert_eq!((receipt.first, receipt.last), (1, 3));
        assert!(!told.more && told.runs.is_empty() && told.forks.is_empty());
        assert_eq!(told.news.notice.as_deref(), Some("1.0"));

        tablet.complete(4..=5);
        let told = academy.sync(&token, &tablet.request(3)).await;
        assert_eq!(answers(&told), [Answer::Accepted { up_to: 5 }]);
        // Facts 1 to 3 keep the receipt they have.
        assert_eq!(told.receipts[0], *receipt);
        assert_eq!((told.receipts[1].first, told.receipts[1].last), (4, 5));
        assert_ne!(told.receipts[1].number, receipt.number);
        let devices = academy.get("/v1/devices", &token).await.json();
        assert_eq!((&devices[0]["facts"], devices.as_array().unwrap().len()), (&json!(5), 1));
    }

    async fn the_same_batch_ten_times_changes_nothing(academy: Academy) {
        let token = learner(&academy).await;
        let mut tablet = Tablet::new(1);
        tablet.complete(1..=5);
        let mut request = tablet.request(1);
        request.registers.push(register("position/net-101-l01", &json!({ "block": 3 }), 1, 1));
        let first = lasting(academy.sync(&token, &request).await);
        for _ in 0..9 {
            assert_eq!(lasting(academy.sync(&token, &request).await), first);
        }
        // In parts and out of order as well.
        for (from, to) in [(4, 5), (1, 1), (2, 4), (5, 5)] {
            let parts = Request { runs: vec![tablet.run(from, to)], ..request.clone() };
            let told = academy.sync(&token, &parts).await;
            assert_eq!(answers(&told), [Answer::Accepted { up_to: u32::try_from(to).unwrap() }]);
            assert_eq!((told.has, told.receipts, told.tally), (first.has.clone(), first.receipts.clone(), first.tally.clone()));
        }
    }

    async fn gaps_forks_and_changed_facts_are_answered_and_leave_no_trace(academy: Academy) {
        let token = learner(&academy).await;
        let mut tablet = Tablet::new(1);
        tablet.complete(1..=6);
        let only = |run: Run| Request { runs: vec![run], ..tablet.request(1) };
        assert_eq!(answers(&academy.sync(&token, &only(tablet.run(3, 6))).await), [Answer::Gap { expected: 1 }]);
        academy.sync(&token, &only(tablet.run(1, 4))).await;

        let mut changed = tablet.run(5, 6);
        changed.facts[0].at += TimeDelta::minutes(1);
        let mut cut = tablet.run(5, 6);
        cut.facts.pop();
        let mut headless = tablet.run(5, 6);
        headless.head = "x".to_owned();
        for broken in [changed, cut, headless] {
            assert_eq!(answers(&academy.sync(&token, &only(broken)).await), [Answer::Broken]);
        }
        // A device that was restored to fact 2 and went on in another way.
        let mut restored = Tablet { facts: tablet.facts[..2].to_vec(), hashes: tablet.hashes[..2].to_vec(), ..tablet.clone() };
        restored.write(&completed("net-101-l09"));
        let told = academy.sync(&token, &restored.request(1)).await;
        assert_eq!(answers(&told), [Answer::Fork { at: 3 }]);
        assert_eq!(told.forks, [Fork { device: tablet.id, at: 3 }]);
        assert!(told.runs.is_empty(), "nothing is sent to where it cannot be added");
        assert_eq!(told.has[0].seq, 4);
        assert_eq!(academy.get("/v1/devices", &token).await.json()[0]["facts"], 4);
    }

    async fn a_known_fact_must_have_its_shape_and_an_unknown_one_is_kept_for_others(academy: Academy) {
        let token = learner(&academy).await;
        let mut unfit = Tablet::new(1);
        unfit.complete(1..=1);
        unfit.write(r#"{"type":"lesson_completed","lesson":"net-101-l02"}"#);
        assert_eq!(answers(&academy.sync(&token, &unfit.request(1)).await), [Answer::Unfit { seq: 2 }]);

        let mut newer = Tablet::new(2);
        newer.write(r#"{"type":"of_tomorrow","b":1.50,"a":"\u0041"}"#);
        assert_eq!(answers(&academy.sync(&token, &newer.request(1)).await), [Answer::Accepted { up_to: 1 }]);
        let told = academy.sync(&token, &Tablet::new(3).request(1)).await;
        assert_eq!(told.runs, [newer.run(1, 1)], "the very bytes");
    }

    async fn a_new_laptop_gets_everything_back_in_bounded_parts(academy: Academy) {
        let token = learner(&academy).await;
        let (mut one, mut two) = (Tablet::new(1), Tablet::new(2));
        for _ in 0..limit::FACTS {
            one.complete(1..=1);
        }
        one.complete(1..=7);
        two.complete(8..=9);
        academy.sync(&token, &Request { runs: vec![one.run(1, 500)], ..one.request(1) }).await;
        academy.sync(&token, &Request { runs: vec![one.run(501, 507)], ..one.request(1) }).await;
        academy.sync(&token, &two.request(1)).await;

        let mut new = Tablet::new(3).request(1);
        let (mut got, mut rounds) = (Vec::new(), 0);
        loop {
            let told = academy.sync(&token, &new).await;
            rounds += 1;
            for run in told.runs {
                let seq = run.first + u32::try_from(run.facts.len()).unwrap() - 1;
                new.have.retain(|head| head.device != run.device);
                new.have.push(sync::Head { device: run.device, seq, hash: run.head.clone() });
                got.push(run);
            }
            if !told.more {
                break;
            }
        }
        assert_eq!(rounds, 2);
        assert_eq!(got, [one.run(1, 500), one.run(501, 507), two.run(1, 2)]);
        // The first laptop gets what the second wrote, with its receipt, and nothing of its own.
        let told = academy.sync(&token, &one.request(508)).await;
        assert_eq!(told.runs, [two.run(1, 2)]);
        let [receipt] = told.receipts.as_slice() else { panic!("{told:?}") };
        assert_eq!((receipt.device, receipt.first, receipt.last), (two.id, 1, 2));
    }

    /// The server was restored to yesterday: any device brings back what it has, also of devices that are gone.
    async fn one_device_brings_the_facts_of_another(academy: Academy) {
        let token = learner(&academy).await;
        let mut gone = Tablet::new(1);
        gone.complete(1..=2);
        let mut request = Tablet::new(2).request(1);
        request.have.push(gone.head().unwrap());
        request.runs.push(gone.run(1, 2));
        let told = academy.sync(&token, &request).await;
        assert_eq!(answers(&told), [Answer::Accepted { up_to: 2 }]);
        assert_eq!(told.has, [gone.head().unwrap()]);
    }

    async fn the_latest_register_wins_by_count_and_both_sides_find_the_same_digest(academy: Academy) {
        let token = learner(&academy).await;
        let send = async |after: u64, registers: &[(&str, serde_json::Value, u64, u128)]| {
            let wire = registers.iter().map(|(key, value, lamport, device)| register(key, value, *lamport, *device));
            let request = Request { registers: wire.collect(), after, ..Tablet::new(1).request(1) };
            academy.sync(&token, &request).await
        };
        let told = send(0, &[("note/a", json!("new"), 2, 1), ("position/b", json!({ "y": 1, "x": 2 }), 1, 1)]).await;
        assert_eq!((told.tally.count, told.after), (2, 2));
        // Older, equal, and a device that sorts lower: all lose. A null is a value.
        send(0, &[("note/a", json!("old"), 1, 9), ("note/a", json!("new"), 2, 1), ("note/a", json!("x"), 2, 0)]).await;
        let told = send(told.after, &[("position/b", json!(null), 2, 2)]).await;
        let keys: Vec<_> = told.registers.iter().map(|one| (one.key.as_str(), one.value.get(), one.lamport)).collect();
        assert_eq!(keys, [("position/b", "null", 2)], "only what changed since");
        let kept = |key: &str, value, lamport, device| Register {
            key: RegisterKey::parse(key).unwrap(),
            value,
            lamport,
            device: DeviceId(uuid::Uuid::from_u128(device)),
        };
        let digest: Digest = [&kept("note/a", json!("new"), 2, 1), &kept("position/b", json!(null), 2, 2)].into_iter().collect();
        assert_eq!(told.tally.digest, digest.to_string());
        assert_eq!(send(0, &[]).await.registers.len(), 2, "from 0 all of them");
    }

    async fn many_registers_come_in_bounded_parts(academy: Academy) {
        let token = learner(&academy).await;
        for part in 0..2 {
            let keys = (0..300).map(|number| format!("note/n{part}-{number}"));
            let registers = keys.map(|key| register(&key, &json!(1), 1, 1)).collect();
            academy.sync(&token, &Request { registers, ..Tablet::new(1).request(1) }).await;
        }
        let first = academy.sync(&token, &Tablet::new(2).request(1)).await;
        assert_eq!((first.registers.len(), first.more), (limit::REGISTERS, true));
        let rest = academy.sync(&token, &Request { after: first.after, ..Tablet::new(2).request(1) }).await;
        assert_eq!((rest.registers.len(), rest.more, rest.after), (100, false, 600));
    }

    async fn nothing_is_taken_without_consent(academy: Academy) {
        let token = learner(&academy).await;
        let mut tablet = Tablet::new(1);
        tablet.complete(1..=1);
        let mut uncovered = tablet.request(1);
        uncovered.cover.purposes = vec!["news".to_owned()];
        assert_eq!(academy.refused(&token, &uncovered).await.code, Code::NoConsent);

        let text = ContentHash::of(b"never published");
        tablet.write(&consent("given", 1, &text));
        academy.sync(&token, &tablet.request(1)).await;
        // Taken back on another device, with the number that the yes has: the no holds. The request that brings it is
        // refused whole, and so is whatever comes after.
        let mut other = Tablet::new(2);
        other.write(&consent("withdrawn", 2, &text));
        assert_eq!(academy.refused(&token, &other.request(1)).await.code, Code::NoConsent);
        assert_eq!(academy.get("/v1/devices", &token).await.json().as_array().unwrap().len(), 1, "rolled back");
        tablet.write(&consent("refused", 2, &text));
        tablet.write(&consent("given", 3, &text));
        academy.sync(&token, &tablet.request(1)).await;
    }

    async fn a_device_belongs_to_one_account(academy: Academy) {
        let token = learner(&academy).await;
        let organisation = academy.organisation("PT Mitra Dua").await;
        let stranger = academy.member(&organisation, "learner", "ani@dua.co.id").await;
        let mut tablet = Tablet::new(1);
        tablet.complete(1..=2);
        academy.sync(&token, &tablet.request(1)).await;
        assert_eq!(academy.refused(&stranger, &tablet.request(1)).await.code, Code::WrongAccount);
        let smuggled = Request { runs: vec![tablet.run(1, 2)], ..Tablet::new(2).request(1) };
        assert_eq!(academy.refused(&stranger, &smuggled).await.code, Code::WrongAccount);
        let asked = Request { have: tablet.head().into_iter().collect(), ..Tablet::new(2).request(1) };
        let told = academy.sync(&stranger, &asked).await;
        assert!(told.has.is_empty() && told.runs.is_empty() && told.forks.is_empty(), "a stranger learns nothing");
    }

    async fn bad_bodies_are_refused_with_a_code_and_nothing_is_half_kept(academy: Academy) {
        let token = learner(&academy).await;
        let mut tablet = Tablet::new(1);
        tablet.complete(1..=2);
        let good = tablet.request(1);
        let plain = sync::write(&good);
        let packed = codec::compress(&plain, None).unwrap();
        let bomb = codec::compress(&vec![b' '; limit::PLAIN_BYTES + 1], None).unwrap();
        let text = String::from_utf8(plain.clone()).unwrap();
        let many = Request { runs: vec![], registers: vec![register("note/a", &json!(1), 1, 1); limit::REGISTERS + 1], ..good.clone() };
        let key = Request { registers: vec![register("Note A", &json!(1), 1, 1)], ..good.clone() };
        let count = Request { registers: vec![register("note/a", &json!(1), u64::MAX, 1)], ..good.clone() };
        for (name, body, encoding, code) in [
            ("empty", Vec::new(), None, Code::Unreadable),
            ("cut", plain[..plain.len() - 1].to_vec(), None, Code::Unreadable),
            ("packed and cut", packed[..packed.len() - 1].to_vec(), Some("zstd"), Code::Unreadable),
            ("not packed", plain.clone(), Some("zstd"), Code::Unreadable),
            ("another packing", plain.clone(), Some("gzip"), Code::Unreadable),
            ("bomb", bomb, Some("zstd"), Code::TooLarge),
            ("long", vec![b' '; limit::WIRE_BYTES + 1], None, Code::TooLarge),
            ("many", sync::write(&many), None, Code::TooLarge),
            ("key", sync::write(&key), None, Code::Unreadable),
            ("count", sync::write(&count), None, Code::Unreadable),
            ("newer", text.replacen("\"version\":1", "\"version\":2", 1).into_bytes(), None, Code::TooNew),
            ("loose", text.replace("\"body\":{\"type\"", "\"body\":{ \"type\"").into_bytes(), None, Code::Unreadable),
            ("deep", "[".repeat(100_000).into_bytes(), None, Code::Unreadable),
        ] {
            let answer = academy.sync_raw(&token, body, encoding).await;
            let refusal = sync::read_refusal(&answer.bytes).unwrap();
            assert_eq!((refusal.code, answer.status), (code, code.status()), "{name}");
        }
        assert!(academy.get("/v1/devices", &token).await.json().as_array().unwrap().is_empty(), "nothing was kept");
        assert_eq!(academy.refused("", &good).await.code, Code::NotSignedIn);
        academy.sync(&token, &good).await;
    }

    /// Two devices of one person at the same moment, over and over.
    async fn exchanges_of_one_account_wait_for_each_other(academy: Academy) {
        let token = learner(&academy).await;
        let (mut one, mut two) = (Tablet::new(1), Tablet::new(2));
        for round in 1..=8 {
            one.complete(round..=round);
            two.complete(round..=round);
            let (first, second) = (one.request(one.facts.len()), two.request(two.facts.len()));
            let (first, again, second) =
                tokio::join!(academy.sync(&token, &first), academy.sync(&token, &first), academy.sync(&token, &second));
            assert_eq!(answers(&first), [Answer::Accepted { up_to: round }]);
            // What one of them was also given of the other device depends on who came first.
            assert_eq!((answers(&again), own(&again, &one)), (answers(&first), own(&first, &one)));
            assert_eq!(own(&first, &one).len(), 1);
            assert_eq!(answers(&second), [Answer::Accepted { up_to: round }]);
        }
        let mut has = academy.sync(&token, &one.request(9)).await.has;
        has.sort_by_key(|head| head.device);
        assert_eq!(has, [one.head().unwrap(), two.head().unwrap()]);
    }

    /// What is kept for reports while facts come in is what all facts add up to; a row that is not is found and mended.
    async fn the_read_model_is_what_the_facts_add_up_to(academy: Academy) {
        let token = learner(&academy).await;
        let (mut one, mut two) = (Tablet::new(1), Tablet::new(2));
        two.write_at(&completed("net-101-l01"), crate::academy::noon() - TimeDelta::days(400));
        one.complete(1..=4);
        let attempt = uuid::Uuid::from_u128(77);
        let hash = ContentHash::of(b"quiz");
        one.write(&format!(
            r#"{{"type":"attempt_started","attempt":"{attempt}","quiz":{{"id":"net-101-x","rev":"v1.0","hash":"{hash}"}},"edition":"2026.11.0","number":1,"seed":"1","questions":[],"time_limit_s":null}}"#
        ));
        academy.sync(&token, &one.request(1)).await;
        one.write(&format!(
            r#"{{"type":"attempt_submitted","attempt":"{attempt}","result":{{"earned":8.0,"points":10,"percent":80.0,"passed":true,"per_question":[]}},"reason":"by_learner"}}"#
        ));
        academy.sync(&token, &one.request(6)).await;
        academy.sync(&token, &two.request(1)).await;
        let said = academy.command(&["rebuild"]).await.unwrap();
        assert!(said.contains("1 akun") && said.contains("0 berbeda") && said.contains("0 differed"), "{said}");

        crate::policies::spoil_progress(&academy).await;
        let said = academy.command(&["rebuild"]).await.unwrap();
        assert!(said.contains("1 differed"), "{said}");
        let said = academy.command(&["rebuild"]).await.unwrap();
        assert!(said.contains("0 differed"), "{said}");
    }
}
