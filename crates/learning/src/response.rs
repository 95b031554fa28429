//! What a learner answered, in the order of the source file, whatever order the screen showed. A translation has the
//! same number and order of options, so a response is good in both languages.

use serde::{Deserialize, Serialize};

/// An answer to one question. Indices count from 0 in the order of the source file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Response {
    /// Single choice, true/false (one index) and multiple choice (any number).
    Choice { picked: Vec<u32> },
    /// As typed, with comma or dot.
    Numeric { text: String },
    /// As typed.
    Text { text: String },
    /// For each left cell the index of the right cell chosen (index into the key's distinct right cells), or nothing.
    Matching { pairs: Vec<Option<u32>> },
    /// The items in the learner's order.
    Ordering { order: Vec<u32> },
    /// One per gap.
    Cloze { gaps: Vec<GapResponse> },
}

/// An answer to one gap of a cloze.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum GapResponse {
    Empty,
    Typed { text: String },
    Picked { option: u32 },
}
