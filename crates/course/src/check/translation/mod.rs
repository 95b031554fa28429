//! `T901`: a translation has the shape of its original: ids, headings, questions, options, keys, items.
//!
//! The first difference of a file is enough: what follows it is most often its consequence.

mod leftover;
mod state;

use super::Checking;
use crate::{
    academy::{
        Academy, Item, Lesson, Page,
        question::{key_shape, kind_name},
    },
    diagnostic::{Code, Diagnostic},
    document::Heading,
    front::{ObjectiveFront, TranslationFront},
    lab::LabBody,
    lesson::LessonBody,
    question::Question,
    quiz::QuizBody,
    span::Span,
};

/// What differs, and where in the translation: Indonesian, English.
struct Difference {
    span: Span,
    id: String,
    en: String,
}

impl Difference {
    fn new(span: Span, id: impl Into<String>, en: impl Into<String>) -> Self {
        Self { span, id: id.into(), en: en.into() }
    }
}

impl Checking<'_> {
    pub(super) fn translations(&mut self) {
        let mut found = Vec::new();
        let mut collect = |original: &str, path: &str, difference: Option<Difference>| {
            if self.is_sound(original) && self.is_sound(path) {
                found.extend(difference.map(|one| report(path, original, one)));
            }
        };
        visit(self.academy, &mut collect);
        self.out.extend(found);
        self.translation_states();
        self.leftovers();
    }
}

/// Compares every item that has a translation.
fn visit(academy: &Academy, collect: &mut impl FnMut(&str, &str, Option<Difference>)) {
    for track in &academy.tracks {
        item(&track.item, track.item.front.head.id.value.as_str(), |_, _| None, collect);
    }
    for course in academy.courses() {
        item(&course.item, course.item.front.head.id.value.as_str(), |_, _| None, collect);
    }
    for module in academy.modules() {
        item(&module.item, module.item.front.head.id.value.as_str(), |_, _| None, collect);
    }
    for lesson in academy.lessons() {
        let (id, objectives) = (lesson.id().as_str(), &lesson.front().objectives);
        match lesson {
            Lesson::Text(one) => {
                item(
                    one,
                    id,
                    |a, b| objectives_differ(objectives, b).or_else(|| lessons_differ(a, b)),
                    collect,
                );
            }
            Lesson::Lab(one) => {
                item(one, id, |a, b| objectives_differ(objectives, b).or_else(|| labs_differ(a, b)), collect);
            }
        }
    }
    for quiz in academy.quizzes() {
        item(quiz, quiz.front.head.id.value.as_str(), quizzes_differ, collect);
    }
    if let Some(glossary) = &academy.glossary {
        item(glossary, glossary.front.head.id.value.as_str(), |_, _| None, collect);
    }
}

fn item<F, B>(
    item: &Item<F, B>,
    id: &str,
    bodies: impl Fn(&Page<B>, &Page<B>) -> Option<Difference>,
    collect: &mut impl FnMut(&str, &str, Option<Difference>),
) {
    let Some(en) = &item.page.en else { return };
    let original = &item.page.id;
    let difference = en
        .translation
        .as_ref()
        .and_then(|front| ids_differ(id, front))
        .or_else(|| headings_differ(&original.document.headings, &en.document.headings))
        .or_else(|| bodies(original, en));
    collect(&original.path, &en.path, difference);
}

fn ids_differ(id: &str, front: &TranslationFront) -> Option<Difference> {
    (front.id.value != id).then(|| {
        Difference::new(
            front.id.span,
            format!("Id terjemahan `{}` harus sama dengan berkas asalnya, `{id}`.", front.id.value),
            format!("The translation's id `{}` must be that of its original, `{id}`.", front.id.value),
        )
    })
}

