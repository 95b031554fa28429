//! The next pair of tokens.
//!
//! A refresh token is good once. An answer can get lost on a bad line, so the token that was just used is taken again as
//! long as nothing of what it gave was used. Whoever shows any other token of the past holds a copy: the session ends,
//! for both.

use axum::{Json, extract::State};
use chrono::{DateTime, Utc};
use serde::Deserialize;

use super::Tokens;
use crate::{
    app::App,
    failure::{Failure, Result},
    http::{Client, Sent},
    id::SessionId,
    store::{Door, StoreError, TokenRow, Tx},
    token,
};

#[derive(Deserialize, utoipa::ToSchema)]
pub struct Request {
    refresh_token: String,
}

#[utoipa::path(post, path = "/v1/refresh", tag = "session", operation_id = "session_refresh", request_body = Request,
    responses((status = 200, body = Tokens), (status = "4XX", body = Failure)))]
pub async fn run(
    State(app): State<App>,
    client: Client,
    Sent(request): Sent<Request>,
) -> Result<Json<Tokens>> {
    app.rates.client(&client)?;
    let shown = token::hash(&request.refresh_token);
    let mut tx = app.store.write(Door).await?;
    let Some(session) = find_good(&mut tx, shown, app.now()).await? else {
        tx.commit().await?;
        return Err(Failure::unauthenticated());
    };
    let (tokens, kept) = Tokens::issue(&app);
    tx.replace_tokens(session, shown, &kept, app.now()).await?;
    tx.commit().await?;
    Ok(Json(tokens))
}

/// The session that this token may refresh. Ends the session of a token that was replaced long ago.
async fn find_good(
    tx: &mut Tx<Door>,
    shown: [u8; 32],
    now: DateTime<Utc>,
) -> Result<Option<SessionId>, StoreError> {
    if let Some(row) = tx.find_by_refresh(shown).await? {
        return Ok(in_time(&row, now));
    }
    let stolen = match tx.find_by_previous(shown).await? {
        Some(row) if !row.is_confirmed => return Ok(in_time(&row, now)),
        Some(row) => Some(row.session),
        None => tx.find_by_retired(shown).await?,
    };
    if let Some(session) = stolen {
        tracing::warn!("a refresh token was shown again; its session was ended");
        metrics::counter!("academy_tokens_reused_total").increment(1);
        tx.end_reused_session(session, now).await?;
    }
    Ok(None)
}

fn in_time(row: &TokenRow, now: DateTime<Utc>) -> Option<SessionId> {
    (row.until > now).then_some(row.session)
}
