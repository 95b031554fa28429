//! One exchange: what the device brings is taken, what it lacks is told, in one transaction.

use axum::{
    extract::{Request, State},
    response::Response,
};
use chrono::{DateTime, TimeDelta, Utc};
use learning::fact::DeviceId;
use protocol::{
    VERSION,
    sync::{self, Action, Answer, Answered, Code, News, Order, Tally},
};

use super::{
    Refused, body, registers,
    runs::{self, Devices, Taken},
    tell,
};
use crate::{
    app::App,
    failure::Failure,
    session::Person,
    store::{Ledger, StoreError, Tx},
};

/// The purpose that lets anything travel.
const SYNC: &str = "sync";
/// When a device was last here is noted this often at most: asking for news writes nothing else.
const NOTED_EACH: TimeDelta = TimeDelta::hours(1);

#[utoipa::path(post, path = "/v1/sync", tag = "sync", operation_id = "sync_exchange", security(("token" = [])),
    request_body(content = String, description = "A request of the exchange (crate `protocol`, `sync::Request`), JSON, zstd or plain.",
        content_type = "application/vnd.virtus.academy.sync+json"),
    responses(
        (status = 200, description = "`sync::Response`", body = String, content_type = "application/vnd.virtus.academy.sync+json"),
        (status = "4XX", description = "`sync::Refusal`", body = String, content_type = "application/vnd.virtus.academy.sync+json")))]
pub async fn run(
    State(app): State<App>,
    person: Result<Person, Failure>,
    request: Request,
) -> Result<Response, Refused> {
    let person = person?;
    let is_zstd = body::takes_zstd(request.headers());
    let request = body::read(request).await?;
    if !request.cover.purposes.iter().any(|purpose| purpose == SYNC) {
        return Err(Refused::new(Code::NoConsent, "the request is not covered by a consent"));
    }
    let told = match ask(&app, person, &request).await? {
        Some(told) => told,
        None => take(&app, person, &request).await?,
    };
    Ok(body::answer(&told, is_zstd))
}

/// Answers a request that brings nothing, without writing; `None` when something has to be written.
async fn ask(app: &App, person: Person, request: &sync::Request) -> Result<Option<sync::Response>, Refused> {
    if !request.runs.is_empty() || !request.registers.is_empty() || !request.done.is_empty() {
        return Ok(None);
    }
    let mut tx = app.store.read(person).await?;
    let devices = devices(&mut tx).await?;
    let noted = devices.get(&DeviceId(request.device)).filter(|row| app.now() - row.last_at < NOTED_EACH);
    if noted.is_none() {
        return Ok(None);
    }
    if tx.is_erased().await? {
        return Ok(None);
    }
    refuse_without_consent(&mut tx).await?;
    let ledger = tx.ledger().await?;
    Ok(Some(tell(&mut tx, app, &devices, &ledger, request, Taken::default()).await?))
}

/// Takes what the request brings.
async fn take(app: &App, person: Person, request: &sync::Request) -> Result<sync::Response, Refused> {
    let mut tx = app.store.write(person).await?;
    if tx.is_erased().await? {
        return erased(tx, app, request).await;
    }
    tx.take_turn().await?;
    let mut devices = devices(&mut tx).await?;
    let (device, version) = (DeviceId(request.device), request.app.as_str());
    runs::register(&mut tx, &mut devices, device, version, app.now()).await?;
    let taken = runs::take(&mut tx, app, version, &mut devices, &request.runs).await?;
    refuse_without_consent(&mut tx).await?;
    let mut ledger = tx.ledger().await?;
    registers::take(&mut tx, &mut ledger, &request.registers).await?;
    tx.touch_own_device(device, version, app.now()).await?;
    mark_done(&mut tx, app, request).await?;
    let told = tell(&mut tx, app, &devices, &ledger, request, taken).await?;
    tx.commit().await?;
    Ok(told)
}

/// Nothing is taken any more of an account that was erased. A device is told to erase as well; one that has done so is
/// told that the account is closed.
async fn erased(mut tx: Tx<Person>, app: &App, request: &sync::Request) -> Result<sync::Response, Refused> {
    mark_done(&mut tx, app, request).await?;
    let no_devices = Devices::new();
    let ledger = Ledger::default();
    let mut told = tell(&mut tx, app, &no_devices, &ledger, request, Taken::default()).await?;
    tx.commit().await?;
    if told.news.orders.is_empty() {
        return Err(Refused::new(Code::AccountClosed, "the account was erased"));
    }
    let nothing_here = |run: &sync::Run| Answered { device: run.device, answer: Answer::Gap { expected: 1 } };
    told.answers = request.runs.iter().map(nothing_here).collect();
    Ok(told)
}

async fn mark_done(tx: &mut Tx<Person>, app: &App, request: &sync::Request) -> Result<(), StoreError> {
    for order in &request.done {
        tx.mark_own_order_done(DeviceId(request.device), *order, app.now()).await?;
    }
    Ok(())
}

async fn orders(tx: &mut Tx<Person>, device: DeviceId) -> Result<Vec<Order>, StoreError> {
    let rows = tx.list_own_orders(device).await?;
    let read = |(order, action, purpose, made_at): (uuid::Uuid, String, Option<String>, DateTime<Utc>)| {
        let purpose = purpose.unwrap_or_default();
        let action = match action.as_str() {
            "erase" => Action::Erase,
            "lift" => Action::Lift { purpose },
            _ => Action::Restrict { purpose },
        };
        Order { order, action, made_at }
    };
    Ok(rows.into_iter().map(read).collect())
}

async fn devices(tx: &mut Tx<Person>) -> Result<Devices, StoreError> {
    Ok(tx.list_own_devices().await?.into_iter().map(|row| (row.id, row)).collect())
}

/// The server's own books go before what the request says.
async fn refuse_without_consent(tx: &mut Tx<Person>) -> Result<(), Refused> {
    if tx.has_refused(SYNC).await? {
        return Err(Refused::new(
            Code::NoConsent,
            "consent to synchronisation was not given or was taken back",
        ));
    }
    Ok(())
}

async fn tell(
    tx: &mut Tx<Person>,
    app: &App,
    devices: &Devices,
    ledger: &Ledger,
    request: &sync::Request,
    taken: Taken,
) -> Result<sync::Response, StoreError> {
    let lacking = tell::lacking(tx, devices, &request.have).await?;
    let changed = tell::changed(tx, ledger, request.after).await?;
    let mut receipts = taken.receipts;
    for run in &lacking.runs {
        receipts.extend(runs::receipts(tx, run).await?);
    }
    receipts.sort_by_key(|receipt| (receipt.device, receipt.first));
    receipts.dedup();
    Ok(sync::Response {
        version: VERSION,
        answers: taken.answers,
        receipts,
        has: tell::has(devices),
        forks: lacking.forks,
        runs: lacking.runs,
        registers: changed.registers,
        after: changed.after,
        tally: Tally { count: ledger.registers, digest: ledger.digest.to_string() },
        more: lacking.more || changed.more,
        news: News {
            server_time: app.now(),
            notice: Some(app.notices.published_on(app.now().date_naive()).to_owned()),
            edition: app.editions.newest(),
            dictionaries: Vec::new(),
            orders: orders(tx, DeviceId(request.device)).await?,
        },
    })
}
