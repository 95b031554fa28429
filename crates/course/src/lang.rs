//! The two languages of the curriculum. Indonesian is the source, English the translation beside it.

use std::fmt;

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    #[default]
    Id,
    En,
}

impl Lang {
    pub const ALL: [Self; 2] = [Self::Id, Self::En];

    /// BCP 47 tag.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::En => "en",
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

/// The same thing in both languages; the translation may be missing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Localised<T> {
    pub id: T,
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub en: Option<T>,
}

const fn none<T>() -> Option<T> {
    None
}

impl<T> Localised<T> {
    /// The wanted language, or Indonesian where the translation is missing.
    pub fn get(&self, lang: Lang) -> &T {
        match (lang, &self.en) {
            (Lang::En, Some(en)) => en,
            _ => &self.id,
        }
    }
}
