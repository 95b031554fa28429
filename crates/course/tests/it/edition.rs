//! Editions: the round trip, and every way in which a file is refused.

use std::{io::Write as _, sync::LazyLock};

use course::{
    academy::load,
    document::Document,
    edition::{Edition, EditionError, ItemKind, Limits, open, pack},
    front::Status,
    lang::Lang,
    quiz::read_quiz,
};
use learning::{
    hash::ContentHash,
    key::{AnswerKey, Scoring},
};
use proptest::prelude::*;

use crate::sample::{LESSON, TODAY, append, loaded, replace, source};

fn fresh() -> Edition {
    let (source, academy) = loaded();
    pack(&academy, &source, "2026.11.0".parse().unwrap()).unwrap()
}

static PACKED: LazyLock<(Edition, Vec<u8>)> = LazyLock::new(|| {
    let edition = fresh();
    let bytes = edition.to_bytes().unwrap();
    (edition, bytes)
});

fn packed() -> &'static Edition {
    &PACKED.0
}

fn packed_bytes() -> &'static [u8] {
    &PACKED.1
}

fn open_bytes(bytes: &[u8]) -> Result<Edition, EditionError> {
    open(bytes, &Limits::default())
}

#[test]
fn what_was_packed_opens_the_same() {
    assert_eq!(&open_bytes(packed_bytes()).unwrap(), packed());
    assert_eq!(fresh().to_bytes().unwrap(), packed_bytes(), "the same content makes the same file");
}

/// An edition whose quiz says this in its front matter and has a question with several right options.
fn with_quiz(front: &str) -> Edition {
    let mut source = source();
    let path = "net/net-101-dasar/01-alamat/kuis.md";
    replace(&mut source, path, "pass: 75", &format!("pass: 75{front}"));
    let pool = "\n## B {#p-b}\n\n### Mana? {#q-3a3a obj=l01.o1}\n\n- [x] a\n- [x] b\n- [ ] c\n";
    for path in [path.to_owned(), path.replace(".md", ".en.md")] {
        append(&mut source, &path, pool);
    }
    let (academy, _) = load(&source, TODAY);
    let edition = pack(&academy, &source, "2026.11.0".parse().unwrap()).unwrap();
    open_bytes(&edition.to_bytes().unwrap()).unwrap()
}

/// How the question of `with_quiz` is scored when its quiz is read from the edition.
fn scoring(edition: &Edition, lang: Lang) -> Scoring {
    let item = edition.item("net-101-m1-q", lang).unwrap();
    assert_eq!(item.lang, lang);
    let context = edition.context(item);
    let (document, _) = Document::parse(edition.text(item).unwrap(), &context);
    let (quiz, _) = read_quiz(&document, &context);
    match quiz.pools[1].questions[0].key {
        AnswerKey::Multiple { scoring, .. } => scoring,
        ref other => panic!("{other:?}"),
    }
}

#[test]
fn a_quiz_takes_its_scoring_along_in_both_languages() {
    let written = with_quiz("\nscore: partial");
    let silent = with_quiz("");
    for lang in [Lang::Id, Lang::En] {
        assert_eq!(scoring(&written, lang), Scoring::Partial);
        assert_eq!(scoring(&silent, lang), Scoring::All);
    }
    let json = |edition: &Edition| serde_json::to_string(&edition.manifest).unwrap();
    assert!(json(&written).contains("\"score\":\"partial\""));
    assert!(!json(&silent).contains("\"score\""), "manifests from before `score` counted stay as they are");
}

#[test]
fn a_track_and_its_translation_need_no_revision() {
    let mut source = source();
    replace(&mut source, "net/track.en.md", "source_rev: v1.0\n", "");
    let (academy, _) = load(&source, TODAY);
    let edition = pack(&academy, &source, "2026.11.0".parse().unwrap()).unwrap();
    let track = edition.item("net", Lang::En).unwrap();
    assert_eq!((track.lang, track.rev), (Lang::En, None));
    assert_eq!(edition.manifest.tracks[0].title.get(Lang::En), "Networking");
}

#[test]
fn the_manifest_fills_the_catalogue() {
    let edition = packed();
    let manifest = &edition.manifest;
    let courses: Vec<_> =
        manifest.courses.iter().map(|one| (one.id.as_str(), one.status, one.minutes)).collect();
    assert_eq!(courses, [("net-101", Status::Released, 8 + 20 + 6 + 20), ("net-201", Status::Planned, 213)]);
    let released = &manifest.courses[0];
    assert_eq!(released.title.get(Lang::En), "Networking Basics");
    assert_eq!(
        released.modules[0].lessons[0].objectives[1].text.get(Lang::En),
        "Calculate the number of host addresses"
    );
    assert_eq!(released.exam.as_ref().unwrap().questions, 4);
    assert_eq!(manifest.glossary.len(), 2);
    assert_eq!(manifest.paths[1].courses.len(), 2);
    assert_eq!(manifest.assets[0].mime, "image/svg+xml");
    assert!(manifest.courses[1].outline.is_none());
}

