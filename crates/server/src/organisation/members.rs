//! The people of the own organisation, for its managers: names and roles, no addresses.

use axum::{Json, extract::State};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    app::App,
    failure::{Failure, Result},
    http::Asked,
    id::AccountId,
    session::Person,
    store::Office,
};

/// How many come at once.
const PAGE: u32 = 200;

/// Where the next page begins: the last person of the page before.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
pub struct After {
    after_name: Option<String>,
    after_id: Option<Uuid>,
}

#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Member {
    account: AccountId,
    name: String,
    role: String,
}

#[utoipa::path(get, path = "/v1/members", tag = "organisation", operation_id = "organisation_members",
    security(("token" = [])), params(After),
    responses((status = 200, body = Vec<Member>), (status = "4XX", body = Failure)))]
pub async fn run(
    State(app): State<App>,
    person: Person,
    Asked(after): Asked<After>,
) -> Result<Json<Vec<Member>>> {
    let office = Office::managed_by(&person).ok_or_else(Failure::not_found)?;
    let after = after.after_name.as_deref().zip(after.after_id.map(AccountId));
    let rows = app.store.read(office).await?.list_members(after, PAGE).await?;
    Ok(Json(rows.into_iter().map(|(account, name, role)| Member { account, name, role }).collect()))
}
