//! The whole curriculum as loaded from a tree of files: tracks, courses, modules, lessons, labs, quizzes, glossary,
//! pictures, frameworks and the lock of ids, in both languages and in the order of the lists.
//!
//! `load` reads and checks everything and never stops at the first problem. Must not know editions or learners.

mod assemble;
mod file;
mod fingerprint;
mod load;
pub(crate) mod question;
pub mod settings;
mod uses;

use std::collections::BTreeMap;

use learning::{hash::ContentHash, id::LessonId, rev::Rev};

pub use file::{Page, Rules};
pub use load::load;
pub use question::key_text;
pub use settings::Settings;
pub use uses::IdUse;

use crate::{
    asset::{Asset, AssetEntry},
    document::Document,
    framework::Framework,
    front::{
        CourseFront, GlossaryFront, Head, Kind, LabFront, LessonFront, ModuleFront, QuizFront, Status,
        TrackFront, TranslationFront,
    },
    lab::LabBody,
    lang::{Lang, Localised},
    lesson::LessonBody,
    lock::{Lock, PartHashes},
    page::PageBody,
    question::Question,
    quiz::QuizBody,
    term::GlossaryBody,
};

/// A loaded curriculum. What could not be read is left out; the diagnostics say so.
#[derive(Debug, Default)]
pub struct Academy {
    pub settings: Settings,
    pub tracks: Vec<Track>,
    pub glossary: Option<Item<GlossaryFront, GlossaryBody>>,
    pub frameworks: Vec<Framework>,
    /// Listed pictures that exist, by path.
    pub assets: BTreeMap<String, Asset>,
    /// All entries of each `assets.yaml` by the list's path.
    pub asset_lists: BTreeMap<String, Vec<AssetEntry>>,
    pub lock: Lock,
    /// Every id in the files, in the order of the files.
    pub ids: Vec<IdUse>,
    /// Files that belong to the tree but could not be read; what they hold is missing above.
    pub broken: Vec<String>,
}

/// A file in both languages: what its front matter says, its body, and hashes of what it is.
#[derive(Debug)]
pub struct Item<F, B> {
    pub front: F,
    pub page: Localised<Page<B>>,
    /// Of the files of all languages and the pictures they show, wherever they are in the tree.
    pub hash: ContentHash,
    /// Of the Indonesian file, for the rules of revisions.
    pub parts: PartHashes,
    /// Paths of the pictures that the pages show.
    pub assets: Vec<String>,
}

#[derive(Debug)]
pub struct Track {
    pub item: Item<TrackFront, PageBody>,
    pub courses: Vec<Course>,
}

#[derive(Debug)]
pub struct Course {
    pub item: Item<CourseFront, PageBody>,
    /// Empty while planned.
    pub modules: Vec<Module>,
    pub exam: Option<Item<QuizFront, QuizBody>>,
}

#[derive(Debug)]
pub struct Module {
    pub item: Item<ModuleFront, PageBody>,
    /// In order.
    pub lessons: Vec<Lesson>,
    pub quiz: Option<Item<QuizFront, QuizBody>>,
}

/// What stands in a module's list.
#[derive(Debug)]
pub enum Lesson {
    Text(Box<Item<LessonFront, LessonBody>>),
    Lab(Box<Item<LabFront, LabBody>>),
}

impl Lesson {
    /// The fields that lessons and labs share.
    #[must_use]
    pub fn front(&self) -> &LessonFront {
        match self {
            Self::Text(item) => &item.front,
            Self::Lab(item) => &item.front.lesson,
        }
    }

    #[must_use]
    pub fn id(&self) -> &LessonId {
        &self.front().head.id.value
    }

    #[must_use]
    pub fn hash(&self) -> ContentHash {
        match self {
            Self::Text(item) => item.hash,
            Self::Lab(item) => item.hash,
        }
    }

    #[must_use]
    pub fn parts(&self) -> PartHashes {
        match self {
            Self::Text(item) => item.parts,
            Self::Lab(item) => item.parts,
        }
    }

    /// From the content folder, of the Indonesian file.
    #[must_use]
    pub fn path(&self) -> &str {
        match self {
            Self::Text(item) => item.path(),
            Self::Lab(item) => item.path(),
        }
    }

