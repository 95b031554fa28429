//! The way to the server over HTTP: the system's trust store and proxy, https outside this machine, bounded times and
//! answers, and no redirect: where the network answers instead of the academy, that is said.

mod address;
mod answer;
mod credentials;
mod fault;

use std::{
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use protocol::{
    codec::{self, DICTIONARY_HEADER, Dictionary, ENCODING, MEDIA_TYPE},
    sync::{Code, Request, Response, limit, write},
};
use reqwest::{
    Client,
    header::{ACCEPT, AUTHORIZATION, CONTENT_ENCODING, CONTENT_TYPE, HeaderMap, HeaderValue},
    redirect::Policy,
};

pub use address::{Address, InvalidAddress};
pub use credentials::Credentials;

use crate::{
    failure::{Failure, FailureCode},
    transport::Transport,
};
use answer::Answered;

/// How long is waited for what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// For a connection.
    pub connect: Duration,
    /// For the next bytes.
    pub silence: Duration,
    /// For the whole exchange.
    pub whole: Duration,
}

impl Default for Patience {
    /// Enough for a batch over a slow mobile network.
    fn default() -> Self {
        let seconds = Duration::from_secs;
        Self { connect: seconds(15), silence: seconds(30), whole: seconds(180) }
    }
}

/// The academy's server, as seen from here.
#[derive(Debug)]
pub struct HttpTransport<C> {
    client: Client,
    url: reqwest::Url,
    credentials: C,
    dictionary: Option<Dictionary>,
    /// The server has said that it knows the dictionary.
    is_known: AtomicBool,
}

impl<C: Credentials> HttpTransport<C> {
    /// A way to this address. `dictionary` is that of the installed edition; it is used once the server has named it.
    ///
    /// # Errors
    /// `Certificate` when the system's trust store cannot be read.
    pub fn new(
        address: &Address,
        patience: Patience,
        credentials: C,
        dictionary: Option<Dictionary>,
    ) -> Result<Self, Failure> {
        let builder = Client::builder()
            .redirect(Policy::none())
            .referer(false)
            .retry(reqwest::retry::never())
            .connect_timeout(patience.connect)
            .read_timeout(patience.silence)
            .timeout(patience.whole);
        // What is on this machine is not asked through a proxy.
        let builder = if address.is_loopback() { builder.no_proxy() } else { builder.https_only(true) };
        let client = builder.build().map_err(|error| fault::of(&error))?;
        let (url, is_known) = (address.of(protocol::sync::PATH), AtomicBool::new(false));
        Ok(Self { client, url, credentials, dictionary, is_known })
    }

    fn known_dictionary(&self) -> Option<&Dictionary> {
        self.dictionary.as_ref().filter(|_| self.is_known.load(Ordering::Relaxed))
    }

    fn note_dictionaries(&self, response: &Response) {
        let names = &response.news.dictionaries;
        let is_known =
            self.dictionary.as_ref().is_some_and(|own| names.iter().any(|name| name == own.name()));
        self.is_known.store(is_known, Ordering::Relaxed);
    }

    async fn ask(
        &self,
        plain: &[u8],
        token: &str,
        dictionary: Option<&Dictionary>,
    ) -> Result<Answered, Failure> {
        let body = codec::compress(plain, dictionary)
            .map_err(|error| Failure::new(FailureCode::Store, error.to_string()))?;
        let headers = headers(token, dictionary)?;
        let sent = self.client.post(self.url.clone()).headers(headers).body(body).send();
        let mut response = sent.await.map_err(|error| fault::of(&error))?;
        let head = answer::head(response.status(), response.headers());
        let mut bytes = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|error| fault::of(&error))? {
            if bytes.len() + chunk.len() > limit::WIRE_BYTES {
                return Err(Failure::new(FailureCode::ServerFault, "the answer is too large"));
            }
            bytes.extend_from_slice(&chunk);
        }
        answer::read(&head, &bytes, self.dictionary.as_ref())
    }
}

impl<C: Credentials> Transport for HttpTransport<C> {
    async fn send(&self, request: &Request) -> Result<Response, Failure> {
        let plain = write(request);
        let mut dictionary = self.known_dictionary();
        let mut token = self.credentials.token().await?;
        let (mut renewed, mut resent) = (false, false);
        loop {
            let refusal = match self.ask(&plain, &token, dictionary).await? {
                Answered::Response(response) => {
                    self.note_dictionaries(&response);
                    return Ok(*response);
                }
                Answered::Refusal(refusal) => refusal,
            };
            match refusal.code {
                Code::UnknownDictionary if !resent => {
                    self.is_known.store(false, Ordering::Relaxed);
                    (dictionary, resent) = (None, true);
                }
                Code::NotSignedIn if !renewed => {
                    token = self.credentials.renew(&token).await?;
                    renewed = true;
                }
                _ => return Err(answer::failure(&refusal)),
            }
        }
    }
}

fn headers(token: &str, dictionary: Option<&Dictionary>) -> Result<HeaderMap, Failure> {
    let value = |text: &str| {
        HeaderValue::from_str(text).map_err(|_| {
            Failure::new(FailureCode::NotSignedIn, "a token or an edition's name has odd characters")
        })
    };
    let mut bearer = value(&format!("Bearer {token}"))?;
    bearer.set_sensitive(true);
    let mut headers = HeaderMap::new();
    headers.insert(AUTHORIZATION, bearer);
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
    headers.insert(ACCEPT, HeaderValue::from_static(MEDIA_TYPE));
    headers.insert(CONTENT_ENCODING, HeaderValue::from_static(ENCODING));
    if let Some(dictionary) = dictionary {
        headers.insert(DICTIONARY_HEADER, value(dictionary.name())?);
    }
    Ok(headers)
}
