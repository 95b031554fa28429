//! Revisions against the last release: major changes raise them (`V951`), additions too (`V952`), in single steps
//! (`V953`), and a changed key says whether answers are scored again (`V954`).

use std::collections::BTreeMap;

use learning::{id::QuestionId, rev::Rev};

use super::Checking;
use crate::{
    academy::{Academy, IdUse, Lesson, key_text},
    diagnostic::{Code, Diagnostic},
    front::{Head, Review},
    lock::{IdKind, LockEntry, PartHashes},
    question::Question,
    span::Spanned,
};

/// An item with what its revision speaks for.
struct Revised<'a> {
    id: &'a str,
    path: &'a str,
    rev: Option<&'a Spanned<Rev>>,
    parts: PartHashes,
    review: Option<&'a Review>,
    questions: Vec<&'a Question>,
}

impl<'a> Revised<'a> {
    fn page<I>(id: &'a str, path: &'a str, head: &'a Head<I>, parts: PartHashes) -> Self {
        Self { id, path, rev: head.rev.as_ref(), parts, review: None, questions: Vec::new() }
    }
}

impl Checking<'_> {
    pub(super) fn revisions(&mut self) {
        let added = added(self.academy);
        for item in revised(self.academy) {
            let Some(entry) = self.academy.lock.get(item.id) else { continue };
            let (Some(now), Some(before)) = (item.rev, entry.rev) else { continue };
            if let Some(problem) = jumped(&item, now, before) {
                self.out.push(problem);
            } else if self.is_sound(item.path) {
                let keys = self.changed_keys(&item);
                let major = unraised(&item, now, before, (entry, !keys.is_empty()));
                let minor = || unnoted(&item, now, before, (entry, added.get(item.path).copied()));
                self.out.extend(major.or_else(minor));
                let unanswered =
                    keys.into_iter().filter(|question| !is_answered(item.review, &question.value));
                self.out.extend(unanswered.map(|question| key_changed(item.path, question)));
            }
        }
    }

    /// Questions whose key is not the one that was released.
    fn changed_keys<'a>(&self, item: &Revised<'a>) -> Vec<&'a Spanned<QuestionId>> {
        let is_changed = |question: &&&'a Question| {
            let released =
                self.academy.lock.get(question.id.value.as_str()).and_then(|entry| entry.parts?.keys);
            released.is_some_and(|released| released != PartHashes::of(&key_text(question)))
        };
        item.questions.iter().filter(is_changed).map(|question| &question.id).collect()
    }
}

/// The first question, step, pool or term of each file that no edition had yet.
fn added(academy: &Academy) -> BTreeMap<&str, &IdUse> {
    let counted = |one: &&IdUse| {
        matches!(one.kind, IdKind::Question | IdKind::Step | IdKind::Pool | IdKind::Term)
            && academy.lock.get(&one.id).is_some_and(|entry| entry.released.is_none())
    };
    let mut added = BTreeMap::new();
    for one in academy.ids.iter().filter(counted) {
        added.entry(one.path.as_str()).or_insert(one);
    }
    added
}

/// Whether `rescore` names the question or is written as an empty list, which says that nothing is scored again.
fn is_answered(review: Option<&Review>, question: &QuestionId) -> bool {
    let Some(rescore) = review.and_then(|review| review.rescore.as_ref()) else { return false };
    rescore.is_empty() || rescore.iter().any(|one| one.value == *question)
}

fn revised(academy: &Academy) -> Vec<Revised<'_>> {
    let mut items = Vec::new();
    for course in academy.courses() {
        let head = &course.item.front.head;
        items.push(Revised::page(head.id.value.as_str(), course.item.path(), head, course.item.parts));
    }
    for module in academy.modules() {
        let head = &module.item.front.head;
        items.push(Revised::page(head.id.value.as_str(), module.item.path(), head, module.item.parts));
    }
    for lesson in academy.lessons() {
        items.push(revised_lesson(lesson));
    }
    for quiz in academy.quizzes() {
        let head = &quiz.front.head;
        let page = Revised::page(head.id.value.as_str(), quiz.path(), head, quiz.parts);
        let questions = quiz.page.id.body.pools.iter().flat_map(|pool| &pool.questions).collect();
        items.push(Revised { review: Some(&quiz.front.review), questions, ..page });
    }
    if let Some(glossary) = &academy.glossary {
        let head = &glossary.front.head;
        items.push(Revised::page(head.id.value.as_str(), glossary.path(), head, glossary.parts));
    }
    items
}

