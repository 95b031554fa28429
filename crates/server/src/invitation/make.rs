//! Makes a code with which people of the own organisation sign up.

use axum::{Json, extract::State};
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::office;
use crate::{
    app::App,
    failure::{Failure, Result},
    http::Sent,
    id::InvitationId,
    proof,
    role::Role,
    session::Person,
    store::NewInvitation,
};

#[derive(Deserialize, utoipa::ToSchema)]
pub struct Request {
    /// Learner, manager or auditor.
    role: Role,
    /// How many people may use it, 1 to 500.
    uses: u32,
    /// How many days it is good, 1 to 90.
    days: u32,
}

#[derive(Serialize, utoipa::ToSchema)]
pub struct Made {
    id: InvitationId,
    /// Shown once; only its hash is kept.
    code: String,
    expires_at: DateTime<Utc>,
}

#[utoipa::path(post, path = "/v1/invitations", tag = "invitation", operation_id = "invitation_make",
    security(("token" = [])), request_body = Request,
    responses((status = 200, body = Made), (status = "4XX", body = Failure)))]
pub async fn run(State(app): State<App>, person: Person, Sent(request): Sent<Request>) -> Result<Json<Made>> {
    let office = office(&person)?;
    if !matches!(request.role, Role::Learner | Role::Manager | Role::Auditor) {
        return Err(Failure::invalid("role"));
    }
    if !(1..=500).contains(&request.uses) {
        return Err(Failure::invalid("uses"));
    }
    if !(1..=90).contains(&request.days) {
        return Err(Failure::invalid("days"));
    }
    let code = proof::new_code(app.chance.as_ref(), 3);
    let new = NewInvitation {
        id: InvitationId(app.chance.uuid()),
        code: proof::code_hash(&code),
        role: request.role,
        uses: request.uses,
        expires_at: app.now() + TimeDelta::days(request.days.into()),
    };
    let mut tx = app.store.write(office).await?;
    tx.add_invitation(&new, app.now()).await?;
    tx.commit().await?;
    Ok(Json(Made { id: new.id, code, expires_at: new.expires_at }))
}
