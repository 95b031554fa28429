//! Names that other learning systems use for the same things: the verbs and move-on rules of cmi5 (sections 9.3 and
//! 10.2.4 of the Quartz edition), for statements that leave the academy. Inside, facts keep their own names.

use serde::{Deserialize, Serialize};

/// A verb of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verb {
    /// A lesson or lab was finished.
    Completed,
    /// A quiz or exam was passed.
    Passed,
    /// A quiz or exam was handed in and not passed.
    Failed,
    /// Everything that a module or course asks for was done.
    Satisfied,
}

impl Verb {
    /// Its IRI in statements.
    #[must_use]
    pub const fn iri(self) -> &'static str {
        match self {
            Self::Completed => "http://adlnet.gov/expapi/verbs/completed",
            Self::Passed => "http://adlnet.gov/expapi/verbs/passed",
            Self::Failed => "http://adlnet.gov/expapi/verbs/failed",
            Self::Satisfied => "https://w3id.org/xapi/adl/verbs/satisfied",
        }
    }
}

/// What a unit asks for before one may move on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum MoveOn {
    /// It has to be passed.
    Passed,
    /// It has to be finished.
    Completed,
    /// Both.
    CompletedAndPassed,
    /// One of both.
    CompletedOrPassed,
    /// Nothing.
    NotApplicable,
}

impl MoveOn {
    /// Whether this is enough.
    #[must_use]
    pub const fn is_satisfied(self, completed: bool, passed: bool) -> bool {
        match self {
            Self::Passed => passed,
            Self::Completed => completed,
            Self::CompletedAndPassed => completed && passed,
            Self::CompletedOrPassed => completed || passed,
            Self::NotApplicable => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_the_standard() {
        let name = |rule: MoveOn| serde_json::to_string(&rule).unwrap();
        assert_eq!(name(MoveOn::CompletedAndPassed), "\"CompletedAndPassed\"");
        assert_eq!(name(MoveOn::NotApplicable), "\"NotApplicable\"");
        assert_eq!(serde_json::to_string(&Verb::Satisfied).unwrap(), "\"satisfied\"");
        for verb in [Verb::Completed, Verb::Passed, Verb::Failed, Verb::Satisfied] {
            let name = serde_json::to_value(verb).unwrap();
            assert!(verb.iri().ends_with(name.as_str().unwrap()), "{verb:?}");
        }
    }

    #[test]
    fn moving_on_follows_its_rule() {
        let table = |rule: MoveOn| {
            [(false, false), (true, false), (false, true), (true, true)].map(|(c, p)| rule.is_satisfied(c, p))
        };
        assert_eq!(table(MoveOn::Passed), [false, false, true, true]);
        assert_eq!(table(MoveOn::Completed), [false, true, false, true]);
        assert_eq!(table(MoveOn::CompletedAndPassed), [false, false, false, true]);
        assert_eq!(table(MoveOn::CompletedOrPassed), [false, true, true, true]);
        assert_eq!(table(MoveOn::NotApplicable), [true; 4]);
    }
}
