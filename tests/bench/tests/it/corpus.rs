use std::collections::BTreeSet;

use academy_bench::{
    corpus::{Plan, TODAY, lesson::own_name, place::Place, source},
    read,
};
use course::{
    academy::load, diagnostic::Severity, document::SectionTitles, lang::Lang, question::QuestionKind,
    source::Source,
};

const PLAN: Plan = Plan { lessons: 43, highlighted: true };

fn errors(source: &Source) -> Vec<String> {
    let (_, found) = load(source, TODAY);
    let errors = found.iter().filter(|problem| problem.code.severity() == Severity::Error);
    errors.map(|problem| format!("{problem:?}")).collect()
}

#[test]
fn the_corpus_has_no_error_and_one_that_is_put_in_is_found() {
    let mut source = source(&PLAN);
    assert_eq!(errors(&source), Vec::<String>::new());
    let lesson = format!("{}/pelajaran-01.md", Place { lesson: 0 }.folder());
    let text = String::from_utf8(source.remove(&lesson).unwrap()).unwrap();
    source.insert(&lesson, text.replacen("](term:term-", "](term:nowhere-", 1));
    assert_eq!(errors(&source).len(), 1);
}

#[test]
fn the_corpus_has_all_lessons_in_both_languages_and_all_kinds_of_questions() {
    let source = source(&PLAN);
    let (academy, _) = load(&source, TODAY);
    assert_eq!(academy.lessons().count(), PLAN.lessons);
    assert!(academy.lessons().all(|lesson| lesson.translation().is_some()));
    let kinds: BTreeSet<String> = academy
        .lessons()
        .flat_map(course::academy::Lesson::questions)
        .map(|question| match question.kind {
            QuestionKind::Numeric { .. } => "Numeric".to_owned(),
            ref kind => format!("{kind:?}"),
        })
        .collect();
    assert_eq!(kinds.len(), 8, "{kinds:?}");
    assert!(!academy.assets.is_empty());
}

#[test]
fn a_lesson_is_the_same_in_a_corpus_of_any_size() {
    let (small, large) = (source(&Plan { lessons: 20, ..PLAN }), source(&Plan { lessons: 30, ..PLAN }));
    for lesson in [0, 9, 13] {
        let place = Place { lesson };
        let path = format!("{}/{}.en.md", place.folder(), place.stem());
        assert!(small.get(&path).is_some());
        assert_eq!(small.get(&path), large.get(&path));
    }
    assert_ne!(own_name(1), own_name(2));
}

#[test]
fn reading_says_what_loading_says_and_writes_every_section() {
    let source = source(&PLAN);
    let sections = SectionTitles::default();
    let mut files = 0;
    for file in read::markdown(&source) {
        let outcome = read::read(file, &sections);
        assert_eq!(outcome.diagnostics, [], "{}", file.0);
        // Marks of Markdown are shorter than those of HTML.
        let body = file.1.split("\n---\n").nth(1).unwrap();
        assert!(outcome.html > body.len() / 2 && read::bare(file.1) > body.len(), "{}", file.0);
        files += 1;
    }
    assert!(files > 2 * PLAN.lessons);
    let compared = read::compare(&source);
    assert_eq!(compared.bytes, read::markdown(&source).map(|file| file.1.len()).sum::<usize>());
    let broken = read::read(("x.md", "---\nid: x\n", Lang::Id, &[]), &sections);
    assert_eq!(broken.diagnostics.len(), 1);
}
