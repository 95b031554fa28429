//! Front matter of quizzes and exams.

use std::fmt;

use learning::id::QuizId;

use super::{Head, OrNone, Review, head::Shape, in_range};
use crate::{
    span::Spanned,
    yaml::{Fields, FromNode, Node, Report, one_of, wrong},
};

one_of! {
    /// When answers and feedback are shown.
    Reveal {
        Each = "each",
        Submit = "submit",
        Pass = "pass",
        Never = "never",
    }
    /// What is put in another order for each attempt.
    Shuffle {
        Both = "both",
        Questions = "questions",
        Options = "options",
        None = "none",
    }
    /// Scoring of questions with several parts that do not say it themselves.
    #[derive(Default)]
    ScoreRule {
        #[default]
        All = "all",
        Partial = "partial",
    }
}

/// Minutes and hours as `30m`, `24h`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Duration {
    pub minutes: u32,
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.minutes.is_multiple_of(60) {
            write!(f, "{}h", self.minutes / 60)
        } else {
            write!(f, "{}m", self.minutes)
        }
    }
}

impl FromNode for Duration {
    fn from_node(field: &str, node: &Spanned<Node>, report: &mut Report) -> Option<Self> {
        let minutes = match &node.value {
            Node::Text(text) => parse_minutes(text),
            _ => None,
        };
        if minutes.is_none() {
            wrong(
                field,
                node,
                ("lama waktu seperti 30m atau 24h", "a length of time like 30m or 24h"),
                report,
            );
        }
        minutes.map(|minutes| Self { minutes })
    }
}

fn parse_minutes(text: &str) -> Option<u32> {
    let (number, factor) = match text.strip_suffix('h') {
        Some(hours) => (hours, 60),
        None => (text.strip_suffix('m')?, 1),
    };
    if number.is_empty() || !number.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    number.parse::<u32>().ok()?.checked_mul(factor).filter(|minutes| (1..=60 * 24 * 60).contains(minutes))
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuizFront {
    pub head: Head<QuizId>,
    /// Module or course id.
    pub scope: Spanned<String>,
    /// Percent, 50 to 100; the academy's default when missing.
    pub pass: Option<Spanned<u32>>,
    /// 0 means no limit; by default 0 for a quiz and the academy's number for an exam.
    pub attempts: Option<Spanned<u32>>,
    /// Missing: the academy's wait for an exam, none for a quiz.
    pub cooldown: Option<OrNone<Duration>>,
    pub reveal: Reveal,
    pub time_limit: Option<Duration>,
    pub shuffle: Shuffle,
    pub score: ScoreRule,
    pub review: Review,
}

pub(super) fn read_quiz(fields: &mut Fields<'_>, report: &mut Report) -> Option<QuizFront> {
    let head = Head::read(Shape { rev: true, summary: false }, fields, report);
    let scope = fields.required("scope", report);
    Some(QuizFront {
        pass: in_range("pass", 50..=100, fields, report),
        attempts: in_range("attempts", 0..=100, fields, report),
        cooldown: fields.optional("cooldown", report).map(|wait| wait.value),
        reveal: fields.optional("reveal", report).map_or(Reveal::Submit, |reveal| reveal.value),
        time_limit: fields.optional::<OrNone<Duration>>("time_limit", report).and_then(|limit| limit.value.0),
        shuffle: fields.optional("shuffle", report).map_or(Shuffle::Both, |shuffle| shuffle.value),
        score: fields.optional("score", report).map(|score| score.value).unwrap_or_default(),
        review: Review::read(fields, report),
        head: head?,
        scope: scope?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_minutes_and_hours() {
        assert_eq!(parse_minutes("30m"), Some(30));
        assert_eq!(parse_minutes("24h"), Some(1440));
        for text in ["", "h", "0m", "1d", "-1h", "+1h", "99999999h", "1.5h", "90000m"] {
            assert_eq!(parse_minutes(text), None, "{text}");
        }
    }
}
