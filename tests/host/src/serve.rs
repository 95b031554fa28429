//! The routes: `/call/<use case>`, `/asset/<hash>`, the screens, and `/test/advance/<seconds>` for the clock.

use std::{path::PathBuf, sync::Arc};

use academy::Academy;
use anyhow::Context as _;
use axum::{
    Json, Router,
    body::Body,
    extract::{Path, State},
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use serde_json::Value;
use tower_http::{services::ServeDir, set_header::SetResponseHeaderLayer};

use crate::clock::ShiftedClock;

#[derive(Debug, Clone)]
pub struct Host {
    pub academy: Arc<Academy>,
    pub clock: Arc<ShiftedClock>,
    pub policy: HeaderValue,
}

pub fn router(host: Host, screens: PathBuf) -> Router {
    let policy: HeaderName = header::CONTENT_SECURITY_POLICY;
    let header = SetResponseHeaderLayer::overriding(policy, host.policy.clone());
    Router::new()
        .route("/call/{name}", post(call))
        .route("/asset/{hash}", get(asset))
        .route("/test/advance/{seconds}", post(advance))
        .fallback_service(ServeDir::new(screens))
        .layer(header)
        .with_state(host)
}

async fn call(State(host): State<Host>, Path(name): Path<String>, Json(request): Json<Value>) -> Response {
    let answer = host.academy.call(&name, request).await;
    tokio::spawn(async move { host.academy.settle().await });
    match answer {
        Ok(answer) => Json(answer).into_response(),
        Err(failure) => (StatusCode::UNPROCESSABLE_ENTITY, Json(failure)).into_response(),
    }
}

async fn asset(State(host): State<Host>, Path(hash): Path<String>) -> Response {
    match host.academy.asset(&hash).await {
        Some(asset) => ([(header::CONTENT_TYPE, asset.mime)], Body::from(asset.bytes)).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn advance(State(host): State<Host>, Path(seconds): Path<i64>) -> StatusCode {
    host.clock.advance(seconds);
    StatusCode::NO_CONTENT
}

/// The desktop app's policy with the two sources that differ here: calls and pictures come from this host itself.
pub fn policy(manifest: &str) -> anyhow::Result<HeaderValue> {
    let manifest: Value = serde_json::from_str(manifest)?;
    let policy = manifest["app"]["security"]["csp"].as_object().context("the manifest has no policy")?;
    let parts = policy.iter().map(|(name, sources)| match name.as_str() {
        "connect-src" | "img-src" => format!("{name} 'self'"),
        _ => format!("{name} {}", sources.as_str().unwrap_or_default()),
    });
    Ok(HeaderValue::from_str(&parts.collect::<Vec<_>>().join("; "))?)
}
