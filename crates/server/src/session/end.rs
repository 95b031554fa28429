//! Ends one of the person's sessions: this one (signing out), or one on a machine that was lost.

use axum::{
    extract::{Path, State},
    http::StatusCode,
};

use super::Person;
use crate::{
    app::App,
    failure::{Failure, Result},
    http::path_id,
    id::SessionId,
};

#[utoipa::path(delete, path = "/v1/sessions/{session}", tag = "session", operation_id = "session_end",
    security(("token" = [])), params(("session" = uuid::Uuid, Path)),
    responses((status = 204), (status = "4XX", body = Failure)))]
pub async fn run(State(app): State<App>, person: Person, Path(session): Path<String>) -> Result<StatusCode> {
    let session = SessionId(path_id(&session)?);
    let mut tx = app.store.write(person).await?;
    if !tx.end_own_session(session, app.now()).await? {
        return Err(Failure::not_found());
    }
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
