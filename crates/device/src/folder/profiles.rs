//! Which profiles there are and which one was used last. Names and choices of a learner lie in the record, not here.

use std::path::Path;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::write;
use crate::error::{DeviceError, Result};

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profiles {
    pub last_used: Option<Uuid>,
    /// In the order they were made.
    pub list: Vec<Uuid>,
}

impl Profiles {
    /// Reads the list. The folders on the disk decide what is in it: a list that is missing, not readable or damaged
    /// must neither hide a profile nor name one that was never there.
    pub(super) fn load(file: &Path, folders: &Path) -> Self {
        let kept = std::fs::read(file).ok().and_then(|bytes| serde_json::from_slice::<Self>(&bytes).ok());
        let mut profiles = kept.unwrap_or_default();
        if let Ok(on_disk) = folders_on_disk(folders) {
            profiles.list.retain(|id| on_disk.contains(id));
            let unlisted = on_disk.into_iter().filter(|id| !profiles.list.contains(id)).collect::<Vec<_>>();
            profiles.list.extend(unlisted);
        }
        profiles
    }

    pub(super) fn save(&self, file: &Path) -> Result<()> {
        let bytes = serde_json::to_vec_pretty(self).map_err(DeviceError::json("the list of profiles"))?;
        write::replace(file, &bytes)
    }

    /// The one to open at the start.
    #[must_use]
    pub fn current(&self) -> Option<Uuid> {
        self.last_used.filter(|id| self.list.contains(id)).or_else(|| self.list.first().copied())
    }

    /// The profile in this folder is gone.
    pub(super) fn forget(&mut self, folder: &Path) {
        let is_gone = |id: &Uuid| folder.ends_with(id.to_string());
        self.list.retain(|id| !is_gone(id));
        self.last_used = self.last_used.filter(|id| !is_gone(id));
    }

    pub(super) fn use_now(&mut self, id: Uuid) {
        if !self.list.contains(&id) {
            self.list.push(id);
        }
        self.last_used = Some(id);
    }
}

fn folders_on_disk(folders: &Path) -> std::io::Result<Vec<Uuid>> {
    let entries = std::fs::read_dir(folders)?;
    let names = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok());
    let mut ids: Vec<Uuid> = names.filter_map(|name| Uuid::parse_str(&name).ok()).collect();
    ids.sort();
    Ok(ids)
}
