//! Which migrations a database still needs.

use sqlx::migrate::Migrator;

use super::StoreError;

/// How many of the known migrations are not among the applied ones.
pub(super) fn pending(known: &Migrator, applied: &[i64]) -> Result<usize, StoreError> {
    let knows = |version: &i64| known.iter().any(|migration| migration.version == *version);
    match applied.iter().find(|version| !knows(version)) {
        Some(version) => Err(StoreError::NewerSchema(*version)),
        None => Ok(known.iter().filter(|migration| !applied.contains(&migration.version)).count()),
    }
}
