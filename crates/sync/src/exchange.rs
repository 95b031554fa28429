//! One talk with the server: exchanges until neither side has anything for the other. A thin loop around the plan.

use learning::{fact::DeviceId, hash::ContentHash};
use protocol::sync::{Request, Response, Run, limit};

use crate::{
    failure::{Failure, FailureCode},
    mine::Mine,
    operation::SyncLink,
    plan::{self, Ask, Refused, Stretch, Talk},
    stop::Stop,
    store::{Applied, Store, StoreError},
    transport::Transport,
    wire,
};

/// How often one answer is planned again because the person wrote something meanwhile.
const MOST_PLANS: usize = 8;
/// Requests of one talk. A million facts take no more; a server that always has something new for us does.
const MOST_EXCHANGES: u32 = 2_000;

/// How a talk ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// Both hold the same.
    Done(Summary),
    /// Nothing may leave the machine: nothing was sent from there on.
    NotAllowed,
    /// The stop was given. What was on the way is broken off.
    Stopped,
}

/// What a talk did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Requests answered.
    pub exchanges: u32,
    /// The server did not take the facts of these devices.
    pub refused: Vec<(DeviceId, Refused)>,
}

/// Exchanges until both sides have everything.
///
/// # Errors
/// What stood in the way. Everything that was confirmed before stays so.
pub async fn exchange<S: Store, T: Transport>(
    app: &str,
    store: &S,
    transport: &T,
    stop: &Stop,
) -> Result<Ended, Failure> {
    let mut talk = Talk::default();
    let mut summary = Summary::default();
    loop {
        let before = store.mine().await.map_err(of_store)?;
        let Some(ask) = plan::plan_request(&before, &talk) else { return Ok(Ended::NotAllowed) };
        let request = write(app, &before, ask, store).await.map_err(of_store)?;
        let Some(response) = stop.unless(transport.send(&request)).await else { return Ok(Ended::Stopped) };
        let response = response?;
        let next = take(store, &talk, &request, &response).await?;
        summary.exchanges += 1;

        let mine = store.mine().await.map_err(of_store)?;
        let (operations, next) = plan::plan_heal(&mine, &next, &response);
        if !operations.is_empty() {
            tracing::warn!("the server holds other registers; all are exchanged again");
            store.apply(&operations).await.map_err(of_store)?;
        } else if plan::is_done(&mine, &next, &response) {
            summary.refused = next.refused().collect();
            return Ok(Ended::Done(summary));
        } else if (mine == before && next == talk) || summary.exchanges == MOST_EXCHANGES {
            return Err(Failure::new(FailureCode::NoProgress, "the exchanges lead to nothing"));
        }
        talk = next;
    }
}

/// Plans the answer and carries it out; again, where the person wrote something in between.
async fn take<S: Store>(
    store: &S,
    talk: &Talk,
    request: &Request,
    response: &Response,
) -> Result<Talk, Failure> {
    for _ in 0..MOST_PLANS {
        let mine = store.mine().await.map_err(of_store)?;
        let hashes = look_up(store, &mine, response).await.map_err(of_store)?;
        let hash_of = |device, seq| hashes.get(&(device, seq)).copied();
        let (operations, next) = plan::plan_response(&mine, talk, &hash_of, request, response);
        if store.apply(&operations).await.map_err(of_store)? == Applied::Done {
            return Ok(next);
        }
    }
    Err(Failure::new(FailureCode::Store, "the record changed faster than an answer could be dealt with"))
}

type Hashes = std::collections::BTreeMap<(DeviceId, u32), ContentHash>;

async fn look_up<S: Store>(store: &S, mine: &Mine, response: &Response) -> Result<Hashes, StoreError> {
    let mut hashes = Hashes::new();
    for question in plan::questions(mine, response) {
        let found = store.list_hashes(question.device, question.numbers.clone()).await?;
        hashes.extend(question.numbers.zip(found).map(|(seq, hash)| ((question.device, seq), hash)));
    }
    Ok(hashes)
}

/// The request that was planned, with the facts and registers that it names.
pub(crate) async fn write<S: Store>(
    app: &str,
    mine: &Mine,
    ask: Ask,
    store: &S,
) -> Result<Request, StoreError> {
    let mut room = limit::PACKED_BYTES;
    let mut runs = Vec::new();
    for stretch in &ask.stretches {
        runs.extend(read_run(store, stretch, &mut room).await?);
    }
    let registers = store.list_changed(ask.registers).await?;
    let mut room = limit::PACKED_REGISTER_BYTES;
    let registers = registers.iter().map(wire::to_register).collect::<Result<Vec<_>, _>>()?;
    let fits = |value: &protocol::sync::WireRegister| take_room(&mut room, value.value.get().len());
    Ok(Request {
        version: protocol::VERSION,
        app: app.to_owned(),
        device: mine.device.0,
        cover: ask.cover,
        have: mine.heads.values().map(wire::to_head).collect(),
        runs,
        registers: registers.into_iter().take_while(fits).collect(),
        after: mine.after,
        done: mine.done.iter().copied().take(limit::ORDERS).collect(),
    })
}

async fn read_run<S: Store>(
    store: &S,
    stretch: &Stretch,
    room: &mut usize,
) -> Result<Option<Run>, StoreError> {
    let Stretch { device, first, count } = *stretch;
    let before = match first.checked_sub(1).filter(|before| *before > 0) {
        Some(before) => store.list_hashes(device, before..=before).await?.into_iter().next(),
        None => None,
    };
    let links = store.list_links(device, first, count).await?;
    let links: Vec<SyncLink> =
        links.into_iter().take_while(|link| take_room(room, link.fact.body.as_str().len())).collect();
    let Some(last) = links.last() else { return Ok(None) };
    Ok(Some(Run {
        device: device.0,
        first,
        before: before.map(|hash| hash.to_string()),
        head: last.hash.to_string(),
        facts: links.into_iter().map(|link| link.fact).collect(),
    }))
}

/// Whether there is still room; the last one in may be larger than what was left.
fn take_room(room: &mut usize, bytes: usize) -> bool {
    let some = *room > 0;
    *room = room.saturating_sub(bytes.max(1));
    some
}

fn of_store(error: StoreError) -> Failure {
    Failure::new(FailureCode::Store, error.to_string())
}
