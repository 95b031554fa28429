//! Installing an edition: all of it, its search index included, in one transaction. Whatever stops it leaves the
//! former edition as it was.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use course::edition::{Edition, Manifest, Version};
use learning::hash::ContentHash;
use sqlx::SqliteConnection;

use super::{
    Library, Place,
    kept::{former_name, is_former, version_of},
};
use crate::{
    error::{DeviceError, Result},
    search::index::{Section, sections},
};

/// What an installation did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Installed {
    pub version: Version,
    /// The edition that was active before.
    pub former: Option<Version>,
    /// Editions that nothing names any more.
    pub removed: Vec<Version>,
}

impl Library {
    /// Whether this edition should be installed: none is active, or an older one, or one of the same version with
    /// other content or with an index of before.
    #[must_use]
    pub fn needs_install(&self, manifest: &Manifest) -> bool {
        self.active().is_none_or(|active| {
            active.version < manifest.version || {
                let is_same = **active == *manifest && self.active_file.is_some();
                active.version == manifest.version && !is_same
            }
        })
    }

    /// Whether the active edition was installed from a file with these bytes.
    #[must_use]
    pub fn is_installed_from(&self, file: ContentHash) -> bool {
        self.active_file == Some(file)
    }

    /// Installs an edition, read from a file with the hash `file`, and makes it the active one. Former editions stay
    /// while `pinned` names them, also one of the same version with other content. Installing the same edition again repairs what was damaged; a file whose pages no
    /// longer fit together is put aside for it, with what else was in it.
    ///
    /// # Errors
    /// `ReadOnly`, `DiskFull`, ...: then nothing has changed.
    pub async fn install(
        &mut self,
        edition: &Edition,
        file: ContentHash,
        pinned: &BTreeSet<Version>,
        now: DateTime<Utc>,
    ) -> Result<Installed> {
        if let Place::ReadOnly(reason) = self.place {
            return Err(reason.refuse(&self.path));
        }
        let again = self.active().is_some_and(|active| **active == edition.manifest);
        if again && matches!(self.check().await, Err(DeviceError::Damaged { .. })) {
            self.renew(now).await?;
        }
        match self.write(edition, file, pinned, now).await {
            Err(DeviceError::Damaged { what, .. }) => {
                tracing::warn!(what, "the library is damaged and filled anew");
                self.renew(now).await?;
                self.write(edition, file, pinned, now).await
            }
            done => done,
        }
    }

    async fn write(
        &mut self,
        edition: &Edition,
        file: ContentHash,
        pinned: &BTreeSet<Version>,
        now: DateTime<Utc>,
    ) -> Result<Installed> {
        let sections = sections(edition);
        let former = self.active;
        let keep: BTreeSet<Version> = pinned.iter().copied().chain([edition.manifest.version]).collect();
        let removed: Vec<Version> = self.versions().filter(|version| !keep.contains(version)).collect();
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        keep_former(&mut transaction, edition, pinned).await?;
        add_edition(&mut transaction, edition, file, now).await?;
        add_blobs(&mut transaction, edition).await?;
        remove(&mut transaction, &removed, pinned).await?;
        index(&mut transaction, &sections).await?;
        transaction.commit().await?;
        self.read_editions().await?;
        Ok(Installed { version: edition.manifest.version, former, removed })
    }
}

/// Before a version gets other content: attempts that name it began on the content of now, which stays under another
/// name. What is installed again stands under its version alone.
async fn keep_former(
    connection: &mut SqliteConnection,
    edition: &Edition,
    pinned: &BTreeSet<Version>,
) -> Result<()> {
    let version = edition.manifest.version;
    let installed: Option<String> = sqlx::query_scalar("SELECT manifest_hash FROM edition WHERE version = ?")
        .bind(version.to_string())
        .fetch_optional(&mut *connection)
        .await?;
    let new = manifest_of(edition)?.1;
    let installed = installed.and_then(|hash| ContentHash::parse(&hash).ok());
    if let Some(former) = installed.filter(|former| *former != new && pinned.contains(&version)) {
        for sql in [include_str!("keep_former.sql"), include_str!("keep_former_blobs.sql")] {
            sqlx::query(sql)
                .bind(former_name(&version, former))
                .bind(version.to_string())
                .execute(&mut *connection)
                .await?;
        }
    }
    drop_edition(connection, &former_name(&version, new)).await
}

/// The manifest's text and its hash.
fn manifest_of(edition: &Edition) -> Result<(String, ContentHash)> {
    let text = serde_json::to_string(&edition.manifest).map_err(DeviceError::json("the manifest"))?;
    let hash = ContentHash::of(text.as_bytes());
    Ok((text, hash))
}

async fn add_edition(
    connection: &mut SqliteConnection,
    edition: &Edition,
    file: ContentHash,
    now: DateTime<Utc>,
) -> Result<()> {
    let (manifest, hash) = manifest_of(edition)?;
    sqlx::query("UPDATE edition SET active = 0 WHERE active = 1").execute(&mut *connection).await?;
    sqlx::query(include_str!("add_edition.sql"))
        .bind(edition.manifest.version.to_string())
        .bind(hash.to_string())
        .bind(manifest)
        .bind(file.to_string())
        .bind(now)
        .execute(connection)
        .await?;
    Ok(())
}

