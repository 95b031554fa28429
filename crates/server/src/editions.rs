//! Editions of the curriculum that the server has: what counts as right in each, to grade attempts anew.
//!
//! Keys travel with the curriculum, so a device's result is what a device says. What the server makes of the same answers
//! is what counts; where it does not have the edition, or the questions are not ones that the quiz would have drawn, the
//! device's result stands and is marked as such.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::{self, File},
    path::{Path, PathBuf},
};

use course::{
    document::Document,
    edition::{self, Edition, EditionError, Version},
    lang::Lang,
    quiz::read_quiz,
};
use learning::{
    attempt::{AttemptResult, Scored, grade_attempt},
    hash::ContentHash,
    id::QuestionId,
    key::AnswerKey,
    outline::{PoolOutline, QuizOutline},
    record::AttemptRecord,
};

/// Why an edition cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum EditionsError {
    #[error("`{path}`: {source}")]
    Folder { path: PathBuf, source: std::io::Error },
    #[error("`{path}`: {source}")]
    Edition { path: PathBuf, source: EditionError },
}

/// The editions, by version.
#[derive(Debug, Default)]
pub struct Editions {
    quizzes: BTreeMap<String, BTreeMap<String, Quiz>>,
    newest: Option<Version>,
}

#[derive(Debug)]
struct Quiz {
    hash: ContentHash,
    pass_percent: u8,
    pools: Vec<PoolOutline>,
    keys: BTreeMap<QuestionId, AnswerKey>,
}

impl Editions {
    /// Reads every `.edition` file of a folder; without a folder there are none.
    ///
    /// # Errors
    /// When the folder cannot be read, or one of the files is not a whole edition.
    pub fn load(folder: Option<&Path>) -> Result<Self, EditionsError> {
        let mut editions = Self::default();
        let Some(folder) = folder else { return Ok(editions) };
        let unread = |source| EditionsError::Folder { path: folder.to_owned(), source };
        for entry in fs::read_dir(folder).map_err(unread)? {
            let path = entry.map_err(unread)?.path();
            if path.extension().is_some_and(|end| end == "edition") {
                editions.add(&open(&path)?);
            }
        }
        Ok(editions)
    }

    fn add(&mut self, edition: &Edition) {
        let version = edition.manifest.version;
        let outlines = edition.manifest.courses.iter().filter_map(|course| course.outline.as_ref());
        let quizzes = outlines.flat_map(|course| {
            course.modules.iter().filter_map(|module| module.quiz.as_ref()).chain(&course.exam)
        });
        let read = quizzes.filter_map(|outline| Some((outline.id.to_string(), quiz(edition, outline)?)));
        self.quizzes.insert(version.to_string(), read.collect());
        self.newest = self.newest.max(Some(version));
    }

    /// The newest version.
    pub(crate) fn newest(&self) -> Option<String> {
        self.newest.as_ref().map(ToString::to_string)
    }

    /// What an attempt earned by its answers; `None` where it cannot be graded here.
    pub(crate) fn regrade(&self, attempt: &AttemptRecord) -> Option<AttemptResult> {
        let start = &attempt.start()?.value;
        let quiz = self.quizzes.get(&start.edition)?.get(&start.quiz.id)?;
        if quiz.hash != start.quiz.hash || !is_draw(&quiz.pools, &start.questions) {
            return None;
        }
        let points: BTreeMap<_, _> =
            quiz.pools.iter().flat_map(|pool| &pool.questions).map(|one| (&one.id, one.points)).collect();
        let scored = start.questions.iter().map(|question| {
            Some(Scored { question, key: quiz.keys.get(question)?, points: *points.get(question)? })
        });
        Some(grade_attempt(&scored.collect::<Option<Vec<_>>>()?, &attempt.answers(), quiz.pass_percent))
    }
}

fn open(path: &Path) -> Result<Edition, EditionsError> {
    let file = File::open(path).map_err(|source| EditionsError::Folder { path: path.to_owned(), source })?;
    edition::open(file, &edition::Limits::default())
        .map_err(|source| EditionsError::Edition { path: path.to_owned(), source })
}

/// Keys are the same in every language.
fn quiz(edition: &Edition, outline: &QuizOutline) -> Option<Quiz> {
    let item = edition.item(outline.id.as_str(), Lang::Id)?;
    let context = edition.context(item);
    let (document, _) = Document::parse(edition.text(item)?, &context);
    let (body, _) = read_quiz(&document, &context);
    let questions = body.pools.into_iter().flat_map(|pool| pool.questions);
    Some(Quiz {
        hash: outline.hash,
        pass_percent: outline.rules.pass_percent,
        pools: outline.pools.clone(),
        keys: questions.map(|question| (question.id.value, question.key)).collect(),
    })
}

/// Whether a quiz with these pools could have drawn these questions.
fn is_draw(pools: &[PoolOutline], questions: &[QuestionId]) -> bool {
    let drawn: BTreeSet<_> = questions.iter().collect();
    let of_pool = |pool: &PoolOutline| {
        let all = pool.questions.len();
        let wanted = pool.draw.and_then(|draw| usize::try_from(draw).ok()).map_or(all, |draw| draw.min(all));
        (pool.questions.iter().filter(|question| drawn.contains(&question.id)).count(), wanted)
    };
    let counts: Vec<_> = pools.iter().map(of_pool).collect();
    let wanted: usize = counts.iter().map(|(_, wanted)| wanted).sum();
    counts.iter().all(|(drawn, wanted)| drawn == wanted) && wanted == questions.len()
}

#[cfg(test)]
mod tests {
    use learning::{id::PoolId, outline::QuestionOutline};

    use super::*;

    fn question(number: usize) -> QuestionId {
        QuestionId::parse(&format!("q-{number:04}")).unwrap()
    }

    #[test]
    fn a_draw_takes_from_each_pool_what_it_asks_for() {
        let pool = |name: &str, draw, numbers: std::ops::Range<usize>| PoolOutline {
            id: PoolId::parse(name).unwrap(),
            draw,
            questions: numbers.map(|number| QuestionOutline { id: question(number), points: 1 }).collect(),
        };
        let pools = [pool("p-a", Some(2), 0..5), pool("p-b", None, 5..7)];
        let check =
            |numbers: &[usize]| is_draw(&pools, &numbers.iter().copied().map(question).collect::<Vec<_>>());
        assert!(check(&[6, 1, 5, 3]));
        assert!(!check(&[1, 5, 6]), "one left out");
        assert!(!check(&[1, 1, 5, 6]), "one twice");
        assert!(!check(&[1, 2, 3, 5, 6]), "one more");
        assert!(!check(&[1, 5, 6, 9]), "one of elsewhere");
    }
}
