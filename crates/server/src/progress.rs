//! What facts add up to, in rows for reports. The adding up is `learning`'s; here it is only said which row a fact
//! belongs to and what of the record stands in it.
//!
//! Pure: the rows kept while facts come in, and those made anew from all facts, come from the same function.

use std::collections::BTreeMap;

use learning::{
    fact::{AttemptId, Fact, FactBody},
    id::{CourseId, LessonId, ModuleId},
    record::{AttemptRecord, Record},
};

use crate::{
    editions::Editions,
    store::{BY_DEVICE, BY_SERVER, FactRow, ProgressRow},
};

/// The row that depends on a fact, if any.
pub(crate) fn topic(body: &FactBody) -> Option<String> {
    match body {
        FactBody::LessonCompleted { lesson } => Some(format!("lesson/{}", lesson.id)),
        FactBody::ModuleCompleted { module } => Some(format!("module/{}", module.id)),
        FactBody::CourseCompleted { course } => Some(format!("course/{}", course.id)),
        FactBody::AttemptStarted { attempt, .. }
        | FactBody::AttemptAnswered { attempt, .. }
        | FactBody::AttemptSubmitted { attempt, .. } => Some(format!("attempt/{attempt}")),
        _ => None,
    }
}

/// The rows of these facts: each topic needs all facts about it, and no others.
pub(crate) fn rows(facts: &[FactRow], editions: &Editions) -> Vec<ProgressRow> {
    let mut by_topic: BTreeMap<String, Vec<Fact>> = BTreeMap::new();
    for row in facts {
        // A fact that was kept under a topic could be read then; should it not be now, it says nothing.
        let Ok(body) = serde_json::from_str::<FactBody>(&row.body) else { continue };
        if let Some(topic) = topic(&body) {
            by_topic.entry(topic).or_default().push(Fact::new(row.device, row.seq, row.at, body));
        }
    }
    by_topic.into_iter().map(|(topic, facts)| row(topic, &Record::fold(&facts), editions)).collect()
}

fn row(topic: String, record: &Record, editions: &Editions) -> ProgressRow {
    let (kind, id) = topic.split_once('/').unwrap_or((&topic, ""));
    let at = match kind {
        "lesson" => LessonId::parse(id).ok().and_then(|id| record.find_lesson(&id)?.completed_at()),
        "module" => ModuleId::parse(id).ok().and_then(|id| record.module_completed_at(&id)),
        "course" => CourseId::parse(id).ok().and_then(|id| record.course_completed_at(&id)),
        _ => None,
    };
    let row =
        ProgressRow { quiz: None, at, percent: None, passed: None, graded_by: None, claimed: None, topic };
    let attempt = row.topic.strip_prefix("attempt/").and_then(|id| id.parse().ok());
    match attempt.and_then(|id| record.find_attempt(&AttemptId(id))) {
        Some(attempt) => of_attempt(row, attempt, editions),
        None => row,
    }
}

fn of_attempt(row: ProgressRow, attempt: &AttemptRecord, editions: &Editions) -> ProgressRow {
    let quiz = attempt.start().map(|start| start.value.quiz.id.clone());
    let Some(end) = attempt.submission() else { return ProgressRow { quiz, ..row } };
    let claimed = &end.value.result;
    let own = editions.regrade(attempt);
    let (counts, by) = own.as_ref().map_or((claimed, BY_DEVICE), |own| (own, BY_SERVER));
    ProgressRow {
        quiz,
        at: Some(end.at),
        percent: Some(counts.percent),
        passed: Some(counts.passed),
        graded_by: Some(by),
        claimed: Some(claimed.percent),
        ..row
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};
    use learning::fact::DeviceId;
    use uuid::Uuid;

    use super::*;

    fn rows(facts: &[FactRow]) -> Vec<ProgressRow> {
        super::rows(facts, &Editions::default())
    }

    fn fact(device: u128, seq: u32, minutes: i64, body: &str) -> FactRow {
        let at = DateTime::UNIX_EPOCH + TimeDelta::minutes(minutes);
        FactRow { device: DeviceId(Uuid::from_u128(device)), seq, at, body: body.to_owned() }
    }

    fn completed(lesson: &str) -> String {
        let hash = "ab".repeat(32);
        format!(r#"{{"type":"lesson_completed","lesson":{{"id":"{lesson}","rev":"v1.0","hash":"{hash}"}}}}"#)
    }

    #[test]
    fn a_lesson_counts_from_its_first_completion_whatever_the_order_and_repeats() {
        let facts = [fact(2, 1, 90, &completed("net-101-l06")), fact(1, 1, 30, &completed("net-101-l06"))];
        let there = rows(&facts);
        let back: Vec<_> = facts.iter().rev().chain(&facts).cloned().collect();
        assert_eq!(there, rows(&back));
        assert_eq!(there.len(), 1);
        assert_eq!(there[0].topic, "lesson/net-101-l06");
        assert_eq!(there[0].at, Some(DateTime::UNIX_EPOCH + TimeDelta::minutes(30)));
    }

    #[test]
    fn an_attempt_has_its_quiz_when_the_start_came_and_its_score_when_it_was_handed_in() {
        let id = Uuid::from_u128(7);
        let hash = "ab".repeat(32);
        let start = format!(
            r#"{{"type":"attempt_started","attempt":"{id}","quiz":{{"id":"net-101-x","rev":"v1.0","hash":"{hash}"}},"edition":"2026.11.0","number":1,"seed":"1","questions":[],"time_limit_s":null}}"#
        );
        let end = format!(
            r#"{{"type":"attempt_submitted","attempt":"{id}","result":{{"earned":8.0,"points":10,"percent":80.0,"passed":true,"per_question":[]}},"reason":"by_learner"}}"#
        );
        let of = |facts: &[FactRow]| rows(facts).remove(0);
        let begun = of(&[fact(1, 1, 0, &start)]);
        assert_eq!((begun.quiz.as_deref(), begun.at, begun.passed), (Some("net-101-x"), None, None));
        let done = of(&[fact(1, 2, 9, &end), fact(1, 1, 0, &start)]);
        assert_eq!(
            (done.quiz.as_deref(), done.percent, done.passed),
            (Some("net-101-x"), Some(80.0), Some(true))
        );
    }
}
