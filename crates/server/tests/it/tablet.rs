//! A device as the server sees it: facts in a chain, registers, and the exchange.

use axum::{
    body::Body as HttpBody,
    http::{Request as HttpRequest, header},
};
use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use learning::{fact::chain_bytes, hash::ContentHash};
use protocol::{
    VERSION, codec,
    sync::{self, Body, Cover, Head, Request, Response, Run, WireFact, WireRegister},
};
use serde_json::{Value, value::RawValue};
use uuid::Uuid;

use crate::academy::{Academy, Answer, noon};

#[derive(Debug, Clone)]
pub struct Tablet {
    pub id: Uuid,
    pub facts: Vec<WireFact>,
    pub hashes: Vec<ContentHash>,
}

impl Tablet {
    pub fn new(number: u128) -> Self {
        Self { id: Uuid::from_u128(number), facts: Vec::new(), hashes: Vec::new() }
    }

    pub fn write(&mut self, body: &str) {
        self.write_at(body, noon() + TimeDelta::minutes(self.facts.len() as i64));
    }

    pub fn write_at(&mut self, body: &str, at: DateTime<Utc>) {
        let seq = self.facts.len() + 1;
        let time = at.to_rfc3339_opts(SecondsFormat::Millis, true);
        let canonical =
            format!("{{\"device\":\"{}\",\"seq\":{seq},\"at\":\"{time}\",\"body\":{body}}}", self.id);
        self.hashes.push(chain_bytes(self.hashes.last().copied(), canonical.as_bytes()));
        self.facts.push(WireFact { at, body: Body::parse(body).unwrap() });
    }

    pub fn complete(&mut self, lessons: std::ops::RangeInclusive<u32>) {
        lessons.for_each(|number| self.write(&completed(&format!("net-101-l{number:02}"))));
    }

    /// Facts `first..=last`.
    pub fn run(&self, first: usize, last: usize) -> Run {
        Run {
            device: self.id,
            first: u32::try_from(first).unwrap(),
            before: first.checked_sub(2).map(|place| self.hashes[place].to_string()),
            head: self.hashes[last - 1].to_string(),
            facts: self.facts[first - 1..last].to_vec(),
        }
    }

    pub fn head(&self) -> Option<Head> {
        let hash = self.hashes.last()?.to_string();
        Some(Head { device: self.id, seq: u32::try_from(self.facts.len()).unwrap(), hash })
    }

    /// A request with all facts from `first` on, or none.
    pub fn request(&self, first: usize) -> Request {
        let last = self.facts.len();
        Request {
            version: VERSION,
            app: "0.1.0".to_owned(),
            device: self.id,
            cover: Cover { notice: "1.0".to_owned(), purposes: vec!["sync".to_owned()] },
            have: self.head().into_iter().collect(),
            runs: if first > last { Vec::new() } else { vec![self.run(first, last)] },
            registers: Vec::new(),
            after: 0,
            done: Vec::new(),
        }
    }
}

pub fn completed(lesson: &str) -> String {
    let hash = ContentHash::of(lesson.as_bytes());
    format!(r#"{{"type":"lesson_completed","lesson":{{"id":"{lesson}","rev":"v1.0","hash":"{hash}"}}}}"#)
}

pub fn register(key: &str, value: &Value, lamport: u64, device: u128) -> WireRegister {
    let value = RawValue::from_string(value.to_string()).unwrap();
    WireRegister { key: key.to_owned(), value, lamport, device: Uuid::from_u128(device) }
}

impl Academy {
    pub async fn sync_raw(&self, token: &str, body: Vec<u8>, encoding: Option<&str>) -> Answer {
        let mut request = HttpRequest::post("/v1/sync")
            .header(header::AUTHORIZATION, format!("Bearer {token}"))
            .header(header::CONTENT_TYPE, codec::MEDIA_TYPE);
        if let Some(encoding) = encoding {
            request = request.header(header::CONTENT_ENCODING, encoding);
        }
        self.send(request.body(HttpBody::from(body)).unwrap()).await
    }

    /// An exchange that is taken.
    pub async fn sync(&self, token: &str, request: &Request) -> Response {
        let body = codec::compress(&sync::write(request), None).unwrap();
        let answer = self.sync_raw(token, body, Some(codec::ENCODING)).await;
        assert_eq!(answer.status, 200, "{}", String::from_utf8_lossy(&answer.bytes));
        assert_eq!(answer.headers[header::CONTENT_ENCODING], codec::ENCODING);
        let plain = codec::decompress(&answer.bytes, None, sync::limit::PLAIN_BYTES).unwrap();
        sync::read_response(&plain).unwrap()
    }

    /// An exchange that is refused.
    pub async fn refused(&self, token: &str, request: &Request) -> sync::Refusal {
        let answer = self.sync_raw(token, sync::write(request), None).await;
        let refusal = sync::read_refusal(&answer.bytes).unwrap();
        assert_eq!(answer.status, refusal.code.status());
        refusal
    }
}

/// A consent decision about synchronisation.
pub fn consent(decision: &str, number: u32, text: &ContentHash) -> String {
    format!(
        r#"{{"type":"consent_decided","purpose":"sync","decision":"{decision}","number":{number},"notice":"1.0","text":"{text}","language":"id","method":"own_data","version":"0.1.0","receipt":"{}","receipt_hash":"{text}"}}"#,
        Uuid::from_u128(number.into())
    )
}
