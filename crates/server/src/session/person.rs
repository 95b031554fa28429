//! A person who has shown a token that is good: the beginning of every scope.

use axum::{
    extract::FromRequestParts,
    http::{header, request::Parts},
};

use crate::{
    app::App,
    failure::{Failure, Result},
    id::{AccountId, OrganisationId, SessionId},
    role::Role,
    store::Door,
    token,
};

/// Who asks. Cannot be made outside this module, and not without a token.
#[derive(Debug, Clone, Copy)]
pub struct Person {
    account: AccountId,
    organisation: OrganisationId,
    session: SessionId,
    role: Role,
}

impl Person {
    pub(crate) const fn account(&self) -> AccountId {
        self.account
    }

    pub(crate) const fn organisation(&self) -> OrganisationId {
        self.organisation
    }

    pub(crate) const fn session(&self) -> SessionId {
        self.session
    }

    pub(crate) const fn role(&self) -> Role {
        self.role
    }

    /// Finds who holds an access token.
    async fn verified(app: &App, shown: &str) -> Result<Self> {
        let hash = token::hash(shown);
        let found = app.store.read(Door).await?.find_by_access(hash).await?;
        let found = found.filter(|row| row.until > app.now()).ok_or_else(Failure::unauthenticated)?;
        let role = Role::of(&found.role).ok_or_else(Failure::unauthenticated)?;
        if !found.is_confirmed {
            let mut tx = app.store.write(Door).await?;
            tx.confirm_session(found.session, app.now()).await?;
            tx.commit().await?;
        }
        let person =
            Self { account: found.account, organisation: found.organisation, session: found.session, role };
        app.rates.account(person.account)?;
        Ok(person)
    }
}

impl FromRequestParts<App> for Person {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let header = parts.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let shown = header.and_then(|value| value.strip_prefix("Bearer ")).filter(|token| token.len() <= 128);
        Self::verified(app, shown.ok_or_else(Failure::unauthenticated)?).await
    }
}
