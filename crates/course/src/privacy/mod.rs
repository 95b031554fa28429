//! The privacy notice and what it is made from: purposes, fields, periods, recipients (`content/privacy`).
//!
//! Must not know what anybody chose. A new version of the notice is new files, never new code.

mod read;
mod ropa;
mod table;
#[cfg(test)]
mod tests;

use chrono::{DateTime, Days, Months, NaiveDate, Utc};
use learning::hash::ContentHash;
use serde::Deserialize;

use crate::lang::{Lang, Localised};

pub use read::{FOLDER, PrivacyError, load};
pub use ropa::{ITEMS, items, record_of_processing};
pub use table::basis;

/// Everything under `content/privacy`.
#[derive(Debug, Clone, PartialEq)]
pub struct Privacy {
    pub controller: Controller,
    pub purposes: Vec<Purpose>,
    pub retention: Vec<Retention>,
    pub recipients: Vec<Recipient>,
    pub fields: Vec<Field>,
    pub processing: Processing,
    /// The newest last; at least one.
    pub notices: Vec<Notice>,
}

/// Who decides what the data is used for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Controller {
    #[serde(rename = "schema")]
    _schema: Schema,
    pub name: String,
    pub short: String,
    /// ISO 3166-1, two letters.
    pub country: String,
    pub contacts: Vec<Contact>,
    pub policies: Vec<Policy>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    pub kind: ContactKind,
    #[serde(rename = "use")]
    pub used_for: ContactUse,
    pub value: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactKind {
    Email,
    Web,
    Whatsapp,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactUse {
    Rights,
    News,
    General,
}

/// A public policy of the controller that stands beside the notice.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    pub id: String,
    pub title: Localised<String>,
    pub address: String,
}

/// What data is used for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Purpose {
    pub id: String,
    pub basis: Basis,
    pub title: Localised<String>,
    pub text: Localised<String>,
    /// What a no changes; only where the basis is consent.
    #[serde(default)]
    pub refused: Option<Localised<String>>,
}

/// Legal basis (UU 27/2022, article 20).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    Contract,
    LegalObligation,
    LegitimateInterest,
    Consent,
}

/// How long a class of data is kept.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retention {
    pub id: String,
    /// An ISO 8601 period, or `until_erased`.
    pub keep: String,
    pub title: Localised<String>,
    pub from: Localised<String>,
    pub why: Localised<String>,
    /// Why nothing of this class may be removed at present, whatever its period: a law or a dispute.
    #[serde(default)]
    pub hold: Option<Localised<String>>,
}

impl Retention {
    /// What is older than this is past its period at `now`; `None` where there is no period.
    #[must_use]
    pub fn ends_before(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let (number, unit) =
            self.keep.strip_prefix('P')?.split_at_checked(self.keep.len().checked_sub(2)?)?;
        let number: u32 = number.parse().ok()?;
        match unit {
            "Y" => now.checked_sub_months(Months::new(number.checked_mul(12)?)),
            "M" => now.checked_sub_months(Months::new(number)),
            "D" => now.checked_sub_days(Days::new(u64::from(number))),
            _ => None,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipient {
    pub id: String,
    pub name: Localised<String>,
    pub role: Role,
    /// The purposes that ask for a yes and let it have something.
    #[serde(default)]
    pub purposes: Vec<String>,
    pub when: Localised<String>,
    pub gets: Localised<String>,
    /// ISO 3166-1; `None` while it is not decided.
    pub country: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Controller,
    Processor,
    Recipient,
    Authority,
}

/// A stored value. Without data about a person only its place and name are told.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// `<database>.<table>.<column>`, `fact.<type>.<field>`, `register.<kind of key>` or `file.<name>`
    pub at: String,
    pub personal: bool,
    pub name: Localised<String>,
    #[serde(default)]
    pub category: Option<Category>,
    #[serde(default)]
    pub purposes: Vec<String>,
    #[serde(default)]
    pub retention: Option<String>,
    #[serde(default)]
    pub source: Option<Origin>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    Identity,
    Contact,
    Learning,
    Preference,
    Choice,
    Request,
    Technical,
}

/// Where a value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The person gave it.
    Given,
    /// The app noted it.
    Automatic,
    /// Computed from other values.
    Derived,
}

/// What the record of processing says beside the rest, the same for every purpose.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Processing {
    #[serde(rename = "schema")]
    _schema: Schema,
    /// Data protection officer and how to reach them; `None` while there is none.
    pub officer: Option<String>,
    /// Whose data it is.
    pub subjects: Localised<String>,
    /// Where it lies, and whether it goes abroad.
    pub storage: Localised<String>,
    /// How people use their rights.
    pub rights: Localised<String>,
    /// How it is protected, a sentence each.
    pub measures: Vec<Localised<String>>,
    /// Where the impact assessment is.
    pub assessment: Localised<String>,
}