    /// The translation's path and front matter.
    #[must_use]
    pub fn translation(&self) -> Option<(&str, &TranslationFront)> {
        match self {
            Self::Text(item) => item.translation(),
            Self::Lab(item) => item.translation(),
        }
    }

    /// Of the check, or of the steps of a lab, in the source language.
    #[must_use]
    pub fn questions(&self) -> Vec<&Question> {
        match self {
            Self::Text(item) => item.page.id.body.questions.iter().collect(),
            Self::Lab(item) => {
                item.page.id.body.steps.iter().filter_map(|step| step.question.as_ref()).collect()
            }
        }
    }
}

impl<F, B> Item<F, B> {
    /// From the content folder, of the Indonesian file.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.page.id.path
    }

    /// In the wanted language or, where the translation is missing, in Indonesian.
    #[must_use]
    pub fn title(&self, lang: Lang) -> &str {
        &self.page.get(lang).title
    }

    /// The translation's path and front matter.
    #[must_use]
    pub fn translation(&self) -> Option<(&str, &TranslationFront)> {
        let page = self.page.en.as_ref()?;
        Some((&page.path, page.translation.as_ref()?))
    }

    /// The pages with their language.
    pub fn pages(&self) -> impl Iterator<Item = (Lang, &Page<B>)> {
        std::iter::once((Lang::Id, &self.page.id)).chain(self.page.en.iter().map(|page| (Lang::En, page)))
    }
}

/// One page, whatever its kind.
#[derive(Debug, Clone, Copy)]
pub struct PageRef<'a> {
    pub path: &'a str,
    pub kind: Kind,
    pub lang: Lang,
    pub document: &'a Document,
    pub rev: Option<Rev>,
    pub status: Status,
}

impl Academy {
    /// All courses in the order of the tracks.
    pub fn courses(&self) -> impl Iterator<Item = &Course> {
        self.tracks.iter().flat_map(|track| &track.courses)
    }

    /// All modules in order.
    pub fn modules(&self) -> impl Iterator<Item = &Module> {
        self.courses().flat_map(|course| &course.modules)
    }

    /// All lessons and labs in order.
    pub fn lessons(&self) -> impl Iterator<Item = &Lesson> {
        self.modules().flat_map(|module| &module.lessons)
    }

    /// All quizzes and exams in order.
    pub fn quizzes(&self) -> impl Iterator<Item = &Item<QuizFront, QuizBody>> {
        self.courses().flat_map(|course| {
            course.modules.iter().filter_map(|module| module.quiz.as_ref()).chain(&course.exam)
        })
    }

    /// Every page of every item.
    #[must_use]
    pub fn pages(&self) -> Vec<PageRef<'_>> {
        let mut pages = Vec::new();
        for track in &self.tracks {
            push(&mut pages, Kind::Track, &track.item, &track.item.front.head);
        }
        for course in self.courses() {
            push(&mut pages, Kind::Course, &course.item, &course.item.front.head);
        }
        for module in self.modules() {
            push(&mut pages, Kind::Module, &module.item, &module.item.front.head);
        }
        for lesson in self.lessons() {
            let head = &lesson.front().head;
            match lesson {
                Lesson::Text(item) => push(&mut pages, Kind::Lesson, item.as_ref(), head),
                Lesson::Lab(item) => push(&mut pages, Kind::Lab, item.as_ref(), head),
            }
        }
        for quiz in self.quizzes() {
            push(&mut pages, Kind::Quiz, quiz, &quiz.front.head);
        }
        if let Some(glossary) = &self.glossary {
            push(&mut pages, Kind::Glossary, glossary, &glossary.front.head);
        }
        pages
    }
}

fn push<'a, F, B, I>(pages: &mut Vec<PageRef<'a>>, kind: Kind, item: &'a Item<F, B>, head: &Head<I>) {
    pages.extend(item.pages().map(|(lang, page)| PageRef {
        path: &page.path,
        kind,
        lang,
        document: &page.document,
        rev: head.rev.as_ref().map(|rev| rev.value),
        status: head.status.value,
    }));
}
