//! What the home screen tells about privacy, quietly: a new notice, choices to make again, a year gone by, a period over.
//! And `notice.read`, which puts the first away.

use chrono::NaiveDate;
use course::privacy::{Notice, NoticeChange};
use device::Change;
use learning::record::Consent;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::{show::lang_of, sweep};
use crate::{
    Academy,
    desk::{Desk, key},
    failure::{Failure, Result},
    profile::{self, confirm, identity::Identity},
};

#[derive(Debug, Clone, Default, Serialize, TS)]
pub struct PrivacyNews {
    /// A version of the notice that this person was not told of yet.
    pub notice: Option<NoticeNews>,
    /// How many choices count no more since the notice has changed materially, and are to be made again.
    pub ask_again: u32,
    /// What is held about the person, where a year has passed since they said that it is right.
    pub confirm: Option<Identity>,
    /// The learning record is older than its period. Nothing is erased by itself.
    pub expired: bool,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct NoticeNews {
    pub version: String,
    pub effective: NaiveDate,
    /// Whether it holds already.
    pub holds: bool,
    /// Whether choices are asked again.
    pub material: bool,
    /// What has changed.
    pub summary: String,
}

/// Nothing of this may keep anybody from learning: where the notice cannot be read, there is no news.
pub(crate) fn news(desk: &Desk) -> PrivacyNews {
    if profile::find(desk).is_none() {
        return PrivacyNews::default();
    }
    PrivacyNews {
        notice: notice(desk),
        ask_again: ask_again(desk),
        confirm: confirm::is_due(desk).then(|| profile::identity_of(desk)),
        expired: sweep::is_expired(desk),
    }
}

fn ask_again(desk: &Desk) -> u32 {
    let Ok(privacy) = desk.privacy() else { return 0 };
    let valid = privacy.valid_on(desk.now().date_naive());
    let stale = privacy
        .choices()
        .filter(|purpose| desk.record().consent(&purpose.id, &valid) == Consent::Invalidated);
    crate::question::count(stale.count())
}

fn notice(desk: &Desk) -> Option<NoticeNews> {
    let (privacy, today) = (desk.privacy().ok()?, desk.now().date_naive());
    let place = |wanted: &Notice| privacy.notices.iter().position(|notice| notice == wanted);
    let newest = privacy.announced_on(today).unwrap_or_else(|| privacy.notice_on(today));
    let at = place(newest)?;
    let told =
        told(desk).and_then(|version| privacy.notices.iter().position(|notice| notice.version == version));
    let told = told.unwrap_or_default();
    // Somebody may have missed a material version between two that were told.
    let material = privacy.notices.get(told + 1..=at)?.iter().any(|one| one.change == NoticeChange::Material);
    (at > told).then(|| NoticeNews {
        version: newest.version.clone(),
        effective: newest.effective,
        holds: newest.effective <= today,
        material,
        summary: newest.summary.get(lang_of(desk)).clone(),
    })
}

/// The version this person was told of last: at sign-up, with a choice, or when a notice about it was put away.
fn told(desk: &Desk) -> Option<String> {
    let read = desk.register(key::NOTICE).and_then(Value::as_str).map(str::to_owned);
    read.or_else(|| {
        let latest = desk.record().consents().filter_map(|(_, record)| record.latest());
        latest.map(|choice| choice.notice.clone()).max()
    })
}

/// `version`: of the notice that was told of.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ReadNotice {
    pub version: String,
}

/// Having been told is no consent, and counts as none.
pub(crate) async fn run(academy: &Academy, request: ReadNotice) -> Result<PrivacyNews> {
    let desk = &mut *academy.desk().await;
    if !desk.privacy()?.notices.iter().any(|notice| notice.version == request.version) {
        return Err(Failure::bad_request(format!("no notice `{}`", request.version)));
    }
    let registers = vec![(key::fixed(key::NOTICE)?, Value::from(request.version))];
    desk.commit(Change { facts: Vec::new(), registers }).await?;
    Ok(news(desk))
}
