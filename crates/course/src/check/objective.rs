//! Objectives: observable (`O851` `O852`), named correctly by questions (`Q423`), each asked (`O855`).

use std::collections::{BTreeMap, BTreeSet};

use learning::id::ObjectiveId;

use super::Checking;
use crate::{
    academy::Lesson,
    lang::Lang,
    objective::{check_coverage, check_references, check_wording},
    question::Question,
    span::Spanned,
};

impl Checking<'_> {
    pub(super) fn objectives(&mut self) {
        self.wording();
        let declared: BTreeMap<&str, &Lesson> =
            self.academy.lessons().map(|lesson| (lesson.id().as_str(), lesson)).collect();
        self.named_in_lessons();
        let asked = self.named_in_quizzes(&declared);
        self.coverage(asked);
    }

    fn wording(&mut self) {
        for lesson in self.academy.lessons() {
            for objective in &lesson.front().objectives {
                let text = &objective.text;
                self.out.extend(check_wording(&text.value, Lang::Id, text.span, lesson.path()));
            }
            let Some((path, translation)) = lesson.translation() else { continue };
            for objective in &translation.objectives {
                let text = &objective.text;
                self.out.extend(check_wording(&text.value, Lang::En, text.span, path));
            }
        }
    }

    fn named_in_lessons(&mut self) {
        for lesson in self.academy.lessons() {
            let own = &lesson.id().as_str()["net-101-".len()..];
            let exists = |named: &crate::question::ObjectiveRef| {
                named.lesson_suffix.as_deref().is_none_or(|suffix| suffix == own)
                    && has(lesson, &named.objective)
            };
            self.out.extend(check_references(&lesson.questions(), &exists, lesson.path()));
        }
    }

    /// Full ids of lessons with the objectives that quizzes ask for.
    fn named_in_quizzes(
        &mut self,
        declared: &BTreeMap<&str, &Lesson>,
    ) -> BTreeMap<String, BTreeSet<ObjectiveId>> {
        let mut asked: BTreeMap<String, BTreeSet<ObjectiveId>> = BTreeMap::new();
        for quiz in self.academy.quizzes() {
            let course = quiz.front.head.id.value.course();
            let full = |suffix: Option<&str>| suffix.map(|suffix| format!("{course}-{suffix}"));
            let questions: Vec<&Question> =
                quiz.page.id.body.pools.iter().flat_map(|pool| &pool.questions).collect();
            let exists = |named: &crate::question::ObjectiveRef| {
                full(named.lesson_suffix.as_deref())
                    .and_then(|id| declared.get(id.as_str()))
                    .is_some_and(|lesson| has(lesson, &named.objective))
            };
            if self.academy.broken.is_empty() {
                self.out.extend(check_references(&questions, &exists, quiz.path()));
            }
            for named in questions.iter().filter_map(|question| question.objective.as_ref()) {
                if let Some(id) = full(named.value.lesson_suffix.as_deref()) {
                    asked.entry(id).or_default().insert(named.value.objective.clone());
                }
            }
        }
        asked
    }

    fn coverage(&mut self, asked: BTreeMap<String, BTreeSet<ObjectiveId>>) {
        for lesson in self.academy.lessons() {
            // The steps of a lab are the doing of its objectives.
            let is_done = matches!(lesson, Lesson::Lab(item) if !item.page.id.body.steps.is_empty());
            if is_done || !self.is_sound(lesson.path()) {
                continue;
            }
            let mut asked = asked.get(lesson.id().as_str()).cloned().unwrap_or_default();
            let questions = lesson.questions();
            let named = questions.iter().filter_map(|question| question.objective.as_ref());
            asked.extend(named.map(|named| named.value.objective.clone()));
            let objectives: Vec<Spanned<ObjectiveId>> =
                lesson.front().objectives.iter().map(|objective| objective.id.clone()).collect();
            self.out.extend(check_coverage(&objectives, &asked, lesson.path()));
        }
    }
}

fn has(lesson: &Lesson, objective: &ObjectiveId) -> bool {
    lesson.front().objectives.iter().any(|one| one.id.value == *objective)
}
