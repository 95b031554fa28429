//! `academy-server check`: everything that `serve` needs, without serving and without changing anything.

use std::io::Write;

use super::{CommandError, said};
use crate::{config::Config, editions::Editions, post::Post, store::Store};

pub(super) async fn run(config: &Config, out: &mut (dyn Write + Send)) -> Result<(), CommandError> {
    Post::new(&config.mail)?;
    Editions::load(config.editions.as_deref())?;
    let store = Store::open(&config.database).await?;
    let done = ready(&store).await;
    store.close().await;
    done?;
    writeln!(out, "Pengaturan dan basis data siap. / Settings and database are ready.")?;
    Ok(())
}

/// Whether the database can be served from.
pub(super) async fn ready(store: &Store) -> Result<(), CommandError> {
    let pending = store.pending().await?;
    if pending > 0 {
        return Err(said(
            format!(
                "Basis data belum siap: {pending} migrasi belum dijalankan. Jalankan `academy-server migrate`."
            ),
            format!(
                "The database is not ready: {pending} migrations are missing. Run `academy-server migrate`."
            ),
        ));
    }
    store.unsafe_to_serve().await?.map_or(Ok(()), |why| Err(why.into()))
}
