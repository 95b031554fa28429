//! `request.mark`: the person tells what became of a request: sent by e-mail, answered, taken back.

use device::Change;
use learning::{
    fact::{FactBody, RequestId, RequestMark, Right},
    record::{RequestRecord, RequestState},
};
use serde::Deserialize;
use ts_rs::TS;

use super::RequestsView;
use crate::{
    Academy,
    failure::{Failure, Result},
};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct MarkRequest {
    pub request: RequestId,
    pub mark: RequestMark,
}

/// A mark that tells nothing new is not written: the second of two clicks changes nothing.
pub(crate) async fn run(academy: &Academy, request: MarkRequest) -> Result<RequestsView> {
    let desk = &mut *academy.desk().await;
    let known = desk.record().find_request(&request.request).filter(|known| known.asked().is_some());
    let known = known.ok_or_else(|| Failure::not_found(format!("no request {}", request.request)))?;
    if tells(known, request.mark) {
        let fact = FactBody::RightRequestMarked { request: request.request, mark: request.mark };
        desk.commit(Change { facts: vec![fact], registers: Vec::new() }).await?;
    }
    super::view(desk)
}

fn tells(request: &RequestRecord, mark: RequestMark) -> bool {
    let limits =
        request.asked().is_some_and(|asked| matches!(asked.value.right, Right::Object | Right::Restrict));
    match (request.state(), mark) {
        (RequestState::Queued, RequestMark::SentByEmail | RequestMark::Cancelled)
        | (RequestState::Sent(_), RequestMark::Answered | RequestMark::Cancelled) => true,
        // An objection that was answered still stands, and can be taken back.
        (RequestState::Answered(_), RequestMark::Cancelled) => limits && request.stands(),
        _ => false,
    }
}
