//! The person's sessions: where they are signed in.

use axum::{Json, extract::State};
use chrono::{DateTime, Utc};
use serde::Serialize;

use super::Person;
use crate::{
    app::App,
    failure::{Failure, Result},
    id::SessionId,
};

#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Session {
    id: SessionId,
    label: String,
    /// Whether it is the one that asks.
    is_this: bool,
    signed_in_at: DateTime<Utc>,
    last_used_at: DateTime<Utc>,
}

#[utoipa::path(get, path = "/v1/sessions", tag = "session", operation_id = "session_list", security(("token" = [])),
    responses((status = 200, body = Vec<Session>), (status = "4XX", body = Failure)))]
pub async fn run(State(app): State<App>, person: Person) -> Result<Json<Vec<Session>>> {
    let rows = app.store.read(person).await?.list_own_sessions(app.now()).await?;
    let sessions = rows.into_iter().map(|row| Session {
        is_this: row.id == person.session(),
        id: row.id,
        label: row.label,
        signed_in_at: row.made_at,
        last_used_at: row.used_at,
    });
    Ok(Json(sessions.collect()))
}
