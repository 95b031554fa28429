//! What stood in the way of a connection, from what the libraries say.

use std::{error::Error, io::ErrorKind};

use crate::failure::{Failure, FailureCode};

/// The failure that it is.
pub(super) fn of(error: &reqwest::Error) -> Failure {
    Failure::new(code(error), told(error))
}

fn code(error: &reqwest::Error) -> FailureCode {
    if causes(error).any(is_certificate) {
        FailureCode::Certificate
    } else if error.is_dns() {
        FailureCode::NameNotFound
    } else if causes(error).any(is_tunnel) {
        FailureCode::Proxy
    } else if let Some(code) = causes(error).find_map(of_io) {
        code
    } else if error.is_timeout() {
        FailureCode::TimedOut
    } else if error.is_builder() {
        // Nothing was sent: the system's trust store cannot be read.
        FailureCode::Certificate
    } else if error.is_connect() {
        FailureCode::Refused
    } else {
        FailureCode::Interrupted
    }
}

fn of_io(error: &(dyn Error + 'static)) -> Option<FailureCode> {
    match error.downcast_ref::<std::io::Error>()?.kind() {
        ErrorKind::NetworkUnreachable | ErrorKind::NetworkDown | ErrorKind::HostUnreachable => {
            Some(FailureCode::Offline)
        }
        ErrorKind::ConnectionRefused => Some(FailureCode::Refused),
        ErrorKind::TimedOut => Some(FailureCode::TimedOut),
        _ => None,
    }
}

fn is_certificate(error: &(dyn Error + 'static)) -> bool {
    if let Some(error) = error.downcast_ref::<rustls::Error>() {
        return matches!(
            error,
            rustls::Error::InvalidCertificate(_) | rustls::Error::NoCertificatesPresented
        );
    }
    // An error of the system's kind may hold another, which is none of its causes.
    let inner = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
    inner.is_some_and(|inner| is_certificate(inner))
}

/// The library has no public type for what a proxy answers to CONNECT; a test watches these words.
fn is_tunnel(error: &(dyn Error + 'static)) -> bool {
    error.to_string().starts_with("tunnel error")
}

fn causes<'e>(error: &'e (dyn Error + 'static)) -> impl Iterator<Item = &'e (dyn Error + 'static)> {
    std::iter::successors(Some(error), |error| (*error).source())
}

/// The causes without the address, which may hold what nobody else needs to read.
fn told(error: &reqwest::Error) -> String {
    let words: Vec<_> = causes(error).skip(1).map(ToString::to_string).collect();
    words.join(": ")
}
