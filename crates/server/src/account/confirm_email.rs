//! Shows that an address is one's own, with the code that was sent to it.

use axum::{extract::State, http::StatusCode};
use serde::Deserialize;

use crate::{
    app::App,
    email,
    failure::{Failure, FailureCode, Result},
    http::{Client, Sent},
    proof::{self, Purpose},
    store::{Door, Tried},
};

#[derive(Deserialize, utoipa::ToSchema)]
pub struct Request {
    email: String,
    code: String,
}

#[utoipa::path(post, path = "/v1/confirm-email", tag = "account", operation_id = "account_confirm_email",
    request_body = Request, responses((status = 204), (status = "4XX", body = Failure)))]
pub async fn run(State(app): State<App>, client: Client, Sent(request): Sent<Request>) -> Result<StatusCode> {
    app.rates.client(&client)?;
    let address = proof::address_hash(&email::normal(&request.email).ok_or_else(wrong_code)?);
    app.rates.address(address)?;
    let mut tx = app.store.write(Door).await?;
    let tried = tx.try_proof(address, Purpose::Verify, proof::code_hash(&request.code), app.now()).await?;
    if let Tried::Right(account) = tried {
        tx.mark_verified(account, app.now()).await?;
    }
    // Also after a wrong code: the try counts.
    tx.commit().await?;
    if tried == Tried::Wrong { Err(wrong_code()) } else { Ok(StatusCode::NO_CONTENT) }
}

pub(super) fn wrong_code() -> Failure {
    Failure::new(
        FailureCode::CodeWrong,
        "Kode ini salah atau sudah tidak berlaku. Periksa surel terbaru dari kami, atau minta kode baru.",
        "This code is wrong or no longer valid. Look at the latest e-mail from us, or ask for a new code.",
        "code",
    )
}