fn headings_differ(original: &[Heading], translated: &[Heading]) -> Option<Difference> {
    for (first, second) in original.iter().zip(translated) {
        if signature(first) != signature(second) {
            return Some(Difference::new(
                second.span,
                format!(
                    "Judul ini berbeda susunannya dari judul asalnya, \"{}\": tingkat, id `{{#…}}`, kelas, dan atribut harus sama. Samakan.",
                    first.text
                ),
                format!(
                    "This heading is built differently from its original, \"{}\": level, id `{{#…}}`, classes and attributes must be the same. Make them agree.",
                    first.text
                ),
            ));
        }
    }
    if let Some(missing) = original.get(translated.len()) {
        let span = translated.last().map_or_else(Span::default, |last| last.span);
        return Some(Difference::new(
            span,
            format!("Judul \"{}\" dari berkas asal belum ada di terjemahan. Tambahkan.", missing.text),
            format!(
                "The heading \"{}\" of the original is missing in the translation. Add it.",
                missing.text
            ),
        ));
    }
    translated.get(original.len()).map(|extra| {
        Difference::new(
            extra.span,
            "Judul ini tidak ada di berkas asal. Hapus, atau tambahkan juga di sana.",
            "The original has no such heading. Remove it, or add it there as well.",
        )
    })
}

/// Level, id, classes and attributes, as one comparable text.
fn signature(heading: &Heading) -> String {
    let mut marks: Vec<String> = heading.classes.iter().map(|class| format!(".{}", class.value)).collect();
    // A unit is shown to the reader and may be translated.
    let attributes = heading.attributes.iter().filter(|(name, _)| name.value != "unit");
    marks.extend(attributes.map(|(name, value)| {
        format!("{}={}", name.value, value.as_ref().map_or("", |value| value.value.as_str()))
    }));
    marks.sort_unstable();
    let id = heading.id.as_ref().map_or("", |id| id.value.as_str());
    format!("{} #{id} {}", heading.level, marks.join(" "))
}

fn objectives_differ<B>(original: &[ObjectiveFront], en: &Page<B>) -> Option<Difference> {
    let front = en.translation.as_ref()?;
    let same = original.iter().map(|one| &one.id.value).eq(front.objectives.iter().map(|one| &one.id.value));
    let span = front.objectives.first().map_or(front.span, |one| one.id.span);
    (!same).then(|| {
        Difference::new(
            span,
            "Tujuan di terjemahan harus punya id yang sama dan urutan yang sama dengan berkas asalnya.",
            "The objectives of the translation must have the same ids in the same order as the original.",
        )
    })
}

fn lessons_differ(original: &Page<LessonBody>, en: &Page<LessonBody>) -> Option<Difference> {
    questions_differ(original.body.questions.iter(), en.body.questions.iter())
}

fn quizzes_differ(original: &Page<QuizBody>, en: &Page<QuizBody>) -> Option<Difference> {
    let all = |page: &'_ Page<QuizBody>| {
        page.body.pools.iter().flat_map(|pool| pool.questions.clone()).collect::<Vec<_>>()
    };
    questions_differ(all(original).iter(), all(en).iter())
}

fn labs_differ(original: &Page<LabBody>, en: &Page<LabBody>) -> Option<Difference> {
    let steps = original.body.steps.iter().zip(&en.body.steps);
    let uneven = steps.into_iter().find(|(first, second)| first.items.len() != second.items.len());
    if let Some((first, second)) = uneven {
        return Some(Difference::new(
            second.id.span,
            format!(
                "Langkah ini punya {} butir, aslinya {}. Samakan jumlahnya.",
                second.items.len(),
                first.items.len()
            ),
            format!(
                "This step has {} items, its original {}. Make them agree.",
                second.items.len(),
                first.items.len()
            ),
        ));
    }
    let questions = |page: &'_ Page<LabBody>| {
        page.body.steps.iter().filter_map(|step| step.question.clone()).collect::<Vec<_>>()
    };
    questions_differ(questions(original).iter(), questions(en).iter())
}

fn questions_differ<'a>(
    original: impl Iterator<Item = &'a Question>,
    translated: impl Iterator<Item = &'a Question>,
) -> Option<Difference> {
    original.zip(translated).find_map(|(first, second)| {
        let same = kind_name(&first.kind) == kind_name(&second.kind) && key_shape(first) == key_shape(second);
        (!same).then(|| {
            Difference::new(
                second.answer_span,
                format!("Jawaban soal `{}` berbeda dari berkas asalnya: jenis soal, jumlah dan urutan pilihan, serta kuncinya harus sama.", second.id.value),
                format!("The answers of question `{}` differ from the original: type, number and order of options and the key must be the same.", second.id.value),
            )
        })
    })
}

fn report(path: &str, original: &str, difference: Difference) -> Diagnostic {
    Diagnostic::new(Code::T901, path, difference.span, difference.id, difference.en)
        .related(original, Span::default())
}
