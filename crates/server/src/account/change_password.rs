//! Another password for somebody who knows the present one. Ends the other sessions.

use axum::{extract::State, http::StatusCode};
use serde::Deserialize;

use crate::{
    app::App,
    failure::{Failure, FailureCode, Result},
    http::Sent,
    password, post, proof,
    session::Person,
    store::Door,
};

#[derive(Deserialize, utoipa::ToSchema)]
pub struct Request {
    present: String,
    password: String,
}

#[utoipa::path(post, path = "/v1/password", tag = "account", operation_id = "account_change_password",
    security(("token" = [])), request_body = Request,
    responses((status = 204), (status = "4XX", body = Failure)))]
pub async fn run(State(app): State<App>, person: Person, Sent(request): Sent<Request>) -> Result<StatusCode> {
    let account = app.store.read(person).await?.find_own_account().await?.ok_or_else(Failure::not_found)?;
    app.rates.address(proof::address_hash(&account.email))?;
    password::check(&request.password)?;
    if !app.passwords.is_right(request.present, Some(account.password)).await? {
        return Err(Failure::new(
            FailureCode::SignInFailed,
            "Kata sandi yang sekarang salah. Coba lagi, atau pilih Lupa kata sandi.",
            "The present password is wrong. Try again, or choose Forgot password.",
            "present",
        ));
    }
    let hash = app.passwords.hash(request.password, app.chance.as_ref()).await?;
    let mut tx = app.store.write(person).await?;
    tx.change_own_password(&hash, app.now()).await?;
    tx.commit().await?;
    let mut tx = app.store.write(Door).await?;
    post::write_changed(&mut tx, &app, &account.email).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
