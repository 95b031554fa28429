//! From a loaded curriculum to an edition: what is released, and planned courses as outlines.

use std::collections::{BTreeMap, BTreeSet};

use learning::{hash::ContentHash, rev::Rev};

use super::{
    AssetEntry, CourseEntry, Edition, EditionError, ItemEntry, ItemKind, LessonEntry, Manifest, ModuleEntry,
    ObjectiveEntry, PathEntry, QuizEntry, RoleEntry, SCHEMA, TermEntry, TrackEntry, Version,
};
use crate::{
    academy::{Academy, Course, Item, Lesson, Module, Page, Settings, Track},
    front::{Head, QuizFront, ScoreRule, Status, TranslationFront, Validity},
    lang::Localised,
    outline::outline,
    quiz::{Pool, QuizBody},
    source::Source,
};

/// What a quiz takes where nothing else is said, in minutes.
const QUIZ_MINUTES: u32 = 6;
const EXAM_MINUTES: u32 = 20;

/// Packs what is released. The curriculum should have no errors: the caller decides on its diagnostics.
///
/// # Errors
/// `Empty` when no track is released.
pub fn pack(academy: &Academy, source: &Source, version: Version) -> Result<Edition, EditionError> {
    let mut packing = Packing {
        source,
        settings: &academy.settings,
        items: Vec::new(),
        assets: BTreeSet::new(),
        blobs: BTreeMap::new(),
    };
    let tracks: Vec<&Track> =
        academy.tracks.iter().filter(|track| is_released(&track.item.front.head)).collect();
    if tracks.is_empty() {
        return Err(EditionError::Empty(version));
    }
    let courses = tracks.iter().flat_map(|track| packing.track(track)).collect::<Vec<_>>();
    let glossary = packing.glossary(academy);
    let assets = packing.pictures(academy);
    packing.items.sort_by(|a, b| (&a.id, a.lang).cmp(&(&b.id, b.lang)));
    let known: BTreeSet<_> = courses.iter().map(|course| course.id.clone()).collect();
    let manifest = Manifest {
        schema: SCHEMA,
        version,
        sections: academy.settings.sections.clone(),
        grace_days: academy.settings.defaults.grace_days,
        roles: roles(&academy.settings),
        paths: paths(&academy.settings, |course| known.contains(course)),
        tracks: tracks.into_iter().map(|track| track_entry(track, |course| known.contains(course))).collect(),
        courses,
        glossary,
        items: packing.items,
        assets,
    };
    Ok(Edition { manifest, blobs: packing.blobs })
}

fn is_released<I>(head: &Head<I>) -> bool {
    head.status.value == Status::Released
}

struct Packing<'a> {
    source: &'a Source,
    settings: &'a Settings,
    items: Vec<ItemEntry>,
    /// Paths of the pictures that packed pages show.
    assets: BTreeSet<String>,
    blobs: BTreeMap<ContentHash, Vec<u8>>,
}

/// What the entries of an item's languages share.
struct Named {
    id: String,
    kind: ItemKind,
    rev: Option<Rev>,
    status: Status,
    math: bool,
    score: ScoreRule,
}

impl Named {
    fn of<I: ToString>(kind: ItemKind, head: &Head<I>, math: bool) -> Self {
        let rev = head.rev.as_ref().map(|rev| rev.value);
        Self {
            id: head.id.value.to_string(),
            kind,
            rev,
            status: head.status.value,
            math,
            score: ScoreRule::All,
        }
    }
}

