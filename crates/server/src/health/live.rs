//! The process runs.

use axum::http::StatusCode;

#[utoipa::path(get, path = "/health/live", tag = "health", operation_id = "health_live", responses((status = 204)))]
pub async fn run() -> StatusCode {
    StatusCode::NO_CONTENT
}
