//! The person's own profile.

use axum::{Json, extract::State};
use serde::Serialize;

use crate::{
    app::App,
    failure::{Failure, Result},
    id::{AccountId, OrganisationId},
    lang::Lang,
    role::Role,
    session::Person,
};

#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Profile {
    account: AccountId,
    email: String,
    name: String,
    language: Lang,
    role: Role,
    organisation: OrganisationId,
    organisation_name: String,
}

#[utoipa::path(get, path = "/v1/profile", tag = "account", operation_id = "account_profile", security(("token" = [])),
    responses((status = 200, body = Profile), (status = "4XX", body = Failure)))]
pub async fn run(State(app): State<App>, person: Person) -> Result<Json<Profile>> {
    let mut tx = app.store.read(person).await?;
    let account = tx.find_own_account().await?.ok_or_else(Failure::not_found)?;
    let organisation_name = tx.find_own_organisation().await?.ok_or_else(Failure::not_found)?;
    Ok(Json(Profile {
        account: account.id,
        email: account.email,
        name: account.name,
        language: account.lang,
        role: account.role,
        organisation: account.organisation,
        organisation_name,
    }))
}
