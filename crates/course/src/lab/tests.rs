use super::*;
use crate::{document::SectionTitles, lang::Lang};

const TEXT: &str = "# Lab\n\nBuka.\n\n## Skenario\n\nkata\n\n## Bahan\n\nkata\n\n## Langkah\n\n### Satu {#s-7m2d}\n\nMulai.\n\n- [ ] Jumlahkan `a`.\n\
    - [ ] Tambahkan.\n\n```text\nhasil\n```\n\nLagi:\n\n- [ ] Periksa.\n\n#### Berapa? {#q-k3f9 .numeric}\n\n- [x] `1`\n\n\
    ### Dua {#s-8n3e}\n\n- [ ] Simpan.\n\n## Pembahasan\n\nkata\n\n## Lain\n\nkata\n";

fn read(text: &str) -> (Document, LabBody) {
    let sections = SectionTitles::default();
    let context = FileContext::new("lab.md", Lang::Id, &sections);
    let (document, _) = Document::parse(text, &context);
    let (body, found) = read_lab(&document, &context);
    assert_eq!(found, []);
    (document, body)
}

#[test]
fn steps_keep_text_and_items_in_order() {
    let (document, lab) = read(TEXT);
    assert_eq!(document.plain_text(&lab.opening), "Buka.");
    assert!(lab.discussion.is_some() && lab.expected.is_none() && lab.others.len() == 1);
    let [first, second] = lab.steps.as_slice() else { panic!("{lab:?}") };
    let blocks: Vec<String> = first
        .blocks
        .iter()
        .map(|block| match block {
            StepBlock::Text(part) => document.plain_text(part),
            StepBlock::Items(range) => format!("{range:?}"),
        })
        .collect();
    assert_eq!(blocks, ["Mulai.", "0..2", "hasil\n Lagi:", "2..3"]);
    assert_eq!(first.items[0].text, "Jumlahkan a.");
    assert_eq!(first.question.as_ref().map(|question| question.id.value.as_str()), Some("q-k3f9"));
    assert_eq!((second.id.value.as_str(), second.title.as_str(), second.items.len()), ("s-8n3e", "Dua", 1));
}

#[test]
fn an_items_hash_follows_its_words_only() {
    let hash = |text: &str| read(text).1.steps[0].items[1].hash.clone();
    let old = hash(TEXT);
    assert_eq!(old.len(), 16);
    assert_eq!(
        hash(&TEXT.replace("- [ ] Jumlahkan `a`.\n- [ ] Tambahkan.", "- [ ] Lain.\n-   [ ] *Tambahkan.*")),
        old
    );
    assert_ne!(hash(&TEXT.replace("Tambahkan", "Kurangi")), old);
}
