//! The use cases the screens call: one file each, one list of all of them.
//!
//! Knows no Tauri and no HTTP. A use case decodes a request, does one transaction, and answers with what the screen
//! needs; decisions are `learning`'s, storage is `device`'s, text is `course`'s.

pub mod app;
pub mod attempt;
pub mod catalogue;
pub mod consent;
pub mod course;
pub mod desk;
pub mod failure;
pub mod glossary;
pub mod home;
pub mod lab;
pub mod lesson;
pub mod own_data;
pub mod privacy;
pub mod profile;
pub mod question;
pub mod quiz;
pub mod request;
pub mod seal;
pub mod search;
pub mod settings;
pub mod shelf;
pub mod storage;
pub mod typescript;
pub mod use_cases;

use std::{path::PathBuf, sync::Arc};

use device::{Chance, Clock, SystemChance, SystemClock};
use tokio::sync::{Mutex, MutexGuard};

use desk::Desk;

/// What the shell knows and the use cases need.
#[derive(Debug, Clone)]
pub struct Config {
    /// Folder of the learning data; made where it is missing.
    pub data: PathBuf,
    /// Where files go that the person asks for: copies of the own data, receipts. Made where it is missing.
    pub exports: PathBuf,
    /// The edition file that the app carries.
    pub edition: PathBuf,
    /// What the address of a lesson's picture begins with; the picture's hash follows.
    pub asset_base: String,
    /// Of the app.
    pub version: String,
    /// Chosen on the command line: holds until the learner chooses otherwise.
    pub language: Option<settings::Language>,
    pub content_language: Option<settings::Language>,
}

/// One machine and who sits at it. Calls are served one after another: each is short, and none may see half of another.
#[derive(Debug)]
pub struct Academy {
    desk: Mutex<Desk>,
}

impl Academy {
    /// Opens the record and the curriculum. Always succeeds: what could not be opened is said in `app.start`.
    pub async fn open(config: Config) -> Self {
        Self::open_with(config, Arc::new(SystemClock), Arc::new(SystemChance)).await
    }

    /// The same with another clock and other chance.
    pub async fn open_with(config: Config, clock: Arc<dyn Clock>, chance: Arc<dyn Chance>) -> Self {
        Self { desk: Mutex::new(Desk::open(config, clock, chance).await) }
    }

    /// The same with another privacy notice than the one in the program.
    #[must_use]
    pub fn with_notice(mut self, notice: ::course::privacy::Privacy) -> Self {
        self.desk.get_mut().notice = Some(Arc::new(notice));
        self
    }

    /// A picture of the installed curriculum by its content hash.
    pub async fn asset(&self, hash: &str) -> Option<device::library::Asset> {
        self.desk().await.find_asset(hash).await
    }

    /// What can wait until the answer to a call is on the screen: where the learner is now.
    pub async fn settle(&self) {
        if let Err(failure) = self.desk().await.settle().await {
            tracing::warn!(%failure, "the place was not kept");
        }
    }

    /// What can wait until the first screen is up: once a day a copy of the record is kept beside it, and what is older
    /// than its period is removed.
    pub async fn tend(&self) {
        let desk = &mut *self.desk().await;
        if let Err(failure) = desk.keep_copy().await {
            tracing::warn!(%failure, "no copy of the record was kept");
        }
        if let Err(failure) = privacy::sweep::sweep(desk).await {
            tracing::warn!(%failure, "what is older than its period was not removed");
        }
    }

    /// Closes all files: their logs are folded in and gone when this returns.
    pub async fn close(self) {
        self.desk.into_inner().close().await;
    }

    pub(crate) async fn desk(&self) -> MutexGuard<'_, Desk> {
        self.desk.lock().await
    }
}
