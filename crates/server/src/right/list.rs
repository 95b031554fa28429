//! Where the person's requests stand.

use axum::{Json, extract::State};
use serde_json::value::RawValue;

use super::state;
use crate::{
    app::App,
    failure::{Failure, Result},
    session::Person,
};

#[utoipa::path(get, path = "/v1/requests", tag = "right", operation_id = "right_list", security(("token" = [])),
    responses((status = 200, description = "`right_request_state` messages, the newest first.", body = Vec<Object>), (status = "4XX", body = Failure)))]
pub async fn run(State(app): State<App>, person: Person) -> Result<Json<Vec<Box<RawValue>>>> {
    let rows = app.store.read(person).await?.list_own_requests().await?;
    rows.iter().map(state).collect::<Result<_>>().map(Json)
}
