//! Facts of which this program knows the type. Others are kept as they came, for the programs that do.

use learning::fact::FactBody;
use protocol::sync::Body;

/// The types of facts that `learning` knows.
const KINDS: [&str; 11] = [
    "lesson_completed",
    "check_answered",
    "attempt_started",
    "attempt_answered",
    "attempt_submitted",
    "lab_step_done",
    "module_completed",
    "course_completed",
    "consent_decided",
    "right_requested",
    "right_request_marked",
];

/// A fact of a known type does not have its shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unfit;

/// Reads a body; `None` for a type that is not known.
pub(super) fn read(body: &Body) -> Result<Option<FactBody>, Unfit> {
    match serde_json::from_str(body.as_str()) {
        Ok(known) => Ok(Some(known)),
        Err(_) if KINDS.contains(&body.kind().as_str()) => Err(Unfit),
        Err(_) => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the reader of facts says that it expects is what stands in the list.
    #[test]
    fn the_list_is_that_of_learning() {
        let error = serde_json::from_str::<FactBody>(r#"{"type":"of_tomorrow"}"#).unwrap_err().to_string();
        let (_, expected) = error.split_once("expected one of ").unwrap();
        let names: Vec<_> = expected.split('`').skip(1).step_by(2).collect();
        assert_eq!(names, KINDS);
    }

    #[test]
    fn a_known_type_must_have_its_shape_and_an_unknown_one_need_not() {
        let read = |text: &str| read(&Body::parse(text).unwrap()).map(|known| known.is_some());
        assert_eq!(read(r#"{"type":"of_tomorrow","x":1}"#), Ok(false));
        assert_eq!(read(r#"{"type":"lesson_completed","lesson":1}"#), Err(Unfit));
        let hash = "ab".repeat(32);
        let lesson =
            format!(r#"{{"type":"lesson_completed","lesson":{{"id":"x","rev":"v1.0","hash":"{hash}"}}}}"#);
        assert_eq!(read(&lesson), Ok(true));
    }
}
