//! Signing in: an address and a password for a pair of tokens.

use axum::{Json, extract::State};
use serde::Deserialize;

use super::Tokens;
use crate::{
    app::App,
    email,
    failure::{Failure, FailureCode, Result},
    http::{Client, Sent},
    id::SessionId,
    proof,
    store::Door,
    text,
};

#[derive(Deserialize, utoipa::ToSchema)]
pub struct Request {
    email: String,
    password: String,
    /// What the person will know this app by in the list of sessions, such as the computer's kind.
    label: String,
}

#[utoipa::path(post, path = "/v1/sign-in", tag = "session", operation_id = "session_sign_in", request_body = Request,
    responses((status = 200, body = Tokens), (status = "4XX", body = Failure)))]
pub async fn run(
    State(app): State<App>,
    client: Client,
    Sent(request): Sent<Request>,
) -> Result<Json<Tokens>> {
    app.rates.client(&client)?;
    let label = text::line("label", &request.label, 0..=80)?;
    // An address of the wrong form has no account; it is answered like any other without one.
    let email = email::normal(&request.email).unwrap_or_default();
    app.rates.address(proof::address_hash(&email))?;
    let account = app.store.read(Door).await?.find_account_by_email(&email).await?;
    let kept = account.as_ref().map(|account| account.password.clone());
    let is_right = app.passwords.is_right(request.password, kept).await?;
    let account = account.filter(|_| is_right).ok_or_else(failed)?;
    if !account.is_verified {
        return Err(unverified());
    }
    let (tokens, kept) = Tokens::issue(&app);
    let mut tx = app.store.write(Door).await?;
    tx.add_session(SessionId(app.chance.uuid()), account.id, &label, &kept, app.now()).await?;
    tx.commit().await?;
    Ok(Json(tokens))
}

fn failed() -> Failure {
    Failure::new(
        FailureCode::SignInFailed,
        "Alamat surel atau kata sandi salah. Periksa keduanya, atau pilih Lupa kata sandi.",
        "The e-mail address or the password is wrong. Check both, or choose Forgot password.",
        "",
    )
}

/// Said only to somebody who knows the password.
fn unverified() -> Failure {
    Failure::new(
        FailureCode::EmailUnverified,
        "Alamat surel ini belum dikonfirmasi. Masukkan kode dari surel kami, atau minta kode baru.",
        "This e-mail address is not confirmed yet. Enter the code of our e-mail, or ask for a new one.",
        "",
    )
}
