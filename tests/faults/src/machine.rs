//! Where a learner learns: a data folder and the edition file that the app carries.

use std::{path::PathBuf, sync::Arc};

use academy::{Academy, Config};
use chrono::{DateTime, Utc};
use device::{FixedClock, Folder, SeededChance};

#[derive(Debug, Clone)]
pub struct Machine {
    pub data: PathBuf,
    pub edition: PathBuf,
}

impl Machine {
    /// Starts the app at this time, with chance of its own.
    pub async fn start(&self, at: DateTime<Utc>, seed: u64) -> (Academy, Arc<FixedClock>) {
        let clock = Arc::new(FixedClock::at(at));
        let chance = Arc::new(SeededChance::new(seed));
        (Academy::open_with(self.config(), clock.clone(), chance).await, clock)
    }

    /// The record of the profile used last, if there is a profile.
    #[must_use]
    pub fn record_file(&self) -> Option<PathBuf> {
        Folder::new(&self.data).current_record_file()
    }

    fn config(&self) -> Config {
        Config {
            data: self.data.clone(),
            exports: self.data.join("exports"),
            edition: self.edition.clone(),
            asset_base: "academy://localhost/asset/".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            language: None,
            content_language: None,
        }
    }
}
