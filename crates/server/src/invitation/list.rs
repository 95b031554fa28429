//! The organisation's invitations that still work.

use axum::{Json, extract::State};
use chrono::{DateTime, Utc};
use serde::Serialize;

use super::office;
use crate::{
    app::App,
    failure::{Failure, Result},
    id::InvitationId,
    session::Person,
};

#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Invitation {
    id: InvitationId,
    role: String,
    uses_left: u32,
    expires_at: DateTime<Utc>,
}

#[utoipa::path(get, path = "/v1/invitations", tag = "invitation", operation_id = "invitation_list",
    security(("token" = [])), responses((status = 200, body = Vec<Invitation>), (status = "4XX", body = Failure)))]
pub async fn run(State(app): State<App>, person: Person) -> Result<Json<Vec<Invitation>>> {
    let rows = app.store.read(office(&person)?).await?.list_invitations(app.now()).await?;
    let all = rows.into_iter().map(|row| Invitation {
        id: row.id,
        role: row.role,
        uses_left: row.uses_left,
        expires_at: row.expires_at,
    });
    Ok(Json(all.collect()))
}
