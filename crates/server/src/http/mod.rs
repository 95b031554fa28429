//! What lies between a connection and an operation: routes, limits, headers, and reading what was sent.

mod ask;
mod client;
mod listen;
mod measure;
mod router;
mod sent;

pub use ask::Asked;
pub use client::Client;
pub(crate) use listen::{Connections, listen};
pub use router::{openapi, router};
pub use sent::Sent;

use uuid::Uuid;

use crate::failure::{Failure, Result};

/// An id in an address. What is none names nothing.
pub(crate) fn path_id(text: &str) -> Result<Uuid> {
    Uuid::parse_str(text).map_err(|_| Failure::not_found())
}
