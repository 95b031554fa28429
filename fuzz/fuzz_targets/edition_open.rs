//! Any bytes as an edition's file, and as the archive inside one.
#![no_main]

use course::edition::{self, Limits};
use libfuzzer_sys::fuzz_target;

const LIMITS: Limits = Limits { manifest: 1 << 20, blob: 1 << 20, total: 4 << 20, blobs: 1_000 };

fuzz_target!(|bytes: &[u8]| {
    open(bytes);
    // The compression would keep nearly every change from getting any further.
    if let Ok(compressed) = zstd::encode_all(bytes, 1) {
        open(&compressed);
    }
});

fn open(bytes: &[u8]) {
    match edition::open(bytes, &LIMITS) {
        Ok(edition) => {
            for item in &edition.manifest.items {
                assert!(edition.text(item).is_some(), "{}", item.path);
            }
            let again = edition.to_bytes().expect("what was opened can be written");
            assert_eq!(edition::open(again.as_slice(), &Limits::default()).expect("and opened"), edition);
        }
        Err(error) => assert!(error.code().starts_with("edition_") && !error.to_string().is_empty()),
    }
}
