//! Bodies on the wire: JSON compressed with zstd, opened only as far as a bound, so that a small body cannot become a
//! large one in memory.
//!
//! The hashes of items are random bytes, which nothing compresses; a batch of completions is mostly these. Both sides
//! know them from the edition, so an edition's items can serve as the dictionary of the compression: what stands in it
//! travels as a reference. A side that does not have the edition says so, and the body is sent again without.

use std::io::{Read, Write};

/// Names the encoding in `Content-Encoding`.
pub const ENCODING: &str = "zstd";
/// The media type of both bodies.
pub const MEDIA_TYPE: &str = "application/vnd.virtus.academy.sync+json";
/// The header that names the dictionary of a body, where it has one.
pub const DICTIONARY_HEADER: &str = "academy-dictionary";

/// What one body is compressed with. Level 3 is zstd's own choice; above 9 there is little to gain in short texts.
const LEVEL: i32 = 9;
/// The largest window that is opened, as a power of two: 8 MiB, a body's bound.
const WINDOW: u32 = 23;
/// Items of an edition beyond this many bytes of dictionary are left out.
const LARGEST_DICTIONARY: usize = 512 * 1024;

/// Why a body cannot be opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CodecError {
    /// It would be larger than the bound; no more than the bound was opened.
    #[error("the body is larger than {limit} bytes")]
    TooLarge {
        /// The bound, in bytes.
        limit: usize,
    },
    /// Not zstd, cut off, changed on the way, or made with another dictionary.
    #[error("the body cannot be decompressed: {0}")]
    Damaged(String),
}

/// The items of one edition, in the form in which facts name them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dictionary {
    name: String,
    bytes: Vec<u8>,
}

/// One item of an edition.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item<'a> {
    /// Its id, such as `net-101-l06`.
    pub id: &'a str,
    /// Its revision, such as `v1.0`.
    pub rev: &'a str,
    /// The hash of its content, 64 hex digits.
    pub hash: &'a str,
}

impl Dictionary {
    /// The dictionary of an edition. Both sides must give the same name and the same items, in any order; where they do
    /// not, the body fails to open ([`CodecError::Damaged`]), and is never read wrongly.
    #[must_use]
    pub fn new<'a>(name: &str, items: impl IntoIterator<Item = Item<'a>>) -> Self {
        let mut items: Vec<_> = items.into_iter().collect();
        items.sort_unstable();
        items.dedup();
        let mut bytes = Vec::new();
        for Item { id, rev, hash } in items {
            let entry = format!("{{\"id\":\"{id}\",\"rev\":\"{rev}\",\"hash\":\"{hash}\"}}");
            if bytes.len() + entry.len() > LARGEST_DICTIONARY {
                break;
            }
            bytes.extend_from_slice(entry.as_bytes());
        }
        Self { name: name.to_owned(), bytes }
    }

    /// The name under which it travels: the edition's version.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
}

/// Compresses a body.
///
/// # Errors
/// When zstd cannot work, for want of memory.
pub fn compress(plain: &[u8], dictionary: Option<&Dictionary>) -> std::io::Result<Vec<u8>> {
    let bytes = dictionary.map_or(&[][..], |dictionary| &dictionary.bytes);
    let mut encoder = zstd::Encoder::with_dictionary(Vec::new(), LEVEL, bytes)?;
    // The checksum is what tells a wrong dictionary from a right one.
    encoder.include_checksum(true)?;
    encoder.set_pledged_src_size(u64::try_from(plain.len()).ok())?;
    encoder.write_all(plain)?;
    encoder.finish()
}

