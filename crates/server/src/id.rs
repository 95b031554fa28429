//! Ids of what the server keeps. Random, so that none can be guessed from another.

use std::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, utoipa::ToSchema)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

ids! {
    /// A partner company, or the academy's own.
    OrganisationId;
    /// One person.
    AccountId;
    /// One signed-in app.
    SessionId;
    /// A code that lets people of an organisation sign up.
    InvitationId;
    /// A letter that waits to be sent.
    LetterId;
}
