use super::*;
use crate::{document::SectionTitles, lang::Lang};

#[test]
fn the_english_name_is_read_wherever_its_line_stands() {
    let sections = SectionTitles::default();
    let context = FileContext::new("glossary.md", Lang::Id, &sections);
    let text = "# Glosarium\n\nBuka.\n\n## Latensi {#latency}\n\nWaktu *tunda*.\n\nInggris: latency\n\n## Porta {#port}\n\nNomor layanan.\n\
                Inggris: *port* number\n\n## Prefiks {#prefix}\n\nBagian depan.\n";
    let (document, _) = Document::parse(text, &context);
    let (glossary, found) = read_glossary(&document, &context);
    assert_eq!(found, []);
    let terms: Vec<_> = glossary
        .terms
        .iter()
        .map(|term| {
            (
                term.id.value.as_str(),
                term.name.as_str(),
                term.english.as_deref(),
                document.plain_text(&term.definition),
            )
        })
        .collect();
    assert_eq!(
        terms,
        [
            ("latency", "Latensi", Some("latency"), "Waktu tunda.".to_owned()),
            ("port", "Porta", Some("port number"), "Nomor layanan.".to_owned()),
            ("prefix", "Prefiks", None, "Bagian depan.".to_owned()),
        ]
    );
}
