//! Sends a code for another password. The answer is the same for every address.

use axum::{extract::State, http::StatusCode};

use super::send_code::{self, Request};
use crate::{
    app::App,
    failure::{Failure, Result},
    http::{Client, Sent},
    proof::Purpose,
};

#[utoipa::path(post, path = "/v1/forgot-password", tag = "account", operation_id = "account_forgot_password",
    request_body = Request,
    responses((status = 202, description = "If the address has an account, a letter is on its way."), (status = "4XX", body = Failure)))]
pub async fn run(State(app): State<App>, client: Client, Sent(request): Sent<Request>) -> Result<StatusCode> {
    let (email, language) = request.parts();
    send_code::send(&app, &client, email, language, Purpose::Reset).await
}
