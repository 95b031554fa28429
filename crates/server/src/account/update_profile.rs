//! Changes what the person may change by themselves: name and language.

use axum::{extract::State, http::StatusCode};
use serde::Deserialize;

use crate::{
    app::App,
    failure::{Failure, Result},
    http::Sent,
    lang::Lang,
    session::Person,
    text,
};

#[derive(Deserialize, utoipa::ToSchema)]
pub struct Request {
    name: String,
    language: Lang,
}

#[utoipa::path(put, path = "/v1/profile", tag = "account", operation_id = "account_update_profile",
    security(("token" = [])), request_body = Request,
    responses((status = 204), (status = "4XX", body = Failure)))]
pub async fn run(State(app): State<App>, person: Person, Sent(request): Sent<Request>) -> Result<StatusCode> {
    let name = text::line("name", &request.name, 1..=120)?;
    let mut tx = app.store.write(person).await?;
    tx.update_own_profile(&name, request.language).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
