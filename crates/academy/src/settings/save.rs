//! `settings.save`: keeps what changed, answers with what is kept.

use device::Change;
use serde_json::Value;

use super::{Settings, fields};
use crate::{
    Academy,
    desk::{Desk, key},
    failure::{Failure, FailureCode, Result},
};

pub(crate) async fn run(academy: &Academy, request: Settings) -> Result<Settings> {
    if !(80..=200).contains(&request.text_size) {
        return Err(Failure::new(
            FailureCode::Invalid,
            "Ukuran teks berkisar dari 80 sampai 200 persen.",
            "The size of text ranges from 80 to 200 percent.",
            "text_size",
        ));
    }
    let desk = &mut *academy.desk().await;
    if desk.is_choosing() {
        // Nobody's settings: only the language is heard, until somebody sits down.
        desk.greet(request.language);
        return Ok(desk.settings());
    }
    let change = Change { facts: Vec::new(), registers: changed(desk, &request)? };
    if !change.registers.is_empty() {
        desk.commit(change).await?;
    }
    Ok(desk.settings())
}

fn changed(desk: &Desk, wanted: &Settings) -> Result<Vec<(learning::register::RegisterKey, Value)>> {
    let internal = |error: serde_json::Error| Failure::internal(error.to_string());
    let kept = fields(&desk.settings()).map_err(internal)?;
    let wanted = fields(wanted).map_err(internal)?;
    let changed = wanted.into_iter().filter(|(field, value)| kept.get(field) != Some(value));
    changed.map(|(field, value)| Ok((key::of(key::SETTING, &[&field])?, value))).collect()
}
