//! What every operation has at hand.

use std::{fmt, ops::Deref, sync::Arc};

use chrono::{DateTime, Utc};

use crate::{
    chance::Chance,
    clock::Clock,
    config::{ClientAddress, Limits},
    editions::Editions,
    failure::Result,
    limits::Rates,
    notices::Notices,
    password::Passwords,
    store::{Machine, Store},
};

/// Shared by all requests.
#[derive(Clone)]
pub struct App(Arc<Inner>);

pub struct Inner {
    pub(crate) store: Store,
    clock: Arc<dyn Clock>,
    pub(crate) chance: Arc<dyn Chance>,
    pub(crate) passwords: Passwords,
    pub(crate) rates: Rates,
    pub(crate) limits: Limits,
    pub(crate) client: ClientAddress,
    pub(crate) notices: Notices,
    pub(crate) editions: Editions,
}

impl App {
    /// # Errors
    /// When the notices that the program carries are damaged, or no password can be hashed.
    pub fn new(
        store: Store,
        clock: Arc<dyn Clock>,
        chance: Arc<dyn Chance>,
        limits: Limits,
        client: ClientAddress,
        editions: Editions,
    ) -> Result<Self> {
        let passwords = Passwords::new(limits.hashes, chance.as_ref())?;
        let (rates, notices) = (Rates::new(limits.rates), Notices::load()?);
        Ok(Self(Arc::new(Inner {
            store,
            clock,
            chance,
            passwords,
            rates,
            limits,
            client,
            notices,
            editions,
        })))
    }

    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// Removes what is past its time; how many rows.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn sweep(&self) -> Result<u64> {
        let mut tx = self.store.write(Machine).await?;
        let removed = tx.sweep(self.now()).await?;
        tx.commit().await?;
        Ok(removed)
    }

    /// How many password hashes were computed.
    #[must_use]
    pub fn hashes(&self) -> u64 {
        self.passwords.count()
    }
}

impl Deref for App {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl fmt::Debug for App {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("App")
    }
}

impl fmt::Debug for Inner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Inner")
    }
}
