//! The key of one record, and sealing bytes with it.

use chacha20poly1305::{
    Key, XChaCha20Poly1305, XNonce,
    aead::{Aead, KeyInit, Payload},
};
use data_encoding::{BASE64, HEXLOWER};
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::chance::Chance;

/// Separate the keys made from one data key from each other and from every other use of BLAKE3. Never change them.
const CIPHER: &str = "virtus-partner-academy 2026 record seal v1 cipher";
const NONCE: &str = "virtus-partner-academy 2026 record seal v1 nonce";
const NAME: &str = "virtus-partner-academy 2026 record seal v1 name";

const NONCE_LENGTH: usize = 24;
/// Sealed bytes are filled up to a multiple of this, so that their length tells little of what they say.
const GRAIN: usize = 64;

/// What a sealed record's rows are encrypted with. Made once for a seal; a passphrase only wraps it.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct DataKey([u8; 32]);

impl DataKey {
    #[must_use]
    pub fn new(chance: &dyn Chance) -> Self {
        Self(chance.secret())
    }

    pub(super) const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    pub(super) const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl std::fmt::Debug for DataKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DataKey")
    }
}

/// Seals and opens bytes. What is sealed twice in one place looks the same twice and tells nothing else: the nonce is
/// a keyed hash of what is sealed and where (a synthetic nonce, as in RFC 5297), so no chance is needed and no nonce
/// can come twice for different bytes, not even after a restored backup.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Sealer {
    cipher: [u8; 32],
    nonce: [u8; 32],
    name: [u8; 32],
}

impl std::fmt::Debug for Sealer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sealer")
    }
}

impl Sealer {
    #[must_use]
    pub fn new(key: &DataKey) -> Self {
        let derived = |context| blake3::derive_key(context, key.as_bytes());
        Self { cipher: derived(CIPHER), nonce: derived(NONCE), name: derived(NAME) }
    }

    /// Encrypted bytes that open only under the same `place`.
    pub fn seal(&self, place: &[u8], bytes: &[u8]) -> Vec<u8> {
        let mut padded = zeroize::Zeroizing::new(bytes.to_vec());
        padded.push(0x80);
        let whole = padded.len().next_multiple_of(GRAIN);
        padded.resize(whole, 0);
        let nonce = self.nonce(place, &padded);
        let payload = Payload { msg: &padded, aad: place };
        // Fails only for more than 256 GiB.
        let sealed = self.cipher().encrypt(&XNonce::from(nonce), payload).unwrap_or_default();
        [nonce.as_slice(), &sealed].concat()
    }

    /// `None` when the bytes are not what was sealed in that place with this key.
    pub fn open(&self, place: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, sealed) = sealed.split_at_checked(NONCE_LENGTH)?;
        let nonce: [u8; NONCE_LENGTH] = nonce.try_into().ok()?;
        let payload = Payload { msg: sealed, aad: place };
        let mut bytes = self.cipher().decrypt(&XNonce::from(nonce), payload).ok()?;
        let end = bytes.iter().rposition(|byte| *byte == 0x80)?;
        bytes.truncate(end);
        Some(bytes)
    }

    /// The same as text.
    pub fn seal_text(&self, place: &[u8], bytes: &[u8]) -> String {
        BASE64.encode(&self.seal(place, bytes))
    }

    pub fn open_text(&self, place: &[u8], sealed: &str) -> Option<Vec<u8>> {
        self.open(place, &BASE64.decode(sealed.as_bytes()).ok()?)
    }

    /// Stands for these bytes and cannot be guessed from them without the key.
    pub fn name(&self, bytes: &[u8]) -> [u8; 32] {
        *blake3::keyed_hash(&self.name, bytes).as_bytes()
    }

    pub fn name_text(&self, bytes: &[u8]) -> String {
        HEXLOWER.encode(&self.name(bytes))
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&Key::from(self.cipher))
    }

    fn nonce(&self, place: &[u8], bytes: &[u8]) -> [u8; NONCE_LENGTH] {
        let mut hasher = blake3::Hasher::new_keyed(&self.nonce);
        hasher.update(&u64::try_from(place.len()).unwrap_or(u64::MAX).to_be_bytes());
        hasher.update(place);
        hasher.update(bytes);
        let mut nonce = [0; NONCE_LENGTH];
        hasher.finalize_xof().fill(&mut nonce);
        nonce
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SeededChance;

    #[test]
    fn what_is_sealed_opens_with_its_key_in_its_place_and_nowhere_else() {
        let [sealer, other] = [1, 2].map(|seed| Sealer::new(&DataKey::new(&SeededChance::new(seed))));
        for length in [0, 1, 62, 63, 64, 65, 1_000] {
            let bytes = vec![0x80; length];
            let sealed = sealer.seal(b"here", &bytes);
            assert_eq!(sealer.open(b"here", &sealed), Some(bytes));
            assert_eq!(sealer.open(b"there", &sealed), None);
            assert_eq!(other.open(b"here", &sealed), None);
            for at in [0, 23, 24, sealed.len() - 1] {
                let mut changed = sealed.clone();
                changed[at] ^= 1;
                assert_eq!(sealer.open(b"here", &changed), None, "{length} {at}");
            }
            assert_eq!(sealer.open(b"here", &sealed[..sealed.len() - 1]), None);
        }
        assert_eq!(sealer.open(b"here", b"short"), None);
    }

    #[test]
    fn lengths_meet_and_names_need_the_key() {
        let [sealer, other] = [1, 2].map(|seed| Sealer::new(&DataKey::new(&SeededChance::new(seed))));
        assert_eq!(sealer.seal(b"", b"ya").len(), sealer.seal(b"", &[b'x'; 60]).len());
        assert_ne!(sealer.seal(b"", b"ya"), sealer.seal(b"x", b"ya"), "the place changes the nonce");
        assert_eq!(sealer.name(b"note/a"), sealer.name(b"note/a"));
        assert_ne!(sealer.name(b"note/a"), other.name(b"note/a"));
    }
}
