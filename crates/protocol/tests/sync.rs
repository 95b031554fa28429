//! The exchange as it travels, its bounds, and what it weighs.
#![expect(clippy::unwrap_used, reason = "a test's helper fails by panicking")]

use chrono::{DateTime, TimeDelta, Utc};
use protocol::{
    ProtocolError,
    codec::{Dictionary, Item, compress, decompress},
    sync::{
        Action, Answer, Answered, Body, Code, Cover, Fork, Head, News, Order, Receipt, Refusal, Request,
        Response, Run, Tally, WireFact, WireRegister, limit, read_refusal, read_request, read_response,
        write,
    },
};
use serde_json::value::RawValue;
use uuid::Uuid;

const REQUEST: &str = include_str!("golden/sync_request.json");
const RESPONSE: &str = include_str!("golden/sync_response.json");

fn device(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn raw(json: &str) -> Box<RawValue> {
    RawValue::from_string(json.to_owned()).unwrap()
}

fn head() -> Head {
    Head { device: device(1), seq: 2, hash: "ab".repeat(32) }
}

fn register() -> WireRegister {
    let key = "position/net-101-l06".to_owned();
    WireRegister { key, value: raw("{\"block\":12}"), lamport: 41, device: device(1) }
}

fn completed(lesson: &str, hash: &str) -> Body {
    let lesson = format!("{{\"id\":\"{lesson}\",\"rev\":\"v1.0\",\"hash\":\"{hash}\"}}");
    Body::parse(&format!("{{\"type\":\"lesson_completed\",\"lesson\":{lesson}}}")).unwrap()
}

fn request() -> Request {
    let facts = vec![
        WireFact { at: at("2026-11-27T08:00:00Z"), body: completed("net-101-l06", &"cd".repeat(32)) },
        WireFact {
            at: at("2026-11-27T08:01:00.250Z"),
            body: Body::parse(r#"{"type":"of_tomorrow","b":1.50}"#).unwrap(),
        },
    ];
    Request {
        version: 1,
        app: "0.1.0".to_owned(),
        device: device(1),
        cover: Cover { notice: "1.0".to_owned(), purposes: vec!["sync".to_owned()] },
        have: vec![head()],
        runs: vec![Run { device: device(1), first: 1, before: None, head: "ab".repeat(32), facts }],
        registers: vec![register()],
        after: 812,
        done: vec![device(9)],
    }
}

fn response() -> Response {
    let answered = |number, answer| Answered { device: device(number), answer };
    let made_at = at("2026-11-27T07:00:00Z");
    let restrict = Action::Restrict { purpose: "manager_report".to_owned() };
    Response {
        version: 1,
        answers: vec![
            answered(1, Answer::Accepted { up_to: 2 }),
            answered(2, Answer::Gap { expected: 51 }),
            answered(3, Answer::Fork { at: 7 }),
            answered(4, Answer::Broken),
            answered(5, Answer::Unfit { seq: 9 }),
        ],
        receipts: vec![Receipt {
            device: device(1),
            first: 1,
            last: 2,
            number: "7K3F-9Q2M-T4XB".to_owned(),
            at: at("2026-11-27T08:02:00Z"),
        }],
        has: vec![head()],
        forks: vec![Fork { device: device(3), at: 9 }],
        runs: Vec::new(),
        registers: vec![register()],
        after: 813,
        tally: Tally { count: 1, digest: "ef".repeat(32) },
        more: false,
        news: News {
            server_time: at("2026-11-27T08:02:00Z"),
            notice: Some("1.1".to_owned()),
            edition: Some("2026.12.0".to_owned()),
            dictionaries: vec!["2026.11.0".to_owned()],
            orders: vec![
                Order { order: device(9), action: restrict, made_at },
                Order { order: device(10), action: Action::Erase, made_at },
            ],
        },
    }
}

#[test]
fn requests_and_answers_are_written_and_read_as_they_always_were() {
    assert_eq!(String::from_utf8(write(&request())).unwrap(), REQUEST.trim_end());
    assert_eq!(read_request(REQUEST.as_bytes()).unwrap(), request());
    assert_eq!(String::from_utf8(write(&response())).unwrap(), RESPONSE.trim_end());
    assert_eq!(read_response(RESPONSE.as_bytes()).unwrap(), response());
}

#[test]
fn what_is_of_tomorrow_is_passed_over_or_said_to_be_unknown() {
    let more = REQUEST.replacen('{', "{\"x\":[1],", 1);
    assert_eq!(read_request(more.as_bytes()).unwrap(), request());
    let newer = REQUEST.replace("\"version\":1", "\"version\":2");
    assert_eq!(read_request(newer.as_bytes()), Err(ProtocolError::Newer { found: 2 }));
    let unknown = RESPONSE.replace("\"answer\":\"broken\"", "\"answer\":\"later\",\"why\":{\"a\":1}");
    assert_eq!(read_response(unknown.as_bytes()).unwrap().answers[3].answer, Answer::Unknown);
    let unknown = RESPONSE.replace("\"do\":\"erase\"", "\"do\":\"dance\",\"to\":[1]");
    assert_eq!(read_response(unknown.as_bytes()).unwrap().news.orders[1].action, Action::Unknown);
}

#[test]
fn a_refusal_is_read_whatever_its_version_and_code() {
    let busy = Refusal { retry_after_s: Some(30), ..Refusal::new(Code::Busy) };
    assert_eq!(write(&busy), br#"{"version":1,"code":"busy","retry_after_s":30}"#);
    assert_eq!(read_refusal(&write(&busy)).unwrap(), busy);
    let tomorrow = read_refusal(br#"{"version":7,"code":"too_sunny","shade":1}"#).unwrap();
    assert_eq!((tomorrow.version, tomorrow.code), (7, Code::Unknown));
    assert!(read_refusal(b"<html>").is_err());
}

#[test]
fn a_fact_whose_bytes_nobody_would_have_hashed_is_refused() {
    for (from, to) in [
        ("{\"type\":\"of_tomorrow\",", "{\"type\": \"of_tomorrow\","),
        ("{\"type\":\"of_tomorrow\",", "{"),
        ("\"type\":\"of_tomorrow\"", "\"type\":7"),
    ] {
        let changed = REQUEST.replace(from, to);
        assert_ne!(changed, REQUEST);
        assert!(matches!(read_request(changed.as_bytes()), Err(ProtocolError::Unreadable(_))), "{to}");
    }
}

#[test]
fn the_hashed_text_of_a_fact_has_device_number_time_and_body() {
    let request = request();
    let texts: Vec<_> = request.runs[0].canonical().collect();
    assert_eq!(
        texts[1],
        "{\"device\":\"00000000-0000-0000-0000-000000000001\",\"seq\":2,\"at\":\"2026-11-27T08:01:00.250Z\",\
         \"body\":{\"type\":\"of_tomorrow\",\"b\":1.50}}"
    );
    assert_eq!((texts.len(), request.runs[0].last()), (2, 2));
}

#[test]
fn each_bound_is_kept() {
    let check = |change: &dyn Fn(&mut Request)| {
        let mut request = request();
        change(&mut request);
        limit::check(&request).map_err(|error| error.what)
    };
    let long = "x".repeat(limit::REGISTER_BYTES);
    assert_eq!(check(&|_| ()), Ok(()));
    assert_eq!(check(&|r| r.have = vec![head(); limit::DEVICES + 1]), Err("devices"));
    assert_eq!(check(&|r| r.runs = vec![r.runs[0].clone(); limit::RUNS + 1]), Err("runs"));
    let fact = request().runs[0].facts[0].clone();
    assert_eq!(check(&|r| r.runs[0].facts = vec![fact.clone(); limit::FACTS]), Ok(()));
    assert_eq!(check(&|r| r.runs[0].facts = vec![fact.clone(); limit::FACTS + 1]), Err("facts"));
    let half = limit::FACTS / 2 + 1;
    let two_halves = |r: &mut Request| {
        r.runs[0].facts = vec![fact.clone(); half];
        r.runs = vec![r.runs[0].clone(); 2];
    };
    assert_eq!(check(&two_halves), Err("facts"));
    assert_eq!(check(&|r| r.runs[0].facts[0].body = completed(&long, "")), Err("bytes in a fact"));
    assert_eq!(check(&|r| r.registers = vec![register(); limit::REGISTERS + 1]), Err("registers"));
    assert_eq!(check(&|r| r.registers[0].value = raw(&format!("\"{long}\""))), Err("bytes in a register"));
    assert_eq!(check(&|r| r.registers[0].key = format!("{long}x")), Err("bytes in a register"));
    assert_eq!(check(&|r| r.cover.purposes = vec![String::new(); limit::PURPOSES + 1]), Err("purposes"));
    assert_eq!(check(&|r| r.cover.purposes[0] = "x".repeat(65)), Err("bytes in a text"));
    assert_eq!(check(&|r| r.cover.notice = "x".repeat(65)), Err("bytes in a text"));
    assert_eq!(check(&|r| r.app = "x".repeat(65)), Err("bytes in a text"));
    assert_eq!(check(&|r| r.done = vec![device(1); limit::ORDERS + 1]), Err("orders"));
}

/// Numbers without a pattern (SplitMix64).
fn noise(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

fn noisy_hash(state: &mut u64) -> String {
    (0..4).map(|_| format!("{:016x}", noise(state))).collect()
}

/// Ids and hashes of a curriculum of 400 lessons.
fn lessons(state: &mut u64) -> Vec<(String, String)> {
    let id = |number: u64| {
        let track = ["net", "sec", "cld", "ops", "fnd", "grc", "sal", "dat"][(number / 50) as usize];
        format!("{track}-{}-l{:02}", 101 + number % 50 / 10 * 10, 1 + number % 10)
    };
    (0..400).map(|number| (id(number), noisy_hash(state))).collect()
}

/// Bytes that 1,000 completions weigh in batches of 50, none twice in one batch: a learner works through the curriculum
/// at random intervals.
fn weight(dictionary: impl Fn(&[(String, String)]) -> Option<Dictionary>) -> usize {
    let mut state = 1;
    let lessons = lessons(&mut state);
    let dictionary = dictionary(&lessons);
    let own = Uuid::from_u64_pair(noise(&mut state), noise(&mut state));
    let mut time = at("2026-11-27T08:00:00Z");
    let mut before = None;
    let mut bytes = 0;
    for batch in 0..20_usize {
        let mut fact = |place: usize| {
            time += TimeDelta::milliseconds((noise(&mut state) % 1_800_000) as i64);
            let (id, hash) = &lessons[(batch * 50 + place) % lessons.len()];
            WireFact { at: time, body: completed(id, hash) }
        };
        let facts = (0..50).map(&mut fact).collect();
        let head = noisy_hash(&mut state);
        let seq = u32::try_from(batch * 50).unwrap() + 50;
        let request = Request {
            device: own,
            have: vec![Head { device: own, seq, hash: head.clone() }],
            runs: vec![Run {
                device: own,
                first: seq - 49,
                before: before.replace(head.clone()),
                head,
                facts,
            }],
            registers: Vec::new(),
            done: Vec::new(),
            ..request()
        };
        let plain = write(&request);
        let body = compress(&plain, dictionary.as_ref()).unwrap();
        assert_eq!(decompress(&body, dictionary.as_ref(), limit::PLAIN_BYTES).unwrap(), plain);
        bytes += body.len();
    }
    bytes
}

#[test]
fn a_thousand_completions_are_light() {
    let items = |lessons: &[(String, String)]| {
        let item = |(id, hash): &(String, String)| (id.clone(), hash.clone());
        lessons.iter().map(item).collect::<Vec<_>>()
    };
    let with = weight(|lessons| {
        let items = items(lessons);
        let items = items.iter().map(|(id, hash)| Item { id, rev: "v1.0", hash });
        Some(Dictionary::new("2026.11.0", items))
    });
    let without = weight(|_| None);
    println!("1,000 completions in batches of 50: {with} bytes, without the edition's items {without}");
    assert!(with <= 30 * 1024, "{with}");
    // The 50 hashes of a batch alone are 1,600 random bytes, 32,000 in all.
    assert!(without <= 56 * 1024, "{without}");
}
