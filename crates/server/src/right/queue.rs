//! What waits for an answer, the most urgent first.

use axum::{Json, extract::State};
use chrono::{DateTime, Utc};
use serde::Serialize;
use uuid::Uuid;

use super::operator;
use crate::{
    app::App,
    failure::{Failure, Result},
    id::AccountId,
    session::Person,
};

#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Waiting {
    account: AccountId,
    request: Uuid,
    email: String,
    name: String,
    right: String,
    purpose: Option<String>,
    words: String,
    /// `app` or `email`.
    by: String,
    received_at: DateTime<Utc>,
    due_at: DateTime<Utc>,
    is_overdue: bool,
}

#[utoipa::path(get, path = "/v1/queue", tag = "right", operation_id = "right_queue", security(("token" = [])),
    responses((status = 200, body = Vec<Waiting>), (status = "4XX", body = Failure)))]
pub async fn run(State(app): State<App>, person: Person) -> Result<Json<Vec<Waiting>>> {
    let rows = app.store.read(operator(&person)?).await?.list_queue().await?;
    let waiting = rows.into_iter().map(|row| Waiting {
        account: row.account,
        request: row.request.id,
        email: row.email,
        name: row.name,
        right: row.request.kind,
        purpose: row.request.purpose,
        words: row.words,
        by: row.request.channel,
        received_at: row.request.received_at,
        due_at: row.request.due_at,
        is_overdue: row.request.due_at < app.now(),
    });
    Ok(Json(waiting.collect()))
}
