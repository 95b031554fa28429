//! What goes into a file: everything that the server is not known to have.

use super::{CourierError, Parcel};
use crate::{
    exchange,
    plan::{Talk, plan_request},
    store::Store,
};

/// The parcel for another machine of the same person. Nothing counts as sent by that: only the server confirms.
///
/// # Errors
/// `NotAllowed`, `Store`.
pub async fn export<S: Store>(app: &str, account: &str, store: &S) -> Result<Parcel, CourierError> {
    let mut mine = store.mine().await.map_err(CourierError::Store)?;
    let mut requests = Vec::new();
    loop {
        let Some(mut ask) = plan_request(&mine, &Talk::default()) else {
            return Err(CourierError::NotAllowed);
        };
        // All registers go into the first request that takes them; they are few.
        ask.registers = if requests.is_empty() { ask.registers } else { 0 };
        let request = exchange::write(app, &mine, ask, store).await.map_err(CourierError::Store)?;
        for run in &request.runs {
            // As if it had arrived, so that the next one goes on from there. `mine` is a copy.
            mine.confirmed.insert(learning::fact::DeviceId(run.device), run.last());
        }
        if request.runs.is_empty() && (request.registers.is_empty() || !requests.is_empty()) {
            return Ok(Parcel { account: account.to_owned(), requests });
        }
        requests.push(request);
    }
}
