//! `privacy.show`: the notice, what it says to each purpose, and what was chosen.

use chrono::{DateTime, NaiveDate, Utc};
use course::{
    lang::Lang,
    privacy::{Basis, Notice, NoticeChange, Purpose, basis},
};
use learning::record::Consent;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    html,
    limit::{self, LimitView},
};
use crate::{Academy, desk::Desk, failure::Result, settings::Language};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ShowPrivacy {}

#[derive(Debug, Clone, Serialize, TS)]
pub struct PrivacyView {
    /// Of the notice that holds today.
    pub version: String,
    pub effective: NaiveDate,
    /// False while the controller has not confirmed the text.
    pub confirmed: bool,
    pub language: Language,
    pub short_html: String,
    pub full_html: String,
    /// A version that is published and does not hold yet.
    pub announced: Option<Announced>,
    pub controller: String,
    pub contacts: Vec<ContactView>,
    pub purposes: Vec<PurposeView>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Announced {
    pub version: String,
    pub effective: NaiveDate,
    /// Whether each consent is asked again then.
    pub material: bool,
    pub summary: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct ContactView {
    /// Email, website or WhatsApp number.
    pub value: String,
    /// What to use it for: `rights`, `news`, `general`.
    pub used_for: ContactUse,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ContactUse {
    Rights,
    News,
    General,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct PurposeView {
    pub id: String,
    pub title: String,
    pub text: String,
    /// Legal basis, in words.
    pub basis: String,
    /// Whether it waits for a yes.
    pub asks: bool,
    /// What a no changes.
    pub refused: String,
    pub state: ConsentState,
    pub decided_at: Option<DateTime<Utc>>,
    /// Whether one can object to it and have it restricted here.
    pub can_limit: bool,
    /// Objections and restrictions that stand.
    pub limits: Vec<LimitView>,
    /// What they change on this device.
    pub effect: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ConsentState {
    /// Rests on another basis.
    NotAsked,
    Requested,
    Given,
    Refused,
    Withdrawn,
    /// Given to an older notice: must be asked again.
    Invalidated,
}

pub(crate) async fn run(academy: &Academy, _request: ShowPrivacy) -> Result<PrivacyView> {
    view(&*academy.desk().await)
}

pub(crate) fn view(desk: &Desk) -> Result<PrivacyView> {
    let privacy = desk.privacy()?;
    let (today, lang) = (desk.now().date_naive(), lang_of(desk));
    let notice: &Notice = privacy.notice_on(today);
    let valid = privacy.valid_on(today);
    let announced = privacy.announced_on(today).map(|next| Announced {
        version: next.version.clone(),
        effective: next.effective,
        material: next.change == NoticeChange::Material,
        summary: next.summary.get(lang).clone(),
    });
    let contacts = privacy.controller.contacts.iter().map(|contact| ContactView {
        value: contact.value.clone(),
        used_for: match contact.used_for {
            course::privacy::ContactUse::Rights => ContactUse::Rights,
            course::privacy::ContactUse::News => ContactUse::News,
            course::privacy::ContactUse::General => ContactUse::General,
        },
    });
    Ok(PrivacyView {
        version: notice.version.clone(),
        effective: notice.effective,
        confirmed: notice.confirmed,
        language: lang.into(),
        short_html: html(notice.short.get(lang), lang),
        full_html: html(notice.full.get(lang), lang),
        announced,
        controller: privacy.controller.name.clone(),
        contacts: contacts.collect(),
        purposes: privacy.purposes.iter().map(|purpose| purpose_view(desk, purpose, &valid, lang)).collect(),
    })
}

fn purpose_view(desk: &Desk, purpose: &Purpose, valid: &[&str], lang: Lang) -> PurposeView {
    let asks = purpose.basis == Basis::Consent;
    let state = match desk.record().consent(&purpose.id, valid) {
        _ if !asks => ConsentState::NotAsked,
        Consent::Requested => ConsentState::Requested,
        Consent::Given => ConsentState::Given,
        Consent::Refused => ConsentState::Refused,
        Consent::Withdrawn => ConsentState::Withdrawn,
        Consent::Invalidated => ConsentState::Invalidated,
    };
    let said = desk.record().consents().find(|(id, _)| *id == purpose.id);
    PurposeView {
        id: purpose.id.clone(),
        title: purpose.title.get(lang).clone(),
        text: purpose.text.get(lang).clone(),
        basis: basis(purpose.basis, lang).to_owned(),
        asks,
        refused: purpose.refused.as_ref().map(|text| text.get(lang).clone()).unwrap_or_default(),
        state,
        decided_at: said.and_then(|(_, record)| record.latest_at()),
        can_limit: limit::is_open_to(purpose.basis),
        limits: limit::limits(desk, &purpose.id),
        effect: limit::effect(&purpose.id, lang),
    }
}

/// The notice is read in the language of the app.
pub(crate) fn lang_of(desk: &Desk) -> Lang {
    match desk.settings().language {
        Language::Id => Lang::Id,
        Language::En => Lang::En,
    }
}
