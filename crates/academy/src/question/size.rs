//! What is too large to be an answer: refused before it is kept, because facts are never removed.

use learning::response::{GapResponse, Response};

use crate::failure::{Failure, FailureCode, Result};

/// Longest text of an answer, in characters.
const LONGEST: usize = 1_000;
/// Most choices, pairs or gaps of an answer.
const MOST: usize = 200;

pub(crate) fn check(response: &Response) -> Result<()> {
    let (parts, longest) = match response {
        Response::Choice { picked } => (picked.len(), 0),
        Response::Matching { pairs } => (pairs.len(), 0),
        Response::Ordering { order } => (order.len(), 0),
        Response::Numeric { text } | Response::Text { text } => (1, text.chars().count()),
        Response::Cloze { gaps } => (gaps.len(), gaps.iter().map(length).max().unwrap_or_default()),
    };
    if longest <= LONGEST && parts <= MOST {
        return Ok(());
    }
    Err(Failure::new(
        FailureCode::Invalid,
        format!("Jawaban ini terlalu panjang. Ringkas menjadi paling banyak {LONGEST} huruf."),
        format!("This answer is too long. Shorten it to at most {LONGEST} letters."),
        "response",
    ))
}

fn length(gap: &GapResponse) -> usize {
    match gap {
        GapResponse::Typed { text } => text.chars().count(),
        GapResponse::Empty | GapResponse::Picked { .. } => 0,
    }
}
