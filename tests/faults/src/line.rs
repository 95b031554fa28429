//! What a journey says, one line of JSON each. `asks` goes out before a call and `saved` after it succeeded, so that
//! at any moment it is known what must be on the disk and what may be.

use std::io::Write;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "line", rename_all = "snake_case")]
pub enum Line {
    /// The call goes out now. Until it is answered, what it keeps may be there or not.
    Asks(Call),
    /// The call succeeded: the screen says "tersimpan", so all of this is on the disk.
    Saved(Call),
    /// The call failed: nothing of it is called saved.
    Refused { n: u64, call: String, code: String, details: String },
    /// The journey came to its end by itself.
    Ended { calls: u64 },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Call {
    /// Counts the calls of one run, from 1.
    pub n: u64,
    /// The clock during the call; no two calls of a journey have the same.
    pub at: DateTime<Utc>,
    pub call: String,
    pub keeps: Vec<Kept>,
}

/// Something on the disk, told by what is known of it from outside: `what` is a part of the JSON kept there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Kept {
    Fact {
        what: Value,
    },
    Register {
        key: String,
        what: Value,
    },
    /// The edition shown.
    Edition {
        what: String,
    },
}

/// Whether `found` has everything that `what` says, and possibly more.
#[must_use]
pub fn says(what: &Value, found: &Value) -> bool {
    match (what, found) {
        (Value::Object(what), Value::Object(found)) => {
            what.iter().all(|(name, what)| found.get(name).is_some_and(|found| says(what, found)))
        }
        _ => what == found,
    }
}

/// Writes lines and hands each over at once.
#[derive(Debug)]
pub struct Voice<W>(pub W);

impl<W: Write> Voice<W> {
    /// # Errors
    /// When nobody listens any more.
    pub fn say(&mut self, line: &Line) -> anyhow::Result<()> {
        let mut text = serde_json::to_vec(line)?;
        text.push(b'\n');
        self.0.write_all(&text)?;
        Ok(self.0.flush()?)
    }
}
