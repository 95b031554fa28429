//! `academy-server rebuild`: makes the read model anew from the facts, and says where what was kept differed.

use std::io::Write;

use super::CommandError;
use crate::{
    config::Config,
    editions::Editions,
    progress,
    store::{Machine, Store, StoreError},
};

pub(super) async fn run(config: &Config, out: &mut (dyn Write + Send)) -> Result<(), CommandError> {
    let editions = Editions::load(config.editions.as_deref())?;
    let store = Store::open(&config.database).await?;
    let done = rebuild(&store, &editions).await;
    store.close().await;
    let (all, differed) = done?;
    writeln!(
        out,
        "{all} akun, {differed} berbeda dan dibuat ulang. / {all} accounts, {differed} differed and were made anew."
    )?;
    Ok(())
}

/// How many accounts there are, and of how many what was kept was not what the facts add up to. One transaction each, so
/// that devices can go on.
async fn rebuild(store: &Store, editions: &Editions) -> Result<(usize, usize), StoreError> {
    let accounts = store.read(Machine).await?.list_accounts().await?;
    let mut differed = 0;
    for (account, organisation) in &accounts {
        let mut tx = store.write(Machine).await?;
        tx.wait_for(*account).await?;
        let rows = progress::rows(&tx.list_facts_with_topic(*account).await?, editions);
        let kept = tx.list_progress(*account, *organisation).await?;
        if kept.iter().map(Option::as_ref).ne(rows.iter().map(Some)) {
            differed += 1;
            tx.replace_progress(*account, *organisation, rows).await?;
        }
        tx.commit().await?;
    }
    Ok((accounts.len(), differed))
}
