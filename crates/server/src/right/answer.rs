//! An operator answers a request, and carries out what was asked for: erasure here and on every device; an objection or a
//! restriction on every device.

use std::collections::BTreeMap;

use axum::{
    Json,
    extract::{Path, State},
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::operator;
use crate::{
    app::App,
    failure::{Failure, Result},
    http::{Sent, path_id},
    id::AccountId,
    session::Person,
    store::{CarryOut, RequestRow, StoreError, Tx},
    text,
};

#[derive(Deserialize, utoipa::ToSchema)]
pub struct Request {
    /// What the person is told; where it is not done, why.
    answer: String,
    /// Whether what was asked for is done.
    is_done: bool,
}

/// The minutes: what was done, when, by whom. Names nobody.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Minutes {
    account: AccountId,
    request: Uuid,
    right: String,
    answered_at: DateTime<Utc>,
    answered_by: AccountId,
    is_done: bool,
    /// Rows that were removed, by kind.
    removed: BTreeMap<String, u64>,
    /// What every device is asked to do at its next exchange.
    order: Option<Uuid>,
}

#[utoipa::path(post, path = "/v1/queue/{account}/{request}/answer", tag = "right", operation_id = "right_answer",
    security(("token" = [])), params(("account" = Uuid, Path), ("request" = Uuid, Path)), request_body = Request,
    responses((status = 200, body = Minutes), (status = "4XX", body = Failure)))]
pub async fn run(
    State(app): State<App>,
    person: Person,
    Path((account, request)): Path<(String, String)>,
    Sent(sent): Sent<Request>,
) -> Result<Json<Minutes>> {
    let operator = operator(&person)?;
    let (account, id) = (AccountId(path_id(&account)?), path_id(&request)?);
    let answer = text::lines("answer", &sent.answer, 4000)?;
    let mut tx = app.store.write(CarryOut::ordered_by(&operator, account)).await?;
    let row = tx.find_request(id).await?.ok_or_else(Failure::not_found)?;
    if !tx.answer_request(id, &answer, sent.is_done, app.now()).await? {
        return Err(Failure::not_found());
    }
    let mut minutes = Minutes {
        account,
        request: id,
        right: row.kind.clone(),
        answered_at: app.now(),
        answered_by: person.account(),
        is_done: sent.is_done,
        removed: BTreeMap::new(),
        order: None,
    };
    if sent.is_done {
        carry_out(&mut tx, &app, &row, &mut minutes).await?;
    }
    tx.commit().await?;
    if !minutes.removed.is_empty() {
        app.store.settle().await?;
    }
    tracing::info!(right = row.kind, is_done = sent.is_done, "a request was answered");
    Ok(Json(minutes))
}

async fn carry_out(
    tx: &mut Tx<CarryOut>,
    app: &App,
    row: &RequestRow,
    minutes: &mut Minutes,
) -> Result<(), StoreError> {
    let (action, purpose) = match row.kind.as_str() {
        "erase" => ("erase", None),
        "object" | "restrict" => ("restrict", row.purpose.clone()),
        _ => return Ok(()),
    };
    if action == "erase" {
        let removed = tx.erase(app.now()).await?;
        minutes.removed = removed.into_iter().map(|(what, count)| (what.to_owned(), count)).collect();
    }
    let order = app.chance.uuid();
    tx.add_order(order, action, purpose, app.now()).await?;
    minutes.order = Some(order);
    Ok(())
}
