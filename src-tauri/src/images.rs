//! Pictures of lessons, by content hash, over the app's own protocol. Nothing else is served there.

use std::sync::Arc;

use academy::Academy;
use tauri::{
    Manager as _, Runtime, UriSchemeContext, UriSchemeResponder,
    http::{Request, Response, StatusCode, header},
};

/// What a picture's address begins with; Windows has no custom schemes in its web view.
pub const fn base() -> &'static str {
    if cfg!(any(windows, target_os = "android")) {
        "http://academy.localhost/asset/"
    } else {
        "academy://localhost/asset/"
    }
}

pub fn answer<R: Runtime>(
    context: UriSchemeContext<'_, R>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let app = context.app_handle().clone();
    let path = request.uri().path().to_owned();
    tauri::async_runtime::spawn(async move {
        let found = match (path.strip_prefix("/asset/"), app.try_state::<Arc<Academy>>()) {
            (Some(hash), Some(academy)) => academy.asset(hash).await,
            _ => None,
        };
        responder.respond(match found {
            Some(asset) => image(asset.mime, asset.bytes),
            None => missing(),
        });
    });
}

fn image(mime: String, bytes: Vec<u8>) -> Response<Vec<u8>> {
    let mut response = Response::new(bytes);
    if let Ok(mime) = mime.parse() {
        response.headers_mut().insert(header::CONTENT_TYPE, mime);
    }
    let headers = response.headers_mut();
    // A picture opened by itself could run what is in it; this forbids even that.
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        header::HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'; sandbox"),
    );
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, header::HeaderValue::from_static("nosniff"));
    // The address is the hash of the bytes, so it never changes.
    headers.insert(header::CACHE_CONTROL, header::HeaderValue::from_static("max-age=31536000, immutable"));
    response
}

fn missing() -> Response<Vec<u8>> {
    let mut response = Response::new(Vec::new());
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}
