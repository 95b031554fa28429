//! An academy for one test: a database of its own, a clock that stands still, a mailbox.

use std::{net::SocketAddr, path::PathBuf, sync::Arc, time::Duration};

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::ConnectInfo,
    http::{HeaderMap, Method, Request, header},
};
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};
use server::{
    app::App,
    arguments::Arguments,
    chance::SystemChance,
    clock::FixedClock,
    command,
    config::{ClientAddress, Config, Limits, Mail},
    editions::Editions,
    http,
    post::Post,
    store::{Address, Store},
};
use tempfile::TempDir;
use tower::ServiceExt as _;

use crate::{mailbox::Mailbox, postgres::Database};

/// Runs each test on both databases.
macro_rules! on_both {
    ($($(#[$doc:meta])* async fn $name:ident($academy:ident: Academy) $body:block)*) => {$(
        $(#[$doc])*
        mod $name {
            #[allow(unused_imports, reason = "not every test uses all of it")]
            use super::*;

            async fn run($academy: Academy) $body

            #[tokio::test]
            async fn sqlite() {
                run(Academy::on_sqlite().await).await;
            }

            #[tokio::test]
            async fn postgres() {
                run(Academy::on_postgres().await).await;
            }
        }
    )*};
}

pub const PASSWORD: &str = "kuda laut biru";

/// Where an academy keeps what it knows.
pub enum Kept {
    Sqlite(TempDir),
    Postgres(Database),
}

impl Kept {
    pub fn sqlite() -> Self {
        Self::Sqlite(tempfile::tempdir().unwrap())
    }

    pub async fn postgres() -> Self {
        Self::Postgres(Database::new().await)
    }

    /// The address with the role that serves, and with that which owns the tables.
    pub fn addresses(&self) -> (String, Option<String>) {
        match self {
            Self::Sqlite(folder) => (format!("sqlite://{}", Self::file(folder).display()), None),
            Self::Postgres(database) => (database.url("academy_app"), Some(database.url("academy_owner"))),
        }
    }

    pub fn file(folder: &TempDir) -> PathBuf {
        folder.path().join("academy.sqlite")
    }
}

pub struct Academy {
    pub router: Router,
    pub app: App,
    pub clock: Arc<FixedClock>,
    pub mailbox: Mailbox,
    pub config: Config,
    post: Post,
    kept: Kept,
}

/// What was answered.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or(Value::Null)
    }

    pub fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or_default().to_owned()
    }

    /// Checks that it is a failure with words in both languages and says which.
    pub fn failed(&self) -> (u16, String) {
        let json = self.json();
        for lang in ["id", "en"] {
            assert!(json["message"][lang].as_str().is_some_and(|words| words.len() > 10), "{json}");
        }
        (self.status, self.code())
    }
}

pub fn noon() -> DateTime<Utc> {
    "2026-11-27T12:00:00Z".parse().unwrap()
}

pub fn limits() -> Limits {
    Limits {
        connections: 100,
        body: 64 * 1024,
        request: Duration::from_secs(20),
        hashes: 2,
        access: Duration::from_secs(900),
        refresh: Duration::from_secs(180 * 86_400),
        rates: false,
    }
}

impl Academy {
    pub async fn on_sqlite() -> Self {
        Self::on(Kept::sqlite(), limits()).await
    }

    pub async fn on_postgres() -> Self {
        Self::on(Kept::postgres().await, limits()).await
    }

    pub async fn on(kept: Kept, limits: Limits) -> Self {
        Self::with_editions(kept, limits, None).await
    }

    pub async fn with_editions(kept: Kept, limits: Limits, editions: Option<PathBuf>) -> Self {
        let mailbox = Mailbox::open().await;
        let (url, owner) = kept.addresses();
        let address = |url| Address { url, connections: 8, wait: Duration::from_secs(10) };
        let config = Config {
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            metrics_listen: None,
            database: address(url),
            database_owner: owner.map(address),
            editions,
            mail: Mail {
                url: mailbox.url(),
                from: "academy@example.com".to_owned(),
                name: "Academy".to_owned(),
            },
            limits,
            client: ClientAddress::Peer,
        };
        Store::migrate(config.database_owner.as_ref().unwrap_or(&config.database), "academy_app")
            .await
            .unwrap();
        Self::open(kept, config, mailbox).await
    }

    async fn open(kept: Kept, config: Config, mailbox: Mailbox) -> Self {
        let store = Store::open(&config.database).await.unwrap();
        let editions = Editions::load(config.editions.as_deref()).unwrap();
        let clock = Arc::new(FixedClock::at(noon()));
        let app = App::new(
            store,
            clock.clone(),
            Arc::new(SystemChance),
            config.limits,
            ClientAddress::Peer,
            editions,
        )
        .unwrap();
        let post = Post::new(&config.mail).unwrap();
        Self { router: http::router(app.clone()), app, clock, mailbox, config, post, kept }
    }

