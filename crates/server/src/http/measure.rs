//! What is counted and logged of each request: the route as it is written in the router, never the address as it was
//! asked for, and nothing of what was sent.

use std::time::Instant;

use axum::{
    extract::{MatchedPath, Request},
    middleware::Next,
    response::Response,
};

/// Counts, times and logs a request.
pub(super) async fn measure(request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned();
    let method = request.method().to_string();
    let id = request.headers().get("x-request-id").and_then(|id| id.to_str().ok()).unwrap_or("").to_owned();
    let response = next.run(request).await;
    let (status, seconds) = (response.status().as_u16(), begun.elapsed().as_secs_f64());
    let labels = [("method", method.clone()), ("route", route.clone()), ("status", status.to_string())];
    metrics::counter!("academy_requests_total", &labels).increment(1);
    metrics::histogram!("academy_request_seconds", "method" => method.clone(), "route" => route.clone())
        .record(seconds);
    tracing::info!(id, method, route, status, ms = seconds * 1000.0, "request");
    response
}
