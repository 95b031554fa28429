//! New tokens.

use serde::Serialize;

use crate::{app::App, store::SessionTokens, token};

/// What an app keeps to stay signed in. Shown once; the server keeps hashes only.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Tokens {
    /// Goes with each request: `Authorization: Bearer …`.
    access_token: String,
    /// Seconds until it is no longer good.
    access_expires_in: u64,
    /// For the next pair of tokens. Each is good once.
    refresh_token: String,
    /// Seconds until it is no longer good, when it is not used.
    refresh_expires_in: u64,
}

impl std::fmt::Debug for Tokens {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Tokens")
    }
}

impl Tokens {
    /// A new pair: what is given out, and what is kept of it.
    pub(super) fn issue(app: &App) -> (Self, SessionTokens) {
        let (access, refresh) = (token::new(app.chance.as_ref()), token::new(app.chance.as_ref()));
        let kept = SessionTokens {
            access: token::hash(&access),
            access_until: app.now() + app.limits.access,
            refresh: token::hash(&refresh),
            refresh_until: app.now() + app.limits.refresh,
        };
        let given = Self {
            access_token: access,
            access_expires_in: app.limits.access.as_secs(),
            refresh_token: refresh,
            refresh_expires_in: app.limits.refresh.as_secs(),
        };
        (given, kept)
    }
}
