//! Ends an invitation before its time.

use axum::{
    extract::{Path, State},
    http::StatusCode,
};

use super::office;
use crate::{
    app::App,
    failure::{Failure, Result},
    http::path_id,
    id::InvitationId,
    session::Person,
};

#[utoipa::path(delete, path = "/v1/invitations/{invitation}", tag = "invitation", operation_id = "invitation_end",
    security(("token" = [])), params(("invitation" = uuid::Uuid, Path)),
    responses((status = 204), (status = "4XX", body = Failure)))]
pub async fn run(
    State(app): State<App>,
    person: Person,
    Path(invitation): Path<String>,
) -> Result<StatusCode> {
    let office = office(&person)?;
    let mut tx = app.store.write(office).await?;
    if !tx.end_invitation(InvitationId(path_id(&invitation)?), app.now()).await? {
        return Err(Failure::not_found());
    }
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
