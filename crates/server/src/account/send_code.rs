//! Sends the code that confirms an address once more. The answer is the same for every address.

use axum::{extract::State, http::StatusCode};
use serde::Deserialize;

use crate::{
    app::App,
    email,
    failure::{Failure, Result},
    http::{Client, Sent},
    lang::Lang,
    post,
    proof::{self, Purpose},
    store::Door,
};

#[derive(Deserialize, utoipa::ToSchema)]
pub struct Request {
    email: String,
    /// Of the letter.
    language: Lang,
}

impl Request {
    pub(super) fn parts(&self) -> (&str, Lang) {
        (&self.email, self.language)
    }
}

#[utoipa::path(post, path = "/v1/send-code", tag = "account", operation_id = "account_send_code", request_body = Request,
    responses((status = 202, description = "If the address waits for a code, a letter is on its way."), (status = "4XX", body = Failure)))]
pub async fn run(State(app): State<App>, client: Client, Sent(request): Sent<Request>) -> Result<StatusCode> {
    send(&app, &client, &request.email, request.language, Purpose::Verify).await
}

/// Writes a letter with a code, or one to nobody: the same work for every address.
pub(super) async fn send(
    app: &App,
    client: &Client,
    typed: &str,
    lang: Lang,
    purpose: Purpose,
) -> Result<StatusCode> {
    app.rates.client(client)?;
    let email = email::normal(typed).ok_or_else(|| Failure::invalid("email"))?;
    app.rates.address(proof::address_hash(&email))?;
    let mut tx = app.store.write(Door).await?;
    let account = tx.find_account_by_email(&email).await?;
    let account = account.filter(|account| purpose == Purpose::Reset || !account.is_verified);
    post::write_code(&mut tx, app, &email, account.map(|account| account.id), lang, purpose).await?;
    tx.commit().await?;
    Ok(StatusCode::ACCEPTED)
}
