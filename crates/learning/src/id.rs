//! Ids of the curriculum's items. They come from the content's files, never from a path or a title, and are never
//! reused; the grammar of each kind is in its `parse`.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The text is not an id of the kind asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a {kind} id (expected {expected})")]
pub struct InvalidId {
    /// What was read.
    pub text: String,
    /// The kind of id asked for.
    pub kind: &'static str,
    /// Its grammar, in words.
    pub expected: &'static str,
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident, $kind:literal, $expected:literal, $check:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(as = "String"))]
        pub struct $name(String);

        impl $name {
            /// Checks the grammar.
            ///
            /// # Errors
            /// `InvalidId` when the text does not follow it.
            pub fn parse(text: &str) -> Result<Self, InvalidId> {
                let check: fn(&str) -> bool = $check;
                if check(text) {
                    Ok(Self(text.to_owned()))
                } else {
                    Err(InvalidId { text: text.to_owned(), kind: $kind, expected: $expected })
                }
            }

            /// The text form.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl TryFrom<String> for $name {
            type Error = InvalidId;
            fn try_from(text: String) -> Result<Self, InvalidId> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = InvalidId;
            fn from_str(text: &str) -> Result<Self, InvalidId> {
                Self::parse(text)
            }
        }
    )*};
}

ids! {
    /// `net`
    TrackId, "track", "three lower-case letters", is_track;
    /// `net-101`
    CourseId, "course", "<track>-NNN", is_course;
    /// `net-101-m2`
    ModuleId, "module", "<course>-mN", is_module;
    /// `net-101-l06`; labs share the number series of lessons.
    LessonId, "lesson", "<course>-lNN", is_lesson;
    /// `net-101-m2-q` (a module's quiz) or `net-101-x` (a course's exam)
    QuizId, "quiz", "<module>-q or <course>-x", is_quiz;
    /// `q-k3f9`
    QuestionId, "question", "q- and 4 to 6 of 0-9a-hjkmnp-tv-z", |text| is_short(text, "q-");
    /// `s-7m2d`
    StepId, "step", "s- and 4 to 6 of 0-9a-hjkmnp-tv-z", |text| is_short(text, "s-");
    /// `p-prefix`
    PoolId, "pool", "p- and a slug", |text| text.strip_prefix("p-").is_some_and(is_slug);
    /// `o1`, inside a lesson or lab
    ObjectiveId, "objective", "o1 to o9", is_objective;
    /// `latency`
    TermId, "term", "a slug of a-z, 0-9 and -", is_slug;
}

impl LessonId {
    /// The course the lesson was issued in: `net-101-l06` -> `net-101`.
    #[must_use]
    pub fn course(&self) -> CourseId {
        CourseId(self.0[..7].to_owned())
    }
}

impl ModuleId {
    /// The course the module belongs to.
    #[must_use]
    pub fn course(&self) -> CourseId {
        CourseId(self.0[..7].to_owned())
    }
}

impl QuizId {
    /// The course the quiz belongs to.
    #[must_use]
    pub fn course(&self) -> CourseId {
        CourseId(self.0[..7].to_owned())
    }

    /// Whether this is a course's exam (`…-x`) and not a module's quiz (`…-q`).
    #[must_use]
    pub fn is_exam(&self) -> bool {
        self.0.ends_with("-x")
    }
}

impl CourseId {
    /// The track the course belongs to.
    #[must_use]
    pub fn track(&self) -> TrackId {
        TrackId(self.0[..3].to_owned())
    }
}

fn is_track(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|b| b.is_ascii_lowercase())
}

fn is_course(text: &str) -> bool {
    text.split_once('-').is_some_and(|(track, number)| is_track(track) && is_number(number, 3..=3))
}

fn is_module(text: &str) -> bool {
    tail_of_course(text).and_then(|tail| tail.strip_prefix("-m")).is_some_and(|n| is_number(n, 1..=2))
}

fn is_lesson(text: &str) -> bool {
    tail_of_course(text).and_then(|tail| tail.strip_prefix("-l")).is_some_and(|n| is_number(n, 2..=3))
}

fn is_quiz(text: &str) -> bool {
    text.strip_suffix("-x").is_some_and(is_course) || text.strip_suffix("-q").is_some_and(is_module)
}

fn is_objective(text: &str) -> bool {
    matches!(text.as_bytes(), [b'o', b'1'..=b'9'])
}

fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 60
        && !text.starts_with('-')
        && !text.ends_with('-')
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// Crockford's base 32 in lower case: no i, l, o, u.
fn is_short(text: &str, prefix: &str) -> bool {
    text.strip_prefix(prefix).is_some_and(|tail| {
        (4..=6).contains(&tail.len())
            && tail.bytes().all(|b| {
                b.is_ascii_digit() || (b.is_ascii_lowercase() && !matches!(b, b'i' | b'l' | b'o' | b'u'))
            })
    })
}

fn is_number(text: &str, digits: std::ops::RangeInclusive<usize>) -> bool {
    digits.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

/// What follows a course id at the start of the text.
fn tail_of_course(text: &str) -> Option<&str> {
    let (head, tail) = text.split_at_checked(7)?;
    is_course(head).then_some(tail)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_follows_its_grammar() {
        assert!(TrackId::parse("net").is_ok());
        assert!(CourseId::parse("net-101").is_ok());
        assert!(ModuleId::parse("net-101-m2").is_ok());
        assert!(LessonId::parse("net-101-l06").is_ok());
        assert!(QuizId::parse("net-101-m2-q").is_ok());
        assert!(QuizId::parse("net-101-x").is_ok());
        assert!(QuestionId::parse("q-k3f9").is_ok());
        assert!(StepId::parse("s-7m2d").is_ok());
        assert!(PoolId::parse("p-prefix").is_ok());
        assert!(ObjectiveId::parse("o1").is_ok());
        assert!(TermId::parse("latency").is_ok());
    }

    #[test]
    fn near_misses_are_refused() {
        for text in ["", "Net", "ne", "net1"] {
            assert!(TrackId::parse(text).is_err(), "{text}");
        }
        for text in ["net101", "net-1011", "net-10", "nét-101", "net-101-m2"] {
            assert!(CourseId::parse(text).is_err(), "{text}");
        }
        for text in ["q-k3fi", "q-k3f", "q-k3f9k3f", "s-7m2d", "q_k3f9"] {
            assert!(QuestionId::parse(text).is_err(), "{text}");
        }
        assert!(ObjectiveId::parse("o0").is_err());
        assert!(TermId::parse("-latency").is_err());
    }

    #[test]
    fn a_lesson_knows_its_course() {
        let lesson = LessonId::parse("net-101-l06").unwrap();
        assert_eq!(lesson.course().as_str(), "net-101");
        assert_eq!(lesson.course().track().as_str(), "net");
    }
}
