//! Encrypting a file with a passphrase: a key by argon2id, then XChaCha20-Poly1305 over everything, the head included.

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::{
    Key, XChaCha20Poly1305, XNonce,
    aead::{Aead, KeyInit, Payload},
};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use super::CourierError;

/// The first bytes of every such file, then one byte of version.
const MAGIC: &[u8; 7] = b"VPA-CRR";
const VERSION: u8 = 1;
/// As for a record's passphrase: the second recommendation of RFC 9106, with one lane.
const MEMORY_KIB: u32 = 64 * 1024;
const PASSES: u32 = 3;
/// What this app never wrote is not tried: a changed file must not exhaust the machine.
const SOUND_MEMORY: std::ops::RangeInclusive<u32> = 19 * 1024..=256 * 1024;
const SOUND_PASSES: std::ops::RangeInclusive<u32> = 2..=16;

const SALT: usize = 16;
const NONCE: usize = 24;
const HEAD: usize = MAGIC.len() + 1 + 4 + 4 + SALT + NONCE;

/// Separates what is made from one secret. Never change it.
const CONTEXT: &str = "virtus-partner-academy 2026 courier v1 salt and nonce";

struct Head {
    memory_kib: u32,
    passes: u32,
    salt: [u8; SALT],
    nonce: [u8; NONCE],
}

/// Seals bytes. `secret` is chance that nobody can guess, new for every file.
///
/// # Errors
/// `NoKey`.
pub(super) fn seal(plain: &[u8], passphrase: &str, secret: &[u8; 32]) -> Result<Vec<u8>, CourierError> {
    let mut chance = [0; SALT + NONCE];
    blake3::Hasher::new_derive_key(CONTEXT).update(secret).finalize_xof().fill(&mut chance);
    let (mut salt, mut nonce) = ([0; SALT], [0; NONCE]);
    salt.copy_from_slice(&chance[..SALT]);
    nonce.copy_from_slice(&chance[SALT..]);
    let head = Head { memory_kib: MEMORY_KIB, passes: PASSES, salt, nonce };
    let written = head.write();
    let payload = Payload { msg: plain, aad: &written };
    let cipher = head.cipher(passphrase)?;
    let sealed = cipher
        .encrypt(&XNonce::from(nonce), payload)
        .map_err(|error| CourierError::NoKey(error.to_string()))?;
    Ok([written.as_slice(), &sealed].concat())
}

/// Opens what was sealed.
///
/// # Errors
/// `NotOne`, `Newer`, `WrongPassphrase`, `NoKey`.
pub(super) fn open(file: &[u8], passphrase: &str) -> Result<Zeroizing<Vec<u8>>, CourierError> {
    let (written, sealed) = file.split_at_checked(HEAD).ok_or(CourierError::NotOne)?;
    let head = Head::read(written)?;
    let payload = Payload { msg: sealed, aad: written };
    let opened = head.cipher(passphrase)?.decrypt(&XNonce::from(head.nonce), payload);
    opened.map(Zeroizing::new).map_err(|_| CourierError::WrongPassphrase)
}

impl Head {
    fn write(&self) -> Vec<u8> {
        let Self { memory_kib, passes, salt, nonce } = self;
        [MAGIC.as_slice(), &[VERSION], &memory_kib.to_be_bytes(), &passes.to_be_bytes(), salt, nonce].concat()
    }

    fn read(bytes: &[u8]) -> Result<Self, CourierError> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(CourierError::NotOne)?;
        let (version, rest) = rest.split_first().ok_or(CourierError::NotOne)?;
        if *version != VERSION {
            return Err(CourierError::Newer { found: *version });
        }
        let number =
            |at: usize| rest.get(at..at + 4).and_then(|four| four.try_into().ok()).map(u32::from_be_bytes);
        let salt = rest.get(8..8 + SALT).and_then(|bytes| bytes.try_into().ok());
        let nonce = rest.get(8 + SALT..8 + SALT + NONCE).and_then(|bytes| bytes.try_into().ok());
        let (Some(memory_kib), Some(passes), Some(salt), Some(nonce)) = (number(0), number(4), salt, nonce)
        else {
            return Err(CourierError::NotOne);
        };
        if !SOUND_MEMORY.contains(&memory_kib) || !SOUND_PASSES.contains(&passes) {
            return Err(CourierError::NotOne);
        }
        Ok(Self { memory_kib, passes, salt, nonce })
    }

    fn cipher(&self, passphrase: &str) -> Result<XChaCha20Poly1305, CourierError> {
        let no_key = |error: argon2::Error| CourierError::NoKey(error.to_string());
        let words = Zeroizing::new(passphrase.nfkc().collect::<String>());
        let params = Params::new(self.memory_kib, self.passes, 1, Some(32)).map_err(no_key)?;
        let mut key = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(words.as_bytes(), &self.salt, key.as_mut_slice())
            .map_err(no_key)?;
        Ok(XChaCha20Poly1305::new(&Key::from(*key)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opens_with_its_passphrase_unchanged_and_not_otherwise() {
        let file = seal(b"facts", "caf\u{e9} tubruk", &[7; 32]).unwrap();
        assert_eq!(open(&file, "cafe\u{301} tubruk").unwrap().as_slice(), b"facts");
        assert!(matches!(open(&file, "cafe tubruk"), Err(CourierError::WrongPassphrase)));
        // Salt, nonce, first and last byte of what is sealed.
        for at in [16, 32, HEAD, file.len() - 1] {
            let mut changed = file.clone();
            changed[at] ^= 1;
            assert!(matches!(open(&changed, "caf\u{e9} tubruk"), Err(CourierError::WrongPassphrase)), "{at}");
        }
        let other = seal(b"facts", "caf\u{e9} tubruk", &[8; 32]).unwrap();
        assert_ne!(file[HEAD..], other[HEAD..]);
    }

    #[test]
    fn what_is_no_such_file_costs_no_work() {
        let file = seal(b"facts", "kopi tubruk", &[7; 32]).unwrap();
        let begun = std::time::Instant::now();
        assert!(matches!(open(&file[..HEAD - 1], "x"), Err(CourierError::NotOne)));
        assert!(matches!(open(b"", "x"), Err(CourierError::NotOne)));
        let with = |at: usize, bytes: [u8; 4]| {
            let mut changed = file.clone();
            changed[at..at + 4].copy_from_slice(&bytes);
            open(&changed, "kopi tubruk")
        };
        assert!(matches!(with(8, u32::MAX.to_be_bytes()), Err(CourierError::NotOne)), "memory");
        assert!(matches!(with(8, 8_u32.to_be_bytes()), Err(CourierError::NotOne)), "memory");
        assert!(matches!(with(12, 100_000_u32.to_be_bytes()), Err(CourierError::NotOne)), "passes");
        assert!(matches!(with(0, *b"PK\x03\x04"), Err(CourierError::NotOne)));
        let mut newer = file.clone();
        newer[7] = 2;
        assert!(matches!(open(&newer, "kopi tubruk"), Err(CourierError::Newer { found: 2 })));
        assert!(begun.elapsed().as_secs() < 5);
    }
}
