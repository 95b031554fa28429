//! The parts of a file whose change decides what a new revision means.

use std::fmt;

use learning::hash::ContentHash;

/// The first 64 bits of each part's hash: enough to see a change between two releases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PartHashes {
    /// Objectives; for a quiz what it assesses and its pass mark.
    pub objectives: Option<u64>,
    /// Text outside questions.
    pub body: Option<u64>,
    /// Stems and options, whatever their order.
    pub questions: Option<u64>,
    /// What counts as right.
    pub keys: Option<u64>,
    /// The rest of the front matter.
    pub meta: Option<u64>,
    /// The headings outside questions by their levels: what shows that a section was added.
    pub shape: Option<u64>,
}

impl PartHashes {
    /// The hash of one part's text.
    #[must_use]
    pub fn of(text: &str) -> u64 {
        let hash = ContentHash::of(text.as_bytes());
        let mut head = [0; 8];
        head.copy_from_slice(&hash.as_bytes()[..8]);
        u64::from_be_bytes(head)
    }

    const fn named(self) -> [(&'static str, Option<u64>); 6] {
        [
            ("objectives", self.objectives),
            ("body", self.body),
            ("questions", self.questions),
            ("keys", self.keys),
            ("meta", self.meta),
            ("shape", self.shape),
        ]
    }

    /// Reads `body=0123456789abcdef,keys=…`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut parts = Self::default();
        for pair in text.split(',') {
            let (name, digits) = pair.split_once('=')?;
            let value = (digits.len() == 16).then(|| u64::from_str_radix(digits, 16).ok()).flatten()?;
            let place = match name {
                "objectives" => &mut parts.objectives,
                "body" => &mut parts.body,
                "questions" => &mut parts.questions,
                "keys" => &mut parts.keys,
                "meta" => &mut parts.meta,
                "shape" => &mut parts.shape,
                _ => return None,
            };
            *place = Some(value);
        }
        Some(parts)
    }
}

impl fmt::Display for PartHashes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "";
        for (name, value) in self.named() {
            if let Some(value) = value {
                write!(f, "{separator}{name}={value:016x}")?;
                separator = ",";
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let parts = PartHashes {
            objectives: Some(1),
            body: Some(2),
            questions: Some(3),
            keys: Some(4),
            meta: Some(5),
            shape: Some(6),
        };
        assert_eq!(PartHashes::parse(&parts.to_string()), Some(parts));
        let some = PartHashes { keys: Some(4), shape: Some(6), ..PartHashes::default() };
        assert_eq!(PartHashes::parse(&some.to_string()), Some(some));
        assert_eq!(PartHashes::parse("shape=0000000000000006,colour=0000000000000001"), None);
    }
}
