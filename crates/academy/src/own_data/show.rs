//! `data.show`: everything that is kept about this person, by kind, with purpose, period and origin.

use std::collections::BTreeMap;

use course::lang::Lang;
use course::privacy::{Category, Field, Origin, Privacy};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Academy,
    desk::Desk,
    failure::Result,
    privacy::show::lang_of,
    profile::{self, ProfileView, identity::Identity},
    seal::{self, SealView},
};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ShowOwnData {}

#[derive(Debug, Clone, Serialize, TS)]
pub struct OwnDataView {
    pub profile: Option<ProfileView>,
    pub identity: Identity,
    pub groups: Vec<DataGroup>,
    /// Where all of it lies.
    pub folder: String,
    /// Where copies are written.
    pub exports: String,
    /// How many facts and values there are.
    pub entries: u32,
    pub seal: SealView,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct DataGroup {
    pub category: DataCategory,
    pub items: Vec<DataItem>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DataCategory {
    Identity,
    Contact,
    Learning,
    Preference,
    Choice,
    Request,
    Technical,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct DataItem {
    pub name: String,
    /// How often it is there now; null for what is not counted, such as a file.
    pub count: Option<u32>,
    pub purposes: Vec<String>,
    /// How long it is kept at most, and from when.
    pub kept: String,
    pub origin: DataOrigin,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DataOrigin {
    Given,
    Automatic,
    Derived,
}

pub(crate) async fn run(academy: &Academy, _request: ShowOwnData) -> Result<OwnDataView> {
    let desk = &mut *academy.desk().await;
    let counts = counts(desk).await?;
    let (privacy, lang) = (desk.privacy()?, lang_of(desk));
    let mut groups: BTreeMap<Category, Vec<DataItem>> = BTreeMap::new();
    for field in privacy.fields.iter().filter(|field| field.personal && !is_elsewhere(&field.at)) {
        if let Some(category) = field.category {
            groups.entry(category).or_default().push(item(privacy, field, &counts, lang));
        }
    }
    Ok(OwnDataView {
        profile: profile::find(desk),
        identity: profile::identity_of(desk),
        groups: groups
            .into_iter()
            .map(|(category, items)| DataGroup { category: named(category), items })
            .collect(),
        folder: desk.folder().display().to_string(),
        exports: desk.config.exports.display().to_string(),
        entries: counts.all,
        seal: seal::view(desk),
    })
}

/// Whether a place is told in another form (the columns of the record hold facts and registers), or is not on this device.
fn is_elsewhere(at: &str) -> bool {
    at.starts_with("record.") || at.starts_with("server.")
}

/// How many facts of a type and values under a kind of key there are.
struct Counts {
    facts: BTreeMap<&'static str, u32>,
    registers: BTreeMap<String, u32>,
    all: u32,
}

async fn counts(desk: &mut Desk) -> Result<Counts> {
    let mut counts = Counts { facts: BTreeMap::new(), registers: BTreeMap::new(), all: 0 };
    for link in desk.all_facts().await? {
        *counts.facts.entry(link.fact.body.kind()).or_default() += 1;
        counts.all += 1;
    }
    for register in desk.registers("").filter(|register| !register.value.is_null()) {
        *counts.registers.entry(kind_of(register.key.as_str())).or_default() += 1;
        counts.all += 1;
    }
    Ok(counts)
}

/// The kind of a register in the inventory: `note/net-101-l06/4` is a `note`, `profile/email` a `profile.email`.
pub fn kind_of(key: &str) -> String {
    let mut parts = key.split('/');
    let first = parts.next().unwrap_or_default();
    match (first, parts.next()) {
        ("profile", Some(field)) => format!("profile.{}", field.replace('-', "_")),
        _ => first.to_owned(),
    }
}

fn item(privacy: &Privacy, field: &Field, counts: &Counts, lang: Lang) -> DataItem {
    let count = match field.at.split_once('.') {
        Some(("fact", rest)) => match rest.split_once('.') {
            Some((kind, _)) => Some(counts.facts.get(kind).copied().unwrap_or_default()),
            None => Some(counts.facts.values().sum()),
        },
        Some(("register", kind)) => Some(counts.registers.get(kind).copied().unwrap_or_default()),
        _ => None,
    };
    let purposes = field.purposes.iter().filter_map(|id| privacy.find_purpose(id));
    let class = privacy.find_retention(field);
    DataItem {
        name: field.name.get(lang).clone(),
        count,
        purposes: purposes.map(|purpose| purpose.title.get(lang).clone()).collect(),
        kept: class.map(|class| class.kept(lang)).unwrap_or_default(),
        origin: match field.source {
            Some(Origin::Given) => DataOrigin::Given,
            Some(Origin::Derived) => DataOrigin::Derived,
            Some(Origin::Automatic) | None => DataOrigin::Automatic,
        },
    }
}

const fn named(category: Category) -> DataCategory {
    match category {
        Category::Identity => DataCategory::Identity,
        Category::Contact => DataCategory::Contact,
        Category::Learning => DataCategory::Learning,
        Category::Preference => DataCategory::Preference,
        Category::Choice => DataCategory::Choice,
        Category::Request => DataCategory::Request,
        Category::Technical => DataCategory::Technical,
    }
}
