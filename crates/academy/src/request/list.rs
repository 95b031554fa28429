//! `request.list`: what was asked for, and where it stands.

use serde::Deserialize;
use ts_rs::TS;

use super::RequestsView;
use crate::{Academy, failure::Result};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ListRequests {}

pub(crate) async fn run(academy: &Academy, _request: ListRequests) -> Result<RequestsView> {
    super::view(&*academy.desk().await)
}