/// Opens a body of at most `limit` bytes.
///
/// # Errors
/// `TooLarge`, `Damaged`.
pub fn decompress(
    compressed: &[u8],
    dictionary: Option<&Dictionary>,
    limit: usize,
) -> Result<Vec<u8>, CodecError> {
    let damaged = |error: std::io::Error| CodecError::Damaged(error.to_string());
    let bytes = dictionary.map_or(&[][..], |dictionary| &dictionary.bytes);
    let mut decoder = zstd::Decoder::with_dictionary(compressed, bytes).map_err(damaged)?.single_frame();
    decoder.window_log_max(WINDOW).map_err(damaged)?;
    let mut plain = Vec::new();
    let bound = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    let read = decoder.by_ref().take(bound).read_to_end(&mut plain).map_err(damaged)?;
    if read > limit {
        return Err(CodecError::TooLarge { limit });
    }
    if !decoder.finish().is_empty() {
        return Err(CodecError::Damaged("something follows the body".to_owned()));
    }
    Ok(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: &[u8] = br#"{"id":"net-101-l06","rev":"v1.0","hash":"00112233445566778899aabbccddeeff"}"#;

    fn dictionary(hash: &str) -> Dictionary {
        Dictionary::new("2026.11.0", [Item { id: "net-101-l06", rev: "v1.0", hash }])
    }

    #[test]
    fn what_was_compressed_opens_and_a_body_without_end_does_not() {
        let compressed = compress(PLAIN, None).unwrap();
        assert_eq!(decompress(&compressed, None, PLAIN.len()).as_deref(), Ok(PLAIN));
        let limit = PLAIN.len() - 1;
        assert_eq!(decompress(&compressed, None, limit), Err(CodecError::TooLarge { limit }));

        let bomb = compress(&vec![b' '; 64 << 20], None).unwrap();
        assert!(bomb.len() < 16_384, "{}", bomb.len());
        assert_eq!(decompress(&bomb, None, 1_000), Err(CodecError::TooLarge { limit: 1_000 }));
    }

    #[test]
    fn cut_changed_or_followed_by_something_is_damaged() {
        let compressed = compress(PLAIN, None).unwrap();
        for end in 0..compressed.len() {
            assert!(decompress(&compressed[..end], None, 1_000).is_err(), "{end}");
        }
        let mut refused = 0;
        for at in 0..compressed.len() {
            let mut changed = compressed.clone();
            changed[at] ^= 0x20;
            match decompress(&changed, None, 1_000) {
                // Not every bit of a frame's head says something.
                Ok(plain) => assert_eq!(plain, PLAIN, "{at}"),
                Err(_) => refused += 1,
            }
        }
        assert!(refused + 2 > compressed.len(), "{refused}");
        let twice = [compressed.as_slice(), &compressed].concat();
        assert!(matches!(decompress(&twice, None, 1_000), Err(CodecError::Damaged(_))));
    }

    #[test]
    fn a_dictionary_makes_it_small_and_another_one_never_opens_it() {
        let right = dictionary("00112233445566778899aabbccddeeff");
        let compressed = compress(PLAIN, Some(&right)).unwrap();
        assert!(compressed.len() < compress(PLAIN, None).unwrap().len() / 2, "{}", compressed.len());
        assert_eq!(decompress(&compressed, Some(&right), 1_000).as_deref(), Ok(PLAIN));
        let other = dictionary("ff112233445566778899aabbccddeeff");
        for wrong in [Some(&other), None] {
            assert!(matches!(decompress(&compressed, wrong, 1_000), Err(CodecError::Damaged(_))));
        }
    }

    #[test]
    fn a_body_that_asks_for_much_memory_is_refused_before_it_gets_it() {
        let mut encoder = zstd::Encoder::new(Vec::new(), 1).unwrap();
        encoder.window_log(27).unwrap();
        // Without its length in the head, so that the window counts.
        encoder.include_contentsize(false).unwrap();
        encoder.write_all(PLAIN).unwrap();
        let greedy = encoder.finish().unwrap();
        assert!(zstd::decode_all(greedy.as_slice()).is_ok());
        assert!(matches!(decompress(&greedy, None, 1_000), Err(CodecError::Damaged(_))));
    }

    #[test]
    fn the_order_of_items_makes_no_difference() {
        let item = |id| Item { id, rev: "v1.0", hash: "00" };
        assert_eq!(
            Dictionary::new("x", [item("a"), item("b"), item("a")]),
            Dictionary::new("x", [item("b"), item("a")])
        );
    }
}
