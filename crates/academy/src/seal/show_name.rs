//! `seal.show_name`: whether the list of people shows the name of a sealed profile. It is then written in the clear.

use serde::Deserialize;
use ts_rs::TS;

use super::{SealChanged, changed};
use crate::{Academy, failure::Result};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ShowSealName {
    pub shown: bool,
}

pub(crate) async fn run(academy: &Academy, request: ShowSealName) -> Result<SealChanged> {
    let desk = &mut *academy.desk().await;
    desk.show_name(request.shown)?;
    Ok(changed(desk, None))
}
