//! The way to the server and back.

use std::fmt::Debug;

use protocol::sync::{Request, Response};

use crate::failure::Failure;

/// Sends one request. Dropping the future breaks the connection off.
pub trait Transport: Debug + Send + Sync {
    /// The server's answer.
    fn send(&self, request: &Request) -> impl Future<Output = Result<Response, Failure>> + Send;
}
