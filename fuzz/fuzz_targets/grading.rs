//! Any key against any answer: grading never fails and never gives more than everything.
#![no_main]

use std::collections::{BTreeMap, BTreeSet};

use arbitrary::Arbitrary;
use learning::{
    attempt::{Scored, grade_attempt},
    grade::{Verdict, grade},
    id::QuestionId,
    key::{AnswerKey, GapKey, NumericItem, NumericRange, Scoring, TextItem, TextPattern},
    response::{GapResponse, Response},
};
use libfuzzer_sys::fuzz_target;

#[derive(Debug, Arbitrary)]
enum Key {
    Single { options: u32, right: u32 },
    Multiple { options: u32, right: BTreeSet<u32>, partial: bool },
    Numeric(Vec<(String, bool)>),
    Text(Vec<(String, bool)>),
    Matching { pairs: Vec<u32>, rights: u32, partial: bool },
    Ordering { items: u32, partial: bool },
    Cloze { gaps: Vec<Gap>, partial: bool },
}

#[derive(Debug, Arbitrary)]
enum Gap {
    Typed(Vec<String>),
    Numeric(String),
    Choice { options: u32, right: u32 },
}

#[derive(Debug, Arbitrary)]
enum Answer {
    Choice(Vec<u32>),
    Numeric(String),
    Text(String),
    Matching(Vec<Option<u32>>),
    Ordering(Vec<u32>),
    Cloze(Vec<Filled>),
    /// Whatever else a fact may say.
    Json(String),
}

#[derive(Debug, Arbitrary)]
enum Filled {
    Empty,
    Typed(String),
    Picked(u32),
}

type Asked = (Key, Option<Answer>, u32);

#[derive(Debug, Arbitrary)]
struct Paper {
    questions: Vec<Asked>,
    pass_percent: u8,
}

fuzz_target!(|paper: Paper| {
    let graded: Vec<_> = paper.questions.into_iter().zip(0..1_000).filter_map(graded).collect();
    let questions: Vec<_> =
        graded.iter().map(|(id, key, points, _)| Scored { question: id, key, points: *points }).collect();
    let answers: BTreeMap<_, _> =
        graded.iter().filter_map(|(id, _, _, answer)| Some((id.clone(), answer.clone()?))).collect();
    let result = grade_attempt(&questions, &answers, paper.pass_percent);
    assert!(result.earned >= 0.0 && result.earned <= f64::from(result.points), "{result:?}");
    assert!((0.0..=100.0).contains(&result.percent), "{result:?}");
    assert_eq!(result.per_question.len(), questions.len());
});

/// The question under an id of its own, graded once by itself.
fn graded(
    ((key, answer, points), number): (Asked, u32),
) -> Option<(QuestionId, AnswerKey, u32, Option<Response>)> {
    let (key, answer) = (key.read()?, answer.and_then(Answer::read));
    if let Some(answer) = &answer {
        let mark = grade(&key, answer);
        assert!((0.0..=1.0).contains(&mark.share), "{key:?} {answer:?} {mark:?}");
        let fits = match mark.verdict {
            Verdict::Right => mark.share == 1.0,
            Verdict::Partial => mark.share > 0.0 && mark.share < 1.0,
            Verdict::Wrong => mark.share == 0.0,
        };
        assert!(fits, "{key:?} {answer:?} {mark:?}");
        assert_eq!(mark, grade(&key, answer));
    }
    let id = QuestionId::parse(&format!("q-{number:04}")).expect("an id");
    Some((id, key, points % 1_000, answer))
}

const fn scoring(partial: bool) -> Scoring {
    if partial { Scoring::Partial } else { Scoring::All }
}

impl Key {
    /// `None` where the author's text is no key.
    fn read(self) -> Option<AnswerKey> {
        Some(match self {
            Self::Single { options, right } => AnswerKey::Single { options, right },
            Self::Multiple { options, right, partial } => {
                AnswerKey::Multiple { options, right, scoring: scoring(partial) }
            }
            Self::Numeric(items) => AnswerKey::Numeric {
                items: items
                    .into_iter()
                    .filter_map(|(text, right)| {
                        let accept = NumericRange::parse(&text).ok()?;
                        assert!(
                            accept.low <= accept.high && accept.low.is_finite() && accept.high.is_finite()
                        );
                        Some(NumericItem { accept, right })
                    })
                    .collect(),
            },
            Self::Text(items) => AnswerKey::Text {
                items: items
                    .into_iter()
                    .filter_map(|(text, right)| {
                        Some(TextItem { accept: TextPattern::parse(&text).ok()?, right })
                    })
                    .collect(),
            },
            Self::Matching { pairs, rights, partial } => {
                AnswerKey::Matching { pairs, rights, scoring: scoring(partial) }
            }
            Self::Ordering { items, partial } => AnswerKey::Ordering { items, scoring: scoring(partial) },
            Self::Cloze { gaps, partial } => AnswerKey::Cloze {
                gaps: gaps.into_iter().map(Gap::read).collect::<Option<_>>()?,
                scoring: scoring(partial),
            },
        })
    }
}

impl Gap {
    fn read(self) -> Option<GapKey> {
        Some(match self {
            Self::Typed(texts) => {
                GapKey::Typed(texts.iter().filter_map(|text| TextPattern::parse(text).ok()).collect())
            }
            Self::Numeric(text) => GapKey::Numeric(NumericRange::parse(&text).ok()?),
            Self::Choice { options, right } => GapKey::Choice { options, right },
        })
    }
}

impl Answer {
    fn read(self) -> Option<Response> {
        Some(match self {
            Self::Choice(picked) => Response::Choice { picked },
            Self::Numeric(text) => Response::Numeric { text },
            Self::Text(text) => Response::Text { text },
            Self::Matching(pairs) => Response::Matching { pairs },
            Self::Ordering(order) => Response::Ordering { order },
            Self::Cloze(gaps) => Response::Cloze { gaps: gaps.into_iter().map(Filled::read).collect() },
            Self::Json(text) => serde_json::from_str(&text).ok()?,
        })
    }
}

impl Filled {
    fn read(self) -> GapResponse {
        match self {
            Self::Empty => GapResponse::Empty,
            Self::Typed(text) => GapResponse::Typed { text },
            Self::Picked(option) => GapResponse::Picked { option },
        }
    }
}
