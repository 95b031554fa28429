//! A person uses a right. Sending the same request again gives its state and starts no other clock.

use axum::{Json, body::Bytes, extract::State};
use protocol::{Message, ProtocolError};
use serde_json::value::RawValue;

use super::{state, taken, words};
use crate::{
    app::App,
    failure::{Failure, FailureCode, Result},
    session::Person,
};

#[utoipa::path(post, path = "/v1/requests", tag = "right", operation_id = "right_make", security(("token" = [])),
    request_body(content = Object, description = "A `right_request` message (crate `protocol`)."),
    responses((status = 200, description = "A `right_request_state` message.", body = Object), (status = "4XX", body = Failure)))]
pub async fn run(State(app): State<App>, person: Person, body: Bytes) -> Result<Json<Box<RawValue>>> {
    let text = std::str::from_utf8(&body).map_err(|_| Failure::bad_request("not UTF-8"))?;
    let request = match protocol::read(text) {
        Ok(Message::RightRequest(request)) => request,
        Ok(_) => return Err(Failure::bad_request("another kind of message")),
        Err(ProtocolError::Newer { found }) => return Err(newer(found)),
        Err(ProtocolError::Unreadable(_)) => return Err(Failure::bad_request("not a message")),
    };
    let words = words(&request.words)?;
    let new = taken(&app, &request, &words, "app")?;
    let mut tx = app.store.write(person).await?;
    let row = tx.add_own_request(&new).await?.ok_or_else(Failure::not_found)?;
    tx.commit().await?;
    state(&row).map(Json)
}

fn newer(found: u32) -> Failure {
    Failure::new(
        FailureCode::Newer,
        "Aplikasi ini lebih baru daripada server. Permintaan Anda tetap tercatat di perangkat dan dikirim lagi nanti.",
        "This app is newer than the server. Your request stays noted on the device and is sent again later.",
        found.to_string(),
    )
}
