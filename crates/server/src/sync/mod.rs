//! `POST /v1/sync`: one exchange with a device. What may be added is decided by `learning` (`fact::accept`,
//! `Register::supersedes`); here it is carried out, in one transaction.

mod body;
pub mod exchange;
mod known;
mod registers;
mod runs;
mod tell;

use protocol::sync::{Code, Refusal};

use crate::{
    failure::{Failure, FailureCode},
    store::StoreError,
};

/// Why an exchange is not carried out; nothing of it happened.
#[derive(Debug)]
pub(crate) struct Refused(Refusal);

impl Refused {
    fn new(code: Code, detail: impl Into<String>) -> Self {
        Self(Refusal { detail: Some(detail.into()), ..Refusal::new(code) })
    }

    fn later(seconds: u32) -> Self {
        Self(Refusal { retry_after_s: Some(seconds), ..Refusal::new(Code::Busy) })
    }
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Self {
        if error.is_busy() {
            return Self::later(5);
        }
        tracing::error!(%error, "sync");
        Self(Refusal::new(Code::Internal))
    }
}

impl From<Failure> for Refused {
    fn from(failure: Failure) -> Self {
        match failure.code {
            FailureCode::Unauthenticated => Self(Refusal::new(Code::NotSignedIn)),
            FailureCode::TooManyRequests => Self::later(failure.details.parse().unwrap_or(60)),
            FailureCode::Busy => Self::later(5),
            _ => {
                tracing::error!(%failure, "sync");
                Self(Refusal::new(Code::Internal))
            }
        }
    }
}
