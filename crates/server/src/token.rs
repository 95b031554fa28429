//! Tokens: 256 random bits. Only their hash is kept; with so many bits a plain hash is enough.

use data_encoding::BASE64URL_NOPAD;

use crate::chance::Chance;

/// Separates these hashes from every other use of BLAKE3 in the product. Never change it.
const CONTEXT: &str = "virtus-partner-academy 2026 token v1";

/// A new token, as it is given out.
pub(crate) fn new(chance: &dyn Chance) -> String {
    let mut bytes = [0; 32];
    chance.fill(&mut bytes);
    BASE64URL_NOPAD.encode(&bytes)
}

/// The hash of a token or code.
pub(crate) fn hash(text: &str) -> [u8; 32] {
    *blake3::Hasher::new_derive_key(CONTEXT).update(text.as_bytes()).finalize().as_bytes()
}
