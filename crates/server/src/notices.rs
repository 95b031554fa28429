//! The privacy notices that were published (`content/privacy`): what a person says about any other text is no evidence.

use chrono::NaiveDate;
use course::{
    lang::Lang,
    privacy::{FOLDER, Privacy, load},
    source::Source,
};
use include_dir::{Dir, include_dir};
use learning::hash::ContentHash;

use crate::failure::{Failure, Result};

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../content/privacy");

/// The published notices.
#[derive(Debug)]
pub(crate) struct Notices(Privacy);

impl Notices {
    pub(crate) fn load() -> Result<Self> {
        let mut source = Source::new();
        add(&mut source, &FILES);
        load(&source).map(Self).map_err(|error| Failure::internal(error.to_string()))
    }

    /// Whether this text was published as that version in that language.
    pub(crate) fn is_published(&self, version: &str, language: &str, text: ContentHash) -> bool {
        let notice = self.0.notices.iter().find(|notice| notice.version == version);
        let lang = Lang::ALL.into_iter().find(|lang| lang.tag() == language);
        notice.zip(lang).is_some_and(|(notice, lang)| notice.text_hash(lang) == text)
    }

    /// The version that holds on a day.
    pub(crate) fn published_on(&self, day: NaiveDate) -> &str {
        &self.0.notice_on(day).version
    }

    /// Whether there is such a purpose.
    pub(crate) fn has_purpose(&self, purpose: &str) -> bool {
        self.0.find_purpose(purpose).is_some()
    }

    /// Whether a purpose asks for a yes.
    pub(crate) fn is_choice(&self, purpose: &str) -> bool {
        self.0.choices().any(|choice| choice.id == purpose)
    }
}

fn add(source: &mut Source, folder: &Dir<'_>) {
    for file in folder.files() {
        source.insert(format!("{FOLDER}/{}", file.path().display()).replace('\\', "/"), file.contents());
    }
    folder.dirs().for_each(|inner| add(source, inner));
}
