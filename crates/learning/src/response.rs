//! What a learner answered, in the order of the source file, whatever order the screen showed. A translation has the
//! same number and order of options, so a response is good in both languages.

use serde::{Deserialize, Serialize};

/// An answer to one question. Indices count from 0 in the order of the source file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Response {
    /// Single choice, true/false (one index) and multiple choice (any number).
    Choice {
        /// The options ticked.
        picked: Vec<u32>,
    },
    /// As typed, with comma or dot.
    Numeric {
        /// The number, as typed.
        text: String,
    },
    /// As typed.
    Text {
        /// The text, as typed.
        text: String,
    },
    /// For each left cell the index of the right cell chosen (index into the key's distinct right cells), or nothing.
    Matching {
        /// One per left cell.
        pairs: Vec<Option<u32>>,
    },
    /// The items in the learner's order.
    Ordering {
        /// Indices of the source order, as the learner put them.
        order: Vec<u32>,
    },
    /// One per gap.
    Cloze {
        /// The gaps, in order.
        gaps: Vec<GapResponse>,
    },
}

/// An answer to one gap of a cloze.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum GapResponse {
    /// Nothing.
    Empty,
    /// Something typed.
    Typed {
        /// As typed.
        text: String,
    },
    /// A choice of a drop-down.
    Picked {
        /// Its index.
        option: u32,
    },
}