async fn add_blobs(connection: &mut SqliteConnection, edition: &Edition) -> Result<()> {
    let version = edition.manifest.version.to_string();
    sqlx::query("DELETE FROM edition_blob WHERE version = ?")
        .bind(&version)
        .execute(&mut *connection)
        .await?;
    // Listed first: an iterator with closures of its own, held over an await, hides from the compiler that the whole
    // may move between threads.
    let blobs: Vec<_> = edition.blobs().collect();
    for (hash, bytes) in blobs {
        sqlx::query(include_str!("add_blob.sql"))
            .bind(hash.to_string())
            .bind(bytes.to_vec())
            .execute(&mut *connection)
            .await?;
        sqlx::query("INSERT INTO edition_blob (version, hash) VALUES (?, ?)")
            .bind(&version)
            .bind(hash.to_string())
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

/// Takes editions out, with what they were before, and former contents that no attempt began on.
async fn remove(
    connection: &mut SqliteConnection,
    versions: &[Version],
    pinned: &BTreeSet<Version>,
) -> Result<()> {
    let names: Vec<String> =
        sqlx::query_scalar("SELECT version FROM edition").fetch_all(&mut *connection).await?;
    for name in names {
        let Some(version) = version_of(&name) else { continue };
        if versions.contains(&version) || (is_former(&name) && !pinned.contains(&version)) {
            drop_edition(connection, &name).await?;
        }
    }
    let unused = "DELETE FROM blob WHERE hash NOT IN (SELECT hash FROM edition_blob)";
    sqlx::query(unused).execute(connection).await?;
    Ok(())
}

async fn drop_edition(connection: &mut SqliteConnection, name: &str) -> Result<()> {
    for sql in ["DELETE FROM edition_blob WHERE version = ?", "DELETE FROM edition WHERE version = ?"] {
        sqlx::query(sql).bind(name).execute(&mut *connection).await?;
    }
    Ok(())
}

async fn index(connection: &mut SqliteConnection, sections: &[Section]) -> Result<()> {
    for sql in [
        "INSERT INTO section_words (section_words) VALUES ('delete-all')",
        "DELETE FROM section",
        "DELETE FROM word",
    ] {
        sqlx::query(sql).execute(&mut *connection).await?;
    }
    let mut counts: BTreeMap<String, i64> = BTreeMap::new();
    for (section, id) in sections.iter().zip(1_i64..) {
        add_section(connection, section, id).await?;
        section.words().for_each(|word| *counts.entry(word).or_default() += 1);
    }
    for (word, count) in counts {
        sqlx::query("INSERT INTO word (word, count) VALUES (?, ?)")
            .bind(&word)
            .bind(count)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

async fn add_section(connection: &mut SqliteConnection, section: &Section, id: i64) -> Result<()> {
    sqlx::query(include_str!("add_section.sql"))
        .bind(id)
        .bind(section.kind.as_str())
        .bind(&section.item)
        .bind(section.lang.tag())
        .bind(&section.title)
        .bind(&section.course_title)
        .bind(&section.heading)
        .bind(&section.anchor)
        .bind(&section.body)
        .bind(i64::try_from(section.block).unwrap_or_default())
        .execute(&mut *connection)
        .await?;
    let words = section.indexed();
    sqlx::query("INSERT INTO section_words (rowid, title, heading, body, about) VALUES (?, ?, ?, ?, ?)")
        .bind(id)
        .bind(words.title)
        .bind(words.heading)
        .bind(words.body)
        .bind(words.about)
        .execute(connection)
        .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use course::{academy::load, edition::pack, source::read_folder};

    use super::*;
    use crate::FixedClock;

    const FILE: ContentHash = ContentHash::from_bytes([7; 32]);

    fn edition(version: &str) -> Edition {
        let source =
            read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../course/tests/academy")).unwrap();
        pack(&load(&source, DateTime::UNIX_EPOCH.date_naive()).0, &source, version.parse().unwrap()).unwrap()
    }

    #[tokio::test]
    async fn on_a_full_disk_the_former_edition_stays() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("file");
        std::fs::write(&file, b"").unwrap();
        let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        // In memory there is one connection, so the limit below holds for whatever comes after it.
        let clock = FixedClock::at(now);
        let (mut library, _) = Library::open(&file.join("library.sqlite"), &clock).await.unwrap();
        let (first, second) = (edition("2026.11.0"), edition("2026.12.0"));
        library.install(&first, FILE, &BTreeSet::new(), now).await.unwrap();
        sqlx::query("PRAGMA max_page_count = 1").execute(&library.pool).await.unwrap();
        let pinned = BTreeSet::from([first.manifest.version]);
        let refused = library.install(&second, FILE, &pinned, now).await;
        assert!(matches!(refused, Err(DeviceError::DiskFull(_))), "{refused:?}");
        assert_eq!(**library.active().unwrap(), first.manifest);
        library.read_editions().await.unwrap();
        assert_eq!(**library.active().unwrap(), first.manifest);
        assert_eq!(library.verify().await.unwrap(), Vec::<String>::new());
        let found = library.search("prefiks", course::lang::Lang::Id, 5).await.unwrap();
        assert!(!found.hits.is_empty());
    }
}
