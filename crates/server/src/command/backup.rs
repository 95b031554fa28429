//! `academy-server backup FILE`: a copy of an SQLite database while it is served from; whole, checked and on the disk when
//! the command ends.

use std::{fs::File, io::Write, path::Path};

use super::{CommandError, said};
use crate::{config::Config, store::Store};

pub(super) async fn run(
    config: &Config,
    file: &Path,
    out: &mut (dyn Write + Send),
) -> Result<(), CommandError> {
    if config.database.is_postgres() {
        return Err(only_sqlite());
    }
    if file.exists() {
        return Err(said(
            format!("`{}` sudah ada. Pilih nama lain; cadangan tidak pernah ditimpa.", file.display()),
            format!(
                "`{}` is already there. Choose another name; a backup is never overwritten.",
                file.display()
            ),
        ));
    }
    let store = Store::open(&config.database).await?;
    let done = store.copy_to(file).await;
    store.close().await;
    done?;
    File::open(file)?.sync_all()?;
    if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        File::open(folder)?.sync_all()?;
    }
    writeln!(out, "Cadangan: {0} / Backup: {0}", file.display())?;
    Ok(())
}

pub(super) fn only_sqlite() -> CommandError {
    said(
        "Perintah ini untuk SQLite. Untuk PostgreSQL pakai pg_dump dan pg_restore (docs/operate/backup.md).",
        "This command is for SQLite. For PostgreSQL use pg_dump and pg_restore (docs/operate/backup.md).",
    )
}
