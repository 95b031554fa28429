use super::*;
use crate::{document::SectionTitles, lang::Lang, lesson::read_lesson};

#[test]
fn sections_are_told_by_title_prefix_or_class_in_the_files_language() {
    let sections = SectionTitles::default();
    let kinds = |lang, text: &str| {
        let context = FileContext::new("a.md", lang, &sections);
        let (document, _) = Document::parse(text, &context);
        let (page, _) = read_page(&document, &context);
        page.sections.iter().map(|section| section.kind).collect::<Vec<_>>()
    };
    use SectionKind::{Check, Content, Example, Sources, Summary};
    assert_eq!(
        kinds(
            Lang::Id,
            "# A\n\n## B\n\n## Contoh: satu\n\n## CEK pemahaman\n\n## Inti {.summary}\n\n## Sumber\n\n## Summary\n"
        ),
        [Content, Example, Check, Summary, Sources, Content]
    );
    assert_eq!(
        kinds(Lang::En, "# A\n\n## Example: one\n\n## Summary\n\n## Ringkasan\n"),
        [Example, Summary, Content]
    );
}

#[test]
fn a_lesson_is_cut_without_losing_or_doubling_a_word() {
    let text = "---\nid: x\n---\n# A *b*\n\nBuka.\n\n## C\n\nsatu\n\n### D\n\ndua\n\n## Cek pemahaman\n\nkata\n\n## Ringkasan\n\ntiga\n\n## Sumber\n\nempat\n";
    let sections = SectionTitles::default();
    let context = FileContext::new("a.md", Lang::Id, &sections);
    let (document, _) = Document::parse(text, &context);
    let (lesson, found) = read_lesson(&document, &context);
    assert_eq!(found, []);
    assert_eq!(
        (lesson.title.text.as_str(), document.plain_text(&lesson.opening)),
        ("A b", "Buka.".to_owned())
    );
    let parts: Vec<_> = lesson.sections.iter().map(|section| document.plain_text(&section.part)).collect();
    assert_eq!(parts, ["C satu D dua", "Cek pemahaman kata", "Ringkasan tiga", "Sumber empat"]);
    assert_eq!(document.plain_text(&lesson.sections[0].body), "satu D dua");
    assert!(document.source[lesson.sections[3].body.span.range()].starts_with("empat"));
}
