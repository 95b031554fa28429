//! A question of the content as the screen gets it.

use course::{
    document::{Document, Part},
    html::{RenderContext, render},
    question::{Answer, ClozePiece, GapKind, OptionItem, Question, QuestionKind as Kind},
};
use learning::{
    attempt::{option_order, ordering_start},
    response::Response,
};

use super::view::{ClozePart, FeedbackView, OptionView, QuestionKind, QuestionView};

/// A question where it stands: its document and how to render it.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    pub document: &'a Document,
    pub question: &'a Question,
    pub context: &'a RenderContext<'a>,
    /// Orders options; the same seed shows the same order again.
    pub seed: u64,
    /// Whether options may be shuffled at all.
    pub shuffle: bool,
}

/// What the learner has done with it so far.
#[derive(Debug, Clone, Default)]
pub struct Answered {
    pub answer: Option<Response>,
    pub feedback: Option<FeedbackView>,
    pub flagged: bool,
}

impl Asked<'_> {
    pub fn view(&self, answered: Answered) -> QuestionView {
        let question = self.question;
        let mut view = QuestionView {
            id: question.id.value.clone(),
            kind: kind(&question.kind),
            stem_html: self.html(&question.stem),
            context_html: question.context.iter().map(|part| self.html(part)).collect(),
            hints_html: question.hints.iter().map(|part| self.html(part)).collect(),
            options: Vec::new(),
            left_html: Vec::new(),
            right: Vec::new(),
            cloze: Vec::new(),
            unit: unit(&question.kind),
            points: question.points,
            answer: answered.answer,
            feedback: answered.feedback,
            flagged: answered.flagged,
        };
        match &question.answer {
            Answer::Options(options) => view.options = self.options(options),
            Answer::Matching(matching) => {
                view.left_html = matching.left.iter().map(|cell| self.html(&cell.content)).collect();
                let right =
                    |at: usize| matching.right.get(at).map(|cell| (&cell.content, cell.text.as_str()));
                view.right = self.ordered(self.order(matching.right.len()), right);
            }
            Answer::Cloze(cloze) => {
                view.cloze =
                    cloze.paragraphs.iter().map(|pieces| self.paragraph(pieces, &cloze.gaps)).collect();
            }
        }
        view
    }

    pub fn html(&self, part: &Part) -> String {
        render(self.document, part, self.context)
    }

    /// Options of a choice, items of an ordering. The accepted texts of a typed answer are its key and stay here.
    fn options(&self, options: &[OptionItem]) -> Vec<OptionView> {
        let order = match self.question.kind {
            Kind::Numeric { .. } | Kind::Text => return Vec::new(),
            Kind::Ordering => ordering_start(self.seed, &self.question.id.value, count(options.len())),
            Kind::TrueFalse => (0..count(options.len())).collect(),
            _ => self.order(options.len()),
        };
        self.ordered(order, |at| options.get(at).map(|option| (&option.content, option.text.as_str())))
    }

    fn order(&self, length: usize) -> Vec<u32> {
        let fixed = self.question.fixed || !self.shuffle;
        option_order(self.seed, &self.question.id.value, count(length), fixed)
    }

    fn ordered<'p>(
        &self,
        order: Vec<u32>,
        at: impl Fn(usize) -> Option<(&'p Part, &'p str)>,
    ) -> Vec<OptionView> {
        let view = |index: u32| {
            let (content, text) = at(index as usize)?;
            Some(OptionView { index, html: self.html(content), text: text.to_owned() })
        };
        order.into_iter().filter_map(view).collect()
    }

    fn paragraph(&self, pieces: &[ClozePiece], gaps: &[course::question::Gap]) -> Vec<ClozePart> {
        let piece = |piece: &ClozePiece| match piece {
            ClozePiece::Text(part) => ClozePart::Text { html: self.html(part) },
            ClozePiece::Gap(at) => ClozePart::Gap {
                gap: count(*at),
                choices: gaps.get(*at).and_then(|gap| self.choices(*at, &gap.kind)),
            },
        };
        pieces.iter().map(piece).collect()
    }

    /// The choices of a drop-down, each gap in an order of its own.
    fn choices(&self, gap: usize, kind: &GapKind) -> Option<Vec<OptionView>> {
        let GapKind::Choice(choices) = kind else { return None };
        let seed = self.seed.wrapping_add(gap as u64);
        let fixed = self.question.fixed || !self.shuffle;
        let order = option_order(seed, &self.question.id.value, count(choices.len()), fixed);
        let view = |index: u32| {
            let text = choices.get(index as usize)?.clone();
            Some(OptionView { index, html: escape(&text), text })
        };
        Some(order.into_iter().filter_map(view).collect())
    }
}

/// Plain text as HTML.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

const fn kind(kind: &Kind) -> QuestionKind {
    match kind {
        Kind::Single => QuestionKind::Single,
        Kind::TrueFalse => QuestionKind::TrueFalse,
        Kind::Multiple => QuestionKind::Multiple,
        Kind::Numeric { .. } => QuestionKind::Numeric,
        Kind::Text => QuestionKind::Text,
        Kind::Matching => QuestionKind::Matching,
        Kind::Ordering => QuestionKind::Ordering,
        Kind::Cloze => QuestionKind::Cloze,
    }
}

fn unit(kind: &Kind) -> Option<String> {
    match kind {
        Kind::Numeric { unit } => unit.clone(),
        _ => None,
    }
}

/// Indices on the screen are `u32`; no question comes near.
pub fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