#[test]
fn outlines_say_what_complete_means() {
    let edition = packed();
    let id = edition.manifest.courses[0].id.clone();
    let outline = edition.outline(&id).unwrap();
    assert_eq!(outline.item_count(), 4);
    let module = &outline.modules[0];
    assert_eq!(module.lessons[0].questions.len(), 2);
    assert_eq!(module.lessons[1].steps[0].items.len(), 2);
    assert_eq!(module.lessons[1].questions.len(), 1, "the question of a lab's step");
    assert_eq!(module.quiz.as_ref().unwrap().pools[0].draw, Some(4));
    assert_eq!(outline.exam.as_ref().unwrap().rules.attempts, Some(3));
    let item = edition.item("net-101-l01", Lang::En).unwrap();
    assert_eq!((item.kind, item.lang, item.content), (ItemKind::Lesson, Lang::En, module.lessons[0].hash));
    assert!(edition.text(item).unwrap().contains("# The IPv4 prefix"));
    assert_eq!(edition.item("net-201", Lang::En).unwrap().lang, Lang::Id, "no translation yet");
}

#[test]
fn only_released_content_goes_in() {
    let mut changed = source();
    replace(&mut changed, LESSON, "status: released", "status: draft");
    let (academy, _) = load(&changed, TODAY);
    let edition = pack(&academy, &changed, "2026.11.0".parse().unwrap()).unwrap();
    assert!(edition.item("net-101-l01", Lang::Id).is_none());
    assert!(edition.item("net-101-l02", Lang::Id).is_some());
    assert_eq!(edition.outline(&edition.manifest.courses[0].id).unwrap().modules[0].lessons.len(), 1);
    assert_eq!(edition.manifest.assets, [], "a picture that no packed page shows stays out");
    let all: Vec<u8> = edition.blobs().flat_map(|(_, bytes)| bytes.to_vec()).collect();
    assert!(!String::from_utf8(all).unwrap().contains("Rentang mana yang cukup?\n\n## Arti"));
}

#[test]
fn an_edition_without_a_released_track_is_not_made() {
    let mut changed = source();
    replace(&mut changed, "net/track.md", "status: released", "status: draft");
    let (academy, _) = load(&changed, TODAY);
    let refused = pack(&academy, &changed, "2026.11.0".parse().unwrap());
    assert_eq!(refused.unwrap_err().code(), "edition_empty");
}

/// An archive entry by entry, for files that `Edition` would never write.
struct Forged {
    entries: Vec<(String, Vec<u8>, tar::EntryType)>,
}

impl Forged {
    fn of(edition: &Edition) -> Self {
        let mut entries = vec![("manifest.json".to_owned(), serde_json::to_vec(&edition.manifest).unwrap())];
        entries.extend(edition.blobs().map(|(hash, bytes)| (format!("blobs/{hash}"), bytes.to_vec())));
        let entries =
            entries.into_iter().map(|(name, bytes)| (name, bytes, tar::EntryType::Regular)).collect();
        Self { entries }
    }

    fn push(mut self, name: &str, bytes: &[u8], kind: tar::EntryType) -> Self {
        self.entries.push((name.to_owned(), bytes.to_vec(), kind));
        self
    }

    fn manifest(mut self, change: impl FnOnce(&mut serde_json::Value)) -> Self {
        let mut manifest = serde_json::from_slice(&self.entries[0].1).unwrap();
        change(&mut manifest);
        self.entries[0].1 = serde_json::to_vec(&manifest).unwrap();
        self
    }

    fn tar(&self) -> Vec<u8> {
        let mut archive = tar::Builder::new(Vec::new());
        for (name, bytes, kind) in &self.entries {
            let mut header = tar::Header::new_ustar();
            header.set_entry_type(*kind);
            // Past `set_path`, which refuses what is forged here.
            header.as_old_mut().name[..name.len()].copy_from_slice(name.as_bytes());
            header.set_size(bytes.len() as u64);
            header.set_mode(0o644);
            header.set_cksum();
            archive.append(&header, bytes.as_slice()).unwrap();
        }
        archive.into_inner().unwrap()
    }

    fn refused(&self) -> &'static str {
        open_bytes(&compressed(&self.tar())).unwrap_err().code()
    }
}

fn compressed(bytes: &[u8]) -> Vec<u8> {
    zstd::encode_all(bytes, 1).unwrap()
}

#[test]
fn a_forged_archive_as_such_opens() {
    let edition = packed();
    assert_eq!(&open_bytes(&compressed(&Forged::of(edition).tar())).unwrap(), edition);
}

#[test]
fn names_that_lead_elsewhere_are_refused() {
    use tar::EntryType::{Directory, Link, Regular, Symlink};
    let edition = packed();
    let forged = || Forged::of(edition);
    for name in ["../x", "/etc/x", "blobs/../x", "blobs/short", "other.txt", "blobs", "blobs\\x"] {
        assert_eq!(forged().push(name, b"x", Regular).refused(), "edition_path", "{name}");
    }
    for kind in [Symlink, Link, Directory] {
        assert_eq!(forged().push("blobs/x", b"", kind).refused(), "edition_link");
    }
    let escape = forged().manifest(|manifest| manifest["items"][0]["path"] = "../../x.md".into());
    assert_eq!(escape.refused(), "edition_path");
    let absolute = forged().manifest(|manifest| manifest["assets"][0]["path"] = "/x.svg".into());
    assert_eq!(absolute.refused(), "edition_path");
}

