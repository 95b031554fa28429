//! Who asks.

use std::fmt::Debug;

use crate::failure::Failure;

/// Where the token comes from. Tokens are kept by whoever implements this; none is written down here.
pub trait Credentials: Debug + Send + Sync {
    /// The token to send.
    ///
    /// Fails with `NotSignedIn` where there is none.
    fn token(&self) -> impl Future<Output = Result<String, Failure>> + Send;

    /// Another token instead of one that the server did not take.
    ///
    /// Fails with `NotSignedIn` where the person has to sign in again.
    fn renew(&self, refused: &str) -> impl Future<Output = Result<String, Failure>> + Send;
}
