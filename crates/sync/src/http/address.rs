//! The academy's address: https, or http to this very machine.

use std::fmt;

use reqwest::Url;

/// Where the academy is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(Url);

/// The text is not an address that may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidAddress {
    /// Not an address, or with parts that have no meaning here.
    #[error("not an address like https://academy.example")]
    Shape,
    /// What is sent could be read on the way.
    #[error("the address has to begin with https://")]
    NotSecure,
}

impl Address {
    /// Takes an address such as `https://academy.example` or `https://example.com/academy`.
    ///
    /// # Errors
    /// `InvalidAddress`.
    pub fn parse(text: &str) -> Result<Self, InvalidAddress> {
        let url = Url::parse(text.trim()).map_err(|_| InvalidAddress::Shape)?;
        let more = url.query().is_some() || url.fragment().is_some();
        let named = !url.username().is_empty() || url.password().is_some();
        if more || named || url.host_str().is_none_or(str::is_empty) {
            return Err(InvalidAddress::Shape);
        }
        match url.scheme() {
            "https" => Ok(Self(url)),
            "http" if is_loopback(&url) => Ok(Self(url)),
            "http" => Err(InvalidAddress::NotSecure),
            _ => Err(InvalidAddress::Shape),
        }
    }

    /// Whether it is this very machine.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        is_loopback(&self.0)
    }

    pub(super) fn of(&self, path: &str) -> Url {
        let mut url = self.0.clone();
        url.set_path(&format!("{}{path}", self.0.path().trim_end_matches('/')));
        url
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_str().trim_end_matches('/'))
    }
}

fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_https_outside_this_machine() {
        let check = |text: &str| Address::parse(text).map(|address| address.to_string());
        for good in ["https://academy.example", "https://example.com:8443/academy", "http://127.0.0.1:4000"] {
            assert_eq!(check(good).as_deref(), Ok(good));
        }
        assert!(check("http://localhost:1").is_ok() && check("http://[::1]:1").is_ok());
        for open in [
            "http://academy.example",
            "http://127.0.0.1.example",
            "http://localhost.example",
            "http://10.0.0.1",
            "http://[::2]",
        ] {
            assert_eq!(check(open), Err(InvalidAddress::NotSecure), "{open}");
        }
        for odd in [
            "",
            "academy.example",
            "ftp://127.0.0.1",
            "https://",
            "https://a:b@c.example",
            "https://a.example/?x",
            "https://a.example/#x",
            "file:///etc",
        ] {
            assert_eq!(check(odd), Err(InvalidAddress::Shape), "{odd}");
        }
    }

    #[test]
    fn a_path_of_the_address_stays() {
        let of = |text: &str| Address::parse(text).unwrap().of("/v1/sync").to_string();
        assert_eq!(of("https://academy.example"), "https://academy.example/v1/sync");
        assert_eq!(of("https://example.com/academy/"), "https://example.com/academy/v1/sync");
    }
}