fn revised_lesson(lesson: &Lesson) -> Revised<'_> {
    let front = lesson.front();
    let page = Revised::page(lesson.id().as_str(), lesson.path(), &front.head, lesson.parts());
    Revised { review: Some(&front.review), questions: lesson.questions(), ..page }
}

/// `V953`: the revision stays, or its minor or major number grows by one.
fn jumped(item: &Revised<'_>, now: &Spanned<Rev>, before: Rev) -> Option<Diagnostic> {
    let minor = Rev { minor: before.minor + 1, ..before };
    let major = Rev { major: before.major + 1, minor: 0 };
    if [before, minor, major].contains(&now.value) {
        return None;
    }
    Some(Diagnostic::new(
        Code::V953,
        item.path,
        now.span,
        format!(
            "Revisi terbit terakhir `{before}`; berikutnya hanya `{minor}` (perubahan kecil) atau `{major}` (perubahan besar), bukan `{}`.",
            now.value
        ),
        format!(
            "The last released revision is `{before}`; the next is `{minor}` (minor change) or `{major}` (major change), not `{}`.",
            now.value
        ),
    ))
}

/// `V951`: objectives or keys changed, the major number did not.
fn unraised(
    item: &Revised<'_>,
    now: &Spanned<Rev>,
    before: Rev,
    (entry, keys_changed): (&LockEntry, bool),
) -> Option<Diagnostic> {
    let released = entry.parts.and_then(|parts| parts.objectives);
    let what = if released.is_some() && released != item.parts.objectives {
        ("Tujuan (atau cakupan dan batas lulus kuis)", "Objectives (or the scope and pass mark of a quiz)")
    } else if keys_changed {
        ("Kunci jawaban", "Keys")
    } else {
        return None;
    };
    let next = Rev { major: before.major + 1, minor: 0 };
    (now.value.major == before.major).then(|| {
        Diagnostic::new(
            Code::V951,
            item.path,
            now.span,
            format!(
                "{} berubah sejak terbit terakhir. Ini perubahan besar: naikkan `rev` menjadi `{next}`.",
                what.0
            ),
            format!(
                "{} changed since the last release. That is a major change: raise `rev` to `{next}`.",
                what.1
            ),
        )
    })
}

/// `V952`: something was added, and the revision is that of the last release. A reworded text is no such thing; whether
/// it is more than that, people say.
fn unnoted(
    item: &Revised<'_>,
    now: &Spanned<Rev>,
    before: Rev,
    (entry, added): (&LockEntry, Option<&IdUse>),
) -> Option<Diagnostic> {
    let released = entry.parts.and_then(|parts| parts.shape);
    let reshaped = released.is_some() && released != item.parts.shape;
    let what = match added {
        Some(one) => (format!("`{}` baru", one.id), format!("`{}` is new", one.id)),
        None if reshaped => ("Susunan judulnya berubah".to_owned(), "The headings changed".to_owned()),
        None => return None,
    };
    let next = Rev { minor: before.minor + 1, ..before };
    (now.value == before).then(|| {
        Diagnostic::new(
            Code::V952,
            item.path,
            now.span,
            format!("{} sejak terbit terakhir, sedangkan `rev` tetap. Kalau ada yang ditambah, naikkan menjadi `{next}`, supaya peserta melihat labelnya.", what.0),
            format!("{} since the last release, but `rev` is the same. If something was added, raise it to `{next}`, so that learners see the label.", what.1),
        )
    })
}

fn key_changed(path: &str, question: &Spanned<QuestionId>) -> Diagnostic {
    let id = &question.value;
    Diagnostic::new(
        Code::V954,
        path,
        question.span,
        format!(
            "Kunci soal `{id}` berubah sejak terbit. Tulis `rescore: [{id}]` di bagian depan supaya jawaban lama dinilai ulang, atau `rescore: []` bila tidak perlu."
        ),
        format!(
            "The key of question `{id}` changed since it was released. Write `rescore: [{id}]` in the front matter so that old answers are scored again, or `rescore: []` if they need not be."
        ),
    )
}
