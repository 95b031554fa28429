//! Writing into the lock what the files hold: new ids, and what went into an edition.

use crate::{
    academy::{Academy, IdUse},
    front::Status,
    lock::{Lock, PartHashes},
};

impl Academy {
    /// The lock with all ids that the files use and it does not know yet, and which those are.
    #[must_use]
    pub fn issue_ids(&self) -> (Lock, Vec<&IdUse>) {
        let mut lock = self.lock.clone();
        let new = self.ids.iter().filter(|one| lock.issue(&one.id, one.kind)).collect();
        (lock, new)
    }

    /// The lock after an edition with this version: every released id with its revision and content.
    #[must_use]
    pub fn release_ids(&self, version: &str) -> Lock {
        let (mut lock, _) = self.issue_ids();
        let revs = self.revs();
        for one in self.ids.iter().filter(|one| one.status == Status::Released) {
            let rev = revs.iter().find(|(id, _)| **id == one.id).map(|(_, rev)| *rev);
            let parts = (one.parts != PartHashes::default()).then_some(one.parts);
            lock.release(&one.id, version, rev, parts);
        }
        lock
    }

    /// Ids of courses, modules, lessons, labs, quizzes and the glossary with their revision.
    fn revs(&self) -> Vec<(String, learning::rev::Rev)> {
        let mut revs = Vec::new();
        let mut push = |id: String, rev: Option<&crate::span::Spanned<learning::rev::Rev>>| {
            revs.extend(rev.map(|rev| (id, rev.value)));
        };
        for course in self.courses() {
            push(course.item.front.head.id.value.to_string(), course.item.front.head.rev.as_ref());
        }
        for module in self.modules() {
            push(module.item.front.head.id.value.to_string(), module.item.front.head.rev.as_ref());
        }
        for lesson in self.lessons() {
            push(lesson.id().to_string(), lesson.front().head.rev.as_ref());
        }
        for quiz in self.quizzes() {
            push(quiz.front.head.id.value.to_string(), quiz.front.head.rev.as_ref());
        }
        if let Some(glossary) = &self.glossary {
            push(glossary.front.head.id.value.to_string(), glossary.front.head.rev.as_ref());
        }
        revs
    }
}
