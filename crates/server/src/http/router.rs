//! The one list of operations: routes and OpenAPI come from it.

use std::any::Any;

use axum::{
    Json, Router,
    extract::{DefaultBodyLimit, Request},
    http::{HeaderName, HeaderValue, StatusCode, header},
    middleware::{Next, from_fn, map_request, map_response},
    response::{IntoResponse, Response},
    routing::get,
};
use tower_http::{
    catch_panic::CatchPanicLayer,
    request_id::{MakeRequestId, PropagateRequestIdLayer, RequestId, SetRequestIdLayer},
    timeout::{RequestBodyDeadlineLayer, TimeoutLayer},
};
use utoipa::openapi::{
    InfoBuilder, OpenApi, OpenApiBuilder,
    security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{measure::measure, sent::too_large};
use crate::{
    account,
    app::App,
    device,
    failure::{Failure, FailureCode},
    health, invitation, organisation, right, session, sync,
};

fn operations() -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(head())
        .routes(routes!(health::live::run))
        .routes(routes!(health::ready::run))
        .routes(routes!(account::sign_up::run))
        .routes(routes!(account::send_code::run))
        .routes(routes!(account::confirm_email::run))
        .routes(routes!(account::forgot_password::run))
        .routes(routes!(account::reset_password::run))
        .routes(routes!(account::change_password::run))
        .routes(routes!(account::profile::run, account::update_profile::run))
        .routes(routes!(session::sign_in::run))
        .routes(routes!(session::refresh::run))
        .routes(routes!(session::list::run))
        .routes(routes!(session::end::run))
        .routes(routes!(invitation::list::run, invitation::make::run))
        .routes(routes!(invitation::end::run))
        .routes(routes!(organisation::members::run))
        .routes(routes!(device::list::run))
        .routes(routes!(sync::exchange::run))
        .routes(routes!(right::list::run, right::make::run))
        .routes(routes!(right::queue::run, right::enter::run))
        .routes(routes!(right::answer::run))
}

fn head() -> OpenApi {
    let info = InfoBuilder::new()
        .title("Virtus Partner Academy")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some("The academy's service. Failures are codes with words in Indonesian and English."));
    let token = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
    let mut components = utoipa::openapi::Components::new();
    components.add_security_scheme("token", SecurityScheme::Http(token));
    OpenApiBuilder::new().info(info.build()).components(Some(components)).build()
}

/// What the operations are, as OpenAPI.
#[must_use]
pub fn openapi() -> OpenApi {
    operations().into_openapi()
}

/// Everything the server answers.
pub fn router(app: App) -> Router {
    let (operations, openapi) = operations().split_for_parts();
    let limits = app.limits;
    operations
        .route("/openapi.json", get(move || async move { Json(openapi) }))
        .fallback(|| async { Failure::not_found() })
        .method_not_allowed_fallback(|| async { Failure::not_found() })
        .layer(from_fn(in_words))
        .layer(DefaultBodyLimit::max(limits.body))
        // A body that drips in is cut off; so is an operation that hangs.
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, limits.request))
        .layer(RequestBodyDeadlineLayer::new(limits.request))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(map_response(plain_headers))
        .layer(from_fn(measure))
        .layer(PropagateRequestIdLayer::new(REQUEST_ID))
        .layer(SetRequestIdLayer::new(REQUEST_ID, NewRequestId(app.clone())))
        .layer(map_request(without_id))
        .with_state(app)
}

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// An id of the client's own could carry anything into the log.
async fn without_id(mut request: Request) -> Request {
    request.headers_mut().remove(REQUEST_ID);
    request
}

/// A new id for each request.
#[derive(Clone)]
struct NewRequestId(App);

impl MakeRequestId for NewRequestId {
    fn make_request_id<B>(&mut self, _: &axum::http::Request<B>) -> Option<RequestId> {
        HeaderValue::from_str(&self.0.chance.uuid().to_string()).ok().map(RequestId::new)
    }
}

/// What layers answer without words gets them.
async fn in_words(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    match response.status() {
        StatusCode::PAYLOAD_TOO_LARGE if !is_json(&response) => too_large().into_response(),
        _ => response,
    }
}

/// Whether it has words already: every body of this server's own is some kind of JSON.
fn is_json(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.contains("json"))
}

async fn plain_headers(mut response: Response) -> Response {
    if response.status() == StatusCode::REQUEST_TIMEOUT && !is_json(&response) {
        response = timed_out().into_response();
    }
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

fn timed_out() -> Failure {
    Failure::new(
        FailureCode::TimedOut,
        "Server menunggu terlalu lama. Aplikasi akan mencoba lagi sendiri.",
        "The server waited too long. The app will try again by itself.",
        "",
    )
}

/// The operation ends, the server goes on. What the panic said may hold anything, so it is not passed on.
fn panicked(_: Box<dyn Any + Send>) -> Response {
    metrics::counter!("academy_panics_total").increment(1);
    Failure::internal("an operation panicked").into_response()
}

#[cfg(test)]
mod tests {
    use axum::body::{Body, to_bytes};
    use tower::ServiceExt as _;

    use super::*;

    #[tokio::test]
    async fn a_panic_ends_one_request_and_its_words_stay_here() {
        async fn boom() -> StatusCode {
            panic!("somebody's address")
        }
        let router: Router = Router::new().route("/", get(boom)).layer(CatchPanicLayer::custom(panicked));
        for _ in 0..2 {
            let request = Request::get("/").body(Body::empty()).unwrap();
            let response = router.clone().oneshot(request).await.unwrap();
            assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
            let body = to_bytes(response.into_body(), 10_000).await.unwrap();
            let text = String::from_utf8_lossy(&body);
            assert!(text.contains("\"internal\"") && !text.contains("address"), "{text}");
        }
    }
}
