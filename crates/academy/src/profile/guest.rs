//! `profile.guest`: learning without saying who one is. What is learned stays when the guest signs up.

use device::Change;
use serde::Deserialize;
use serde_json::Value;
use ts_rs::TS;

use super::ProfileView;
use crate::{
    Academy,
    desk::key,
    failure::{Failure, Result},
};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct BeginAsGuest {}

pub(crate) async fn run(academy: &Academy, _request: BeginAsGuest) -> Result<ProfileView> {
    let desk = &mut *academy.desk().await;
    if super::find(desk).is_some_and(|profile| !profile.guest) {
        return Err(Failure::bad_request("signed up already"));
    }
    let registers = vec![(key::fixed(key::GUEST)?, Value::from(true))];
    desk.commit(Change { facts: Vec::new(), registers }).await?;
    Ok(ProfileView { name: String::new(), guest: true, path: None })
}
