//! Facts: things a learner did, written down once and never changed. Numbered per device without gaps and chained by
//! hash, so that damage and hand-editing show.
//!
//! Must not know where facts are stored or how they travel.

mod chain;
pub(crate) mod instant;
mod run;

use std::fmt;

use chrono::{DateTime, SubsecRound, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use chain::{BrokenChain, Head, Link, chain, chain_bytes, verify_chain};
pub use run::{Run, Verdict, accept, needed};

use crate::attempt::AttemptResult;
use crate::hash::ContentHash;
use crate::id::{QuestionId, StepId};
use crate::response::Response;
use crate::rev::Rev;

/// A learner's machine. A restored backup or a cloned disk takes a new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(as = "String"))]
pub struct DeviceId(pub Uuid);

/// One try at a quiz or an exam.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(as = "String"))]
pub struct AttemptId(pub Uuid);

impl fmt::Display for DeviceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for AttemptId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What identifies a fact: two facts with the same device and number are the same fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FactRef {
    /// The device that wrote it.
    pub device: DeviceId,
    /// Its number on that device, from 1.
    pub seq: u32,
}

/// An item of the curriculum as it was when the fact happened.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ItemRef {
    /// A lesson's, lab's, quiz's, module's or course's id.
    pub id: String,
    /// Its revision.
    pub rev: Rev,
    /// Hash of its content.
    pub hash: ContentHash,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// The device that wrote it.
    pub device: DeviceId,
    /// Its number on that device: from 1, without gaps.
    pub seq: u32,
    /// When, by the device's clock. Only milliseconds are kept. May be wrong; never decides between devices alone.
    #[serde(with = "instant")]
    pub at: DateTime<Utc>,
    /// What happened.
    pub body: FactBody,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum FactBody {
    /// A lesson or a lab was finished.
    LessonCompleted {
        /// The lesson or lab.
        lesson: ItemRef,
    },
    /// A question inside a lesson or lab was answered. Tries are not limited.
    CheckAnswered {
        /// The lesson or lab the question stands in.
        lesson: ItemRef,
        /// The question.
        question: QuestionId,
        /// The answer.
        response: Response,
        /// What it earned, 0 to 1.
        share: f64,
    },
    /// A quiz or an exam was begun.
    AttemptStarted {
        /// The new attempt.
        attempt: AttemptId,
        /// The quiz or exam.
        quiz: ItemRef,
        /// The edition it is taken and graded on.
        edition: String,
        /// Which try at this quiz, from 1.
        number: u32,
        /// The seed of draw and shuffle: a `u64` as decimal text, because a JSON number cannot hold it everywhere.
        seed: String,
        /// The questions drawn, in the order shown.
        questions: Vec<QuestionId>,
        /// The time limit in seconds, before any extension.
        time_limit_s: Option<u32>,
    },
    /// A question of an attempt was answered, or answered anew.
    AttemptAnswered {
        /// The attempt.
        attempt: AttemptId,
        /// The question.
        question: QuestionId,
        /// The answer.
        response: Response,
    },
    /// An attempt was handed in and graded.
    AttemptSubmitted {
        /// The attempt.
        attempt: AttemptId,
        /// How it was graded.
        result: AttemptResult,
        /// Who ended it.
        reason: SubmitReason,
    },
    /// Items of a lab's step were ticked.
    LabStepDone {
        /// The lab.
        lab: ItemRef,
        /// The step.
        step: StepId,
        /// Hashes of the ticked items' text.
        items: Vec<String>,
    },
    /// Everything a module asked for was done for the first time. Keeps the completion when a later edition asks for
    /// more.
    ModuleCompleted {
        /// The module, with the course's revision.
        module: ItemRef,
    },
    /// Everything a course asked for was done for the first time.
    CourseCompleted {
        /// The course.
        course: ItemRef,
    },
    /// A person said yes or no to one purpose of a privacy notice, or took a yes back.
    ConsentDecided {
        /// The purpose's id in the notice.
        purpose: String,
        /// What was said.
        decision: Decision,
        /// Which decision about this purpose, from 1: one more than the last that was known when it was made.
        number: u32,
        /// Version of the notice that was shown.
        notice: String,
        /// Hash of the exact text that was shown.
        text: ContentHash,
        /// Language it was shown in, `id` or `en`.
        language: String,
        /// Where in the app it was said.
        method: ConsentMethod,
        /// The app's version.
        version: String,
        /// The receipt that tells of it.
        receipt: ReceiptId,
        /// Hash of that receipt.
        receipt_hash: ContentHash,
    },
    /// A person asked for something about their data that this device cannot do alone. The words that go with it are in
    /// a register, so that they can be removed when their time is over; a fact cannot.
    RightRequested {
        /// The new request.
        request: RequestId,
        /// Which right.
        right: Right,
        /// The purpose's id in the notice, where the request is about one.
        purpose: Option<String>,
    },
    /// Something became of a request.
    RightRequestMarked {
        /// The request.
        request: RequestId,
        /// What.
        mark: RequestMark,
    },
}

impl FactBody {
    /// What the fact is of, as its `type` in the file and in the inventory.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::LessonCompleted { .. } => "lesson_completed",
            Self::CheckAnswered { .. } => "check_answered",
            Self::AttemptStarted { .. } => "attempt_started",
            Self::AttemptAnswered { .. } => "attempt_answered",
            Self::AttemptSubmitted { .. } => "attempt_submitted",
            Self::LabStepDone { .. } => "lab_step_done",
            Self::ModuleCompleted { .. } => "module_completed",
            Self::CourseCompleted { .. } => "course_completed",
            Self::ConsentDecided { .. } => "consent_decided",
            Self::RightRequested { .. } => "right_requested",
            Self::RightRequestMarked { .. } => "right_request_marked",
        }
    }
}

