//! Sets another password with the code that was sent. Ends every session of the account.

use axum::{extract::State, http::StatusCode};
use serde::Deserialize;

use super::confirm_email::wrong_code;
use crate::{
    app::App,
    email,
    failure::{Failure, Result},
    http::{Client, Sent},
    password, post,
    proof::{self, Purpose},
    store::{Door, Tried},
};

#[derive(Deserialize, utoipa::ToSchema)]
pub struct Request {
    email: String,
    code: String,
    password: String,
}

#[utoipa::path(post, path = "/v1/reset-password", tag = "account", operation_id = "account_reset_password",
    request_body = Request, responses((status = 204), (status = "4XX", body = Failure)))]
pub async fn run(State(app): State<App>, client: Client, Sent(request): Sent<Request>) -> Result<StatusCode> {
    app.rates.client(&client)?;
    let email = email::normal(&request.email).ok_or_else(wrong_code)?;
    let address = proof::address_hash(&email);
    app.rates.address(address)?;
    password::check(&request.password)?;
    let hash = app.passwords.hash(request.password, app.chance.as_ref()).await?;
    let mut tx = app.store.write(Door).await?;
    let tried = tx.try_proof(address, Purpose::Reset, proof::code_hash(&request.code), app.now()).await?;
    if let Tried::Right(account) = tried {
        tx.reset_password(account, &hash, app.now()).await?;
        post::write_changed(&mut tx, &app, &email).await?;
    }
    tx.commit().await?;
    if tried == Tried::Wrong { Err(wrong_code()) } else { Ok(StatusCode::NO_CONTENT) }
}