impl Packing<'_> {
    fn item<F, B>(&mut self, named: &Named, item: &Item<F, B>) {
        self.page(named, item.hash, &item.page.id);
        if let Some(page) = released_translation(item) {
            self.page(named, item.hash, page);
        }
        self.assets.extend(item.assets.iter().cloned());
    }

    fn page<B>(&mut self, named: &Named, content: ContentHash, page: &Page<B>) {
        let bytes = page.document.source.as_bytes();
        let hash = ContentHash::of(bytes);
        self.blobs.entry(hash).or_insert_with(|| bytes.to_vec());
        self.items.push(ItemEntry {
            id: named.id.clone(),
            kind: named.kind,
            lang: page.lang,
            path: page.path.clone(),
            rev: page.translation.as_ref().map_or(named.rev, followed),
            status: named.status,
            title: page.title.clone(),
            hash,
            content,
            math: named.math,
            score: named.score,
        });
    }

    /// The track's page and its released and planned courses.
    fn track(&mut self, track: &Track) -> Vec<CourseEntry> {
        self.item(&Named::of(ItemKind::Track, &track.item.front.head, false), &track.item);
        let courses = track.courses.iter().filter_map(|course| match course.item.front.head.status.value {
            Status::Released => Some(self.course(track, course, true)),
            Status::Planned => Some(self.course(track, course, false)),
            Status::Draft | Status::Review | Status::Retired => None,
        });
        courses.collect()
    }

    fn course(&mut self, track: &Track, course: &Course, released: bool) -> CourseEntry {
        let front = &course.item.front;
        self.item(&Named::of(ItemKind::Course, &front.head, false), &course.item);
        let (modules, exam) = if released { self.inside(course) } else { (Vec::new(), None) };
        let taken: u32 = modules.iter().map(|module| module.minutes).sum();
        let taken = taken + exam.as_ref().map_or(0, |exam| exam.minutes);
        CourseEntry {
            id: front.head.id.value.clone(),
            track: track.item.front.head.id.value.clone(),
            status: front.head.status.value,
            rev: front.head.rev.as_ref().map_or(Rev { major: 0, minor: 0 }, |rev| rev.value),
            title: titles(&course.item),
            summary: summaries(&course.item),
            level: front.level.value,
            roles: words(&front.roles),
            requires: words(&front.requires),
            suggests: words(&front.suggests),
            minutes: front.minutes.as_ref().map_or(taken, |minutes| minutes.value),
            validity_months: match front.validity {
                Validity::Unlimited => None,
                Validity::Months(months) => Some(months),
            },
            refresh: front.refresh,
            license: front.license.as_ref().map_or(&self.settings.defaults.license, |one| &one.value).clone(),
            modules,
            exam,
            outline: if released { outline(course, &self.settings.defaults) } else { None },
        }
    }

    fn inside(&mut self, course: &Course) -> (Vec<ModuleEntry>, Option<QuizEntry>) {
        let modules = course
            .modules
            .iter()
            .filter(|module| is_released(&module.item.front.head))
            .map(|module| self.module(module))
            .collect();
        (modules, course.exam.as_ref().and_then(|exam| self.quiz(exam, EXAM_MINUTES)))
    }

    fn module(&mut self, module: &Module) -> ModuleEntry {
        let front = &module.item.front;
        self.item(&Named::of(ItemKind::Module, &front.head, false), &module.item);
        let released = module.lessons.iter().filter(|lesson| is_released(&lesson.front().head));
        let lessons: Vec<LessonEntry> = released.map(|lesson| self.lesson(lesson)).collect();
        let quiz = module.quiz.as_ref().and_then(|quiz| self.quiz(quiz, QUIZ_MINUTES));
        let minutes: u32 = lessons.iter().map(|lesson| lesson.minutes).sum();
        ModuleEntry {
            id: front.head.id.value.clone(),
            title: titles(&module.item),
            summary: summaries(&module.item),
            minutes: minutes + quiz.as_ref().map_or(0, |quiz| quiz.minutes),
            lessons,
            quiz,
        }
    }

    fn lesson(&mut self, lesson: &Lesson) -> LessonEntry {
        match lesson {
            Lesson::Text(item) => {
                self.item(&Named::of(ItemKind::Lesson, &item.front.head, item.front.review.math), item);
                lesson_entry(lesson, learning::outline::LessonKind::Lesson, item)
            }
            Lesson::Lab(item) => {
                let front = &item.front.lesson;
                self.item(&Named::of(ItemKind::Lab, &front.head, front.review.math), item);
                lesson_entry(lesson, learning::outline::LessonKind::Lab, item)
            }
        }
    }

    fn quiz(&mut self, quiz: &Item<QuizFront, QuizBody>, minutes: u32) -> Option<QuizEntry> {
        if !is_released(&quiz.front.head) {
            return None;
        }
        let QuizFront { head, review, score, .. } = &quiz.front;
        self.item(&Named { score: *score, ..Named::of(ItemKind::Quiz, head, review.math) }, quiz);
        Some(QuizEntry {
            id: quiz.front.head.id.value.clone(),
            title: titles(quiz),
            minutes,
            points: quiz.page.id.body.points(),
            questions: quiz.page.id.body.pools.iter().map(drawn).sum(),
        })
    }

    fn glossary(&mut self, academy: &Academy) -> Vec<TermEntry> {
        let Some(glossary) = academy.glossary.as_ref().filter(|one| is_released(&one.front.head)) else {
            return Vec::new();
        };
        self.item(&Named::of(ItemKind::Glossary, &glossary.front.head, false), glossary);
        let english = released_translation(glossary);
        let mut terms: Vec<TermEntry> = glossary
            .page
            .id
            .body
            .terms
            .iter()
            .map(|term| {
                let en =
                    english.and_then(|page| page.body.terms.iter().find(|one| one.id.value == term.id.value));
                let name = Localised { id: term.name.clone(), en: en.map(|one| one.name.clone()) };
                TermEntry { id: term.id.value.clone(), name }
            })
            .collect();
        terms.sort_by(|a, b| a.id.cmp(&b.id));
        terms
    }

    fn pictures(&mut self, academy: &Academy) -> Vec<AssetEntry> {
        let mut entries = Vec::new();
        for path in &self.assets {
            let (Some(asset), Some(bytes)) = (academy.assets.get(path), self.source.get(path)) else {
                continue;
            };
            self.blobs.entry(asset.hash).or_insert_with(|| bytes.to_vec());
            entries.push(AssetEntry {
                path: path.clone(),
                hash: asset.hash,
                size: asset.size as u64,
                mime: asset.format.mime().to_owned(),
                author: asset.entry.author.clone(),
                license: asset.entry.license.value.clone(),
                source: asset.entry.source.clone(),
            });
        }
        entries
    }
}