/// One version of the notice.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    pub version: String,
    pub published: NaiveDate,
    pub effective: NaiveDate,
    pub change: NoticeChange,
    /// Whether the controller's counsel has confirmed this very text.
    pub confirmed: bool,
    pub summary: Localised<String>,
    /// The page of one minute, as Markdown.
    pub short: Localised<String>,
    /// The whole, as Markdown with the tables in it.
    pub full: Localised<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeChange {
    First,
    /// Nothing a choice depended on has changed.
    Minor,
    /// Every consent is asked again.
    Material,
}

/// `schema: 1`
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "u32")]
pub(crate) struct Schema;

impl TryFrom<u32> for Schema {
    type Error = String;
    fn try_from(number: u32) -> Result<Self, String> {
        match number {
            1 => Ok(Self),
            other => Err(format!("schema {other}, expected 1")),
        }
    }
}

impl Privacy {
    /// The notice that holds on a day; the first one before it takes effect, since there is no other.
    #[must_use]
    pub fn notice_on(&self, day: NaiveDate) -> &Notice {
        let holds = self.notices.iter().rev().find(|notice| notice.effective <= day);
        holds.unwrap_or(&self.notices[0])
    }

    /// A notice that is published and does not hold yet.
    #[must_use]
    pub fn announced_on(&self, day: NaiveDate) -> Option<&Notice> {
        self.notices.iter().skip(1).find(|notice| notice.published <= day && day < notice.effective)
    }

    /// The versions to which a yes still counts on a day: those since the last material change.
    #[must_use]
    pub fn valid_on(&self, day: NaiveDate) -> Vec<&str> {
        let mut valid = Vec::new();
        for notice in &self.notices {
            if notice.change == NoticeChange::Material && notice.effective <= day {
                valid.clear();
            }
            valid.push(notice.version.as_str());
        }
        valid
    }

    /// How long a field is kept.
    #[must_use]
    pub fn find_retention(&self, field: &Field) -> Option<&Retention> {
        self.retention.iter().find(|class| Some(&class.id) == field.retention.as_ref())
    }

    #[must_use]
    pub fn find_purpose(&self, id: &str) -> Option<&Purpose> {
        self.purposes.iter().find(|purpose| purpose.id == id)
    }

    /// The purposes that need a yes, in order.
    pub fn choices(&self) -> impl Iterator<Item = &Purpose> {
        self.purposes.iter().filter(|purpose| purpose.basis == Basis::Consent)
    }
}

impl Field {
    /// Whether people are told of it by name: a value of a person. Columns hold the same values again.
    #[must_use]
    pub fn is_told(&self) -> bool {
        self.personal && ["fact.", "register.", "file."].iter().any(|start| self.at.starts_with(start))
    }
}

impl Notice {
    /// Hash of everything a person is shown before choosing, in one language.
    #[must_use]
    pub fn text_hash(&self, lang: Lang) -> ContentHash {
        let text = format!("{}\0{}", self.short.get(lang), self.full.get(lang));
        ContentHash::of(text.as_bytes())
    }
}
