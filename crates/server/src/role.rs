//! What somebody is at the academy.

use serde::{Deserialize, Serialize};

/// A role. Each account has one.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, clap::ValueEnum, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Learns.
    Learner,
    /// Invites people of the own organisation and sees its completions.
    Manager,
    /// Sees the completions of the own organisation.
    Auditor,
    /// Writes and publishes courses.
    Author,
    /// Runs the server and answers privacy requests.
    Operator,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Learner, Self::Manager, Self::Auditor, Self::Author, Self::Operator];

    /// As it is kept.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Learner => "learner",
            Self::Manager => "manager",
            Self::Auditor => "auditor",
            Self::Author => "author",
            Self::Operator => "operator",
        }
    }

    /// The role of that name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    /// Whether it may invite people to the own organisation.
    #[must_use]
    pub const fn manages(self) -> bool {
        matches!(self, Self::Manager)
    }

    /// Whether it may see the completions of the own organisation.
    #[must_use]
    pub const fn reports(self) -> bool {
        matches!(self, Self::Manager | Self::Auditor)
    }
}
