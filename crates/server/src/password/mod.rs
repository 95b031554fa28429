//! Passwords: which are taken, and their hashes (argon2id, 19 MiB, 2 passes, 1 lane).

mod common;

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher as _, PasswordVerifier as _},
};
use tokio::{sync::Semaphore, time::timeout};

use crate::{
    chance::Chance,
    failure::{Failure, FailureCode, Result},
};

const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;
/// How long a request waits for its turn.
const PATIENCE: Duration = Duration::from_secs(5);

/// Checks a new password: 8 to 128 characters, and none of the commonest. No rule about what it is made of.
///
/// # Errors
/// With the rule it does not keep.
pub(crate) fn check(password: &str) -> Result<()> {
    let length = password.chars().count();
    if !(8..=128).contains(&length) {
        return Err(Failure::new(
            FailureCode::PasswordLength,
            "Kata sandi harus 8 sampai 128 karakter. Beberapa kata yang tidak berkaitan mudah diingat dan aman.",
            "A password has 8 to 128 characters. A few words that have nothing to do with each other are easy to remember and safe.",
            "password",
        ));
    }
    if common::is_common(password) {
        return Err(Failure::new(
            FailureCode::PasswordCommon,
            "Kata sandi ini termasuk yang paling sering dipakai, jadi mudah ditebak. Pilih yang lain.",
            "This password is among the commonest ones and easily guessed. Choose another.",
            "password",
        ));
    }
    Ok(())
}

/// Makes and checks hashes, so many at once and no more: each takes 19 MiB.
#[derive(Debug)]
pub(crate) struct Passwords {
    permits: Arc<Semaphore>,
    /// Checked where there is no account, so that the answer takes the same time.
    decoy: String,
    made: AtomicU64,
}

impl Passwords {
    pub(crate) fn new(at_once: usize, chance: &dyn Chance) -> Result<Self> {
        let permits = Arc::new(Semaphore::new(at_once));
        Ok(Self { permits, decoy: hash("decoy", &salt(chance))?, made: AtomicU64::new(0) })
    }

    /// The hash of a new password.
    pub(crate) async fn hash(&self, password: String, chance: &dyn Chance) -> Result<String> {
        let salt = salt(chance);
        self.run(move || hash(&password, &salt)).await
    }

    /// Whether the password is the one of this hash. Without a hash the answer is no, and takes as long.
    pub(crate) async fn is_right(&self, password: String, kept: Option<String>) -> Result<bool> {
        let is_real = kept.is_some();
        let kept = kept.unwrap_or_else(|| self.decoy.clone());
        let matches =
            self.run(move || Ok(hasher()?.verify_password(password.as_bytes(), kept.as_str()).is_ok()));
        Ok(matches.await? && is_real)
    }

    /// How many hashes were computed.
    pub(crate) fn count(&self) -> u64 {
        self.made.load(Ordering::Relaxed)
    }

    async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
        let permit = timeout(PATIENCE, self.permits.clone().acquire_owned()).await;
        let Ok(Ok(permit)) = permit else { return Err(Failure::busy("passwords")) };
        self.made.fetch_add(1, Ordering::Relaxed);
        metrics::counter!("academy_password_hashes_total").increment(1);
        let work = move || {
            // Held until the memory is free again, also when nobody waits for the answer any more.
            let _permit = permit;
            work()
        };
        tokio::task::spawn_blocking(work).await.map_err(|error| Failure::internal(error.to_string()))?
    }
}

fn salt(chance: &dyn Chance) -> [u8; 16] {
    let mut salt = [0; 16];
    chance.fill(&mut salt);
    salt
}

fn hasher() -> Result<Argon2<'static>> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None);
    let params = params.map_err(|error| Failure::internal(error.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn hash(password: &str, salt: &[u8]) -> Result<String> {
    let hash = hasher()?.hash_password_with_salt(password.as_bytes(), salt);
    Ok(hash.map_err(|error| Failure::internal(error.to_string()))?.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chance::SystemChance;

    #[tokio::test]
    async fn only_the_same_password_is_right_and_every_check_costs_a_hash() {
        let passwords = Passwords::new(2, &SystemChance).unwrap();
        let kept = passwords.hash("gudang hujan sepatu".to_owned(), &SystemChance).await.unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        let right = |password: &str, kept: Option<&String>| {
            let (password, kept) = (password.to_owned(), kept.cloned());
            async { passwords.is_right(password, kept).await.unwrap() }
        };
        assert!(right("gudang hujan sepatu", Some(&kept)).await);
        assert!(!right("gudang hujan sepat", Some(&kept)).await);
        assert!(!right("decoy", None).await, "the decoy opens nothing");
        assert_eq!(passwords.count(), 4, "no account: a hash is computed all the same");
    }

    #[test]
    fn length_is_counted_in_characters_and_nothing_else_is_asked() {
        let code = |password: &str| check(password).err().map(|failure| failure.code);
        assert_eq!(code("gunung7"), Some(FailureCode::PasswordLength));
        assert_eq!(code(&"é".repeat(129)), Some(FailureCode::PasswordLength));
        let long: String = (0..128_u32).map(|n| char::from_u32(0xe0 + n * n % 31).unwrap()).collect();
        assert_eq!(code(&long), None);
        assert_eq!(code("kuda laut biru"), None);
        assert_eq!(code("Password123"), Some(FailureCode::PasswordCommon));
    }
}
