//! How well files are written, one by one: questions, labs, objectives, lessons, running text.

use super::Checking;
use crate::{
    academy::{Academy, Item, Lesson},
    document::{Document, FileContext, label},
    front::LessonFront,
    lab,
    lang::Lang,
    lesson, objective,
    prose::{self, Brands, Explained, Style},
    question::{
        Question,
        craft::{self, Setting},
    },
};

impl Checking<'_> {
    pub(super) fn crafts(&mut self) {
        self.texts();
        self.lessons();
        for quiz in self.academy.quizzes() {
            for (lang, page) in quiz.pages() {
                let questions = page.body.pools.iter().flat_map(|pool| &pool.questions);
                self.questions(lang, &page.path, &page.document, questions, Setting::Elsewhere);
            }
        }
    }

    /// `A802` `A803` `A805` `A806` `A807` `A809` `A810` for every page.
    fn texts(&mut self) {
        let academy = self.academy;
        let brands = Brands::new(&academy.settings.brands);
        let explained = explained(academy);
        let style = Style { brands: &brands, explained: &explained };
        for lang in Lang::ALL {
            for page in self.academy.pages().into_iter().filter(|page| page.lang == lang) {
                let context = context(self.academy, lang, page.path);
                let mut found = label::check(page.document, &context);
                found.extend(prose::check(page.document, page.kind, &context, &style));
                self.out.extend(found);
            }
        }
    }

    fn lessons(&mut self) {
        for lesson in self.academy.lessons() {
            self.objective_words(lesson);
            match lesson {
                Lesson::Text(item) => {
                    for (lang, page) in item.pages() {
                        self.out.extend(lesson::length::check(&page.body, &page.document, &page.path));
                        self.questions(
                            lang,
                            &page.path,
                            &page.document,
                            &page.body.questions,
                            Setting::Check,
                        );
                    }
                }
                Lesson::Lab(item) => {
                    for (lang, page) in item.pages() {
                        let found =
                            lab::craft::sections(&page.body, &context(self.academy, lang, &page.path));
                        self.out.extend(found);
                        let questions = page.body.steps.iter().filter_map(|step| step.question.as_ref());
                        self.questions(lang, &page.path, &page.document, questions, Setting::Elsewhere);
                    }
                    if item.front.tools.is_empty() {
                        self.out.extend(lab::craft::versions(&item.page.id.document, item.path()));
                    }
                }
            }
        }
    }

    fn questions<'a>(
        &mut self,
        lang: Lang,
        path: &str,
        document: &Document,
        questions: impl IntoIterator<Item = &'a Question>,
        setting: Setting,
    ) {
        let mut found = Vec::new();
        let context = context(self.academy, lang, path);
        for question in questions {
            craft::check(document, &context, question, setting, &mut found);
        }
        self.out.extend(found);
    }

    /// `O853` `O854`. The level is declared in the Indonesian file only.
    fn objective_words(&mut self, lesson: &Lesson) {
        let front = lesson.front();
        for one in &front.objectives {
            let worded = objective::craft::Worded {
                text: &one.text.value,
                span: one.text.span,
                bloom: one.bloom.value,
            };
            self.out.extend(objective::craft::check(worded, Lang::Id, lesson.path()));
        }
        let Some((path, translation)) = lesson.translation() else { return };
        for one in &translation.objectives {
            let Some(bloom) = level(front, &one.id.value) else { continue };
            let worded = objective::craft::Worded { text: &one.text.value, span: one.text.span, bloom };
            self.out.extend(objective::craft::check(worded, Lang::En, path));
        }
    }
}

fn level(front: &LessonFront, id: &learning::id::ObjectiveId) -> Option<crate::front::Bloom> {
    front.objectives.iter().find(|one| one.id.value == *id).map(|one| one.bloom.value)
}

fn context<'a>(academy: &'a Academy, lang: Lang, path: &'a str) -> FileContext<'a> {
    FileContext::new(path, lang, &academy.settings.sections)
}

/// By the names of the terms and their English names, which often end in the abbreviation. Where one is used without
/// its link, `R710` says so.
fn explained(academy: &Academy) -> Explained<'_> {
    let terms = academy.glossary.iter().flat_map(Item::pages).flat_map(|(_, page)| &page.body.terms);
    Explained::of(terms.flat_map(|term| std::iter::once(term.name.as_str()).chain(term.english.as_deref())))
}