/// The revision that a translation follows.
fn followed(translation: &TranslationFront) -> Option<Rev> {
    translation.source_rev.as_ref().map(|rev| rev.value)
}

/// A translation goes along when its own status says so.
fn released_translation<F, B>(item: &Item<F, B>) -> Option<&Page<B>> {
    let status = |page: &Page<B>| page.translation.as_ref().map(|translation| translation.status.value);
    item.page.en.as_ref().filter(|page| matches!(status(page), Some(Status::Released | Status::Planned)))
}

fn titles<F, B>(item: &Item<F, B>) -> Localised<String> {
    Localised {
        id: item.page.id.title.clone(),
        en: released_translation(item).map(|page| page.title.clone()),
    }
}

fn summaries<F, B>(item: &Item<F, B>) -> Localised<String> {
    Localised {
        id: item.page.id.summary.clone(),
        en: released_translation(item).map(|page| page.summary.clone()),
    }
}

fn words(list: &[crate::span::Spanned<String>]) -> Vec<String> {
    list.iter().map(|word| word.value.clone()).collect()
}

fn drawn(pool: &Pool) -> u32 {
    let all = u32::try_from(pool.questions.len()).unwrap_or(u32::MAX);
    pool.draw.as_ref().map_or(all, |draw| draw.value.min(all))
}

fn lesson_entry<F, B>(
    lesson: &Lesson,
    kind: learning::outline::LessonKind,
    item: &Item<F, B>,
) -> LessonEntry {
    let front = lesson.front();
    let translation = released_translation(item).and_then(|page| page.translation.as_ref());
    let objectives = front.objectives.iter().map(|objective| {
        let en = translation
            .and_then(|one| one.objectives.iter().find(|text| text.id.value == objective.id.value));
        let text = Localised { id: objective.text.value.clone(), en: en.map(|one| one.text.value.clone()) };
        ObjectiveEntry { id: objective.id.value.clone(), text }
    });
    LessonEntry {
        id: lesson.id().clone(),
        kind,
        title: titles(item),
        summary: summaries(item),
        minutes: front.minutes.value,
        objectives: objectives.collect(),
    }
}

fn roles(settings: &Settings) -> Vec<RoleEntry> {
    settings.roles.iter().map(|role| RoleEntry { id: role.id.clone(), name: role.name.clone() }).collect()
}

fn paths(settings: &Settings, known: impl Fn(&learning::id::CourseId) -> bool) -> Vec<PathEntry> {
    let paths = settings.paths.iter().map(|path| PathEntry {
        id: path.id.value.clone(),
        role: path.role.value.clone(),
        title: path.title.clone(),
        courses: settings.courses_of(&path.id.value).into_iter().filter(|course| known(course)).collect(),
    });
    paths.collect()
}

fn track_entry(track: &Track, known: impl Fn(&learning::id::CourseId) -> bool) -> TrackEntry {
    let courses = track.courses.iter().map(|course| course.item.front.head.id.value.clone());
    TrackEntry {
        id: track.item.front.head.id.value.clone(),
        title: titles(&track.item),
        summary: summaries(&track.item),
        courses: courses.filter(|course| known(course)).collect(),
    }
}
