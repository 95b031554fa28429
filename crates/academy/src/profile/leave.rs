//! `profile.leave`: who sits here gets up; the record is closed, and the next person chooses.

use serde::Deserialize;
use ts_rs::TS;

use crate::{
    Academy,
    app::start::{self, AppView},
    failure::Result,
};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct LeaveProfile {}

pub(crate) async fn run(academy: &Academy, _request: LeaveProfile) -> Result<AppView> {
    let desk = &mut *academy.desk().await;
    desk.stand_up().await;
    Ok(start::view(desk))
}
