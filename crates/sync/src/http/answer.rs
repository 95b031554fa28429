//! What came back: the academy's answer, its refusal, or something that is not the academy at all.

use std::time::Duration;

use protocol::{
    ProtocolError,
    codec::{self, CodecError, DICTIONARY_HEADER, Dictionary, ENCODING, MEDIA_TYPE},
    sync::{Code, Refusal, Response, limit, read_refusal, read_response},
};
use reqwest::{
    StatusCode,
    header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderMap, RETRY_AFTER},
};

use crate::failure::{Failure, FailureCode};

/// What is read of the head of an answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct AnswerHead {
    status: u16,
    media_type: String,
    encoding: String,
    dictionary: Option<String>,
    retry_after: Option<Duration>,
}

/// What the academy said.
#[derive(Debug)]
pub(super) enum Answered {
    Response(Box<Response>),
    Refusal(Refusal),
}

pub(super) fn head(status: StatusCode, headers: &HeaderMap) -> AnswerHead {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let media_type = text(CONTENT_TYPE).and_then(|text| text.split(';').next()).unwrap_or_default();
    AnswerHead {
        status: status.as_u16(),
        media_type: media_type.trim().to_ascii_lowercase(),
        encoding: text(CONTENT_ENCODING).unwrap_or_default().trim().to_ascii_lowercase(),
        dictionary: headers.get(DICTIONARY_HEADER).and_then(|value| value.to_str().ok()).map(str::to_owned),
        // A date instead of seconds is left out: the clock here may be wrong.
        retry_after: text(RETRY_AFTER).and_then(|text| text.trim().parse().ok()).map(Duration::from_secs),
    }
}

/// Reads an answer.
///
/// # Errors
/// What it is where it is not the academy's.
pub(super) fn read(
    head: &AnswerHead,
    bytes: &[u8],
    dictionary: Option<&Dictionary>,
) -> Result<Answered, Failure> {
    if head.media_type != MEDIA_TYPE {
        return Err(stranger(head, bytes));
    }
    let plain = open(head, bytes, dictionary)?;
    if head.status == 200 {
        let response = read_response(&plain).map_err(unreadable)?;
        return Ok(Answered::Response(Box::new(response)));
    }
    let mut refusal = read_refusal(&plain).map_err(unreadable)?;
    let asked = head.retry_after.and_then(|time| u32::try_from(time.as_secs()).ok());
    refusal.retry_after_s = refusal.retry_after_s.max(asked);
    Ok(Answered::Refusal(refusal))
}

/// What a refusal means for the person.
pub(super) fn failure(refusal: &Refusal) -> Failure {
    let code = match refusal.code {
        Code::NotSignedIn => FailureCode::NotSignedIn,
        Code::NoConsent => FailureCode::NoConsent,
        Code::WrongAccount | Code::AccountClosed => FailureCode::AccountRefused,
        Code::TooOld => FailureCode::AppTooOld,
        Code::TooNew => FailureCode::ServerTooOld,
        Code::Busy => FailureCode::ServerBusy,
        Code::TooLarge | Code::Unreadable | Code::TooManyDevices => FailureCode::NotTaken,
        Code::UnknownDictionary | Code::Internal | Code::Unknown => FailureCode::ServerFault,
    };
    let detail = refusal.detail.clone().unwrap_or_else(|| format!("{:?}", refusal.code));
    let retry_after = refusal.retry_after_s.map(|seconds| Duration::from_secs(seconds.into()));
    Failure { code, detail, retry_after }
}

fn open(head: &AnswerHead, bytes: &[u8], dictionary: Option<&Dictionary>) -> Result<Vec<u8>, Failure> {
    match head.encoding.as_str() {
        // Something on the way may have opened it.
        "" | "identity" => return Ok(bytes.to_vec()),
        ENCODING => {}
        other => return Err(Failure::new(FailureCode::ServerFault, format!("encoded as {other}"))),
    }
    let wanted = head.dictionary.as_deref();
    let dictionary = dictionary.filter(|own| Some(own.name()) == wanted);
    if wanted.is_some() && dictionary.is_none() {
        return Err(Failure::new(FailureCode::ServerFault, "a dictionary that is not known here"));
    }
    codec::decompress(bytes, dictionary, limit::PLAIN_BYTES).map_err(|error| match error {
        CodecError::TooLarge { .. } => Failure::new(FailureCode::ServerFault, error.to_string()),
        CodecError::Damaged(_) => Failure::new(FailureCode::Interrupted, error.to_string()),
    })
}

fn unreadable(error: ProtocolError) -> Failure {
    let code = match error {
        ProtocolError::Newer { .. } => FailureCode::AppTooOld,
        ProtocolError::Unreadable(_) => FailureCode::ServerFault,
    };
    Failure::new(code, error.to_string())
}

