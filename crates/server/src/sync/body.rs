//! Bodies of the exchange: what came opened within its bounds, and the answer packed.

use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use protocol::{
    ProtocolError,
    codec::{self, CodecError},
    sync::{self, Code, limit},
};

use super::Refused;

/// Reads a request. A body without `Content-Encoding` is plain JSON.
///
/// # Errors
/// What the other side is told.
pub(super) async fn read(request: Request) -> Result<sync::Request, Refused> {
    let (parts, body) = request.into_parts();
    let encoding = encoding(&parts.headers)?;
    let bytes = to_bytes(body, limit::WIRE_BYTES).await.map_err(unread)?;
    let plain = match encoding {
        Encoding::Plain => bytes.to_vec(),
        Encoding::Zstd => opened(bytes.to_vec()).await?,
    };
    let request = sync::read_request(&plain).map_err(|error| match error {
        ProtocolError::Newer { found } => Refused::new(Code::TooNew, format!("version {found}")),
        // Without the reader's words: they may quote what was sent.
        ProtocolError::Unreadable(_) => Refused::new(Code::Unreadable, "not a request of this exchange"),
    })?;
    limit::check(&request).map_err(|much| Refused::new(Code::TooLarge, much.to_string()))?;
    Ok(request)
}

enum Encoding {
    Plain,
    Zstd,
}

fn encoding(headers: &HeaderMap) -> Result<Encoding, Refused> {
    // The server holds no edition yet, so it knows no dictionary; the device sends it again without.
    if headers.contains_key(codec::DICTIONARY_HEADER) {
        return Err(Refused::new(Code::UnknownDictionary, "no dictionaries here"));
    }
    match headers.get(header::CONTENT_ENCODING).map(HeaderValue::as_bytes) {
        None => Ok(Encoding::Plain),
        Some(encoding) if encoding == codec::ENCODING.as_bytes() => Ok(Encoding::Zstd),
        Some(_) => Err(Refused::new(Code::Unreadable, "content-encoding must be zstd")),
    }
}

async fn opened(bytes: Vec<u8>) -> Result<Vec<u8>, Refused> {
    let opening =
        tokio::task::spawn_blocking(move || codec::decompress(&bytes, None, limit::PLAIN_BYTES)).await;
    let opened = opening.map_err(|error| Refused::new(Code::Internal, error.to_string()))?;
    opened.map_err(|error| match error {
        CodecError::TooLarge { .. } => Refused::new(Code::TooLarge, "more bytes than an exchange may carry"),
        CodecError::Damaged(_) => Refused::new(Code::Unreadable, "the body cannot be opened"),
    })
}

/// Too long, or the connection ended before the body did.
fn unread(error: axum::Error) -> Refused {
    let is_long =
        std::error::Error::source(&error).is_some_and(|source| source.to_string().contains("length limit"));
    if is_long {
        Refused::new(Code::TooLarge, "more bytes than an exchange may carry")
    } else {
        Refused::new(Code::Unreadable, "the body did not arrive whole")
    }
}

/// Packs an answer, compressed where the other side said that it can open it.
pub(super) fn answer(response: &sync::Response, is_zstd: bool) -> Response {
    let plain = sync::write(response);
    if is_zstd && let Ok(packed) = codec::compress(&plain, None) {
        let headers =
            [(header::CONTENT_TYPE, codec::MEDIA_TYPE), (header::CONTENT_ENCODING, codec::ENCODING)];
        return (headers, packed).into_response();
    }
    ([(header::CONTENT_TYPE, codec::MEDIA_TYPE)], plain).into_response()
}

/// Whether the answer to these headers may be compressed.
pub(super) fn takes_zstd(headers: &HeaderMap) -> bool {
    let says = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let accepts = says(header::ACCEPT_ENCODING)
        .is_some_and(|all| all.split(',').any(|one| one.trim() == codec::ENCODING));
    accepts || says(header::CONTENT_ENCODING) == Some(codec::ENCODING)
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.0.code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = Body::from(sync::write(&self.0));
        let mut response = (status, [(header::CONTENT_TYPE, codec::MEDIA_TYPE)], body).into_response();
        if let Some(seconds) = self.0.retry_after_s {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}
