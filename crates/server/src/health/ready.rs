//! The database answers and has the form that this program needs.

use axum::{extract::State, http::StatusCode};

use crate::{
    app::App,
    failure::{Failure, Result},
};

#[utoipa::path(get, path = "/health/ready", tag = "health", operation_id = "health_ready",
    responses((status = 204), (status = 503, body = Failure)))]
pub async fn run(State(app): State<App>) -> Result<StatusCode> {
    match app.store.pending().await {
        Ok(0) => Ok(StatusCode::NO_CONTENT),
        Ok(number) => Err(Failure::busy(format!("{number} migrations are missing"))),
        Err(error) => Err(Failure::busy(error.to_string())),
    }
}
