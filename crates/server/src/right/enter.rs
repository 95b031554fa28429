//! An operator enters a request that came by e-mail, under the number that the letter names.

use axum::{Json, extract::State};
use chrono::{DateTime, Utc};
use protocol::{Right, RightRequest};
use serde::Deserialize;
use serde_json::value::RawValue;
use uuid::Uuid;

use super::{operator, state, taken, words};
use crate::{
    app::App,
    email,
    failure::{Failure, Result},
    http::Sent,
    session::Person,
};

#[derive(Deserialize, utoipa::ToSchema)]
pub struct Request {
    /// Of the account.
    email: String,
    request: Uuid,
    /// `access`, `correct`, `object`, `restrict`, `erase` or `withdraw`.
    #[schema(value_type = String)]
    right: Right,
    purpose: Option<String>,
    words: String,
    /// When the letter came: the clock runs from then.
    received_at: DateTime<Utc>,
}

#[utoipa::path(post, path = "/v1/queue", tag = "right", operation_id = "right_enter", security(("token" = [])),
    request_body = Request,
    responses((status = 200, description = "A `right_request_state` message.", body = Object), (status = "4XX", body = Failure)))]
pub async fn run(
    State(app): State<App>,
    person: Person,
    Sent(sent): Sent<Request>,
) -> Result<Json<Box<RawValue>>> {
    let operator = operator(&person)?;
    let email = email::normal(&sent.email).ok_or_else(|| Failure::invalid("email"))?;
    if sent.received_at > app.now() {
        return Err(Failure::invalid("received_at"));
    }
    let words = words(&sent.words)?;
    let request = RightRequest {
        request: sent.request,
        right: sent.right,
        purpose: sent.purpose,
        words: String::new(),
        asked_at: sent.received_at,
    };
    let mut new = taken(&app, &request, &words, "email")?;
    (new.due_at, new.received_at) = (sent.received_at + learning::record::ANSWER_WITHIN, sent.received_at);
    let mut tx = app.store.write(operator).await?;
    let account = tx.find_account_of(&email).await?.ok_or_else(Failure::not_found)?;
    let row = tx.add_request_of(account, &new).await?.ok_or_else(Failure::not_found)?;
    tx.commit().await?;
    state(&row).map(Json)
}