    /// The same academy, its database opened anew.
    pub async fn opened_again(self) -> Self {
        Self::open(self.kept, self.config, self.mailbox).await
    }

    pub fn kept(&self) -> &Kept {
        &self.kept
    }

    pub fn advance(&self, by: TimeDelta) {
        self.clock.advance(by);
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let mut request = request;
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([10, 0, 0, 1], 40_000))));
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec();
        Answer { status, headers, bytes }
    }

    /// Calls an operation; without a token for `""`.
    pub async fn call(&self, method: Method, path: &str, token: &str, body: Option<Value>) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        if !token.is_empty() {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        let body = match body {
            Some(body) => {
                request = request.header(header::CONTENT_TYPE, "application/json");
                Body::from(body.to_string())
            }
            None => Body::empty(),
        };
        self.send(request.body(body).unwrap()).await
    }

    pub async fn post(&self, path: &str, token: &str, body: Value) -> Answer {
        self.call(Method::POST, path, token, Some(body)).await
    }

    pub async fn get(&self, path: &str, token: &str) -> Answer {
        self.call(Method::GET, path, token, None).await
    }

    /// Sends the letters that are due, and gives those that came since the last call.
    pub async fn letters(&self) -> Vec<(String, String)> {
        self.post.send_due(&self.app).await.unwrap();
        self.mailbox.take()
    }

    /// The code of the one letter that came.
    pub async fn code_by_letter(&self, email: &str) -> String {
        let letters = self.letters().await;
        let [(to, text)] = letters.as_slice() else { panic!("not one letter: {letters:?}") };
        assert_eq!(to, email);
        let (_, code) = text.split_once("Kode Anda: ").or_else(|| text.split_once("Your code: ")).unwrap();
        code.chars().take(14).collect()
    }

    /// Types a command of `academy-server` and gives what it says.
    pub async fn command(&self, words: &[&str]) -> Result<String, String> {
        run_command(&self.config, words).await
    }

    /// A new organisation; its id.
    pub async fn organisation(&self, name: &str) -> String {
        self.command(&["admin", "add-organisation", name]).await.unwrap().trim().to_owned()
    }

    /// An invitation to an organisation.
    pub async fn invitation(&self, organisation: &str, role: &str) -> String {
        let words = ["admin", "invite", organisation, "--role", role, "--uses", "100"];
        self.command(&words).await.unwrap().trim().to_owned()
    }

    /// Signs up, confirms the address and signs in; the access token.
    pub async fn member(&self, organisation: &str, role: &str, email: &str) -> String {
        let invitation = self.invitation(organisation, role).await;
        let answer = self.post("/v1/sign-up", "", sign_up(&invitation, email)).await;
        assert_eq!(answer.status, 202, "{answer:?}");
        let code = self.code_by_letter(email).await;
        let answer = self.post("/v1/confirm-email", "", json!({ "email": email, "code": code })).await;
        assert_eq!(answer.status, 204, "{answer:?}");
        self.sign_in(email).await["access_token"].as_str().unwrap().to_owned()
    }

    pub async fn sign_in(&self, email: &str) -> Value {
        let body = json!({ "email": email, "password": PASSWORD, "label": "Laptop" });
        let answer = self.post("/v1/sign-in", "", body).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        answer.json()
    }
}

pub fn sign_up(invitation: &str, email: &str) -> Value {
    json!({
        "invitation": invitation, "email": email, "name": "Budi Santoso", "password": PASSWORD, "language": "id",
        "consents": [],
    })
}

/// Types a command with these settings.
pub async fn run_command(config: &Config, words: &[&str]) -> Result<String, String> {
    use clap::Parser as _;
    let mut environment = std::collections::BTreeMap::from([
        ("ACADEMY_DATABASE_URL".to_owned(), config.database.url.clone()),
        ("ACADEMY_MAIL_URL".to_owned(), config.mail.url.clone()),
        ("ACADEMY_MAIL_FROM".to_owned(), config.mail.from.clone()),
    ]);
    if let Some(editions) = &config.editions {
        environment.insert("ACADEMY_EDITIONS".to_owned(), editions.display().to_string());
    }
    if let Some(owner) = &config.database_owner {
        environment.insert("ACADEMY_DATABASE_OWNER_URL".to_owned(), owner.url.clone());
    }
    let arguments = Arguments::try_parse_from([&["academy-server"], words].concat());
    let arguments = arguments.map_err(|error| error.to_string())?;
    let mut out = Vec::new();
    match command::run(arguments, &environment, &mut out).await {
        Ok(()) => Ok(String::from_utf8(out).unwrap()),
        Err(error) => Err(error.to_string()),
    }
}
