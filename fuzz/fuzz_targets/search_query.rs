//! Whatever is typed into the search field.
#![no_main]

use std::{collections::BTreeSet, path::Path, sync::LazyLock};

use chrono::{DateTime, NaiveDate};
use course::{academy, edition, lang::Lang, source};
use device::{FixedClock, Library, search};
use learning::hash::ContentHash;
use libfuzzer_sys::fuzz_target;
use tokio::runtime::{Builder, Runtime};

/// The sample academy, installed in memory.
static INSTALLED: LazyLock<(Runtime, Library)> = LazyLock::new(|| {
    let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
    let library = runtime.block_on(install());
    (runtime, library)
});

async fn install() -> Library {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/course/tests/academy"));
    let source = source::read_folder(folder).expect("the sample academy");
    let today = NaiveDate::from_ymd_opt(2026, 11, 26).expect("a date");
    let version = "2026.11.0".parse().expect("a version");
    let edition = edition::pack(&academy::load(&source, today).0, &source, version).expect("an edition");
    let now = DateTime::from_timestamp(1_800_000_000, 0).expect("a time");
    // No folder of that name can be made, so the library lives in memory.
    let nowhere = Path::new("/dev/null/library.sqlite");
    let (mut library, _) = Library::open(nowhere, &FixedClock::at(now)).await.expect("a library");
    library.install(&edition, ContentHash::of(b""), &BTreeSet::new(), now).await.expect("installed");
    library
}

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let terms = search::query::terms(&text);
    for term in &terms {
        let expression = term.expression();
        // Every second part stands in quotes: a word. Between them is only what the expression is built of.
        for (at, part) in expression.split('"').enumerate() {
            let is_plain = |c: char| c.is_alphanumeric() || c == '_';
            let is_ours = part.chars().all(|c| " ()*ORAND".contains(c));
            assert!(if at % 2 == 1 { part.chars().all(is_plain) } else { is_ours }, "{expression}");
        }
    }
    for lang in Lang::ALL {
        assert_marked(&search::snippet::snippet(&text, &terms, lang).html);
        let (runtime, library) = &*INSTALLED;
        let found = runtime.block_on(library.search(&text, lang, 20)).expect("an answer");
        assert!(found.hits.len() <= 20);
        found.hits.iter().for_each(|hit| assert_marked(&hit.snippet_html));
    }
});

/// Escaped text with nothing but marks in it, each closed.
fn assert_marked(html: &str) {
    let bare = html.replace("<mark>", "").replace("</mark>", "");
    assert!(!bare.contains(['<', '>', '"', '\'']), "{html}");
    assert_eq!(html.matches("<mark>").count(), html.matches("</mark>").count(), "{html}");
}