#[test]
fn blobs_and_manifest_must_belong_together() {
    use tar::EntryType::Regular;
    let edition = packed();
    let forged = || Forged::of(edition);
    let last = forged().entries.last().cloned().unwrap();
    assert_eq!(forged().push(&last.0, &last.1, Regular).refused(), "edition_duplicate");
    assert_eq!(forged().push("manifest.json", b"{}", Regular).refused(), "edition_duplicate");
    let extra = format!("blobs/{}", ContentHash::of(b"extra"));
    assert_eq!(forged().push(&extra, b"extra", Regular).refused(), "edition_unnamed");
    assert_eq!(forged().push(&extra, b"other", Regular).refused(), "edition_wrong_hash");
    let mut missing = forged();
    missing.entries.pop();
    assert_eq!(missing.refused(), "edition_missing");
    let mut changed = forged();
    changed.entries[3].1.push(b'!');
    assert_eq!(changed.refused(), "edition_wrong_hash");
    let size = forged().manifest(|manifest| manifest["assets"][0]["size"] = 1.into());
    assert_eq!(size.refused(), "edition_manifest");
    let twice = forged().manifest(|manifest| {
        let path = manifest["items"][0]["path"].clone();
        manifest["items"][1]["path"] = path;
    });
    assert_eq!(twice.refused(), "edition_duplicate");
    let unsorted = forged().manifest(|manifest| manifest["items"].as_array_mut().unwrap().reverse());
    assert_eq!(unsorted.refused(), "edition_manifest");
}

#[test]
fn the_manifest_comes_first_and_is_of_a_known_format() {
    let edition = packed();
    let forged = || Forged::of(edition);
    let mut late = forged();
    let manifest = late.entries.remove(0);
    late.entries.push(manifest);
    assert_eq!(late.refused(), "edition_no_manifest");
    assert_eq!(Forged { entries: Vec::new() }.refused(), "edition_no_manifest");
    assert_eq!(forged().manifest(|manifest| manifest["schema"] = 2.into()).refused(), "edition_newer_schema");
    assert_eq!(forged().manifest(|manifest| manifest["version"] = "1".into()).refused(), "edition_manifest");
    let newer = forged().manifest(|manifest| *manifest = serde_json::json!({"schema": 9, "other": []}));
    assert_eq!(newer.refused(), "edition_newer_schema", "also when nothing else is known");
}

#[test]
fn too_much_is_refused_before_it_is_read() {
    let edition = packed();
    let refused = |limits: Limits| open(packed_bytes(), &limits).unwrap_err().code();
    let known = Limits::default();
    assert_eq!(refused(Limits { blobs: 3, ..known }), "edition_too_many");
    assert_eq!(refused(Limits { blob: 100, ..known }), "edition_too_large");
    assert_eq!(refused(Limits { total: 2000, ..known }), "edition_too_large");
    assert_eq!(refused(Limits { manifest: 100, ..known }), "edition_too_large");
    let bomb = Forged::of(edition).push("blobs/x", &vec![0; 20 * 1024 * 1024], tar::EntryType::Regular);
    assert_eq!(bomb.refused(), "edition_path");
    let hash = ContentHash::of(&vec![0; 20 * 1024 * 1024]);
    let bomb = Forged::of(edition).push(
        &format!("blobs/{hash}"),
        &vec![0; 20 * 1024 * 1024],
        tar::EntryType::Regular,
    );
    assert_eq!(bomb.refused(), "edition_too_large");
}

#[test]
fn something_else_is_no_edition() {
    assert_eq!(open_bytes(b"").unwrap_err().code(), "edition_truncated");
    assert_eq!(open_bytes(b"PK\x03\x04 a zip file").unwrap_err().code(), "edition_damaged");
    let mut longer = packed_bytes().to_vec();
    longer.write_all(b"more").unwrap();
    assert_eq!(open_bytes(&longer).unwrap_err().code(), "edition_trailing");
}

#[test]
fn every_cut_is_seen_as_a_cut() {
    let bytes = packed_bytes();
    for end in (0..bytes.len()).step_by(97).chain(bytes.len() - 12..bytes.len()) {
        let refused = open_bytes(&bytes[..end]).unwrap_err();
        assert_eq!(refused.code(), "edition_truncated", "cut at {end}: {refused}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn a_flipped_file_is_refused_or_equal(flips in prop::collection::vec((any::<prop::sample::Index>(), 0..8u32), 1..4)) {
        let mut bytes = packed_bytes().to_vec();
        for (index, bit) in flips {
            let at = index.index(bytes.len());
            bytes[at] ^= 1 << bit;
        }
        if let Ok(opened) = open_bytes(&bytes) {
            prop_assert_eq!(&opened, packed());
        }
    }
}
