//! The model of the server behind HTTP.

use std::sync::{Arc, Mutex};

use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::post,
};
use protocol::{
    codec::{DICTIONARY_HEADER, Dictionary, ENCODING, MEDIA_TYPE, compress, decompress},
    sync::{Code, Exchanged, PATH, Refusal, limit, read_request, write},
};

use crate::model::Model;

/// What the server answers instead, once.
#[derive(Debug, Clone, Copy)]
pub enum Instead {
    /// A page, with this status.
    Page(u16),
    /// Somewhere else.
    Redirect,
    /// A refusal.
    Refuse(Code),
    /// More than an answer may be.
    Bomb,
    /// Nothing, for longer than anybody waits.
    Silence,
}

#[derive(Debug, Default)]
pub struct Inside {
    pub model: Model,
    pub instead: Vec<Instead>,
    pub requests: u64,
    /// Bytes of each body as it came.
    pub sizes: Vec<usize>,
    /// The edition whose items it knows, and whether it says so.
    pub dictionary: Option<Dictionary>,
    pub forgot_dictionary: bool,
}

#[derive(Debug, Clone)]
pub struct Server {
    pub inside: Arc<Mutex<Inside>>,
    pub address: String,
    pub port: u16,
}

impl Server {
    pub async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let inside = Arc::<Mutex<Inside>>::default();
        let app = router(Arc::clone(&inside));
        tokio::spawn(async move { axum::serve(listener, app).await });
        Self { inside, address: format!("http://127.0.0.1:{port}"), port }
    }

    pub fn will(&self, instead: Instead) {
        self.inside.lock().unwrap().instead.push(instead);
    }

    pub fn bodies(&self) -> Vec<String> {
        self.inside.lock().unwrap().model.bodies()
    }
}

fn router(inside: Arc<Mutex<Inside>>) -> Router {
    Router::new().route(PATH, post(sync)).with_state(inside)
}

async fn sync(State(inside): State<Arc<Mutex<Inside>>>, headers: HeaderMap, body: Bytes) -> Response {
    let instead = inside.lock().unwrap().instead.pop();
    match instead {
        Some(Instead::Silence) => std::future::pending().await,
        Some(instead) => instead.into_response(),
        None => inside.lock().unwrap().answer(&headers, &body).unwrap_or_else(|refusal| refused(&refusal)),
    }
}

impl Inside {
    fn answer(&mut self, headers: &HeaderMap, body: &[u8]) -> Result<Response, Refusal> {
        let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
        assert_eq!(header("content-type"), Some(MEDIA_TYPE));
        assert_eq!(header("content-encoding"), Some(ENCODING));
        if header("authorization") != Some("Bearer good") {
            return Err(Refusal::new(Code::NotSignedIn));
        }
        self.requests += 1;
        self.sizes.push(body.len());
        let known = self.dictionary.clone().filter(|_| !self.forgot_dictionary);
        let wanted = header(DICTIONARY_HEADER);
        let dictionary = known.filter(|known| Some(known.name()) == wanted);
        if wanted.is_some() && dictionary.is_none() {
            return Err(Refusal::new(Code::UnknownDictionary));
        }
        let plain = decompress(body, dictionary.as_ref(), limit::PLAIN_BYTES)
            .map_err(|_| Refusal::new(Code::Unreadable))?;
        let request = read_request(&plain).map_err(|_| Refusal::new(Code::Unreadable))?;
        let mut response = self.model.answer(&request, self.requests)?;
        response.news.dictionaries = self.dictionary.iter().map(|known| known.name().to_owned()).collect();
        Ok(packed(StatusCode::OK, &response, dictionary.as_ref()))
    }
}

fn packed(status: StatusCode, message: &impl Exchanged, dictionary: Option<&Dictionary>) -> Response {
    let body = compress(&write(message), dictionary).unwrap();
    let head = [(header::CONTENT_TYPE, MEDIA_TYPE), (header::CONTENT_ENCODING, ENCODING)];
    let mut response = (status, head, body).into_response();
    if let Some(dictionary) = dictionary {
        response.headers_mut().insert(DICTIONARY_HEADER, dictionary.name().parse().unwrap());
    }
    response
}

fn refused(refusal: &Refusal) -> Response {
    packed(StatusCode::from_u16(refusal.code.status()).unwrap(), refusal, None)
}

impl IntoResponse for Instead {
    fn into_response(self) -> Response {
        match self {
            Self::Page(status) => {
                let page = "<!doctype html><title>Masuk ke Wi-Fi</title>";
                (StatusCode::from_u16(status).unwrap(), [(header::CONTENT_TYPE, "text/html")], page)
                    .into_response()
            }
            Self::Redirect => {
                (StatusCode::FOUND, [(header::LOCATION, "http://portal.example/")]).into_response()
            }
            Self::Refuse(code) => refused(&Refusal { retry_after_s: Some(7), ..Refusal::new(code) }),
            Self::Bomb => {
                ([(header::CONTENT_TYPE, MEDIA_TYPE)], vec![b' '; limit::WIRE_BYTES + 1]).into_response()
            }
            Self::Silence => StatusCode::NO_CONTENT.into_response(),
        }
    }
}
