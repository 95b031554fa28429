//! What an attempt earned.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::grade::{Fraction, Verdict, grade_exact};
use crate::id::QuestionId;
use crate::key::AnswerKey;
use crate::response::Response;

/// A question of an attempt, with what it takes to grade it.
#[derive(Debug, Clone, Copy)]
pub struct Scored<'a> {
    /// The question.
    pub question: &'a QuestionId,
    /// What counts as right.
    pub key: &'a AnswerKey,
    /// What it is worth.
    pub points: u32,
}

/// What one question of an attempt earned.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct QuestionMark {
    /// The question.
    pub question: QuestionId,
    /// What it is worth.
    pub points: u32,
    /// The share earned, 0 to 1.
    pub share: f64,
    /// The share in a word.
    pub verdict: Verdict,
    /// Whether there was an answer.
    pub answered: bool,
}

/// What an attempt earned.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct AttemptResult {
    /// Points earned.
    pub earned: f64,
    /// Points there were.
    pub points: u32,
    /// Percent earned, cut (never rounded up) to two decimals. Show it cut as well: 79.96 is not 80.
    pub percent: f64,
    /// Whether it passed, decided on exact fractions and not on `percent`.
    pub passed: bool,
    /// Each question, in the order of the attempt.
    pub per_question: Vec<QuestionMark>,
}

/// Grades an attempt. A question without an answer earns nothing; an attempt without points cannot pass.
#[must_use]
pub fn grade_attempt(
    questions: &[Scored<'_>],
    answers: &BTreeMap<QuestionId, Response>,
    pass_percent: u8,
) -> AttemptResult {
    let marks: Vec<_> = questions.iter().map(|scored| mark(*scored, answers.get(scored.question))).collect();
    let earned = marks.iter().map(|(earned, _)| *earned).fold(Fraction::ZERO, Fraction::plus);
    let points = questions.iter().fold(0_u32, |sum, scored| sum.saturating_add(scored.points));
    AttemptResult {
        earned: earned.to_f64(),
        points,
        percent: earned.percent_of(points),
        passed: points > 0 && earned.reaches(pass_percent, points),
        per_question: marks.into_iter().map(|(_, mark)| mark).collect(),
    }
}

fn mark(scored: Scored<'_>, answer: Option<&Response>) -> (Fraction, QuestionMark) {
    let (share, verdict) = answer.map_or((Fraction::ZERO, Verdict::Wrong), |response| {
        let (share, mark) = grade_exact(scored.key, response);
        (share, mark.verdict)
    });
    let mark = QuestionMark {
        question: scored.question.clone(),
        points: scored.points,
        share: share.to_f64(),
        verdict,
        answered: answer.is_some(),
    };
    (share.of_points(scored.points), mark)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::Scoring;

    fn question(number: usize) -> QuestionId {
        QuestionId::parse(&format!("q-{number:04}")).unwrap()
    }

    #[test]
    fn sixteen_of_twenty_pass_at_eighty_percent() {
        let key = AnswerKey::Single { options: 2, right: 1 };
        let ids: Vec<_> = (0..20).map(question).collect();
        let scored: Vec<_> = ids.iter().map(|id| Scored { question: id, key: &key, points: 1 }).collect();
        let with = |right: usize| {
            let answers =
                ids.iter().take(right).map(|id| (id.clone(), Response::Choice { picked: vec![1] })).collect();
            grade_attempt(&scored, &answers, 80)
        };
        let pass = with(16);
        assert!(pass.passed && (pass.percent - 80.0).abs() < f64::EPSILON, "{pass:?}");
        assert!(!with(15).passed);
        assert!(!with(0).per_question[0].answered);
    }

    #[test]
    fn partial_shares_add_up_exactly() {
        let key = AnswerKey::Multiple { options: 4, right: [0, 1, 2].into(), scoring: Scoring::Partial };
        let ids: Vec<_> = (0..3).map(question).collect();
        let scored: Vec<_> = ids.iter().map(|id| Scored { question: id, key: &key, points: 5 }).collect();
        let answers = ids.iter().map(|id| (id.clone(), Response::Choice { picked: vec![0, 2] })).collect();
        // Three times two thirds of five points are ten of fifteen: 66 2/3 percent.
        let result = grade_attempt(&scored, &answers, 66);
        assert!(result.passed);
        assert!((result.earned - 10.0).abs() < f64::EPSILON);
        assert!((result.percent - 66.66).abs() < 1e-9);
        assert!(!grade_attempt(&scored, &answers, 67).passed);
    }

    #[test]
    fn nothing_to_earn_is_not_a_pass() {
        let result = grade_attempt(&[], &BTreeMap::new(), 0);
        assert!(!result.passed);
        assert!(result.percent.abs() < f64::EPSILON);
    }
}
