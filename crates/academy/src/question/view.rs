//! A question as the screen gets it: never with its key before the learner answered.

use learning::{id::QuestionId, response::Response};
use serde::Serialize;
use ts_rs::TS;

/// One question, options already in the order to show. Indices (`index`, `Response`) always count in the order of the
/// source file, so an answer means the same after a shuffle and in both languages.
#[derive(Debug, Clone, Serialize, TS)]
pub struct QuestionView {
    pub id: QuestionId,
    pub kind: QuestionKind,
    /// Inline HTML of the question itself.
    pub stem_html: String,
    /// Block HTML between the question and its answers; empty when there is none.
    pub context_html: String,
    /// Shown one at a time, when asked for.
    pub hints_html: Vec<String>,
    /// Choice: the options to show. Ordering: the items in their starting order.
    pub options: Vec<OptionView>,
    /// Matching: the left cells in source order.
    pub left_html: Vec<String>,
    /// Matching: the right cells to choose from.
    pub right: Vec<OptionView>,
    /// Cloze: the paragraphs, each a run of text and gaps.
    pub cloze: Vec<Vec<ClozePart>>,
    /// Numeric: the unit to show behind the field.
    pub unit: Option<String>,
    pub points: u32,
    /// What the learner answered last, if anything.
    pub answer: Option<Response>,
    /// What to say about that answer, where the rules allow saying it.
    pub feedback: Option<FeedbackView>,
    /// Set aside by the learner to look at again (attempts only).
    pub flagged: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    Single,
    TrueFalse,
    Multiple,
    Numeric,
    Text,
    Matching,
    Ordering,
    Cloze,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct OptionView {
    pub index: u32,
    pub html: String,
    /// Plain text, for a drop-down or a spoken name.
    pub text: String,
}

#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ClozePart {
    Text {
        html: String,
    },
    /// `choices` is null for a gap to type in.
    Gap {
        gap: u32,
        choices: Option<Vec<OptionView>>,
    },
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct FeedbackView {
    pub verdict: Verdict,
    /// 0 to 1.
    pub share: f64,
    /// Per part (option ticked, pair, gap, neighbour), where the kind of question has parts.
    pub parts: Vec<PartFeedback>,
    /// The right answer in the form of a response; null where the rules keep it back.
    pub solution: Option<Response>,
    /// Shown after the answer; empty when there is none.
    pub explanation_html: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Right,
    Partial,
    Wrong,
}

/// `index` is the option, left cell, gap or item meant; null speaks about the answer as a whole.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PartFeedback {
    pub index: Option<u32>,
    pub right: bool,
    /// Empty when the author wrote none.
    pub html: String,
}
