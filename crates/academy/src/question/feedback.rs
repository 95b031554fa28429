//! What to say about an answer.

use course::{
    document::Part,
    question::{Answer, OptionItem, QuestionKind as Kind},
};
use learning::{
    grade::{self, Mark, grade},
    key::{AnswerKey, GapKey, TextPattern},
    response::{GapResponse, Response},
};

use super::{
    show::{Asked, count},
    view::{FeedbackView, PartFeedback, Verdict},
};

/// Whether the right answer is shown with the feedback.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Solution {
    Show,
    Keep,
}

impl Asked<'_> {
    pub fn feedback(&self, response: &Response, solution: Solution) -> FeedbackView {
        let mark = grade(&self.question.key, response);
        FeedbackView {
            verdict: verdict(mark.verdict),
            share: mark.share,
            parts: self.parts(response, &mark),
            solution: (solution == Solution::Show).then(|| self.solution()),
            // An explanation names the answer as often as not.
            explanation_html: self
                .optional(self.question.explanation.as_ref().filter(|_| solution == Solution::Show)),
        }
    }

    /// A question nobody answered, shown after the attempt.
    pub fn unanswered(&self) -> FeedbackView {
        FeedbackView {
            verdict: Verdict::Wrong,
            share: 0.0,
            parts: Vec::new(),
            solution: Some(self.solution()),
            explanation_html: self.optional(self.question.explanation.as_ref()),
        }
    }

    fn parts(&self, response: &Response, mark: &Mark) -> Vec<PartFeedback> {
        match (&self.question.answer, response) {
            (Answer::Options(options), Response::Choice { picked }) => {
                picked.iter().filter_map(|index| self.option(options, *index, Some(*index))).collect()
            }
            (Answer::Options(options), Response::Ordering { order }) => order
                .iter()
                .enumerate()
                .filter_map(|(place, index)| self.placed(options, place, *index))
                .collect(),
            (Answer::Options(options), _) => {
                mark.matched.and_then(|index| self.option(options, index, None)).into_iter().collect()
            }
            (Answer::Matching(matching), _) => {
                self.each(&mark.parts, |at| matching.feedback.get(at).and_then(Option::as_ref))
            }
            (Answer::Cloze(_), _) => self.each(&mark.parts, |_| None),
        }
    }

    fn option(&self, options: &[OptionItem], index: u32, shown: Option<u32>) -> Option<PartFeedback> {
        let option = options.get(index as usize)?;
        Some(PartFeedback {
            index: shown,
            right: option.right,
            html: self.optional(option.feedback.as_ref()),
        })
    }

    /// An item of an ordering is right where it stands at its own place.
    fn placed(&self, options: &[OptionItem], place: usize, index: u32) -> Option<PartFeedback> {
        let option = options.get(index as usize)?;
        let right = place == index as usize;
        Some(PartFeedback { index: Some(index), right, html: self.optional(option.feedback.as_ref()) })
    }

    fn each<'p>(&self, parts: &[bool], feedback: impl Fn(usize) -> Option<&'p Part>) -> Vec<PartFeedback> {
        let part = |(at, right): (usize, &bool)| PartFeedback {
            index: Some(count(at)),
            right: *right,
            html: self.optional(feedback(at)),
        };
        parts.iter().enumerate().map(part).collect()
    }

    fn optional(&self, part: Option<&Part>) -> String {
        part.map(|part| self.html(part)).unwrap_or_default()
    }

    /// The right answer in the form of a response, so that the screen shows it with the same control.
    fn solution(&self) -> Response {
        match &self.question.key {
            AnswerKey::Single { right, .. } => Response::Choice { picked: vec![*right] },
            AnswerKey::Multiple { right, .. } => Response::Choice { picked: right.iter().copied().collect() },
            AnswerKey::Numeric { .. } => Response::Numeric { text: self.accepted() },
            AnswerKey::Text { .. } => Response::Text { text: self.accepted() },
            AnswerKey::Matching { pairs, .. } => {
                Response::Matching { pairs: pairs.iter().map(|right| Some(*right)).collect() }
            }
            AnswerKey::Ordering { items, .. } => Response::Ordering { order: (0..*items).collect() },
            AnswerKey::Cloze { gaps, .. } => Response::Cloze { gaps: gaps.iter().map(gap).collect() },
        }
    }

    /// The first right answer as the author wrote it.
    fn accepted(&self) -> String {
        let typed = matches!(self.question.kind, Kind::Numeric { .. } | Kind::Text);
        let right = self.question.options().iter().find(|option| option.right && typed);
        right.map(|option| option.text.clone()).unwrap_or_default()
    }
}

fn gap(key: &GapKey) -> GapResponse {
    match key {
        GapKey::Choice { right, .. } => GapResponse::Picked { option: *right },
        GapKey::Numeric(range) => {
            let middle = f64::midpoint(range.low, range.high);
            GapResponse::Typed { text: middle.to_string() }
        }
        GapKey::Typed(patterns) => {
            let literal = patterns.iter().find_map(|pattern| match pattern {
                TextPattern::Literal(text) => Some(text.clone()),
                TextPattern::Pattern(_) => None,
            });
            literal.map_or(GapResponse::Empty, |text| GapResponse::Typed { text })
        }
    }
}

const fn verdict(verdict: grade::Verdict) -> Verdict {
    match verdict {
        grade::Verdict::Right => Verdict::Right,
        grade::Verdict::Partial => Verdict::Partial,
        grade::Verdict::Wrong => Verdict::Wrong,
    }
}
