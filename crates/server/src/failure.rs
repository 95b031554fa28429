//! What the server answers when it cannot do what was asked: a code the app acts on and words for the person.

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;

use crate::{lang::Words, store::StoreError};

/// A failure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema, thiserror::Error)]
#[error("{code:?}: {details}")]
pub struct Failure {
    pub code: FailureCode,
    pub message: Words,
    /// For the program or the person who helps, in English: a field's name, never a value.
    pub details: String,
}

/// Which failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FailureCode {
    /// Not of the shape that this operation takes.
    BadRequest,
    /// A field of a form; `details` names it.
    Invalid,
    /// Nothing there, or nothing that this account may see.
    NotFound,
    /// No token, or one that is not good any more: refresh it, or sign in again.
    Unauthenticated,
    /// Address and password do not belong together.
    SignInFailed,
    /// Right, but the address was not shown to be the person's yet.
    EmailUnverified,
    /// The invitation is unknown, used up or too old.
    InvitationInvalid,
    /// The code is wrong or too old, or was tried too often.
    CodeWrong,
    PasswordLength,
    PasswordCommon,
    /// Choices about a text that was never published.
    NoticeUnknown,
    /// Sent by a newer app than this server knows.
    Newer,
    /// Too many in a short time; `Retry-After` says how long to wait.
    TooManyRequests,
    /// The body is larger than the server takes.
    TooLarge,
    /// It took too long.
    TimedOut,
    /// Not now; `Retry-After` says when again.
    Busy,
    Internal,
}

pub type Result<T, E = Failure> = std::result::Result<T, E>;

impl FailureCode {
    const fn status(self) -> StatusCode {
        match self {
            Self::BadRequest => StatusCode::BAD_REQUEST,
            Self::Unauthenticated | Self::SignInFailed => StatusCode::UNAUTHORIZED,
            Self::EmailUnverified => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Invalid
            | Self::InvitationInvalid
            | Self::CodeWrong
            | Self::PasswordLength
            | Self::PasswordCommon
            | Self::NoticeUnknown => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Newer => StatusCode::CONFLICT,
            Self::TooManyRequests => StatusCode::TOO_MANY_REQUESTS,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TimedOut => StatusCode::REQUEST_TIMEOUT,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl Failure {
    pub fn new(code: FailureCode, id: &str, en: &str, details: impl Into<String>) -> Self {
        Self { code, message: Words { id: id.to_owned(), en: en.to_owned() }, details: details.into() }
    }

    pub fn bad_request(details: impl Into<String>) -> Self {
        Self::new(
            FailureCode::BadRequest,
            "Server tidak memahami permintaan ini. Perbarui aplikasi, lalu coba lagi.",
            "The server did not understand this request. Update the app and try again.",
            details,
        )
    }

    /// A field of a form.
    pub fn invalid(field: &str) -> Self {
        Self::new(
            FailureCode::Invalid,
            "Satu isian belum benar. Periksa isian itu, lalu kirim lagi.",
            "One of the fields is not right. Check it and send again.",
            field,
        )
    }

    /// Nothing there, or nothing that this account may see: both look alike.
    pub fn not_found() -> Self {
        Self::new(
            FailureCode::NotFound,
            "Yang diminta tidak ada, atau bukan untuk akun ini.",
            "There is no such thing, or it is not for this account.",
            "",
        )
    }

    pub fn unauthenticated() -> Self {
        Self::new(
            FailureCode::Unauthenticated,
            "Sesi Anda sudah berakhir. Masuk lagi; yang sudah dipelajari tetap ada di perangkat.",
            "Your session has ended. Sign in again; what you have learned stays on the device.",
            "",
        )
    }

    pub fn busy(details: impl Into<String>) -> Self {
        Self::new(
            FailureCode::Busy,
            "Server sedang sibuk. Aplikasi akan mencoba lagi sendiri.",
            "The server is busy. The app will try again by itself.",
            details,
        )
    }

    pub fn internal(details: impl Into<String>) -> Self {
        Self::new(
            FailureCode::Internal,
            "Terjadi kesalahan di server. Tidak ada yang hilang; coba lagi nanti.",
            "Something went wrong on the server. Nothing is lost; try again later.",
            details,
        )
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        if error.is_busy() { Self::busy(error.to_string()) } else { Self::internal(error.to_string()) }
    }
}

impl IntoResponse for Failure {
    fn into_response(mut self) -> Response {
        let status = self.code.status();
        if status.is_server_error() {
            tracing::warn!(code = ?self.code, details = self.details, "failed");
            // What is behind it is for the log, not for whoever asks.
            self.details.clear();
        }
        let waits = matches!(self.code, FailureCode::Busy).then_some(2).or_else(|| {
            matches!(self.code, FailureCode::TooManyRequests).then(|| self.details.parse().unwrap_or(60))
        });
        let mut response = (status, Json(self)).into_response();
        if let Some(seconds) = waits {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}
