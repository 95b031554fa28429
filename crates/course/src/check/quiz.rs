//! Quizzes as a whole: size (`Z503` `Z509`), scope (`Z504` `Z508`), balance (`Z505` `Z506` `Z507`), and stems that are
//! asked twice in a course (`Z511`).

use std::collections::{HashMap, hash_map::Entry};

use super::Checking;
use crate::{
    academy::{Course, Item, Lesson, Page},
    diagnostic::{Code, Diagnostic},
    document::Document,
    front::QuizFront,
    lang::Lang,
    question::{Answer, Question, QuestionKind},
    quiz::{
        Keys, QuizBody, balance,
        scope::{self, Assessed, Assessing},
        size,
    },
    span::Span,
};

type Quiz = Item<QuizFront, QuizBody>;

impl Checking<'_> {
    pub(super) fn quizzes(&mut self) {
        for course in self.academy.courses() {
            for module in &course.modules {
                if let Some(quiz) = &module.quiz {
                    self.quiz(quiz, &module.lessons.iter().collect::<Vec<_>>());
                }
            }
            if let Some(exam) = &course.exam {
                let lessons = course.modules.iter().flat_map(|module| &module.lessons);
                self.quiz(exam, &lessons.collect::<Vec<_>>());
            }
            for lang in Lang::ALL {
                self.repeats(course, lang);
            }
        }
    }

    fn quiz(&mut self, quiz: &Quiz, lessons: &[&Lesson]) {
        if !self.is_sound(quiz.path()) {
            return;
        }
        let page = &quiz.page.id;
        let (body, path, title) = (&page.body, page.path.as_str(), page.body.title.span);
        self.out.extend(size::check(body, &page.document, quiz.front.head.id.value.is_exam(), path));
        let keys = Keys::of(questions(body));
        // The translation has the same keys at the same places.
        self.out.extend(balance::places(&keys, title, path));
        self.out.extend(balance::truths(&keys, title, path));
        for (_, page) in quiz.pages() {
            self.out.extend(balance::lengths(
                &Keys::of(questions(&page.body)),
                page.body.title.span,
                &page.path,
            ));
        }
        if lessons.iter().all(|lesson| self.is_sound(lesson.path())) && self.academy.broken.is_empty() {
            self.scope(Assessing { path, title }, lessons, &questions(body).collect::<Vec<_>>());
        }
    }

    fn scope(&mut self, quiz: Assessing<'_>, lessons: &[&Lesson], questions: &[&Question]) {
        // The steps of a lab are the doing of its objectives.
        let texts = lessons.iter().filter(|lesson| matches!(lesson, Lesson::Text(_)));
        let assessed: Vec<Assessed<'_>> = texts
            .flat_map(|lesson| {
                let lesson_suffix = lesson.id().as_str().rsplit('-').next().unwrap_or_default();
                let objectives = lesson.front().objectives.iter();
                objectives.map(move |objective| Assessed {
                    lesson: lesson_suffix,
                    path: lesson.path(),
                    objective,
                })
            })
            .collect();
        self.out.extend(scope::unasked(quiz, &assessed, questions));
        self.out.extend(scope::shallow(quiz, &assessed, questions));
    }

    fn repeats(&mut self, course: &Course, lang: Lang) {
        let mut first: HashMap<String, (&str, Span)> = HashMap::new();
        for (path, document, question) in asked(course, lang) {
            let place = (path, document.headings[question.heading].span);
            match first.entry(identity(document, question)) {
                Entry::Occupied(earlier) => self.out.push(repeated(place, *earlier.get())),
                Entry::Vacant(new) => {
                    new.insert(place);
                }
            }
        }
    }
}

fn questions(body: &QuizBody) -> impl Iterator<Item = &Question> {
    body.pools.iter().flat_map(|pool| &pool.questions)
}

/// Every question of a course in one language, with its file.
fn asked(course: &Course, lang: Lang) -> Vec<(&str, &Document, &Question)> {
    let mut all: Vec<(&str, &Document, &Question)> = Vec::new();
    for lesson in course.modules.iter().flat_map(|module| &module.lessons) {
        match lesson {
            Lesson::Text(item) => {
                let pages = item.pages().filter(|(page, _)| *page == lang);
                all.extend(pages.flat_map(|(_, page)| with_file(page, page.body.questions.iter())));
            }
            Lesson::Lab(item) => {
                let pages = item.pages().filter(|(page, _)| *page == lang);
                all.extend(pages.flat_map(|(_, page)| {
                    with_file(page, page.body.steps.iter().filter_map(|step| step.question.as_ref()))
                }));
            }
        }
    }
    let quizzes = course.modules.iter().filter_map(|module| module.quiz.as_ref()).chain(&course.exam);
    for quiz in quizzes {
        let pages = quiz.pages().filter(|(page, _)| *page == lang);
        all.extend(pages.flat_map(|(_, page)| with_file(page, questions(&page.body))));
    }
    all
}

fn with_file<'a, B>(
    page: &'a Page<B>,
    questions: impl Iterator<Item = &'a Question>,
) -> impl Iterator<Item = (&'a str, &'a Document, &'a Question)> {
    questions.map(move |question| (page.path.as_str(), &page.document, question))
}

/// What makes two stems the same to a reader: the words, what is told before the options, and, where the stem only says
/// what to do ("Put in order"), what it is to be done with.
fn identity(document: &Document, question: &Question) -> String {
    let mut text = question.text.to_lowercase();
    for part in &question.context {
        text.push('\n');
        text.push_str(&document.plain_text(part));
    }
    let material = match &question.answer {
        Answer::Options(_) if question.kind != QuestionKind::Ordering => "",
        _ => &document.source[question.answer_span.range()],
    };
    text.push('\n');
    text.push_str(material);
    text
}

fn repeated(place: (&str, Span), earlier: (&str, Span)) -> Diagnostic {
    let (path, span) = earlier;
    Diagnostic::new(
        Code::Z511,
        place.0,
        place.1,
        format!("Pokok soal ini sama dengan soal lain di `{path}`. Tanyakan dari situasi lain, agar peserta tidak menghafal jawabannya."),
        format!("This stem is that of another question in `{path}`. Ask from another situation, so that nobody learns the answer by heart."),
    )
    .related(path, span)
}
