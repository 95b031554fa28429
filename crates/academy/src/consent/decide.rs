//! `consent.decide`: a yes or no among one's own data, in force when it returns.

use learning::fact::ConsentMethod;
use serde::Deserialize;
use ts_rs::TS;

use super::ChoiceMade;
use crate::{
    Academy,
    failure::Result,
    privacy::show::{PrivacyView, view},
};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct DecideConsent {
    pub choice: ChoiceMade,
    /// Version of the notice on the screen.
    pub notice: String,
}

pub(crate) async fn run(academy: &Academy, request: DecideConsent) -> Result<PrivacyView> {
    let desk = &mut *academy.desk().await;
    let change = super::decided(desk, &[request.choice], &request.notice, ConsentMethod::OwnData)?;
    desk.commit(change).await?;
    view(desk)
}
