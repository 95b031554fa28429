//! Reading `content/privacy`.

use chrono::NaiveDate;
use serde::{Deserialize, de::DeserializeOwned};

use super::{Field, Notice, NoticeChange, Privacy, Purpose, Recipient, Retention, Schema, table};
use crate::{
    lang::{Lang, Localised},
    source::Source,
};

/// The folder in the content.
pub const FOLDER: &str = "privacy";

/// Why the notice cannot be used: which file, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {en}")]
pub struct PrivacyError {
    /// From the content folder.
    pub path: String,
    pub id: String,
    pub en: String,
}

impl PrivacyError {
    fn new(path: &str, id: impl Into<String>, en: impl Into<String>) -> Self {
        Self { path: path.to_owned(), id: id.into(), en: en.into() }
    }
}

type Result<T> = std::result::Result<T, PrivacyError>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Purposes {
    #[serde(rename = "schema")]
    _schema: Schema,
    purposes: Vec<Purpose>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Classes {
    #[serde(rename = "schema")]
    _schema: Schema,
    classes: Vec<Retention>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Recipients {
    #[serde(rename = "schema")]
    _schema: Schema,
    recipients: Vec<Recipient>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FieldList {
    #[serde(rename = "schema")]
    _schema: Schema,
    fields: Vec<Field>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Notices {
    #[serde(rename = "schema")]
    _schema: Schema,
    notices: Vec<Version>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Version {
    version: String,
    published: NaiveDate,
    effective: NaiveDate,
    change: NoticeChange,
    confirmed: bool,
    summary: Localised<String>,
}

/// Reads and checks the folder `privacy` of a content folder.
///
/// # Errors
/// The first file that is missing, not readable or names what another does not know. A notice with a hole in it must
/// not be shown, so there is no half of it.
pub fn load(source: &Source) -> Result<Privacy> {
    let mut privacy = Privacy {
        controller: yaml(source, "controller.yaml")?,
        purposes: yaml::<Purposes>(source, "purposes.yaml")?.purposes,
        retention: yaml::<Classes>(source, "retention.yaml")?.classes,
        recipients: yaml::<Recipients>(source, "recipients.yaml")?.recipients,
        fields: yaml::<FieldList>(source, "fields.yaml")?.fields,
        processing: yaml(source, "processing.yaml")?,
        notices: Vec::new(),
    };
    check(&privacy)?;
    let versions = yaml::<Notices>(source, "notices.yaml")?.notices;
    privacy.notices =
        versions.iter().map(|version| notice(source, version, &privacy, &versions)).collect::<Result<_>>()?;
    if privacy.notices.is_empty() {
        let path = place("notices.yaml");
        return Err(PrivacyError::new(
            &path,
            "Belum ada versi pemberitahuan.",
            "There is no version of the notice yet.",
        ));
    }
    Ok(privacy)
}

fn place(file: &str) -> String {
    format!("{FOLDER}/{file}")
}

fn text(source: &Source, file: &str) -> Result<String> {
    let path = place(file);
    let bytes = source.get(&path).ok_or_else(|| {
        PrivacyError::new(&path, "Berkas ini tidak ada; tambahkan.", "This file is missing; add it.")
    })?;
    String::from_utf8(bytes.to_vec()).map_err(|error| {
        PrivacyError::new(
            &path,
            format!("Bukan UTF-8 ({error}); simpan sebagai UTF-8."),
            format!("Not UTF-8 ({error}); save it as UTF-8."),
        )
    })
}

fn yaml<T: DeserializeOwned>(source: &Source, file: &str) -> Result<T> {
    let text = text(source, file)?;
    let options = serde_saphyr::options! { with_snippet: false, strict_booleans: true };
    serde_saphyr::from_str_with_options(&text, options).map_err(|error| {
        PrivacyError::new(&place(file), format!("Tidak terbaca: {error}"), format!("Cannot be read: {error}"))
    })
}

/// Names that must be known elsewhere.
fn check(privacy: &Privacy) -> Result<()> {
    let path = place("fields.yaml");
    for field in privacy.fields.iter().filter(|field| field.personal) {
        let unknown = field.purposes.iter().find(|id| privacy.find_purpose(id).is_none());
        let class = field.retention.as_deref().unwrap_or_default();
        let missing = match () {
            () if unknown.is_some() => unknown.map(|id| format!("purposes: {id}")),
            () if field.purposes.is_empty() => Some("purposes".to_owned()),
            () if !privacy.retention.iter().any(|one| one.id == class) => Some(format!("retention: {class}")),
            () if field.category.is_none() => Some("category".to_owned()),
            () if field.source.is_none() => Some("source".to_owned()),
            () => None,
        };
        if let Some(what) = missing {
            return Err(PrivacyError::new(
                &path,
                format!("`{}`: `{what}` tidak ada atau tidak dikenal.", field.at),
                format!("`{}`: `{what}` is missing or not known.", field.at),
            ));
        }
    }
    let now = chrono::DateTime::UNIX_EPOCH;
    let is_known = |class: &&Retention| class.keep == "until_erased" || class.ends_before(now).is_some();
    if let Some(class) = privacy.retention.iter().find(|class| !is_known(class)) {
        return Err(PrivacyError::new(
            &place("retention.yaml"),
            format!("`{}`: tulis `keep` seperti P5Y, P6M, P30D, atau until_erased.", class.id),
            format!("`{}`: write `keep` like P5Y, P6M, P30D, or until_erased.", class.id),
        ));
    }
    let path = place("purposes.yaml");
    if let Some(purpose) = privacy.choices().find(|purpose| purpose.refused.is_none()) {
        return Err(PrivacyError::new(
            &path,
            format!("`{}`: tulis `refused`, apa yang berubah bila jawabannya tidak.", purpose.id),
            format!("`{}`: write `refused`, what a no changes.", purpose.id),
        ));
    }
    Ok(())
}

fn notice(source: &Source, version: &Version, privacy: &Privacy, all: &[Version]) -> Result<Notice> {
    let read = |name: &str, end: &str| text(source, &format!("notice/{}/{name}{end}", version.version));
    let both = |name: &str| -> Result<Localised<String>> {
        Ok(Localised { id: read(name, ".md")?, en: Some(read(name, ".en.md")?) })
    };
    let history: Vec<table::Past<'_>> = all
        .iter()
        .map(|one| table::Past { version: &one.version, effective: one.effective, summary: &one.summary })
        .collect();
    let full = both("full")?;
    let whole = |lang: Lang| {
        let text = full.get(lang);
        table::fill(text, privacy, &history, lang).map_err(|what| {
            let end = if lang == Lang::Id { ".md" } else { ".en.md" };
            PrivacyError::new(
                &place(&format!("notice/{}/full{end}", version.version)),
                format!("`[[{what}]]` bukan tabel yang dikenal."),
                format!("`[[{what}]]` is no table that is known."),
            )
        })
    };
    Ok(Notice {
        version: version.version.clone(),
        published: version.published,
        effective: version.effective,
        change: version.change,
        confirmed: version.confirmed,
        summary: version.summary.clone(),
        short: both("short")?,
        full: Localised { id: whole(Lang::Id)?, en: Some(whole(Lang::En)?) },
    })
}
