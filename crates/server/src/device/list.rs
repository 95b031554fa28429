//! The devices from which the person has synchronised.

use axum::{Json, extract::State};
use chrono::{DateTime, Utc};
use serde::Serialize;
use uuid::Uuid;

use crate::{
    app::App,
    failure::{Failure, Result},
    session::Person,
};

#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Device {
    id: Uuid,
    /// Version of the app when it was last here.
    app: String,
    first_seen_at: DateTime<Utc>,
    /// To the hour.
    last_seen_at: DateTime<Utc>,
    /// How many facts of it are here.
    facts: u32,
}

#[utoipa::path(get, path = "/v1/devices", tag = "device", operation_id = "device_list", security(("token" = [])),
    responses((status = 200, body = Vec<Device>), (status = "4XX", body = Failure)))]
pub async fn run(State(app): State<App>, person: Person) -> Result<Json<Vec<Device>>> {
    let rows = app.store.read(person).await?.list_own_devices().await?;
    let devices = rows.into_iter().map(|row| Device {
        id: row.id.0,
        app: row.app,
        first_seen_at: row.first_at,
        last_seen_at: row.last_at,
        facts: row.seq,
    });
    Ok(Json(devices.collect()))
}