/// A right over one's own data (UU 27/2022, articles 5 to 13).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Right {
    /// To see what is held, and who looked at it.
    Access,
    /// To have something corrected.
    Correct,
    /// To object to a purpose.
    Object,
    /// To have a purpose put off or limited.
    Restrict,
    /// To have it erased.
    Erase,
    /// To take a consent back.
    Withdraw,
}

impl Right {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Access, Self::Correct, Self::Object, Self::Restrict, Self::Erase, Self::Withdraw];

    /// The article of UU 27/2022 that gives the controller 3 x 24 hours; for the others the law names no hours.
    #[must_use]
    pub const fn article(self) -> Option<u32> {
        match self {
            Self::Correct => Some(30),
            Self::Access => Some(32),
            Self::Withdraw => Some(40),
            Self::Restrict => Some(41),
            Self::Object | Self::Erase => None,
        }
    }
}

/// What became of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum RequestMark {
    /// The person sent it by e-mail.
    SentByEmail,
    /// The controller has answered.
    Answered,
    /// The person took it back.
    Cancelled,
}

/// One request about one's own data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(as = "String"))]
pub struct RequestId(pub Uuid);

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What was said to a purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Decision {
    /// Yes.
    Given,
    /// No.
    Refused,
    /// A yes was taken back.
    Withdrawn,
}

/// Where in the app a choice was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum ConsentMethod {
    /// While signing up, with one pair of buttons for each purpose.
    SignUp,
    /// Later, among the person's own data.
    OwnData,
}

/// One receipt of choices made together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(as = "String"))]
pub struct ReceiptId(pub Uuid);

impl fmt::Display for ReceiptId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Why an attempt ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum SubmitReason {
    /// The learner handed it in.
    ByLearner,
    /// The time was up.
    TimeUp,
}

impl Fact {
    /// A fact as it will be kept: `at` cut to milliseconds.
    #[must_use]
    pub fn new(device: DeviceId, seq: u32, at: DateTime<Utc>, body: FactBody) -> Self {
        Self { device, seq, at: at.trunc_subsecs(3), body }
    }

    /// What identifies it.
    #[must_use]
    pub const fn reference(&self) -> FactRef {
        FactRef { device: self.device, seq: self.seq }
    }

    /// The bytes that are hashed: JSON without white space, fields in the order declared here, time in UTC with
    /// milliseconds. Writing, reading and writing again gives the same bytes.
    #[must_use]
    #[expect(clippy::expect_used, reason = "no map with odd keys and no fallible Serialize inside a fact")]
    pub fn canonical(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("a fact has a JSON form")
    }
}
