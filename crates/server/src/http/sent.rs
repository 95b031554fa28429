//! A JSON body, read into a request.

use axum::{
    Json,
    extract::{FromRequest, Request, rejection::JsonRejection},
    http::StatusCode,
};
use serde::de::DeserializeOwned;

use crate::{
    app::App,
    failure::{Failure, FailureCode, Result},
};

/// What was sent.
#[derive(Debug)]
pub struct Sent<T>(pub T);

impl<T: DeserializeOwned> FromRequest<App> for Sent<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, app: &App) -> Result<Self> {
        Json::<T>::from_request(request, app).await.map(|Json(value)| Self(value)).map_err(refused)
    }
}

fn refused(rejection: JsonRejection) -> Failure {
    if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
        return too_large();
    }
    match rejection {
        // The message of the reader names fields and places, and may quote a value: it is not passed on.
        JsonRejection::JsonDataError(_) => Failure::bad_request("a field is missing or has another type"),
        JsonRejection::JsonSyntaxError(_) => Failure::bad_request("not JSON"),
        JsonRejection::MissingJsonContentType(_) => {
            Failure::bad_request("content-type must be application/json")
        }
        _ => Failure::bad_request("the body could not be read"),
    }
}

/// The body is larger than what is taken.
pub(crate) fn too_large() -> Failure {
    Failure::new(
        FailureCode::TooLarge,
        "Yang dikirim terlalu besar untuk server.",
        "What was sent is too large for the server.",
        "",
    )
}