/// Not the academy: a page of the network, of a proxy, or of what stands before the server.
fn stranger(head: &AnswerHead, bytes: &[u8]) -> Failure {
    let is_page =
        head.media_type == "text/html" || head.media_type == "application/xhtml+xml" || is_page(bytes);
    let code = match head.status {
        407 => FailureCode::Proxy,
        429 | 502 | 503 | 504 => FailureCode::ServerBusy,
        500..=599 if head.status != 511 => FailureCode::ServerFault,
        300..=399 | 511 => FailureCode::Portal,
        _ if is_page => FailureCode::Portal,
        _ => FailureCode::ServerFault,
    };
    let detail = format!("status {} with `{}`", head.status, head.media_type);
    Failure { code, detail, retry_after: head.retry_after }
}

/// Whether it looks like a page, whatever it calls itself.
fn is_page(bytes: &[u8]) -> bool {
    let start: Vec<u8> = bytes.iter().copied().skip_while(u8::is_ascii_whitespace).take(14).collect();
    let start = start.to_ascii_lowercase();
    start.starts_with(b"<!doctype html") || start.starts_with(b"<html")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stranger_of(status: u16, media_type: &str, body: &str) -> FailureCode {
        let head = AnswerHead { status, media_type: media_type.to_owned(), ..AnswerHead::default() };
        read(&head, body.as_bytes(), None).unwrap_err().code
    }

    #[test]
    fn pages_of_the_network_are_told_from_the_server() {
        assert_eq!(stranger_of(200, "text/html", "<html>"), FailureCode::Portal);
        assert_eq!(stranger_of(200, "", " \n<!DOCTYPE HTML><html>"), FailureCode::Portal);
        assert_eq!(stranger_of(302, "", ""), FailureCode::Portal);
        assert_eq!(stranger_of(403, "text/html", "blocked"), FailureCode::Portal);
        assert_eq!(stranger_of(511, "text/html", "sign in"), FailureCode::Portal);
        assert_eq!(stranger_of(407, "text/html", "who are you"), FailureCode::Proxy);
        assert_eq!(stranger_of(502, "text/html", "<html>"), FailureCode::ServerBusy);
        assert_eq!(stranger_of(503, "text/html", "<html>"), FailureCode::ServerBusy);
        assert_eq!(stranger_of(500, "text/html", "<html>"), FailureCode::ServerFault);
        assert_eq!(stranger_of(200, "application/json", "{}"), FailureCode::ServerFault);
        assert_eq!(stranger_of(404, "text/plain", "not here"), FailureCode::ServerFault);
    }

    fn ours(status: u16, encoding: &str, body: &[u8]) -> Result<Answered, Failure> {
        let head = AnswerHead {
            status,
            media_type: MEDIA_TYPE.to_owned(),
            encoding: encoding.to_owned(),
            ..AnswerHead::default()
        };
        read(&head, body, None)
    }

    #[test]
    fn what_is_cut_or_of_another_time_is_said() {
        let code = |answered: Result<Answered, Failure>| answered.unwrap_err().code;
        let plain = br#"{"version":2,"news":{}}"#;
        let packed = codec::compress(plain, None).unwrap();
        assert_eq!(code(ours(200, "zstd", &packed)), FailureCode::AppTooOld);
        assert_eq!(code(ours(200, "", plain)), FailureCode::AppTooOld);
        assert_eq!(code(ours(200, "zstd", &packed[..packed.len() - 1])), FailureCode::Interrupted);
        assert_eq!(code(ours(200, "br", &packed)), FailureCode::ServerFault);
        assert_eq!(code(ours(200, "", b"{}")), FailureCode::ServerFault);
        let bomb = codec::compress(&vec![b' '; limit::PLAIN_BYTES + 1], None).unwrap();
        let failure = ours(200, "zstd", &bomb).unwrap_err();
        assert_eq!(failure.code, FailureCode::ServerFault);
        assert!(failure.detail.contains("larger than"), "{failure}");
    }

    #[test]
    fn every_refusal_has_its_reason() {
        let said = |code: &str| {
            let body = format!("{{\"version\":1,\"code\":\"{code}\",\"retry_after_s\":7}}");
            let Ok(Answered::Refusal(refusal)) = ours(400, "", body.as_bytes()) else { panic!("{code}") };
            let failure = failure(&refusal);
            assert_eq!(failure.retry_after, Some(Duration::from_secs(7)));
            failure.code
        };
        assert_eq!(said("busy"), FailureCode::ServerBusy);
        assert_eq!(said("too_old"), FailureCode::AppTooOld);
        assert_eq!(said("too_new"), FailureCode::ServerTooOld);
        assert_eq!(said("not_signed_in"), FailureCode::NotSignedIn);
        assert_eq!(said("no_consent"), FailureCode::NoConsent);
        assert_eq!(said("wrong_account"), FailureCode::AccountRefused);
        assert_eq!(said("too_large"), FailureCode::NotTaken);
        assert_eq!(said("of_tomorrow"), FailureCode::ServerFault);
    }
}
