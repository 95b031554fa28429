//! A learner's folder for one test, and things to write into it.

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use device::{Change, Clock, FixedClock, OpenNotice, Record, SeededChance};
use learning::{
    fact::{Fact, FactBody, ItemRef},
    hash::ContentHash,
    register::RegisterKey,
};
use serde_json::json;

pub struct Home {
    pub dir: tempfile::TempDir,
    pub clock: FixedClock,
    pub chance: SeededChance,
}

impl Home {
    pub fn new() -> Self {
        Self::seeded(7)
    }

    pub fn seeded(seed: u64) -> Self {
        let dir = tempfile::tempdir().unwrap();
        Self { dir, clock: FixedClock::at(noon()), chance: SeededChance::new(seed) }
    }

    pub fn path(&self) -> PathBuf {
        self.dir.path().join("record.sqlite")
    }

    pub async fn open(&self) -> (Record, Vec<OpenNotice>) {
        Record::open(&self.path(), &self.clock, &self.chance).await.unwrap()
    }

    /// Every file below the folder, by name. What SQLite keeps in memory only is left out.
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        let mut files = Vec::new();
        let mut folders = vec![self.dir.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if !path.to_string_lossy().ends_with("-shm") && path.metadata().unwrap().len() > 0 {
                    let name = path.strip_prefix(self.dir.path()).unwrap().to_string_lossy().into_owned();
                    files.push((name, std::fs::read(path).unwrap()));
                }
            }
        }
        files.sort();
        files
    }

    /// Whether these bytes are in any file of the profile.
    pub fn holds(&self, bytes: &[u8]) -> bool {
        self.files().iter().any(|(_, file)| file.windows(bytes.len()).any(|window| window == bytes))
    }

    /// A record with this many lessons done and the position in the last of them, closed again.
    pub async fn with_lessons(count: u32) -> Self {
        let home = Self::new();
        let (mut record, _) = home.open().await;
        for number in 1..=count {
            record.commit(&lesson_done(number), home.clock.now()).await.unwrap();
        }
        record.close().await.unwrap();
        home
    }
}

pub fn noon() -> DateTime<Utc> {
    DateTime::from_timestamp(1_800_000_000, 0).unwrap()
}

pub fn completed(number: u32) -> FactBody {
    let lesson = ItemRef {
        id: format!("net-101-l{number:02}"),
        rev: "v1.0".parse().unwrap(),
        hash: ContentHash::of(&number.to_le_bytes()),
    };
    FactBody::LessonCompleted { lesson }
}

/// A lesson completed and the position in it, as one change.
pub fn lesson_done(number: u32) -> Change {
    Change { facts: vec![completed(number)], registers: vec![(position(), json!({ "block": number }))] }
}

pub fn position() -> RegisterKey {
    RegisterKey::parse("position/last").unwrap()
}

pub fn block(record: &Record) -> u64 {
    record.find_register(&position()).map_or(0, |register| register.value["block"].as_u64().unwrap())
}

/// Numbers of the lessons completed, in the order of the facts.
pub async fn lessons(record: &mut Record) -> Vec<u32> {
    let devices: Vec<_> = record.heads().map(|head| head.device).collect();
    let mut numbers = Vec::new();
    for device in devices {
        let links = record.list_facts(device, 0, u32::MAX).await.unwrap();
        numbers.extend(links.iter().map(|link| lesson_number(&link.fact)));
    }
    numbers
}

fn lesson_number(fact: &Fact) -> u32 {
    let FactBody::LessonCompleted { lesson } = &fact.body else { panic!("not a lesson: {fact:?}") };
    lesson.id.rsplit_once('l').unwrap().1.parse().unwrap()
}
